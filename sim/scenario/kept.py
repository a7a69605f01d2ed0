"""Files that were read before: kept in memory and in the user's cache folder, found again by the digest of their bytes.

Why: reading 5,000 lines of YAML strictly takes longer than all checks together, and a scenario that extends another reads its
files too. What is kept is plain data with its places, never code; a file with a fault is read anew each time. A kept file that
is damaged is not used: its own digest stands at its head.
"""

import hashlib
import itertools
import marshal
import os
import sys
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

from sim.scenario import strict, text_files, yaml_scalars, yaml_syntax
from sim.scenario.document import Document
from sim.scenario.faults import LINE_BREAK, Place
from sim.scenario.strict import read_text
from sim.scenario.text_files import bytes_of, decoded
from sim.words.jit import usable_folder

WORTH_KEEPING = 4_000
"""Bytes from which a file is kept on disk: a smaller one is read as quickly."""
KEPT_FILES = 200
"""Files kept on disk at most; the oldest go first."""
KEPT_NODES = 120_000
"""Keys and values kept in memory at most."""
_SOURCES = b"".join(Path(str(part.__file__)).read_bytes() for part in (strict, text_files, yaml_scalars, yaml_syntax))
_READER = hashlib.sha256(_SOURCES + f"{sys.version_info[:2]}{marshal.version}".encode()).digest()
_memory: OrderedDict[tuple[str, bytes], Document] = OrderedDict()


def read(path: str | os.PathLike[str]) -> Document:
    """The document in a file, as `strict.read` gives it. What is handed out must not be changed."""
    name = os.fspath(path)
    content = bytes_of(Path(path), name)
    digest = hashlib.sha256(_READER + content).digest()
    kept = _memory.get((name, digest))
    if kept is not None:
        _memory.move_to_end((name, digest))
        return kept
    worth = len(content) >= WORTH_KEEPING
    document = _from_disk(name, digest, content) if worth else None
    if document is None:
        document = read_text(decoded(content, name), name)
        if worth:
            _to_disk(document, digest)
    _remember((name, digest), document)
    return document


def _remember(key: tuple[str, bytes], document: Document) -> None:
    """Keep a document in memory, and let the longest unused ones go."""
    _memory[key] = document
    nodes = sum(len(one.places) for one in _memory.values())
    while nodes > KEPT_NODES and len(_memory) > 1:
        _, gone = _memory.popitem(last=False)
        nodes -= len(gone.places)


def forget() -> None:
    """Let the documents in memory go: who needs one again reads it from its file or from the cache folder."""
    _memory.clear()


def _folder() -> Path:
    """Where files are kept."""
    return usable_folder("documents")


def _from_disk(name: str, digest: bytes, content: bytes) -> Document | None:
    """The kept document of some bytes; None where there is none, or a damaged one."""
    try:
        head, payload = _parted((_folder() / digest.hex()).read_bytes())
        if head != hashlib.sha256(payload).digest():
            return None
        data, places, keys = marshal.loads(payload)
    except (OSError, ValueError, EOFError, TypeError):
        return None
    lines = tuple(LINE_BREAK.split(content.decode()))
    return Document(data, _places(name, places), lines, _places(name, keys))


def _places(name: str, rows: tuple[tuple, tuple, tuple]) -> dict:
    """Places by path. Made by the C of `map`: there are tens of thousands."""
    paths, lines, columns = rows
    return dict(zip(paths, map(Place, itertools.repeat(name), lines, columns), strict=True))


def _parted(content: bytes) -> tuple[bytes, bytes]:
    """The digest at the head of a kept file, and the rest."""
    return content[:32], content[32:]


def _to_disk(document: Document, digest: bytes) -> None:
    """Keep a document. A disk that is full or read-only only costs time."""
    rows = [
        (tuple(places), tuple(place.line for place in places.values()), tuple(place.column for place in places.values()))
        for places in (document.places, document.key_places)
    ]
    with suppress(OSError, ValueError):
        payload = marshal.dumps((document.data, *rows))
        folder = _folder()
        beside = folder / f".{digest.hex()}.{os.getpid()}"
        beside.write_bytes(hashlib.sha256(payload).digest() + payload)
        os.replace(beside, folder / digest.hex())
        _tidy(folder)


def _tidy(folder: Path) -> None:
    """Let the oldest kept files go."""
    files = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime)
    for file in files[:-KEPT_FILES]:
        file.unlink(missing_ok=True)
