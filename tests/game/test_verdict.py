"""The verdict: nothing done is nothing changed; what orders changed is told event by event; objectives of the scenario count."""

import re
from datetime import date
from pathlib import Path

import pytest

from sim.game import branch_rules
from sim.game.branch_rules import RESERVE, RESERVE_MONEY
from sim.game.effects import effects
from sim.game.lean import LeanGame
from sim.game.objectives import GENERAL, objectives_of, scored, total
from sim.game.order import Order
from sim.game.session import Game
from sim.game.setup import Beginning, Setup
from sim.game.verdict import WORDS, verdict
from sim.run import drain
from sim.scenario.build import build
from sim.scenario.load import load, load_text
from sim.words.jit import call

SIX = Path(__file__).resolve().parents[1] / "worlds" / "six.yaml"
END = date(2004, 1, 1)


def game(**orders: str) -> Game:
    """Borland until 2004, with one order on the first of June 2001 where one is given."""
    one = Game.start(str(SIX), seed=2, governors={"BOR": "person"})
    one.pass_time(date(2001, 6, 1), answers=False)
    if orders:
        assert one.give(Order("BOR", **orders)) is None
    one.pass_time(END, answers=False)
    return one


def test_who_gives_no_orders_gets_what_the_autopilot_gets():
    found = verdict(game(), "BOR")
    assert found.won == pytest.approx(0.0, abs=0.01)
    assert len(found.objectives) == len(GENERAL)


def test_leaving_is_told_as_yours_and_costs_what_it_costs():
    found = verdict(game(kind="membership", option="give_notice", organisation="PACT"), "BOR")
    assert any(change.is_yours and change.event.kind == "notice of withdrawal" for change in found.changes)
    assert found.won != 0.0
    assert found.won == pytest.approx(found.score - found.autopilot)
    assert found.changes == tuple(sorted(found.changes, key=lambda change: (change.event.day, not change.is_yours)))


def test_scores_lie_between_0_and_1():
    one = game()
    scores = scored(one.beginning.start, one.space.world, one.history, "BOR")
    assert all(0.0 <= score.value <= 1.0 for score in scores)
    assert 0.0 < total(scores) < 1.0


def test_a_reserve_counts_and_a_hoard_does_not():
    """Who has four votes' influence and three months' money has a free hand; more of either is worth nothing."""
    world = game().space.world

    def at_hand(influence: float, months: float) -> float:
        world.states["influence"][0] = influence
        world.states["treasury"][0] = months / 3.0 * RESERVE_MONEY * world.states["gdp"][0] / 1e6
        return float(call(branch_rules.at_hand, world, 0))

    enough = at_hand(RESERVE, 3.0)
    assert enough == pytest.approx(1.0) == at_hand(4.0 * RESERVE, 3.0) == at_hand(RESERVE, 60.0)
    assert 0.0 == at_hand(0.0, 0.0) < at_hand(0.0, 3.0) < at_hand(0.5 * RESERVE, 3.0) < enough
    assert at_hand(RESERVE, 1.0) < enough


@pytest.mark.parametrize("world", ["real-timeline", "preserved-ussr", "siberia"])
def test_what_nobody_decides_is_no_objective(world):
    """A score that keeps its documented course whoever governs would be the same for every strategy: not what is played for."""
    scenario = load(world).scenario
    scores = [one.score for state in scenario.states.values() for one in state.objectives.values() if one.score is not None]
    assert scores
    assert not [score for score in scores if re.fullmatch(r"(stability|gdp|democracy|population)\(\w+\)", score)]


def test_every_gain_has_its_word():
    assert [least for least, _ in WORDS] == sorted((least for least, _ in WORDS), reverse=True)
    assert WORDS[-1][0] == -1.0


OBJECTIVES = """    playable: true
    objectives:
      calm: {title: {en: "Stay calm"}, score: "stability(CEL)", weight: 2}
      inside: {title: {en: "Stay in"}, condition: "member(CEL, PACT)", always: true}
"""


def test_the_objectives_of_the_scenario_count_with_their_weights():
    text = SIX.read_text(encoding="utf-8").replace("    opinion: 0.55\n    playable: true\n", "    opinion: 0.55\n" + OBJECTIVES)
    start = build(load_text(text))
    one = Game(Beginning(Setup("six", 2, {"CEL": "person"}), start))
    one.pass_time(END, answers=False)
    names = [objective.name for objective in objectives_of(one.scenario, "CEL")]
    assert names == ["calm", "inside", "free_hand"] and not objectives_of(one.scenario, "CEL")[0].is_general
    calm, inside, free = scored(start, one.space.world, one.history, "CEL")
    assert calm.value == pytest.approx(one.snapshot.state("stability", "CEL"))
    assert 0.0 < free.value < 1.0 and free.objective.is_general
    assert (inside.value, total((calm, inside))) == (1.0, pytest.approx((2.0 * calm.value + 1.0) / 3.0))
    assert one.reading_place("CEL", "inside") == one.reading_place("CEL", "calm") + 1
    with pytest.raises(ValueError, match="no objective 'glory'"):
        one.reading_place("CEL", "glory")


def test_each_order_is_weighed_by_leaving_it_out():
    one = game(kind="membership", option="give_notice", organisation="PACT")
    before = one.digest()
    (effect,) = effects(one, "BOR")
    assert one.digest() == before
    assert "give notice" in effect.text and effect.day == date(2001, 6, 1) and effect.fell == 0
    assert effect.gain == pytest.approx(verdict(one, "BOR").won, abs=0.02)


def test_a_lean_life_is_the_game():
    one = game(kind="membership", option="give_notice", organisation="PACT")
    life = LeanGame(one.beginning)
    assert life.replay(one.course.entries, one.day) == 0
    drain(life.space)
    assert life.space.digest() == one.digest()
    assert life.general_score("BOR") == pytest.approx(total(scored(one.beginning.start, one.space.world, one.history, "BOR")))
