"""What the tables of the layout are made of: fields of 8 bytes, each with its unit, its range and its meaning."""

from typing import NamedTuple

import numpy as np


class Field(NamedTuple):
    """One quantity of a record."""

    name: str
    kind: str  # f8, i8 or u8
    unit: str
    span: str
    meaning: str


class Table(NamedTuple):
    """One array of the world: its record (or plain number) and the dimensions it is spread over."""

    name: str
    shape: tuple[str, ...]
    meaning: str
    fields: tuple[Field, ...]


def real(name: str, unit: str, span: str, meaning: str) -> Field:
    """A field of 64-bit floating point."""
    return Field(name, "f8", unit, span, meaning)


def whole(name: str, span: str, meaning: str, unit: str = "") -> Field:
    """A field of 64-bit whole numbers."""
    return Field(name, "i8", unit, span, meaning)


def day(name: str, meaning: str) -> Field:
    """A field that holds an ordinal day."""
    return Field(name, "i8", "day", "1..4000000", meaning)


def index(name: str, meaning: str) -> Field:
    """A field that holds a place in another table, or -1."""
    return Field(name, "i8", "", "-1..", meaning)


def flag(name: str, meaning: str) -> Field:
    """A field that is 0 or 1."""
    return Field(name, "i8", "", "0..1", meaning)


def identity(name: str, meaning: str) -> Field:
    """A field that holds an unsigned key."""
    return Field(name, "u8", "", "0..2^64-1", meaning)


def place(name: str, meaning: str) -> Field:
    """A field that holds a place that is always there: without a sign, so that a look-up need not ask for one."""
    return Field(name, "u8", "", "0..", meaning)


UNIT = "0..1"


def record(table: Table) -> np.dtype:
    """The dtype of a table: 8-byte fields without padding, whose scalars answer to attribute names."""
    plain = np.dtype([(field.name, field.kind) for field in table.fields])
    if plain.itemsize != 8 * len(table.fields):
        raise AssertionError(f"table {table.name} has padding: equal worlds would differ in their bytes")
    return np.dtype((np.record, plain))
