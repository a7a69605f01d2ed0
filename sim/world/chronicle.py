"""The chronicle and the fault: how a rule says what happened. Both live in the world, so a save loses neither."""

from sim.words import kinds
from sim.words.jit import rule

MARGIN = 96
"""Free places that the ring must have before a day begins; a caller drains it when fewer are left. A day writes fewer."""


@rule
def tell(world, kind, who, whom, organisation, subject, detail, value):
    """Write an event. The ring never overwrites what was not drained: that would be a fault."""
    now = world.now[0]
    size = world.chronicle.shape[0]
    if now.chronicle_written - now.chronicle_drained >= size:
        fail(world, kinds.CHRONICLE_OVERRUN)
        return
    event = world.chronicle[now.chronicle_written % size]
    now.chronicle_written += 1
    event.serial = now.chronicle_written
    event.day = now.day
    event.kind = kind
    event.who = who
    event.whom = whom
    event.organisation = organisation
    event.subject = subject
    event.detail = detail
    event.value = value


@rule
def fail(world, fault):
    """Mark the run as failed; the first fault is kept."""
    now = world.now[0]
    if now.fault == kinds.NO_FAULT:
        now.fault = fault
        now.fault_day = now.day


@rule
def new_serial(world):
    """A number that was never given to anything in this run."""
    now = world.now[0]
    serial = now.next_serial
    now.next_serial += 1
    return serial


@rule
def wake_by(world, day):
    """See to it that the clock stops on a day."""
    now = world.now[0]
    if day < now.wake:
        now.wake = day


@rule
def must_drain(world):
    """True when the caller has to drain the rings before another day may begin."""
    now = world.now[0]
    room = world.chronicle.shape[0] - (now.chronicle_written - now.chronicle_drained)
    rulings_room = world.rulings.shape[0] - (now.rulings_written - now.rulings_drained)
    return room < MARGIN or rulings_room < world.proposals.shape[0]
