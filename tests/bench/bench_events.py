"""What three hundred events cost a run: `python tests/bench/bench_events.py [--events 300] [--rounds 15]`.

The events are of the sorts that authors write (`TRIGGERS`): they wait for a condition over states, pairs, seats, organisations,
crises, flags, variables or dates, with levels that lie where these quantities live; others have a date, come by hazard, on a
hook, after another event. What they do is to change a variable of their own, so that the history is the same with them and
without, to the last vote (which is checked), and the whole difference is their cost. Runs take turns; medians of processor time.
"""

import argparse
import itertools
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from sim.compiling import compile_rules  # noqa: E402
from sim.run import Run  # noqa: E402
from sim.scenario.build import Start, build  # noqa: E402
from sim.scenario.load import load, load_text  # noqa: E402

BASE = "real-timeline"
CONDITIONS = (
    "stability({a}) < {level} and member({a}, CSTO)",
    "affinity({a}, {b}) > {level} or grievance({a}, {b}) > {level}",
    "opinion({a}, CSTO) < {level} and year >= {year}",
    "status({a}, CSTO) == 'frozen' and credibility(CSTO) < {level}",
    "any(members(CSTO), grievance_with(it, CSTO) > {level})",
    "member({a}, CSTO) and legitimacy({a}) < {level} and not fired(watch-0)",
    "crises({a}) > 0 and readiness({a}) > {level}",
    "at_war({a}, {b}) and today >= '{year}-06-01'",
    "flag(alarm) or (cohesion(CSTO) < {level} and members(CSTO) >= 4)",
    "variable(count) > {year} or (month == 3 and protest({a}) > {level})",
    "{level} < dependence({a}, {b}) <= 0.9 and not member({a}, CSTO)",
    "year >= {year} and days_since(watch-0) > 400",
    "stability({a}) + stability({b}) < 2 * {level} and year == {year}",
)
TRIGGERS = (
    *("at: {year}-03-01, requires: \"{condition}\"",) * 8,
    *("when: \"{condition}\", once: false, cooldown: 200",) * 2,
    *("when: \"{condition}\"",) * 3,
    "hazard: 0.05, once: false",
    "hazard: {{per_year: 0.1, if: \"{condition}\"}}",
    "hazard: {{per_year: 0.1, if: \"{condition}\", times: \"1 + stability({a})\"}}",
    "on: {{what: vote_failed, state: {a}}}, once: false",
    "on: member_left",
    *("after: watch-{before}, delay: 30",) * 2,
)
"""Of twenty events eight have a date, five wait for a condition, three come by hazard, two on a hook, two after another. The
shipped worlds have more with a date (seven of ten) and fewer that wait for a condition (one of twenty)."""
NEAR = 9
"""The states that the events are about: as many as the treaty ever had members, with every pair of them."""


def with_events(count: int) -> Start:
    """The real timeline with so many events more."""
    if count == 0:
        return build(load(BASE))
    states = list(load(BASE).scenario.states)
    pairs = itertools.cycle(itertools.permutations(states[:NEAR], 2))
    lines = ["format: 1", "id: busy", "title: Busy", f"extends: {BASE}"]
    lines += ["flags: {alarm: false}", "variables: {count: 0}", "events:"]
    for number in range(count):
        a, b = next(pairs)
        condition = CONDITIONS[number % len(CONDITIONS)]
        level, year = 0.2 + 0.05 * (number % 11), 1994 + number % 29
        written = condition.format(a=a, b=b, level=f"{level:.2f}", year=year)
        trigger = TRIGGERS[number % len(TRIGGERS)].format(condition=written, a=a, year=year, before=number - 1)
        lines.append(f"  watch-{number}: {{{trigger}, do: [{{shift: {{variable: count, by: 1}}}}]}}")
    return build(load_text("\n".join(lines) + "\n"))


def life(start: Start, seed: int) -> tuple[float, Run]:
    """Processor seconds of one run, and the run."""
    run = Run(start, seed)
    began = time.process_time()
    run.finish()
    return time.process_time() - began, run


def history(run: Run) -> bytes:
    """What must not differ: states, seats and rulings with their votes as they are at the end."""
    world = run.space.world
    tables = (world.states, world.seats, world.pairs, world.rulings["yes"], world.rulings["verdict"])
    return b"".join(table.tobytes() for table in tables)


def main() -> None:
    """Print the cost of the events."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args()
    compile_rules()
    starts = {count: with_events(count) for count in (0, asked.events)}
    times: dict[int, list[float]] = {count: [] for count in starts}
    happened = 0
    for seed in range(asked.rounds):
        histories = set()
        for count, start in starts.items():
            seconds, run = life(start, seed)
            times[count].append(seconds)
            histories.add(history(run))
        happened = int(run.space.world.variables["value"][-1])
        if len(histories) != 1:
            raise RuntimeError(f"the history of run {seed} is another with the events: what was measured is not their cost")
    plain, busy = (statistics.median(times[count]) for count in starts)
    print(f"a run: {plain * 1000:.2f} ms; with {asked.events} events more: {busy * 1000:.2f} ms, {busy / plain - 1:+.0%}")
    print(f"(the events happened {happened} times in the last run)")


if __name__ == "__main__":
    main()
