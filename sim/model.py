"""The simulation as a Mesa model: one step is one day, states and organisations are agents, policies may decide for a state.

    from sim.model import AllianceModel

    model = AllianceModel("real-timeline", rng=1, policies={"KAZ": lambda model, decision: None})
    while model.running:
        model.step()

A policy is any callable `policy(model, decision)`. It is asked on the morning of the deadline of each open decision of its
state, and answers with the name of an option, or None to leave it to the judgement. A model whose policies all answer None
lives the very same run as the compiled engine: same scenario, same seed, same bytes.

The judgement goes on taking initiatives (lobbying, pressure, moves in membership) for a state that has a policy; set its
`played` to True and it acts by orders only. A model's run is over for good once `running` is False.
"""

import datetime
import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from sim.agents import Organisation, State
from sim.edits import Refusal
from sim.mesa_edge import DataCollector, Model, count_ids_weakly
from sim.opening import Opening, opening_of
from sim.order_log import Desk, OrderRefused, Orders, Place
from sim.orders import OpenDecision, open_decisions, seen_decision
from sim.run import Ruling, Run, drain
from sim.scenario.build import Start, build
from sim.scenario.load import load
from sim.sights import Crisis, Event, Motion, crisis_seen, event_seen, motion_seen
from sim.turn import TO_BE_DRAINED, live_until
from sim.words import kinds

Policy = Callable[["AllianceModel", OpenDecision], str | None]


def seed_of(rng: Any) -> int:
    """The world's seed (0 to 2**64 - 1) for what Mesa calls `rng`.

    A whole number is the seed itself; None draws one from the operating system; a NumPy Generator gives its next 64 bits;
    anything else that `numpy.random.SeedSequence` takes (a sequence of whole numbers, a SeedSequence) gives its first.
    """
    if isinstance(rng, (int, np.integer)) and not isinstance(rng, bool):
        if not 0 <= int(rng) < 2**64:
            raise ValueError(f"a seed lies in 0 to 2**64 - 1, not at {rng}")
        return int(rng)
    if isinstance(rng, np.random.Generator):
        return int(rng.integers(0, 2**64, dtype=np.uint64))
    sequence = rng if isinstance(rng, np.random.SeedSequence) else np.random.SeedSequence(rng)
    return int(sequence.generate_state(1, np.uint64)[0])


def start_of(
    scenario: "str | os.PathLike[str] | Start",
    crises: str = "scripted",
    uncertain: bool = False,
    overrides: Iterable[str] = (),
) -> Opening:
    """The first morning of a scenario, by its id or path, with `path=value` overrides: made once, given to many models."""
    if isinstance(scenario, Start):
        return opening_of(scenario)
    return opening_of(build(load(scenario, overrides), crises=crises, uncertain=uncertain))


def opened(scenario: "str | os.PathLike[str] | Opening | Start", crises: str, uncertain: bool) -> Opening:
    """The opening that a model was given or that it makes itself. ValueError where options come too late."""
    if not isinstance(scenario, (Opening, Start)):
        return start_of(scenario, crises, uncertain)
    if crises != "scripted" or uncertain:
        raise ValueError("this start is built already: give `crises` and `uncertain` to `start_of` instead")
    return scenario if isinstance(scenario, Opening) else opening_of(scenario)


def credibility(model: "AllianceModel") -> float:
    """Credibility of the organisation in focus."""
    return model.focus.credibility


def cohesion(model: "AllianceModel") -> float:
    """Cohesion of the organisation in focus."""
    return model.focus.cohesion


def member_count(model: "AllianceModel") -> int:
    """Members of the organisation in focus."""
    statuses = model.space.world.seats["status"][model.focus.index].tolist()
    return sum(statuses.count(status) for status in (kinds.MEMBER, kinds.LEAVING, kinds.FROZEN))


def open_crisis_count(model: "AllianceModel") -> int:
    """Crises that are open."""
    return int(np.count_nonzero(model.space.world.crises["stage"] == kinds.CRISIS_OPEN))


def troops_deployed(model: "AllianceModel") -> float:
    """Troops in collective deployments, in place or on the way."""
    rows = model.space.world.deployments
    return float(rows["troops"][rows["serial"] > 0].sum())


REPORTERS = {
    "credibility": credibility,
    "cohesion": cohesion,
    "members": member_count,
    "open_crises": open_crisis_count,
    "troops_deployed": troops_deployed,
}
"""What the built-in collector notes each day."""


class AllianceModel(Model):
    """An alliance and its world, lived day by day.

    `model.chronicle` holds what has happened since the last step began, `model.rulings` the councils' rulings with every
    vote, `model.start` what the run started from, `model.orders` all orders and edits that were taken: with scenario and
    seed they fix the run.
    """

    def __init__(
        self,
        scenario: "str | os.PathLike[str] | Opening | Start" = "real-timeline",
        rng: Any = None,
        policies: Mapping[str, Policy] | None = None,
        crises: str = "scripted",
        uncertain: bool = False,
        until: datetime.date | str | None = None,
        collect: bool = True,
        on_event: Callable[[Event], None] | None = None,
    ) -> None:
        """A model on the scenario's first morning.

        `scenario` is an id, a path or what `start_of` made; `rng` the seed (`seed_of`); `policies` a callable for each state
        that has one; `crises` scripted, drawn or both; `uncertain` draws coded quantities from their ranges; `until` the
        last day to be lived; `collect` whether `datacollector` notes `REPORTERS` on the first morning and after every step;
        `on_event` is told everything that happens.
        """
        seed = seed_of(rng)
        count_ids_weakly()
        super().__init__(rng=seed)
        self.seed_used = seed
        self.start = opened(scenario, crises, uncertain)
        self._run = Run(self.start, seed)
        self.orders = Orders(self.start.digest)
        self._sit_down()
        self.tick = 0
        self.chronicle: list[Event] = []
        self.rulings: list[Ruling] = []
        self.on_event = on_event
        self._last_day = last_day_of(until, self._run)
        self.policies = policies or {}
        self._state_at = [State(self, place) for place in range(len(self.names.states))]
        self._organisation_at = [Organisation(self, place) for place in range(len(self.names.organisations))]
        self.states = sorted(self._state_at, key=lambda state: state.code)
        self.organisations = sorted(self._organisation_at, key=lambda organisation: organisation.code)
        self.collect = collect
        self.datacollector = DataCollector(model_reporters=REPORTERS)
        if collect:
            self.datacollector.collect(self)

    def _sit_down(self) -> None:
        """Take hold of the run's parts."""
        self.space = self._run.space
        self.names = self.start.names
        self._desk = Desk(self.space, self._run.setting, self.names, self.orders)

    @property
    def policies(self) -> dict[str, Policy]:
        """Who decides for which state, as a copy; set it to change that from today on. ValueError for unknown states."""
        return {self.names.states[place]: policy for place, policy in self._policies.items()}

    @policies.setter
    def policies(self, policies: Mapping[str, Policy]) -> None:
        states = Place("states", self.names.states)
        self._policies = {states.of(code): policy for code, policy in policies.items()}

    # --- time ---------------------------------------------------------------------------------------------------------

    @property
    def day(self) -> int:
        """Today, as an ordinal: the day that the next step lives."""
        return self._run.day

    @property
    def date(self) -> datetime.date:
        """Today: the day that the next step lives."""
        return datetime.date.fromordinal(self.day)

    @property
    def fault(self) -> str | None:
        """What made the run fail, if anything did."""
        return self._run.fault

    def step(self) -> None:
        """Live one day: policies are asked, the day is lived, what happened is handed over. Nothing once the run is over."""
        if not self.running:
            return
        self.chronicle, self.rulings = [], []
        self._consult()
        self._live_to(self.day + 1)
        self.tick += 1
        if self.collect:
            self.datacollector.collect(self)

    def go_to(self, day: datetime.date) -> None:
        """Live up to the morning of a day: the same run as by steps, quicker, and not collected on the way."""
        if day < self.date:
            raise ValueError(f"it is {self.date} already: {day} is past")
        self.chronicle, self.rulings = [], []
        while self.running and self.date < day:
            before = self.day
            self._consult()
            self._live_to(before + 1 if self._policies else min(day.toordinal(), self._last_day + 1))
            self.tick += self.day - before

    def _live_to(self, day: int) -> None:
        """Live up to but not into a day, and note whether the run goes on after it."""
        while live_until(self.space.world, self._run.setting, day, 0) == TO_BE_DRAINED:
            self._take()
        self._take()
        self.running = self.fault is None and self.day <= self._last_day

    def _consult(self) -> None:
        """Ask the policies about what their states have to decide today."""
        if not self._policies:
            return
        rows = self.space.world.decisions
        due = (rows["serial"] > 0) & (rows["option"] < 0) & (rows["deadline"] <= self.day)
        for place in np.flatnonzero(due):
            policy = self._policies.get(int(rows["state"][place]))
            if policy is not None and rows["option"][place] < 0:
                decision = seen_decision(self.space, int(place), self.names)
                chosen = policy(self, decision)
                if chosen is not None:
                    self.decide(decision, chosen)

    def _take(self) -> None:
        """Take what the rings hold."""
        now = self.space.world.now
        if all(now[f"{ring}_written"][0] == now[f"{ring}_drained"][0] for ring in ("chronicle", "rulings")):
            return
        events, rulings = drain(self.space)
        self.rulings += rulings
        for row in events:
            event = event_seen(row, self.names)
            self.chronicle.append(event)
            if self.on_event is not None:
                self.on_event(event)

    # --- orders -------------------------------------------------------------------------------------------------------

    def open_decisions(self, state: "State | str | None" = None) -> list[OpenDecision]:
        """The decisions that nobody has taken, of one state or of all."""
        place = None if state is None else self.one("states", state).index
        return open_decisions(self.space, self.names, place)

    def decide(self, decision: OpenDecision, option: str, value: float = 0.0) -> None:
        """Answer an open decision as a policy. Raises OrderRefused when that is not open to the state."""
        if option not in decision.options:
            lawful = ", ".join(decision.options)
            raise OrderRefused(Refusal(None, f"{option!r} is not open to {decision.state} here; {lawful} are"))
        organisation = None if decision.organisation is None else str(decision.organisation)
        refusal = self.order(str(decision.state), decision.kind, decision.subject, option, value, organisation=organisation)
        if refusal is not None:
            raise OrderRefused(refusal)

    def order(
        self,
        state: str,
        kind: str,
        subject: int,
        option: str,
        value: float = 0.0,
        whom: str | None = None,
        organisation: str | None = None,
        by: str = "policy",
    ) -> Refusal | None:
        """Have a government answer a decision or take an initiative today; see `sim.orders.order`. None when it is taken."""
        refusal = self._desk.order(state, kind, subject, option, value, whom, organisation, by)
        self._take()
        return refusal

    def edit(self, table: str, row: tuple[str, ...], field: str, value: float) -> None:
        """Set a quantity by hand. Raises OrderRefused when the world does not take the value."""
        refusal = self._desk.edit(table, row, field, value)
        self._take()
        if refusal is not None:
            raise OrderRefused(refusal)

    # --- looking ------------------------------------------------------------------------------------------------------

    def at(self, table: str, place: int) -> Any:
        """The agent at a place of the states or organisations, None for -1."""
        agents: list = self._state_at if table == "states" else self._organisation_at
        return agents[place] if place >= 0 else None

    def one(self, table: str, named: Any) -> Any:
        """The agent for an agent or an id; for None the organisation in focus. ValueError for an id that does not exist."""
        if named is None and table == "organisations":
            return self.focus
        if not isinstance(named, str):
            return named
        names = self.names.states if table == "states" else self.names.organisations
        return self.at(table, Place(table, names).of(named))

    def state(self, code: str) -> State:
        """The state of an id."""
        return self.one("states", code)

    def organisation(self, code: str) -> Organisation:
        """The organisation of an id."""
        return self.one("organisations", code)

    @property
    def focus(self) -> Organisation:
        """The organisation in focus."""
        return self._organisation_at[int(self.space.world.now["focus"][0])]

    def digest(self) -> str:
        """SHA-256 of the world: equal worlds have equal digests."""
        return self.space.digest()

    def motions(self) -> list[Motion]:
        """The motions before the councils."""
        rows = self.space.world.proposals
        return [motion_seen(rows[place], self.names) for place in np.flatnonzero(rows["stage"] == kinds.PROPOSAL_OPEN)]

    def crises(self) -> list[Crisis]:
        """The crises that are open."""
        rows = self.space.world.crises
        return [crisis_seen(rows[place], self.names) for place in np.flatnonzero(rows["stage"] == kinds.CRISIS_OPEN)]

    # --- keeping ------------------------------------------------------------------------------------------------------

    def __getstate__(self) -> dict[str, Any]:
        """What is kept of the model: the bytes of its world in place of the views."""
        kept = self.__dict__.copy()
        for part in ("_run", "space", "names", "_desk"):
            del kept[part]
        kept["_kept"] = self.space.content()
        return kept

    def __setstate__(self, kept: dict[str, Any]) -> None:
        """Lay the world over its bytes again."""
        content = kept.pop("_kept")
        self.__dict__.update(kept)
        self._run = Run(self.start, self.seed_used)
        self._run.space.take(content)
        self._sit_down()


def last_day_of(until: datetime.date | str | None, run: Run) -> int:
    """The last day to be lived. Raises ValueError for one outside the scenario's span."""
    if until is None:
        return run.last_day
    last = datetime.date.fromisoformat(until) if isinstance(until, str) else until
    first, end = datetime.date.fromordinal(run.day), datetime.date.fromordinal(run.last_day)
    if not first <= last <= end:
        raise ValueError(f"the scenario runs from {first} to {end}; {last} is not in it")
    return last.toordinal()


__all__ = ["AllianceModel", "Crisis", "Event", "Motion", "OpenDecision", "OrderRefused", "Policy", "Refusal", "start_of"]
