"""A game: time, orders, the past, branches; the same setup and orders are the same world, however it was lived."""

from datetime import date

import pytest

from sim.edits import Refusal
from sim.game.happening import LANE, LANES
from sim.game.order import Order
from sim.game.session import A_FAULT, AN_ANSWER, AN_EVENT, THE_END, Game
from sim.run import Run
from sim.words import kinds

WORLD = "real-timeline"
LATE = date(2010, 6, 1)


def game(**governors: str) -> Game:
    """A game of the documented world, seed 3."""
    return Game.start(WORLD, seed=3, governors=governors)


def play(one: Game, end: date) -> None:
    """Answer each decision on its deadline with its last option, whatever that is."""
    while one.day < end.toordinal():
        if one.advance(end).why == AN_ANSWER:
            for open_one in one.waiting():
                if open_one.deadline <= one.today:
                    order = Order(open_one.state, open_one.kind, open_one.options[-1], open_one.subject)
                    assert one.give(order._replace(organisation=open_one.organisation)) is None


def test_a_game_without_people_is_the_compiled_run():
    one = game()
    assert one.advance(one.last_day + 1).why == THE_END
    run = Run(one.beginning.start, 3)
    run.finish()
    assert one.digest() == run.space.digest()


def test_day_by_day_is_the_same_game_as_in_one_go():
    daily, swift = game(), game()
    end = date(1996, 1, 1)
    while daily.today < end:
        daily.advance()
    swift.advance(end)
    assert daily.digest() == swift.digest()
    assert [event.text for event in daily.events] == [event.text for event in swift.events]


def test_time_stops_on_the_morning_of_a_deadline_and_goes_on_when_asked_again():
    one = game(KAZ="person")
    assert one.advance(one.last_day).why == AN_ANSWER
    halted, due = one.day, one.waiting("KAZ")
    assert any(decision.deadline <= one.today for decision in due)
    one.advance(one.last_day)
    assert one.day > halted


def test_time_stops_after_an_event_of_a_wanted_kind():
    one = game()
    came = one.advance(one.last_day, stop_for=("joined",))
    assert came.why == AN_EVENT
    assert "joined" in [event.kind for event in came.events]
    assert all(event.kind != "joined" or event.day == one.day - 1 for event in came.events)


def test_going_back_and_on_again_is_the_same_world():
    one = game(KAZ="person", BLR="person")
    play(one, LATE)
    told, ruled, digest = [event.text for event in one.events], len(one.rulings), one.digest()
    assert one.course.entries
    for day in (date(2003, 5, 17), one.course.tip.day, one.first_day, date(1999, 4, 1)):
        one.rewind(day)
        assert one.today == (day if isinstance(day, date) else date.fromordinal(day))
        one.advance(LATE, answers=False)
        assert one.digest() == digest
    assert [event.text for event in one.events] == told
    assert len(one.rulings) == ruled


def test_an_order_in_the_past_begins_a_branch_and_leaves_the_old_one_as_it_was():
    one = game(KAZ="person")
    play(one, LATE)
    digest = one.digest()
    one.rewind(date(2004, 2, 3))
    assert one.is_past
    assert one.give(Order("KAZ", "budget", "do", value=50.0)) is None
    assert (one.course.number, one.course.parent, one.is_past) == (1, 0, False)
    one.advance(LATE, answers=False)
    assert one.digest() != digest
    one.switch(0)
    assert (one.digest(), one.today) == (digest, LATE)


def test_a_refused_order_changes_nothing_and_begins_no_branch():
    one = game(KAZ="person")
    one.advance(LATE, answers=False)
    one.rewind(date(2004, 2, 3))
    digest = one.digest()
    assert isinstance(one.give(Order("KAZ", "budget", "do", value=1e12)), Refusal)
    assert isinstance(one.try_order(Order("KAZ", "vote", "yes", 999_999)), Refusal)
    assert (one.digest(), len(one.courses)) == (digest, 1)


def test_a_day_that_was_not_lived_cannot_be_visited():
    one = game()
    with pytest.raises(ValueError, match="is not in it"):
        one.rewind(one.first_day + 1)


def test_an_unknown_state_or_governor_is_refused_with_the_names_there_are():
    with pytest.raises(ValueError, match="there is no 'XXX' among the states"):
        game(XXX="person")
    with pytest.raises(ValueError, match="judgement"):
        game(KAZ="robot")


def test_a_snapshot_cannot_be_written_and_does_not_move_with_the_world():
    one = game()
    before = one.snapshot
    assert one.snapshot is before
    with pytest.raises(ValueError, match="read-only"):
        before.world.states["stability"][0] = 0.0
    one.advance(date(1995, 1, 1))
    assert before.date < one.snapshot.date
    assert one.snapshot.members()


def test_history_has_a_sample_a_month():
    one = game()
    one.advance(date(1994, 1, 1))
    assert len(one.history.days) == 1 + 12 * 2 - int(date.fromordinal(one.first_day).month) + 1
    assert one.history.state("stability", 0).shape == one.history.world("tension").shape == one.history.days.shape


def test_every_kind_of_event_has_its_lane():
    assert set(LANE) == set(range(1, len(kinds.EVENT_KINDS)))
    assert set(LANE.values()) == set(LANES)


def test_a_failed_run_says_so():
    one = game()
    one.space.world.now["fault"] = kinds.FULL_CRISES
    assert one.advance(LATE).why == A_FAULT
    assert one.is_over
