"""The tree of branches and two of them side by side; random orders, rewinds and branches always play back to the same bytes."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.game import saves, timeline
from sim.game.order import Order
from sim.game.session import Game
from sim.initiatives import OPTIONS
from sim.words import kinds

SIX = str(Path(__file__).resolve().parents[1] / "worlds" / "six.yaml")


@pytest.fixture(scope="module")
def game() -> Game:
    """Two branches, parted in 2001 by an order."""
    one = Game.start(SIX, seed=2, governors={"BOR": "person"})
    one.pass_time(date(2004, 1, 1), answers=False)
    one.rewind(date(2001, 5, 1))
    assert one.give(Order("BOR", "membership", "give_notice", organisation="PACT")) is None
    one.pass_time(date(2003, 6, 1), answers=False)
    return one


def test_the_tree_names_each_branch_after_its_parent(game):
    main, branch = timeline.tree(game)
    assert (main.parent, main.depth, branch.parent, branch.depth) == (None, 0, 0, 1)
    assert (branch.forked_on, branch.tip, branch.orders, branch.is_present) == (date(2001, 5, 1), date(2003, 6, 1), 1, True)


def test_two_branches_side_by_side(game):
    found = timeline.compare(game, 1, 0)
    assert (found.parted_on, found.until) == (date(2001, 5, 1), date(2003, 6, 1))
    assert [name for name, _ in found.orders] == [found.first]
    assert "give notice" in found.orders[0][1]
    assert any(change.is_yours and change.event.kind in ("notice of withdrawal", "left") for change in found.changes)
    assert found.gaps and all(first != second for _, _, first, second in found.gaps)


def test_a_branch_does_not_differ_from_itself(game):
    found = timeline.compare(game, 1, 1)
    assert not found.orders and not found.changes and not found.gaps


def test_branches_of_a_loaded_game_are_compared_alike_and_the_game_stays_where_it_is(game, tmp_path):
    loaded = saves.load(saves.save(game, tmp_path / "one.article4"))
    before = (loaded.digest(), loaded.course.number)
    assert timeline.compare(loaded, 1, 0)[2:] == timeline.compare(game, 1, 0)[2:]
    assert (loaded.digest(), loaded.course.number) == before
    assert timeline.history_of(loaded, 0).days.tolist() == timeline.history_of(game, 0).days.tolist()


def test_a_branch_is_renamed_and_an_unknown_one_refused(game):
    timeline.rename(game, 1, " without us ")
    assert timeline.tree(game)[1].name == "without us"
    with pytest.raises(ValueError, match="needs a name"):
        timeline.rename(game, 1, "  ")
    with pytest.raises(ValueError, match="there is no branch 9"):
        timeline.compare(game, 9, 0)


STATES = ("ARD", "BOR", "CEL", "DUN", "EST", "FEN")
orders = st.builds(
    lambda state, kind, option, subject, value, whom, group: Order(
        state, kinds.DECISION_KINDS[kind], OPTIONS[kind][option % len(OPTIONS[kind])], subject, value, whom, group
    ),
    st.sampled_from(STATES), st.sampled_from(sorted(OPTIONS)), st.integers(0, 12), st.integers(0, 60),
    st.sampled_from([0.0, 0.3, 1.0, 3.0, 6.0, 50.0, -1.0]), st.sampled_from([None, *STATES]),
    st.sampled_from([None, "PACT", "LEAGUE", "CONGRESS"]),
)  # fmt: skip
acts = st.one_of(
    st.tuples(st.just("order"), orders),
    st.tuples(st.just("go"), st.integers(1, 400)),
    st.tuples(st.just("answer"), st.integers(0, 9)),
    st.tuples(st.just("back"), st.integers(0, 1000)),
    st.tuples(st.just("switch"), st.integers(0, 5)),
)


def do(game: Game, what: str, how) -> None:
    """One act of a player who knows no bounds."""
    if what == "order":
        before = game.digest()
        if game.give(how) is not None:
            assert game.digest() == before, "a refused order changes nothing"
    elif what == "go":
        game.pass_time(game.day + how)
    elif what == "answer":
        for decision in game.waiting():
            option = decision.options[how % len(decision.options)]
            game.give(Order(decision.state, decision.kind, option, decision.subject, 0.0, None, decision.organisation))
    elif what == "back":
        game.rewind(max(game.first_day, game.course.tip.day - how))
    else:
        game.switch(how % len(game.courses))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(acts, min_size=4, max_size=25))
def test_whatever_a_player_does_it_plays_back_to_the_same_bytes(tmp_path_factory, doings):
    game = Game.start(SIX, seed=11, governors={"CEL": "person", "ARD": "person"})
    for what, how in doings:
        do(game, what, how)
    loaded = saves.load(saves.save(game, tmp_path_factory.mktemp("any") / "any.article4"))
    for number in range(len(game.courses)):
        game.switch(number)
        loaded.switch(number)
        assert loaded.digest() == game.digest()
        assert len(loaded.events) == len(game.events) and len(loaded.rulings) == len(game.rulings)
