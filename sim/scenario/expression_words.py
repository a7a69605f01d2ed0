"""The words of expressions: functions, quantifiers and what stands without brackets, each with how it is written."""

from sim.script import opcodes
from sim.script.opcodes import A_DATE, A_NUMBER, A_STATUS, A_TRUTH, AN_INSTRUMENT, OPCODES, Operation
from sim.words import kinds

_ASKED = [(number, row) for number, row in enumerate(OPCODES) if row.group in ("quantity", "question") and row.takes]
FUNCTIONS: dict[str, tuple[tuple[int, Operation], ...]] = {
    row.word: tuple((number, other) for number, other in _ASKED if other.word == row.word) for _, row in _ASKED
}
"""Every function with its op-codes; `present` has one for states and one for organisations."""

WORDS = {"year": opcodes.YEAR, "month": opcodes.MONTH, "today": opcodes.TODAY}
"""What stands without brackets."""

OF_TWO = {"max": opcodes.GREATER_OF, "min": opcodes.LESSER_OF}
"""Functions of two numbers."""

NAMED_VALUES: dict[str, tuple[str, ...]] = {
    A_STATUS: kinds.SEAT_STATUSES,
    AN_INSTRUMENT: kinds.INSTRUMENTS,
    A_DATE: (),
}
"""Sorts of value that are written as texts."""

QUANTIFIERS = {
    "any": A_TRUTH, "all": A_TRUTH, "count": A_NUMBER, "sum": A_NUMBER, "mean": A_NUMBER, "most": A_NUMBER, "least": A_NUMBER,
}  # fmt: skip
"""Functions over many states or organisations, and what they give."""
QUANTIFIER_SIGNATURES = {
    **{name: f"{name}(members(CSTO), stability(it) < 0.3)" for name in ("any", "all", "count")},
    **{name: f"{name}(members(CSTO), stability(it))" for name in ("sum", "mean", "most", "least")},
}
"""An example of each."""


def signature(function: str) -> str:
    """How a function is written: `member(state, organisation)`, `present(state or organisation)`."""
    ways = FUNCTIONS[function]
    operands = [" or ".join(dict.fromkeys(way.takes[place] for _, way in ways)) for place in range(len(ways[0][1].takes))]
    return f"{function}({', '.join(operands)})"
