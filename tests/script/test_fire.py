"""When events happen: dates, followers, conditions that turn true, hazards, requirements, deciders, idle days."""

from datetime import date

import pytest
from script_world import FIRST, Play, set_seed

from sim.script.fire import cut
from sim.script.opcodes import BY_CONDITION, BY_EVENT, BY_HAZARD, TRIGGERS
from sim.words import kinds
from sim.words.calendar import NEVER, is_week_start
from sim.words.jit import call

COUNT = "do: [{shift: {variable: count, by: 1}}]"
MONDAY = date(2000, 1, 3).toordinal()


def days(play, first, last):
    """Let the script have each day in turn; returns the days on which the count rose."""
    risen = []
    for day in range(first, last + 1):
        before = play.variable("count")
        play.fire(day)
        if play.variable("count") != before:
            risen.append(day)
    return risen


def test_a_dated_event_happens_on_its_day_once():
    play = Play(f"  act: {{at: 2000-01-05, {COUNT}}}\n")
    assert days(play, FIRST, FIRST + 20) == [date(2000, 1, 5).toordinal()]
    assert (play.event("act").fired, play.event("act").last_day) == (1, date(2000, 1, 5).toordinal())


def test_a_dated_event_is_not_lost_when_its_day_is_skipped():
    play = Play(f"  act: {{at: 2000-01-05, {COUNT}}}\n")
    play.fire(date(2000, 2, 1))
    assert play.variable("count") == 1.0


def test_events_of_one_day_happen_in_the_order_of_the_file():
    play = Play(
        "  second: {at: 2000-01-06, do: [{set: {variable: count, to: 1}}]}\n"
        "  first: {at: 2000-01-05, requires: 'not fired(second)', do: [{set: {variable: count, to: 5}}]}\n"
        "  third: {at: 2000-01-06, requires: 'fired(second)', do: [{shift: {variable: count, by: 10}}]}\n"
    )
    play.fire(date(2000, 1, 6))
    assert play.variable("count") == 11.0
    assert play.event("first").fired == 1


def test_an_event_whose_requirement_does_not_hold_falls_away():
    play = Play(f"  act: {{at: 2000-01-05, requires: 'member(FEN, PACT)', {COUNT}}}\n  next: {{after: act, {COUNT}}}\n")
    assert days(play, FIRST, FIRST + 20) == []
    assert (play.event("act").fired, play.event("act").fell_away, play.due("next")) == (0, 1, NEVER)


def test_a_follower_comes_after_its_delay():
    play = Play(
        f"  act: {{at: 2000-01-05, {COUNT}}}\n  next: {{after: act, delay: 10, {COUNT}}}\n  last: {{after: next, {COUNT}}}\n"
    )
    begin = date(2000, 1, 5).toordinal()
    assert days(play, FIRST, FIRST + 40) == [begin, begin + 10]
    assert play.variable("count") == 3.0


def test_a_follower_wakes_the_clock():
    play = Play(f"  act: {{at: 2000-01-05, {COUNT}}}\n  next: {{after: act, delay: 10, {COUNT}}}\n")
    play.world.now["wake"] = NEVER
    play.fire(date(2000, 1, 5))
    assert play.world.now["wake"][0] == date(2000, 1, 15).toordinal() == play.next_due()


def test_a_chain_that_sets_itself_off_is_a_fault_of_the_run():
    play = Play(
        "  act: {when: 'flag(alarm)', once: false, do: [{message: {text: {en: a}}}]}\n"
        "  next: {after: act, once: false, do: [{message: {text: {en: b}}}]}\n"
    )
    act, following = play.start.names.event("act"), play.start.names.event("next")
    play.setting.script["after"][act] = following
    play.setting.script["trigger"][act] = play.setting.script["trigger"][following]
    cut(play.setting)
    play.world.due_days["day"][act] = MONDAY
    play.fire(MONDAY)
    assert kinds.FAULTS[int(play.world.now["fault"][0])] == "too many steps in a script"


def test_a_condition_is_looked_at_on_mondays_and_fires_when_it_turns_true():
    play = Play(f"  act: {{when: 'flag(calm)', once: false, {COUNT}}}\n")
    flag = play.start.names.variable("calm")
    assert days(play, FIRST, MONDAY + 7) == []
    play.world.variables["value"][flag] = 1.0
    assert days(play, MONDAY + 8, MONDAY + 40) == [MONDAY + 14]
    play.world.variables["value"][flag] = 0.0
    assert days(play, MONDAY + 41, MONDAY + 48) == []
    play.world.variables["value"][flag] = 1.0
    assert days(play, MONDAY + 49, MONDAY + 80) == [MONDAY + 49]
    assert play.event("act").fired == 2


def test_a_condition_that_holds_from_the_beginning_fires_on_the_first_monday_once():
    play = Play(f"  act: {{when: 'flag(alarm)', {COUNT}}}\n")
    assert call(is_week_start, MONDAY) and not call(is_week_start, MONDAY + 1)
    assert days(play, FIRST, MONDAY + 70) == [MONDAY]


def test_an_event_that_rests_waits_with_its_condition():
    play = Play(f"  act: {{when: 'variable(count) < 5 or flag(alarm)', once: false, cooldown: 21, {COUNT}}}\n")
    alarm = play.start.names.variable("alarm")
    assert days(play, FIRST, MONDAY + 6) == [MONDAY]
    play.world.variables["value"][alarm] = 0.0
    play.world.variables["value"][play.start.names.variable("count")] = 5.0
    assert days(play, MONDAY + 7, MONDAY + 13) == []
    play.world.variables["value"][alarm] = 1.0
    assert days(play, MONDAY + 14, MONDAY + 40) == [MONDAY + 21]


def test_a_hazard_comes_at_its_rate_and_keeps_its_luck():
    event = f"  act: {{hazard: 2.0, once: false, {COUNT}}}\n"
    one, again = Play(event), Play(f"  before: {{at: 2000-01-03, do: [{{session: {{organisation: PACT}}}}]}}\n{event}")
    weeks = range(MONDAY, MONDAY + 7 * 500, 7)
    first = [day for day in weeks if days(one, day, day)]
    assert first == [day for day in weeks if days(again, day, day)]
    expected = 500 * 7 / 365.2425 * 2.0
    assert abs(len(first) - expected) < 4 * expected**0.5
    other = Play(event, seed=2)
    assert first != [day for day in weeks if days(other, day, day)]


def test_a_hazard_with_a_condition_and_a_cooldown():
    play = Play(f"  act: {{hazard: 300, when: 'flag(calm)', once: false, cooldown: 20, {COUNT}}}\n")
    assert days(play, FIRST, MONDAY + 60) == []
    play.world.variables["value"][play.start.names.variable("calm")] = 1.0
    assert days(play, MONDAY + 63, MONDAY + 126) == [MONDAY + 63, MONDAY + 84, MONDAY + 105, MONDAY + 126]


def test_a_hazard_that_may_come_once_comes_once():
    play = Play(f"  act: {{hazard: 300, {COUNT}}}\n")
    assert days(play, FIRST, MONDAY + 60) == [MONDAY]
    assert play.next_due() == NEVER


def test_crises_of_the_script_are_left_out_when_crises_are_drawn():
    events = f"  act: {{at: 2000-01-05, crisis: {{kind: unrest, target: CEL}}}}\n  calm: {{at: 2000-01-05, {COUNT}}}\n"
    for mode, opened in (("scripted", 1), ("both", 1), ("drawn", 0)):
        play = Play(events, crises=mode)
        play.fire(date(2000, 1, 5))
        assert (len(play.crises()), play.event("act").fired, play.variable("count")) == (opened, opened, 1.0)


DECIDED = "  act: {at: 2000-01-05, occurs: decided, decider: FEN, crisis: {kind: aggression, target: CEL, aggressor: FEN}}\n"


def share_decided(boldness, credibility, seeds=200):
    """The share of seeds with which the decider goes through with it."""
    fired = 0
    play = Play(DECIDED)
    kept = play.space.content()
    for seed in range(seeds):
        play.space.take(kept)
        set_seed(play, seed)
        play.state("FEN").boldness = boldness
        play.organisation("PACT").credibility = credibility
        play.fire(date(2000, 1, 5))
        fired += int(play.event("act").fired)
        assert play.event("act").fired + play.event("act").fell_away == 1
    return fired / seeds


def test_boldness_drives_and_credibility_deters_the_decider():
    usual = share_decided(0.0, 0.5)
    assert share_decided(1.0, 0.5) > usual > share_decided(-1.0, 0.5)
    assert share_decided(-0.5, 0.0) > share_decided(-0.5, 1.0)
    assert share_decided(-1.0, 1.0) < 0.5 < usual


def test_what_nobody_protects_is_not_deterred():
    play = Play(DECIDED.replace("target: CEL", "target: BOR"))
    play.seat("BOR").status = kinds.OUTSIDE
    play.state("FEN").boldness = -1.0
    play.setting.parameters["script_decided_deterrence"] = 100.0
    play.fire(date(2000, 1, 5))
    assert play.event("act").fired == 1


def test_answers_are_remembered_when_the_crisis_is_gone():
    play = Play(
        "  riot: {at: 2000-01-02, crisis: {kind: unrest, target: CEL}}\n"
        f"  thanks: {{at: 2001-01-02, requires: 'granted(riot) == \"mission\" and not crisis_open(riot)', {COUNT}}}\n"
    )
    play.fire(FIRST + 1)
    play.crises()[0].granted = kinds.MISSION
    play.fire(FIRST + 8)
    play.crises()[0].serial = 0
    play.fire(date(2001, 1, 2))
    assert play.variable("count") == 1.0


def test_the_next_day_that_matters():
    play = Play(
        f"  act: {{at: 2000-03-05, {COUNT}}}\n  next: {{after: act, delay: 400, {COUNT}}}\n"
        f"  watch: {{when: 'flag(calm)', {COUNT}}}\n"
    )
    play.world.now[0].day = FIRST
    assert play.next_due() == MONDAY
    play.world.now[0].day = MONDAY
    assert play.next_due() == MONDAY
    play.world.now[0].day = MONDAY + 1
    assert play.next_due() == MONDAY + 7
    play.event("watch").fired = 1
    assert play.next_due() == date(2000, 3, 5).toordinal()
    play.fire(date(2000, 3, 5))
    assert play.next_due() == date(2000, 3, 5).toordinal() + 400
    play.fire(date(2000, 3, 5).toordinal() + 400)
    assert play.next_due() == NEVER


def test_a_script_without_events_has_nothing_due():
    play = Play("  act: {at: 2000-01-02, do: [{session: {organisation: PACT}}]}\n")
    play.fire(FIRST + 1)
    before = play.space.digest()
    day = play.world.now["day"][0]
    play.fire(int(day))
    assert play.space.digest() == before
    assert play.next_due() == NEVER


def test_triggers_have_names():
    assert len(TRIGGERS) == 5


@pytest.mark.parametrize("first", [True, False])
def test_the_script_is_cut_where_the_dated_events_end(first):
    from sim.script.fire import first_of

    undated = f"  watch: {{when: 'flag(calm)', {COUNT}}}\n  later: {{after: watch, {COUNT}}}\n"
    dated = "".join(f"  act{n}: {{at: 2000-01-0{n}, {COUNT}}}\n" for n in range(1, 8))
    play = Play(undated + dated if first else dated + undated)
    assert call(first_of, play.setting, BY_CONDITION) == 7
    assert call(first_of, play.setting, BY_HAZARD) == call(first_of, play.setting, BY_EVENT) == 8
