"""U1 to U6: each system of the preserved Union acts: outcomes change with it, and it can be seen. `ROWS` names the tests.

Shares were measured over the seeds that are lived here; what is asserted leaves a wide margin around them.
"""

import re
import sys

import pytest
from features.branching import (
    FORCE,
    as_it_was,
    branches,
    grievance,
    law,
    lives,
    mean,
    parameters,
    raised,
    share,
    start,
    variable,
    without,
)

from sim.words import kinds

UNION = "preserved-ussr"
FEDERATION = "preserved-ussr-federation"
SEEDS = 40
REPUBLICS = ("BLR", "KAZ", "KGZ", "TJK", "UZB", "TKM", "AZE")


# ------------------------------------------------------------------------------ U1: a Union with self-determination


def test_u1_both_unions_live_to_their_end() -> None:
    for life in lives(UNION, SEEDS)[:5] + lives(FEDERATION, 5):
        assert life.world.now["day"][0] >= life.world.now["last_day"][0]


def test_u1_six_sign_in_1992_and_the_federation_has_one_seat() -> None:
    signed = {start(UNION).names.states[int(one)] for one in lives(UNION, SEEDS)[0].told(kinds.E_SIGNED)["who"][:6]}
    assert signed == {"ARM", "KAZ", "KGZ", "RUS", "TJK", "UZB"}
    assert mean(life.value("members(CSTO)") for life in lives(UNION, SEEDS)) > 5.5
    for life in lives(FEDERATION, 5):
        assert not any(life.holds(f"member({one}, CSTO)") for one in ("BLR", "TJK")) or life.value("variable(left_the_union)") > 0


@pytest.mark.parametrize("republic", ["KAZ", "BLR"])
def test_u1_little_room_drives_a_republic_out_and_some_room_keeps_it(republic: str) -> None:
    narrow, wide = variable(f"own_{republic}", 0.2), variable(f"own_{republic}", 0.65)
    left = [0, 0]
    for pair in branches(UNION, "1996-01-01", [narrow, wide], "2004-01-01", seeds=12):
        for place, life in enumerate(pair):
            left[place] += not life.holds(f"member({republic}, USS)")
    assert left[0] > left[1] + 4, left


def test_u1_a_refused_claim_is_remembered_in_the_alliance() -> None:
    for bitter, calm in branches(UNION, "1996-01-01", [grievance("KAZ", "RUS", 0.6), as_it_was], "2003-01-01", seeds=6):
        assert bitter.value("affinity(KAZ, RUS)") <= calm.value("affinity(KAZ, RUS)")
        assert bitter.holds("member(KAZ, USS)") <= calm.holds("member(KAZ, USS)")


# ------------------------------------------------------------------------ U2: one sky, exercises, peacekeepers


def test_u2_the_joint_sky_makes_the_alliance_believed() -> None:
    steps = ("joint_air_defence_1995", "joint_command_2001", "regional_air_defence_2013", "ranks_close")
    for real, torn in branches(UNION, "1995-01-02", [as_it_was, without(*steps)], "2016-01-01", seeds=6):
        assert real.value("air_defence(CSTO)") > torn.value("air_defence(CSTO)") + 0.3
        assert real.value("credibility(CSTO)") > torn.value("credibility(CSTO)") + 0.01


def test_u2_exercises_make_the_forces_work_together() -> None:
    drills = tuple(name for name in start(UNION).scenario.events if name.startswith("shield_"))
    assert len(drills) > 20
    for real, idle in branches(UNION, "1994-01-02", [as_it_was, without(*drills)], "2012-01-01", seeds=4):
        assert len(idle.told(kinds.E_EXERCISE)) == 0 < len(real.told(kinds.E_EXERCISE))
        assert real.value("interoperability(CSTO)") > idle.value("interoperability(CSTO)") + 0.03


def test_u2_peacekeepers_need_a_force_to_be_sent() -> None:
    real, none = next(branches(UNION, "1993-09-01", [as_it_was, without("peacekeepers_1993")], "1993-12-01", seeds=1))
    assert kinds.PEACEKEEPERS in set(real.told(kinds.E_FORCE_CREATED)["detail"])
    assert kinds.PEACEKEEPERS not in set(none.told(kinds.E_FORCE_CREATED)["detail"])


# ----------------------------------------------------------------------------------- U3: four tasks of one force

TASKS = {
    "fighters": ("batken_1999", "1999-08-22", "1999-11-01", 1 << kinds.COUNTER_TERROR),
    "disaster": ("nura_2008", "2008-10-05", "2008-12-01", 1 << kinds.DISASTER_RELIEF),
    "traffic": ("traffic_2005", "2005-10-03", "2006-01-01", 1 << kinds.CRIME_AND_DRUGS),
}


@pytest.mark.parametrize("task", TASKS)
def test_u3_the_force_goes_out_for_its_tasks_and_for_no_others(task: str) -> None:
    event, on, until, bit = TASKS[task]
    every = sum(1 << one for one in (kinds.REPEL_AGGRESSION, kinds.COUNTER_TERROR, kinds.CRIME_AND_DRUGS,
                                     kinds.DISASTER_RELIEF, kinds.GUARD))  # fmt: skip
    sent = [0, 0]
    for pair in branches(UNION, on, [as_it_was, law("CSTO", tasks=every & ~bit)], until, seeds=8):
        for place, life in enumerate(pair):
            sent[place] += life.holds(f'granted({event}) == "{kinds.INSTRUMENTS[FORCE]}"')
    assert sent[0] >= 4 and sent[1] == 0, sent


def test_u3_an_attack_is_answered_too() -> None:
    attacked = [life for life in lives(UNION, SEEDS) if life.holds("fired(panj_2000)")]
    assert len(attacked) > 0.3 * SEEDS
    assert share(life.holds('granted(panj_2000) >= "rapid_reaction_force"') for life in attacked) > 0.5


# ----------------------------------------------------------- U4: terror, intelligence, borders: operations without end


def test_u4_shared_intelligence_makes_attacks_rarer() -> None:
    def attacks(life) -> int:
        opened = life.told(kinds.E_CRISIS_OPENED)
        return int((opened["detail"] == kinds.TERROR).sum())

    steps = ("antiterror_centre_2000", "sharing_resumes")
    shared, alone = zip(*branches(UNION, "2000-11-01", [as_it_was, without(*steps)], "2024-12-01", seeds=24), strict=True)
    assert sum(map(attacks, shared)) < sum(map(attacks, alone))


def test_u4_one_border_service_meets_raiders_in_the_passes() -> None:
    lighter = []
    for guarded, open_ in branches(UNION, "1999-08-20", [as_it_was, raised("border_service", False)], "1999-09-01", seeds=4):
        assert guarded.holds("fired(batken_lighter_1999)") and not open_.holds("fired(batken_lighter_1999)")
        lighter.append(peak_now(guarded) < peak_now(open_))
    assert any(lighter) and all(lighter)


def peak_now(life) -> float:
    """The hardest open crisis of Kyrgyzstan."""
    crises = life.world.crises
    own = (crises["stage"] == kinds.CRISIS_OPEN) & (crises["target"] == start(UNION).names.state("KGZ"))
    return float(crises["intensity"][own].max())


def test_u4_the_operation_against_drugs_seizes_some() -> None:
    for real, none in branches(UNION, "1998-05-01", [as_it_was, without("channel_1998")], "2006-01-01", seeds=2):
        assert real.told(kinds.E_SEIZED)["value"].sum() > 20 and len(none.told(kinds.E_SEIZED)) == 0


# --------------------------------------------------------------------- U5: weight in the middle, friends at the edges


def test_u5_strain_with_moscow_makes_the_small_look_east_and_south() -> None:
    def bitter(begun, world, setting) -> None:
        for one in ("KAZ", "KGZ", "UZB", "TJK"):
            grievance(one, "RUS", 0.8)(begun, world, setting)

    gained = []
    towards = "affinity(KAZ, CHN) + affinity(KGZ, CHN) + affinity(KAZ, TUR) + affinity(KGZ, TUR)"
    for strained, calm in branches(UNION, "2000-01-03", [bitter, as_it_was], "2012-01-01", seeds=10):
        gained.append(strained.value(towards) - calm.value(towards))
    assert mean(gained) > 0.02, gained


def test_u5_natos_weight_hardens_moscow() -> None:
    steps = ("nato_1999", "kosovo_1999", "nato_2004", "bucharest_2008")
    warmth = [0.0, 0.0]
    for pair in branches(UNION, "1999-03-01", [as_it_was, without(*steps)], "2012-01-01", seeds=10):
        for place, life in enumerate(pair):
            warmth[place] += life.value("affinity(RUS, USA)")
            assert life.holds("fired(ranks_close)") == (place == 0)
    assert warmth[0] < warmth[1] - 0.4, "ten seeds, affinities summed"


# ------------------------------------------------------------------------------------------- U6: what help costs


def test_u6_help_against_ones_own_people_costs_standing() -> None:
    free = parameters(intervention_host_cost=0.0, intervention_protest=0.0, intervention_sender_cost=0.0)
    costs = []
    for real, gratis in branches(UNION, "2022-01-03", [as_it_was, free], "2022-02-15", seeds=8):
        if real.holds('granted(almaty_2022) >= "peacekeepers"'):
            costs.append(gratis.value("legitimacy(KAZ)") - real.value("legitimacy(KAZ)"))
    assert costs and min(costs) > 0.02, costs


def test_u6_lawyers_and_newspapers_speak_only_where_troops_came() -> None:
    for life in lives(UNION, SEEDS):
        for event in ("bishkek_2005", "osh_2010", "minsk_2020", "almaty_2022"):
            assert life.holds(f"fired(rights_after_{event})") == life.holds(f'granted({event}) >= "peacekeepers"')
    helped = [life.value("variable(domestic_interventions)") for life in lives(UNION, SEEDS)]
    assert mean(helped) > 0.8


def test_u6_the_criticism_moves_opinion() -> None:
    for said, unsaid in branches(
        UNION, "2010-06-01", [as_it_was, without("rights_after_osh_2010")], "2010-12-01", seeds=4
    ):
        if said.holds("fired(rights_after_osh_2010)"):
            assert said.value("opinion(KGZ, CSTO)") < unsaid.value("opinion(KGZ, CSTO)")
            assert said.value("legitimacy(KGZ)") < unsaid.value("legitimacy(KGZ)")


ROWS = {f"U{number}": f"test_u{number}_" for number in range(1, 7)}


@pytest.mark.parametrize("row", ROWS)
def test_every_row_has_a_test(row: str) -> None:
    here = [name for name in vars(sys.modules[__name__]) if re.match(ROWS[row], name)]
    assert here, row
