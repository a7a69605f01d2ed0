"""A decision explained: who voted how, each with its chance and its terms, the article that decided, and what would flip it."""

from typing import NamedTuple

import numpy as np

from sim.report.chronicle import state_or
from sim.report.names import date_text, spoken
from sim.run import Ruling
from sim.scenario.names import Names
from sim.words import kinds


class VoteReason(NamedTuple):
    """One member's vote with its reasons, in logits."""

    state: str
    choice: str
    chosen_by: str
    probability: float
    utility: float
    terms: tuple[tuple[str, float], ...]
    flip: str


def terms_of(vote: np.record) -> tuple[tuple[str, float], ...]:
    """The named terms of a vote, strongest first."""
    pairs = [(spoken(name), float(vote[f"term_{name}"])) for name in kinds.VOTE_TERMS]
    return tuple(sorted(pairs, key=lambda pair: -abs(pair[1])))


def flip_of(vote: np.record) -> str:
    """The one motive, habit apart, whose smallest change would bring even odds: the strongest that pulls the vote's own way."""
    utility = float(vote["utility"])
    same_way = [(name, value) for name, value in terms_of(vote) if name != "habit" and value * utility > 0.0]
    if not same_way:
        return "no single motive decides"
    name, value = same_way[0]
    return f"even odds with {name} at {value - utility:+.2f} instead of {value:+.2f}"


def reasons(ruling: Ruling, names: Names) -> list[VoteReason]:
    """The votes of a ruling, the doubtful first."""
    found = []
    for place, vote in enumerate(ruling.votes):
        if int(vote["choice"]) != kinds.NO_CHOICE:
            found.append(
                VoteReason(
                    names.states[place],
                    kinds.CHOICES[int(vote["choice"])],
                    kinds.DECIDERS[int(vote["chosen_by"])],
                    float(vote["probability"]),
                    float(vote["utility"]),
                    terms_of(vote),
                    flip_of(vote),
                )
            )
    return sorted(found, key=lambda reason: reason.probability)


def headline(ruling: Ruling, names: Names, article_label: str) -> str:
    """One line: when, where, on what occasion and for whom if any, what, and how it ended."""
    r = ruling.ruling
    event = ""  # a move in membership, an amendment or a base answers no crisis
    if r.event >= 0 or r.crisis_kind > 0:
        event = (names.events[int(r.event)] if r.event >= 0 else spoken(kinds.CRISIS_KINDS[int(r.crisis_kind)])) + ": "
    what = spoken(kinds.INSTRUMENTS[int(r.instrument)]) if r.instrument > 0 else spoken(kinds.MATTERS[int(r.matter)])
    target = f" for {state_or(names, r.target)}" if r.target >= 0 else ""
    if r.reason > 0:
        end = f"inadmissible: {kinds.REASONS[int(r.reason)]}"
    else:
        end = f"{spoken(kinds.VERDICTS[int(r.verdict)])} ({r.yes} yes, {r.no} no, {r.abstain} abstain, {r.absent} absent)"
    where = names.organisations[int(r.organisation)]
    return f"{date_text(r.day)}  {where}  {event}{what}{target} - {end} [{article_label}]"


def as_values(ruling: Ruling, names: Names, article_label: str) -> dict[str, object]:
    """A ruling as plain values, for JSON."""
    r = ruling.ruling
    return {
        "serial": int(r.serial),
        "date": date_text(r.day),
        "organisation": names.organisations[int(r.organisation)],
        "event": names.events[int(r.event)] if r.event >= 0 else None,
        "target": names.states[int(r.target)] if r.target >= 0 else None,
        "matter": kinds.MATTERS[int(r.matter)],
        "asked": kinds.INSTRUMENTS[int(r.sought)],
        "instrument": kinds.INSTRUMENTS[int(r.instrument)],
        "verdict": kinds.VERDICTS[int(r.verdict)],
        "reason": kinds.REASONS[int(r.reason)],
        "article": article_label,
        "votes": [reason._asdict() | {"terms": dict(reason.terms)} for reason in reasons(ruling, names)],
    }
