"""The steps that an expression is turned into while it is read, and the missteps found on the way."""

import ast
from typing import NamedTuple

from sim.scenario.document import KeyPath
from sim.scenario.lookup import Lookup, Misstep, Row
from sim.script import opcodes


class Refused(Exception):
    """The text cannot be understood from here on; the misstep has been noted."""


class Term(NamedTuple):
    """What a part of a condition gives: its sort, None where a misstep was told, and the text of a literal."""

    sort: str | None
    literal: str | None = None


ANYTHING = Term(None)


class Steps:
    """The rows of one text so far. `bound` holds what quantifiers have bound: (word, sort, id)."""

    def __init__(self, text: str, lookup: Lookup, path: KeyPath):
        self.text = text
        self.lookup = lookup
        self.path = path
        self.rows: list[Row] = []
        self.deepest = 0
        self.lead = len(text) - len(text.lstrip())
        self.bound: list[tuple[str, str, str]] = []

    def tell(self, key: str, where: ast.AST | int, message: str, suggestion: str | None = None) -> Term:
        """Note a misstep at a node or an offset."""
        offset = where if isinstance(where, int) else self.lead + getattr(where, "col_offset", 0)
        self.lookup.missteps.append(Misstep(key, self.path, message, suggestion, self.text, offset))
        return ANYTHING

    def source(self, node: ast.AST) -> str:
        """The characters of a node as the author wrote them."""
        return self.text[self.lead + node.col_offset : self.lead + node.end_col_offset]  # type: ignore[attr-defined]

    def meant(self, name: str) -> str:
        """The id that a name stands for: the innermost one bound by a quantifier under that word, else itself."""
        return next((one for word, _, one in reversed(self.bound) if word == name), name)

    def hole(self) -> int:
        """Room for a jump whose length is not yet known."""
        self.rows.append(Row(opcodes.MORE))
        return len(self.rows) - 1

    def fill(self, hole: int, op: int, register: int) -> None:
        """Fill a hole with a jump over all steps since."""
        self.rows[hole] = Row(op, len(self.rows) - hole - 1, 0, register)
