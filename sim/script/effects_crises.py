"""Effects that open, end or change crises, or bring an arbiter or peacekeepers in."""

from sim.script.machine import open_crisis_of
from sim.script.opcodes import CRISIS, DELIMITED, END_CRISIS, INTENSIFY, MANDATE, ON_TERRITORY, SELF_INFLICTED, YES_OR_NO
from sim.words import kinds
from sim.words.arithmetic import share
from sim.words.jit import rule
from sim.world.chronicle import tell
from sim.world.luck import L_CODING, luck, occasion_of
from sim.world.pools import end_crisis, open_crisis, open_decision
from sim.world.questions import in_force


@rule
def change_crises(world, setting, place, event):
    """crisis: opens one. The others act on every open crisis of the event that they name."""
    step = setting.instructions[place]
    if step.op == CRISIS:
        begin_crisis(world, setting, place, event)
        return
    of_event = step.a
    if step.op > MANDATE:
        of_event = step.b
    slot = open_crisis_of(world, of_event, 0)
    while slot >= 0:
        change_crisis(world, step, slot)
        slot = open_crisis_of(world, of_event, slot + 1)


@rule
def begin_crisis(world, setting, place, event):
    """crisis: the exogenous fact of who did what to whom. Nothing happens where one of them does not exist yet."""
    step, more = setting.instructions[place], setting.instructions[place + 1]
    aggressor_absent = step.c >= 0 and world.states[step.c].present == 0
    if world.states[step.b].present == 0 or aggressor_absent:
        return
    number = setting.script[event].number
    intensity = step.x
    if world.now[0].uncertain == 1:
        low, high = setting.instructions[place + 2].x, setting.instructions[place + 2].y
        intensity = low + (high - low) * luck(world.now[0].seed, L_CODING, number, number, more.c)
    territory = 1 if more.b & ON_TERRITORY else 0
    delimited = 1 if more.b & DELIMITED else 0
    occasion = occasion_of(number, more.c, world.events[event].fired)
    slot = open_crisis(
        world, step.a, step.b, step.c, intensity, more.x, more.y, territory, delimited, more.a, step.y, event, -1, occasion
    )
    if slot >= 0 and more.b & SELF_INFLICTED:
        world.crises[slot].self_inflicted = 1


@rule
def change_crisis(world, step, slot):
    """end_crisis, intensify, mandate and offer_peacekeepers for one open crisis."""
    crisis = world.crises[slot]
    if step.op == END_CRISIS:
        end_crisis(world, slot)
    elif step.op == INTENSIFY:
        crisis.intensity = share(crisis.intensity + step.x)
        crisis.peak = max(crisis.peak, crisis.intensity)
    elif step.op == MANDATE:
        crisis.mandated = 1
        tell(world, kinds.E_MANDATE_GRANTED, crisis.target, crisis.aggressor, step.b, crisis.serial, 0, 0.0)
    elif in_force(world, step.a):
        offer_peacekeepers(world, step.a, slot)


@rule
def offer_peacekeepers(world, organisation, slot):
    """offer_peacekeepers: the host is asked by tomorrow; after its yes, law and council decide."""
    crisis = world.crises[slot]
    tomorrow = world.now[0].day + 1
    place = open_decision(world, crisis.target, kinds.CONSENT, crisis.serial, organisation, tomorrow, YES_OR_NO)
    if place >= 0:
        world.decisions[place].whom = world.organisations[organisation].leading
