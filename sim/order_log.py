"""Orders by name, kept as plain values: a run is fixed by scenario, seed and orders, and is lived again from them.

`Desk` is what a screen, a model or a tool holds: it takes orders and edits in the words of the scenario, puts them through
the one door, and keeps those that were taken. `replay` lives a run again from such a log.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple, Protocol

from sim.edits import EDITABLE, TABLES, Refusal, edit
from sim.initiatives import OPTIONS
from sim.orders import Named, order
from sim.run import Beginning, Run
from sim.words import kinds
from sim.world.buffer import Space
from sim.world.layout import Setting

FORMAT = 1
ORDER_KEYS = ("day", "by", "state", "kind", "subject", "option", "value", "whom", "organisation")
EDIT_KEYS = ("day", "by", "kind", "table", "row", "field", "value")
EDIT_KIND = kinds.DECISION_KINDS[kinds.EDIT]

SORTS = {
    "S": "states", "O": "organisations", "X": "disputes", "U": "units", "B": "bases", "V": "variables",
}  # fmt: skip
"""The names of the rows of a table, by its dimension in the layout; matters are named by the vocabulary."""


class Names(Named, Protocol):
    """The ids of all that can be edited (`sim.scenario.names.Names`)."""

    @property
    def disputes(self) -> tuple[str, ...]:
        """The disputes."""
        ...

    @property
    def units(self) -> tuple[str, ...]:
        """The units."""
        ...

    @property
    def bases(self) -> tuple[str, ...]:
        """The bases."""
        ...

    @property
    def variables(self) -> tuple[str, ...]:
        """The author's flags and variables."""
        ...


class NamedBeginning(Beginning, Protocol):
    """A start that knows its names and its scenario's digest."""

    @property
    def names(self) -> Names:
        """The ids of the scenario."""
        ...

    @property
    def digest(self) -> str:
        """The digest of the scenario."""
        ...


class OrderRefused(ValueError):
    """An order that was not taken, where there was no other way to say so."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.text)
        self.refusal = refusal


class Orders:
    """The orders that were taken in a run, oldest first, as plain dictionaries."""

    def __init__(self, scenario: str = "", entries: list[dict[str, Any]] | None = None) -> None:
        """`scenario` is the digest of the scenario that they belong to."""
        self.scenario = scenario
        self.entries = [] if entries is None else entries

    def __len__(self) -> int:
        """How many orders there are."""
        return len(self.entries)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The orders, oldest first."""
        return iter(self.entries)

    def __eq__(self, other: object) -> bool:
        """Equal orders for the same scenario."""
        return isinstance(other, Orders) and (self.scenario, self.entries) == (other.scenario, other.entries)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """How many, for which scenario."""
        return f"Orders({len(self.entries)} for scenario {self.scenario[:12]})"

    def to_json(self) -> str:
        """The log as JSON, one order a line. Floating-point values survive to the bit."""
        lines = ",\n".join(json.dumps(entry, ensure_ascii=False, allow_nan=False) for entry in self.entries)
        head = f'"format": {FORMAT}, "scenario": {json.dumps(self.scenario)}'
        return f'{{{head}, "orders": [\n{lines}\n]}}\n' if lines else f'{{{head}, "orders": []}}\n'

    @classmethod
    def from_json(cls, text: str) -> "Orders":
        """Read a log. Raises ValueError, saying what is wrong and where, for anything that is none."""
        try:
            read = json.loads(text, parse_constant=_no_constant)
        except (json.JSONDecodeError, RecursionError) as error:
            raise ValueError(f"this is no log of orders: {error}") from None
        if not isinstance(read, dict) or set(read) != {"format", "scenario", "orders"}:
            raise ValueError("this is no log of orders: it needs `format`, `scenario` and `orders`, and nothing else")
        if read["format"] != FORMAT:
            raise ValueError(f"this log of orders has format {read['format']!r}; this version reads format {FORMAT}")
        if not isinstance(read["scenario"], str) or not isinstance(read["orders"], list):
            raise ValueError("this is no log of orders: `scenario` is a text and `orders` a list")
        for number, entry in enumerate(read["orders"], 1):
            check_entry(number, entry)
        return cls(read["scenario"], read["orders"])


def _no_constant(word: str) -> float:
    raise ValueError(f"this is no log of orders: {word} is no number")


def check_entry(number: int, entry: Any) -> None:
    """Raise ValueError for an entry of a log that cannot be an order."""
    if not isinstance(entry, dict):
        raise ValueError(f"order {number} is no mapping")
    keys = EDIT_KEYS if entry.get("kind") == EDIT_KIND else ORDER_KEYS
    if set(entry) != set(keys):
        wrong = sorted(set(entry) ^ set(keys))
        raise ValueError(f"order {number} needs {', '.join(keys)}, and nothing else; look at {', '.join(wrong)}")
    types: dict[str, tuple[type, ...]] = {"value": (int, float), "subject": (int,), "row": (list,)}
    if keys == ORDER_KEYS:
        types |= {"whom": (str, type(None)), "organisation": (str, type(None))}
    for key in keys:
        if not isinstance(entry[key], types.get(key, (str,))) or isinstance(entry[key], bool):
            raise ValueError(f"order {number}: {key} cannot be {entry[key]!r}")
    if not all(isinstance(place, str) for place in entry.get("row", ())):
        raise ValueError(f"order {number}: row is a list of names, not {entry['row']!r}")
    try:
        date.fromisoformat(entry["day"])
    except ValueError:
        raise ValueError(f"order {number}: day is a date such as 2010-06-11, not {entry['day']!r}") from None
    if entry["by"] not in kinds.DECIDERS:
        raise ValueError(f"order {number}: nobody is called {entry['by']!r}; {', '.join(kinds.DECIDERS)} are")


class Place(NamedTuple):
    """Names of one sort, to find one by."""

    sort: str
    names: tuple[str, ...]

    def of(self, name: str | None) -> int:
        """The place of a name, -1 for None. Raises ValueError, with the names there are, for one that does not exist."""
        if name is None:
            return -1
        if name not in self.names:
            raise ValueError(f"there is no {name!r} among the {self.sort}: {', '.join(self.names)}")
        return self.names.index(name)


class Desk:
    """Takes orders and edits by name for one world and keeps those that were taken."""

    def __init__(self, space: Space, setting: Setting, names: Names, log: Orders) -> None:
        """Work on a world; `log` is added to."""
        self.space = space
        self.setting = setting
        self.names = names
        self.log = log

    def order(
        self,
        state: str,
        kind: str,
        subject: int,
        option: str,
        value: float = 0.0,
        whom: str | None = None,
        organisation: str | None = None,
        by: str = "person",
    ) -> Refusal | None:
        """Give an order by name (see `sim.orders.order`). Raises ValueError for names that do not exist."""
        number = Place("kinds of decision", kinds.DECISION_KINDS).of(kind)
        if number not in OPTIONS:
            raise ValueError(f"{kind} is no order; {', '.join(kinds.DECISION_KINDS[one] for one in OPTIONS)} are")
        choice = Place(f"options of {kind}", OPTIONS[number]).of(option)
        states, organisations = Place("states", self.names.states), Place("organisations", self.names.organisations)
        day = self.today
        refusal = order(
            self.space, self.setting, states.of(state), number, int(subject), choice, float(value), states.of(whom),
            organisations.of(organisation), Place("deciders", kinds.DECIDERS).of(by),
        )  # fmt: skip
        if refusal is None:
            values = (day, by, state, kind, int(subject), option, float(value), whom, organisation)
            self.log.entries.append(dict(zip(ORDER_KEYS, values, strict=True)))
        return refusal

    def edit(self, table: str, row: tuple[str, ...], field: str, value: float, by: str = "person") -> Refusal | None:
        """Set a quantity by hand (`sim.edits.edit`); `row` has a name for each dimension. ValueError for unknown names."""
        if table not in EDITABLE:
            raise ValueError(f"{table} is not open to edits; {', '.join(EDITABLE)} are")
        places = row_names(self.names, table)
        if len(row) != len(places):
            raise ValueError(f"a row of {table} is named by {' and '.join(place.sort for place in places)}, not by {row!r}")
        day = self.today
        refusal = edit(self.space, table, tuple(p.of(name) for p, name in zip(places, row, strict=True)), field, value)
        if refusal is None:
            values = (day, by, EDIT_KIND, table, list(row), field, float(value))
            self.log.entries.append(dict(zip(EDIT_KEYS, values, strict=True)))
        return refusal

    @property
    def today(self) -> str:
        """The day that is about to be lived, as YYYY-MM-DD."""
        return date.fromordinal(int(self.space.world.now["day"][0])).isoformat()

    def give(self, entry: dict[str, Any]) -> Refusal | None:
        """Give an order as it stands in a log, today."""
        given = {key: value for key, value in entry.items() if key != "day"}
        if entry["kind"] == EDIT_KIND:
            del given["kind"]
            return self.edit(**{**given, "row": tuple(entry["row"])})
        return self.order(**given)


def row_names(names: Names, table: str) -> tuple[Place, ...]:
    """What the rows of an editable table are called, dimension by dimension."""
    found = []
    for letter in TABLES[table][1].shape:
        if letter == "K":
            found.append(Place("matters", kinds.MATTERS))
        else:
            found.append(Place(SORTS[letter], tuple(getattr(names, SORTS[letter]))))
    return tuple(found)


def replay(start: NamedBeginning, seed: int, orders: Orders, until: int | None = None) -> Space:
    """Live a run again from its scenario, seed and orders, up to but not into a day (to the end when none is given).

    Raises ValueError when the log belongs to another scenario, or when an order that was taken then is refused now.
    """
    if orders.scenario and orders.scenario != start.digest:
        raise ValueError(f"these orders belong to scenario {orders.scenario[:12]}, not to {start.digest[:12]}")
    run = Run(start, seed)
    desk = Desk(run.space, run.setting, start.names, Orders(start.digest))
    for number, entry in enumerate(orders, 1):
        day = date.fromisoformat(entry["day"]).toordinal()
        if until is not None and day > until:
            break
        live_on(run, day)
        refusal = desk.give(entry) if run.day == day else Refusal(None, f"it is {desk.today} already")
        if refusal is not None:
            raise ValueError(f"order {number} of {entry['day']} is refused on replay: {refusal.text}")
    live_on(run, run.last_day + 1 if until is None else until)
    return run.space


def live_on(run: Run, day: int) -> None:
    """Live up to but not into a day; what happens on the way is not kept."""
    for _ in run.live(until=day):
        pass
