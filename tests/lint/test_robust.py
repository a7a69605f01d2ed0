"""No input ends in a traceback, hangs or fills the memory: some here, ten thousand in `tests/bench/bench_loader.py`."""

import subprocess
import sys
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mutants import VALUES, sources

from sim.lint.check import report_text
from sim.scenario.strict import read

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = read(ROOT / "tests/worlds/minimal.yaml").data
PLAIN = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=12),
        st.sampled_from(VALUES),
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.integers(0, 3000), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
SECTIONS = st.sampled_from(
    sorted({*MINIMAL, "flags", "variables", "parameters", "hazards", "measures", "expect", "map", "extends", "remove"})
)


def told(text: str) -> None:
    """Check a text and show what is found."""
    found = report_text(text, "a.yaml")
    for finding in found.findings:
        finding.render()
        assert finding.fault.key != "pass-failed", finding.render()


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=100)
def test_any_text_is_told_what_is_wrong_with_it(text):
    told(text)


@given(SECTIONS, PLAIN)
@settings(deadline=None, max_examples=150)
def test_anything_in_the_place_of_a_section_is_told(section, value):
    told(yaml.safe_dump({**MINIMAL, section: value}, allow_unicode=True, sort_keys=False))


@given(st.text(alphabet="()<>=!+-*/.,'\" \nandort0123456789efglsEYU_", max_size=60) | st.text(max_size=30))
@settings(deadline=None, max_examples=150)
def test_any_condition_is_told(condition):
    event = {"when": condition, "requires": condition, "do": [{"leader": {"state": "BET"}}]}
    told(yaml.safe_dump({**MINIMAL, "events": {"e": event}}, allow_unicode=True))


def test_broken_files_keep_the_bounds_of_time_and_memory():
    """A few of what the bench carries out, in a process of its own."""
    command = [sys.executable, str(ROOT / "tests/bench/bench_loader.py"), "--cases", "60", "--first", "20000"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "60 cases" in done.stdout and "0 faults" in done.stdout


def test_there_is_enough_to_break():
    assert len(sources()) >= 15
