"""The rapid reaction force (agreement of 14 June 2009).

RR.1 The force has four tasks: to repel aggression, to fight terror, to fight crime and the drug trade, to help in disasters.
     Where no task fits, it is not used. A charter may take tasks away or add guard duty.
RR.2 Members that signed contribute the units that they assigned; the others are not asked.
RR.3 A member may reserve the decision on each use of its troops (Belarus), or contribute case by case only (Uzbekistan).
RR.4 The cost of moving a force is shared: the leading power bears its share whether it sends troops or not, the other
     contributors the rest by their dues; where nobody leads, the contributors bear all.
RR.5 The force is armed by a common programme (33 billion rubles from 2014). Not modelled here: readiness of units is set by
     dates.

Source: record of the force (contributors, tasks, Belarusian reservation); KSOR agreement of 2009. The reading of guard duty as
a further task, and the sharing of costs, are judgements: no text on who pays was found.
"""

from sim.words import kinds
from sim.words.arithmetic import ratio
from sim.words.jit import rule


@rule
def task_of(crisis_kind, instrument):
    """The task that troops would have in a kind of crisis; NO_TASK when none fits. Clause RR.1."""
    if instrument == kinds.PEACEKEEPERS:
        return kinds.GUARD
    if crisis_kind == kinds.AGGRESSION or crisis_kind == kinds.BORDER_CLASH or instrument == kinds.COLLECTIVE_DEFENCE:
        return kinds.REPEL_AGGRESSION
    if crisis_kind == kinds.TERROR or crisis_kind == kinds.INSURGENCY:
        return kinds.COUNTER_TERROR
    if crisis_kind == kinds.TRAFFICKING:
        return kinds.CRIME_AND_DRUGS
    if crisis_kind == kinds.DISASTER:
        return kinds.DISASTER_RELIEF
    return kinds.GUARD if crisis_kind == kinds.UNREST else kinds.NO_TASK


@rule
def has_task(world, organisation, crisis_kind):
    """True when the force of an organisation has the task that a kind of crisis asks for. Clause RR.1."""
    task = task_of(crisis_kind, kinds.RAPID_REACTION_FORCE)
    return task != kinds.NO_TASK and (world.charters[organisation].tasks >> task) & 1 == 1


@rule
def is_non_state(crisis_kind):
    """True for the tasks of the force in which no state attacks. Part of clause RR.1."""
    return crisis_kind == kinds.TERROR or crisis_kind == kinds.TRAFFICKING or crisis_kind == kinds.DISASTER


@rule
def contributes(world, organisation, state, instrument):
    """True when a member is to be asked for troops to an instrument. Clauses RR.2, RR.3."""
    seat = world.seats[organisation, state]
    return instrument != kinds.RAPID_REACTION_FORCE or seat.signed_force == 1 or seat.case_by_case == 1


@rule
def is_committed(world, organisation, state, instrument, choice):
    """True when a member's units must march: it signed, made no reservation, and voted for the use. Clauses RR.2, RR.3."""
    seat = world.seats[organisation, state]
    return instrument == kinds.RAPID_REACTION_FORCE and seat.signed_force == 1 and seat.case_by_case == 0 and choice == kinds.YES


@rule
def charge_mobilisation(world, setting, slot):
    """Share out the cost of moving a force between the leading power and those who send troops, as far as treasuries go.

    Clause RR.4.
    """
    deployment = world.deployments[slot]
    organisation = deployment.organisation
    leading = world.organisations[organisation].leading
    total = deployment.troops * setting.parameters[0].mobilisation_cost
    dues = 0.0
    for state in range(world.states.shape[0]):
        if state != leading and world.contingents[slot, state].troops > 0.0:
            dues += world.seats[organisation, state].dues_share
    for_leading = 1.0 if dues <= 0.0 else world.charters[organisation].leading_cost_share if leading >= 0 else 0.0
    for state in range(world.states.shape[0]):
        if state == leading:
            part = for_leading
        elif world.contingents[slot, state].troops > 0.0:
            part = (1.0 - for_leading) * ratio(world.seats[organisation, state].dues_share, dues)
        else:
            part = 0.0
        world.states[state].treasury = max(0.0, world.states[state].treasury - part * total)
    deployment.cost += total
