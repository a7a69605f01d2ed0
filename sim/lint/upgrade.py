"""Older formats of scenario files written anew, character by character, so that comments and layout stay as they were.

Why no YAML writer: a change of format renames keys and adds some; the strict reader knows the place of every key, and what is not
touched is kept to the byte.
"""

import difflib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from sim.scenario.document import Document, KeyPath
from sim.scenario.faults import Fault, Place, ScenarioError
from sim.scenario.find import MAIN_FILE, find
from sim.scenario.strict import read, read_text
from sim.scenario.validate import FORMAT


class Edit(NamedTuple):
    """A piece of text exchanged at a place."""

    place: Place
    old: str
    new: str


class Step(NamedTuple):
    """What has to be done to a file to bring it from one format to the next; `why` says it in words."""

    of: int
    why: str
    edits: Callable[[Document], Iterable[Edit]]


class Upgraded(NamedTuple):
    """A file before and after, and what was done to it."""

    path: Path
    before: str
    after: str
    changes: tuple[str, ...]

    def difference(self) -> str:
        """The change as a unified difference."""
        name = str(self.path)
        lines = difflib.unified_diff(self.before.splitlines(True), self.after.splitlines(True), name, f"{name} (upgraded)")
        return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


DRAFT = 0
"""The format of files from before the first release, which do not say one."""
DRAFT_KEYS: tuple[tuple[KeyPath, str], ...] = (
    (("map", "lon0"), "longitude"),
    (("map", "lat0"), "latitude"),
    (("organisations", "*", "charter", "council", "*", "minimum_present"), "quorum"),
    (("events", "*", "do", "*", "observe"), "observer"),
    (("events", "*", "crisis", "territory"), "treaty_territory"),
)
"""Keys that were called otherwise in drafts, and their names now; `*` is any key or place."""


def upgraded(name_or_path: str) -> list[Upgraded]:
    """The files of a scenario in the present format, those that change. Raises ScenarioError for what cannot be read."""
    main = find(name_or_path)
    document = read(main)
    found = format_of(document)
    files = [main, *_included(document, main.parent)]
    return [one for path in files if (one := _file(path, found)).changes]


def format_of(document: Document) -> int:
    """The format that a main file says; drafts say none. Raises ScenarioError for a format that is not known."""
    if not isinstance(document.data, dict):
        raise ScenarioError([document.fault("wrong-type", (), "a scenario is a mapping, such as `id: my-world`")])
    found = document.data.get("format", DRAFT)
    if type(found) is not int or not DRAFT <= found <= FORMAT:
        message = f"format {found} is not known here: this version reads {FORMAT} and upgrades {DRAFT} (drafts without one)"
        raise ScenarioError([document.fault("unknown-format", ("format",), message)])
    return found


def written(one: Upgraded) -> None:
    """Write an upgraded file in the place of the old one, whole or not at all."""
    beside = one.path.with_name(f".{one.path.name}.new")
    beside.write_bytes(one.after.encode())
    os.replace(beside, one.path)


def _included(document: Document, folder: Path) -> list[Path]:
    """The included files that are there; what is wrong with the others is for `check` to say."""
    names = document.data.get("include")
    if document.place(()).file.endswith(MAIN_FILE) and isinstance(names, list):
        return [folder / name for name in names if isinstance(name, str) and (folder / name).is_file()]
    return []


def _file(path: Path, found: int) -> Upgraded:
    """One file taken through every step from its format on."""
    document = read(path)
    before = after = path.read_bytes().decode()
    changes: list[str] = []
    for step in STEPS[found:]:
        edits = [edit for edit in step.edits(document) if edit.old != edit.new]
        if not edits:
            continue
        after = _with(after, edits)
        document = read_text(after, str(path))
        changes += [f"line {edit.place.line}: {edit.new.strip() or 'nothing'}" for edit in edits]
    return Upgraded(path, before, after, tuple(changes))


def _with(text: str, edits: Iterable[Edit]) -> str:
    """A text with pieces exchanged, the last first, so that no place moves before its turn."""
    lines = text.splitlines(keepends=True)
    for place, old, new in sorted(edits, reverse=True):
        line, column = lines[place.line - 1], place.column - 1
        if line[column : column + len(old)] != old:
            message = f"cannot exchange {old} here: it is written in another way than usual"
            raise ScenarioError([Fault("error", "unknown-format", place, message, "change it by hand", line.rstrip("\r\n"))])
        lines[place.line - 1] = line[:column] + new + line[column + len(old) :]
    return "".join(lines)


def _from_drafts(document: Document) -> Iterable[Edit]:
    """Format 0 to 1: the file says its format, and keys have their present names."""
    is_main = "id" in document.data
    if is_main and "format" in document.data:
        yield Edit(document.place(("format",)), str(document.data["format"]), "1")
    elif is_main:
        first = document.key_place((next(iter(document.data)),))
        yield Edit(first, "", "format: 1\n")
    for path, place in document.key_places.items():
        for pattern, name in DRAFT_KEYS:
            if len(path) == len(pattern) and all(part in ("*", found) for part, found in zip(pattern, path, strict=True)):
                yield Edit(place, str(path[-1]), name)


STEPS: tuple[Step, ...] = (Step(DRAFT, "files say their format; some keys have other names", _from_drafts),)
"""One step from each format to the next; the place of a step is the format that it starts from."""
if tuple(step.of for step in STEPS) != tuple(range(FORMAT)):
    raise AssertionError("every older format needs its step to the next")
