"""Fixed habits and the look-ahead against the autopilot, under the same luck: is this a game in which thinking pays?

    python tests/bench/bench_strategies.py --seeds 200 real-timeline:ARM six:CEL

Each strategy plays a state through a whole world; what is printed is its score less that of the autopilot of the same seed
(mean and 95 % interval, in points of a hundred): by the scenario's objectives of that state, and by the general ones. No
habit may win on average; the look-ahead should.
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sim.batch.intervals import mean
from sim.game.compiling import compile_game
from sim.game.council import Reading
from sim.game.lean import Act, LeanGame
from sim.game.order import Order
from sim.game.seats import LOOK_AHEAD, OBJECTIVES, PERSON
from sim.game.setup import Beginning, Setup, start_of
from sim.game.snapshot import MEMBERS
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


def answer_with(answers: dict[str, str]) -> Act:
    """Answers everything alike."""

    def act(game: LeanGame, state: str) -> None:
        for decision in game.waiting(state):
            option = answers.get(decision.kind, decision.options[0])
            if option not in decision.options:
                option = decision.options[-1] if answers is YES else decision.options[0]
            value = decision.value if option == "yes" and decision.kind == "contribute" else 0.0
            game.give(Order(state, decision.kind, option, decision.subject, value, None, decision.organisation))

    return act


def lobby(game: LeanGame, state: str) -> None:
    """Spends all influence on the voters in doubt, whatever the motion."""
    cost = float(game.setting.parameters["lobby_cost"][0])
    own = game.names.state(state)
    for serial in game.motions():
        reading = Reading(game.space, game.setting, serial)
        chances = reading.space.world.votes["probability"][reading.slot]
        for voter in sorted(reading.votes(), key=lambda place: float(chances[place])):
            if voter != own and free_influence(game.space, game.setting, own) >= cost:
                game.give(Order(state, "lobby", "do", serial, cost, game.names.states[voter]))


def arm(game: LeanGame, state: str) -> None:
    """Turns the whole treasury into readiness each month."""
    money = free_money(game.space, game.setting, game.names.state(state))
    if money >= 1.0:
        game.give(Order(state, "budget", "do", value=money))


def pay(game: LeanGame, state: str) -> None:
    """Rewards the member that likes it least, with all it can pay each month."""
    own, world = game.names.state(state), game.space.world
    price = float(game.setting.parameters["reward_cost"][0])
    strength = min(0.4, free_money(game.space, game.setting, own) / price)
    members = np.isin(world.seats["status"][int(world.now["focus"][0])], MEMBERS)
    members[own] = False
    if strength >= 0.01 and members.any():
        whom = int(np.argmin(np.where(members, world.pairs["affinity"][:, own], np.inf)))
        game.give(Order(state, "pay", "aid", 0, strength, game.names.states[whom]))


def nothing(game: LeanGame, state: str) -> None:
    """Does nothing at all."""


DAILY: dict[str, Act] = {
    "never act": nothing, "always yes": answer_with(YES), "always refuse": answer_with(NO), "always lobby": lobby,
}  # fmt: skip
MONTHLY: dict[str, Act] = {"always arm": arm, "always pay": pay}


def played(start, setup: Setup, state: str, daily: Act | None = None, monthly: Act | None = None) -> tuple[float, float]:
    """(own, general) score of a whole game."""
    game = LeanGame(Beginning(setup, start))
    game.play(daily, monthly, state)
    if game.run.fault is not None:
        raise RuntimeError(f"seed {setup.seed}: {game.run.fault}")
    return game.own_score(state), game.general_score(state)


def strategies(chosen: list[str]) -> dict[str, tuple[str, Act | None, Act | None]]:
    """Governor, what is done at each deadline, what each month."""
    found = {name: (PERSON, act, None) for name, act in DAILY.items()}
    found |= {name: (PERSON, None, act) for name, act in MONTHLY.items()}
    found |= {"objectives": (OBJECTIVES, None, None), "look-ahead": (LOOK_AHEAD, None, None)}
    return {name: found[name] for name in chosen or found}


def bench(world: str, state: str, seeds: int, crises: str, chosen: list[str]) -> None:
    """The table of one world."""
    path = WORLDS / f"{world}.yaml"
    scenario = str(path) if path.exists() else world
    start = start_of(scenario, (), crises, False)
    autopilot = np.array([played(start, Setup(scenario, seed, {}, crises), state) for seed in range(1, seeds + 1)])
    own, common = 100.0 * autopilot.mean(axis=0)
    print(f"\n{world}, {state}, {crises} crises, {seeds} seeds; autopilot {own:.1f} by its objectives, {common:.1f} in general")
    for name, (governor, daily, monthly) in strategies(chosen).items():
        began = time.process_time()
        setups = [Setup(scenario, seed, {state: governor}, crises) for seed in range(1, seeds + 1)]
        gains = 100.0 * (np.array([played(start, setup, state, daily, monthly) for setup in setups]) - autopilot)
        words = [f"{found.value:+7.2f} ({found.low:+.2f} to {found.high:+.2f})" for found in map(mean, gains.T)]
        spent = (time.process_time() - began) / seeds
        print(f"  {name:<14} {words[0]:<30} {words[1]:<30} {spent:6.2f} s a game", flush=True)


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
