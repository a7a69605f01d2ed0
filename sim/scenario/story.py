"""What a scenario asks of its runs: objectives of those who play, measures that become columns, and its story as a test.

All three hold expressions of the same language as the conditions of events (`sim.scenario.expressions`).
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from sim.scenario.parts import Day, Identifier, Positive, Strict, Text, day_or_word
from sim.words import kinds

END = "end"
MEASURED = (END, "mean", "lowest", "highest", "first")
"""When a measure is taken, but for a date: on the last day; over all weeks; the days until its condition first holds."""

_DATE = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
LastOrDay = Annotated[
    date | str, BeforeValidator(day_or_word(END)), WithJsonSchema({"anyOf": [{"enum": [END]}, _DATE]})
]
MeasuredOn = Annotated[
    date | str, BeforeValidator(day_or_word(*MEASURED)), WithJsonSchema({"anyOf": [{"enum": [*MEASURED]}, _DATE]})
]
Difficulty = Literal["easy", "middling", "hard"]
Expression = Annotated[str, Field(description="an expression, as in the conditions of events")]


class ObjectiveEntry(Strict):
    """What a state that is played is after: a condition to be fulfilled, or a number to be raised."""

    title: Text
    text: Text | None = None
    condition: Expression | None = Field(None, description="what has to hold; fulfilled counts 1, else 0")
    score: Expression | None = Field(None, description="a number, the more the better; 0 to 1 weighs like a condition")
    by: Day | None = Field(None, description="fulfilled when the condition holds in some week up to this day")
    at: LastOrDay | None = Field(None, description="looked at on this day; `end`, the last day, when nothing is said")
    always: bool = Field(False, description="fulfilled when the condition holds in every week")
    weight: Positive = Field(1.0, description="weight in the verdict")

    @model_validator(mode="after")
    def _one_question(self) -> "ObjectiveEntry":
        if (self.condition is None) == (self.score is None):
            raise ValueError("an objective has a `condition` or a `score`, one of the two")
        if (self.by is not None) + (self.at is not None) + self.always > 1:
            raise ValueError("an objective is looked at `by` a date, `at` a date or the end, or `always`: one of the three")
        if self.score is not None and (self.by is not None or self.always):
            raise ValueError("a score is taken `at` a date or the end; `by` and `always` go with a condition")
        return self


class MeasureEntry(Strict):
    """A number that each run leaves: a column of the results."""

    title: Text
    unit: str = Field(description="such as share, troops, years; `1` for a pure number")
    definition: Text | None = Field(None, description="what exactly is measured, for a reader of the results")
    expression: Expression = Field(description="a number, or a condition that counts 1 or 0")
    when: MeasuredOn = Field(
        END,
        description="a date, `end`, `mean`, `lowest` or `highest` over all weeks, or `first`: days until it first holds",
    )


class ExpectEntry(Strict):
    """One sentence of the scenario's story as a test over many seeds: a share or a mean lies between bounds."""

    title: Text | None = None
    share: Expression | None = Field(None, description="condition on the last day; the share of runs in which it holds")
    mean: Expression | None = Field(None, description="number on the last day; its mean over the runs")
    measure: Identifier | None = Field(None, description="a measure; its mean over the runs that have it")
    given: Expression | None = Field(None, description="only runs in which this holds on the last day count")
    at_least: float | None = None
    at_most: float | None = None
    margin: Positive = Field(0.0, description="how far outside the bounds a result may lie before the test fails")
    runs: Annotated[int, Field(ge=1, le=100_000)] = Field(200, description="seeds 1 to this number")
    crises: Literal[kinds.CRISES_MODES] | None = Field(  # type: ignore[valid-type]
        None, description="which crises are lived; scripted when nothing is said"
    )
    set: list[str] = Field(default_factory=list, description="`path=value` overrides for these runs, as with `--set`")
    because: Text | None = Field(None, description="why the story says so")

    @model_validator(mode="after")
    def _bounded(self) -> "ExpectEntry":
        if (self.share is not None) + (self.mean is not None) + (self.measure is not None) != 1:
            raise ValueError("it is about a `share`, a `mean` or a `measure`: exactly one of the three")
        if self.at_least is None and self.at_most is None:
            raise ValueError("without `at_least` and `at_most` nothing could fail it")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError(f"at_least {self.at_least:g} lies above at_most {self.at_most:g}")
        bounds = [bound for bound in (self.at_least, self.at_most) if bound is not None]
        if self.share is not None and not all(0.0 <= bound <= 1.0 for bound in bounds):
            wrong = "at_most" if self.at_least is None or 0.0 <= self.at_least <= 1.0 else "at_least"
            raise ValueError(f"a share lies from 0 to 1, which is not so of {wrong}")
        return self
