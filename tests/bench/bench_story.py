"""The figures of a world's story page: each measure and each expectation, lived by the thousand.

    python tests/bench/bench_story.py WORLD [--beside PARENT] [--runs 1000]

A line each: what is measured, the result with its 95 % interval and, with --beside, the same in the other world, in brackets.
What names something that the other world does not have has no bracket.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from sim.scenario.load import load  # noqa: E402
from sim.scenario.schema import Scenario  # noqa: E402

ANY = -1e15
"""A bound that every result keeps: here nothing is judged."""


def questions(scenario: Scenario, runs: int) -> dict[str, dict]:
    """Each measure and each expectation as an expectation that cannot fail; what is lived under other numbers is left out."""
    asked: dict[str, dict] = {}
    for name, measure in scenario.measures.items():
        asked[f"m-{name}"] = {"title": measure.title["en"], "measure": name, "at_least": ANY, "runs": runs}
    for name, expect in scenario.expect.items():
        if expect.measure is None and not expect.set and expect.crises is None:
            what = {"share": expect.share} if expect.share is not None else {"mean": expect.mean}
            given = {"given": expect.given} if expect.given is not None else {}
            bound = {"at_least": 0.0} if expect.share is not None else {"at_least": ANY}
            title = expect.title["en"] if expect.title else name
            asked[f"e-{name}"] = {"title": title, **what, **given, **bound, "runs": runs}
    return asked


def lived(parent: str, scenario: Scenario, asked: dict[str, dict]) -> dict[str, str]:
    """The results in words, by question, in a world that extends `parent` and has the measures of `scenario`."""
    measures = {
        name: {
            "title": one.title,
            "unit": one.unit,
            "expression": one.expression,
            "when": one.when if isinstance(one.when, str) else one.when.isoformat(),
        }
        for name, one in scenario.measures.items()
    }
    while True:
        world = {"format": 1, "id": "shares", "title": "Shares", "extends": parent, "replace": ["expect", "measures"]}
        world |= {"measures": measures, "expect": asked}
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "shares.yaml"
            file.write_text(yaml.safe_dump(world, allow_unicode=True, sort_keys=False), encoding="utf-8")
            unknown = missing_in(file)
            if not unknown:
                done = run("test", str(file), "--json")
                results = [json.loads(line) for line in done.splitlines() if line.startswith("{")]
                return {one["expectation"]: in_words(one) for one in results if "expectation" in one}
        measures = {name: one for name, one in measures.items() if name not in unknown}
        asked = {name: one for name, one in asked.items() if name not in unknown and one.get("measure") not in unknown}


def missing_in(file: Path) -> set[str]:
    """The measures and questions that speak of what the world of a file does not have."""
    lines = file.read_text(encoding="utf-8").splitlines()
    found = set()
    for line in run("check", str(file), "--json").splitlines():
        fault = json.loads(line) if line.startswith("{") else {}
        if fault.get("severity") == "error":
            own = [text for text in lines[: fault["line"]] if text.startswith("  ") and not text.startswith("   ")]
            found.add(own[-1].strip().rstrip(":"))
    return found


def run(*arguments: str) -> str:
    """What a command prints."""
    command = [sys.executable, "-m", "sim.cli", *arguments, "--quiet"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def in_words(one: dict) -> str:
    """A result with its interval."""
    low, high = one["low"], one["high"]
    if one["result"] is None:
        return "-"
    return f"{one['result']:.3g} ({low:.3g} to {high:.3g})" if low is not None else f"{one['result']:.3g}"


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("world")
    parser.add_argument("--beside")
    parser.add_argument("--runs", type=int, default=1000)
    given = parser.parse_args()
    scenario = load(given.world).scenario
    asked = questions(scenario, given.runs)
    here = lived(given.world, scenario, asked)
    there = lived(given.beside, scenario, asked) if given.beside else {}
    for name, result in here.items():
        beside = f"  [{there[name]}]" if name in there else ""
        print(f"{asked[name]['title']}: {result}{beside}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
