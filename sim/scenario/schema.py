"""What a scenario file may say: every key with its type, unit, range and meaning. The JSON Schema comes from here.

A scenario is a folder (or one file) of YAML; `include:` names further files of the same folder whose keys are merged in.
Dates are `YYYY-MM-DD` strings. A *coded* quantity is a number, or a number with its range and source, or a
series of these by date.
"""

import re
from datetime import date
from typing import Annotated, Any, Literal

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
            raise ValueError(f"the value {self.value:g} lies outside its range {self.range[0]:g} to {self.range[1]:g}")
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

Text = Annotated[dict[Literal["en", "ru"], str], Field(min_length=1)]


class Capital(Strict):
    """Where distances are measured from."""

    name: str
    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]


class StateEntry(Strict):
    """A state."""

    name: Text
    capital: Capital
    neighbours: list[Identifier] = Field(
        default_factory=list, description="states of this scenario with a common land border"
    )
    population: Series = Field(description="persons")
    gdp: Series = Field(description="USD at current prices")
    active_military: Series = Field(description="persons")
    democracy: Series = Field(0.4, description="electoral democracy index, 0 to 1")
    stability: Series = Field(0.6, description="hold of the government on the country, 0 to 1")
    readiness: Series = Field(0.3, description="share of the forces fit to move at once, 0 to 1")
    opinion: Series = Field(0.5, description="support at home for the organisation in focus, 0 to 1")
    engaged: Share = Field(0.0, description="share of forces bound elsewhere on the first day")
    neutral: bool = Field(False, description="stays out of alliances by its own law")
    great_power: bool = Field(False, description="has a veto in the arbiter")
    appears: Day | None = Field(None, description="first day of a state that does not exist from the start")
    playable: bool = False
    source: str | None = None


class PairEntry(Strict):
    """Two states, in the order of the key `A-B`."""

    affinity: Series = Field(0.0, description="how close the governments are, -1 to 1 (symmetric)")
    dependence: Series = Field(0.0, description="how far the first depends on the second, 0 to 1")
    dependence_back: Series = Field(0.0, description="how far the second depends on the first, 0 to 1")
    grievance: Share = Field(0.0, description="what the first holds against the second on the first day")
    grievance_back: Share = Field(0.0, description="what the second holds against the first on the first day")
    source: str | None = None


class DisputeEntry(Strict):
    """A declared dispute between two states; crises may be drawn for it."""

    between: tuple[Identifier, Identifier] = Field(strict=False)
    over: str = ""
    since: Day | None = None
    until: Day | None = None
    severity: float = Field(1.0, ge=0, le=10, description="multiplier of the base rate of clashes")
    delimited: bool = Field(True, description="whether the border is agreed")
    tension: Share = 0.3
    first_initiates: bool = Field(False, description="only the first side would open fire")
    source: str | None = None


Matter = Literal[kinds.MATTERS]  # type: ignore[valid-type]
Rule = Annotated[
    Literal[kinds.DECISION_RULES],  # type: ignore[valid-type]
    WithJsonSchema({"enum": [*kinds.DECISION_RULES, "ballot"]}),
]
Instrument = Literal[kinds.INSTRUMENTS[1:]]  # type: ignore[valid-type]
Task = Literal[kinds.TASKS[1:]]  # type: ignore[valid-type]
CrisisKind = Literal[kinds.CRISIS_KINDS[1:]]  # type: ignore[valid-type]
SeatStatus = Literal[kinds.SEAT_STATUSES]  # type: ignore[valid-type]
OrganisationKind = Literal[kinds.ORGANISATION_KINDS]  # type: ignore[valid-type]
Exclusivity = Literal[kinds.EXCLUSIVITY]  # type: ignore[valid-type]


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
    """The law of an organisation; each key names its article in `sim/world/layout.py`."""

    exclusivity: Exclusivity = "none"
    no_force_between_members: bool = True
    consultation: bool = True
    stability_threats: bool = False
    collective_defence: bool = True
    scope: list[Literal["external", "internal"]] = Field(default_factory=lambda: ["external"])
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
    secretary_years: Annotated[float, Field(ge=1, le=20)] = 3.0
    session_month: Annotated[int, Field(ge=1, le=12)] = 12
    leading_cost_share: Share = 0.5
    council: dict[Matter, Procedure] = Field(default_factory=dict)


class SeatEntry(Strict):
    """The seat of a state on the first day."""

    status: SeatStatus = "member"
    dues_share: Share = 0.0
    weight: Positive = 1.0
    opinion: Share | None = None
    signed_force: bool = False
    case_by_case: bool = False
    grievance: Share = 0.0


class OrganisationEntry(Strict):
    """An organisation: the alliance in focus, a rival, a union, an arbiter or a forum."""

    name: Text
    kind: OrganisationKind = "alliance"
    leading: Identifier | None = None
    appears: Day | None = None
    in_force: Day | None = None
    credibility: Share = 0.5
    cohesion: Share = 0.5
    interoperability: Share = 0.3
    chair: Identifier | None = None
    secretary: Identifier | None = None
    next_renewal: Day | None = None
    channel: Share = 0.0
    air_defence: Share = 0.0
    arms_discount: Share = 0.0
    members: dict[Identifier, SeatEntry] = Field(default_factory=dict)
    charter: CharterEntry = Field(default_factory=CharterEntry)
    source: str | None = None


class UnitEntry(Strict):
    """A unit assigned to a collective force."""

    organisation: Identifier
    owner: Identifier
    name: str
    force: Literal["peacekeepers", "rapid_reaction_force"]
    personnel: Positive
    since: Day | None = None
    until: Day | None = None
    readiness: Share = 0.5
    source: str | None = None


class BaseEntry(Strict):
    """A base on foreign land."""

    name: str
    host: Identifier
    holder: Identifier
    since: Day
    until: Day | None = None
    personnel: Positive = 0.0
    source: str | None = None


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


class EventEntry(Strict):
    """Something that happens in the world of itself, or when a condition turns true."""

    title: Text | None = None
    at: Day | None = None
    after: Identifier | None = None
    delay: Days = Field(0, description="days after the event named by `after`")
    when: str | None = None
    hazard: float | None = Field(None, ge=0, le=365, description="yearly rate")
    requires: str | None = Field(None, description="condition without which the event falls away")
    occurs: Literal["fixed", "decided"] = "fixed"
    decider: Identifier | None = None
    once: bool = True
    cooldown: Days = Field(0, description="days before it may happen again")
    crisis: CrisisEffect | None = None
    do: list[dict] = Field(default_factory=list, description="effects, each a mapping with one key")
    source: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _one_trigger(self) -> "EventEntry":
        triggers = [name for name in ("at", "after", "when", "hazard") if getattr(self, name) is not None]
        if triggers not in (["at"], ["after"], ["when"], ["hazard"], ["when", "hazard"]):
            raise ValueError("an event needs exactly one of `at`, `after`, `when`, `hazard` (`hazard` may have a `when`)")
        if self.crisis is None and not self.do:
            raise ValueError("an event without `crisis` and without `do` changes nothing")
        return self


class HazardEntry(Strict):
    """A kind of crisis drawn at a yearly rate (used with `--crises drawn` and `both`)."""

    kind: CrisisKind
    state: Identifier | None = Field(None, description="the state it hits; every member of the focus when left out")
    aggressor: Identifier | None = None
    by_dispute: bool = Field(False, description="drawn for each declared dispute")
    rate: Positive = Field(description="per year, for a state of middling stability or a dispute of severity 1")
    range: tuple[Positive, Positive] | None = Field(None, strict=False, description="90 % interval of the rate")
    intensity: Share = 0.5
    external: Share = 0.0
    since: Day | None = None
    until: Day | None = None
    source: str | None = None


class Span(Strict):
    """First and last day."""

    first: Day = Field(alias="from")
    last: Day = Field(alias="to")

    @model_validator(mode="after")
    def _forward(self) -> "Span":
        if self.last <= self.first:
            raise ValueError(f"the span ends on {self.last}, which is not after {self.first}")
        return self


class Capacity(Strict):
    """Room in the pools; raise one when a run reports that it was full."""

    crises: Annotated[int, Field(ge=4, le=512)] = 40
    proposals: Annotated[int, Field(ge=4, le=256)] = 24
    decisions: Annotated[int, Field(ge=16, le=4096)] = 192
    deployments: Annotated[int, Field(ge=1, le=64)] = 8
    chronicle: Annotated[int, Field(ge=256, le=65536)] = 512
    rulings: Annotated[int, Field(ge=32, le=4096)] = 64


class Scenario(Strict):
    """A whole scenario."""

    format: Literal[1] = Field(description="version of this file format")
    id: Identifier
    title: Text
    summary: Text | None = None
    include: list[str] = Field(default_factory=list, description="further files of the same folder")
    span: Span
    focus: Identifier = Field(description="the organisation in focus")
    parameters: dict[str, Quantity] = Field(default_factory=dict, description="named numbers of the rules")
    capacity: Capacity = Field(default_factory=Capacity)
    flags: dict[Identifier, bool] = Field(default_factory=dict)
    variables: dict[Identifier, float] = Field(default_factory=dict)
    states: dict[Identifier, StateEntry]
    pairs: dict[str, PairEntry] = Field(default_factory=dict)
    disputes: dict[Identifier, DisputeEntry] = Field(default_factory=dict)
    organisations: dict[Identifier, OrganisationEntry]
    units: dict[Identifier, UnitEntry] = Field(default_factory=dict)
    bases: dict[Identifier, BaseEntry] = Field(default_factory=dict)
    hazards: dict[Identifier, HazardEntry] = Field(default_factory=dict)
    events: dict[Identifier, EventEntry] = Field(default_factory=dict)
