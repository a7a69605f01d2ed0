"""What lands there are to be drawn: the ids and names of the pieces of the shipped map.

Only their names are read, not their shapes, so that a check stays quick. How the map is drawn is the business of `sim.play`.
"""

import zipfile
from functools import cache
from typing import NamedTuple

import numpy as np

from sim.scenario.find import scenario_folder

MAP = ("assets", "map", "world.npz")
"""Where the map lies beside the scenarios."""


class Lands(NamedTuple):
    """The pieces of the map in its order: their ids, their English names, and the countries that own them by default."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]
    owners: tuple[str, ...]

    def known(self) -> set[str]:
        """Every id that a scenario may name: a piece, or a country that stands for all its pieces."""
        return {*self.pieces, *self.owners}

    def name_of(self, piece: str) -> str | None:
        """The English name of a piece or country; None for what is none."""
        return self.names[self.pieces.index(piece)] if piece in self.pieces else None

    def called(self, name: str) -> str | None:
        """The piece of an English name, whatever its case; None when none is called so."""
        wanted = name.casefold()
        return next((piece for piece, one in zip(self.pieces, self.names, strict=True) if one.casefold() == wanted), None)


@cache
def lands() -> Lands | None:
    """The lands of the shipped map; None when the installation has no map that can be read."""
    try:
        with np.load(scenario_folder().parent.joinpath(*MAP), allow_pickle=False) as held:
            pieces, names, owners = (tuple(held[key].tolist()) for key in ("piece", "name", "owner"))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None
    return Lands(pieces, names, owners)
