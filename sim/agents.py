"""States and organisations as Mesa agents: live views that hold a place in the world and nothing else.

Every quantity of the layout is an attribute, with unit, range and meaning as its documentation. Reading looks into the
world, so a view cannot go stale; writing is an edit from outside: checked against the range, logged, told in the
chronicle. A value that the world does not take raises `OrderRefused` (a ValueError) and changes nothing. What refers to
a state or an organisation reads as that agent; what the vocabulary names (a status, a decision rule) reads as its name;
a yes or no as bool.
"""

from typing import TYPE_CHECKING, Any

from sim.edits import REFERS
from sim.mesa_edge import Agent
from sim.words import kinds
from sim.world.fields import Field, Table
from sim.world.layout_polity import CHARTERS, ORGANISATIONS, PAIRS, PROCEDURES, SEATS, STATES

if TYPE_CHECKING:
    from sim.model import AllianceModel

VOCABULARY = {
    ("organisations", "kind"): kinds.ORGANISATION_KINDS,
    ("seats", "status"): kinds.SEAT_STATUSES,
    ("charters", "exclusivity"): kinds.EXCLUSIVITY,
    ("procedures", "rule"): kinds.DECISION_RULES,
}
"""The quantities that read as a name, with the names in the order of their numbers."""


def is_flag(field: Field) -> bool:
    """True for a quantity that is a yes or a no."""
    return field.kind == "i8" and field.span == "0..1"


class View:
    """Attributes over one row of a table. Subclasses name their `table`; the attributes are made from its fields."""

    table: Table
    model: "AllianceModel"

    if TYPE_CHECKING:  # the quantities, which are made from the table

        def __getattr__(self, name: str) -> Any: ...

        def __setattr__(self, name: str, value: Any) -> None: ...

    def __init_subclass__(cls, **options: Any) -> None:
        """Give the class a property for each quantity of its table."""
        super().__init_subclass__(**options)
        if "table" in cls.__dict__:
            for field in cls.table.fields:
                if field.kind != "u8":
                    setattr(cls, field.name, quantity(cls.table, field))

    @property
    def place(self) -> tuple[int, ...]:
        """The row in the table, a number for each of its dimensions."""
        raise NotImplementedError

    @property
    def row(self) -> tuple[str, ...]:
        """The row by name, as the log of orders has it."""
        raise NotImplementedError


def quantity(table: Table, field: Field) -> property:
    """The property that reads and writes one field of a view's row."""
    name, names = field.name, VOCABULARY.get((table.name, field.name))
    target = REFERS.get((table.name, name))
    flag, whole = is_flag(field), field.kind == "i8"

    def read(view: View) -> Any:
        value = getattr(view.model.space.world, table.name)[name][view.place]
        if not whole:
            return float(value)
        if names is not None:
            return names[value]
        if target is not None:
            return view.model.at(target, int(value))
        return bool(value) if flag else int(value)

    def write(view: View, value: Any) -> None:
        if names is not None and isinstance(value, str):
            if value not in names:
                raise ValueError(f"{name} is one of {', '.join(names)}, not {value!r}")
            value = names.index(value)
        elif target is not None:
            value = -1 if value is None else value.index if isinstance(value, Agent) else value
        view.model.edit(table.name, view.row, name, value)

    unit = f"Unit: {field.unit}. " if field.unit else ""
    span = f"Range: {field.span}." if field.span else "Any number."
    return property(read, write, doc=f"{field.meaning[:1].upper()}{field.meaning[1:]}. {unit}{span}")


class Named(View, Agent):
    """An agent that has a row of its own, named by an id of the scenario."""

    def __init__(self, model: "AllianceModel", index: int) -> None:
        """The agent at a place of its table."""
        super().__init__(model)
        self.index = index

    @property
    def place(self) -> tuple[int]:
        """The row in its table."""
        return (self.index,)

    @property
    def row(self) -> tuple[str]:
        """The row by name."""
        return (self.code,)

    @property
    def code(self) -> str:
        """Its id in the scenario, such as KGZ or CSTO."""
        return getattr(self.model.names, self.table.name)[self.index]

    @property
    def title(self) -> str:
        """What a reader is shown for it."""
        return self.model.names.text(self.table.name, self.index)


class State(Named):
    """A state: what it is and has, what it has with others, and its seats."""

    table = STATES

    def seat(self, organisation: "Organisation | str | None" = None) -> "Seat":
        """Its seat in an organisation; in the one in focus when none is named."""
        return Seat(self.model.one("organisations", organisation), self)

    def towards(self, other: "State | str") -> "Relation":
        """What it has with another state."""
        return Relation(self, self.model.one("states", other))

    def affinity_to(self, other: "State | str") -> float:
        """How close the two governments are, -1 to 1."""
        return self.towards(other).affinity

    def dependence_on(self, other: "State | str") -> float:
        """How far it depends on another state, 0 to 1."""
        return self.towards(other).dependence

    def fear_of(self, other: "State | str") -> float:
        """How much it fears another state, 0 to 1."""
        return self.towards(other).threat

    @property
    def is_member(self) -> bool:
        """Whether it has the duties of a member of the organisation in focus."""
        return self.seat().is_member

    @property
    def status(self) -> str:
        """Its status in the organisation in focus, by name (`kinds.SEAT_STATUSES`)."""
        return self.seat().status

    @property
    def opinion(self) -> float:
        """Public support at home for the organisation in focus, 0 to 1."""
        return self.seat().opinion

    @opinion.setter
    def opinion(self, value: float) -> None:
        self.seat().opinion = value

    @property
    def grievance(self) -> float:
        """Its disappointment with the organisation in focus, 0 to 1."""
        return self.seat().grievance

    @grievance.setter
    def grievance(self, value: float) -> None:
        self.seat().grievance = value

    def __repr__(self) -> str:
        """Its id and a few of its quantities."""
        return f"<State {self.code}: {self.status}, stability {self.stability:.2f}, readiness {self.readiness:.2f}>"


class Organisation(Named):
    """An organisation: what it is today, its members, its charter."""

    table = ORGANISATIONS

    def seat(self, state: State | str) -> "Seat":
        """The seat of a state in it."""
        return Seat(self, self.model.one("states", state))

    @property
    def members(self) -> list[State]:
        """The states with the duties of members, in the order of their ids."""
        return [state for state in self.model.states if self.seat(state).is_member]

    @property
    def charter(self) -> "Charter":
        """Its law."""
        return Charter(self)

    def __repr__(self) -> str:
        """Its id and a few of its quantities."""
        return f"<Organisation {self.code}: {len(self.members)} members, credibility {self.credibility:.2f}>"


class Seat(View):
    """The seat of a state in an organisation."""

    table = SEATS

    def __init__(self, organisation: Organisation, state: State) -> None:
        """The seat of that state in that organisation."""
        self.model = state.model
        self.organisation, self.state = organisation, state

    @property
    def place(self) -> tuple[int, int]:
        """The row in the table of seats."""
        return self.organisation.index, self.state.index

    @property
    def row(self) -> tuple[str, str]:
        """The row by name."""
        return self.organisation.code, self.state.code

    @property
    def is_member(self) -> bool:
        """Whether it carries the duties of a member: member, under notice, or frozen."""
        return self.status in MEMBER_STATUSES

    def __repr__(self) -> str:
        """Whose seat it is, where, and its status."""
        return f"<Seat of {self.state.code} in {self.organisation.code}: {self.status}>"


MEMBER_STATUSES = tuple(kinds.SEAT_STATUSES[status] for status in (kinds.MEMBER, kinds.LEAVING, kinds.FROZEN))
"""As `sim.world.questions.is_member` has it."""


class Relation(View):
    """What one state has with another."""

    table = PAIRS

    def __init__(self, state: State, other: State) -> None:
        """What the first state has with the second."""
        self.model = state.model
        self.state, self.other = state, other

    @property
    def place(self) -> tuple[int, int]:
        """The row in the table of pairs."""
        return self.state.index, self.other.index

    @property
    def row(self) -> tuple[str, str]:
        """The row by name."""
        return self.state.code, self.other.code

    def __repr__(self) -> str:
        """Who with whom, and how close they are."""
        return f"<{self.state.code} towards {self.other.code}: affinity {self.affinity:+.2f}>"


class Charter(View):
    """The law of an organisation."""

    table = CHARTERS

    def __init__(self, organisation: Organisation) -> None:
        """The law of that organisation."""
        self.model = organisation.model
        self.organisation = organisation

    @property
    def place(self) -> tuple[int]:
        """The row in the table of charters."""
        return (self.organisation.index,)

    @property
    def row(self) -> tuple[str]:
        """The row by name."""
        return (self.organisation.code,)

    def procedure(self, matter: str) -> "Procedure":
        """How the council decides on a matter, by name (`kinds.MATTERS`)."""
        return Procedure(self.organisation, matter)

    def __repr__(self) -> str:
        """Whose law it is."""
        return f"<Charter of {self.organisation.code}>"


class Procedure(View):
    """How the council of an organisation decides on a matter."""

    table = PROCEDURES

    def __init__(self, organisation: Organisation, matter: str) -> None:
        """The procedure of that organisation's council on that matter."""
        if matter not in kinds.MATTERS:
            raise ValueError(f"a matter is one of {', '.join(kinds.MATTERS)}, not {matter!r}")
        self.model = organisation.model
        self.organisation, self.matter = organisation, matter

    @property
    def place(self) -> tuple[int, int]:
        """The row in the table of procedures."""
        return self.organisation.index, kinds.MATTERS.index(self.matter)

    @property
    def row(self) -> tuple[str, str]:
        """The row by name."""
        return self.organisation.code, self.matter

    def __repr__(self) -> str:
        """Whose procedure it is, on what."""
        return f"<Procedure of {self.organisation.code} on {self.matter}: {self.rule}>"
