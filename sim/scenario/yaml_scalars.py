"""What an unquoted scalar says by the core schema of YAML 1.2 (its chapter 10.3)."""

import math
import re
from typing import NamedTuple

from sim.scenario.faults import quote

MAX_DIGITS = 100
"""Characters of one number: more is no quantity."""

_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_WORDS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NUMBER = re.compile(
    r"(?P<decimal>[-+]?[0-9]+)"
    r"|(?P<octal>0o[0-7]+)"
    r"|(?P<hexadecimal>0x[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<not_finite>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
"""The numbers of the core schema (YAML 1.2, 10.3.2)."""
_BASES = {"decimal": 10, "octal": 8, "hexadecimal": 16}
_NUMBER_BEGINS = frozenset("+-.0123456789")


class Refusal(NamedTuple):
    """Why a scalar cannot be taken."""

    key: str
    message: str


def core_value(text: str) -> str | int | float | bool | Refusal | None:
    """What an unquoted scalar says by the core schema of YAML 1.2, or why it is refused."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_BEGINS:
        return text
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    if number.lastgroup == "float":
        return _float_number(text)
    if number.lastgroup == "not_finite":
        return Refusal("number-not-finite", f"{text} is no quantity: a number must be finite")
    return _whole_number(text, _BASES[str(number.lastgroup)])


def _whole_number(text: str, base: int) -> int | Refusal:
    """The whole number, of at most 64 bits."""
    if len(text) <= MAX_DIGITS:
        number = int(text, base)
        if -(2**63) <= number < 2**64:
            return number
    return Refusal("number-too-large", f"the whole number {quote(text)} does not fit 64 bits")


def _float_number(text: str) -> float | Refusal:
    """The number with a fraction or an exponent, of bounded length."""
    if len(text) > MAX_DIGITS:
        return Refusal("number-too-large", f"the number {quote(text)} has more than {MAX_DIGITS} characters")
    number = float(text)
    if math.isinf(number):
        return Refusal("number-not-finite", f"{quote(text)} is beyond the largest number there is: a number must be finite")
    return number
