"""The JSON Schema, read by a validator that knows nothing of this program: what it takes and what it refuses."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from sim.cli import main
from sim.lint.guide import KEYS
from sim.lint.json_schema import FILE, scenario_schema, schema_text
from sim.scenario.effects import EFFECTS
from sim.scenario.faults import ScenarioError
from sim.scenario.load import examine
from sim.scenario.strict import read, read_text

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios"
HEADER = "# yaml-language-server: $schema="
VALIDATOR = Draft202012Validator(scenario_schema())
BAD = sorted([*(ROOT / "tests/bad").glob("*.yaml"), *(ROOT / "tests/bad").glob("*/scenario.yaml")])
BEYOND = ("bad-value", "unknown-format")
"""Sorts of fault of the schema layer that a JSON Schema may not see: rules between several keys."""
TOO_DEEP = ("hazard_outside_its_range.yaml", "out_of_range_in_series.yaml")
"""Ranges that a JSON Schema of this size does not hold: of one key by another, of dated numbers."""


def shipped_files() -> list[Path]:
    """Every file that belongs to a shipped scenario: main files, what they include, single files."""
    found = {path for path in SCENARIOS.glob("*.yaml")}
    for main_file in SCENARIOS.glob("*/scenario.yaml"):
        found.add(main_file)
        found |= {main_file.parent / name for name in read(main_file).data.get("include", [])}
    return sorted(found)


def as_json(node):
    """The data as a JSON reader would have it: keys are texts."""
    if isinstance(node, dict):
        return {str(key): as_json(value) for key, value in node.items()}
    return [as_json(item) for item in node] if isinstance(node, list) else node


def complaints(path: Path) -> list[str]:
    """What the validator says of a file."""
    return [f"{'.'.join(map(str, one.path))}: {one.message[:200]}" for one in VALIDATOR.iter_errors(as_json(read(path).data))]


def test_it_is_a_schema_of_its_dialect_and_small_enough_for_an_editor():
    Draft202012Validator.check_schema(scenario_schema())
    assert len(schema_text()) < 400_000


def test_the_shipped_schema_is_current():
    assert (SCENARIOS / FILE).read_text(encoding="utf-8") == schema_text(), "article4 schema --out scenarios/" + FILE


@pytest.mark.parametrize("path", shipped_files(), ids=lambda path: str(path.relative_to(SCENARIOS)))
def test_every_shipped_file_names_the_schema_and_keeps_to_it(path):
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(HEADER), f"{path} begins with {first!r}"
    assert (path.parent / first.removeprefix(HEADER)).resolve() == SCENARIOS / FILE
    assert complaints(path) == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests/worlds").glob("*.yaml")), ids=lambda path: path.name)
def test_the_worlds_of_the_tests_keep_to_it(path):
    assert complaints(path) == []


def schema_faults() -> list[Path]:
    """The broken files whose fault is one of the schema layer, and one that a JSON Schema can see."""
    found = []
    for path in BAD:
        errors = [fault for fault in examine(path).faults if fault.severity == "error"]
        if (
            path.name not in TOO_DEEP
            and errors
            and all(KEYS[one.key].layer == "schema" and one.key not in BEYOND for one in errors if one.key in KEYS)
        ):
            if all(one.key in KEYS for one in errors):
                found.append(path)
    return found


@pytest.mark.parametrize("path", schema_faults(), ids=lambda path: path.parent.name + "/" + path.name)
def test_what_the_loader_refuses_by_its_schema_the_validator_refuses_too(path):
    try:
        document = read(path)
    except ScenarioError:
        pytest.fail("a fault of the schema layer is no fault of syntax")
    if "include" in document.data:
        document = read(path.parent / "more.yaml")
    assert list(VALIDATOR.iter_errors(as_json(document.data)))


def test_an_included_file_may_be_a_part_and_a_lone_file_may_not():
    part = as_json(read_text("states:\n  KGZ: {stability: 0.3}\n", "a.yaml").data)
    assert list(VALIDATOR.iter_errors(part)) == []
    assert list(VALIDATOR.iter_errors({"format": 1, **part}))


def test_every_effect_can_be_completed_with_an_example():
    definitions = scenario_schema()["$defs"]
    for body in EFFECTS:
        assert definitions[body.__name__]["examples"] == [body.example]


def test_the_command_writes_what_is_shipped(tmp_path, capsys):
    assert main(["schema", "--out", str(tmp_path / "s.json")]) == 0
    assert (tmp_path / "s.json").read_text(encoding="utf-8") == schema_text()
    capsys.readouterr()
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "An Article 4 scenario"
    assert main(["schema", "--out", str(tmp_path / "no" / "s.json")]) == 1
