"""Faults of a scenario file: where, what, why, and what was probably meant.

A fault is shown the way a compiler shows one, so that an editor can jump to it:

    scenarios/mine.yaml:12:5: error: there is no field "stabilty" in a state [unknown-key]
          stabilty: 0.35
          ^
      did you mean "stability"?

Why all at once: an author mends a file in one sitting; one fault per attempt would waste it. A loader therefore gathers
faults in a list and raises one `ScenarioError` at the end, with the root cause before what follows from it.
"""

import difflib
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

SHOWN_WIDTH = 100
"""Characters of a source line that are shown at most; a longer line is cut around the caret."""
QUOTED_LENGTH = 60
"""Characters of a word that `quote` shows at most."""
LONGEST_MISSPELLING = 60
"""A longer word is no misspelt name, nor is a longer name meant; comparing them would only cost time."""
NEAR = 0.55
"""Closeness (0 to 1) from which a name counts as near."""
AS_NEAR = 0.12
"""A second name is suggested beside the best one when it is less near by this much at most."""

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""What ends a line in YAML 1.2."""


class Place(NamedTuple):
    """A place in a file: its name as the user gave it, line and column, both counted from 1 (columns in characters)."""

    file: str
    line: int
    column: int


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. `key` is a short stable slug (tests and documents refer to it), `message` a plain reason.

    `place` is None where a fault has no place in a file (a file that is not there); `source_line` is the line at the place.
    """

    severity: Literal["error", "warning"]
    key: str
    place: Place | None
    message: str
    suggestion: str | None = None
    source_line: str | None = None

    def render(self) -> str:
        """The fault in lines of text: `file:line:column: error: message [key]`, source line, caret, suggestion.

        What comes from a file is shown without control characters, so that it cannot command a terminal.
        """
        lines = [f"{self._address()}{self.severity}: {_shown(self.message)} [{self.key}]"]
        if self.place is not None and self.source_line is not None:
            lines += _excerpt(self.source_line, self.place.column)
        if self.suggestion is not None:
            lines.append(f"  {_shown(self.suggestion)}")
        return "\n".join(lines)

    def _address(self) -> str:
        """`file:line:column: `, or nothing for a fault without a place."""
        if self.place is None:
            return ""
        return f"{_shown(self.place.file)}:{self.place.line}:{self.place.column}: "


class ScenarioError(Exception):
    """A scenario cannot be used. Holds every fault that was found: errors before warnings, each in the order given.

    Whoever raises it gives the root cause first. Raises ValueError when given no fault.
    """

    def __init__(self, faults: Iterable[Fault]):
        self.faults = tuple(sorted(faults, key=lambda fault: fault.severity != "error"))
        if not self.faults:
            raise ValueError("a ScenarioError needs at least one fault")
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(fault.render() for fault in self.faults)


class Source:
    """A text with its name and its lines: what a reader needs to say where a fault is."""

    def __init__(self, name: str, text: str):
        self.name = name
        self.text = text
        self.lines = tuple(LINE_BREAK.split(text))

    def place_at(self, offset: int) -> Place:
        """The place of the character at an offset into the text."""
        line_begins = max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1
        return Place(self.name, 1 + line_breaks(self.text[:line_begins]), offset - line_begins + 1)

    def fault(self, key: str, place: Place, message: str, suggestion: str | None = None) -> Fault:
        """An error at a place in this text, with its source line."""
        return Fault("error", key, place, message, suggestion, self.lines[place.line - 1])


def line_breaks(text: str) -> int:
    """How many line breaks a text has."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def quote(word: object) -> str:
    """A word from a file in double quotes for a message, control characters escaped, a long one cut."""
    text = str(word)
    if len(text) > QUOTED_LENGTH:
        text = text[: QUOTED_LENGTH - 1] + "…"
    return json.dumps(text, ensure_ascii=False)


def nearest(word: object, candidates: Iterable[object], n: int = 3) -> tuple[str, ...]:
    """The at most `n` candidates most like the word, nearest first; none when no candidate is near.

    Case does not count, nor whether words are joined by `-`, `_` or a space; two letters that changed places are one slip.
    """
    wanted = _plain(str(word))
    if not wanted or len(wanted) > LONGEST_MISSPELLING:
        return ()
    names = {str(candidate) for candidate in candidates}
    ranked = sorted((-_closeness(wanted, _plain(name)), name) for name in names if len(name) <= LONGEST_MISSPELLING)
    return tuple(name for farness, name in ranked[:n] if -farness >= NEAR)


def did_you_mean(word: object, candidates: Iterable[object]) -> str | None:
    """`did you mean "stability"?`, naming up to three about equally near candidates; None when none is near."""
    near = nearest(word, candidates)
    if not near:
        return None
    wanted = _plain(str(word))
    best = _closeness(wanted, _plain(near[0]))
    *others, last = (quote(name) for name in near if best - _closeness(wanted, _plain(name)) <= AS_NEAR)
    return f"did you mean {', '.join(others)} or {last}?" if others else f"did you mean {last}?"


def _plain(word: str) -> str:
    """The word without what a misspelling does not turn on: case and the way its parts are joined."""
    return word.casefold().replace("-", "_").replace(" ", "_")


def _closeness(word: str, name: str) -> float:
    """How alike two words are, 0 to 1: the mean of shared letters in order and of slips of the pen avoided.

    The two catch different slips: abbreviations share their letters, swapped letters (`KZG` for `KGZ`) are one slip. Words in
    another order (`refused_appeal` for `appeal_refused`) are the same words.
    """
    if word == name:
        return 1.0
    if len(word) >= 3 and name.startswith(word):
        return 0.9
    if "_" in word and sorted(word.split("_")) == sorted(name.split("_")):
        return 0.95
    shared = difflib.SequenceMatcher(None, word, name, autojunk=False)
    if shared.quick_ratio() < NEAR:  # neither of the two can be above it
        return 0.0
    longer = max(len(word), len(name))
    return (shared.ratio() + 1.0 - _slips(word, name) / longer) / 2


def _slips(word: str, name: str) -> int:
    """The fewest slips that turn one word into the other: a letter added, lost, wrong, or two neighbours swapped.

    The optimal string alignment distance (Damerau 1964).
    """
    before: list[int] = []
    above = list(range(len(name) + 1))
    for i, letter in enumerate(word, start=1):
        row = [i]
        for j, other in enumerate(name, start=1):
            fewest = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == name[j - 2] and word[i - 2] == other:
                fewest = min(fewest, before[j - 2] + 1)
            row.append(fewest)
        before, above = above, row
    return above[-1]


def _excerpt(source_line: str, column: int) -> list[str]:
    """The source line and a caret line under the column, both indented; a long line is cut around the caret."""
    column = max(1, min(column, len(source_line) + 1))
    start = max(0, min(column - 1 - SHOWN_WIDTH // 2, len(source_line) - SHOWN_WIDTH))
    end = start + SHOWN_WIDTH
    lead = "…" if start > 0 else ""
    tail = "…" if end < len(source_line) else ""
    before_caret = lead + _shown(source_line[start : column - 1])
    return [f"  {lead}{_shown(source_line[start:end])}{tail}".rstrip(), "  " + " " * _width(before_caret) + "^"]


def _shown(text: str) -> str:
    """The text as it may go to a screen: a tab or line break is one space, any other control character a mark."""
    spaced = "".join(" " if letter in "\t\n\r" else letter for letter in text)
    return spaced if spaced.isprintable() else "".join(letter if letter.isprintable() else "\ufffd" for letter in spaced)


def _width(text: str) -> int:
    """Columns that the text takes on a screen: wide East Asian characters take two, combining marks none."""
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> int:
    """Columns that one character takes on a screen."""
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
