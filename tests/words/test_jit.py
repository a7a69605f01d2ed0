"""How rules are compiled and kept: the measured traps of numba, each held by a test."""

import re
import shutil
from pathlib import Path

import pytest

from sim.run import Run
from sim.scenario.build import build
from sim.scenario.load import load
from sim.turn import begin, live_until
from sim.words import jit

WORLDS = Path(__file__).resolve().parents[1] / "worlds"
only_compiled = pytest.mark.skipif(jit.PLAIN, reason="nothing is compiled")


def test_an_edit_in_any_rule_file_is_another_cache(tmp_path, monkeypatch):
    """Numba does not notice an edit in the file of a callee: the folder's name must."""
    copies = [Path(shutil.copy(path, tmp_path / f"{place}_{path.name}")) for place, path in enumerate(jit.rule_sources())]
    monkeypatch.setattr(jit, "rule_sources", lambda: copies)
    seen = {jit.sources_digest()}
    assert jit.sources_digest() in seen
    for path in copies:
        path.write_bytes(path.read_bytes() + b"\n# an edit")
        digest = jit.sources_digest()
        assert digest not in seen, path.name
        seen.add(digest)


def test_every_file_with_a_rule_counts():
    package = jit.rule_sources()[0].parent.parent
    marked = {path for path in package.rglob("*.py") if re.search(r"^@(rule|entry)$", path.read_text("utf-8"), re.M)}
    assert marked <= set(jit.rule_sources())
    assert all(path.is_file() for path in jit.rule_sources())


@only_compiled
def test_one_compile_serves_worlds_of_every_size():
    sizes = set()
    for name in ("minimal", "six"):
        run = Run(build(load(WORLDS / f"{name}.yaml")), 1)
        for _ in run.live(run.day + 40):
            pass
        sizes.add(run.space.world.states.shape)
    assert len(sizes) == 2
    assert len(begin.nopython_signatures) == len(live_until.nopython_signatures) == 1


def test_bytes_that_are_kept_are_not_written_through():
    run = Run(build(load(WORLDS / "minimal.yaml")), 1)
    kept = run.space.content()
    copied = bytes(bytearray(kept))
    other = Run(run.start, 2)
    other.space.take(kept)
    for life in (run, other):
        for _ in life.live(life.day + 100):
            pass
        assert kept == copied
    assert run.space.digest() == other.space.digest()


def test_a_user_without_a_home_has_a_cache_too(tmp_path, monkeypatch):
    def nowhere():
        raise RuntimeError("Could not determine home directory.")

    for name in ("ARTICLE4_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", nowhere)
    assert jit.cache_home() == jit.passing_home()


def test_a_cache_that_cannot_be_written_is_replaced(tmp_path, monkeypatch):
    blocked = tmp_path / "a file"
    blocked.write_text("")
    monkeypatch.setenv("ARTICLE4_CACHE", str(blocked))
    monkeypatch.setattr(jit.tempfile, "gettempdir", lambda: str(tmp_path))
    assert jit.usable_folder("rules-x").is_relative_to(jit.passing_home())
    monkeypatch.setattr(jit.tempfile, "gettempdir", lambda: str(blocked))
    monkeypatch.setattr(jit.tempfile, "mkdtemp", lambda prefix: str(tmp_path / prefix))
    assert jit.usable_folder("rules-x") == tmp_path / "article4-"
