"""The log of rulings: what was asked, what the law or the council said, and by which article."""

from sim.words import kinds
from sim.words.jit import rule
from sim.world.chronicle import fail


@rule
def write_ruling(world, organisation, matter, slot, target, sought, instrument, serial, asked_on):
    """Begin a row of the log and return its place, -1 (and a fault) when the ring is full; `slot` is a crisis or -1.

    A new row has no verdict, no reason and no votes, and is not the last on its matter.
    """
    now = world.now[0]
    size = world.rulings.shape[0]
    if now.rulings_written - now.rulings_drained >= size:
        fail(world, kinds.RULINGS_OVERRUN)
        return -1
    row = now.rulings_written % size
    now.rulings_written += 1
    ruling = world.rulings[row]
    ruling.serial = serial
    ruling.day = now.day
    ruling.organisation = organisation
    ruling.matter = matter
    ruling.event = -1
    ruling.crisis_kind = kinds.NO_CRISIS
    ruling.target = target
    ruling.aggressor = -1
    ruling.sought = sought
    ruling.instrument = instrument
    ruling.crisis = 0
    ruling.asked_on = asked_on
    give_answer(world, row, kinds.NO_VERDICT, kinds.NO_REASON, 0, 0, 0)
    count(world, row, 0, 0, 0, 0, 0)
    if slot >= 0:
        crisis = world.crises[slot]
        ruling.event = crisis.event
        ruling.crisis_kind = crisis.kind
        ruling.aggressor = crisis.aggressor
        ruling.crisis = crisis.serial
    for state in range(world.states.shape[0]):
        world.ruling_votes[row, state].choice = kinds.NO_CHOICE
    return row


@rule
def give_answer(world, row, verdict, reason, article, attempt, last):
    """Write what the answer was, and whether it is the last on its matter."""
    ruling = world.rulings[row]
    ruling.verdict = verdict
    ruling.reason = reason
    ruling.article = article
    ruling.attempt = attempt
    ruling.last = last


@rule
def count(world, row, yes, no, abstain, absent, barred):
    """Write the count of votes."""
    ruling = world.rulings[row]
    ruling.yes = yes
    ruling.no = no
    ruling.abstain = abstain
    ruling.absent = absent
    ruling.barred = barred


@rule
def keep_votes(world, row, slot):
    """Copy the votes of a motion, with their reasons, into the log."""
    for state in range(world.states.shape[0]):
        world.ruling_votes[row, state] = world.votes[slot, state]
