"""A family of record arrays that compiled rules receive as one pointer.

Why: numba hands a tuple of thirty arrays to each function as some two hundred numbers, which made the first compile three times
as long and each call from Python ten times as dear. Here a family is the address of a small directory (for each table its data
address and its lengths), and `world.states` in a rule loads from it. Plain Python sees an ordinary object with one attribute a
table.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar, NoReturn

import numpy as np

from sim.words.jit import COMPILED

WORDS_PER_TABLE = 6
"""The data address and room for up to five lengths."""
WORDS = {"reals": np.dtype("f8"), "wholes": np.dtype("i8")}
"""A whole buffer as one array of numbers, and of whole numbers: for who knows at which place something is stored."""


class Tables:
    """Record arrays under fixed names. Subclasses give `_fields`; `register` tells the compiler their dtypes."""

    _fields: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *arrays: np.ndarray, buffer: np.ndarray | None = None) -> None:
        """Take one C-ordered array per field, in the order of `_fields`.

        With the buffer of which they are views, that is seen as a whole too (`WORDS`).
        """
        if len(arrays) != len(self._fields):
            raise ValueError(f"{type(self).__name__} has {len(self._fields)} tables, not {len(arrays)}")
        named = [*zip(self._fields, arrays, strict=True)]
        if buffer is not None:
            named += [(name, buffer.view(dtype)) for name, dtype in WORDS.items()]
        directory = np.zeros((len(named), WORDS_PER_TABLE), np.uint64)
        for place, (name, array) in enumerate(named):
            if not array.flags.c_contiguous:
                raise ValueError(f"table {name} is not stored row by row")
            setattr(self, name, array)
            directory[place, 0] = array.ctypes.data
            directory[place, 1 : 1 + array.ndim] = array.shape
        self._directory = directory
        self._address = directory.ctypes.data

    def __reduce__(self) -> NoReturn:
        """Tables are views of a buffer at an address: a copy would let compiled code write into memory that is gone."""
        name = type(self).__name__
        raise TypeError(f"a {name} cannot be copied or pickled: keep its bytes (`Space.content`) and lay tables over them")

    def __iter__(self) -> Iterator[np.ndarray]:
        """The arrays in the order of `_fields`."""
        return (getattr(self, name) for name in self._fields)

    def __repr__(self) -> str:
        """A table of tables: name, length and bytes."""
        rows = [
            f"  {name:<16}{'x'.join(map(str, array.shape)):>12}{array.nbytes:>10}"
            for name, array in zip(self._fields, self, strict=True)
        ]
        return "\n".join([f"{type(self).__name__}: table, rows, bytes", *rows])

    @classmethod
    def register(cls, dtypes: Mapping[str, tuple[np.dtype, int]]) -> None:
        """Tell the compiler the dtype and number of dimensions of each table."""
        if COMPILED:
            from sim.words.pointers import pass_by_pointer

            words = {name: (dtype, 1) for name, dtype in WORDS.items()}
            pass_by_pointer(cls, {**dtypes, **words}, WORDS_PER_TABLE)
