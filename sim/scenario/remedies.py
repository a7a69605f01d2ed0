"""What an author probably meant by a value of the wrong sort or a key that is not there, in words that can be copied."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from sim.scenario.document import KeyPath
from sim.scenario.faults import nearest, quote
from sim.scenario.shape import Shape
from sim.scenario.written import Written

SAID_OTHERWISE: dict[str, tuple[str, ...]] = {
    "amount": ("by",),
    "chance": ("hazard", "weight", "per_year"),
    "condition": ("when", "if", "requires"),
    "country": ("state",),
    "date": ("at",),
    "day": ("at",),
    "description": ("summary", "definition", "text", "note"),
    "duration": ("days",),
    "effect": ("do",),
    "effects": ("do",),
    "event": ("crisis", "of", "after"),
    "hook": ("what",),
    "if": ("condition", "requires", "when"),
    "label": ("title",),
    "name": ("title",),
    "probability": ("hazard", "weight", "per_year"),
    "rate": ("per_year",),
    "text": ("definition", "summary"),
    "type": ("kind", "what"),
    "value": ("to", "by"),
    "victim": ("target",),
}
"""Words that authors use for a key of another name; the first that fits and is not there yet is meant."""

SAID_ELSEWHERE: dict[str, tuple[str, str]] = {
    "to": ("shift", "`shift` adds an amount under `by`; `set` gives a value under `to`"),
    "option": ("on", "ask for it beside `on`: requires: chosen(EVENT) == 'OPTION'"),
    "if": ("do", "an effect has no condition of its own: write `requires` at the event, or another event"),
    "when": ("do", "an effect has no condition of its own: write `requires` at the event, or another event"),
    "requires": ("do", "an effect has no condition of its own: write `requires` at the event, or another event"),
    "delay": ("do", "an effect has no delay of its own: write another event with `after` and `delay`"),
}
"""Keys that authors look for where they do not stand: the mapping in which they look (or a list of effects), and the remedy."""

SHOWN_ITEMS = 6
"""Items of a list that a remedy writes out."""
_TRUTHS = {"yes": "true", "on": "true", "y": "true", "1": "true", "no": "false", "off": "false", "n": "false", "0": "false"}
_MILLIONS = {"thousand": 10**3, "million": 10**6, "mn": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9}
_DAYS = ("day", "days")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AMOUNT = re.compile(r"([+-]?[0-9][0-9_ ,.']*)\s*(%|[A-Za-z]*)")


def id_called(written: Written, name: str, sections: Iterable[str]) -> str | None:
    """The id of the entry that readers know by this name: `write FER` for Ferrara; None when nothing is called so."""
    wanted = name.casefold()
    for section in sections:
        entries = written.value((section,))
        for one, entry in entries.items() if isinstance(entries, dict) else ():
            told = entry.get("name") if isinstance(entry, dict) else None
            texts = told.values() if isinstance(told, dict) else [told]
            if any(isinstance(text, str) and text.casefold() == wanted for text in texts):
                return f"write {one}"
    return None


def remedy_for_value(shape: Shape, value: Any) -> str | None:
    """How a value of the wrong sort is written in the way that is needed at its place; None where that is anybody's guess."""
    if shape.is_dated_names():
        return _as_one(value)
    if shape.is_mapping() and not _may_be(shape, float):
        return _as_mapping(shape, value)
    if _may_be(shape, bool) and not _may_be(shape, float):
        found = _TRUTHS.get(str(value).lower())
        return f"write {found}" if found and not isinstance(value, bool) else None
    if isinstance(value, str) and (_may_be(shape, float) or _may_be(shape, int)):
        truth = _TRUTHS.get(value.lower()) if _may_be(shape, bool) else None
        return f"write {truth}" if truth else _as_number(value)
    if shape.is_list():
        return _as_list(value, shape.child(1) is not None and shape.child(2) is None)
    return _as_one(value) if _may_be(shape, str) else None


def _as_one(value: Any) -> str | None:
    """One name in the place of a list of names."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return None
    return f"write {value[0]}" if len(value) == 1 else "one only, without brackets" if value else None


def _may_be(shape: Shape, kind: type) -> bool:
    return any(way.annotation is kind for way in shape.alternatives())


def _as_mapping(shape: Shape, value: Any) -> str | None:
    """A mapping in the place of a list of names or of a single word, or an example of the one that is needed."""
    entry = shape.child("x")
    if isinstance(value, list) and value and entry is not None and all(isinstance(one, str) for one in value):
        inside = "{}" if entry.is_mapping() else "false" if _may_be(entry, bool) else "0"
        return f"write {{{', '.join(f'{one}: {inside}' for one in value[:SHOWN_ITEMS])}}}"
    keys = shape.key_names()
    if isinstance(value, str):
        for key in keys:
            child = shape.child(key)
            if child is not None and value in child.choices():
                return f"write {{{key}: {value}}}"
    example = shape.example()
    if example is not None:
        return f"such as {example}"
    needed = [key for key in keys if (child := shape.child(key)) is not None and child.required] or list(keys)
    more = ", …" if len(needed) > SHOWN_ITEMS else ""
    return f"such as {{{', '.join(f'{key}: …' for key in needed[:SHOWN_ITEMS])}{more}}}" if needed else None


def _as_list(value: Any, is_pair: bool) -> str | None:
    """A list in the place of one item, or of several in one text; of two items where a pair is needed."""
    if isinstance(value, dict):
        return "begin each item with a hyphen: " + " ".join(f"- {key}: …" for key in list(value)[:2]) if value else None
    if not isinstance(value, str):
        return None
    parts = [part.strip() for part in re.split(r"[,;]|\band\b", value)]
    if len(parts) == 1 and re.fullmatch(r"[A-Za-z]\w*-[A-Za-z]\w*", value):
        parts = value.split("-")
    if is_pair and len(parts) == 1:
        parts.append("…")
    return f"write [{', '.join(parts)}]" if all(parts) else None


def _as_number(text: str) -> str | None:
    """The number that a text means: `9,000,000`, `9_000_000`, `9 million`, `30%`."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    digits, unit = found.group(1).strip(), found.group(2).lower()
    plain = re.sub(r"[_ ']", "", digits)
    plain = re.sub(r",(?=[0-9]{3}(?:\D|$))", "", plain) if re.search(r",[0-9]{3}", plain) else plain.replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        return None
    if unit in _DAYS:
        unit = ""
    if unit and unit != "%" and unit not in _MILLIONS:
        return None
    number = number / 100 if unit == "%" else number * _MILLIONS.get(unit, 1)
    return f"write {number:.15g}"


def remedy_for_day(value: Any) -> str | None:
    """The date that a text or number means: `3.5.1991`, `1991-5-3`, `1991/05/03`, `3 May 1991`; a year is its first day."""
    text = str(value).strip()
    year_first = re.fullmatch(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})", text)
    day_first = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text)
    year = re.fullmatch(r"[0-9]{4}", text)
    named = re.fullmatch(r"(?:([0-9]{1,2})\.? )?([A-Za-z]{3})[a-z]*\.?(?: ([0-9]{1,2}),)? ([0-9]{4})", text)
    try:
        if named and named.group(2).lower() in _MONTHS:
            month = 1 + _MONTHS.index(named.group(2).lower())
            return f"write {date(int(named.group(4)), month, int(named.group(1) or named.group(3) or 1)).isoformat()}"
        if year_first:
            return f"write {date(*(int(part) for part in year_first.groups())).isoformat()}"
        if day_first:
            day, month, of = (int(part) for part in day_first.groups())
            return f"write {date(of, month, day).isoformat()}"
        if year:
            return f"write {date(int(text), 1, 1).isoformat()}"
    except ValueError:
        pass
    return None


def remedy_for_rule(words: str, value: Any) -> str | None:
    """What was probably meant by a mapping that breaks a rule of its own, told in `words`; None where that is a guess."""
    if not isinstance(value, dict):
        return None
    if words.startswith("an event needs exactly one of") and "when" in value and {"at", "after", "on"} & set(value):
        return "a condition beside the trigger is `requires`"
    percent = re.match(r"a share lies from 0 to 1, which is not so of (\w+)", words)
    number = value.get(percent.group(1)) if percent else None
    return f"write {number / 100:g}" if isinstance(number, int | float) and 1 < number <= 100 else None


def remedy_for_key(written: Written, path: KeyPath, shape: Shape | None) -> str | None:
    """What a key that is not known was meant to say, where its place tells: the rest of a text, the author's own name."""
    key, value = str(path[-1]), written.value(path)
    if value is None:
        return _cut_by_a_comma(written, path)
    if len(path) > 1 and path[-2] in ("shift", "set"):
        for sort, section in (("flag", "flags"), ("variable", "variables")):
            if key in (written.value((section,)) or {}):
                amount = "to" if path[-2] == "set" else "by"
                return f"{key} is a {sort}: write {path[-2]}: {{{sort}: {key}, {amount}: {_plain(value)}}}"
    if key in SAID_ELSEWHERE:
        place, remedy = SAID_ELSEWHERE[key]
        if place in path[-3:-1] or (place == "do" and len(path) > 4 and path[-4] == "do"):
            return remedy
    names = shape.key_names() if shape is not None else ()
    there = written.value(path[:-1]) or {}
    meant = next((name for name in SAID_OTHERWISE.get(key, ()) if name in names and name not in there), None)
    return f"did you mean {quote(meant)}?" if meant and not nearest(key, names, 1) else None


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _cut_by_a_comma(written: Written, path: KeyPath) -> str | None:
    """Within `{...}` a comma ends a value: what follows it is read as a key without a value."""
    fault = written.fault("", path, "", at_key=True)
    if fault.place is None or fault.source_line is None:
        return None
    before = fault.source_line[: fault.place.column - 1].rstrip()
    if not before.endswith(","):
        return None
    number = re.search(r"[-+]?[0-9]+,$", before)
    if number and str(path[-1]).isdigit():
        return f"a decimal is written with a point: {number.group()[:-1]}.{path[-1]}"
    return "a comma ends a value here: put the whole text in quotes"
