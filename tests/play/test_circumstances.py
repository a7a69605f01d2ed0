"""Bad circumstances, each really made: a full disk, one that refuses, no sound card, a clock that was set back, a small window.

No display and the older pygame in the way are in `test_app.py`. What plays on the full disk is `on_a_full_disk.py`, in a process
that has mounted a disk of its own.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from play.games import stage_on
from play.stage import Stage

from sim.game import saves
from sim.game.session import Game
from sim.play.screens.panels import PANELS
from sim.play.screens.start import StartScreen

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MOUNT = 'mount -t tmpfs -o size=160k tmpfs "$1" && exec "$2" "$3" "$1"'


def played(command: list[str], **options) -> str:
    """What a played session says; a fault of it is this test's."""
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=900, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("unshare") is None, reason="a disk of one's own needs unshare")
def test_on_a_full_disk_the_game_says_so_and_loses_nothing(tmp_path):
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode != 0:
        pytest.skip("this system lets nobody mount a disk of his own")
    script = str(HERE / "on_a_full_disk.py")
    said = played(["unshare", "-rm", "sh", "-c", MOUNT, "sh", str(tmp_path), sys.executable, script])
    assert "No space left on device; nothing was lost" in said and "saved again" in said


@pytest.mark.slow
def test_a_disk_that_refuses_to_grow_a_file_is_told_and_the_older_save_stays(tmp_path):
    def bounded():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))

    said = played([sys.executable, str(HERE / "on_a_full_disk.py"), str(tmp_path), "refusing"], preexec_fn=bounded)
    assert "File too large; nothing was lost" in said and "saved again" in said


def test_without_a_sound_card_there_is_silence_and_a_word(tmp_path):
    script = (
        "import pygame; from sim.play.sound import Sounds; sounds = Sounds(True); sounds.play(['press']);"
        "print(sounds.lacking, sounds.made); sounds.close(); print(Sounds(False).lacking)"
    )
    environment = os.environ | {"SDL_AUDIODRIVER": "disk_that_is_not_there", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[-3:-1] == ["True {}", "False"]


def test_the_settings_say_that_no_sound_card_is_there(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))
    stage = Stage(StartScreen)
    stage.click("start.settings")
    stage.click("settings.tab.1")
    assert stage.has("Short tones")
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk_that_is_not_there")
    stage.app.sounds.on, stage.app.sounds.ready = True, None
    stage.step(count=2)
    assert stage.has("No sound card is found: silence")
    stage.app.close()


def test_with_the_clock_set_back_the_latest_save_is_still_the_latest(tmp_path, monkeypatch):
    game = Game.start(str(ROOT / "tests" / "worlds" / "six.yaml"), 3, {})
    first = saves.save(game, tmp_path / f"first{saves.ENDING}", "first")
    game.advance(game.day + 40)
    autosaved = saves.autosave(game, tmp_path)

    class Earlier(datetime):
        @classmethod
        def now(cls, zone=None):
            return datetime.now(zone or UTC) - timedelta(hours=3)

    monkeypatch.setattr(saves, "datetime", Earlier)
    game.advance(game.day + 40)
    last = saves.save(game, tmp_path / f"last{saves.ENDING}", "last")
    assert [one.path for one in saves.listing(tmp_path)] == [last, autosaved, first]
    assert saves.load(last).digest() == game.digest()


def test_the_clock_of_the_day_moves_nothing_in_play(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))
    stage = stage_on("2015-01-01")
    view = stage.app.top.view
    monkeypatch.setattr("time.time", lambda: 0.0)
    stage.key("3")
    before = view.game.day
    stage.step(count=30, seconds=0.05)
    assert 8 <= view.game.day - before <= 14 or view.paused
    stage.app.close()


@pytest.mark.slow
@pytest.mark.parametrize("panel", ["", *sorted(PANELS), "council"])
def test_in_the_smallest_window_every_panel_can_be_read_and_closed(panel, tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))
    monkeypatch.setattr("sim.play.view.WATCHED_BRANCHES", 8)
    monkeypatch.setattr("sim.play.view.IF_BRANCHES", 8)
    stage = stage_on("2022-01-06", size=(800, 600))
    screen, theme = stage.app.top, stage.ui.theme
    from sim.play import shot

    if panel:
        shot.open_place(screen, panel, "")
    stage.step(count=4)
    wide, high = 800 / theme.scale, 600 / theme.scale
    boxes = [note for note in stage.ui.notes if note.kind == "text" and note.box.w > 0]
    outside = [note.text for note in boxes if note.box.x < -1 or note.box.y < -1]
    assert boxes and not outside, outside
    close = stage.ui.place_of("panel.close") if panel else stage.ui.place_of("top.menu")
    assert close is not None and close.right <= wide + 1 and close.bottom <= high + 1, re.sub(r"\n.*", "", stage.ui.dump())
    stage.app.close()
