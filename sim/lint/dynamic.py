"""The dynamic layer: what can only be seen by living the scenario many times.

Each thing that "never" or "always" happens is told with how sure that is: 100 runs without an event still allow for one run
in thirty (Wilson's interval).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from sim.batch.intervals import share
from sim.lint.finding import CERTAIN, LIKELY, POSSIBLE, Finding
from sim.lint.reach import Reach, rate_of
from sim.lint.trial import Trial
from sim.lint.view import View
from sim.run import Run
from sim.scenario.build import Start, build
from sim.scenario.effects.choices import Choice
from sim.scenario.load import Loaded
from sim.scenario.schema import EventEntry
from sim.words import kinds
from sim.words.figures import percent

LOOKS = 24
"""How often a run is looked at, evenly spread over its span."""
MANY = 50
"""From this number of runs on, what never or always happens is likely so."""
SURE = 4.0
"""Times that a hazard comes up on average, from which that it does is no news: in one span of fifty it would not."""
STUCK = 0.9
"""Share of runs in which a quantity must be stuck to be told."""
OF_STATES = {"stability": (0.0, 1.0), "readiness": (0.0, 1.0), "legitimacy": (0.0, 1.0)}
OF_ORGANISATIONS = {"credibility": (0.0, 1.0), "cohesion": (0.0, 1.0), "interoperability": (0.0, 1.0)}
OF_SEATS = {"opinion": (0.02, 0.98)}
"""The quantities that are watched, with their bounds."""


@dataclass
class Sample:
    """What the runs left."""

    fired: np.ndarray
    granted: np.ndarray
    stuck: dict[tuple[str, str, int], int] = field(default_factory=dict)
    taken: set[tuple[int, int]] = field(default_factory=set)
    """Event and option (from 0) of every choice that was made."""
    faults: list[tuple[int, str, int]] = field(default_factory=list)


def observed(loaded: Loaded, trial: Trial) -> list[Finding]:
    """What is told of a scenario after living it."""
    start = build(loaded)
    sample = lived(start, trial)
    view = View(loaded.scenario, loaded.written)
    _tell_faults(view, sample)
    _tell_events(view, sample, trial)
    _tell_options(view, sample, trial)
    _tell_instruments(view, sample, trial)
    _tell_stuck(view, sample, trial)
    return view.findings


def lived(start: Start, trial: Trial) -> Sample:
    """Live every run, looking at it `LOOKS` times."""
    world = start.space.world
    sample = Sample(np.zeros((trial.runs, len(start.names.events)), bool), np.zeros((trial.runs, len(kinds.INSTRUMENTS)), bool))
    first, last = int(world.now["day"][0]), int(world.now["last_day"][0]) + 1
    days = np.linspace(first, last, LOOKS + 1).astype(int)[1:]
    for number in range(trial.runs):
        run = Run(start, trial.seed + number)
        looks = [_look(run)]
        for day in days:
            for part in run.live(int(day)):
                _note_grants(part.events, start, sample.granted[number])
                chosen = part.events[part.events["kind"] == kinds.E_CHOSEN]
                sample.taken |= set(zip(chosen["subject"].tolist(), chosen["detail"].tolist(), strict=True))
            looks.append(_look(run))
            if run.fault is not None:
                sample.faults.append((run.seed, run.fault, run.day))
                break
        sample.fired[number] = run.space.world.events["fired"][: sample.fired.shape[1]] > 0
        _note_stuck(looks, sample.stuck)
        trial.progress(number + 1, trial.runs)
    return sample


def _look(run: Run) -> dict[tuple[str, str], np.ndarray]:
    """The watched quantities today; no number where the state, organisation or seat is not there."""
    world, found = run.space.world, {}
    for name in OF_STATES:
        found["states", name] = np.where(world.states["present"] == 1, world.states[name], np.nan)
    for name in OF_ORGANISATIONS:
        found["organisations", name] = np.where(world.organisations["present"] == 1, world.organisations[name], np.nan)
    seats = world.seats[int(world.now["focus"][0])]
    found["seats", "opinion"] = np.where(seats["status"] == kinds.MEMBER, seats["opinion"], np.nan)
    return found


def _note_grants(events: np.ndarray, start: Start, granted: np.ndarray) -> None:
    """Enter the instruments on which the council of the focus agreed."""
    focus = start.names.organisation(start.scenario.focus)
    passed = events[(events["kind"] == kinds.E_PASSED) & (events["organisation"] == focus)]
    details = passed["detail"][(passed["detail"] > 0) & (passed["detail"] < len(granted))]
    granted[details] = True


def _note_stuck(looks: list[dict[tuple[str, str], np.ndarray]], stuck: dict[tuple[str, str, int], int]) -> None:
    """Count the quantities that were free at first and at a bound throughout the second half."""
    half = looks[len(looks) // 2 :]
    for (section, name), at_first in looks[0].items():
        low, high = (OF_STATES | OF_ORGANISATIONS | OF_SEATS)[name]
        later = np.array([look[section, name] for look in half])
        for bound in (low, high):
            held = (np.abs(later - bound) < 1e-9).all(axis=0) & (np.abs(at_first - bound) > 1e-9)
            for place in np.flatnonzero(held):
                key = (section, f"{name} {bound:g}", int(place))
                stuck[key] = stuck.get(key, 0) + 1


def _tell_faults(view: View, sample: Sample) -> None:
    """Runs that came to a fault; those of one kind together."""
    for fault in dict.fromkeys(text for _, text, _ in sample.faults):
        seeds = [(seed, day) for seed, text, day in sample.faults if text == fault]
        seed, day = seeds[0]
        message = f"{len(seeds)} of the runs failed: {fault} (seed {seed}, on {date.fromordinal(day)})"
        hint = "raise the pool under `capacity`, or report it"
        view.tell("run-failed", ("capacity",), message, hint, confidence=CERTAIN, severity="error")


def _tell_events(view: View, sample: Sample, trial: Trial) -> None:
    """Events that happened in no run, or in every run though they need not."""
    never: set[str] = set()
    left_out = Reach(view).left_out if view.written.never else set()
    confidence = LIKELY if trial.runs >= MANY else POSSIBLE
    for place, name in enumerate(view.names.events):
        event = view.scenario.events[name]
        if name in left_out:
            continue
        count, path = int(sample.fired[:, place].sum()), ("events", name)
        if count == 0:
            never.add(name)
            key = "never-decided" if event.occurs == "decided" else "never-fires"
            message = f"happened in none of {trial.runs} runs{_at_most(trial.runs)}"
            if key == "never-decided":
                message += f"; {event.decider} decides on it"
            hint = f"article4 why-not {view.named} {name} --seed {trial.seed} shows why"
            because = ("events", event.after) if event.after in never else path
            view.tell(key, path, message, hint, confidence=confidence, about=path, because=because, at_key=True)
        elif count == trial.runs and need_not_happen(event) and not is_nearly_sure(event, view):
            message = f"happened in every one of {trial.runs} runs, though it need not"
            view.tell("always-fires", path, message, confidence=POSSIBLE, about=path, at_key=True)


def need_not_happen(event: EventEntry) -> bool:
    """True for an event that is left to chance, to a condition or to a decision."""
    return event.when is not None or event.hazard is not None or event.on is not None or event.occurs == "decided"


def is_nearly_sure(event: EventEntry, view: View) -> bool:
    """True for a hazard whose rate over the span leaves hardly a chance that it never comes up: always is no news then."""
    rate, span = rate_of(event), view.scenario.span
    return rate is not None and rate * (span.last - span.first).days / 365.25 >= SURE


def _at_most(runs: int) -> str:
    """How many runs might still hold what was seen in none, in words."""
    return f" (so in at most {percent(share(0, runs).high, 1)} of all, with 95 % confidence)"


def _tell_options(view: View, sample: Sample, trial: Trial) -> None:
    """Options of choices that were never taken; those of an event that never happened follow from that."""
    for name, number, choice in _choices(view):
        for option, title in enumerate(choice.options):
            if (view.names.event(name), option) not in sample.taken:
                path = ("events", name, "do", number, "choice", "options", title)
                message = f"nobody took this option in {trial.runs} runs"
                hint = f"article4 explain {view.named} {name} --seed {trial.seed} shows whether it was open, and its chance"
                view.tell("option-never-taken", path, message, hint, confidence=POSSIBLE, because=("events", name), at_key=True)


def _choices(view: View) -> Iterator[tuple[str, int, Choice]]:
    """Every choice of the scenario with its event and its place among the effects."""
    for name, event in view.scenario.events.items():
        for number, effect in enumerate(event.do):
            body = effect.body()
            if isinstance(body, Choice):
                yield name, number, body


def _tell_instruments(view: View, sample: Sample, trial: Trial) -> None:
    """Instruments of the alliance in focus that its council never agreed on."""
    focus = view.scenario.focus
    for place, rung in enumerate(view.scenario.organisations[focus].charter.instruments):
        if rung == "consultation":
            continue  # a right of every member: no council agrees on it
        if not sample.granted[:, kinds.INSTRUMENTS.index(rung)].any():
            path = ("organisations", focus, "charter", "instruments", place)
            message = f"the council agreed on {rung} in none of {trial.runs} runs"
            view.tell("instrument-never-used", path, message, confidence=POSSIBLE, about=path)


def _tell_stuck(view: View, sample: Sample, trial: Trial) -> None:
    """Quantities that reach a bound and stay there in nearly all runs."""
    for (section, quantity, place), count in sorted(sample.stuck.items()):
        if count < STUCK * trial.runs:
            continue
        name, bound = quantity.split()
        path = _path_of(view, section, name, place)
        message = f"{name} reaches {bound} and stays there through the second half, in {count} of {trial.runs} runs"
        view.tell("stuck-at-bound", path, message, confidence=LIKELY, at_key=True)


def _path_of(view: View, section: str, name: str, place: int) -> tuple[str, ...]:
    """Where a watched quantity stands in the scenario."""
    if section == "seats":
        return ("organisations", view.scenario.focus, "members", view.names.states[place], name)
    return (section, getattr(view.names, section)[place], name)
