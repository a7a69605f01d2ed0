"""What the engine is measured against: the same alliance as an ordinary Mesa model of objects.

One step is a week. States, disputes, crises and councils are objects with attributes; relations are a dictionary per state.
What is needed often is kept at hand, the order of agents is fixed (no shuffling), nothing is logged and nothing collected:
written as one would write it with care in Mesa, and lighter than the engine, which lives days and has a law of seventeen
articles, forces on the move and a chronicle. States, weeks, crises and votes are those of a run of the real timeline: the
agenda is given.
"""

import math
from dataclasses import dataclass, field
from typing import NamedTuple

import mesa

WEEKS_IN_MONTH = 52.1775 / 12.0
WEEKS_IN_YEAR = 52.1775


class DatedCrisis(NamedTuple):
    """A crisis of the agenda: the week in which it begins, who is hit, by whom, how hard."""

    week: int
    target: int
    aggressor: int
    intensity: float
    external: float


class DatedMotion(NamedTuple):
    """A motion of the agenda: the week of the vote, whom it would help, how much it asks, who votes."""

    week: int
    target: int
    aggressor: int
    weight: float
    voters: tuple[int, ...]


class Agenda(NamedTuple):
    """What happens from outside in a run."""

    states: tuple[str, ...]
    members: tuple[int, ...]
    leading: int
    disputes: tuple[tuple[int, int], ...]
    weeks: int
    crises: tuple[DatedCrisis, ...]
    motions: tuple[DatedMotion, ...]


@dataclass
class Relation:
    """What one state has with another."""

    affinity: float = 0.2
    documented: float = 0.2
    dependence: float = 0.1
    grievance: float = 0.0
    debt: float = 0.0
    pressure: float = 0.0
    threat: float = 0.1
    distance: float = 2000.0


@dataclass
class Vote:
    """One state's vote."""

    choice: str
    probability: float
    terms: dict[str, float]


class State(mesa.Agent):
    """A state with its weekly and monthly life and its vote."""

    def __init__(self, model: "Alliance", code: str, member: bool) -> None:
        super().__init__(model)
        self.code = code
        self.member = member
        self.stability = 0.6
        self.readiness = 0.4
        self.opinion = 0.5
        self.grievance = 0.0
        self.legitimacy = 0.5
        self.protest = 0.1
        self.engaged = 0.0
        self.boldness = 0.0
        self.democracy = 0.4
        self.forces = 50_000.0
        self.influence = 50.0
        self.treasury = 500.0
        self.relations: dict[State, Relation] = {}

    def live_week(self) -> None:
        """Opinion, stability, readiness and their kin come back to rest."""
        self.stability += 0.01 * (0.6 - self.stability) - 0.002 * self.protest
        self.protest += 0.1 * (0.1 - self.protest)
        self.readiness += 0.02 * (0.4 - 0.5 * self.engaged - self.readiness)
        self.opinion += 0.01 * (0.5 - self.opinion) - 0.001 * self.grievance
        self.legitimacy += 0.01 * (0.5 - self.legitimacy)
        self.engaged *= 0.995
        self.grievance *= 0.997
        self.boldness *= 0.993

    def live_month(self) -> None:
        """Relations drift back to what is documented, pressure fades, fear follows strength and enmity."""
        for other, relation in self.relations.items():
            relation.affinity += 0.02 * (relation.documented - relation.affinity)
            relation.grievance *= 0.98
            relation.debt *= 0.98
            relation.pressure *= 0.8
            ratio = other.forces / (self.forces + other.forces)
            fear = ratio * max(0.0, -relation.affinity) * 2000.0 / (2000.0 + relation.distance)
            relation.threat += 0.2 * (fear - relation.threat)
        self.influence = min(100.0, self.influence + 1.0)
        self.treasury += 4.0

    def consider_leaving(self) -> bool:
        """A member whose ties have worn thin may leave; in the agenda nobody does, so only the dice are thrown."""
        leader = self.model.leader
        tie = 3.0 * self.opinion - 4.0 * self.grievance
        if leader is not self:
            relation = self.relations[leader]
            tie += 3.0 * relation.affinity + 3.0 * relation.dependence - 2.0 * relation.grievance
        rate = 0.03 * math.exp(-1.3 * tie)
        return self.rng.random() < 1.0 - math.exp(-rate / 12.0)

    def vote(self, motion: DatedMotion, crisis_aggressor: "State | None", target: "State") -> Vote:
        """A random-utility logit of twelve named terms."""
        leader = self.model.leader
        weight = motion.weight
        towards = self.relations.get(target)
        against = self.relations.get(crisis_aggressor) if crisis_aggressor is not None else None
        lead = self.relations.get(leader)
        terms = {
            "habit": 2.6 - 1.6 * weight,
            "solidarity": 1.6 * towards.affinity if towards else 6.0,
            "shared_threat": 1.5 * against.threat if against else 0.0,
            "patrons_pull": 2.2 * lead.dependence * max(0.0, lead.affinity) if lead else 0.0,
            "ties_to_aggressor": -3.4 * max(0.0, against.affinity) * weight if against else 0.0,
            "sovereignty": -2.2 * weight * (1.0 - self.democracy),
            "cost": -0.9 * weight * (towards.distance if towards else 0.0) / 2500.0,
            "overstretch": -2.0 * self.engaged * weight,
            "opinion": 1.5 * (self.opinion - 0.5),
            "legality": 0.9 if crisis_aggressor is not None else -0.9,
            "credibility": 1.2 * self.model.credibility,
            "reciprocity": (1.4 * towards.debt - 1.6 * towards.grievance) if towards else 0.0,
        }
        utility = sum(terms.values())
        probability = 1.0 / (1.0 + math.exp(-utility))
        u = self.rng.random()
        if u < probability:
            return Vote("yes", probability, terms)
        return Vote("abstain" if u < 1.0 / (1.0 + math.exp(-utility - 1.1)) else "no", probability, terms)


@dataclass
class Dispute:
    """A quarrel over a border, from which clashes are drawn."""

    first: State
    second: State
    tension: float = 0.3
    severity: float = 1.0

    def live_week(self, alliance: "Alliance") -> None:
        """Tension falls; a clash may break out, deterred by the alliance's credibility."""
        self.tension += 0.003 * (0.15 - self.tension)
        strength = math.log((1.0 + self.first.forces) / (1.0 + self.second.forces))
        rate = 0.1 * self.severity * (0.5 + self.tension) * math.exp(0.5 * max(-2.0, min(2.0, strength)))
        rate *= 1.0 - 0.6 * alliance.credibility
        if alliance.rng.random() < 1.0 - math.exp(-rate / WEEKS_IN_YEAR):
            self.tension = min(1.0, self.tension + 0.3)
            self.first.relations[self.second].grievance += 0.02
            self.second.relations[self.first].grievance += 0.02


@dataclass
class Crisis:
    """A crisis that runs its course."""

    target: State
    aggressor: State | None
    intensity: float
    external: float
    weeks: int = 0

    def unfold(self) -> bool:
        """One week; True while it lasts."""
        self.weeks += 1
        self.intensity *= 0.9
        self.target.stability = max(0.0, self.target.stability - 0.01 * self.intensity)
        self.target.protest = min(1.0, self.target.protest + 0.05 * self.intensity)
        self.target.engaged = min(1.0, self.target.engaged + 0.05 * self.intensity)
        if self.aggressor is not None:
            relation = self.target.relations[self.aggressor]
            relation.grievance = min(1.0, relation.grievance + 0.02 * self.intensity)
            relation.affinity = max(-1.0, relation.affinity - 0.01 * self.intensity)
        return self.intensity > 0.06


@dataclass
class Tally:
    """What a run came to, so that its counts can be held against the engine's."""

    weeks: int = 0
    crises: int = 0
    motions: int = 0
    votes: int = 0
    passed: int = 0
    reasons: list[dict[str, float]] = field(default_factory=list)


class Alliance(mesa.Model):
    """An alliance of objects, a week a step."""

    def __init__(self, agenda: Agenda, rng: int | None = None) -> None:
        super().__init__(rng=rng)
        self.agenda = agenda
        self.week = 0
        self.credibility = 0.5
        self.cohesion = 0.5
        self.tally = Tally()
        self.states = [State(self, code, place in agenda.members) for place, code in enumerate(agenda.states)]
        for state in self.states:
            for other in self.states:
                if other is not state:
                    state.relations[other] = Relation(distance=500.0 * (1 + (state.unique_id + other.unique_id) % 7))
        self.leader = self.states[agenda.leading]
        self.leader.forces = 900_000.0
        self.disputes = [Dispute(self.states[first], self.states[second]) for first, second in agenda.disputes]
        self.open_crises: list[Crisis] = []
        self._crises = by_week(agenda.crises)
        self._motions = by_week(agenda.motions)

    def step(self) -> None:
        """One week."""
        states = self.agents_by_type[State]
        states.do("live_week")
        if int((self.week + 1) / WEEKS_IN_MONTH) > int(self.week / WEEKS_IN_MONTH):
            states.do("live_month")
            states.select(lambda state: state.member).do("consider_leaving")
        for dispute in self.disputes:
            dispute.live_week(self)
        for dated in self._crises.get(self.week, ()):
            self.open_crisis(dated)
        self.open_crises = [crisis for crisis in self.open_crises if crisis.unfold()]
        for motion in self._motions.get(self.week, ()):
            self.hold_council(motion)
        self.credibility += 0.002 * (0.5 - self.credibility)
        self.week += 1
        self.tally.weeks += 1
        self.running = self.week < self.agenda.weeks

    def open_crisis(self, dated: DatedCrisis) -> None:
        """Begin a crisis of the agenda."""
        aggressor = self.states[dated.aggressor] if dated.aggressor >= 0 else None
        self.open_crises.append(Crisis(self.states[dated.target], aggressor, dated.intensity, dated.external))
        self.tally.crises += 1

    def hold_council(self, motion: DatedMotion) -> None:
        """Put a motion to the vote by consensus, and draw the consequences."""
        target = self.states[motion.target]
        aggressor = self.states[motion.aggressor] if motion.aggressor >= 0 else None
        votes = {self.states[place]: self.states[place].vote(motion, aggressor, target) for place in motion.voters}
        choices = [vote.choice for vote in votes.values()]
        passed = "no" not in choices and "yes" in choices
        self.tally.motions += 1
        self.tally.votes += len(choices)
        self.tally.passed += passed
        self.tally.reasons = [vote.terms for vote in votes.values()]
        change = 0.05 if passed else -0.05
        self.credibility = min(1.0, max(0.0, self.credibility + change * motion.weight))
        target.grievance = min(1.0, max(0.0, target.grievance - 2.0 * change))
        for voter, vote in votes.items():
            if voter is not target:
                relation = target.relations[voter]
                relation.debt += 0.05 if vote.choice == "yes" else 0.0
                relation.grievance += 0.05 if vote.choice == "no" else 0.0


def by_week(entries: tuple) -> dict[int, list]:
    """Entries of the agenda by their week."""
    found: dict[int, list] = {}
    for entry in entries:
        found.setdefault(entry.week, []).append(entry)
    return found


def live(agenda: Agenda, seed: int) -> Tally:
    """One whole run."""
    model = Alliance(agenda, rng=seed)
    while model.running:
        model.step()
    return model.tally
