"""What a government may do: every offer is held against the same law as the order, and each kind of initiative is offered."""

import pytest

from sim.game.session import Game
from sim.initiatives import CHECKS
from sim.words import kinds


@pytest.fixture(scope="module")
def game() -> Game:
    """Belarus in a year with a crisis on the table."""
    one = Game.start("real-timeline", seed=3, governors={"BLR": "person"})
    while not one.motions():
        one.advance()
    return one


def test_every_kind_of_initiative_is_offered(game):
    offered = {action.order.kind for action in game.actions("BLR")} | {"amend" if game.clauses("BLR") else ""}
    wanted = {kinds.DECISION_KINDS[kind] for kind in CHECKS}
    assert wanted - offered <= {"mediate"}, "only mediation needs a fight between two others"


def test_what_is_offered_as_open_is_taken_and_what_is_refused_is_refused_alike(game):
    for action in game.actions("BLR"):
        assert game.try_order(action.order) == action.refusal
    for clause in game.clauses("BLR")[:5]:
        assert clause.low <= clause.value <= clause.high


def test_what_the_charter_forbids_names_its_article(game):
    refusals = [action.refusal for action in game.actions("BLR") if action.refusal is not None]
    assert any(refusal.article for refusal in refusals)
    assert all(refusal.reason for refusal in refusals)


def test_looking_changes_nothing(game):
    before = game.digest()
    game.actions("BLR")
    game.clauses("BLR")
    assert game.digest() == before


def test_a_state_outside_may_not_amend_and_learns_why(game):
    assert all(clause.refusal is not None and clause.refusal.article == "Charter 27" for clause in game.clauses("USA"))
