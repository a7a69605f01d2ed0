"""Land: what the map does not have is told where it stands, and a state without land too, but only where somebody plays."""

import pytest

from sim.lint.check import report_text
from sim.lint.lands import lands
from sim.play.map.atlas import atlas
from sim.play.map.territory import Territory
from sim.scenario.load import load_text

WORLD = """format: 1
id: land
title: Land
span: {from: 2000-01-01, to: 2001-12-31}
focus: PACT
states:
  POL:
    name: Poland
    capital: {name: Warsaw, latitude: 52, longitude: 21}
    population: 1000000
    gdp: 1000000000
    active_military: 8000
    playable: true
  MIL:
    name: Milan
    capital: {name: Milan, latitude: 45, longitude: 9}
    population: 1000000
    gdp: 1000000000
    active_military: 8000
organisations:
  PACT:
    name: The Pact
    leading: POL
    members: {POL: {}, MIL: {}}
    charter: {instruments: [statement]}
events:
  raid:
    at: 2000-05-04
    crisis: {kind: unrest, target: MIL}
"""


def told(more: str, world: str = WORLD) -> list[tuple[str, str, str | None, int]]:
    """Key, severity, suggestion and line of every finding."""
    faults = [one.fault for one in report_text(world + more, "world.yaml").findings]
    return [(one.key, one.severity, one.suggestion, one.place.line) for one in faults]


def test_the_names_are_those_of_the_map_that_is_drawn():
    held = lands()
    assert held is not None
    assert (held.pieces, held.names, held.owners) == (atlas().pieces, atlas().names, atlas().owners)
    assert held.called("cuba") == "CUB"  # not the leased bay, which is the source's first record of the island
    assert len(set(held.names)) == len(held.names)


def test_a_map_that_cannot_be_read_is_told_once(monkeypatch, tmp_path):
    lands.cache_clear()
    monkeypatch.setattr("sim.lint.lands.scenario_folder", lambda: tmp_path / "scenarios")
    try:
        assert [(key, severity) for key, severity, _, _ in told("map: {shown_as: {MIL: [Italy]}}\n")] == [("no-map", "warning")]
    finally:
        lands.cache_clear()


def test_what_check_lets_pass_the_map_draws():
    text = WORLD + "map: {shown_as: {MIL: [ITA]}, pieces: {RU-KGD: {owner: MIL}}}\n"
    assert told(text.removeprefix(WORLD)) == []
    scenario = load_text(text, "world.yaml").scenario
    assert Territory(scenario.map, tuple(scenario.states)).landless() == ()


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("shown_as: {MIL: [Italy]}", "write ITA"),
        ("shown_as: {MIL: [ITL]}", 'did you mean "IRL", "ISL" or "ITA"?'),
        ("shown_as: {MIL: [otranto-and-beyond]}", "the guide lists the pieces of the map"),
        ("background: {PACT: {accessions: {2000: [Norway]}}}, shown_as: {MIL: [ITA]}", "write NOR"),
    ],
)
def test_a_drawing_of_land_that_is_not_there_is_an_error(written, suggestion):
    found = [one for one in told(f"map: {{{written}}}\n") if one[0] == "unknown-land"]
    assert [(severity, hint) for _, severity, hint, _ in found] == [("error", suggestion)]


def test_a_piece_of_the_authors_own_is_doubted():
    (found,) = told("map:\n  shown_as: {MIL: [ITA]}\n  pieces:\n    otranto: {owner: MIL}\n")
    assert found[:2] == ("unknown-land", "warning")
    assert found[3] == WORLD.count("\n") + 4


def test_a_state_without_land_is_told_once_where_somebody_plays():
    assert [(key, line) for key, _, _, line in told("")] == [("no-land", 14)]
    assert told("", WORLD.replace("    playable: true\n", "")) == []


def test_a_code_that_is_taken_is_told():
    world = WORLD.replace("VEN", "").replace("MIL", "VEN").replace("name: Milan\n", "name: Venice\n", 1)
    assert [key for key, *_ in told("", world)] == ["borrowed-land"]
    assert told("", WORLD.replace("MIL", "VEN").replace("name: Milan\n", "name: The Republic of Venezuela\n", 1)) == []
    assert told("map: {shown_as: {VEN: [ITA]}}\n", world) == []



def test_land_that_nobody_gets_is_told():
    land = "map: {shown_as: {MIL: [ITA]}, pieces: {RU-KGD: {owner: MIL}}}\n"
    asked = 'measures:\n  held: {title: Held, unit: share, expression: "holds(MIL, RU-KGD) or owns(POL, RU-KGD)"}\n'
    assert [key for key, *_ in told(land + asked)] == ["land-never-got", "land-never-got"]
    given = "    do: [{occupy: {piece: RU-KGD, by: MIL}}, {cede: {piece: RU-KGD, to: POL}}]\n"
    assert told(land + asked, WORLD + given) == []
    other = given.replace("by: MIL", "by: POL")
    assert [key for key, *_ in told(land + asked, WORLD + other)] == ["land-never-got"]
