"""The course of a crisis: exchange of forces, growth, help, escalation, asking again, the end."""

import pytest
from dynamics.dynamics_world import FOE, LEADER, MONDAY, VICTIM
from dynamics.scenes import told, with_crisis, with_force

from sim.dynamics import crises
from sim.words import kinds
from sim.words.calendar import is_week_start
from sim.words.jit import call


def after(small, weeks=1):
    for _ in range(weeks):
        call(crises.unfold, small.world, small.setting)
        small.world.now["day"] += 7
    return small.world.crises[0]


def test_monday_is_monday():
    assert call(is_week_start, MONDAY)


def test_a_stronger_attacker_gains_ground_and_a_stronger_defender_repels():
    courses = {}
    for forces in (10_000.0, 50_000.0, 400_000.0):
        small = with_crisis(kinds.AGGRESSION, 0.5)
        small.world.states["active_military"][FOE] = forces
        courses[forces] = after(small).intensity
    assert courses[10_000.0] < courses[50_000.0] == 0.5 < courses[400_000.0]


def test_both_sides_lose_and_the_weaker_loses_more():
    small = with_crisis(kinds.AGGRESSION)
    small.world.states["active_military"][FOE] = 100_000.0
    after(small)
    readiness = small.world.states["readiness"]
    assert readiness[VICTIM] < readiness[FOE] < 0.5


def test_forces_bound_by_a_war_are_those_that_fight_it():
    small = with_crisis(kinds.AGGRESSION, 0.5)
    small.world.states["engaged"][VICTIM] = 0.9
    assert after(small).intensity == 0.5


def test_losses_in_a_week_are_bounded():
    small = with_crisis(kinds.AGGRESSION, 1.0)
    small.world.states["active_military"][FOE] = 5e6
    after(small)
    assert small.world.states["readiness"][VICTIM] == pytest.approx(0.5 * 0.85)


def test_reinforcement_shortens_an_attack():
    alone = after(with_crisis(kinds.AGGRESSION)).intensity
    helped = after(with_force(with_crisis(kinds.AGGRESSION), kinds.REPEL_AGGRESSION, 10_000.0)).intensity
    promised = after(with_force(with_crisis(kinds.AGGRESSION), kinds.REPEL_AGGRESSION, 10_000.0, in_place=False)).intensity
    assert helped < alone == promised


def test_forces_that_work_together_are_worth_more():
    left = []
    for skill in (0.0, 1.0):
        small = with_force(with_crisis(kinds.AGGRESSION), kinds.REPEL_AGGRESSION, 10_000.0)
        small.world.organisations["interoperability"][0] = skill
        left.append(after(small).intensity)
    assert left[0] > left[1]


def test_a_fixed_fact_keeps_its_documented_course_unless_help_comes():
    small = with_crisis(kinds.AGGRESSION, event=0)
    small.world.states["active_military"][FOE] = 5_000.0
    assert after(small, 10).intensity == 0.8
    assert after(with_force(with_crisis(kinds.AGGRESSION, event=0), kinds.REPEL_AGGRESSION)).intensity < 0.8
    assert after(with_crisis(kinds.INSURGENCY, event=0, aggressor=-1), 10).intensity == 0.8


def test_an_attack_leaves_grievance_and_costs_affinity():
    small = with_crisis(kinds.BORDER_CLASH)
    after(small, 4)
    assert small.world.pairs["grievance"][VICTIM, FOE] > 0.0
    assert small.world.pairs["affinity"][VICTIM, FOE] < -0.8


@pytest.mark.parametrize("kind", [kinds.UNREST, kinds.INSURGENCY])
def test_a_weak_state_feeds_its_own_troubles(kind):
    weak, strong = with_crisis(kind, 0.5, -1), with_crisis(kind, 0.5, -1)
    weak.world.states["stability"][VICTIM], strong.world.states["stability"][VICTIM] = 0.1, 0.9
    weak.world.states["active_military"][VICTIM], strong.world.states["active_military"][VICTIM] = 1_000.0, 500_000.0
    assert after(weak).intensity > 0.5 > after(strong).intensity


def test_unrest_fills_the_streets_and_any_crisis_shakes_the_state():
    small = with_crisis(kinds.UNREST, aggressor=-1)
    after(small)
    assert small.world.states["protest"][VICTIM] > 0.5
    assert small.world.states["stability"][VICTIM] < 0.5


@pytest.mark.parametrize("kind", range(1, 9))
def test_every_kind_fades_by_its_decay_and_ends(kind):
    small = with_crisis(kind, 0.6, aggressor=-1, decay=0.5, event=0)
    assert after(small).intensity == pytest.approx(0.3)
    after(small, 5)
    assert small.world.crises["stage"][0] == kinds.CRISIS_ENDED
    assert told(small)[-1] == kinds.E_CRISIS_ENDED


def test_aid_does_less_against_a_rising_than_a_force_and_far_less_than_in_the_streets():
    helped = {}
    for kind in (kinds.INSURGENCY, kinds.UNREST):
        small = with_crisis(kind, aggressor=-1)
        for granted in (kinds.STATEMENT, kinds.MATERIAL_AID, kinds.PEACEKEEPERS):
            small.world.crises["granted"] = granted
            helped[kind, granted] = call(crises.help_given, small.world, small.setting, 0)
        assert helped[kind, kinds.STATEMENT] == 0.0 < helped[kind, kinds.MATERIAL_AID] == helped[kind, kinds.PEACEKEEPERS]
    assert helped[kinds.INSURGENCY, kinds.MATERIAL_AID] < helped[kinds.UNREST, kinds.MATERIAL_AID] / 2
    assert helped[kinds.INSURGENCY, kinds.MATERIAL_AID] < small.setting.parameters["relief_insurgency"][0] / 2


def test_aid_helps_and_observers_calm_a_clash():
    plain, aided, watched = (with_crisis(kinds.BORDER_CLASH) for _ in range(3))
    aided.world.crises["granted"] = kinds.MATERIAL_AID
    watched.world.crises["granted"] = kinds.MISSION
    usual = after(plain).intensity
    assert after(aided).intensity < usual > after(watched).intensity
    flood = with_crisis(kinds.DISASTER, aggressor=-1)
    flood.world.crises["granted"] = kinds.MISSION
    assert after(flood).intensity == 0.8


def asked(small, kind):
    return [decision for decision in small.world.decisions if decision.serial > 0 and decision.kind == kind]


def test_an_attacker_is_asked_every_few_weeks_and_a_fixed_fact_never():
    small = with_crisis(kinds.AGGRESSION)
    after(small, 1)
    assert asked(small, kinds.ESCALATE) == []
    after(small, 2)
    (decision,) = asked(small, kinds.ESCALATE)
    assert decision.state == FOE and decision.subject == small.world.crises["serial"][0]
    assert decision.deadline == small.world.now["day"][0]
    assert call(is_week_start, int(decision.deadline))
    fixed = with_crisis(kinds.AGGRESSION, event=0)
    after(fixed, 10)
    assert asked(fixed, kinds.ESCALATE) == []
    fixed.setting.script["decided"][0] = 1
    after(fixed, 1)
    assert len(asked(fixed, kinds.ESCALATE)) == 1


def chosen(option, kind=kinds.BORDER_CLASH, intensity=0.6):
    small = with_crisis(kind, intensity)
    after(small, 3)
    before = small.world.crises["intensity"][0]
    (decision,) = asked(small, kinds.ESCALATE)
    decision.option = option
    call(crises.carry_out_escalations, small.world, small.setting)
    assert asked(small, kinds.ESCALATE) == []
    return small, before


def test_escalation_makes_a_clash_a_war():
    small, before = chosen(kinds.DO_ESCALATE)
    crisis = small.world.crises[0]
    assert crisis.intensity == crisis.peak == pytest.approx(before + 0.25)
    assert crisis.kind == kinds.AGGRESSION
    assert told(small)[-1] == kinds.E_ESCALATED


def test_a_small_clash_that_widens_stays_a_clash():
    assert chosen(kinds.DO_ESCALATE, intensity=0.3)[0].world.crises["kind"][0] == kinds.BORDER_CLASH


def test_standing_down_ends_it_soon():
    small, before = chosen(kinds.STAND_DOWN)
    assert small.world.crises["intensity"][0] < 0.5 * before
    assert small.world.crises["until"][0] == small.world.now["day"][0] + 14
    assert told(small)[-1] == kinds.E_CEASEFIRE


def test_holding_changes_nothing():
    small, before = chosen(kinds.HOLD)
    assert small.world.crises["intensity"][0] == before
    assert not {kinds.E_ESCALATED, kinds.E_CEASEFIRE} & set(told(small))


def asks_again(days=180, **changes):
    small = with_crisis(kinds.INSURGENCY, aggressor=-1, event=0)
    crisis = small.world.crises[0]
    crisis.appeal, crisis.appeals, crisis.granted = kinds.APPEAL_ANSWERED, 1, kinds.STATEMENT
    for name, value in changes.items():
        setattr(crisis, name, value)
    small.world.now["day"] = int(crisis.opened) + days
    call(crises.ask_target, small.world, small.setting, 0)
    return len(asked(small, kinds.APPEAL)) == 1


def test_who_asks_again():
    assert asks_again()
    assert not asks_again(days=179)
    assert not asks_again(appeals=2, days=2_000)
    assert not asks_again(granted=kinds.PEACEKEEPERS)
    assert not asks_again(settled=0)
    assert not asks_again(intensity=0.3, peak=0.3)
    assert not asks_again(intensity=0.6, peak=1.0)


def test_a_crisis_of_today_does_not_run_yet():
    small = with_crisis(kinds.TERROR, decay=0.5, aggressor=LEADER)
    small.world.crises["opened"] = small.world.now["day"][0]
    assert after(small).intensity == 0.8
