"""A kept or broken word: who believes, who is bitter, who is bold, who owes whom; and the year's statistics."""

import pytest
from dynamics.dynamics_world import FOE, FRIEND, LEADER, MONDAY, SMALL, VICTIM, small_world
from dynamics.scenes import told, with_answer, with_crisis, with_force

from sim.dynamics import aftermath, logistics, statistics
from sim.words import kinds
from sim.words.calendar import ordinal
from sim.words.jit import call


def settled(granted, **changes):
    small = with_answer(granted, **{name: changes.pop(name) for name in ("sought", "kind", "intensity") if name in changes})
    for name, value in changes.items():
        table = small.world.crises if name in small.world.crises.dtype.names else small.world.charters
        table[name][0] = value
    call(aftermath.settle, small.world, small.setting)
    assert small.world.crises["settled"][0] == 1
    return small.world


HELP, WORDS, NOTHING = kinds.COLLECTIVE_DEFENCE, kinds.STATEMENT, kinds.NO_INSTRUMENT


def test_credibility_is_won_by_help_and_lost_by_refusal():
    belief = [settled(granted).organisations["credibility"][0] for granted in (HELP, WORDS, NOTHING)]
    assert belief[0] > 0.5 > belief[1] > belief[2]


def test_a_refusal_weighs_less_where_the_treaty_does_not_bind_and_the_case_is_unclear():
    bound = settled(NOTHING).organisations["credibility"][0]
    for exempt in ({"external": 0.1}, {"clarity": 0.3}, {"intensity": 0.3}, {"self_inflicted": 1}):
        assert bound < settled(NOTHING, **exempt).organisations["credibility"][0] < 0.5
    border = settled(NOTHING, delimited=0, border_incidents_excluded=1).organisations["credibility"][0]
    assert border > bound == settled(NOTHING, delimited=0).organisations["credibility"][0]


def test_the_scope_of_2010_makes_a_refusal_in_unrest_weigh_more():
    narrow = settled(NOTHING, kind=kinds.UNREST, external=0.1, scope_internal=0)
    wide = settled(NOTHING, kind=kinds.UNREST, external=0.1, scope_internal=1)
    assert wide.organisations["credibility"][0] < narrow.organisations["credibility"][0]


def test_who_asked_in_vain_is_bitter_whatever_the_law_says():
    grievance = [settled(granted).seats["grievance"][0, VICTIM] for granted in (NOTHING, WORDS, HELP)]
    assert grievance[0] > grievance[1] > grievance[2] == 0.0
    assert settled(NOTHING, external=0.0).seats["grievance"][0, VICTIM] == grievance[0]


def test_publics_watch():
    refused, helped = settled(NOTHING).seats["opinion"][0], settled(HELP).seats["opinion"][0]
    assert refused[VICTIM] < refused[FRIEND] < 0.5 < helped[FRIEND] < helped[VICTIM]
    assert refused[FOE] == 0.5


def test_the_leading_power_is_thanked_or_blamed():
    assert settled(NOTHING).pairs["affinity"][VICTIM, LEADER] < 0.5 < settled(HELP).pairs["affinity"][LEADER, VICTIM]


def test_a_refusal_makes_the_attacker_bold_and_help_cows_him():
    assert settled(NOTHING).states["boldness"][FOE] > 0.0 > settled(HELP).states["boldness"][FOE]


def test_votes_are_remembered():
    world = settled(HELP)
    assert world.pairs["debt"][VICTIM, FRIEND] > 0.0 == world.pairs["debt"][VICTIM, SMALL]
    assert world.pairs["grievance"][VICTIM, SMALL] > 0.0 == world.pairs["grievance"][VICTIM, FRIEND]
    assert world.states["reputation"][FRIEND] > 0.5 > world.states["reputation"][SMALL]
    assert settled(NOTHING).states["reputation"][FRIEND] == 0.5


def test_troops_are_remembered_when_they_set_out():
    small = with_force(with_crisis(kinds.AGGRESSION), kinds.REPEL_AGGRESSION, senders=(FRIEND,), in_place=False)
    small.world.contingents["answer"][0, SMALL] = 2
    call(logistics.move, small.world, small.setting)
    assert small.world.pairs["debt"][VICTIM, FRIEND] > 0.0
    assert small.world.pairs["grievance"][VICTIM, SMALL] > 0.0
    assert small.world.states["reputation"][FRIEND] > 0.5 > small.world.states["reputation"][SMALL]


def test_consequences_are_drawn_once_and_not_before_troops_are_promised_for_good():
    small = with_force(with_answer(HELP), kinds.REPEL_AGGRESSION, in_place=False)
    small.world.deployments["stage"] = kinds.MOBILISING
    call(aftermath.settle, small.world, small.setting)
    assert small.world.crises["settled"][0] == 0
    small.world.deployments["stage"] = kinds.MOVING
    call(aftermath.settle, small.world, small.setting)
    belief = small.world.organisations["credibility"][0]
    assert small.world.crises["settled"][0] == 1 and belief > 0.5
    call(aftermath.settle, small.world, small.setting)
    assert small.world.organisations["credibility"][0] == belief


def unasked(kind, aggressor):
    small = with_crisis(kind, aggressor=aggressor)
    crisis = small.world.crises[0]
    crisis.appeal, crisis.appeals, crisis.settled = kinds.APPEAL_NOT_ASKED, 1, 0
    call(aftermath.settle, small.world, small.setting)
    assert crisis.settled == 1
    return small.world.organisations["credibility"][0]


def test_an_attack_that_nobody_is_asked_about_costs_a_little():
    refused = settled(NOTHING).organisations["credibility"][0]
    assert refused < unasked(kinds.AGGRESSION, FOE) < 0.5
    assert unasked(kinds.UNREST, -1) == unasked(kinds.BORDER_CLASH, FRIEND) == 0.5


def test_outside_circumstances_end_a_crisis_on_their_day():
    small = with_crisis(kinds.AGGRESSION)
    small.world.crises["until"][0] = MONDAY + 2
    call(aftermath.settle, small.world, small.setting)
    assert small.world.crises["stage"][0] == kinds.CRISIS_OPEN
    small.world.now["day"] = MONDAY + 2
    call(aftermath.settle, small.world, small.setting)
    assert told(small)[-1] == kinds.E_CRISIS_ENDED
    assert small.world.crises["serial"][0] == 0


def test_who_asks_for_little_under_a_hard_attack_is_bitter_too():
    modest = settled(kinds.MISSION, sought=kinds.MISSION, intensity=0.9)
    assert modest.seats["grievance"][0, VICTIM] > 0.0
    flood = settled(kinds.MISSION, sought=kinds.MISSION, intensity=0.9, kind=kinds.DISASTER)
    assert flood.seats["grievance"][0, VICTIM] == 0.0


def test_an_ended_crisis_waits_for_its_answer_and_is_freed_after_it():
    small = with_answer(NOTHING)
    crisis = small.world.crises[0]
    crisis.stage, crisis.appeal = kinds.CRISIS_ENDED, kinds.APPEAL_ASKED
    small.world.proposals["serial"][0], small.world.proposals["crisis"][0] = 5, crisis.serial
    small.world.now["proposals_used"] = 1
    call(aftermath.settle, small.world, small.setting)
    assert crisis.serial > 0 and crisis.settled == 0
    small.world.proposals["serial"][0] = 0
    call(aftermath.settle, small.world, small.setting)
    assert crisis.serial == 0


@pytest.mark.parametrize(
    ("granted", "column"),
    [(0, "refused"), (1, "granted_words"), (2, "granted_words"), (3, "granted_mission"), (4, "granted_aid"),
     (5, "granted_force"), (6, "granted_force"), (7, "granted_force")],
)  # fmt: skip
def test_answers_are_counted(granted, column):
    row = settled(granted).years[0]
    columns = ("refused", "granted_words", "granted_mission", "granted_aid", "granted_force")
    assert row.appeals == row.crises == 1
    assert {name: int(row[name]) for name in columns if row[name]} == {column: 1}


@pytest.mark.parametrize("sought", [kinds.CONSULTATION, kinds.COLLECTIVE_DEFENCE])
def test_an_appeal_is_paid_in_influence_by_what_it_asks_for(sought):
    small = with_crisis(kinds.AGGRESSION)
    crisis = small.world.crises[0]
    crisis.sought = sought
    before = small.world.states["influence"].copy()
    call(aftermath.pay_for_appeal, small.world, small.setting, 0)
    price = float(small.setting.parameters["appeal_price"][0]) * sought
    paid = before - small.world.states["influence"]
    assert paid[int(crisis.target)] == pytest.approx(price)
    assert paid.sum() == pytest.approx(price)


def test_a_year_is_closed_on_its_last_day_with_polls():
    small = small_world()
    small.world.now["day"] = call(ordinal, 2021, 12, 30)
    call(statistics.start, small.world)
    call(statistics.note, small.world)
    assert small.world.years["members"][0] == 0
    small.world.now["day"] += 1
    small.world.seats["grievance"][0, SMALL] = 0.3
    call(statistics.note, small.world)
    row = small.world.years[0]
    assert (row.year, row.members, row.credibility) == (2021, 5, 0.5)
    assert small.world.year_seats["grievance"][0, SMALL] == 0.3
    assert told(small).count(kinds.E_POLL) == 5
    small.world.now["day"] += 1
    assert call(statistics.this_year, small.world) == 1
    assert small.world.years["year"][1] == 2022


def test_the_last_day_of_the_scenario_closes_its_year_too():
    small = small_world()
    small.world.now["last_day"] = MONDAY
    call(statistics.start, small.world)
    call(statistics.note, small.world)
    assert small.world.years["members"][0] == 5
    assert call(statistics.next_close, small.world, MONDAY) == MONDAY


def test_days_in_place_are_split_between_years():
    small = with_force(with_crisis(kinds.UNREST), kinds.GUARD)
    small.world.deployments["arrives"] = call(ordinal, 2021, 12, 22)
    small.world.now["day"] = call(ordinal, 2021, 12, 31)
    call(statistics.start, small.world)
    call(statistics.note, small.world)
    small.world.now["day"] = call(ordinal, 2022, 1, 5)
    call(statistics.count_days, small.world, 0)
    assert small.world.years["deployment_days"][:2].tolist() == [10.0, 5.0]
