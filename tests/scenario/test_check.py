"""Broken scenarios: each file of `tests/bad` has one fault, and is refused with its expected message and no other."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from sim.scenario.check import check
from sim.scenario.checks import CHECKS, NUMBERED
from sim.scenario.faults import ScenarioError
from sim.scenario.load import load, load_text
from sim.scenario.references import KEY, REFERENCES
from sim.scenario.schema import Scenario
from sim.scenario.shape import SCENARIO, Shape
from sim.world.luck import number_of

TESTS = Path(__file__).resolve().parents[1]
BAD = TESTS / "bad"
WORLDS = TESTS / "worlds"
BROKEN = sorted([*BAD.glob("*.yaml"), *BAD.glob("*/scenario.yaml")])
MINIMAL = (WORLDS / "minimal.yaml").read_text(encoding="utf-8")


def faults_of(text: str, *overrides: str) -> list:
    """Errors and warnings of a scenario given as text."""
    try:
        return list(load_text(text, "a.yaml", overrides).warnings)
    except ScenarioError as error:
        return list(error.faults)


def changed(old: str, new: str, text: str = MINIMAL) -> str:
    """A text with one piece replaced, which must be there."""
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: str(path.relative_to(BAD)))
def test_a_broken_file_is_refused_with_its_one_expected_message(path):
    first_line = path.read_text(encoding="utf-8").splitlines()[0]
    assert first_line.startswith("# expect: ")
    with pytest.raises(ScenarioError) as refused:
        load(path)
    errors = [fault for fault in refused.value.faults if fault.severity == "error"]
    assert len(errors) == 1, str(refused.value)
    told = str(refused.value).splitlines()[0]
    assert told.replace(f"{BAD}/", "") == first_line.removeprefix("# expect: ")


def test_there_are_enough_broken_files():
    assert len(BROKEN) >= 160


def test_check_lists_what_load_refuses_and_never_raises():
    for path in BROKEN[:10]:
        with pytest.raises(ScenarioError) as refused:
            load(path)
        assert check(path) == list(refused.value.faults)
    assert [fault.key for fault in check("no-such-world")] == ["unknown-scenario"]


def test_every_check_can_find_something():
    """For each check there is a scenario in which it alone reports."""
    from sim.scenario.review import Review

    silent = {one.__name__ for one in CHECKS}
    texts = [path.read_text(encoding="utf-8") for path in BROKEN if path.parent == BAD]
    texts += [text for _, text in WARNED]
    for text in texts:
        scenario, written = validated_text(text)
        if scenario is None:
            continue
        for one in CHECKS:
            review = Review(scenario, written)
            one(review)
            if review.faults:
                silent.discard(one.__name__)
    assert silent == {"check_numbers"}  # see test_ids_that_share_a_number_are_refused


def validated_text(text: str):
    """The scenario of a text and its written form; None where the structure is unsound."""
    from sim.scenario.validate import validated
    from sim.scenario.written import read_scenario_text

    try:
        written = read_scenario_text(text, "a.yaml")
    except ScenarioError:
        return None, None
    return validated(written)[0], written


CLASHES = "hazards:\n  h: {kind: border_clash, by_dispute: true, rate: 0.1}\n"
WARNED = (
    ("one-sided-border", changed("neighbours: [ALF, GAM]", "neighbours: [GAM]")),
    ("repeated-neighbour", changed("neighbours: [ALF, GAM]", "neighbours: [ALF, GAM, ALF]")),
    ("neutral-member", changed("stability: 0.5\n", "stability: 0.5\n    neutral: true\n")),
    ("no-units", changed(MINIMAL[MINIMAL.index("units:") : MINIMAL.index("bases:")], "")),
    ("unit-of-outsider", changed("organisation: PACT, owner: BET", "organisation: PACT, owner: GAM")),
    ("no-arbiter", changed("instruments: [consultation,", "instruments: [peacekeepers, consultation,")),
    ("outside-span", changed("severity: 1.5", "since: 2010-01-01, severity: 1.5")),
    ("no-aggressor", changed("kind: border_clash, target: BET, aggressor: GAM,", "kind: border_clash, target: BET,")),
    ("stray-key", changed("at: 2000-10-01", "at: 2000-10-01\n    decider: GAM")),
    ("stray-key", changed("at: 2000-10-01", "at: 2000-10-01\n    cooldown: 30")),
    ("no-disputes", changed(MINIMAL[MINIMAL.index("disputes:") : MINIMAL.index("organisations:")], CLASHES)),
    ("capacity", MINIMAL + "capacity: {decisions: 16}\n"),
    ("rule-and-majority", changed("aid: {rule: simple_majority}", "aid: {rule: qualified_majority, majority: 0.5}")),
)  # fmt: skip


@pytest.mark.parametrize(
    "asked",
    [
        "found: {organisation: PACT, signatories: [GAM]}",
        "sign: {organisation: PACT, states: [GAM]}",
        "join: {organisation: PACT, state: GAM}",
        "invite: {organisation: PACT, state: GAM}",
    ],
)
def test_a_unit_may_wait_for_the_seat_of_its_owner(asked):
    text = changed("organisation: PACT, owner: BET", "organisation: PACT, owner: GAM")
    text = text.replace("      - leader:", f"      - {asked}\n      - leader:")
    assert asked in text
    assert "unit-of-outsider" not in {fault.key for fault in faults_of(text)}


@pytest.mark.parametrize(("key", "text"), WARNED, ids=lambda one: one if "\n" not in one else "")
def test_a_doubtful_scenario_is_loaded_with_a_warning(key, text):
    if key == "capacity":
        text = many_members(text)
    faults = faults_of(text)
    assert key in {fault.key for fault in faults}, faults
    assert {fault.severity for fault in faults} == {"warning"}


def many_members(text: str) -> str:
    """The scenario with twelve more states in its alliance."""
    entry = '  N{0}:\n    name: {{en: "N{0}"}}\n    capital: {{name: "N", latitude: 1, longitude: {0}}}\n'
    entry += "    population: 1\n    gdp: 1\n    active_military: 1\n"
    states = "".join(entry.format(number) for number in range(12))
    seats = "".join(f"      N{number}: {{}}\n" for number in range(12))
    return text.replace("\npairs:\n", f"\n{states}\npairs:\n").replace("    members:\n", f"    members:\n{seats}", 1)


def test_the_worlds_of_the_tests_are_clean():
    for path in sorted(WORLDS.glob("*.yaml")):
        assert check(path) == [], path.name


def test_all_faults_are_told_at_once():
    text = changed("stability: 0.7", "stability: high")
    text = changed("leading: ALF", "leading: ALV", text)
    text = changed("at: 2000-05-04", "at: 2000-05-34", text)
    text = changed("ALF-GAM:", "ALF-GAN:", text)
    keys = [fault.key for fault in faults_of(text)]
    assert sorted(keys) == ["bad-value", "unknown-state", "unknown-state", "wrong-type"]
    text = changed("at: 2000-05-04", "at: 2010-05-04")
    text = changed("chair: ALF", "chair: GAM", text)
    text = changed("stability: 0.7", "stability: 1.7", text)
    keys = [fault.key for fault in faults_of(text)]
    assert sorted(keys) == ["office-of-outsider", "out-of-range", "outside-span"]


def test_a_hundred_faults_are_told_and_the_rest_counted():
    text = changed("events:", "flags:\n" + "".join(f"  f{number}: 7\n" for number in range(250)) + "events:")
    faults = faults_of(text)
    assert len(faults) == 101
    assert faults[-1].message == "150 more faults are not shown"


def test_ids_that_share_a_number_are_refused():
    assert number_of("S28093") == number_of("S60712")
    text = MINIMAL.replace("raid:", "S28093:").replace("riots:", "S60712:")
    (fault,) = faults_of(text)
    assert fault.key == "number-collision"
    assert "S28093" in fault.message


def test_every_id_that_is_a_key_of_luck_is_compared():
    compared = {section for group in NUMBERED for section in group}
    assert compared == {"states", "organisations", "events", "disputes", "units", "bases", "hazards"}


def test_a_world_too_large_for_a_computer_is_refused():
    dates = ", ".join(f"{1600 + number}: 0.5" for number in range(399))
    text = many_members(changed("stability: 0.7", f"stability: {{{dates}}}"))
    assert faults_of(text) == []
    more = text.replace("    stability: 0.5\n", "    stability: {" + dates + ", 2100: 0.5, 2101: 0.5}\n", 1)
    assert [fault.key for fault in faults_of(more)] == ["too-many-dates"]
    states = "".join(
        f'  M{number}: {{name: {{en: "M"}}, capital: {{name: "M", latitude: 1, longitude: 1}}, population: 1, gdp: 1, '
        "active_military: 1}\n"
        for number in range(2_000)
    )
    huge = text.replace("\npairs:\n", f"\n{states}\npairs:\n")
    assert [fault.key for fault in faults_of(huge)] == ["too-large"]


def test_every_key_that_holds_an_id_is_a_reference():
    """A new field that names a state or an organisation must be entered in `REFERENCES`."""
    known = {pattern for pattern, _ in REFERENCES}
    found = set(identifiers(SCENARIO, ()))
    defines = {("id",), ("states", "*", "objectives", KEY), ("map", "pieces", KEY)}
    assert found - known <= defines | {path for path in found if "do" in path}
    assert not {pattern for pattern in known if pattern not in found}


def identifiers(shape: Shape, path: tuple[str, ...]):
    """Every place of the schema whose value is an id, and every mapping by id that does not itself define the ids."""
    for way in shape.alternatives():
        keys = way.annotation
        if any("A-Za-z" in str(mark) for mark in way.metadata):
            yield path
        if hasattr(keys, "model_fields"):
            for name in way.key_names():
                yield from identifiers(way.child(name), (*path, name))
        elif getattr(keys, "__origin__", None) is dict:
            key, value = get_args(keys)
            if len(path) > 1 and "A-Za-z" in str(key):
                yield (*path, KEY)
            yield from identifiers(Shape(value), (*path, "*"))
        elif getattr(keys, "__origin__", None) is list:
            yield from identifiers(Shape(get_args(keys)[0]), (*path, "*"))
        elif getattr(keys, "__origin__", None) is tuple and "A-Za-z" in str(keys):
            yield (*path, "*")


REPLACEMENTS = (None, True, 5, -3.5, "zzz", "ARD", [], {}, 1e300, 2**64 - 1, "2001-01-01", "", "a b", [[]])


def one_change(data: dict, chance: random.Random) -> str:
    """Replace, remove or rename one thing somewhere in the data, in place; says what."""
    path: list = []
    node = data
    while True:
        key = chance.choice(list(node) if isinstance(node, dict) else range(len(node)))
        path.append(key)
        if not isinstance(node[key], dict | list) or not node[key] or chance.random() < 0.3:
            break
        node = node[key]
    how = chance.choice(("replaced", "replaced", "removed", "renamed"))
    if how == "renamed" and isinstance(node, dict):
        node[chance.choice(("zzz", f"{key}x"))] = node.pop(key)
    elif how == "removed":
        del node[key]
    else:
        node[key] = chance.choice(REPLACEMENTS)
    return f"{path} {how}"


def test_one_change_anywhere_gives_one_error_at_most():
    """All but one in a hundred: an arbiter made an alliance, for one, breaks two rules at once."""
    chance = random.Random(4)
    plain = load(WORLDS / "six.yaml").written.data
    several = []
    for _ in range(500):
        data = json.loads(json.dumps(plain))
        change = one_change(data, chance)
        errors = [fault for fault in faults_of(json.dumps(data, indent=1)) if fault.severity == "error"]
        assert all(fault.place is not None for fault in errors), change
        if len(errors) > 1:
            several.append((change, [fault.render() for fault in errors]))
    assert len(several) <= 5, several


HOSTILE = {
    "bomb": "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    "deep": "id: " + "[" * 10_000 + "]" * 10_000,
    "deep_blocks": "".join(" " * depth + "a:\n" for depth in range(2_000)),
    "object": "id: !!python/object/apply:os.system ['true']\n",
    "many": "states:\n" + "".join(f"  S{number}: 1\n" for number in range(150_000)),
    "long": "id: " + "x" * 3_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name, tmp_path):
    path = tmp_path / "hostile.yaml"
    path.write_text(HOSTILE[name], encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        load(path)
    assert len(refused.value.faults) < 110
    assert len(str(refused.value)) < 100_000


def test_a_file_of_100_megabytes_is_refused_within_200_megabytes(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b"a: 1\n" * 200_000)
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from sim.scenario.check import check\n"
        "faults = check(sys.argv[1])\n"
        "status = Path('/proc/self/status')\n"
        "peak = status.read_text().split('VmHWM:')[1].split()[0] if status.exists() else 0\n"
        "print(faults[0].key, peak)\n"
    )
    root = TESTS.parent
    done = subprocess.run([sys.executable, "-c", program, str(path)], cwd=root, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    key, kilobytes = done.stdout.split()
    assert key == "too-large"
    assert int(kilobytes) < 200_000


def test_the_schema_of_a_scenario_is_closed():
    assert Scenario.model_config["extra"] == "forbid"
