"""Files broken at random, always in the same way for the same number: what a tired author, a bad merge or a torn disk leaves."""

import copy
import random
from pathlib import Path
from typing import Any

import yaml

from sim.scenario.find import scenario_folder
from sim.scenario.strict import read

ROOT = Path(__file__).resolve().parents[2]
VALUES: tuple[Any, ...] = (
    None, True, 5, -3.5, 1e300, 2**64 - 1, -(2**63), "zzz", "ARD", "KGZ", "", "9x", "a b", "2001-01-01", "2001-13-45", "NO",
    "real-timeline",
    [], {}, [[]], [1, "a"], {"value": 3}, {"1992": 2}, {"a": {"b": 1}}, {"en": "x"}, ["states.KGZ"],
    "stability(", "a and b or", "((((((((((1))))))))))", "not not not fired(x)", "1 < 2 < 3 < 4", "x" * 3000,
)  # fmt: skip
"""What is put in the place of other values."""
PIECES = (
    "\t",
    "  ",
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "#",
    "&a ",
    "*a",
    "!!python/object ",
    "|",
    ">",
    "---\n",
    "%YAML 1.1\n",
    "\0",
    "é",
    "\u2028",
    "0",
    ".",
    "<<: ",
)


def sources() -> list[Path]:
    """The files that are broken: shipped scenario files of moderate size, worlds of the tests, templates.

    Whole worlds stand there thrice: a part of one is seldom looked at beyond its schema.
    """
    shipped = [path for path in scenario_folder().glob("*/*.yaml") if path.name != "coding.yaml"]
    others = [*(ROOT / "tests/worlds").glob("*.yaml"), *(ROOT / "sim/lint/templates").glob("alone.yaml")]
    files = sorted(path for path in [*shipped, *others] if path.stat().st_size < 60_000)
    whole = [path for path in files if "\nformat:" in path.read_text(encoding="utf-8")]
    return [*files, *whole, *whole]


def broken_text(text: str, luck: random.Random) -> str:
    """A text with one to four slips of the hand."""
    for _ in range(luck.choice((1, 1, 1, 2, 4))):
        lines = text.splitlines(keepends=True)
        place, line = luck.randrange(len(text) + 1), luck.randrange(max(1, len(lines)))
        slip = luck.randrange(7)
        if slip == 0:
            text = text[:place] + luck.choice(PIECES) + text[place:]
        elif slip == 1:
            text = text[:place] + text[place + luck.randint(1, 30) :]
        elif slip == 2 and lines:
            text = "".join([*lines[:line], *lines[line + luck.randint(1, 5) :]])
        elif slip == 3 and lines:
            text = "".join([*lines[: line + 1], *lines[line : line + luck.randint(1, 5)], *lines[line + 1 :]])
        elif slip == 4 and lines:
            text = "".join([*lines[:line], " " * luck.randint(1, 5) + lines[line], *lines[line + 1 :]])
        elif slip == 5:
            text = text[:place]
        else:
            other = luck.randrange(len(text) + 1)
            text = text[: min(place, other)] + text[max(place, other) :] + text[min(place, other) : max(place, other)][:2000]
    return text


def broken_data(data: Any, luck: random.Random) -> Any:
    """Data with one to three values, keys or entries exchanged, taken out or renamed."""
    data = copy.deepcopy(data)
    for _ in range(luck.choice((1, 1, 1, 2, 3))):
        holder, key = luck.choice(list(_slots(data)) or [(None, None)])
        if holder is None:
            return luck.choice(VALUES)
        what = luck.randrange(4)
        if what == 0:
            del holder[key]
        elif what == 1 and isinstance(holder, dict):
            holder[luck.choice(("zzz", f"{key}x", str(key)[:-1] or "q", "states"))] = holder.pop(key)
        else:
            holder[key] = copy.deepcopy(luck.choice(VALUES))
    return data


def _slots(node: Any):
    """Every place of the data as its holder and key."""
    for key in list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ():
        yield node, key
        yield from _slots(node[key])


def mutant(number: int, path: Path) -> str:
    """The text of a broken file."""
    luck = random.Random(number)
    if luck.random() < 0.5:
        return broken_text(path.read_text(encoding="utf-8"), luck)
    return yaml.safe_dump(broken_data(read(path).data, luck), allow_unicode=True, sort_keys=False)
