"""The pass over membership and dates: what dated events take for granted of a seat, against the seats by that day."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from sim.lint.finding import CERTAIN
from sim.lint.view import View
from sim.scenario.document import KeyPath
from sim.scenario.review import MEMBERS

GIVES = {"join": "member", "sign": "member", "observer": "observer", "partner": "partner"}
"""Effects that give a seat, and which. A signatory becomes a member by ratifying, so it counts as one."""
ENDS = ("leave", "lapse")
NEEDS = {"sign_force": "state", "exercise": "host", "propose_amendment": "by", "poll": "state"}
"""Effects that only a state with a seat can have, and under which key they name it."""


class Step(NamedTuple):
    """One effect on the seats of a dated event."""

    day: date
    path: KeyPath
    key: str
    body: dict[str, Any]


def seats_by_date(view: View) -> None:
    """Dated events that end a seat which is not there, or need one that is not there yet.

    Governments join and leave by their own decision too: so this is told only of organisations that are not open to
    accession, and only of a state that neither an event nor the first day has given a seat before.
    """
    seats = {
        (name, state): seat.status
        for name, organisation in view.scenario.organisations.items()
        for state, seat in organisation.members.items()
    }
    undated = {seat for step in _steps(view, dated=False) for seat in _given(step)}
    for step in sorted(_steps(view, dated=True), key=lambda step: step.day):
        _judge(view, step, seats, undated)
        for seat in _given(step):
            seats[seat] = GIVES[step.key]
        if step.key in ENDS:
            seats.pop((str(step.body.get("organisation")), str(step.body.get("state"))), None)


def neutral_states_asked(view: View) -> None:
    """A neutral state that is asked to sign or to apply: it never does."""
    for path, mapping in view.of_events:
        if path[-1] not in ("found", "invite"):
            continue
        states = mapping.get("signatories") if path[-1] == "found" else [mapping.get("state")]
        for place, name in enumerate(states if isinstance(states, list) else ()):
            state = view.scenario.states.get(str(name))
            if state is not None and state.neutral:
                where = (*path, "signatories", place) if path[-1] == "found" else (*path, "state")
                view.tell("neutral-member", where, f"{name} is neutral by its own law, so it never agrees", confidence=CERTAIN)


def _judge(view: View, step: Step, seats: dict[tuple[str, str], str], undated: set[tuple[str, str]]) -> None:
    """Tell what is wrong with one step, given the seats by its day."""
    organisation = str(step.body.get("organisation"))
    if _is_open(view, organisation):
        return
    if step.key in ENDS:
        seat = (organisation, str(step.body.get("state")))
        if seat not in seats and seat not in undated:
            message = f"by {step.day} nothing has given {seat[1]} a seat in {organisation}"
            view.tell("no-seat-to-leave", (*step.path, "state"), message)
    elif step.key in NEEDS and step.key != "poll":
        key = NEEDS[step.key]
        seat = (organisation, str(step.body.get(key)))
        if seats.get(seat) not in MEMBERS and seat not in undated:
            message = f"by {step.day} nothing has made {seat[1]} a member of {organisation}"
            view.tell("never-a-member", (*step.path, key), message)


def _is_open(view: View, organisation: str) -> bool:
    """True for an organisation that states may join of their own will."""
    entry = view.scenario.organisations.get(organisation)
    return entry is not None and entry.charter.open_to_accession


def _steps(view: View, *, dated: bool) -> Iterator[Step]:
    """The effects on seats of the events that have a date, or of the others."""
    for name, event in view.scenario.events.items():
        effects = view.written.value(("events", name, "do"))
        if (event.at is not None) != dated or not isinstance(effects, list):
            continue
        for place, effect in enumerate(effects):
            for key, body in effect.items() if isinstance(effect, dict) else ():
                if isinstance(body, dict) and (key in GIVES or key in ENDS or key in NEEDS):
                    yield Step(event.at or date.max, ("events", name, "do", place, key), key, body)


def _given(step: Step) -> list[tuple[str, str]]:
    """The seats that a step gives."""
    if step.key not in GIVES:
        return []
    states = step.body.get("states") or [step.body.get("state")]
    return [(str(step.body.get("organisation")), str(state)) for state in states]
