"""The agenda: in every month of every shipped world there is a choice with consequences, built from what the world holds."""

from pathlib import Path

import pytest

from sim.game.agenda import LOOKS, WEIGHTS
from sim.game.session import Game

SIX = str(Path(__file__).resolve().parents[1] / "worlds" / "six.yaml")


@pytest.mark.parametrize(("world", "state"), [(SIX, "CEL"), (SIX, "ARD"), ("real-timeline", "ARM"), ("real-timeline", "BLR")])
def test_every_month_has_a_choice_that_would_be_taken(world, state):
    game = Game.start(world, seed=4, governors={state: "person"})
    sorts = set()
    for _ in range(12 * 9):
        game.pass_time(game.today.replace(day=28).toordinal() + 5, answers=False)
        game.pass_time(game.today.replace(day=28).toordinal() + 5, answers=False) if game.today.day > 5 else None
        matters = game.agenda(state)
        sorts |= {matter.sort for matter in matters}
        orders = [choice.order for matter in matters for choice in matter.choices if choice.order is not None]
        assert orders, game.today
        assert game.try_order(orders[0]) is None
        for matter in matters:
            assert matter.sort == "answer" or matter.choices[-1].order is None, "letting it be is a choice too"
    assert len(sorts) >= 3


def test_every_choice_that_is_shown_is_lawful_and_can_be_paid():
    game = Game.start("real-timeline", seed=4, governors={"BLR": "person"})
    game.pass_time(game.first_day + 3000, answers=False)
    for matter in game.agenda("BLR"):
        for choice in matter.choices:
            assert choice.order is None or game.try_order(choice.order) is None


def test_every_sort_of_matter_has_its_weight():
    assert len(WEIGHTS) == len(LOOKS)
