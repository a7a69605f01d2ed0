"""The parts of which a scenario is made: ids, dates, quantities, texts, the words of the vocabulary, law and crises.

Why apart from `schema`: the effects of an event (`effects`) are made of them too, and the schema is made of effects.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from sim.scenario.faults import did_you_mean, quote
from sim.words import kinds

Identifier = Annotated[
    str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]{0,63}$", description="letters, digits, `_` and `-`; begins with a letter")
]
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Signed = Annotated[float, Field(ge=-1.0, le=1.0)]
Positive = Annotated[float, Field(ge=0.0)]
Days = Annotated[int, Field(ge=0, le=100_000)]


_WRITTEN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WRITTEN_YEAR = re.compile(r"[0-9]{4}")


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _WRITTEN_DAY.fullmatch(value):
        raise ValueError("a date is written YYYY-MM-DD, such as 2010-06-11")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"{value} is not a day of the calendar ({error})") from None


def first_day_of(moment: str) -> date:
    """The day that a key of a series names: a date, or a year for its 1 January. Raises ValueError for other texts."""
    if _WRITTEN_DAY.fullmatch(moment):
        return date.fromisoformat(moment)
    if _WRITTEN_YEAR.fullmatch(moment):
        return date(int(moment), 1, 1)
    raise ValueError("a value of a series is dated by a year or a date, such as 1992 or 1992-05-15")


def _moment(value: str) -> str:
    first_day_of(value)
    return value


Day = Annotated[date, BeforeValidator(_day)]


def day_or_word(*words: str) -> Callable[[object], object]:
    """A validator of what is a date or one of some words."""

    def chosen(value: object) -> object:
        if value in words:
            return value
        try:
            return _day(value)
        except ValueError as error:
            raise ValueError(f"{error}; {', '.join(words)} may stand here too") from None

    return chosen


class Strict(BaseModel):
    """No unknown keys, no silent conversions of text to number."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class Coded(Strict):
    """A number with what is known of it."""

    value: float = Field(description="the number")
    range: tuple[float, float] | None = Field(
        None, description="lowest and highest defensible value; `--uncertain` draws from it", strict=False
    )
    source: str | None = Field(None, description="where it comes from, or `judgement: why`")

    @model_validator(mode="after")
    def _ordered(self) -> "Coded":
        if self.range and not self.range[0] <= self.value <= self.range[1]:
            raise ValueError(f"the range {self.range[0]:g} to {self.range[1]:g} does not hold the value {self.value:g}")
        return self


def _quantity_sort(value: Any) -> str | None:
    """Which of the ways to write a quantity a value is meant to be, so that a fault is told once and not per way."""
    if isinstance(value, dict | Coded):
        return "coded"
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else None


def _series_sort(value: Any) -> str | None:
    """Which of the ways to write a series a value is meant to be."""
    if isinstance(value, dict) and (not value or any(str(key)[:1].isdigit() for key in value)):
        return "dated"
    return _quantity_sort(value)


UNKNOWN_WORD = "unknown_word"
"""The type of the error of a word that is none of those known."""


def unknown_word(sort: str, word: object, known: Iterable[str], hint: str | None = None) -> PydanticCustomError:
    """The error of a word that is none of those known, with what was probably meant."""
    meant = hint or did_you_mean(word, known) or f"the guide lists every {sort}"
    return PydanticCustomError(UNKNOWN_WORD, "there is no {sort} {word}", {"sort": sort, "word": quote(word), "hint": meant})


def _one_of(sort: Any, needed: str) -> Discriminator:
    return Discriminator(sort, custom_error_type="wrong_sort", custom_error_message=needed)


Quantity = Annotated[
    Annotated[float, Tag("number")] | Annotated[Coded, Tag("coded")],
    _one_of(_quantity_sort, "a number, or a number with its range and source"),
]
Moment = Annotated[str, AfterValidator(_moment), Field(json_schema_extra={"pattern": "^[0-9]{4}(-[0-9]{2}-[0-9]{2})?$"})]
Series = Annotated[
    Annotated[float, Tag("number")]
    | Annotated[Coded, Tag("coded")]
    | Annotated[dict[Moment, Quantity], Field(min_length=1), Tag("dated")],
    _one_of(_series_sort, "a number, a number with its range and source, or numbers by year or date"),
]
"""One number for the whole span, or numbers by year or date (`1992:` means 1 January 1992), interpolated linearly."""



def _english(written: Any) -> Any:
    """A plain text is English."""
    return {"en": written} if isinstance(written, str) else written


Text = Annotated[
    dict[Literal["en", "ru"], str],
    Field(min_length=1),
    BeforeValidator(_english, json_schema_input_type=str | dict[Literal["en", "ru"], str]),
]
"""A text by language, such as `{en: The Pact, ru: Пакт}`; a plain text is English."""

if TYPE_CHECKING:  # the words are data, which a type checker does not read
    Matter = str
    Rule = str
    Instrument = str
    Task = str
    CrisisKind = str
    SeatStatus = str
    OrganisationKind = str
    Exclusivity = str
else:
    Matter = Literal[kinds.MATTERS]
    Rule = Annotated[
        Literal[kinds.DECISION_RULES],
        WithJsonSchema({"enum": [*kinds.DECISION_RULES, "ballot"]}),
    ]
    Instrument = Literal[kinds.INSTRUMENTS[1:]]
    Task = Literal[kinds.TASKS[1:]]
    CrisisKind = Literal[kinds.CRISIS_KINDS[1:]]
    SeatStatus = Literal[kinds.SEAT_STATUSES]
    OrganisationKind = Literal[kinds.ORGANISATION_KINDS]
    Exclusivity = Literal[kinds.EXCLUSIVITY]


class Procedure(Strict):
    """How a council decides on one matter (Charter 12). `rule: ballot` is a qualified majority where `majority` > 0.5."""

    rule: Rule = "consensus"
    majority: Share = Field(0.5, description="share of yes above which a ballot carries (simple: more than; else at least)")
    quorum: Share = Field(0.5, description="share of voting seats that must be present")
    limited_format: bool = False
    absence_blocks: bool = False
    parties_vote: bool = True
    abstention_counts: bool = False
    veto: Identifier | None = None

    @model_validator(mode="before")
    @classmethod
    def _ballot(cls, written: Any) -> Any:
        if not isinstance(written, dict) or written.get("rule") != "ballot":
            return written
        majority = written.get("majority", 0.5)
        qualified = isinstance(majority, int | float) and majority > 0.5
        return {**written, "rule": "qualified_majority" if qualified else "simple_majority"}


class CharterEntry(Strict):
    """The law of an organisation: what it is bound to, what its council may do and how it decides."""

    exclusivity: Exclusivity = "none"
    no_force_between_members: bool = True
    consultation: bool = True
    stability_threats: bool = False
    collective_defence: bool = True
    scope: list[Literal["external", "internal"]] = Field(default_factory=lambda: ["external"])  # type: ignore[arg-type]
    request_needed: bool = True
    treaty_territory_only: bool = True
    external_evidence: Share = 0.5
    border_incidents_excluded: bool = True
    members_attack_excluded: bool = True
    mandate_off_territory: bool = True
    arbiter: Identifier | None = None
    base_consent: bool = False
    tasks: list[Task] = Field(default_factory=list)
    instruments: list[Instrument] = Field(default_factory=list)
    term_years: Annotated[float, Field(ge=0, le=100)] = 0.0
    renewal_by_signature: bool = False
    notice_months: Annotated[float, Field(ge=0, le=60)] = 6.0
    ratification_months: Annotated[float, Field(ge=0, le=60)] = 12.0
    ratifications_needed: Annotated[int, Field(ge=0, le=60)] = 0
    open_to_accession: bool = True
    freeze_known: bool = False
    suspension_known: bool = True
    breaches_to_expel: Annotated[int, Field(ge=0, le=99)] = 0
    observers_known: bool = True
    partners_known: bool = False
    arrears_years: Annotated[float, Field(ge=0, le=10)] = 2.0
    consideration_days: Annotated[float, Field(ge=0, le=60)] = 3.0
    mandate_days: Annotated[float, Field(ge=0, le=3650)] = 180.0
    chair_months: Annotated[float, Field(ge=1, le=120)] = 12.0
    secretary_years: Annotated[float, Field(ge=1, le=60)] = 3.0
    session_month: Annotated[int, Field(ge=1, le=12)] = 12
    leading_cost_share: Share = 0.5
    council: dict[Matter, Procedure] = Field(default_factory=dict)


class CrisisEffect(Strict):
    """Opens a crisis: the exogenous fact of who did what to whom, how hard and how clearly."""

    kind: CrisisKind
    target: Identifier
    aggressor: Identifier | None = None
    intensity: Quantity = 0.5
    external: Share = Field(0.0, description="evidence of an outside hand")
    clarity: Share = Field(0.7, description="how clear the facts are to the other members")
    treaty_territory: bool = True
    delimited: bool = Field(True, description="whether the border in question is agreed")
    self_inflicted: bool = Field(False, description="whether the target began the war of which this is part")
    until: Day | None = Field(None, description="day on which outside circumstances end it")
    decay: Share = Field(0.1, description="share of its intensity that fades in a week when nobody acts")
