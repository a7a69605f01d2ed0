"""Files that are there whole or not at all, and what to say when one cannot be written."""

import errno
import hashlib
import os
from contextlib import suppress
from pathlib import Path

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
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    settle_folder(path.parent)


def move_whole(part: Path, path: Path) -> None:
    """Put a finished file in its place. Raises OSError."""
    with open(part, "rb+") as file:
        os.fsync(file.fileno())
    os.replace(part, path)
    settle_folder(path.parent)


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
