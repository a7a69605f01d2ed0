"""Effects that open, end or change crises, or bring an arbiter or peacekeepers in."""

from sim.script.machine import open_crisis_of
from sim.script.opcodes import (
    ASK_MANDATE,
    CEASEFIRE,
    CRISIS,
    DELIMITED,
    END_CRISIS,
    INTENSIFY,
    MANDATE,
    ON_TERRITORY,
    SELF_INFLICTED,
    YES_OR_NO,
)
from sim.words import kinds
from sim.words.arithmetic import share
from sim.words.jit import rule
from sim.world.chronicle import tell
from sim.world.luck import L_CODING, luck, occasion_of
from sim.world.pools import end_crisis, open_crisis, open_decision, open_proposal
from sim.world.questions import in_force


@rule
def change_crises(world, setting, place, event):
    """crisis: opens one. The others act on every open crisis of the event that they name."""
    step = setting.instructions[place]
    if step.op == CRISIS:
        begin_crisis(world, setting, place, event)
        return
    if step.op == CEASEFIRE:
        cease_fire(world, step.a, step.b)
        return
    of_event = step.a
    if step.op > MANDATE:
        of_event = step.b
    slot = open_crisis_of(world, of_event, 0)
    while slot >= 0:
        if step.op == ASK_MANDATE:
            ask_for_mandate(world, step, slot)
        else:
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
    if slot >= 0:
        world.events[event].crisis = world.crises[slot].serial
        if more.b & SELF_INFLICTED:
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


@rule
def cease_fire(world, first, second):
    """ceasefire: every open aggression and border clash between two states ends, by whatever outside agreement."""
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        fought = crisis.kind == kinds.AGGRESSION or crisis.kind == kinds.BORDER_CLASH
        if crisis.serial > 0 and crisis.stage == kinds.CRISIS_OPEN and fought:
            if (crisis.target == first and crisis.aggressor == second) or (
                crisis.target == second and crisis.aggressor == first
            ):
                tell(world, kinds.E_CEASEFIRE, crisis.aggressor, crisis.target, -1, crisis.serial, crisis.kind, crisis.intensity)
                end_crisis(world, slot)


@rule
def ask_for_mandate(world, step, slot):
    """ask_mandate: the arbiter's members vote; what they grant is then offered by the organisation that would act."""
    arbiter, acting, instrument = step.a, step.c, int(step.x)
    crisis = world.crises[slot]
    if not in_force(world, arbiter) or not in_force(world, acting) or crisis.mandated == 1:
        return
    if crisis.organisation < 0:
        crisis.organisation = acting
    if crisis.organisation != acting or arbiter == acting:
        return
    deadline = world.now[0].day + max(1, int(world.charters[arbiter].consideration_days))
    occasion = occasion_of(crisis.occasion, instrument + len(kinds.INSTRUMENTS), crisis.appeals)
    open_proposal(
        world, arbiter, kinds.USE_OF_FORCE, instrument, instrument, crisis.serial, crisis.target,
        world.organisations[acting].chair, -1, 0.0, deadline, occasion, crisis.appeals,
    )  # fmt: skip
