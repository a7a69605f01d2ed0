"""Troops for a decision: how many are planned, who is asked for how many, and what comes of it."""

from sim.charter.agreement_rapid_reaction import charge_mobilisation, contributes, is_committed, task_of
from sim.charter.charter_12_decisions import is_bound
from sim.charter.treaty_06_use_of_force import is_off_member_land
from sim.words import kinds
from sim.words.arithmetic import ratio
from sim.words.jit import rule
from sim.world.chronicle import tell
from sim.world.pools import crisis_slot, open_decision, open_deployment
from sim.world.questions import strength

REFUSE, CONTRIBUTE = 1 << 0, 1 << 1
ANSWER_YES, ANSWER_NO = 1, 2


@rule
def planned_troops(setting, kind, intensity, instrument):
    """The troops that a task asks for (persons), by instrument and by intensity of the crisis."""
    p = setting.parameters[0]
    if instrument == kinds.PEACEKEEPERS:
        return p.planned_peacekeepers * intensity
    if instrument == kinds.COLLECTIVE_DEFENCE:
        return p.planned_collective_defence * intensity
    if kind == kinds.DISASTER or kind == kinds.TRAFFICKING:
        return p.planned_rapid_reaction * p.planned_relief_share * intensity
    return p.planned_rapid_reaction * intensity


@rule
def assigned(world, organisation, state, instrument):
    """Personnel of the units that a state has assigned to an instrument today."""
    today, total = world.now[0].day, 0.0
    for place in range(world.units.shape[0]):
        unit = world.units[place]
        if unit.owner == state and unit.organisation == organisation and unit.force == instrument:
            if unit.since <= today < unit.until:
                total += unit.personnel
    return total


@rule
def deploy(world, setting, slot, place):
    """Begin the deployment that a motion decided, tell whom the law wants told, and ask each member for its share.

    Clauses 4.1, 4.3, 4.9, 12.5, PK.1, PK.4, PK.5, RR.2.
    """
    proposal, crisis = world.proposals[slot], world.crises[place]
    organisation, instrument = proposal.organisation, proposal.instrument
    planned = planned_troops(setting, crisis.kind, crisis.intensity, instrument) * proposal.burden
    days = world.charters[organisation].mandate_days * proposal.burden
    task = task_of(crisis.kind, instrument)
    deployment = open_deployment(
        world, organisation, instrument, crisis.serial, crisis.event, crisis.target, task, planned, days, proposal.occasion
    )
    if deployment < 0:
        return
    if not is_off_member_land(world, organisation, place):
        tell(world, kinds.E_CASUS_FOEDERIS, crisis.target, crisis.aggressor, organisation, crisis.serial, instrument, planned)
    arbiter = world.charters[organisation].arbiter
    if arbiter >= 0:
        tell(world, kinds.E_CASUS_FOEDERIS, crisis.target, crisis.aggressor, arbiter, crisis.serial, instrument, planned)
    if ask_for_troops(world, setting, slot, deployment) == 0:
        fall_flat(world, deployment)


@rule
def is_asked_for_troops(world, slot, state):
    """True when a motion that was adopted binds a member which contributes to its instrument. Clauses 4.3, 12.5, RR.2."""
    proposal = world.proposals[slot]
    if state == proposal.target or not contributes(world, proposal.organisation, state, proposal.instrument):
        return False
    return is_bound(world, slot, state, proposal.verdict)


@rule
def ask_for_troops(world, setting, slot, deployment):
    """Ask every member concerned for its share of the troops; returns how many were asked. Clauses 4.3, PK.4, RR.2, RR.3.

    Shares follow the units assigned to the force; a member without units is asked for an ad hoc contingent, and where nobody
    has assigned any, shares follow strength.
    """
    proposal = world.proposals[slot]
    organisation, instrument = proposal.organisation, proposal.instrument
    planned = world.deployments[deployment].planned
    units, forces = 0.0, 0.0
    for state in range(world.states.shape[0]):
        if is_asked_for_troops(world, slot, state):
            units += assigned(world, organisation, state, instrument)
            forces += strength(world, state)
    whole = units if units > 0.0 else forces
    asked = 0
    for state in range(world.states.shape[0]):
        if is_asked_for_troops(world, slot, state):
            weight = assigned(world, organisation, state, instrument) if units > 0.0 else strength(world, state)
            part = planned * ratio(weight, whole)
            if part <= 0.0:
                part = planned * setting.parameters[0].ad_hoc_contingent
            committed = is_committed(world, organisation, state, instrument, world.votes[slot, state].choice)
            ask_state(world, deployment, state, part, committed)
            asked += 1
    return asked


@rule
def ask_state(world, deployment, state, part, committed):
    """Ask one member for troops by tomorrow; one whose units are committed may not refuse. Clauses PK.4, RR.2."""
    force = world.deployments[deployment]
    world.contingents[deployment, state].asked = part
    legal = CONTRIBUTE if committed else REFUSE | CONTRIBUTE
    slot = open_decision(world, state, kinds.CONTRIBUTE, force.serial, force.organisation, world.now[0].day + 1, legal)
    if slot >= 0:
        world.decisions[slot].value = part
        world.decisions[slot].whom = force.host


@rule
def take_contribution(world, deployment, state, contributes_now, troops, probability):
    """Write down a member's answer: its contingent, or its refusal. Clause PK.4."""
    force, contingent = world.deployments[deployment], world.contingents[deployment, state]
    contingent.probability = probability
    if contributes_now:
        contingent.answer = ANSWER_YES
        contingent.troops = min(max(0.0, troops), world.states[state].active_military)
    else:
        contingent.answer = ANSWER_NO
        contingent.troops = 0.0
        tell(
            world, kinds.E_CONTRIBUTION_REFUSED, state, force.host, force.organisation, force.serial, force.instrument,
            contingent.asked,
        )  # fmt: skip


@rule
def awaits_contributions(world, serial):
    """True while a member has still to answer what it sends to a deployment."""
    for place in range(world.now[0].decisions_used):
        decision = world.decisions[place]
        if decision.serial > 0 and decision.kind == kinds.CONTRIBUTE and decision.subject == serial:
            return True
    return False


@rule
def muster(world, setting, deployment):
    """All have answered: the force moves, or falls flat when nobody sends anything. Clause RR.4."""
    force = world.deployments[deployment]
    troops = 0.0
    for state in range(world.states.shape[0]):
        troops += world.contingents[deployment, state].troops
    if troops <= 0.0:
        fall_flat(world, deployment)
        return
    force.troops = troops
    force.peak = max(force.peak, troops)
    force.stage = kinds.MOVING
    charge_mobilisation(world, setting, deployment)


@rule
def fall_flat(world, deployment):
    """A decision to which nobody sends troops was words: the deployment ends before it began."""
    force = world.deployments[deployment]
    force.stage = kinds.GONE
    force.leaves = world.now[0].day
    force.gone = world.now[0].day
    tell(world, kinds.E_GONE, force.host, -1, force.organisation, force.serial, force.instrument, 0.0)
    place = crisis_slot(world, force.crisis)
    if place >= 0 and world.crises[place].granted == force.instrument:
        world.crises[place].granted = kinds.STATEMENT


@rule
def end_mandate(world, deployment):
    """Begin the withdrawal of a force whose mandate has run out. Clause PK.1."""
    force = world.deployments[deployment]
    force.stage = kinds.WITHDRAWING
    force.leaves = world.now[0].day
    tell(world, kinds.E_LEAVING, force.host, -1, force.organisation, force.serial, force.instrument, force.troops)
