"""The tree of branches, and two branches side by side: what each of them has that the other has not, and how far they parted."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.game.happening import Happening, happening
from sim.game.history import History
from sim.game.verdict import Change, changes

if TYPE_CHECKING:
    from sim.game.course import Course
    from sim.game.session import Game


class Node(NamedTuple):
    """A branch in the tree. `depth` counts its forebears; `orders` are those given after it left its parent."""

    number: int
    name: str
    parent: int | None
    depth: int
    forked_on: date
    tip: date
    orders: int
    is_present: bool


class Compared(NamedTuple):
    """Two branches up to the day that both have lived."""

    first: str
    second: str
    parted_on: date
    until: date
    orders: tuple[tuple[str, str], ...]
    """(branch, order in words) for each order that only one of them has."""
    changes: tuple[Change, ...]
    """Events that only one has; `is_yours` for those of the first."""
    gaps: tuple[tuple[str, str | None, float, float], ...]
    """(quantity, of whom, value in the first, value in the second) on the last common month, the widest first."""


def tree(game: "Game") -> list[Node]:
    """All branches, each after its parent."""
    found: list[Node] = []

    def add(parent: int | None, depth: int) -> None:
        for course in game.courses:
            if course.parent == parent:
                later = len(course.entries) - course.orders_before(course.forked_on)
                found.append(
                    Node(
                        course.number, course.name, parent, depth, date.fromordinal(course.forked_on),
                        date.fromordinal(course.tip.day), later, course.number == game.course.number,
                    )
                )  # fmt: skip
                add(course.number, depth + 1)

    add(None, 0)
    return found


def rename(game: "Game", number: int, name: str) -> None:
    """Give a branch another name. ValueError for an empty name or a branch that does not exist."""
    if not name.strip():
        raise ValueError("a branch needs a name")
    course_of(game, number).name = name.strip()


def course_of(game: "Game", number: int) -> "Course":
    """A branch by its number. ValueError when there is none."""
    if not 0 <= number < len(game.courses):
        raise ValueError(f"there is no branch {number}; there are {len(game.courses)}")
    return game.courses[number]


def lived(game: "Game", number: int) -> "Course":
    """A branch that has been lived up to its tip, which a branch of a loaded game has not yet. The game stays where it is."""
    course = course_of(game, number)
    if not course.tip.content:
        here, day, given = game.course.number, game.day, game.given_today
        game.switch(number)
        game.switch(here)
        if game.day != day or game.given_today != given:
            game.rewind(day)
            game.give_again(given)
    return course


WIDEST = 12
"""How many quantities a comparison shows."""


def compare(game: "Game", first: int, second: int) -> Compared:
    """Two branches side by side. ValueError for branches that do not exist."""
    one, other = lived(game, first), lived(game, second)
    until = min(one.tip.day, other.tip.day)
    parted = parted_on(one, other)
    told = [[happening(row, game.names) for row in course.events if parted <= int(row["day"]) < until] for course in (one, other)]
    return Compared(
        one.name, other.name, date.fromordinal(min(parted, until)), date.fromordinal(until),
        tuple(own_orders(one, other)) + tuple(own_orders(other, one)),
        tuple(changes(told[0], told[1])), tuple(gaps(game, one, other, until)),
    )  # fmt: skip


def parted_on(one: "Course", other: "Course") -> int:
    """The first day on which their orders differ, or the later tip when they never do."""
    for mine, its in zip(one.entries, other.entries, strict=False):
        if mine != its:
            return min(date.fromisoformat(mine["day"]).toordinal(), date.fromisoformat(its["day"]).toordinal())
    longer = max(one, other, key=lambda course: len(course.entries))
    shared = min(len(one.entries), len(other.entries))
    return longer.order_days[shared] if len(longer.entries) > shared else max(one.tip.day, other.tip.day)


def own_orders(one: "Course", other: "Course") -> list[tuple[str, str]]:
    """The orders that only the first has, in words."""
    return [(one.name, order_in_words(entry)) for entry in one.entries if entry not in other.entries]


def order_in_words(entry: dict) -> str:
    """An order of a log as a line."""
    if "option" not in entry:
        return f"{entry['day']}  {entry['field']} of {' and '.join(entry['row'])} is set to {entry['value']:g}"
    parts = [entry["day"], f" {entry['state']}:", entry["kind"], entry["option"].replace("_", " ")]
    parts += [f"({entry['value']:g})"] if entry["value"] else []
    parts += [f"towards {entry['whom']}"] if entry["whom"] else []
    parts += [f"in {entry['organisation']}"] if entry["organisation"] else []
    return " ".join(parts)


def gaps(game: "Game", one: "Course", other: "Course", until: int) -> "list[Gap]":
    """The quantities that differ most on the last month that both have, each in its own range of 0 to 1."""
    months = [[sample for sample in course.samples if sample.day <= until] for course in (one, other)]
    last = min(len(part) for part in months) - 1
    first, second = months[0][last], months[1][last]
    found: list[Gap] = []
    for column in ("stability", "readiness", "legitimacy", "reputation"):
        found += pairs(column, game.names.states, first.states[column], second.states[column])
    found += pairs("opinion", game.names.states, first.seats["opinion"], second.seats["opinion"])
    for column in ("credibility", "cohesion"):
        found += pairs(column, game.names.organisations, first.organisations[column], second.organisations[column])
    return sorted((gap for gap in found if gap[2] != gap[3]), key=lambda gap: -abs(gap[2] - gap[3]))[:WIDEST]


Gap = tuple[str, str | None, float, float]


def pairs(column: str, names: tuple[str, ...], first: np.ndarray, second: np.ndarray) -> list[Gap]:
    """The values of a column in both branches, by name."""
    return [(column, name, float(a), float(b)) for name, a, b in zip(names, first, second, strict=True)]


def history_of(game: "Game", number: int) -> History:
    """The monthly series of a branch up to its tip, for a chart of two branches."""
    return History(lived(game, number).samples)


def events_of(game: "Game", number: int) -> list[Happening]:
    """What happened on a branch up to its tip."""
    return [happening(row, game.names) for row in lived(game, number).events]
