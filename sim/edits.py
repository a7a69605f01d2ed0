"""Changes from outside: a quantity of the world is set by hand, within its range, counted and told as an edit.

Why: a view that wrote straight into the arrays could not be replayed. Every such write goes through `edit`, so a run is
fixed by scenario, seed and orders. What is written: facts about states, pairs, seats, organisations and their law,
disputes, units, bases and the author's variables. What a council or a crisis is doing, luck and a run's bookkeeping
cannot be edited.
"""

import math
from typing import NamedTuple

import numpy as np

from sim.words import kinds
from sim.words.jit import entry
from sim.world.buffer import Space
from sim.world.chronicle import must_drain, tell, wake_by
from sim.world.fields import Field, Table
from sim.world.layout import WORLD
from sim.world.seats import let_fade, set_status

EDITABLE = ("states", "seats", "organisations", "charters", "procedures", "disputes", "units", "bases", "pairs", "variables")
"""The tables that may be edited."""
TABLES = {table.name: (place, table) for place, table in enumerate(WORLD)}

REFERS = {
    ("organisations", "leading"): "states",
    ("organisations", "chair"): "states",
    ("organisations", "secretary"): "states",
    ("charters", "arbiter"): "organisations",
    ("procedures", "veto"): "states",
    ("disputes", "first"): "states",
    ("disputes", "second"): "states",
    ("units", "organisation"): "organisations",
    ("units", "owner"): "states",
    ("units", "home"): "states",
    ("bases", "host"): "states",
    ("bases", "holder"): "states",
}
"""The table that an index in an editable table refers to."""

STATUS_EVENTS = {
    kinds.OUTSIDE: kinds.E_STATUS_LAPSED,
    kinds.SIGNATORY: kinds.E_SIGNED,
    kinds.MEMBER: kinds.E_JOINED,
    kinds.SUSPENDED: kinds.E_SUSPENDED,
    kinds.FROZEN: kinds.E_FROZE,
    kinds.LEFT: kinds.E_LEFT,
    kinds.APPLICANT: kinds.E_APPLIED,
    kinds.OBSERVER: kinds.E_OBSERVER,
    kinds.PARTNER: kinds.E_PARTNER,
    kinds.EXPELLED: kinds.E_EXPELLED,
}
"""How a status that is set by hand is told. `leaving` is missing: it needs notice, which is an order."""


class Refusal(NamedTuple):
    """Why an order was not taken: the article that forbids it, if it is one, and the reason in plain words."""

    article: str | None
    reason: str

    @property
    def text(self) -> str:
        """The reason with its article, for a person to read."""
        return f"{self.reason} ({self.article})" if self.article else self.reason


class Span(NamedTuple):
    """The values that a field may hold."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """True for a value inside the span."""
        return self.low <= value <= self.high


def span_of(field: Field) -> Span:
    """The range that the layout states for a field; open ends are infinite."""
    low, _, high = field.span.partition("..")
    return Span(float(low) if low else -math.inf, float(high) if high else math.inf)


def unfit(field: Field, value: float) -> str | None:
    """Why a value cannot stand in a field, or None when it can."""
    if not math.isfinite(value):
        return f"{field.name} must be a finite number, not {value}"
    if field.kind == "i8" and value != math.floor(value):
        return f"{field.name} is a whole number, not {value:g}"
    span = span_of(field)
    if not span.holds(value):
        return f"{field.name} lies in {field.span}, not at {value:g}"
    return None


@entry
def note_edit(world, who, whom, organisation, table, field, value):
    """Count an edit and tell it: the table's place in the layout is told as the subject, the field's place as the detail.

    The law is looked at today, since the edit may have moved a day on which it has something due. Only an edit of a pair concerns
    two states: what it has written may have to fade.
    """
    if whom >= 0:
        let_fade(world, who, whom)
    world.now[0].orders += 1
    wake_by(world, world.now[0].day)
    tell(world, kinds.E_EDIT, who, whom, organisation, table, field, value)


@entry
def change_status(world, organisation, state, status, event):
    """Give a seat a status by hand, with all that goes with it."""
    set_status(world, organisation, state, status, event)


@entry
def is_ring_full(world):
    """True when the chronicle must be drained before anything more may be told."""
    return must_drain(world)


def edit(space: Space, table: str, row: tuple[int, ...], field: str, value: float) -> Refusal | None:
    """Set one quantity by hand: `table` and `field` as in `sim.world.layout`, `row` the place in each of its dimensions.

    None when it is done, else a Refusal, and then nothing has changed. Affinity is set both ways, since it is symmetric.
    """
    number = float(value)
    refusal = edit_refusal(space, table, row, field, number)
    if refusal is not None:
        return refusal
    place, layout = TABLES[table]
    column = [f.name for f in layout.fields].index(field)
    if (table, field) == ("seats", "status"):
        status = int(number)
        change_status(space.world, int(row[0]), int(row[1]), status, STATUS_EVENTS[status])
    else:
        write(space, layout, row, layout.fields[column], number)
    who, whom, organisation = concerned(table, row)
    note_edit(space.world, who, whom, organisation, place, column, number)
    return None


def edit_refusal(space: Space, table: str, row: tuple[int, ...], field: str, value: float) -> Refusal | None:
    """Why an edit cannot be made, or None."""
    if table not in EDITABLE:
        return Refusal(None, f"{table} is not open to edits; {', '.join(EDITABLE)} are")
    layout = TABLES[table][1]
    named = {entry.name: entry for entry in layout.fields}
    if field not in named:
        return Refusal(None, f"{table} has no {field}; it has {', '.join(named)}")
    rows: np.ndarray = getattr(space.world, table)
    if len(row) != rows.ndim or not all(0 <= place < length for place, length in zip(row, rows.shape, strict=True)):
        return Refusal(None, f"{table} has no row {row}; its shape is {rows.shape}")
    if table == "pairs" and row[0] == row[1]:
        return Refusal(None, "a state makes no pair with itself")
    if named[field].kind == "u8":
        return Refusal(None, f"{field} is a key of luck and never changes")
    why = unfit(named[field], value) or unknown(space, table, field, value)
    if why is None and is_ring_full(space.world):
        why = "the chronicle is full: take its events first"
    return Refusal(None, why) if why else None


def unknown(space: Space, table: str, field: str, value: float) -> str | None:
    """Why an index or a status cannot be set to a value by hand, or None."""
    if (table, field) == ("seats", "status") and int(value) not in STATUS_EVENTS:
        return f"a seat becomes {kinds.SEAT_STATUSES[int(value)]} by an order, not by an edit"
    target = REFERS.get((table, field))
    if target is not None and value >= len(getattr(space.world, target)):
        return f"{field} is a place among the {target}, of which there are {len(getattr(space.world, target))}"
    return None


def write(space: Space, layout: Table, row: tuple[int, ...], field: Field, value: float) -> None:
    """Put a checked value into its place."""
    column = getattr(space.world, layout.name)[field.name]
    column[row] = int(value) if field.kind == "i8" else value
    if (layout.name, field.name) == ("pairs", "affinity"):
        column[row[::-1]] = value


def concerned(table: str, row: tuple[int, ...]) -> tuple[int, int, int]:
    """(state, other state, organisation) that an edit of a row concerns; -1 for none."""
    first = int(row[0])
    if table == "states":
        return first, -1, -1
    if table == "pairs":
        return first, int(row[1]), -1
    if table == "seats":
        return int(row[1]), -1, first
    if table in ("organisations", "charters", "procedures"):
        return -1, -1, first
    return -1, -1, -1
