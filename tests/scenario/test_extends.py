"""Scenarios that are others with changes: what merges, what gives way, what is taken out, and where a value came from."""

from pathlib import Path

import pytest

from sim.lint.check import report
from sim.run import Run
from sim.scenario.build import build
from sim.scenario.faults import ScenarioError
from sim.scenario.load import load, load_text
from sim.scenario.resolve import resolve

WORLDS = Path(__file__).resolve().parents[1] / "worlds"
BASE = (WORLDS / "minimal.yaml").read_text(encoding="utf-8")
RAIN = "events: {rain: {at: 2000-01-02, do: [{leader: {state: BET}}]}}\n"
HEAD = "format: 1\nid: changed\ntitle: Changed\n"


@pytest.fixture
def world(tmp_path):
    """A folder with the minimal world as `base.yaml`, and a way to write more files."""
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")

    def write(text, name="child.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def child(write, text, name="child.yaml"):
    return load(write(HEAD + text, name)).scenario


def test_entries_merge_by_id_key_by_key(world):
    found = child(
        world,
        "extends: base\nstates: {BET: {stability: 0.2}}\norganisations: {PACT: {charter: {council: {aid: {rule: unanimity}}}}}\n",
    )
    base = load_text(BASE).scenario
    assert found.id == "changed" and found.span == base.span
    assert found.states["BET"] == base.states["BET"].model_copy(update={"stability": 0.2})
    assert found.states["ALF"] == base.states["ALF"]
    council = found.organisations["PACT"].charter.council
    assert (
        council["aid"].rule == "unanimity"
        and council["use_of_force"] == base.organisations["PACT"].charter.council["use_of_force"]
    )


def test_one_value_gives_way_as_a_whole(world):
    """Dated numbers, a number with its range, a text and a list are one value."""
    found = child(
        world,
        "extends: base\nstates:\n"
        "  BET: {opinion: {2001: 0.3}, name: {ru: Бета}, neighbours: [GAM]}\n  GAM: {stability: {2000: 0.4}}\n",
    )
    assert found.states["BET"].opinion == {"2001": 0.3}
    assert found.states["BET"].name == {"ru": "Бета"}
    assert found.states["BET"].neighbours == ["GAM"]
    assert found.states["GAM"].stability == {"2000": 0.4}


def test_several_parents_in_their_order(world):
    left = "extends: base\nvariables: {a: 1, b: 1}\nstates: {BET: {stability: 0.1}}\n"
    world(HEAD.replace("changed", "left") + left, "left.yaml")
    world(HEAD.replace("changed", "right") + "extends: base\nvariables: {b: 2, c: 2}\n", "right.yaml")
    found = child(world, "extends: [left.yaml, right.yaml]\nvariables: {c: 3}\n")
    assert found.variables == {"a": 1, "b": 2, "c": 3}
    assert found.states["BET"].stability == 0.5, "the second parent brings its own base along"


def test_what_is_removed_is_gone_and_what_is_replaced_does_not_merge(world):
    found = child(
        world,
        "extends: base\nremove: [events.riots, events.raid.crisis.external]\nreplace: [events.invasion]\n"
        "events:\n  invasion: {when: 'stability(BET) < 0.3', do: [{leader: {state: BET}}]}\n",
    )
    assert list(found.events) == ["raid", "elections", "invasion"]
    assert found.events["raid"].crisis.external == 0.0
    assert found.events["invasion"].at is None and found.events["invasion"].crisis is None


def test_a_parent_alone_is_the_same_world(world):
    found = build(load(world(HEAD + "extends: base\n")))
    assert found.space.digest() == build(load_text(BASE)).space.digest()


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("extends: base\nremove: [events.rairs]\n", "empty-removal", ["events.rairs", "looked for it in", "base.yaml line"]),
        ("extends: base\nremove: [wars]\n", "empty-removal", ["wars", "base.yaml"]),
        ("extends: base\nreplace: [events.raid]\n", "empty-replacement", ["nothing here"]),
        (f"extends: base\nreplace: [events.rain]\n{RAIN}", "empty-replacement", ["base.yaml line"]),
        ("extends: base\nremove: [events.raid]\nevents: {raid: {at: 2000-02-02}}\n", "removed-and-given", ["child.yaml line 6"]),
        ("remove: [events.raid]\n" + BASE.split("\n", 4)[4], "nothing-inherited", ["remove"]),
        ("extends: child\n", "unknown-scenario", ["child"]),
        ("extends: nowhere\n", "unknown-scenario", ["nowhere"]),
        ("extends: [base, 5]\n", "wrong-type", ["extends"]),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_with_both_places(world, text, key, words):
    with pytest.raises(ScenarioError) as refused:
        load(world(HEAD + text))
    fault = refused.value.faults[0]
    assert fault.key == key, str(refused.value)
    assert all(word in fault.message for word in words), fault.message


def test_a_circle_names_both_places(world):
    world(HEAD.replace("changed", "other") + "extends: child\n", "other.yaml")
    with pytest.raises(ScenarioError) as refused:
        load(world(HEAD + "extends: other\n"))
    (fault,) = refused.value.faults
    assert fault.key == "endless-extends"
    assert fault.place.file.endswith("other.yaml") and "child.yaml line 4" in fault.message


def test_a_fault_in_a_parent_stands_in_the_parent(world):
    world(BASE.replace("stability: 0.7", "stability: 7", 1), "base.yaml")
    with pytest.raises(ScenarioError) as refused:
        load(world(HEAD + "extends: base\nstates: {BET: {stability: 5}}\n"))
    assert [Path(fault.place.file).name for fault in refused.value.faults] == ["base.yaml", "child.yaml"]


def test_the_flat_text_is_the_same_scenario(world):
    path = world(HEAD + "extends: base\nremove: [events.riots]\nstates: {BET: {stability: 0.2, name: 'NO'}}\n")
    assert load_text(resolve(path).text()).scenario == load(path).scenario.model_copy(update={"extends": [], "remove": []})


def test_where_a_value_came_from(world):
    world(HEAD.replace("changed", "middle") + "extends: base\nstates: {BET: {stability: 0.3}}\n", "middle.yaml")
    path = world(HEAD + "extends: middle\nremove: [events.riots]\nstates:\n  BET:\n    stability: 0.2\n")
    found = resolve(path, ["states.BET.stability=0.1"])
    steps = found.why("states.BET.stability")
    assert [(step.what, step.value, step.stands) for step in steps] == [
        ("given", 0.5, False), ("given", 0.3, False), ("given", 0.2, False), ("set", 0.1, True),
    ]  # fmt: skip
    assert [Path(step.where.split(" line ")[0]).name for step in steps[:3]] == ["base.yaml", "middle.yaml", "child.yaml"]
    assert [step.what for step in found.why("events.riots.at")] == ["given", "removed"]
    with pytest.raises(ScenarioError, match="nothing gives"):
        found.why("events.riot")


def test_a_text_extends_what_is_shipped():
    text = "extends: real-timeline\nspan: {from: 2009-01-01, to: 2011-12-31}\norganisations: {CSTO: {next_renewal: 2014-01-01}}\n"
    asked = "".join(f", states.{name}.objectives" for name in ("RUS", "ARM", "KAZ", "KGZ", "BLR", "TJK"))
    loaded = load_text(HEAD + text + f"remove: [events, measures, expect{asked}]\n")
    assert loaded.scenario.id == "changed" and "KGZ" in loaded.scenario.states and not loaded.scenario.events
    assert not [fault for fault in loaded.warnings if fault.key == "outside-span"]


def test_a_narrower_span_leaves_out_the_dated_events_outside_it(world):
    after = "events: {later: {after: raid, do: [{leader: {state: BET}}]}}\n"
    world(HEAD.replace("changed", "middle") + "extends: base\n" + after, "middle.yaml")
    found = child(world, "extends: middle\nspan: {from: 2000-09-01, to: 2001-04-01}\n")
    assert list(found.events) == ["riots", "elections"]
    with pytest.raises(ScenarioError, match="lies outside the span"):
        child(world, f"extends: base\nspan: {{from: 2000-09-01, to: 2001-04-01}}\n{RAIN}")


STORY = """
events:
  aftermath:
    when: fired(raid) or stability(BET) < 0.9
    do: [{leader: {state: BET}}]
  reprisal:
    at: 2000-12-24
    requires: fired(raid)
    do: [{end_crisis: {of: raid}}]
measures:
  raided: {title: Days to the raid, unit: days, expression: fired(raid), when: first}
  held: {title: Stability at the time of the riots, unit: index, expression: stability(BET), when: 2000-10-02}
expect:
  raid-first: {measure: raided, at_least: 0}
  raid-comes: {share: fired(raid), at_least: 1}
  firm: {mean: stability(BET), at_least: 0}
"""


def test_what_only_asks_about_what_is_left_out_goes_with_it(world):
    world(HEAD.replace("changed", "middle") + "extends: base\n" + STORY, "middle.yaml")
    found = child(world, "extends: middle\nremove: [events.raid]\n")
    assert list(found.measures) == ["held"] and list(found.expect) == ["firm"]
    narrow = child(world, "extends: middle\nspan: {from: 2000-12-01, to: 2001-12-31}\n")
    assert not narrow.measures and list(narrow.expect) == ["firm"]


def test_what_merely_mentions_what_is_left_out_stays_and_there_it_never_happens(world, tmp_path):
    world(HEAD.replace("changed", "middle") + "extends: base\n" + STORY, "middle.yaml")
    path = world(HEAD + "extends: middle\nremove: [events.raid]\n")
    loaded = load(path)
    assert loaded.written.never == {"raid"}
    assert [one.render() for one in report(path).findings] == []
    start = build(loaded)
    run = Run(start, 3)
    for _ in run.live(start.scenario.span.last.toordinal()):
        pass
    fired = dict(zip(start.names.events, run.space.world.events["fired"].tolist(), strict=False))
    assert fired["raid"] == 0 and fired["reprisal"] == 0 and fired["aftermath"] == 1
    flat = tmp_path / "flat.yaml"
    flat.write_text(resolve(str(path)).text(), encoding="utf-8")
    assert list(load(flat).scenario.events) == list(loaded.scenario.events)


def test_what_the_scenario_itself_names_must_be_there(world):
    with pytest.raises(ScenarioError, match='there is no event "raid"'):
        child(world, "extends: base\nremove: [events.raid]\nmeasures: {m: {title: M, unit: '1', expression: fired(raid)}}\n")


def test_a_removal_of_what_is_still_used_is_one_fault_of_the_removal(world):
    text = "extends: base\nremove: [organisations.PACT.members.BET, states.BET]\n"
    with pytest.raises(ScenarioError) as refused:
        child(world, text)
    told = [fault for fault in refused.value.faults if fault.key == "removed-and-used"]
    assert [(fault.place.line, fault.place.column) for fault in told] == [(5, 42)]
    assert "still named in" in told[0].message and "base.yaml line" in told[0].message


def test_an_inherited_date_outside_a_span_of_its_own_is_a_fault_of_that_span(world):
    renewal = "organisations: {PACT: {next_renewal: 2000-06-01, charter: {term_years: 2}}}\n"
    world(HEAD.replace("changed", "middle") + "extends: base\n" + renewal, "middle.yaml")
    with pytest.raises(ScenarioError) as refused:
        child(world, "extends: middle\nspan: {from: 2000-09-01, to: 2001-12-31}\n")
    (fault,) = refused.value.faults
    assert (fault.key, fault.place.line) == ("outside-span", 5) and "middle.yaml line 5" in fault.message
    child(world, "extends: middle\nspan: {from: 2000-09-01, to: 2001-12-31}\norganisations: {PACT: {next_renewal: null}}\n")


def test_what_is_removed_without_its_section_is_found(world):
    with pytest.raises(ScenarioError, match=r"write events\.raid"):
        child(world, "extends: base\nremove: [raid]\n")
