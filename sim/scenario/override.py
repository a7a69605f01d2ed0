"""`--set path=value`: one value of a scenario replaced before it is checked.

The path names keys of the scenario, joined by dots; the value is read as YAML is read in a file. What is set is checked like
what is written, and a fault is shown in the argument itself.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sim.scenario.document import Document, KeyPath
from sim.scenario.faults import Fault, Place, ScenarioError, did_you_mean, quote
from sim.scenario.parts import first_day_of
from sim.scenario.references import split_pair
from sim.scenario.shape import SCENARIO, Shape, found_words
from sim.scenario.strict import read_text
from sim.scenario.validate import dotted
from sim.scenario.written import Written
from sim.world.parameters import PARAMETERS

OPTION = "--set"
FIXED = ("format", "include", "extends", "remove", "replace")
"""Keys that say how files are read: by the time a value is set they are."""
NULLS = ("", "~", "null", "Null", "NULL")


def overridden(written: Written, overrides: Iterable[str]) -> list[Fault]:
    """Carry out `path=value` texts in their order on the written data. Returns the faults; a faulty one sets nothing."""
    faults: list[Fault] = []
    for text in overrides:
        try:
            _set(written, text)
        except ScenarioError as error:
            faults += error.faults
    return faults


def _set(written: Written, text: str) -> None:
    """Carry out one override. Raises ScenarioError."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise ScenarioError([_fault(text, 0, "bad-override", f"write {OPTION} path=value, not {quote(text)}")])
    document = _read_value(text, value)
    path = _existing_path(written, text, name.split("."))
    holder = _holder(written, text, path)
    if isinstance(holder, list):
        holder[int(path[-1])] = document.data
    else:
        holder[path[-1]] = document.data
    _replace_origins(written, path, document)


def _read_value(text: str, value: str) -> Document:
    """The value as data, whose places are places in the whole argument."""
    lead = len(text) - len(value)
    if value.strip() in NULLS:
        if not value.strip():
            raise ScenarioError([_fault(text, lead, "bad-override", "a value is missing after =; write null for none")])
        return Document(None, {(): Place(OPTION, 1, lead + 1)}, (text,), {})
    try:
        document = read_text(" " * lead + value, OPTION)
    except ScenarioError as error:
        raise ScenarioError([replace(fault, source_line=text) for fault in error.faults]) from None
    return replace(document, lines=tuple(text.splitlines()))


def _existing_path(written: Written, text: str, parts: list[str]) -> KeyPath:
    """The path of the argument, each part of which must exist in the schema, and in the scenario where ids are free."""
    path: KeyPath = ()
    column = 0
    for part in parts:
        shape = SCENARIO.at(path) or Shape(dict)
        key = _key(written, path, shape, part)
        if key is None:
            raise ScenarioError([_unknown(written, text, column, path, shape, part)])
        path = (*path, key)
        column += len(part) + 1
    return path


def _key(written: Written, path: KeyPath, shape: Shape, part: str) -> str | int | None:
    """The key that a part of a path stands for; None when there is none."""
    value = written.value(path)
    if isinstance(value, list):
        return int(part) if part.isdecimal() and int(part) < len(value) else None
    if not path and part in FIXED:
        return None
    if part in known_keys(written, path, shape) or (isinstance(value, dict) and part in value):
        return part
    return part if _may_be_new(written, path, shape, part) else None


def known_keys(written: Written, path: KeyPath, shape: Shape) -> tuple[str, ...]:
    """The keys that may be set below a path."""
    if path == ("parameters",):
        return tuple(parameter.name for parameter in PARAMETERS)
    if len(path) == 3 and (path[0], path[2]) == ("organisations", "members"):
        return tuple(written.value(("states",)) or ())
    value = written.value(path)
    entries = value if isinstance(value, dict) else {}
    keys = [key for key in shape.key_names() if path or key not in FIXED]
    if entries and "value" in keys and "value" not in entries:
        keys = []  # a series by date, which has no keys but dates
    return tuple(dict.fromkeys([*keys, *entries]))


def _may_be_new(written: Written, path: KeyPath, shape: Shape, part: str) -> bool:
    """True for a key that need not be there yet: a pair of known states, a date of a series."""
    states = written.value(("states",))
    if path == ("pairs",) and isinstance(states, dict):
        two = split_pair(part, states)
        return two is not None and f"{two[1]}-{two[0]}" not in (written.value(path) or {})
    if shape.child(part) is not None and isinstance(written.value(path), dict) and len(path) > 2:
        try:
            return bool(first_day_of(part))
        except ValueError:
            return False
    return False


def _holder(written: Written, text: str, path: KeyPath) -> Any:
    """The mapping or list that holds the value of a path; mappings on the way that are left out in the file are made."""
    node: Any = written.data
    column = 0
    for depth, part in enumerate(path[:-1]):
        if isinstance(node, dict) and node.get(str(part)) is None:
            node[part] = {}
        node = node[part]
        column += len(str(part)) + 1
        if not isinstance(node, dict | list):
            above = dotted(path[: depth + 1])
            message = f"{above} is {found_words(node)}, which has no {quote(path[depth + 1])}: set {above} itself"
            raise ScenarioError([_fault(text, column, "unknown-path", message)])
    return node


def _replace_origins(written: Written, path: KeyPath, document: Document) -> None:
    """From now on what lies at and below the path stands in the argument."""
    for other in [other for other in written.origins if other[: len(path)] == path]:
        del written.origins[other]
    written.origins[path] = (document, path)


def _unknown(written: Written, text: str, column: int, path: KeyPath, shape: Shape, part: str) -> Fault:
    """The fault of a part that names nothing."""
    known = known_keys(written, path, shape)
    turned = "-".join(reversed(part.split("-")))
    hint = did_you_mean(turned if path == ("pairs",) and turned in known else part, known)
    if hint is None and known:
        shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
        hint = f"there are {shown}"
    return _fault(text, column, "unknown-path", f"there is no {quote(part)} in {dotted(path)}", hint)


def _fault(text: str, column: int, key: str, message: str, suggestion: str | None = None) -> Fault:
    """A fault at a column (from 0) of the argument."""
    return Fault("error", key, Place(OPTION, 1, column + 1), message, suggestion, text)
