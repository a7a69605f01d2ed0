"""Effects on an organisation: its law, its existence, its forces, its exercises and sessions."""

from sim.script.machine import open_crisis_of
from sim.script.opcodes import (
    AMEND,
    CREATE,
    ENTER_INTO_FORCE,
    EXERCISE,
    FORCE,
    OFFICE,
    PROPOSE,
    PROPOSE_AMENDMENT,
    RENEWAL,
    VACANCY,
    YES_OR_NO,
)
from sim.words import kinds
from sim.words.arithmetic import logistic, share
from sim.words.calendar import NEVER
from sim.words.jit import rule
from sim.world.chronicle import tell, wake_by
from sim.world.law import set_clause
from sim.world.luck import L_ATTENDANCE, luck, occasion_of
from sim.world.pools import open_decision, open_proposal
from sim.world.questions import in_force, is_member, member_count

SECRETARY = 1
"""The office of the secretary general; 0 is the chair."""


@rule
def change_organisation(world, setting, place, event):
    """What happens to an organisation; all but its creation needs one that exists."""
    step = setting.instructions[place]
    organisation = step.a
    group = world.organisations[organisation]
    today = world.now[0].day
    if step.op == CREATE:
        if group.present == 0:
            group.present = 1
            tell(world, kinds.E_CREATED, -1, -1, organisation, event, 0, 0.0)
    elif group.present == 0:
        return
    elif step.op == ENTER_INTO_FORCE:
        if group.in_force > today:
            group.in_force = today
            tell(world, kinds.E_IN_FORCE, -1, -1, organisation, event, 0, 0.0)
    elif step.op == AMEND:
        set_clause(world, organisation, step.b, step.x)
        tell(world, kinds.E_AMENDED, -1, -1, organisation, 0, step.b, step.x)
    elif step.op == FORCE:
        create_force(world, organisation, step.b)
    elif step.op == OFFICE:
        fill_office(world, organisation, step.b, step.c)
    elif step.op == PROPOSE:
        propose(world, setting, place, event)
    elif in_force(world, organisation):
        call_upon(world, setting, step, event)


@rule
def call_upon(world, setting, step, event):
    """What only an organisation in force can be called upon to do: renew, vote on its law, exercise, meet."""
    organisation = step.a
    if step.op == RENEWAL:
        ask_for_renewal(world, organisation)
    elif step.op == PROPOSE_AMENDMENT:
        propose_amendment(world, setting, step, event)
    elif step.op == EXERCISE:
        hold_exercise(world, setting, step, event)
    elif step.op == VACANCY:
        leave_vacant(world, setting, organisation, step.b)
    else:
        tomorrow = world.now[0].day + 1
        world.organisations[organisation].next_session = tomorrow
        wake_by(world, tomorrow)


@rule
def leave_vacant(world, setting, organisation, office):
    """vacancy: the chair passes in turn tomorrow; a secretary general is followed by one from the state in the chair.

    An office that falls vacant before its time costs some cohesion. Without a chair nobody follows yet.
    """
    group, today = world.organisations[organisation], world.now[0].day
    group.cohesion = share(group.cohesion - setting.parameters[0].vacancy_cohesion)
    if office == SECRETARY and group.chair >= 0:
        group.secretary = group.chair
        group.secretary_until = NEVER  # the charter fixes the new term
        tell(world, kinds.E_SECRETARY, group.chair, -1, organisation, 0, 0, 0.0)
    elif office != SECRETARY:
        group.chair_until = today + 1
    wake_by(world, today + 1)


@rule
def create_force(world, organisation, instrument):
    """force: peacekeepers or a rapid reaction force exist from today, and with them the rung of the ladder."""
    group = world.organisations[organisation]
    if instrument == kinds.PEACEKEEPERS:
        group.peacekeepers_created = 1
    else:
        group.force_created = 1
    charter = world.charters[organisation]
    charter.instruments = charter.instruments | (1 << instrument)
    tell(world, kinds.E_FORCE_CREATED, -1, -1, organisation, 0, instrument, 0.0)


@rule
def ask_for_renewal(world, organisation):
    """renewal: the term ends tomorrow and every member decides by then, unless they are being asked already."""
    for place in range(world.now[0].decisions_used):
        decision = world.decisions[place]
        if decision.serial > 0 and decision.kind == kinds.RENEW and decision.organisation == organisation:
            return
    group = world.organisations[organisation]
    tomorrow = world.now[0].day + 1
    group.next_renewal = min(group.next_renewal, tomorrow)
    for state in range(world.states.shape[0]):
        if is_member(world, organisation, state):
            open_decision(world, state, kinds.RENEW, tomorrow, organisation, tomorrow, YES_OR_NO)


@rule
def propose_amendment(world, setting, step, event):
    """propose_amendment: a member puts a new text of a clause to the council."""
    organisation, clause, proposer = step.a, step.b, step.c
    if is_member(world, organisation, proposer):
        deadline = world.now[0].day + max(1, int(world.charters[organisation].consideration_days))
        occasion = occasion_of(setting.script[event].number, clause, world.events[event].fired)
        none = kinds.NO_INSTRUMENT
        open_proposal(
            world, organisation, kinds.AMENDMENT, none, none, 0, -1, proposer, clause, step.x, deadline, occasion, 0
        )


@rule
def hold_exercise(world, setting, step, event):
    """exercise: held if the host wants it. Who attends makes the forces work together better; who stays away is told."""
    p = setting.parameters[0]
    organisation, host = step.a, step.b
    occasion = occasion_of(setting.script[event].number, 0, world.events[event].fired)
    if not takes_part(world, setting, organisation, host, host, occasion, p.exercise_host_habit):
        tell(world, kinds.E_EXERCISE_CANCELLED, host, -1, organisation, event, 0, step.x)
        return
    attending = 1
    for state in range(world.states.shape[0]):
        if state != host and is_member(world, organisation, state):
            if takes_part(world, setting, organisation, state, host, occasion, p.exercise_habit):
                attending += 1
            else:
                tell(world, kinds.E_EXERCISE_BOYCOTTED, state, host, organisation, event, 0, 0.0)
    tell(world, kinds.E_EXERCISE, host, -1, organisation, event, attending, step.x)
    group = world.organisations[organisation]
    members = max(1, member_count(world, organisation))
    group.interoperability = share(group.interoperability + p.exercise_gain * attending / members)


@rule
def takes_part(world, setting, organisation, state, host, occasion, habit):
    """Whether a state takes part in an exercise: a logit of habit, closeness to the host, the way, disappointment, boycott."""
    p = setting.parameters[0]
    seat = world.seats[organisation, state]
    utility = habit - p.exercise_grievance * seat.grievance
    if host != state:
        utility += p.exercise_affinity * world.pairs[state, host].affinity
        utility -= p.exercise_distance * setting.roads[state, host].distance / p.distance_scale
    if seat.boycott_until > world.now[0].day:
        utility -= p.exercise_boycott * seat.boycott
    u = luck(world.now[0].seed, L_ATTENDANCE, occasion, world.states[state].number, world.organisations[organisation].number)
    return seat.status != kinds.FROZEN and world.states[state].present == 1 and u < logistic(utility)


@rule
def fill_office(world, organisation, office, state):
    """office: the chair or the secretary general passes to a state."""
    group = world.organisations[organisation]
    if office == SECRETARY:
        group.secretary = state
        tell(world, kinds.E_SECRETARY, state, -1, organisation, 0, 0, world.charters[organisation].secretary_years)
    else:
        group.chair = state
        group.rotation += 1
        tell(world, kinds.E_CHAIR, state, -1, organisation, 0, group.rotation, world.charters[organisation].chair_months)


@rule
def propose(world, setting, place, event):
    """propose: a member puts a motion of the author's to the council, such as the text of a statement.

    A motion on a crisis needs an open one of its event, before this organisation or none.
    """
    step, more = setting.instructions[place], setting.instructions[place + 1]
    organisation = step.a
    if not in_force(world, organisation) or not is_member(world, organisation, step.c):
        return
    serial, occasion = 0, occasion_of(setting.script[event].number, step.b, world.events[event].fired)
    if more.c >= 0:
        slot = open_crisis_of(world, more.c, 0)
        if slot < 0 or (world.crises[slot].organisation != organisation and world.crises[slot].organisation >= 0):
            return
        serial = world.crises[slot].serial
        world.crises[slot].organisation = organisation
    deadline = world.now[0].day + max(1, int(world.charters[organisation].consideration_days))
    instrument = int(more.x)
    slot = open_proposal(
        world, organisation, step.b, instrument, instrument, serial, more.a, step.c, more.b, step.y, deadline, occasion, 0
    )
    if slot >= 0:
        world.proposals[slot].burden = step.x
