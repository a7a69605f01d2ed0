"""Fixed habits and the look-ahead against the autopilot, under the same luck: is this a game in which thinking pays?

    python tests/bench/bench_strategies.py --seeds 200 real-timeline preserved-ussr siberia

Each strategy plays a state through a whole world; what is printed is its score less that of the autopilot of the same seed
(mean and 95 % interval, in points of a hundred): by the state's objectives, as the verdict has it, and by the general ones of
any government. No habit may win on average; the look-ahead should. `--parts` parts each difference by objective.

No seat is chosen: in a WORLD every state that may be played and for which the scenario names objectives takes its turn, the
first with the first seed, the next with the next, and so on; the table is the mean over them, and below it stands each seat.
WORLD:STATE plays one seat with every seed.

Two processes play side by side; a line on the standard error tells how far they are. Interrupted, it prints what it has. With
`--keep FILE` each game is written down as it ends, and what stands in the file is not played again.
"""

import argparse
import json
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sim.batch.intervals import mean
from sim.game.compiling import compile_game
from sim.game.council import Reading
from sim.game.lean import Act, LeanGame
from sim.game.objectives import scores_of
from sim.game.order import Order
from sim.game.seats import JUDGEMENT, LOOK_AHEAD, OBJECTIVES, PERSON
from sim.game.setup import Beginning, Setup, start_of
from sim.game.snapshot import MEMBERS
from sim.purse import affordable_reward, free_influence, free_money

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
    members = np.isin(world.seats["status"][int(world.now["focus"][0])], MEMBERS)
    members[own] = False
    if not members.any():
        return
    whom = int(np.argmin(np.where(members, world.pairs["affinity"][:, own], np.inf)))
    strength = affordable_reward(game.space, game.setting, own, whom, 0.4)
    if strength > 0.0:
        game.give(Order(state, "pay", "aid", 0, strength, game.names.states[whom]))


def save(game: LeanGame, state: str) -> None:
    """Keeps all influence: never asks for help, never lobbies, mediates or arms; what costs nothing is left to the judgement."""
    for decision in game.waiting(state):
        if decision.kind == "appeal":
            game.give(Order(state, "appeal", "none", decision.subject, 0.0, None, decision.organisation))


def nothing(game: LeanGame, state: str) -> None:
    """Does nothing at all."""


DAILY: dict[str, Act] = {
    "never act": nothing, "always yes": answer_with(YES), "always refuse": answer_with(NO), "always lobby": lobby,
    "always save": save,
}  # fmt: skip
MONTHLY: dict[str, Act] = {"always arm": arm, "always pay": pay}


STRATEGIES: dict[str, tuple[str, Act | None, Act | None]] = {
    "autopilot": (JUDGEMENT, None, None),
    **{name: (PERSON, act, None) for name, act in DAILY.items()},
    **{name: (PERSON, None, act) for name, act in MONTHLY.items()},
    "objectives": (OBJECTIVES, None, None),
    "look-ahead": (LOOK_AHEAD, None, None),
}
"""Governor, what is done at each deadline, what each month."""


class Task(NamedTuple):
    """A game to be played: a strategy for a state in a world under a seed."""

    scenario: str
    crises: str
    state: str
    strategy: str
    seed: int


class Result(NamedTuple):
    """Scores of a hundred: by the verdict, by the general objectives, by each objective; orders given; seconds of a core.

    `decisions` are the seconds of a core that the computer took for each decision.
    """

    state: str
    own: float
    general: float
    parts: dict[str, float]
    orders: int
    seconds: float
    decisions: tuple[float, ...]


def play(task: Task) -> tuple[Task, Result]:
    """A whole game."""
    began = time.process_time()
    governor, daily, monthly = STRATEGIES[task.strategy]
    setup = Setup(task.scenario, task.seed, {task.state: governor}, task.crises)
    start = start_of(task.scenario, (), task.crises, False)
    game = LeanGame(Beginning(setup, start))
    decisions: list[float] = []
    if game.computer is not None:
        game.computer.decide = timed(game.computer.decide, decisions)  # type: ignore[method-assign]
    game.play(daily, monthly, task.state)
    if game.run.fault is not None:
        raise RuntimeError(f"{task}: {game.run.fault}")
    scores = scores_of(start, game.space.world, task.state, game.common(task.state))
    parts = {one.objective.name: 100.0 * one.value for one in scores}
    own, general = 100.0 * game.own_score(task.state), 100.0 * game.general_score(task.state)
    spent = time.process_time() - began
    return task, Result(task.state, own, general, parts, len(game.desk.log.entries), spent, tuple(decisions))


def timed(decide: Callable, into: list[float]) -> Callable:
    """A computer's way to decide that notes the seconds of a core which it takes, where there was something to decide."""

    def decide_timed(game: LeanGame, state: str, plans: list, purpose: str) -> None:
        began = time.process_time()
        decide(game, state, plans, purpose)
        if plans:
            into.append(time.process_time() - began)

    return decide_timed


def prepare() -> None:
    """Make a process ready; an interruption is for the one that asked for the games, not for those that play them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    compile_game()


def played(tasks: list[Task], jobs: int) -> Iterator[tuple[Task, Result]]:
    """All games, in processes side by side, with a line of progress; what is done by an interruption is kept."""
    began, done = time.monotonic(), 0
    with ProcessPoolExecutor(jobs, initializer=prepare) as pool:
        coming = [pool.submit(play, task) for task in tasks]
        try:
            for future in as_completed(coming):
                done += 1
                left = (time.monotonic() - began) / done * (len(tasks) - done)
                print(f"\r{done}/{len(tasks)} games, {left / 60:.0f} minutes to go   ", end="", file=sys.stderr, flush=True)
                yield future.result()
        except KeyboardInterrupt:
            print("\ninterrupted: this is what has been played", file=sys.stderr)
            pool.shutdown(cancel_futures=True)
    print(file=sys.stderr)


class Kept:
    """Results in a file, a line a game."""

    def __init__(self, path: Path | None) -> None:
        """Read what there is."""
        self.path = path
        self.found: dict[Task, Result] = {}
        if path is not None and path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                task, result = json.loads(line)
                self.found[Task(*task)] = Result(*result)

    def add(self, task: Task, result: Result) -> None:
        """Write one down."""
        if self.path is not None:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps([task, result]) + "\n")


def scenario_of(world: str) -> str:
    """A world of the tests by its file, any other by its name."""
    path = WORLDS / f"{world}.yaml"
    return str(path) if path.exists() else world


def seats_of(world: str) -> list[str]:
    """The states of a world that may be played and for which its scenario names objectives, in the order of the file."""
    states = start_of(scenario_of(world), (), "scripted", False).scenario.states
    return [state for state, entry in states.items() if entry.playable and entry.objectives]


Found = dict[str, dict[int, Result]]
"""The results of each strategy by seed."""


def compared(found: Found, name: str, state: str | None = None) -> list[tuple[Result, Result]]:
    """The games of a strategy, each with that of the autopilot under the same seed; of one seat when a state is given."""
    autopilot = found["autopilot"]
    pairs = [(one, autopilot[seed]) for seed, one in sorted(found.get(name, {}).items()) if seed in autopilot]
    return [pair for pair in pairs if state is None or pair[0].state == state]


def gain(pairs: list[tuple[Result, Result]], part: str) -> str:
    """What a strategy wins over the autopilot, with its 95 % interval, as words."""
    one = mean(np.array([getattr(a, part) - getattr(b, part) for a, b in pairs]))
    return f"{one.value:+6.2f} ({one.low:+.2f} to {one.high:+.2f})"


def table(world: str, found: Found, with_parts: bool) -> None:
    """What was found for a world, over its seats and for each."""
    autopilot = found.get("autopilot", {})
    names = [name for name in STRATEGIES if name != "autopilot" and len(found.get(name, {})) > 1]
    if len(autopilot) < 2 or not names:
        return
    seats = sorted({one.state for one in autopilot.values()}, key=[one.state for one in autopilot.values()].index)
    own, common = (np.mean([getattr(one, name) for one in autopilot.values()]) for name in ("own", "general"))
    print(f"\n{world}, {', '.join(seats)}, {len(autopilot)} seeds: autopilot {own:.1f} by objectives, {common:.1f} in general")
    print(f"  {'':<14} {'by its objectives':<26} {'in general':<26} {'orders':>7} {'s a game':>8}")
    for name in names:
        pairs = compared(found, name)
        orders, seconds = (np.mean([getattr(a, part) for a, _ in pairs]) for part in ("orders", "seconds"))
        print(f"  {name:<14} {gain(pairs, 'own'):<26} {gain(pairs, 'general'):<26} {orders:7.1f} {seconds:8.2f}")
        decisions = np.array([each for a, _ in pairs for each in a.decisions])
        if len(decisions):
            middle, high, most = np.quantile(decisions, (0.5, 0.95, 1.0))
            print(f"      {len(decisions)} decisions, seconds of a core: median {middle:.2f}, 95 % {high:.2f}, most {most:.2f}")
    for state in seats if len(seats) > 1 or with_parts else ():
        print(f"  {state}")
        for name in names:
            pairs = compared(found, name, state)
            if len(pairs) > 1:
                told = ""
                if with_parts:
                    parts = {key: np.mean([a.parts[key] - b.parts[key] for a, b in pairs]) for key in pairs[0][0].parts}
                    told = ", ".join(f"{key} {value:+.1f}" for key, value in parts.items())
                print(f"    {name:<14} {gain(pairs, 'own'):<26} {len(pairs)} seeds  {told}")
    sys.stdout.flush()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("worlds", nargs="+", metavar="WORLD[:STATE]")
    parser.add_argument("--seeds", type=int, default=40)
    parser.add_argument("--first", type=int, default=1, metavar="SEED", help="the first seed: what is tuned is tuned on others")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--crises", default="scripted")
    parser.add_argument("--only", action="append", choices=[*STRATEGIES][1:], help="a strategy; all when left out")
    parser.add_argument("--not", action="append", dest="without", default=[], help="a strategy to leave out")
    parser.add_argument("--parts", action="store_true", help="each difference by objective")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="where each game is written down, to go on another time")
    chosen = parser.parse_args()
    kept = Kept(chosen.keep)
    names = ["autopilot", *(name for name in chosen.only or [*STRATEGIES][1:] if name not in chosen.without)]
    compile_game()
    for pair in chosen.worlds:
        world, _, state = pair.partition(":")
        seats = [state] if state else seats_of(world)
        seeds = range(chosen.first, chosen.first + chosen.seeds)
        turns = {seed: seats[(seed - 1) % len(seats)] for seed in seeds}
        tasks = [Task(scenario_of(world), chosen.crises, turns[seed], name, seed) for seed in seeds for name in names]
        found: Found = {}
        for task in tasks:
            if task in kept.found:
                found.setdefault(task.strategy, {})[task.seed] = kept.found[task]
        for task, result in played([task for task in tasks if task not in kept.found], chosen.jobs):
            kept.add(task, result)
            found.setdefault(task.strategy, {})[task.seed] = result
        table(world, found, chosen.parts)


if __name__ == "__main__":
    main()
