"""At home: opinion, protest, polls, stability, legitimacy, readiness, forces bound in war."""

import pytest
from dynamics.dynamics_world import FOE, FRIEND, LEADER, MONDAY, SMALL, VICTIM, document, small_world
from dynamics.scenes import told, with_crisis, with_force
from dynamics.test_trends import write

from sim.dynamics import opinion, readiness, stability, trends
from sim.words import kinds
from sim.words.jit import call
from sim.world.layout_setting import T_READINESS, T_STABILITY, T_SUPPORT


def support(credibility=0.5, grievance=0.0, affinity=0.5):
    small = small_world()
    write(small.setting.trends[SMALL, T_SUPPORT], (MONDAY, 0.6, 0.0))
    document(small.setting, SMALL, LEADER, trends.AFFINITY, (MONDAY, 0.5, 0.0))
    small.world.organisations["credibility"][0] = credibility
    small.world.seats["grievance"][0, SMALL] = grievance
    small.world.pairs["affinity"][SMALL, LEADER] = affinity
    return call(opinion.support_due, small.world, small.setting, SMALL)


def test_support_follows_the_record_where_the_run_does():
    assert support() == pytest.approx(0.6)


def test_what_happened_in_the_run_moves_support():
    assert support(credibility=0.9) > 0.6
    assert support(grievance=0.5) < 0.6
    assert support(affinity=0.2) < 0.6
    assert 0.0 <= support(credibility=0.0, grievance=1.0, affinity=-1.0) <= support(credibility=1.0, affinity=1.0) <= 1.0


def test_opinion_moves_slowly_and_disappointment_heals():
    small = small_world()
    write(small.setting.trends[SMALL, T_SUPPORT], (MONDAY, 0.9, 0.0))
    small.world.seats["grievance"][0, SMALL] = 0.4
    call(opinion.monthly, small.world, small.setting)
    assert 0.5 < small.world.seats["opinion"][0, SMALL] < 0.6
    assert 0.35 < small.world.seats["grievance"][0, SMALL] < 0.4


def test_a_government_without_standing_meets_protest():
    small = small_world()
    small.world.states["legitimacy"][SMALL] = 0.0
    for _ in range(24):
        call(opinion.monthly, small.world, small.setting)
    assert small.world.states["protest"][SMALL] > small.setting.parameters[0].protest_told
    assert small.world.states["protest"][FRIEND] == 0.0
    assert told(small).count(kinds.E_PROTEST) == 1


def test_polls_are_told_for_members():
    small = small_world()
    call(opinion.poll, small.world)
    assert told(small) == [kinds.E_POLL] * 5
    assert small.world.chronicle["value"][:5].tolist() == [0.5] * 5


def test_protest_shakes_a_government_and_the_record_pulls_it_back():
    small = small_world()
    write(small.setting.trends[SMALL, T_STABILITY], (MONDAY, 0.5, 0.0))
    write(small.setting.trends[FRIEND, T_STABILITY], (MONDAY, 0.9, 0.0))
    small.world.states["protest"][SMALL] = 0.8
    call(stability.monthly, small.world, small.setting)
    assert small.world.states["stability"][SMALL] < 0.5
    assert small.world.states["stability"][FRIEND] > 0.5


def test_an_elected_government_stands_better_at_home():
    small = small_world()
    small.world.states["democracy"][SMALL] = 0.9
    for _ in range(120):
        call(stability.monthly, small.world, small.setting)
    assert small.world.states["legitimacy"][SMALL] > small.world.states["legitimacy"][FRIEND]


def test_help_against_a_hosts_own_people_costs_standing():
    small = with_force(with_crisis(kinds.UNREST), kinds.GUARD, senders=(LEADER, FRIEND))
    small.world.states["democracy"][FRIEND] = 0.9
    small.world.states["democracy"][LEADER] = 0.2
    call(stability.pay_for_intervention, small.world, small.setting, 0)
    legitimacy = small.world.states["legitimacy"]
    assert legitimacy[VICTIM] < legitimacy[FRIEND] < legitimacy[LEADER] < 0.5
    assert legitimacy[SMALL] == 0.5
    assert small.world.states["protest"][VICTIM] > 0.0


def due(**changes):
    small = small_world()
    write(small.setting.trends[SMALL, T_READINESS], (MONDAY, 0.4, 0.0))
    small.world.organisations["interoperability"][0] = 0.0
    for name, value in changes.items():
        table = small.world.organisations if name in ("arms_discount", "interoperability") else small.world.states
        table[name][0 if table is small.world.organisations else SMALL] = value
    return call(readiness.readiness_due, small.world, small.setting, SMALL)


def test_what_raises_and_lowers_readiness():
    assert due() == pytest.approx(0.4)
    assert due(arms_discount=0.5) > 0.4
    assert due(interoperability=0.8) > 0.4
    assert due(troops_abroad=10_000.0) < 0.4
    assert due(engaged=0.9) < 0.4


def test_the_discount_is_for_members():
    small = small_world()
    small.world.organisations["arms_discount"][0] = 1.0
    inside = call(readiness.readiness_due, small.world, small.setting, SMALL)
    assert inside > call(readiness.readiness_due, small.world, small.setting, FOE)


def engaged_after(months, kind=kinds.AGGRESSION, aggressor=FOE, end=False):
    small = with_crisis(kind, aggressor=aggressor)
    for _ in range(months):
        call(readiness.monthly, small.world, small.setting)
    if end:
        small.world.crises["stage"][0] = kinds.CRISIS_ENDED
        for _ in range(months):
            call(readiness.monthly, small.world, small.setting)
    return small.world.states["engaged"]


def test_a_war_binds_both_sides_and_the_smaller_enemy_binds_less():
    bound = engaged_after(12)
    assert bound[VICTIM] > 0.5 and bound[FOE] > 0.5
    by_giant = engaged_after(12, aggressor=LEADER)
    assert by_giant[LEADER] < by_giant[VICTIM]
    assert bound[FRIEND] == 0.0


def test_an_insurgency_binds_some_and_a_clash_none():
    assert 0.0 < engaged_after(12, kinds.INSURGENCY)[VICTIM] < engaged_after(12)[VICTIM]
    assert engaged_after(12, kinds.BORDER_CLASH)[VICTIM] == 0.0


def test_forces_come_free_after_a_war():
    after = engaged_after(12, end=True)[VICTIM]
    assert 0.0 < after < engaged_after(12)[VICTIM]
    assert engaged_after(600, end=True)[VICTIM] == 0.0
