"""What the ground of the map shows: who owns and who holds each piece, how each state looks, who is allied, where fronts run.

A plain value without pygame or simulation: two equal grounds give the same picture, so a picture is drawn anew only when the
ground has changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sim.play.map.atlas import SEA, Atlas
from sim.play.map.looks import Look, membership

COAST, INNER, ALLIED, INTERNATIONAL, FRONT = range(5)
"""Classes of lines, in the order in which they are drawn."""


@dataclass(frozen=True)
class Ground:
    """The colours and borders of one moment."""

    owners: tuple[str, ...]
    """Owner of each piece of the atlas: a state's id."""
    holders: tuple[str, ...]
    """Who controls each piece in fact; the owner where nobody disputes it."""
    looks: tuple[tuple[str, Look], ...]
    """How each state looks; states that are not named are `plain`."""
    plain: Look = field(default_factory=lambda: membership()["neutral"])
    allied: frozenset[str] = frozenset()
    """Members of the alliance in focus: borders between them are light, and a halo surrounds them."""
    fronts: frozenset[frozenset[str]] = frozenset()
    """Pairs of states that fight: the border between them is a front."""
    chosen: str = ""
    """The state whose outline is drawn in gold."""

    def look(self, state: str) -> Look:
        """How a state's land looks."""
        return dict(self.looks).get(state, self.plain)

    def line_class(self, left: int, right: int) -> int:
        """The class of a line by the pieces on its sides."""
        if SEA in (left, right):
            return COAST
        a, b = self.holders[left], self.holders[right]
        if a == b:
            return INNER if self.owners[left] == self.owners[right] else INTERNATIONAL
        if frozenset((a, b)) in self.fronts:
            return FRONT
        return ALLIED if a in self.allied and b in self.allied else INTERNATIONAL


def owned(held: Atlas, changes: Mapping[str, str] | None = None, states: Iterable[str] = ()) -> tuple[str, ...]:
    """Owner of every piece: the recognised one, unless a scenario says otherwise.

    `changes` maps a piece, or all pieces of an owner by his code, to a state; what names a single piece wins. Raises KeyError for
    a piece or owner that the atlas does not have.
    """
    changes = dict(changes or {})
    unknown = [name for name in changes if name not in held.pieces and name not in held.owners]
    if unknown:
        raise KeyError(f"the map has no piece {unknown[0]!r}")
    return tuple(changes.get(piece, changes.get(owner, owner)) for piece, owner in zip(held.pieces, held.owners, strict=True))


def held_by(owners: tuple[str, ...], held: Atlas, changes: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Who holds every piece: its owner, unless control is given to another."""
    changes = dict(changes or {})
    unknown = [name for name in changes if name not in held.pieces]
    if unknown:
        raise KeyError(f"the map has no piece {unknown[0]!r}")
    return tuple(changes.get(piece, owner) for piece, owner in zip(held.pieces, owners, strict=True))
