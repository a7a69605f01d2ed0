"""What is read of a branch, compiled, so that threads that live branches hardly ever need the interpreter lock."""

from sim.words import kinds
from sim.words.jit import entry
from sim.world.questions import is_member


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
        row[at + 6 * count + state] = seat.opinion
        row[at + 7 * count + state] = seat.grievance
        row[at + 8 * count + state] = float(seat.status)
    at += 9 * count
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
    row[at], row[at + 1], row[at + 2] = members, crises, tension
    now, size = world.now[0], world.chronicle.shape[0]
    while now.chronicle_drained < now.chronicle_written:
        event = world.chronicle[now.chronicle_drained % size]
        told[event.kind, event.who if event.who >= 0 else count] += 1
        now.chronicle_drained += 1
    now.rulings_drained = now.rulings_written
