"""Folders of results: whose they are, what in them is finished, what is refused, what is done again."""

import errno
import json
import os
import subprocess
import sys
import time

import pytest
from batch_world import MINIMAL, Silent, digests, perform, request_for, start_of, surroundings

from sim.batch.files import Part
from sim.batch.folder import CARD, SHARDS, Folder
from sim.batch.perform import Batch
from sim.batch.trouble import Interrupted, Trouble

RUNS = 12


class Impatient(Silent):
    """Wants to stop once so many runs are finished."""

    def __init__(self, after: int) -> None:
        self._after = after
        self._done = 0

    def progress(self, done: int, wanted: int) -> None:
        """Remember how many are finished."""
        self._done = done

    def wants_stop(self) -> int:
        """Once it is enough."""
        return int(self._done >= self._after)


def interrupted(path, runs=RUNS, after=1, chunk=2):
    """A batch that is stopped on the way; returns its folder, closed."""
    start = start_of(MINIMAL)
    request = request_for(start, runs)
    folder = Folder(path, request)
    folder.open(replace=False)
    try:
        with pytest.raises(Interrupted):
            Batch(start, request, folder, Impatient(after)).perform(1, chunk)
    finally:
        folder.close()
    return folder


def slowed(monkeypatch, seconds=0.15):
    """Make every piece last, so that there is time to stop between two."""
    keep = Folder.keep

    def slowly(self, *arguments):
        time.sleep(seconds)
        keep(self, *arguments)

    monkeypatch.setattr(Folder, "keep", slowly)


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    """What the batch gives when nothing happens to it."""
    path = tmp_path_factory.mktemp("reference")
    perform(start_of(MINIMAL), path, RUNS)
    return digests(path)


def test_an_interrupted_batch_goes_on_to_the_same_bytes(tmp_path, monkeypatch, reference):
    slowed(monkeypatch)
    interrupted(tmp_path)
    kept = list((tmp_path / SHARDS).glob("*.zip"))
    assert 0 < len(kept) < RUNS / 2
    assert not (tmp_path / CARD).exists()
    before = {path: path.stat().st_mtime_ns for path in kept}
    seen = []
    monkeypatch.setattr(Folder, "_claim", lambda self, replace: seen.append({p: p.stat().st_mtime_ns for p in kept}))
    perform(start_of(MINIMAL), tmp_path, RUNS)
    assert seen == [before]
    assert digests(tmp_path) == reference
    assert not (tmp_path / SHARDS).exists()


@pytest.mark.parametrize("damage", ["emptied", "cut", "flipped", "overlapping"])
def test_a_damaged_shard_is_lived_again(tmp_path, monkeypatch, reference, damage):
    slowed(monkeypatch)
    interrupted(tmp_path, after=3)
    shard = min((tmp_path / SHARDS).glob("*.zip"))
    content = bytearray(shard.read_bytes())
    if damage == "overlapping":
        shard.with_name("000000001-000000004.zip").write_bytes(content)
    else:
        content[len(content) // 2] ^= 0xFF
        shard.write_bytes({"emptied": b"", "cut": content[:-9], "flipped": content}[damage])
    folder = Folder(tmp_path, request_for(start_of(MINIMAL), RUNS))
    folder.open(replace=False)
    assert len(folder.damaged) == 1
    Batch(start_of(MINIMAL), request_for(start_of(MINIMAL), RUNS), folder, Silent()).perform(1)
    assert digests(tmp_path) == reference


def test_what_was_being_written_is_swept_away(tmp_path, monkeypatch, reference):
    slowed(monkeypatch)
    interrupted(tmp_path)
    for name in (f"{SHARDS}/000000002-000000003.zip.part", f"{SHARDS}/runs.parquet.part", "summary.md.part"):
        (tmp_path / name).write_bytes(b"half")
    perform(start_of(MINIMAL), tmp_path, RUNS)
    assert digests(tmp_path) == reference


def test_an_interruption_while_assembling_loses_nothing(tmp_path, monkeypatch, reference):
    move = Folder.write_frame
    monkeypatch.setattr(Folder, "write_frame", lambda self, name, frame: time.sleep(0.5) or move(self, name, frame))
    interrupted(tmp_path, after=RUNS)
    assert not (tmp_path / CARD).exists()
    monkeypatch.setattr("sim.batch.perform.load_rules", lambda start: pytest.fail("there was nothing left to live"))
    perform(start_of(MINIMAL), tmp_path, RUNS)
    assert digests(tmp_path) == reference


@pytest.mark.parametrize("room", [0, 1_000, 10_000])
def test_a_full_disk_while_assembling_loses_nothing(tmp_path, monkeypatch, reference, room):
    """The disk takes so many bytes more, then none; what Parquet's writer makes of that is not what the user is told."""
    write, written = Part.write, [0]

    def write_while_there_is_room(self, data):
        written[0] += len(data)
        if written[0] > room:
            self.failure = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(tmp_path / "runs.parquet"))
            raise self.failure
        return write(self, data)

    with monkeypatch.context() as full:
        full.setattr(Part, "write", write_while_there_is_room)
        with pytest.raises(Trouble) as told:
            perform(start_of(MINIMAL), tmp_path, RUNS)
    assert "the disk is full: cannot write" in str(told.value)
    assert f"{RUNS} of {RUNS} runs are kept; make room and run the same command again to go on" in str(told.value)
    assert not (tmp_path / CARD).exists() and not list(tmp_path.glob("*.part"))
    perform(start_of(MINIMAL), tmp_path, RUNS)
    assert digests(tmp_path) == reference


def test_a_complete_folder_is_recognised(tmp_path, reference):
    summary = perform(start_of(MINIMAL), tmp_path, RUNS)
    again = Folder(tmp_path, request_for(start_of(MINIMAL), RUNS))
    assert again.finished() == summary
    assert digests(tmp_path) == reference


@pytest.mark.parametrize("name", ["runs.parquet", "decisions.parquet", "summary.json", "summary.md"])
def test_a_damaged_result_is_noticed_and_done_again(tmp_path, reference, name):
    perform(start_of(MINIMAL), tmp_path, RUNS)
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:-1])
    assert Folder(tmp_path, request_for(start_of(MINIMAL), RUNS)).finished() is None
    perform(start_of(MINIMAL), tmp_path, RUNS)
    assert digests(tmp_path) == reference


def test_another_request_is_refused_with_what_differs(tmp_path):
    perform(start_of(MINIMAL), tmp_path, 2)
    before = digests(tmp_path)
    other = Folder(tmp_path, request_for(start_of(MINIMAL), 3, seed=9))
    assert other.finished() is None
    with pytest.raises(Trouble) as refused:
        other.open(replace=False)
    text = str(refused.value)
    assert "seeds.first: 1 there, 9 now" in text and "seeds.runs: 2 there, 3 now" in text
    assert "--out" in text and "--fresh" in text
    assert {name: digest for name, digest in digests(tmp_path).items() if not name.startswith(SHARDS)} == before


def test_an_unfinished_batch_is_as_safe_from_another_request(tmp_path, monkeypatch, reference):
    slowed(monkeypatch)
    interrupted(tmp_path)
    kept = len(list((tmp_path / SHARDS).glob("*.zip")))
    with pytest.raises(Trouble, match="another request"):
        Folder(tmp_path, request_for(start_of(MINIMAL), RUNS, seed=2)).open(replace=False)
    assert len(list((tmp_path / SHARDS).glob("*.zip"))) == kept
    perform(start_of(MINIMAL), tmp_path, RUNS)
    assert digests(tmp_path) == reference


def test_replacing_removes_only_what_batches_write(tmp_path):
    perform(start_of(MINIMAL), tmp_path, 2, series=True)
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    folder = Folder(tmp_path, request_for(start_of(MINIMAL), 3))
    folder.open(replace=True)
    folder.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == [SHARDS, "notes.txt"]


def test_replacing_does_not_throw_away_what_the_same_request_has_finished(tmp_path, monkeypatch):
    slowed(monkeypatch)
    interrupted(tmp_path)
    folder = Folder(tmp_path, request_for(start_of(MINIMAL), RUNS))
    folder.open(replace=True)
    assert folder.done() > 0
    folder.close()


def test_files_of_an_unknown_batch_are_not_overwritten(tmp_path):
    (tmp_path / "runs.parquet").write_bytes(b"somebody's work")
    with pytest.raises(Trouble, match="unknown batch"):
        Folder(tmp_path, request_for(start_of(MINIMAL), 2)).open(replace=False)
    assert (tmp_path / "runs.parquet").read_bytes() == b"somebody's work"


def test_a_spoilt_card_is_an_unknown_batch(tmp_path):
    perform(start_of(MINIMAL), tmp_path, 2)
    (tmp_path / CARD).write_text("{", encoding="utf-8")
    folder = Folder(tmp_path, request_for(start_of(MINIMAL), 2))
    assert folder.finished() is None
    with pytest.raises(Trouble, match="--fresh"):
        folder.open(replace=False)


def test_a_file_in_the_way_and_a_folder_that_cannot_be_made(tmp_path):
    file = tmp_path / "results"
    file.write_text("a file", encoding="utf-8")
    with pytest.raises(Trouble, match="is a file"):
        Folder(file, request_for(start_of(MINIMAL), 2)).open(replace=False)
    with pytest.raises(Trouble, match="cannot write"):
        Folder(file / "below", request_for(start_of(MINIMAL), 2)).open(replace=False)


def test_two_batches_never_share_a_folder(tmp_path):
    holder = (
        "import sys\nfrom pathlib import Path\nfrom sim.batch.lock import Lock\n"
        "lock = Lock(Path(sys.argv[1]))\nprint('held', flush=True)\nsys.stdin.read()\n"
    )
    (tmp_path / SHARDS).mkdir()
    arguments = [sys.executable, "-c", holder, str(tmp_path / SHARDS / "lock")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(arguments, **pipes, **surroundings()) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Trouble, match="another batch is writing"):
            Folder(tmp_path, request_for(start_of(MINIMAL), 2)).open(replace=False)
        other.kill()  # the lock goes with the process that holds it
        other.wait()
        perform(start_of(MINIMAL), tmp_path, 2)


def test_the_card_says_what_was_asked_and_nothing_of_time_or_machine(tmp_path):
    perform(start_of(MINIMAL), tmp_path, 2)
    card = json.loads((tmp_path / CARD).read_text(encoding="utf-8"))
    assert list(card) == [
        "article4", "versions", "luck", "rules", "scenario", "overrides", "crises", "uncertain", "seeds", "series", "counts",
        "faults", "files",
    ]  # fmt: skip
    assert set(card["versions"]) == {"python", "numpy", "numba", "polars", "mesa"}
    assert card["seeds"] == {"first": 1, "runs": 2}
    assert len(card["rules"]) == len(card["scenario"]["digest"]) == len(card["scenario"]["world"]) == 64
    assert os.uname().nodename not in (tmp_path / CARD).read_text(encoding="utf-8")
