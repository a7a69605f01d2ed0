"""Why an event did not happen in a run: its clauses over time, as the script looked at them.

The script looks at conditions on Mondays and at requirements on the day on which the event is due; here the world is looked at on
the morning of those days, before anything of the day has happened. A hook is asked of every entry of the chronicle by the
rule that the script itself asks.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sim.lint.view import conditions_of
from sim.run import Run
from sim.scenario.build import Start
from sim.scenario.evaluate import Expression
from sim.scenario.faults import ScenarioError
from sim.scenario.schema import EventEntry
from sim.script.hooks import is_meant
from sim.words.calendar import WEEK
from sim.words.jit import call

_COMPARISON = re.compile(r"<=|>=|==|!=|<|>")


@dataclass
class Reading:
    """A number that a clause compares, with the least and the greatest that it came to and the days of both."""

    number: Expression
    least: tuple[float, int] = (math.inf, 0)
    most: tuple[float, int] = (-math.inf, 0)

    def look(self, run: Run, day: int) -> None:
        """Look at it on a day."""
        value = self.number.value(run.space.world)
        self.least = min(self.least, (value, day))
        self.most = max(self.most, (value, day))


@dataclass
class Clause:
    """One part of a condition that has to hold, and what became of it."""

    key: str
    text: str
    truth: Expression
    readings: list[Reading] = field(default_factory=list)
    periods: list[tuple[int, int, bool]] = field(default_factory=list)

    def look(self, run: Run, day: int) -> bool:
        """Look at it on a day."""
        holds = self.truth.holds(run.space.world)
        if self.periods and self.periods[-1][2] == holds:
            begin, _, _ = self.periods[-1]
            self.periods[-1] = (begin, day, holds)
        else:
            self.periods.append((day, day, holds))
        for reading in self.readings:
            reading.look(run, day)
        return holds

    def held_on(self, day: int) -> bool | None:
        """Whether it held on a day; None for a day on which nobody looked."""
        return next((holds for begin, end, holds in self.periods if begin <= day <= end), None)


@dataclass
class Heard:
    """What a hook listens for: the days on which it came as asked for, and those on which its like concerned others."""

    place: int
    meant: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)

    def listen(self, run: Run, first: int) -> None:
        """Look through what the chronicle has been told since its entry number `first`, while it is still in the ring."""
        world, kind = run.space.world, int(run.setting.script["hook"][self.place])
        for told in range(first, int(world.now["chronicle_written"][0])):
            entry = world.chronicle[told % len(world.chronicle)]
            if entry["kind"] == kind:
                found = self.meant if call(is_meant, world, run.setting, self.place, told) else self.others
                found.append(int(entry["day"]))


class Story(NamedTuple):
    """What became of an event in a run."""

    name: str
    entry: EventEntry
    fired: tuple[int, ...]
    fell_away: bool
    clauses: tuple[Clause, ...]
    looks: int
    all_held: int
    predecessor: tuple[int, ...]
    heard: Heard | None
    fault: str | None

    @property
    def due(self) -> list[int]:
        """The days on which a hooked event was due: the next day after each that it listens for, or after its delay."""
        return [] if self.heard is None else [day + self.entry.delay + 1 for day in self.heard.meant]


def followed(start: Start, name: str, seed: int) -> Story:
    """Live a run and look at the clauses of an event whenever the script does. `name` must be an event of the scenario."""
    entry = start.scenario.events[name]
    place, before = start.names.event(name), start.names.event(entry.after)
    clauses = tuple(_clauses(start, entry))
    run = Run(start, seed)
    heard = None if entry.on is None else Heard(place)
    fired: list[int] = []
    earlier: list[int] = []
    looks, held = 0, 0
    for day in _days(run, entry, start.scenario.span.last.toordinal()):
        for _ in run.live(day):
            pass
        counts = run.space.world.events["fired"]
        was, was_before = int(counts[place]), int(counts[before]) if before >= 0 else 0
        truths = [clause.look(run, day) for clause in clauses]
        looks, held = looks + 1, held + all(truths)
        written = int(run.space.world.now["chronicle_written"][0])
        for _ in run.live(day + 1):
            pass
        if heard is not None:
            heard.listen(run, written)
        counts = run.space.world.events["fired"]
        if counts[place] > was:
            fired.append(int(run.space.world.events["last_day"][place]))
            if entry.once:
                break
        if before >= 0 and counts[before] > was_before:
            earlier.append(int(run.space.world.events["last_day"][before]))
        if run.fault is not None:
            break
    fell = bool(run.space.world.events["fell_away"][place])
    return Story(name, entry, tuple(fired), fell, clauses, looks, held, tuple(earlier), heard, run.fault)


def _days(run: Run, entry: EventEntry, last: int) -> Iterator[int]:
    """The days on which the script looks at an event: its date, every day for one that follows something, else Mondays."""
    if entry.at is not None:
        yield entry.at.toordinal()
        return
    follows = entry.after is not None or entry.on is not None
    day = run.day if follows else run.day + (1 - run.day) % WEEK
    while day <= last:
        yield day
        day += 1 if follows else WEEK - (day - 1) % WEEK


def _clauses(start: Start, entry: EventEntry) -> Iterator[Clause]:
    """The clauses of the conditions of an event."""
    for key, text in conditions_of(entry):
        for part in parts_of(text) if text else ():
            readings = [found for number in compared_in(part) if (found := _reading(start, number)) is not None]
            yield Clause(key, part, Expression(start.scenario, start.names, part), readings)


def _reading(start: Start, text: str) -> Reading | None:
    """What can be shown of a number; None for what is none."""
    try:
        return Reading(Expression(start.scenario, start.names, text, ("number",)))
    except ScenarioError:
        return None


def compared_in(text: str) -> list[str]:
    """The left sides of the comparisons in a clause, those behind `or`, `not`, brackets and quantifiers too.

    Of a quantifier that asks `opinion(it, CSTO) < 0.3` of each member these are the least and the greatest opinion.
    """
    text = text.strip()
    pieces = split_at(text, ("and", "or"))
    if len(pieces) > 1:
        return [number for piece in pieces for number in compared_in(piece)]
    if re.match(r"not\b", text):
        return compared_in(text[len("not") :])
    if text.startswith("(") and text.endswith(")") and all(_depth(text, place) > 0 for place in range(1, len(text))):
        return compared_in(text[1:-1])
    over = re.fullmatch(r"(?:any|all)\s*\((.*)\)", text, re.DOTALL)
    if over is not None:
        domain, comma, body = over.group(1).partition(",")
        return [f"{word}({domain}, {number})" for number in compared_in(body) for word in ("least", "most")] if comma else []
    found = [one for one in _COMPARISON.finditer(text) if _depth(text, one.start()) == 0]
    return [text[: found[0].start()].strip()] if len(found) == 1 else []


def parts_of(text: str) -> list[str]:
    """The clauses of a condition that are joined by `and`; the whole where an `or` stands beside them."""
    return [text.strip()] if len(split_at(text, ("or",))) > 1 else split_at(text, ("and",))


def split_at(text: str, words: tuple[str, ...]) -> list[str]:
    """The pieces of a condition between some words that stand outside all brackets."""
    found = [one.span() for one in re.finditer(rf"\b(?:{'|'.join(words)})\b", text) if _depth(text, one.start()) == 0]
    begins = [0, *(end for _, end in found)]
    ends = [*(begin for begin, _ in found), len(text)]
    return [text[begin:end].strip() for begin, end in zip(begins, ends, strict=True)]


def _depth(text: str, place: int) -> int:
    """How many brackets are open at a place."""
    return text.count("(", 0, place) - text.count(")", 0, place)


def day_text(day: int) -> str:
    """A day as a date."""
    return date.fromordinal(day).isoformat()
