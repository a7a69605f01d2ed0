"""Choices that a scenario puts to a government: offered as a decision, taken by a person, or by the computer by weights.

A choice lies in the instructions as one row and a row for each option (condition, weight, effects). The lawful options are
those whose condition holds on the day of the offer.
"""

from sim.script.effects import carry_out
from sim.script.machine import truth, value
from sim.script.opcodes import CHOICE, END
from sim.words import kinds
from sim.words.jit import rule
from sim.world.chronicle import tell
from sim.world.luck import L_SCRIPT, luck, occasion_of
from sim.world.pools import close_decision, open_decision


@rule
def choice_of(setting, event):
    """The instruction at which an event's choice stands; 0 when it has none."""
    place = setting.script[event].effects
    while place > 0 and place < setting.instructions.shape[0]:
        if setting.instructions[place].op == CHOICE:
            return place
        if setting.instructions[place].op == END:
            return 0
        place += 1
    return 0


@rule
def offer_choice(world, setting, event):
    """Ask the government of an event's choice, unless it does not exist or no option is open to it."""
    place = choice_of(setting, event)
    if place == 0:
        return
    step = setting.instructions[place]
    if world.states[step.a].present == 0:
        return
    legal = 0
    for option in range(step.c):
        if truth(world, setting, setting.instructions[place + 1 + option].a):
            legal = legal | (1 << option)
    if legal > 0:
        deadline = world.now[0].day + max(1, step.b)
        open_decision(world, step.a, kinds.CHOOSE, event, -1, deadline, legal)


@rule
def weigh_options(world, setting, place, legal, u):
    """The option that a uniform number falls on among the lawful ones, by their weights, and its share of them all.

    A weight below 0 counts 0; where all do, the first lawful option is taken.
    """
    count = setting.instructions[place].c
    total = 0.0
    first = -1
    for option in range(count):
        if (legal >> option) & 1 == 1:
            total += weight(world, setting, place + 1 + option)
            if first < 0:
                first = option
    if total <= 0.0:
        return first, 1.0
    reached = 0.0
    last = first
    for option in range(count):
        if (legal >> option) & 1 == 1:
            own = weight(world, setting, place + 1 + option)
            reached += own
            if own > 0.0:
                last = option
                if u * total < reached:
                    return option, own / total
    return last, weight(world, setting, place + 1 + last) / total


@rule
def weight(world, setting, row):
    """The weight of an option, 1 where none is written."""
    first = setting.instructions[row].b
    return max(0.0, value(world, setting, first)) if first > 0 else 1.0


@rule
def settle_choice(world, setting, slot):
    """A choice whose day has come: where nobody has taken it, it falls by weight; then the effects of the option follow.

    The draw is luck of the choice's own: the event and how often it has happened, never the day.
    """
    decision = world.decisions[slot]
    event, state = decision.subject, decision.state
    place = choice_of(setting, event)
    if decision.option < 0:
        occasion = occasion_of(setting.script[event].number, 2, world.events[event].fired)
        u = luck(world.now[0].seed, L_SCRIPT, occasion, world.states[state].number, 0)
        decision.option, decision.probability = weigh_options(world, setting, place, decision.legal, u)
        decision.chosen_by = kinds.BY_JUDGEMENT
    option = decision.option
    tell(world, kinds.E_CHOSEN, state, -1, -1, event, option, decision.probability)
    close_decision(world, slot)
    world.events[event].chosen = option
    carry_out(world, setting, setting.instructions[place + 1 + option].c, event)
