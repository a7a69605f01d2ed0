"""What a named number of the rules is: unit, range, default and source."""

from typing import NamedTuple


class Parameter(NamedTuple):
    """A named number."""

    name: str
    default: float
    low: float
    high: float
    unit: str
    meaning: str
    source: str


def judged(
    name: str, default: float, low: float, high: float, unit: str, meaning: str, source: str = "judgement"
) -> Parameter:
    """A parameter whose number rests on reasoning unless a source is named."""
    return Parameter(name, default, low, high, unit, meaning, source)
