"""The text of an expression as a tree. Python's own parser reads it; nothing is ever evaluated by Python."""

import ast
import re
import warnings

from sim.scenario.faults import quote

MAX_LENGTH = 2000
"""Characters of one condition."""
TOO_DEEP = "this condition is nested too deeply"

_ID = r"[A-Za-z][A-Za-z0-9_-]*"
_CALL = re.compile(rf"\b([A-Za-z_]\w*)\s*\((\s*{_ID}(?:\s*,\s*{_ID})*\s*)\)")
NAME = re.compile(_ID)
NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
TEXT = re.compile(r"'([^'\"\\]*)'|\"([^'\"\\]*)\"")
_FOREIGN = re.compile(r"[^A-Za-z0-9_\-.,()+*/<>=!\"' \t\r\n]|!(?!=)|(?<![=!<>])=(?!=)")
_HINTS = {
    "&": "write `and`",
    "|": "write `or`",
    "!": "write `not`",
    "=": "compare with `==`",
    "%": "a share is a number from 0 to 1: 0.4 stands for 40%",
}
_SLIPS = (
    (re.compile(r"=([<>])"), '"{0}" is no comparison', "write `{1}=`"),
    (re.compile(r"<>"), '"{0}" is no comparison', "write `!=`"),
    (
        re.compile(r"(?<![0-9'\"])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9'\"])"),
        "{0} would be a subtraction",
        "a date stands in quotes: '{0}'",
    ),
)
"""Slips of the pen that Python would read in its own way: the pattern, what is told, what was meant."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOGIC = ("and", "or", "not", "in", "is", "if", "else")


class Unreadable(Exception):
    """The text is no expression: the key of the fault, the offset into the text, why, and what was probably meant."""

    def __init__(self, key: str, offset: int, message: str, suggestion: str | None = None):
        super().__init__(message)
        self.key, self.offset, self.message, self.suggestion = key, offset, message, suggestion


def parsed(text: str) -> ast.expr:
    """The tree of an expression; columns count from its first letter. Raises Unreadable."""
    lead = len(text) - len(text.lstrip())
    if not text.strip():
        raise Unreadable("empty-condition", 0, "this condition is empty")
    if len(text) > MAX_LENGTH:
        raise Unreadable("long-condition", 0, f"a condition has at most {MAX_LENGTH} characters, and this has {len(text)}")
    for pattern, message, hint in _SLIPS:
        slip = pattern.search(text)
        if slip:
            said, meant = (part.format(slip.group(), *slip.groups()) for part in (message, hint))
            raise Unreadable("condition-syntax", slip.start(), said, meant)
    foreign = _FOREIGN.search(text)
    if foreign:
        letter, begin = foreign.group(), foreign.start()
        raise Unreadable("condition-syntax", begin, f"{quote(letter)} cannot stand in a condition", _HINTS.get(letter))
    plain = re.sub(r"\s", " ", _CALL.sub(_masked, text))[lead:]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(plain, mode="eval").body
    except SyntaxError as error:
        offset = lead + max(0, (error.offset or 1) - 1)
        if "too many nested" in error.msg:
            raise Unreadable("deep-condition", offset, TOO_DEEP) from None
        raise Unreadable("condition-syntax", offset, f"this is no condition: {_plain_words(error.msg)}") from None
    except (RecursionError, MemoryError, ValueError):
        raise Unreadable("deep-condition", 0, TOO_DEEP) from None


def _masked(call: re.Match[str]) -> str:
    """A call whose names are put as plain letters of the same length: an id may hold a hyphen or be a word of Python."""
    if call.group(1) in _LOGIC:
        return call.group()
    head = call.group()[: call.start(2) - call.start()]
    return head + NAME.sub(lambda name: "x" * len(name.group()), call.group(2)) + ")"


def _plain_words(message: str) -> str:
    """The words of Python's parser without what only a programmer would mean."""
    if "never closed" in message or "unmatched" in message or "does not match" in message or "unterminated" in message:
        return message.split(" (detected")[0]
    return "something is missing or stands in the wrong order here"
