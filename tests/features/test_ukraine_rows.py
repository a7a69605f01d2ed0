"""R23: what if the partners intervene in Ukraine. Mandate and host consent, guards and patrols, what each member fears.

Shares were measured over the seeds that are lived here; what is asserted leaves a wide margin around them.
"""

import pytest
from features.branching import as_it_was, branches, law, lives, raised, share, start, without

from sim.words import kinds

WORLD = "ukraine-intervention"
SEEDS = 60
ALLIES = ("KAZ", "BLR", "KGZ", "TJK", "ARM")


def reasons(life, event: str) -> set[int]:
    """Why the law refused troops in the crisis of an event."""
    place = start(WORLD).names.event(event)
    return {int(one.ruling.reason) for one in life.rulings if int(one.ruling.event) == place and one.ruling.reason}


def test_r23_without_kyivs_leave_and_a_mandate_nobody_goes_by_law() -> None:
    for event in ("donbas_line_2022", "invasion_2022"):
        assert share(life.holds(f'granted({event}) >= "peacekeepers"') for life in lives(WORLD, SEEDS)) < 0.05
    assert share(kinds.NO_MANDATE in reasons(life, "donbas_line_2022") for life in lives(WORLD, SEEDS)) > 0.8


def test_r23_held_areas_are_no_members_land() -> None:
    asked = [life for life in lives(WORLD, SEEDS) if reasons(life, "partisans_2022")]
    for life in asked:
        assert {kinds.NO_MANDATE, kinds.OFF_TERRITORY} & reasons(life, "partisans_2022")
    assert not any(life.holds('granted(partisans_2022) >= "peacekeepers"') for life in lives(WORLD, SEEDS))


def test_r23_the_law_is_what_keeps_collective_guards_out_of_held_areas() -> None:
    lifted = law("CSTO", treaty_territory_only=0, mandate_off_territory=0)
    wider = [0, 0]
    for pair in branches(WORLD, "2022-11-15", [as_it_was, lifted], "2023-03-01", seeds=12):
        for place, life in enumerate(pair):
            refused = reasons(life, "partisans_2022")
            wider[place] += bool({kinds.NO_MANDATE, kinds.OFF_TERRITORY} & refused)
    assert wider[1] <= wider[0]


@pytest.mark.parametrize("ally", ALLIES)
def test_r23_each_ally_is_asked_and_decides(ally: str) -> None:
    place = start(WORLD).names.event(f"guards_of_{ally}")
    options = list(start(WORLD).scenario.events[f"guards_of_{ally}"].do[0].body().options)
    chosen = [int(life.world.events["chosen"][place]) for life in lives(WORLD, SEEDS) if life.world.events["chosen"][place] >= 0]
    assert len(chosen) > 0.8 * SEEDS and options[0] == "refuse"
    assert share(options[one] == "refuse" for one in chosen) > 0.4


def test_r23_kazakhstan_and_armenia_hardly_ever_send_guards() -> None:
    for ally in ("KAZ", "ARM"):
        assert share(life.holds(f"fired(sanctions_{ally})") for life in lives(WORLD, SEEDS)) < 0.35


def test_r23_who_sends_guards_is_put_under_sanctions_and_loses_standing() -> None:
    for sent, stayed in branches(WORLD, "2022-06-06", [raised("guards_KGZ"), as_it_was], "2022-09-01", seeds=6):
        if not stayed.holds("flag(guards_KGZ)"):
            assert sent.holds("fired(sanctions_KGZ)") and not stayed.holds("fired(sanctions_KGZ)")
            assert sent.value("stability(KGZ)") < stayed.value("stability(KGZ)")


def test_r23_armenia_draws_its_own_conclusion() -> None:
    def guards_abroad(begun, world, setting) -> None:
        world.variables["value"][begun.names.variable("guards_abroad")] = 1.0

    quiet = without("armenia_will_not_be_seen_there")
    out = [0, 0]
    for pair in branches(WORLD, "2022-03-01", [guards_abroad, quiet], "2025-12-30", seeds=24):
        for place, life in enumerate(pair):
            out[place] += life.holds('status(ARM, CSTO) != "member"')
    assert out[0] > out[1]


def test_r23_belarus_at_war_opens_a_front_and_fears_its_squares() -> None:
    for entered, out in branches(WORLD, "2022-10-17", [raised("belarus_at_war"), as_it_was], "2023-03-01", seeds=6):
        if not out.holds("flag(belarus_at_war)"):
            assert entered.holds("fired(north_front)") and not out.holds("fired(north_front)")
            assert entered.holds("fired(belarus_sanctioned)")


def test_r23_monitors_come_only_where_kyiv_lets_them() -> None:
    for life in lives(WORLD, SEEDS):
        if life.holds('granted(line_of_contact) >= "peacekeepers"'):
            assert life.holds("flag(truce)")
            host = life.told(kinds.E_HOST_CONSENTED, "UKR")
            assert len(host) > 0
