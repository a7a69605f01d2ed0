"""The file of a saved game: read and written whole, checked before anything in it is believed.

Layout: a line that names the format; the length of the header; the header as JSON; the world's bytes, compressed; a SHA-256
over all of that. Written to a file beside, synced and renamed, so that a full disk or a power cut leaves the old save as it
was. Nothing in it is ever executed.
"""

import contextlib
import hashlib
import json
import os
import tempfile
import zlib
from pathlib import Path
from typing import Any

FORMAT = 1
MAGIC = b"article4 saved game, format "
LARGEST = 256 * 1024 * 1024
"""Bytes of a file that is looked at; games take well under a hundredth of that."""
CHECK = 32
"""Bytes of the checksum at the end."""


class SaveError(ValueError):
    """Why a saved game cannot be read or written, with what to do about it."""


def pack(header: dict[str, Any], content: bytes) -> bytes:
    """The bytes of a file."""
    text = json.dumps(header, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    body = MAGIC + f"{FORMAT}\n".encode() + len(text).to_bytes(8, "little") + text + zlib.compress(content, 6)
    return body + hashlib.sha256(body).digest()


def unpack(data: bytes, name: str) -> tuple[dict[str, Any], bytes]:
    """Header and world of a file's bytes. Raises SaveError for what is foreign, of another format, truncated or damaged."""
    head = data[:64].partition(b"\n")[0]
    if not head.startswith(MAGIC):
        raise SaveError(f"{name} is no saved game of Article 4")
    if head != MAGIC + f"{FORMAT}".encode():
        found = head[len(MAGIC) :].decode("ascii", "replace")
        raise SaveError(f"{name} has format {found}; this version reads format {FORMAT}: use the version that wrote it")
    if len(data) < len(head) + 9 + CHECK or hashlib.sha256(data[:-CHECK]).digest() != data[-CHECK:]:
        raise SaveError(f"{name} is damaged or cut off: its checksum does not fit; load an earlier save")
    at = len(head) + 1
    length = int.from_bytes(data[at : at + 8], "little")
    text, packed = data[at + 8 : at + 8 + length], data[at + 8 + length : -CHECK]
    try:
        header = json.loads(text)
        reader = zlib.decompressobj()
        content = reader.decompress(packed, LARGEST)
    except (ValueError, zlib.error, RecursionError) as error:
        raise SaveError(f"{name} is damaged: {error}") from None
    if not isinstance(header, dict) or not reader.eof:
        raise SaveError(f"{name} is damaged: it does not hold what a saved game holds")
    return header, content


def read_file(path: Path) -> tuple[dict[str, Any], bytes]:
    """Header and world of a file. Raises SaveError, also when it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise SaveError(f"{path.name} is no saved game of Article 4: it is too large")
        data = path.read_bytes()
    except OSError as error:
        raise SaveError(f"cannot read {path.name}: {error.strerror or error}") from None
    return unpack(data, path.name)


def write_file(path: Path, data: bytes) -> None:
    """Put bytes into a file, whole or not at all. Raises SaveError, and then what stood there before still stands there."""
    kept = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, kept = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(kept, path)
        kept = None
        sync_folder(path.parent)
    except OSError as error:
        raise SaveError(f"the game was not saved to {path.name}: {error.strerror or error}; nothing was lost") from None
    finally:
        if kept is not None:
            with contextlib.suppress(OSError):
                os.unlink(kept)


def sync_folder(folder: Path) -> None:
    """Have the new name on disk too, where the system can do that."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
