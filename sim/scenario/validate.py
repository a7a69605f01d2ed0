"""From written data to a `Scenario`, and from pydantic's errors to faults that an author can read.

One fault of the author gives one fault here: a misspelt required key is told once, not as one key too many and one missing.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from sim.scenario.document import KeyPath
from sim.scenario.faults import Fault, did_you_mean, nearest, quote
from sim.scenario.parts import UNKNOWN_WORD
from sim.scenario.remedies import id_called, remedy_for_day, remedy_for_key, remedy_for_rule, remedy_for_value
from sim.scenario.schema import Scenario
from sim.scenario.shape import SCENARIO, Shape, found_words
from sim.scenario.text_files import MAX_FAULTS
from sim.scenario.written import Written

KEY_MARK = "[key]"
"""What pydantic ends a location with when the key, not the value, is at fault."""
FORMAT = 1
A_DAY = "a date is written"
"""How the complaint about a date begins."""
MISSING, EXTRA = "missing", "extra_forbidden"
"""Two of pydantic's types of error."""


class Complaint(NamedTuple):
    """One error of pydantic: its type, the path in the data it is about, whether about the key, its words, and a remedy."""

    sort: str
    path: KeyPath
    about_key: bool
    words: str
    hint: str | None = None


def validated(written: Written) -> tuple[Scenario | None, list[Fault]]:
    """The scenario, or None with every fault of its structure."""
    fault = _format_fault(written)
    if fault is not None:
        return None, [fault]
    try:
        return Scenario.model_validate(written.data), []
    except ValidationError as error:
        return None, _faults(written, error)


def _format_fault(written: Written) -> Fault | None:
    """The fault of a file in a format that is not this one: then nothing else in it can be judged."""
    found = written.data.get("format", FORMAT)
    if type(found) is int and found == FORMAT:
        return None
    message = f"format must be {FORMAT}, not {found_words(found)}: this version reads no other"
    return written.fault("unknown-format", ("format",), message)


def _faults(written: Written, error: ValidationError) -> list[Fault]:
    """The faults behind pydantic's errors, in the order of the schema, up to a bound."""
    complaints = [_complaint(written.data, found) for found in error.errors(include_url=False, include_input=False)]
    roots = _roots(complaints)
    faults = _mapping_faults(written, roots)
    faults += [_fault(written, one) for one in roots if one.sort not in (MISSING, EXTRA)]
    faults.sort(key=lambda fault: _order(written, fault))
    if len(faults) > MAX_FAULTS:
        message = f"{len(faults) - MAX_FAULTS} more faults are not shown"
        faults[MAX_FAULTS:] = [written.fault("too-many-faults", (), message)]
    return faults


def _order(written: Written, fault: Fault) -> tuple[bool, int, int]:
    """Faults of one file stand together, in the order of its lines; those of the main file first."""
    if fault.place is None:
        return False, 0, 0
    return fault.place.file != written.where(()).rpartition(" line ")[0], fault.place.line, fault.place.column


def _roots(complaints: Iterable[Complaint]) -> list[Complaint]:
    """The complaints that do not follow from another one: none below a value or key that is itself at fault, none twice.

    A key that is missing is no fault of what stands beside it.
    """
    found = {(one.path, one.about_key, one.sort == MISSING): one for one in complaints}
    at_fault = {one.path for one in found.values() if one.sort != MISSING}
    bad_keys = {one.path for one in found.values() if one.about_key or one.sort == EXTRA}
    if ("include",) in at_fault:  # what else is missing may stand in a file that was meant
        found = {key: one for key, one in found.items() if one.sort != MISSING or len(one.path) > 1}
    roots = []
    for one in found.values():
        above = {one.path[:length] for length in range(len(one.path))}
        on_a_bad_key = one.path in bad_keys and not one.about_key and one.sort != EXTRA
        if not above & at_fault and not on_a_bad_key:
            roots.append(one)
    return roots


def _mapping_faults(written: Written, roots: Iterable[Complaint]) -> list[Fault]:
    """Keys missing from mappings and keys unknown to them: a misspelt key is one fault, not one too few and one too many."""
    missing: dict[KeyPath, list[str]] = {}
    extra: dict[KeyPath, list[str]] = {}
    for one in roots:
        if one.sort in (MISSING, EXTRA):
            (missing if one.sort == MISSING else extra).setdefault(one.path[:-1], []).append(str(one.path[-1]))
    faults = []
    for path in dict.fromkeys((*missing, *extra)):
        lacking, unknown = missing.get(path, []), extra.get(path, [])
        if unknown and _is_foreign(written, path, lacking):
            shape = SCENARIO.at(path)
            message = f"{dotted(path)} lacks {_quoted(lacking)}: it must be {shape.needed() if shape else 'another mapping'}"
            faults.append(written.fault("wrong-type", path, message, at_key=True))
            continue
        for name in unknown:
            meant = nearest(name, lacking, 1) or (lacking if len(lacking) == len(unknown) == 1 else ())
            lacking = [other for other in lacking if other not in meant]
            faults.append(_unknown_key(written, (*path, name), meant[0] if meant else None))
        if lacking:
            faults.append(_missing(written, path, lacking))
    return faults


def _is_foreign(written: Written, path: KeyPath, lacking: list[str]) -> bool:
    """True for a mapping that has none of several keys that it needs: it was meant to be something else."""
    value, shape = written.value(path), SCENARIO.at(path)
    needed = [name for name in shape.key_names() if (child := shape.child(name)) and child.required] if shape else []
    return len(needed) > 1 and isinstance(value, dict) and not any(name in value for name in needed) and len(lacking) > 1


def _quoted(names: Iterable[str]) -> str:
    """Names in words: `the key "gdp"`, `the keys "name" and "gdp"`."""
    *others, last = (quote(name) for name in names)
    return f"the keys {', '.join(others)} and {last}" if others else f"the key {last}"


def _complaint(data: Mapping[str, Any], found: Mapping[str, Any]) -> Complaint:
    """An error with the path in the data; pydantic's locations also name the way of a union, which is left out."""
    node: Any = data
    path: list[str | int] = []
    *inner, last = found["loc"] or ("",)
    for part in (*inner, last):
        is_item = isinstance(node, list) and isinstance(part, int) and part < len(node)
        if is_item or (isinstance(node, dict) and part in node):
            node = node[part]
            path.append(part)
    sort = found["type"]
    if sort == MISSING and isinstance(last, int):
        sort = "too_short"  # an item of a list of fixed length
    elif sort == MISSING:
        path.append(last)
    context = found.get("ctx", {})
    return Complaint(sort, tuple(path), last == KEY_MARK, str(context.get("error") or found["msg"]), context.get("hint"))


def _fault(written: Written, complaint: Complaint) -> Fault:
    """The fault of a complaint about a key or a value that is there."""
    if complaint.about_key:
        return _bad_key(written, complaint, SCENARIO.at(complaint.path[:-1]))
    return _bad_value(written, complaint)


def _unknown_key(written: Written, path: KeyPath, meant: str | None) -> Fault:
    """A key that the schema does not know; `meant` is the missing key that it stands for."""
    shape = SCENARIO.at(path[:-1])
    known = (meant,) if meant else shape.key_names() if shape else ()
    suggestion = remedy_for_key(written, path, shape) or did_you_mean(path[-1], known)
    if suggestion is None:
        suggestion = f"{quote(meant)} is missing" if meant else f"it may have {', '.join(known)}"
    noun = shape.noun() if shape else "this mapping"
    return written.fault("unknown-key", path, f"{noun} has no key {quote(path[-1])}", suggestion, at_key=True)


def _missing(written: Written, path: KeyPath, names: list[str]) -> Fault:
    """Keys that a mapping needs and has not."""
    shape = SCENARIO.at((*path, names[0]))
    needed = f": {shape.needed()}" if shape and len(names) == 1 else ""
    return written.fault("missing-key", path, f"{dotted(path)} lacks {_quoted(names)}{needed}", at_key=True)


def _bad_key(written: Written, complaint: Complaint, shape: Shape | None) -> Fault:
    """A key that is none of those allowed, no id or no date."""
    path, key = complaint.path, complaint.path[-1]
    choices = shape.key_names() if shape else ()
    if complaint.sort == "string_pattern_mismatch":
        return written.fault("bad-id", path, f"{quote(key)} is no id", ID_RULE, at_key=True)
    if complaint.sort == "literal_error":
        suggestion = remedy_for_key(written, path, shape) or did_you_mean(key, choices) or f"one of {', '.join(choices)}"
        return written.fault("unknown-key", path, f"{dotted(path[:-1])} has no key {quote(key)}", suggestion, at_key=True)
    return written.fault("bad-key", path, f"{quote(key)} cannot stand here: {complaint.words}", at_key=True)


ID_RULE = "an id begins with a letter and has up to 64 letters, digits, `_` and `-`"


def _bad_value(written: Written, complaint: Complaint) -> Fault:
    """A value of the wrong type, out of bounds, or against a rule of its own."""
    path = complaint.path
    value = written.value(path)
    shape = SCENARIO.at(path)
    if complaint.sort == UNKNOWN_WORD:
        message = f"{dotted(path)}: {complaint.words}"
        return written.fault("unknown-name", path, message, complaint.hint, at_key=isinstance(value, dict))
    if complaint.sort == "value_error":
        inside = (*path, *_named_last(complaint.words, value))
        is_day = complaint.words.startswith(A_DAY)
        hint = remedy_for_day(value) if is_day else remedy_for_rule(complaint.words, value)
        return written.fault("bad-value", inside, f"{dotted(path)}: {complaint.words}", hint, at_key=isinstance(value, dict))
    if complaint.sort == "string_pattern_mismatch":
        called = id_called(written, str(value), ("states", "organisations", "units", "bases"))
        return written.fault("bad-id", path, f"{dotted(path)}: {quote(value)} is no id", called or ID_RULE)
    choices = shape.choices() if shape else ()
    if complaint.sort == "literal_error" and isinstance(value, str):
        suggestion = did_you_mean(value, choices) or f"one of {', '.join(choices)}"
        return written.fault("unknown-name", path, f"{dotted(path)} cannot be {quote(value)}", suggestion)
    needed = complaint.words if complaint.sort == "wrong_sort" or shape is None else shape.needed()
    key = "out-of-range" if "than_equal" in complaint.sort else "wrong-type"
    if complaint.sort in ("too_short", "too_long"):
        if isinstance(value, dict) and value:
            least = "".join(re.findall(r"at (?:least|most) [0-9]+", complaint.words))
            message = f"{dotted(path)} needs {least} entries, and has {len(value)}"
            return written.fault("wrong-length", path, message)
        key, found = "wrong-length", f"{len(value)} items" if value else "empty"
        return written.fault(key, path, f"{dotted(path)} must be {needed}, not {found}")
    hint = remedy_for_value(shape, value) if shape is not None and key == "wrong-type" else None
    return written.fault(key, path, f"{dotted(path)} must be {needed}, not {found_words(value)}", hint)


def _named_last(words: str, value: Any) -> KeyPath:
    """The key of a mapping that a complaint about it as a whole names last: there the caret helps most."""
    named = [word for word in re.findall(r"[a-z_]+", words) if isinstance(value, dict) and word in value]
    return tuple(named[-1:])


def dotted(path: KeyPath) -> str:
    """A path as `--set` writes it: `states.KGZ.stability`; `the scenario` for the whole."""
    text = ".".join(str(part) for part in path)
    if len(text) > 120:
        text = text[:119] + "…"
    return text or "the scenario"
