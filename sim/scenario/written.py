"""A scenario as it is written: the data of all its files (and of `--set`) merged, and where each piece stands.

Why places survive the merge: a fault is shown in the file and line where its author can mend it.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from sim.scenario.document import Document, KeyPath
from sim.scenario.faults import Fault, ScenarioError, did_you_mean, quote
from sim.scenario.kept import read
from sim.scenario.strict import read_text

MERGED = (
    "parameters",
    "flags",
    "variables",
    "states",
    "pairs",
    "disputes",
    "organisations",
    "units",
    "bases",
    "hazards",
    "events",
    "measures",
    "expect",
)
"""The sections whose entries may be spread over several files."""
NOT_INCLUDED = {
    "include": "an included file includes nothing itself",
    "extends": "only the main file says what it extends",
    "remove": "only the main file says what it removes",
    "replace": "only the main file says what it replaces",
}
SPREAD = ("objectives", "members")
"""Keys of an entry whose own entries may be spread over several files, as the keys of the entry itself may."""
OWN_KEYS = ("format", "id", "title", "extends", "include", "remove", "replace")
"""Keys that say what a file is: no scenario that extends it takes them over."""
MAX_FILES = 20
MAX_NODES_IN_ALL = 400_000
"""Keys, values and collections of all files of a scenario."""


@dataclass
class Written:
    """The merged data, and the document that each piece came from.

    `origins` maps a path to the document that holds what lies below it and to the path at which that document is rooted:
    `()` for a file, the path that was set for a `--set`. The longest path that leads to a value counts.
    """

    data: dict[str, Any]
    origins: dict[KeyPath, tuple[Document, KeyPath]] = field(default_factory=dict)
    never: set[str] = field(default_factory=set)
    """Events that are left out and stand here only because something inherited speaks of them: they never happen."""

    def value(self, path: KeyPath) -> Any:
        """The value at a path, None where there is none."""
        node: Any = self.data
        for part in path:
            try:
                node = node[part]
            except (KeyError, IndexError, TypeError):
                return None
        return node

    def drop(self, path: KeyPath) -> None:
        """Take out what lies at a path, if it is there."""
        holder = self.value(path[:-1]) if len(path) > 1 else self.data
        if isinstance(holder, dict) and path[-1] in holder:
            del holder[str(path[-1])]
            for other in [other for other in self.origins if other[: len(path)] == path]:
                del self.origins[other]

    def fault(
        self,
        key: str,
        path: KeyPath,
        message: str,
        suggestion: str | None = None,
        *,
        at_key: bool = False,
        severity: Literal["error", "warning"] = "error",
    ) -> Fault:
        """A fault at the value of a path, or at its key; at the nearest that is written where it is not."""
        document, inside = self._inside(path)
        return document.fault(key, inside, message, suggestion, at_key=at_key, severity=severity)

    def where(self, path: KeyPath) -> str:
        """The file and line of a key in words."""
        document, inside = self._inside(path)
        place = document.key_place(inside)
        return f"{place.file} line {place.line}"

    def origin(self, path: KeyPath) -> tuple[Document, KeyPath]:
        """The document that a path leads into, and the path at which that document is rooted."""
        prefix = path
        while prefix not in self.origins:
            prefix = prefix[:-1]
        return self.origins[prefix]

    def _inside(self, path: KeyPath) -> tuple[Document, KeyPath]:
        """The document that a path leads into, and the longest part of the path below its root that is written there."""
        document, root = self.origin(path)
        return document, _inside(document, path[len(root) :])


def _inside(document: Document, path: KeyPath) -> KeyPath:
    """The longest part of a path that is written in a document, with its keys as they stand there.

    `1992:` is a whole number in the file and a text in the merged data.
    """
    node = document.data
    inside: KeyPath = ()
    for part in path:
        if isinstance(node, dict) and part not in node and isinstance(part, str) and part.isdecimal():
            part = int(part)
        if (*inside, part) not in document.places:
            break
        inside = (*inside, part)
        node = node[part]
    return inside


def read_scenario(path: Path) -> Written:
    """The scenario whose main file is given, with the files that it includes. Raises ScenarioError with every fault."""
    return _gathered(read(path), path.parent)


def read_scenario_text(text: str, name: str) -> Written:
    """The scenario in a text, which can include nothing; `name` stands for the file. Raises ScenarioError."""
    return _gathered(read_text(text, name), None)


def _gathered(main: Document, folder: Path | None) -> Written:
    """The main document and those that it includes, merged."""
    if not isinstance(main.data, dict):
        raise ScenarioError([main.fault("wrong-type", (), "a scenario is a mapping, such as `id: my-world`")])
    faults: list[Fault] = []
    written = Written({}, {(): (main, ())})
    _merge(written, main, faults)
    nodes = len(main.places)
    names = _included(main)
    if len(names) > MAX_FILES:
        raise ScenarioError([main.fault("bad-include", ("include", MAX_FILES), f"more than {MAX_FILES} files")])
    for place, name in enumerate(names):
        fault = _include_fault(main, place, folder)
        if fault is not None:
            faults.append(fault)
            continue
        try:
            document = read(folder / name)  # type: ignore[operator]
        except ScenarioError as error:
            faults += error.faults
            continue
        nodes += len(document.places)
        if nodes > MAX_NODES_IN_ALL:
            message = f"with this file the scenario has more than {MAX_NODES_IN_ALL} keys and values"
            raise ScenarioError([main.fault("too-many-nodes", ("include", place), message)])
        _merge(written, document, faults)
    if faults:
        raise ScenarioError(faults)
    return written


def _included(main: Document) -> list[str]:
    """The names under `include:`; none when they are not a list of texts, which the schema will say."""
    names = main.data.get("include")
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        return names
    return []


def _include_fault(main: Document, place: int, folder: Path | None) -> Fault | None:
    """Why a file must not be included: outside the folder, named twice, not there."""
    names = _included(main)
    name, path = names[place], ("include", place)
    if folder is None:
        return main.fault("bad-include", path, "a scenario without a folder includes nothing")
    if name != Path(name).name or name in ("", ".", "..") or "\\" in name or "\0" in name:
        message = f"{quote(name)} is no plain file name: only files of the same folder are included"
        return main.fault("bad-include", path, message)
    if name in names[:place] or (folder / name).resolve() == Path(main.place(()).file).resolve():
        return main.fault("bad-include", path, f"{quote(name)} is included twice")
    if not (folder / name).exists():
        others = [entry.name for entry in folder.iterdir() if entry.suffix == ".yaml" and entry.name not in names]
        return main.fault("missing-file", path, f"there is no file {quote(name)} in this folder", did_you_mean(name, others))
    if (folder / name).resolve().parent != folder.resolve():
        return main.fault("bad-include", path, f"{quote(name)} leads out of the scenario's folder")
    return None


def _merge(written: Written, document: Document, faults: list[Fault]) -> None:
    """Add the keys of a document; entries of one section may come from several files, but each once."""
    if not isinstance(document.data, dict):
        faults.append(document.fault("wrong-type", (), "an included file is a mapping, such as `states:`"))
        return
    for key, value in _with_text_keys(document.data, (), document, faults).items():
        path = (key,)
        if key in NOT_INCLUDED and written.origins[()][0] is not document:
            faults.append(document.fault("nested-include", path, NOT_INCLUDED[key], at_key=True))
        elif key not in written.data:
            written.data[key] = dict(value) if isinstance(value, dict) else value
            written.origins[path] = (document, ())
        elif key in MERGED and isinstance(value, dict) and isinstance(written.data[key], dict):
            _merge_entries(written, document, key, value, faults)
        else:
            faults.append(_given_twice(written, document, path))


def _merge_entries(written: Written, document: Document, section: str, entries: dict[str, Any], faults: list[Fault]) -> None:
    """Add the entries of a section that another file has begun."""
    for name, entry in entries.items():
        _merge_entry(written, document, (section, name), entry, faults)


def _merge_entry(written: Written, document: Document, path: KeyPath, entry: Any, faults: list[Fault]) -> bool:
    """Add an entry, or further keys of one that another file has begun. Each key is given once; False where one is not."""
    holder, name = written.value(path[:-1]), path[-1]
    if name not in holder:
        holder[name] = entry
        written.origins[path] = (document, ())
        return True
    is_open = len(path) == 2 or name in SPREAD
    if not is_open or not isinstance(entry, dict) or not isinstance(holder[name], dict):
        faults.append(_given_twice(written, document, path))
        return False
    return all(_merge_entry(written, document, (*path, key), value, faults) for key, value in entry.items())


def _given_twice(written: Written, document: Document, path: KeyPath) -> Fault:
    """The fault of a key that two files give."""
    message = f"{quote(path[-1])} is given twice; first in {written.where(path)}"
    return document.fault("duplicate-key", _inside(document, path), message, at_key=True)


def _with_text_keys(node: Any, path: KeyPath, document: Document, faults: list[Fault]) -> Any:
    """The data with every key as a text (`1992:` as `"1992"`), copied. Reports keys that become one."""
    if isinstance(node, list):
        return [_with_text_keys(item, (*path, place), document, faults) for place, item in enumerate(node)]
    if not isinstance(node, dict):
        return node
    texts: dict[str, Any] = {}
    for key, item in node.items():
        here = (*path, key)
        if str(key) in texts:
            faults.append(document.fault("duplicate-key", here, f"the key {quote(key)} is given twice", at_key=True))
        texts[str(key)] = _with_text_keys(item, here, document, faults)
    return texts
