"""Files that are there whole or not at all, and what to say when one cannot be written."""

import errno
import hashlib
import io
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from sim.batch.trouble import Trouble

TEMPORARY = ".part"
"""How the name of a file that is being written ends."""
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader, or a power cut, finds the old one or the new one. Raises OSError."""
    part = path.with_name(path.name + TEMPORARY)
    try:
        with open(part, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException as failure:
        with suppress(OSError):
            part.unlink()
        if isinstance(failure, OSError):
            raise OSError(failure.errno, failure.strerror, str(path)) from None
        raise
    settle_folder(path.parent)


class Part(io.RawIOBase):
    """A large file that is being written under a temporary name, and is moved to its own when it is finished.

    Why the failure is kept: a writer of Parquet tells of a full disk in words of its own, or calls it damage of the format.
    """

    def __init__(self, path: Path) -> None:
        """Begin. Raises OSError."""
        super().__init__()
        self._path = path
        self._part = path.with_name(path.name + TEMPORARY)
        self._file = open(self._part, "wb")  # noqa: SIM115  closed by finish or give_up
        self.failure: OSError | None = None
        """What the system said when it took no more."""

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: Any) -> int:
        """Write on. Raises OSError, and keeps it."""
        try:
            return self._file.write(data)
        except OSError as failure:
            self.failure = self.failure or OSError(failure.errno, failure.strerror, str(self._path))
            raise

    def finish(self) -> None:
        """Put the file in its place. Raises OSError."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        os.replace(self._part, self._path)
        settle_folder(self._path.parent)

    def give_up(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._part.unlink()


def settle_folder(folder: Path) -> None:
    """See to it that new names in a folder outlast a power cut, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def file_digest(path: Path) -> str:
    """SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unwritable(path: Path, error: OSError) -> Trouble:
    """What to tell the user when a file or folder cannot be written."""
    if error.errno in FULL:
        return Trouble(f"the disk is full: cannot write {path} ({error.strerror})")
    return Trouble(f"cannot write {path}: {error.strerror or error}")
