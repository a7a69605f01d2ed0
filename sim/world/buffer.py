"""A world or a setting laid over one buffer of bytes: build, fork, save bytes, digest."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from sim.world.fields import Table, record
from sim.world.layout import Setting, World


class Plan(NamedTuple):
    """Where each table of a buffer lies."""

    tables: tuple[Table, ...]
    sizes: tuple[tuple[str, int], ...]
    bytes: int

    def shape(self, table: Table) -> tuple[int, ...]:
        """The shape of a table under this plan's sizes."""
        sizes = dict(self.sizes)
        return tuple(int(letter) if letter.isdigit() else sizes[letter] for letter in table.shape)

    def word(self, name: str, row: tuple[int, ...], field: str) -> int:
        """Where a field of a row of a table lies, counted in words of 8 bytes. Raises KeyError for a table that is not there."""
        begin = 0
        for table in self.tables:
            width, shape = len(table.fields), self.shape(table)
            if table.name == name:
                column = [entry.name for entry in table.fields].index(field)
                return begin + int(np.ravel_multi_index(row, shape)) * width + column
            begin += int(np.prod(shape)) * width
        raise KeyError(name)


def plan(tables: Sequence[Table], sizes: Mapping[str, int]) -> Plan:
    """Lay tables one after another; `sizes` gives each dimension letter of `layout` its length (at least 1)."""
    for letter, size in sizes.items():
        if size < 1:
            raise ValueError(f"dimension {letter} has size {size}; every table needs at least one row")
    drawn = Plan(tuple(tables), tuple(sorted(sizes.items())), 0)
    total = sum(int(np.prod(drawn.shape(table))) * record(table).itemsize for table in tables)
    return drawn._replace(bytes=total)


def views(buffer: np.ndarray, drawn: Plan) -> list[np.ndarray]:
    """The tables of a plan as views of a buffer of `uint8`."""
    if buffer.dtype != np.uint8 or buffer.nbytes != drawn.bytes:
        raise ValueError(f"a buffer of {drawn.bytes} bytes is needed, not {buffer.nbytes} of {buffer.dtype}")
    found, at = [], 0
    for table in drawn.tables:
        dtype, shape = record(table), drawn.shape(table)
        length = int(np.prod(shape)) * dtype.itemsize
        found.append(buffer[at : at + length].view(dtype).reshape(shape))
        at += length
    return found


class Space(NamedTuple):
    """A world together with the buffer that it is a view of."""

    buffer: np.ndarray
    world: World
    drawn: Plan

    def fork(self) -> "Space":
        """An independent copy: what happens in it never touches this one."""
        return over(self.buffer.copy(), self.drawn)

    def take(self, content: bytes | np.ndarray) -> None:
        """Overwrite the whole world with kept bytes (load, undo)."""
        kept = np.frombuffer(content, np.uint8) if isinstance(content, bytes) else content
        if kept.nbytes != self.drawn.bytes:
            raise ValueError(f"these {kept.nbytes} bytes are not a world of this scenario, which has {self.drawn.bytes}")
        self.buffer[:] = kept

    def content(self) -> bytes:
        """A copy of the bytes: a save."""
        return self.buffer.tobytes()

    def digest(self) -> str:
        """SHA-256 of the bytes: equal worlds have equal digests."""
        return hashlib.sha256(self.buffer.data).hexdigest()


def over(buffer: np.ndarray, drawn: Plan) -> Space:
    """The world seen in a buffer."""
    return Space(buffer, World(*views(buffer, drawn), buffer=buffer), drawn)


def empty_world(tables: Sequence[Table], sizes: Mapping[str, int]) -> Space:
    """A world in which every byte is zero."""
    drawn = plan(tables, sizes)
    return over(np.zeros(drawn.bytes, np.uint8), drawn)


def empty_setting(tables: Sequence[Table], sizes: Mapping[str, int]) -> tuple[np.ndarray, Setting]:
    """A setting in which every byte is zero, with its buffer."""
    drawn = plan(tables, sizes)
    buffer = np.zeros(drawn.bytes, np.uint8)
    return buffer, Setting(*views(buffer, drawn))
