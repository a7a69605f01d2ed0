"""A lock on a folder, so that two batches never write into the same one. It goes with the process that holds it."""

import os
import sys
from pathlib import Path

from sim.batch.trouble import Trouble

if sys.platform == "win32":
    import msvcrt

    def _seize(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """A file that one process at a time holds."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises Trouble when another process has it, OSError when the file cannot be made."""
        while True:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                _seize(handle)
            except (BlockingIOError, PermissionError):
                os.close(handle)
                raise Trouble(f"another batch is writing to {path.parent.parent} just now") from None
            if _is_at(handle, path):
                self._handle: int | None = handle
                return
            os.close(handle)  # the one who had it has just finished and removed it

    def release(self) -> None:
        """Give it free."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _is_at(handle: int, path: Path) -> bool:
    """Whether an open file is the one that a path leads to."""
    try:
        there, held = os.stat(path), os.fstat(handle)
    except FileNotFoundError:
        return False
    return (there.st_ino, there.st_dev) == (held.st_ino, held.st_dev)
