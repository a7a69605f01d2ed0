"""What is read of a branch, compiled, so that threads that live branches hardly ever need the interpreter lock."""

from sim.words import kinds
from sim.words.arithmetic import ratio
from sim.words.jit import entry, rule
from sim.world.questions import is_member


@rule
def pressed(world, state):
    """The intensity of the worst open crisis of a state, 0 to 1."""
    worst = 0.0
    for slot in range(world.crises.shape[0]):
        crisis = world.crises[slot]
        if crisis.stage == kinds.CRISIS_OPEN and crisis.target == state:
            worst = max(worst, crisis.intensity)
    return worst


@rule
def standing(world, organisation, state):
    """How close the other members of an organisation are to a state, mean affinity, -1 to 1; 0 when there are none."""
    total, others = 0.0, 0
    for member in range(world.states.shape[0]):
        if member != state and is_member(world, organisation, member):
            total += world.pairs[member, state].affinity
            others += 1
    return total / others if others > 0 else 0.0


RESERVE = 25.0
"""Points of influence that cover four votes in doubt: what a government keeps back (parameter `lobby_reserve`)."""
RESERVE_MONEY = 0.0005
"""Money that covers what may come, as a share of the yearly product: what three months bring in (parameter `treasury_share`)."""
INFLUENCE_PART = 0.75
"""How much of a free hand is influence; the rest is money."""
MILLION = 1.0e6


@rule
def at_hand(world, state):
    """How far influence and money cover what may come, 0 to 1: a reserve counts, not what is hoarded beyond it.

    Why: what is spent where it matters is not a loss, and what is never spent no merit; to have none left is.
    """
    record = world.states[state]
    points = min(record.influence / RESERVE, 1.0)
    money = min(ratio(record.treasury * MILLION, RESERVE_MONEY * record.gdp), 1.0)
    return INFLUENCE_PART * points + (1.0 - INFLUENCE_PART) * money


@entry
def note_states(world, row):
    """Write what objectives look at for each state: pressed, then standing, then at hand."""
    count = world.states.shape[0]
    for state in range(count):
        row[state] = pressed(world, state)
        row[count + state] = standing(world, world.now[0].focus, state)
        row[2 * count + state] = at_hand(world, state)


@entry
def note(world, row, told):
    """Write today's measures into a row (the order of `sim.game.measures`), and count and free what the rings hold.

    `told[kind of event, state]` grows by one for each event; the last state is nobody.
    """
    focus, at = world.now[0].focus, 0
    count, groups = world.states.shape[0], world.organisations.shape[0]
    for state in range(count):
        record, seat = world.states[state], world.seats[focus, state]
        row[at + state] = record.stability
        row[at + count + state] = record.readiness
        row[at + 2 * count + state] = record.influence
        row[at + 3 * count + state] = record.treasury
        row[at + 4 * count + state] = record.legitimacy
        row[at + 5 * count + state] = record.troops_abroad
        row[at + 6 * count + state] = record.reputation
        row[at + 7 * count + state] = pressed(world, state)
        row[at + 8 * count + state] = standing(world, focus, state)
        row[at + 9 * count + state] = at_hand(world, state)
        row[at + 10 * count + state] = seat.opinion
        row[at + 11 * count + state] = seat.grievance
        row[at + 12 * count + state] = float(seat.status)
    at += 13 * count
    for group in range(groups):
        record = world.organisations[group]
        row[at + group] = record.credibility
        row[at + groups + group] = record.cohesion
        row[at + 2 * groups + group] = record.interoperability
    at += 3 * groups
    members, crises, tension = 0.0, 0.0, 0.0
    for state in range(count):
        if is_member(world, focus, state):
            members += 1.0
    for slot in range(world.crises.shape[0]):
        if world.crises[slot].stage == kinds.CRISIS_OPEN:
            crises += 1.0
    for place in range(world.disputes.shape[0]):
        tension = max(tension, world.disputes[place].tension)
    row[at] = members
    row[at + 1] = crises
    row[at + 2] = tension
    now, size = world.now[0], world.chronicle.shape[0]
    while now.chronicle_drained < now.chronicle_written:
        event = world.chronicle[now.chronicle_drained % size]
        told[event.kind, event.who if event.who >= 0 else count] += 1
        now.chronicle_drained += 1
    now.rulings_drained = now.rulings_written
