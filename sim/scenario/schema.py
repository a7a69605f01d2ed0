"""What a scenario file may say: every key with its type, unit, range and meaning. The JSON Schema comes from here.

A scenario is a folder (or one file) of YAML; `include:` names further files of the same folder whose keys are merged in.
Dates are `YYYY-MM-DD` strings. A *coded* quantity is a number, or a number with its range and source, or a
series of these by date.
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from sim.scenario.effects import Effect
from sim.scenario.map_parts import MapEntry
from sim.scenario.parts import (
    CharterEntry,
    CrisisEffect,
    CrisisKind,
    Day,
    Days,
    Identifier,
    OrganisationKind,
    Positive,
    Quantity,
    SeatStatus,
    Series,
    Share,
    Strict,
    Text,
)
from sim.scenario.parts import Coded as Coded
from sim.scenario.parts import Procedure as Procedure
from sim.scenario.parts import first_day_of as first_day_of
from sim.scenario.story import Difficulty, ExpectEntry, MeasureEntry, ObjectiveEntry
from sim.scenario.triggers import Hazard, Hooked, RateEntry


class Capital(Strict):
    """Where distances are measured from."""

    name: Text
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
    playable: bool = Field(False, description="whether a person may govern it in the game")
    difficulty: Difficulty | None = Field(None, description="how hard it is to play, for the choice at the start")
    briefing: Text | None = Field(None, description="what its player is told at the start")
    objectives: dict[Identifier, ObjectiveEntry] = Field(default_factory=dict)
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
    over: Text | None = Field(None, description="what it is about")
    since: Day | None = None
    until: Day | None = None
    severity: float = Field(1.0, ge=0, le=10, description="multiplier of the base rate of clashes")
    delimited: bool = Field(True, description="whether the border is agreed")
    tension: Share = 0.3
    first_initiates: bool = Field(False, description="only the first side would open fire")
    source: str | None = None


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
    name: Text
    force: Literal["peacekeepers", "rapid_reaction_force"]
    personnel: Positive
    formed: bool = Field(True, description="false for a unit that only an event forms")
    home: Identifier | None = Field(None, description="the state on whose land it stands; its owner's when left out")
    since: Day | None = None
    until: Day | None = None
    readiness: Share = 0.5
    source: str | None = None


class BaseEntry(Strict):
    """A base on foreign land."""

    name: Text
    host: Identifier
    holder: Identifier
    since: Day
    until: Day | None = None
    personnel: Positive = 0.0
    source: str | None = None


TRIGGER_KEYS = ("at", "after", "on", "when", "hazard")
"""How an event says what sets it off."""


class EventEntry(Strict):
    """Something that happens in the world of itself, or when a condition turns true."""

    title: Text | None = None
    at: Day | None = None
    after: Identifier | None = None
    delay: Days = Field(0, description="days after what `after` or `on` names")
    when: str | None = None
    on: Hooked | None = Field(None, description="something that the engine does; the event follows on the next day")
    hazard: Hazard | None = Field(None, description="yearly rate")
    requires: str | None = Field(None, description="condition without which the event falls away")
    occurs: Literal["fixed", "decided"] = "fixed"
    decider: Identifier | None = None
    once: bool = True
    cooldown: Days = Field(0, description="days before it may happen again")
    crisis: CrisisEffect | None = None
    do: list[Effect] = Field(default_factory=list, description="effects, each a mapping with one key")
    source: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _one_trigger(self) -> "EventEntry":
        triggers = [name for name in TRIGGER_KEYS if getattr(self, name) is not None]
        if triggers not in (["at"], ["after"], ["on"], ["when"], ["hazard"], ["when", "hazard"]):
            keys = ", ".join(f"`{key}`" for key in TRIGGER_KEYS)
            raise ValueError(f"an event needs exactly one of {keys} (`hazard` may have a `when`)")
        if self.when is not None and isinstance(self.hazard, RateEntry) and self.hazard.condition is not None:
            raise ValueError("the condition of a hazard is written once: under `if` or under `when`")
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


def _listed(written: object) -> object:
    """One name is a list of one."""
    return [written] if isinstance(written, str) else written


Parents = Annotated[list[str], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
def _dotted(written: str) -> str:
    """Keys joined by dots."""
    if not all(part and part == part.strip() for part in written.split(".")):
        raise ValueError("keys joined by dots are needed, such as events.osh-2010")
    return written


Dotted = Annotated[str, AfterValidator(_dotted)]


class Scenario(Strict):
    """A whole scenario."""

    format: Literal[1] = Field(description="version of this file format")
    id: Identifier
    title: Text
    summary: Text | None = None
    briefing: Text | None = Field(None, description="what every player is told at the start: the world and its question")
    extends: Parents = Field(default_factory=list, description="scenarios that this one changes: shipped ids, or files beside it")
    remove: list[Dotted] = Field(default_factory=list, description="what is taken out of them, such as `events.osh-2010`")
    replace: list[Dotted] = Field(default_factory=list, description="what here stands in the place of theirs, instead of merging")
    include: list[str] = Field(default_factory=list, description="further files of the same folder")
    span: Span
    focus: Identifier = Field(description="the organisation in focus")
    parameters: dict[str, Quantity] = Field(default_factory=dict, description="named numbers of the rules")
    capacity: Capacity = Field(default_factory=Capacity)
    flags: dict[Identifier, bool] = Field(default_factory=dict)
    variables: dict[Identifier, float] = Field(default_factory=dict)
    states: dict[Identifier, StateEntry] = Field(min_length=1)
    pairs: dict[str, PairEntry] = Field(default_factory=dict)
    disputes: dict[Identifier, DisputeEntry] = Field(default_factory=dict)
    organisations: dict[Identifier, OrganisationEntry] = Field(min_length=1)
    units: dict[Identifier, UnitEntry] = Field(default_factory=dict)
    bases: dict[Identifier, BaseEntry] = Field(default_factory=dict)
    hazards: dict[Identifier, HazardEntry] = Field(default_factory=dict)
    events: dict[Identifier, EventEntry] = Field(default_factory=dict)
    measures: dict[Identifier, MeasureEntry] = Field(default_factory=dict, description="columns of the results")
    expect: dict[Identifier, ExpectEntry] = Field(default_factory=dict, description="the story as a test over many seeds")
    map: MapEntry = Field(default_factory=MapEntry)
