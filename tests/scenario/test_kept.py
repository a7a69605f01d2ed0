"""Files that were read before: the same documents, none that is damaged, none that was changed; and quick enough."""

import os
from pathlib import Path

import pytest

from sim.scenario import kept
from sim.scenario.build import build
from sim.scenario.faults import ScenarioError
from sim.scenario.load import load
from sim.scenario.strict import read as read_anew

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path for path in (ROOT / "scenarios").glob("*/*.yaml") if path.stat().st_size >= kept.WORTH_KEEPING)


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache folder and an empty memory."""
    monkeypatch.setenv("ARTICLE4_CACHE", str(tmp_path / "cache"))
    kept._memory.clear()
    yield tmp_path / "cache" / "documents"
    kept._memory.clear()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_kept_file_is_what_the_reader_gives(path, cache):
    anew = read_anew(path)
    assert kept.read(path) == anew
    kept._memory.clear()
    assert len(list(cache.iterdir())) == 1
    again = kept.read(path)
    assert again == anew
    assert list(again.places) == list(anew.places)
    assert kept.read(path) is again


def test_a_file_that_changed_is_read_anew(cache, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n" + "# more\n" * 1000, encoding="utf-8")
    assert kept.read(path).data == {"a": 1}
    stamp = path.stat()
    path.write_text("a: 2\n" + "# more\n" * 1000, encoding="utf-8")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert kept.read(path).data == {"a": 2}


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 5000])
def test_a_damaged_kept_file_is_not_used(cache, damage):
    expected = kept.read(FILES[0])
    (stored,) = cache.iterdir()
    whole = stored.read_bytes()
    for content in (damage, whole[:-10], whole[:40] + b"x" + whole[41:]):
        stored.write_bytes(content)
        kept._memory.clear()
        assert kept.read(FILES[0]) == expected


def test_a_file_with_a_fault_is_never_kept(cache, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\na: 2\n" + "# more\n" * 1000, encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ScenarioError):
            kept.read(path)
    assert not cache.exists() or not list(cache.iterdir())


def test_the_same_bytes_under_another_name_keep_their_own_places(cache, tmp_path):
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("a: 1\n" + "# more\n" * 1000, encoding="utf-8")
        assert kept.read(tmp_path / name).place(("a",)).file == str(tmp_path / name)


def test_old_kept_files_go(cache, tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "KEPT_FILES", 3)
    for number in range(6):
        path = tmp_path / f"{number}.yaml"
        path.write_text(f"a: {number}\n" + "# more\n" * 1000, encoding="utf-8")
        kept.read(path)
    assert len(list(cache.iterdir())) == 3


def test_memory_is_bounded(cache, tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "KEPT_NODES", 10)
    for number in range(9):
        path = tmp_path / f"{number}.yaml"
        path.write_text(f"a: [1, 2, 3, {number}]\n", encoding="utf-8")
        kept.read(path)
    assert sum(len(one.places) for one in kept._memory.values()) <= 10


def test_overrides_and_merging_leave_kept_documents_alone(cache):
    before = build(load("real-timeline")).digest
    load("real-timeline", ["states.KGZ.stability=0.1", "organisations.CSTO.charter.scope=[internal]"])
    assert build(load("real-timeline")).digest == before
