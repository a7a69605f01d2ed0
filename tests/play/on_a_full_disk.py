"""Plays through an autosave on a disk that is full: `python on_a_full_disk.py FOLDER [refusing]`; run by `test_circumstances.py`.

FOLDER is the disk. It is filled here to the last byte, or, when it is `refusing`, does not let a file grow beyond a bound that
the caller has set. Says what the screen said.
"""

import os
import resource
import signal
import sys
from pathlib import Path


def fill(folder: Path) -> Path:
    """Fill a disk."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    return filler


def autosaved(stage, view, times: int) -> None:
    """Let half a year pass by keys, as often as said, until it has been tried to save."""
    for _ in range(times + (not view.saved_month)):  # the first month only begins the count
        before = view.saved_month
        while view.saved_month == before:
            if view.dialog is not None or view.count is not None:
                stage.key("escape")
            elif view.paused:
                stage.key("5")
            stage.step(seconds=0.1)


def main(folder: Path, refusing: bool) -> None:
    """Play, be refused, play on, be saved."""
    os.environ["ARTICLE4_HOME"] = str(folder)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    bounds = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bounds[1], bounds[1]))
    from play.games import stage_on

    from sim.game import saves
    from sim.play.screens.save_dialogs import save_folder

    stage = stage_on("1999-01-02", seat="KGZ", pause_on=())
    view = stage.app.top.view
    autosaved(stage, view, 1)
    (first,) = saves.listing(save_folder())
    assert first.fault is None, first
    kept = first.path.read_bytes()

    filler = None if refusing else fill(folder)
    if refusing:
        resource.setrlimit(resource.RLIMIT_FSIZE, bounds)
    autosaved(stage, view, 1)
    said = [message.text for message in view.messages if "lost" in message.text]
    assert said, [message.text for message in view.messages]
    print(said[-1])
    stage.step(count=2)
    assert stage.has(said[-1][:30]), stage.ui.dump()
    assert first.path.read_bytes() == kept
    assert [file for file in save_folder().iterdir() if file != first.path] == [], "something is left lying about"
    saves.load(first.path)
    stage.app.settings.palette = "red-green"
    stage.app.headless = False
    try:
        stage.app.apply()
    finally:
        stage.app.headless = True

    resource.setrlimit(resource.RLIMIT_FSIZE, (bounds[1], bounds[1]))
    if filler is not None:
        filler.unlink()
    digest = None
    autosaved(stage, view, 1)
    latest = saves.listing(save_folder())[0]
    assert latest.number == first.number + 1, latest
    digest = saves.load(latest.path).digest()
    assert digest == saves.replay(latest.path).digest
    print("saved again")
    stage.app.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), len(sys.argv) > 2)
