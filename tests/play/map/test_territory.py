"""Whose land is whose: every shipped scenario has a map, every state land, and control changes on its day."""

from datetime import date

import pytest

from sim.play.map.atlas import atlas
from sim.play.map.territory import Territory, first_view, projection_of
from sim.scenario.find import find, shipped
from sim.scenario.load import load
from sim.scenario.map_parts import MapEntry

CONTROL = {"UA-CRIMEA": {"control": {"2014-03-18": "RUS"}}, "GE-ABKHAZIA": {"control": {"1993": None, "2008-08-26": "RUS"}}}


@pytest.mark.parametrize("scenario", shipped())
def test_every_state_of_a_shipped_scenario_has_land(scenario):
    loaded = load(find(scenario))
    territory = Territory(loaded.scenario.map, loaded.names.states)
    assert territory.landless() == ()
    projection_of(loaded.scenario.map)
    (longitude, latitude), width = first_view(loaded.scenario.map)
    assert -180 <= longitude <= 190 and -90 <= latitude <= 90 and width >= 0


def holder(territory: Territory, piece: str, day: date) -> str:
    """Who holds a piece on a day."""
    return territory.on(day.toordinal())[1][atlas().place(piece)]


def test_control_changes_on_its_day_and_ownership_does_not():
    territory = Territory(MapEntry.model_validate({"pieces": CONTROL}), ("RUS", "UKR", "GEO"))
    assert holder(territory, "UA-CRIMEA", date(2014, 3, 17)) == "UKR"
    assert holder(territory, "UA-CRIMEA", date(2014, 3, 18)) == "RUS"
    assert holder(territory, "GE-ABKHAZIA", date(1992, 12, 31)) == "GEO"
    assert holder(territory, "GE-ABKHAZIA", date(1993, 1, 1)) == "", "held by nobody's state"
    owners = territory.on(date(2020, 1, 1).toordinal())[0]
    assert owners[atlas().place("UA-CRIMEA")] == "UKR" and owners[atlas().place("GE-ABKHAZIA")] == "GEO"


def test_a_state_may_be_made_of_other_pieces():
    entry = MapEntry.model_validate({"shown_as": {"SIB": ["KAZ", "RU-OMS"], "NCY": ["CR-GUANACASTE"]}})
    owners = Territory(entry, ("SIB", "NCY", "RUS", "CRI")).on(1)[0]
    found = {piece: owners[atlas().place(piece)] for piece in ("KAZ", "RU-OMS", "RU-TA", "CR-GUANACASTE", "CRI")}
    assert found == {"KAZ": "SIB", "RU-OMS": "SIB", "RU-TA": "RUS", "CR-GUANACASTE": "NCY", "CRI": "CRI"}


def test_a_whole_country_may_change_hands():
    entry = MapEntry.model_validate({"pieces": {"DEU": {"owner": {"1990-10-03": "EUR"}}}})
    territory = Territory(entry, ("EUR",))
    assert territory.on(date(1990, 10, 2).toordinal())[0][atlas().place("DEU")] == "DEU"
    assert territory.on(date(1990, 10, 3).toordinal())[0][atlas().place("DEU")] == "EUR"


def test_an_unknown_piece_is_refused_where_it_is_there_for_the_drawing_alone():
    with pytest.raises(ValueError, match="no piece 'ATLANTIS'"):
        Territory(MapEntry.model_validate({"shown_as": {"RUS": ["ATLANTIS"]}}), ("RUS",))


def test_land_that_the_map_lacks_is_passed_over():
    entry = MapEntry.model_validate({"pieces": {"ATLANTIS": {"owner": "RUS"}, "UKR": {"owner": "RUS"}}})
    owners, _ = Territory(entry, ("RUS",)).on(1)
    assert owners[atlas().place("UKR")] == "RUS" and len(owners) == len(atlas().pieces)


def test_a_state_without_land_is_named():
    assert Territory(MapEntry(), ("RUS", "XYZ")).landless() == ("XYZ",)
