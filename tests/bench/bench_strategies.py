"""Fixed habits and the look-ahead against the autopilot, under the same luck: is this a game in which thinking pays?

    python tests/bench/bench_strategies.py --seeds 200 real-timeline:ARM six:CEL

Each strategy plays a state through a whole world; what is printed is its score less that of the autopilot of the same seed
(mean and 95 % interval, in points of a hundred). No habit may win on average; the look-ahead should.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sim.batch.intervals import mean
from sim.game.compiling import compile_game
from sim.game.objectives import scored, total
from sim.game.order import Order
from sim.game.seats import LOOK_AHEAD, PERSON
from sim.game.session import AN_ANSWER, Game
from sim.game.setup import Beginning, Setup, start_of
from sim.initiatives import free_influence, free_money

WORLDS = Path(__file__).resolve().parents[1] / "worlds"
YES = {
    "vote": "yes", "contribute": "yes", "consent": "yes", "renew": "yes", "escalate": "escalate", "membership": "apply",
    "appeal": "collective_defence",
}  # fmt: skip
NO = {
    "vote": "no", "contribute": "no", "consent": "no", "renew": "no", "escalate": "stand_down", "membership": "stay",
    "appeal": "none",
}  # fmt: skip

Act = Callable[[Game, str], None]


def answer_with(answers: dict[str, str]) -> Act:
    """Answers everything alike."""

    def act(game: Game, state: str) -> None:
        for decision in game.waiting(state):
            option = answers.get(decision.kind, decision.options[0])
            if option not in decision.options:
                option = decision.options[-1] if answers is YES else decision.options[0]
            value = decision.value if option == "yes" and decision.kind == "contribute" else 0.0
            game.give(Order(state, decision.kind, option, decision.subject, value, None, decision.organisation))

    return act


def lobby(game: Game, state: str) -> None:
    """Spends all influence on the voters in doubt, whatever the motion."""
    cost = float(game.setting.parameters["lobby_cost"][0])
    for serial in game.motions():
        voters = sorted(game.motion(serial).voters, key=lambda voter: voter.yes)
        for voter in voters:
            if free_influence(game.space, game.setting, game.names.state(state)) >= cost and voter.state != state:
                game.give(Order(state, "lobby", "do", serial, cost, voter.state))


def arm(game: Game, state: str) -> None:
    """Turns the whole treasury into readiness each month."""
    money = free_money(game.space, game.setting, game.names.state(state))
    if money >= 1.0:
        game.give(Order(state, "budget", "do", value=money))


def pay(game: Game, state: str) -> None:
    """Rewards the member that likes it least, with all it can pay each month."""
    price = float(game.setting.parameters["reward_cost"][0])
    strength = min(0.4, free_money(game.space, game.setting, game.names.state(state)) / price)
    others = [one for one in game.snapshot.members() if one != state]
    if strength >= 0.05 and others:
        whom = min(others, key=lambda one: game.snapshot.pair("affinity", one, state))
        game.give(Order(state, "pay", "aid", 0, strength, whom))


def nothing(game: Game, state: str) -> None:
    """Does nothing at all."""


DAILY: dict[str, Act] = {
    "never act": nothing, "always yes": answer_with(YES), "always refuse": answer_with(NO), "always lobby": lobby,
}  # fmt: skip
MONTHLY: dict[str, Act] = {"always arm": arm, "always pay": pay}


def played(start, setup: Setup, state: str, daily: Act | None = None, monthly: Act | None = None) -> float:
    """The score of a whole game."""
    game = Game(Beginning(setup, start))
    game.govern_by_computer()
    while not game.is_over:
        if monthly is not None:
            monthly(game, state)
            end = game.today.replace(day=28).toordinal() + 5
        else:
            end = game.last_day + 1
        if game.pass_time(end) == AN_ANSWER and daily is not None:
            daily(game, state)
    return total(scored(game.beginning.start, game.space.world, game.history, state))


def strategies(chosen: list[str]) -> dict[str, tuple[str, Act | None, Act | None]]:
    """Governor, what is done at each deadline, what each month."""
    found = {name: (PERSON, act, None) for name, act in DAILY.items()}
    found |= {name: (PERSON, None, act) for name, act in MONTHLY.items()}
    found["look-ahead"] = (LOOK_AHEAD, None, None)
    return {name: found[name] for name in chosen or found}


def bench(world: str, state: str, seeds: int, crises: str, chosen: list[str]) -> None:
    """The table of one world."""
    path = WORLDS / f"{world}.yaml"
    scenario = str(path) if path.exists() else world
    start = start_of(scenario, (), crises, False)
    began = time.perf_counter()
    autopilot = [played(start, Setup(scenario, seed, {}, crises), state) for seed in range(1, seeds + 1)]
    print(f"\n{world}, {state}, {crises} crises, {seeds} seeds; autopilot {100 * float(np.mean(autopilot)):.1f} points of 100")
    for name, (governor, daily, monthly) in strategies(chosen).items():
        scores = [
            played(start, Setup(scenario, seed, {state: governor}, crises), state, daily, monthly)
            for seed in range(1, seeds + 1)
        ]
        gains = 100.0 * (np.array(scores) - np.array(autopilot))
        found = mean(gains)
        better = float((gains > 0.05).mean())
        print(f"  {name:<14} {found.value:+7.2f}  ({found.low:+.2f} to {found.high:+.2f})   better in {better:.0%} of seeds")
    print(f"  ({time.perf_counter() - began:.0f} s)", flush=True)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("worlds", nargs="+", metavar="WORLD:STATE")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--crises", default="scripted")
    parser.add_argument("--only", action="append", default=[], help="a strategy; all when left out")
    chosen = parser.parse_args()
    compile_game()
    for pair in chosen.worlds:
        world, state = pair.split(":")
        bench(world, state, chosen.seeds, chosen.crises, chosen.only)


if __name__ == "__main__":
    main()
