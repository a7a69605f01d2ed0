"""Carrying out the effects of an event, one after another."""

from sim.script.effects_crises import change_crises
from sim.script.effects_diplomacy import act_abroad
from sim.script.effects_organisations import change_organisation
from sim.script.effects_quantities import change_quantity
from sim.script.effects_seats import change_seat
from sim.script.effects_stage import change_stage
from sim.script.opcodes import APPEAR, CHOICE, CRISIS, END, MORE, RENEWAL, SET, SET_BASE, SHIFT, SIGN
from sim.words import kinds
from sim.words.jit import rule
from sim.world.chronicle import fail


@rule
def carry_out(world, setting, first, event):
    """Carry out the effects that begin at an instruction, for an event of the script; none where `first` is 0.

    A choice among them is left to `sim.script.choices`, which offers it when the event has happened.
    """
    place = first
    while first > 0 and place < setting.instructions.shape[0]:
        step = setting.instructions[place]
        if step.op == END:
            return
        if step.op == SHIFT or step.op == SET:
            change_quantity(world, step)
        elif step.op == CHOICE:
            place += step.c
        elif step.op >= APPEAR:
            change_stage(world, step, event)
        elif step.op >= SET_BASE:
            act_abroad(world, setting, step, event)
        elif step.op >= RENEWAL:
            change_organisation(world, setting, place, event)
        elif step.op >= SIGN:
            change_seat(world, step)
        elif step.op >= CRISIS:
            change_crises(world, setting, place, event)
        elif step.op != MORE:
            break
        place += 1
    if first > 0:
        fail(world, kinds.SCRIPT_OVERRUN)
