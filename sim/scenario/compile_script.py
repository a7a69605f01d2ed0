"""The script of a scenario as rows for the compiled day: its events, and the instructions of their conditions and effects.

The first instruction is empty, so that 0 can stand for "none". An effect that ends by itself after some days gets a follower
of its own at the end of the script, after all events that have an id.
"""

import math
from typing import NamedTuple

from sim.scenario.bounds import outcome
from sim.scenario.document import KeyPath
from sim.scenario.effects.base import Encoder
from sim.scenario.effects.crises import encode_crisis
from sim.scenario.expressions import compile_condition
from sim.scenario.faults import Fault, ScenarioError
from sim.scenario.lookup import Lookup, Misstep, Row
from sim.scenario.names import Names, trigger_of
from sim.scenario.readings import AskedRow, readings_of
from sim.scenario.schema import EventEntry, Scenario
from sim.scenario.triggers import HOOK, RateEntry
from sim.scenario.watches import Clause, ClauseRow, LevelRow, ReadRow, WatchedRow, clauses_of, watches
from sim.scenario.written import Written
from sim.script import opcodes
from sim.script.fire import HIGHEST_RATE, YEARS_IN_WEEK
from sim.script.opcodes import A_NUMBER, A_TRUTH
from sim.words import kinds
from sim.words.calendar import NEVER
from sim.world.layout_script import DRAWS, INSTRUCTIONS, SCRIPT
from sim.world.luck import highest_word, number_of, part_of_key

STORY_SORTS = {"share": (A_TRUTH,), "mean": (A_NUMBER, A_TRUTH), "given": (A_TRUTH,)}
"""The expressions of a sentence of the story, and the sorts of value that they may give."""


class ScriptRow(NamedTuple):
    """One event (`sim.world.layout_script.SCRIPT`)."""

    number: int
    trigger: int
    at: int
    after: int
    delay: int
    when: int
    requires: int
    effects: int
    once: int
    cooldown: int
    rate: float
    decided: int
    decider: int
    is_crisis: int = 0
    times: int = 0
    waits: int = 0
    hook: int = 0
    hook_who: int = -1
    hook_whom: int = -1
    hook_organisation: int = -1
    hook_detail: int = -1
    hook_matter: int = -1
    hook_event: int = -1
    followed: int = 0


class DrawRow(NamedTuple):
    """A hazard of the script (`sim.world.layout_script.DRAWS`)."""

    event: int
    key: int
    bound: int


for _table, _row in ((SCRIPT, ScriptRow), (INSTRUCTIONS, Row), (DRAWS, DrawRow)):
    if tuple(field.name for field in _table.fields) != _row._fields:
        raise AssertionError(f"the rows of {_table.name} no longer lie as in the layout")


class Script(NamedTuple):
    """What the compiled day needs of a scenario."""

    events: tuple[ScriptRow, ...]
    instructions: tuple[Row, ...]
    asked: tuple[AskedRow, ...]
    watched: tuple[WatchedRow, ...] = ()
    levels: tuple[LevelRow, ...] = ()
    clauses: tuple[ClauseRow, ...] = ()
    reads: tuple[ReadRow, ...] = ()
    draws: tuple[DrawRow, ...] = ()

    def listeners(self) -> list[tuple[int, int]]:
        """What each event on a hook listens for, with its place, sorted (`sim.world.layout_script.LISTENERS`)."""
        return sorted((row.hook, place) for place, row in enumerate(self.events) if row.trigger == opcodes.BY_HOOK)


def compile_script(scenario: Scenario, names: Names, written: Written | None = None) -> Script:
    """The script of a scenario. Raises ScenarioError with every fault of its conditions and effects.

    `written` tells where things stand; without it faults have no place.
    """
    compiler = _ScriptCompiler(scenario, names)
    compiler.compile()
    if compiler.lookup.missteps:
        raise ScenarioError(fault_of(misstep, written) for misstep in compiler.lookup.missteps)
    events = (*compiler.events, *compiler.followers)
    instructions, asked = tuple(compiler.instructions), tuple(compiler.asked)
    return Script(events, instructions, asked, *watches(compiler.clauses), draws=tuple(compiler.draws))


def fault_of(misstep: Misstep, written: Written | None) -> Fault:
    """A misstep as a fault."""
    if written is not None:
        return misstep.fault(written)
    path = ".".join(str(part) for part in misstep.path)
    return Fault("error", misstep.key, None, f"{path}: {misstep.message}", misstep.suggestion)


class _ScriptCompiler:
    """Gathers the rows of all events."""

    def __init__(self, scenario: Scenario, names: Names):
        self.scenario = scenario
        self.names = names
        self.lookup = Lookup(scenario, names)
        self.instructions: list[Row] = [Row(opcodes.END)]
        self.events: list[ScriptRow] = []
        self.followers: list[ScriptRow] = []
        self.asked: list[AskedRow] = []
        self.clauses: list[Clause] = []
        self.draws: list[DrawRow] = []

    def compile(self) -> None:
        """Every event, in the order of the world's table; then the readings; the sentences of the story are looked at only."""
        for name in self.names.events:
            self.event(name, self.scenario.events[name])
        for reading in readings_of(self.scenario):
            first = self.expression(reading.text, reading.path, reading.sorts)
            self.asked.append(AskedRow(reading.way, first, reading.day))
        for name, sentence in self.scenario.expect.items():
            for key, sorts in STORY_SORTS.items():
                text = getattr(sentence, key)
                if text is not None:
                    self.compiled(text, ("expect", name, key), sorts)

    def event(self, name: str, event: EventEntry) -> None:
        """One event with what it does."""
        encoder = Encoder(self.lookup, put=self.put, compiled=self.compiled)
        if event.crisis is not None:
            encoder.path = ("events", name, "crisis")
            encode_crisis(event.crisis, encoder)
        for place, effect in enumerate(event.do):
            encoder.path = ("events", name, "do", place, effect.key())
            effect.body().encode(encoder)
        row = ScriptRow(
            number=number_of(name),
            trigger=trigger_of(event),
            at=NEVER if event.at is None else event.at.toordinal(),
            after=self.lookup.place("event", event.after, ("events", name, "after")),
            delay=event.delay,
            when=self.condition(event.when, ("events", name, "when")),
            requires=self.expression(event.requires, ("events", name, "requires")),
            effects=self.block(encoder.rows),
            once=int(event.once),
            cooldown=event.cooldown,
            rate=0.0,
            decided=int(event.occurs == "decided"),
            decider=self.lookup.place("state", event.decider, ("events", name, "decider")),
            is_crisis=int(encoder.crises > 0),
        )
        row = self.hooked(self.hazardous(row, name, event), name, event)
        place = len(self.events)
        self.events.append(row)
        if row.trigger == opcodes.BY_HAZARD and not self.lookup.missteps:
            self.draws.append(self.draw(row, place))
        for order, (days, later) in enumerate(encoder.later):
            self.follower(f"{name}/{order}", place, days, later)

    def follower(self, name: str, after: int, delay: int, row: Row) -> None:
        """An event without an id of its own that ends an effect some days later; it returns with the event it follows."""
        self.followers.append(
            ScriptRow(
                number=number_of(name),
                trigger=opcodes.BY_EVENT,
                at=NEVER,
                after=after,
                delay=delay,
                when=0,
                requires=0,
                effects=self.block([row]),
                once=0,
                cooldown=0,
                rate=0.0,
                decided=0,
                decider=-1,
            )
        )

    def hazardous(self, row: ScriptRow, name: str, event: EventEntry) -> ScriptRow:
        """The row with its hazard."""
        hazard = event.hazard
        if not isinstance(hazard, RateEntry):
            return row._replace(rate=hazard or 0.0)
        path: KeyPath = ("events", name, "hazard")
        return row._replace(
            rate=hazard.per_year,
            when=row.when or self.condition(hazard.condition, (*path, "if")),
            times=self.expression(hazard.times, (*path, "times"), (A_NUMBER,)),
            waits=int(hazard.clock == "waiting"),
        )

    def draw(self, row: ScriptRow, place: int) -> DrawRow:
        """The weekly draw of a hazard: no rate that its multiplier can make of it comes up with a draw above the bound."""
        factor = outcome(self.instructions[row.times :]).high if row.times > 0 else 1.0
        most = min(row.rate * max(0.0, factor), HIGHEST_RATE) if math.isfinite(factor) else HIGHEST_RATE
        return DrawRow(place, part_of_key(row.number), highest_word(1.0 if row.waits else most * YEARS_IN_WEEK))

    def hooked(self, row: ScriptRow, name: str, event: EventEntry) -> ScriptRow:
        """The row with what it listens for."""
        if event.on is None:
            return row
        on, hook, path = event.on, HOOK[event.on.what], ("events", name, "on")
        detail = hook.fixed
        if on.instrument is not None:
            detail = kinds.INSTRUMENTS.index(on.instrument)
        elif on.kind is not None:
            detail = kinds.CRISIS_KINDS.index(on.kind)
        return row._replace(
            hook=hook.kind,
            hook_who=self.lookup.place("state", on.state, (*path, "state")),
            hook_whom=self.lookup.place("state", on.other, (*path, "other")),
            hook_organisation=self.lookup.place("organisation", on.organisation, (*path, "organisation")),
            hook_detail=detail,
            hook_matter=-1 if on.matter is None else kinds.MATTERS.index(on.matter),
            hook_event=self.lookup.place("event", on.crisis, (*path, "crisis")),
        )

    def compiled(self, text: str, path: KeyPath, sorts: tuple[str, ...]) -> list[Row]:
        """The rows of an expression."""
        return compile_condition(text, self.lookup, path, sorts)

    def condition(self, text: str | None, path: KeyPath) -> int:
        """The place of the first clause of a watched condition of the event that is being compiled, from 1; 0 for none."""
        if text is None:
            return 0
        first, whole = len(self.clauses) + 1, self.compiled(text, path, (A_TRUTH,))
        for rows in () if self.lookup.missteps else clauses_of(whole):
            self.clauses.append(Clause(len(self.events), self.put(list(rows)), rows))
        return first

    def expression(self, text: str | None, path: KeyPath, sorts: tuple[str, ...] = (A_TRUTH,)) -> int:
        """The place of an expression among the instructions; 0 for none."""
        return 0 if text is None else self.put(self.compiled(text, path, sorts))

    def block(self, rows: list[Row]) -> int:
        """The place of effects among the instructions; 0 for none."""
        return self.put([*rows, Row(opcodes.END)]) if rows else 0

    def put(self, rows: list[Row]) -> int:
        """Add rows and say where they begin."""
        begin = len(self.instructions)
        self.instructions += rows
        return begin
