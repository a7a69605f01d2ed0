"""What three hundred events with conditions cost a run: `python tests/bench/bench_events.py`.

Runs take turns; medians of CPU time.
The events never happen, so that the runs live through the same history and only the looking is measured.
"""

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

EVENTS = 300
ROUNDS = 9
CONDITIONS = (
    "stability({a}) < 0.01 and member({a}, CSTO)",
    "affinity({a}, {b}) > 0.999 and opinion({a}, CSTO) < 0.03",
    "member({a}, CSTO) and credibility(CSTO) < 0.001",
    "year > 2090 and at_war({a}, {b})",
    "status({a}, CSTO) == 'expelled' or grievance({a}, {b}) > 0.9999",
)
"""Of the sorts that authors write: a state's hold, a pair, a seat, a date, a status."""


def with_events(count: int) -> Start:
    """The real timeline with so many events more."""
    if count == 0:
        return build(load("real-timeline"))
    states = list(load("real-timeline").scenario.states)
    lines = ["format: 1", "id: busy", "title: Busy", "extends: real-timeline", "events:"]
    for number in range(count):
        a, b = states[number % 9], states[(number // 9 + number % 9 + 1) % 9]
        condition = CONDITIONS[number % len(CONDITIONS)].format(a=a, b=b if b != a else states[9])
        lines.append(f'  watch-{number}: {{when: "{condition}", do: [{{leader: {{state: {a}}}}}]}}')
    return build(load_text("\n".join(lines) + "\n"))


def seconds(start: Start, seed: int) -> float:
    """CPU time of one run."""
    run = Run(start, seed)
    began = time.process_time()
    run.finish()
    return time.process_time() - began


def main() -> None:
    """Print the cost of the events."""
    compile_rules()
    starts = {count: with_events(count) for count in (0, EVENTS)}
    times: dict[int, list[float]] = {count: [] for count in starts}
    for seed in range(ROUNDS):
        for count, start in starts.items():
            times[count].append(seconds(start, seed))
    plain, busy = (statistics.median(times[count]) for count in (0, EVENTS))
    print(f"a run: {plain * 1000:.1f} ms; with {EVENTS} events more: {busy * 1000:.1f} ms, {busy / plain - 1:+.0%}")


if __name__ == "__main__":
    main()
