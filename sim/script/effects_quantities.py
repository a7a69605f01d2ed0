"""Effects that shift or set a quantity of a state, a pair, a seat, an organisation or the author's own."""

from sim.script import opcodes
from sim.script.machine import quantity
from sim.words.arithmetic import clamp
from sim.words.jit import rule
from sim.world.seats import let_fade


@rule
def change_quantity(world, step):
    """shift, set: a quantity changes by an amount or takes a value, held in its range."""
    wanted = step.x
    if step.op != opcodes.SET:
        wanted = quantity(world, step.c, step.a, step.b) + step.x
    held = clamp(wanted, opcodes.LOWEST[step.c], opcodes.HIGHEST[step.c])
    if step.c <= opcodes.DEBT:
        write_pair(world, step.c, step.a, step.b, held)
    elif step.c <= opcodes.TREASURY:
        write_state(world.states[step.a], step.c, held)
    elif step.c < opcodes.CREDIBILITY:
        write_seat(world.seats[step.b, step.a], step.c, held)
    elif step.c <= opcodes.ARMS_DISCOUNT:
        write_organisation(world.organisations[step.a], step.c, held)
    elif step.c <= opcodes.A_FLAG:
        world.variables[step.a].value = held


@rule
def write_pair(world, which, first, second, value):
    """Write a quantity of a pair; affinity is the same both ways."""
    pair = world.pairs[first, second]
    if which == opcodes.AFFINITY:
        pair.affinity = value
        world.pairs[second, first].affinity = value
    elif which == opcodes.DEPENDENCE:
        pair.dependence = value
    elif which == opcodes.GRIEVANCE:
        pair.grievance = value
    else:
        pair.debt = value
    let_fade(world, first, second)


@rule
def write_state(state, which, value):
    """Write a quantity of a state."""
    if which == opcodes.STABILITY:
        state.stability = value
    elif which == opcodes.READINESS:
        state.readiness = value
    elif which == opcodes.LEGITIMACY:
        state.legitimacy = value
    elif which == opcodes.ENGAGED:
        state.engaged = value
    elif which == opcodes.BOLDNESS:
        state.boldness = value
    else:
        state.treasury = value


@rule
def write_seat(seat, which, value):
    """Write a quantity of a state's seat in an organisation."""
    if which == opcodes.OPINION:
        seat.opinion = value
    else:
        seat.grievance = value


@rule
def write_organisation(organisation, which, value):
    """Write a quantity of an organisation."""
    if which == opcodes.CREDIBILITY:
        organisation.credibility = value
    elif which == opcodes.COHESION:
        organisation.cohesion = value
    elif which == opcodes.INTEROPERABILITY:
        organisation.interoperability = value
    elif which == opcodes.CHANNEL:
        organisation.channel = value
    elif which == opcodes.AIR_DEFENCE:
        organisation.air_defence = value
    else:
        organisation.arms_discount = value
