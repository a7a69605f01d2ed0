"""Shards: what some runs in a row have left, in one file that is there whole or not at all.

A shard is a ZIP archive (stored, so that its members can be read by any tool) of one Parquet file a table and the yearly
sums. The archive checks every member by CRC, and carries the fingerprint of its request, so that a half-written, damaged
or foreign shard is noticed. Its name says which runs it holds, counted from 0.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

from sim.batch.files import write_whole
from sim.batch.tally import Tally

NAME = re.compile(r"([0-9]{9})-([0-9]{9})\.zip")
SUMS = "years.npz"


class Shard(NamedTuple):
    """The runs numbered first to last, and where they are kept."""

    first: int
    last: int
    path: Path

    @property
    def runs(self) -> int:
        """How many runs it holds."""
        return self.last - self.first + 1

    def table(self, name: str) -> pl.DataFrame:
        """One of its tables."""
        with zipfile.ZipFile(self.path) as archive:
            return pl.read_parquet(io.BytesIO(archive.read(f"{name}.parquet")))

    def sums(self) -> Tally:
        """Its yearly sums."""
        with zipfile.ZipFile(self.path) as archive, np.load(io.BytesIO(archive.read(SUMS)), allow_pickle=False) as kept:
            return Tally(*(kept[name] for name in Tally._fields))

    def is_whole(self, mark: str, tables: Iterable[str]) -> bool:
        """Whether every byte is as it was written, under this request's fingerprint, and every run is there."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                expected = {SUMS, *(f"{name}.parquet" for name in tables)}
                if archive.comment != mark.encode() or set(archive.namelist()) != expected or archive.testzip() is not None:
                    return False
            return self.table("runs").height == self.runs
        except Exception:
            # A damaged archive fails in a dozen ways (BadZipFile, a seek before the file, "encrypted", struct.error ...).
            # Each means the same, and nothing is hidden: what is not whole is reported and lived again.
            return False


def packed(tables: Mapping[str, pl.DataFrame], sums: Tally, mark: str) -> bytes:
    """The bytes of a shard."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, table in tables.items():
            part = io.BytesIO()
            table.write_parquet(part, compression="lz4", statistics=False)
            archive.writestr(f"{name}.parquet", part.getvalue())
        part = io.BytesIO()
        np.savez(part, **sums._asdict())
        archive.writestr(SUMS, part.getvalue())
        archive.comment = mark.encode()
    return content.getvalue()


def keep(folder: Path, first: int, last: int, content: bytes) -> None:
    """Write a shard. Raises OSError, and leaves nothing behind then."""
    write_whole(folder / f"{first:09d}-{last:09d}.zip", content)


def found(folder: Path) -> list[Shard]:
    """The shards of a folder by name, in the order of their runs; whole or not."""
    shards = []
    for path in folder.iterdir():
        match = NAME.fullmatch(path.name)
        if match:
            shards.append(Shard(int(match[1]), int(match[2]), path))
    return sorted(shards)


def gaps(shards: Iterable[Shard], runs: int) -> list[tuple[int, int]]:
    """The runs (first, last) that are in no shard."""
    missing, next_run = [], 0
    for shard in shards:
        if shard.first > next_run:
            missing.append((next_run, shard.first - 1))
        next_run = shard.last + 1
    if next_run < runs:
        missing.append((next_run, runs - 1))
    return missing
