"""A pending motion read for a screen: the rule in force, what each member intends and why, and the chance that it passes.

Read in a fork by the compiled judgement and the compiled count. The chances are those of the judgement's own dice, dealt
with a key of this reading: nobody learns how the game's dice lie.
"""

from datetime import date
from typing import NamedTuple

import numpy as np

from sim.charter.articles import CHARTER_7, CHARTER_12, label_of
from sim.edits import Refusal
from sim.game import council_rules
from sim.purse import crisis_place, motion_place
from sim.report.names import spoken
from sim.scenario.names import Names
from sim.words import kinds
from sim.words.arithmetic import logistic
from sim.words.figures import percent
from sim.words.jit import call
from sim.world.buffer import Space
from sim.world.layout import Setting

DRAWS = 2000
"""How often the votes are dealt for a chance: its standard error is at most 1.1 points."""
KEY = np.uint64(0x41525449434C4534)
"""The key of the dice of readings."""
NO_VOTE = -1


class RuleInForce(NamedTuple):
    """How a council decides on a matter today: the procedure as numbers and as a sentence, and its article."""

    rule: str
    article: str
    text: str
    majority: float
    quorum: float
    limited_format: bool


class Voter(NamedTuple):
    """A member before a vote. `terms` are in logits, strongest first; `barred` says why it has no vote.

    `intends` is the likeliest choice; `chosen` the choice of a government that has already answered, else None.
    """

    state: str
    yes: float
    abstain: float
    no: float
    intends: str
    chosen: str | None
    utility: float
    terms: tuple[tuple[str, float], ...]
    lobbied: float
    barred: Refusal | None


class MotionReading(NamedTuple):
    """All that is known of a motion before it is voted on. `chance` is that of its passing, 0 to 1."""

    serial: int
    organisation: str
    matter: str
    instrument: str
    sought: str
    target: str | None
    proposer: str | None
    crisis: int
    burden: float
    clause: int | None
    value: float
    opened: date
    deadline: date
    rule: RuleInForce
    refusal: Refusal | None
    voters: tuple[Voter, ...]
    chance: float


class Reading:
    """A motion read in a fork of a world: the fork, the motion's place, and who has no vote."""

    def __init__(self, space: Space, setting: Setting, serial: int) -> None:
        """Fork and read. ValueError when no such motion is pending."""
        place = motion_place(space, serial)
        if place < 0:
            raise ValueError(f"there is no pending motion {serial}")
        self.space, self.setting, self.slot = space.fork(), setting, place
        world = self.space.world
        self.proposal = world.proposals[place]
        self.crisis = crisis_place(space, int(self.proposal.crisis))
        self.bars = np.zeros((world.states.shape[0], 2), np.int64)
        council_rules.read_motion(world, setting, place, self.bars)
        self.fixed = self._answers()
        reason, article = council_rules.law_on_motion(world, setting, place, self.crisis)
        self.reason, self.article = int(reason), int(article)

    def _answers(self) -> np.ndarray:
        """The choices that governments have already made on the motion, 0 where none."""
        rows = self.space.world.decisions
        fixed = np.zeros(self.space.world.states.shape[0], np.int64)
        mine = (rows["serial"] > 0) & (rows["kind"] == kinds.VOTE) & (rows["subject"] == self.proposal.serial)
        mine &= rows["option"] > 0
        fixed[rows["state"][mine]] = rows["option"][mine]
        return fixed

    def chance(self, if_chosen: dict[int, int] | None = None, draws: int = DRAWS) -> float:
        """The chance that it passes, 0 to 1; `if_chosen` gives places of states a choice (`kinds.CHOICES`)."""
        if self.reason != kinds.NO_REASON:
            return 0.0
        fixed = self.fixed.copy()
        for state, choice in (if_chosen or {}).items():
            fixed[state] = choice
        counts = np.zeros(len(kinds.VERDICTS), np.int64)
        world = self.space.world
        council_rules.deal_often(world, self.setting, self.slot, KEY, draws, self.bars, fixed, counts)
        return float(counts[kinds.ADOPTED] + counts[kinds.ADOPTED_LIMITED]) / draws

    def votes(self) -> list[int]:
        """The places of the states that have a vote."""
        return [int(state) for state in np.flatnonzero((self.bars[:, 1] >= 0) & (self.bars[:, 0] == kinds.NO_REASON))]


def read(space: Space, setting: Setting, names: Names, serial: int) -> MotionReading:
    """A pending motion as it stands this morning. ValueError when there is none of that serial."""
    reading = Reading(space, setting, serial)
    row, world = reading.proposal, reading.space.world
    states = (*names.states, None)
    clause = int(row.subject) if int(row.matter) == kinds.AMENDMENT else None
    return MotionReading(
        int(row.serial), names.organisations[int(row.organisation)], kinds.MATTERS[int(row.matter)],
        kinds.INSTRUMENTS[int(row.instrument)], kinds.INSTRUMENTS[int(row.sought)], states[int(row.target)],
        states[int(row.proposer)], int(row.crisis), float(row.burden), clause, float(row.value),
        date.fromordinal(int(row.opened)), date.fromordinal(int(row.deadline)),
        rule_in_force(space, int(row.organisation), int(row.matter), names), refusal_of(reading),
        tuple(voter(reading, state, names, setting) for state in range(world.states.shape[0]) if reading.bars[state, 1] >= 0),
        reading.chance(),
    )  # fmt: skip


def refusal_of(reading: Reading) -> Refusal | None:
    """Why the law would refuse the motion today."""
    if reading.reason == kinds.NO_REASON:
        return None
    if reading.article < 0:
        return Refusal(None, "the crisis has ended: the motion is withdrawn")
    return Refusal(label_of(reading.article), kinds.REASONS[reading.reason])


def voter(reading: Reading, state: int, names: Names, setting: Setting) -> Voter:
    """One member before the vote."""
    vote = reading.space.world.votes[reading.slot, state]
    utility = float(vote.utility)
    band = float(setting.parameters["vote_abstain_band"][0])
    yes = float(vote.probability)
    abstain = float(call(logistic, utility + band)) - yes  # type: ignore[arg-type]
    shares = {"yes": yes, "abstain": abstain, "no": 1.0 - yes - abstain}
    reason, article = (int(value) for value in reading.bars[state])
    barred = Refusal(label_of(article), kinds.REASONS[reason]) if reason else None
    chosen = int(reading.fixed[state])
    if barred is not None or int(vote.choice) == kinds.ABSENT:
        intends = "barred" if barred is not None else "absent"
    else:
        intends = max(shares, key=lambda name: shares[name])
    terms = [(spoken(name), float(vote[f"term_{name}"])) for name in kinds.VOTE_TERMS]
    return Voter(
        names.states[state], yes, abstain, shares["no"], intends, kinds.CHOICES[chosen] if chosen else None, utility,
        tuple(sorted(terms, key=lambda term: -abs(term[1]))), float(vote.lobbied), barred,
    )  # fmt: skip


SENTENCES = (
    "consensus: it passes when nobody objects",
    "unanimity: every member has to say yes",
    "simple majority: more than {majority} of what counts must be yes",
    "qualified majority: at least {majority} of what counts must be yes",
    "weighted majority: at least {majority} of the weight that counts must be yes",
)
"""The rules of decision (`kinds.DECISION_RULES`) in a sentence."""


def rule_in_force(space: Space, organisation: int, matter: int, names: Names) -> RuleInForce:
    """How a council decides on a matter today, with the article that says so."""
    row = space.world.procedures[organisation, matter]
    consent = matter == kinds.FOREIGN_BASE and int(space.world.charters["base_consent"][organisation]) == 1
    parts = [SENTENCES[int(row.rule)].format(majority=percent(float(row.majority)))]
    if consent:
        parts = ["consent of all: one objection blocks a foreign base"]
    if float(row.quorum) > 0.0:
        parts.append(f"{percent(float(row.quorum))} of the votes must be present")
    if int(row.limited_format) == 1 and not consent:
        parts.append("if nobody objects, those who say yes may go ahead alone")
    if int(row.absence_blocks) == 1:
        parts.append("who is absent counts as objecting")
    if int(row.abstention_counts) == 1:
        parts.append("abstentions count in the base")
    if int(row.parties_vote) == 0:
        parts.append("parties to the dispute do not vote")
    if int(row.veto) >= 0:
        parts.append(f"{names.text('states', int(row.veto))} has a veto")
    rule = kinds.DECISION_RULES[int(row.rule)]
    article = label_of(CHARTER_7 if consent else CHARTER_12)
    return RuleInForce(rule, article, "; ".join(parts), float(row.majority), float(row.quorum), bool(row.limited_format))
