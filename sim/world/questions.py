"""Questions that every floor asks of the world, each answered once."""

from sim.words import kinds
from sim.words.jit import rule


@rule
def is_member(world, organisation, state):
    """True for a seat with the duties of a member: member, under notice, or frozen (which the charter need not know)."""
    status = world.seats[organisation, state].status
    return status == kinds.MEMBER or status == kinds.LEAVING or status == kinds.FROZEN


@rule
def in_force(world, organisation):
    """True when the organisation exists and its treaty is in force today."""
    group = world.organisations[organisation]
    return group.present == 1 and group.in_force <= world.now[0].day


@rule
def member_count(world, organisation):
    """How many members an organisation has."""
    count = 0
    for state in range(world.states.shape[0]):
        if is_member(world, organisation, state):
            count += 1
    return count


@rule
def allied(world, first, second):
    """True when two states are members of one alliance whose treaty is in force."""
    for organisation in range(world.organisations.shape[0]):
        kind = world.organisations[organisation].kind
        if kind == kinds.ALLIANCE and in_force(world, organisation) and is_member(world, organisation, first):
            if is_member(world, organisation, second):
                return True
    return False


@rule
def appeal_organisation(world, state):
    """The organisation a state would turn to: the alliance in focus first, else another alliance, else a union."""
    focus = world.now[0].focus
    if is_member(world, focus, state) and in_force(world, focus):
        return focus
    union = -1
    for organisation in range(world.organisations.shape[0]):
        if is_member(world, organisation, state) and in_force(world, organisation):
            if world.organisations[organisation].kind == kinds.ALLIANCE:
                return organisation
            if union < 0 and world.organisations[organisation].kind == kinds.UNION:
                union = organisation
    return union


@rule
def hearing_organisation(world, state):
    """The organisation that would hear a state in trouble: one that protects it, else the focus for its observers and partners.

    They ask within what the charter opens to them; that an alliance hears a state deters nobody.
    """
    protecting, focus = appeal_organisation(world, state), world.now[0].focus
    status = world.seats[focus, state].status
    if protecting < 0 and in_force(world, focus) and (status == kinds.OBSERVER or status == kinds.PARTNER):
        return focus
    return protecting


@rule
def strength(world, state):
    """Military strength of a state: its forces at their readiness, less what is bound elsewhere (persons)."""
    record = world.states[state]
    return record.active_military * record.readiness * (1.0 - record.engaged)


@rule
def at_war_with(world, first, second):
    """True when an open aggression or border clash stands between two states, whoever began."""
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        if crisis.stage == kinds.CRISIS_OPEN and (crisis.kind == kinds.AGGRESSION or crisis.kind == kinds.BORDER_CLASH):
            if crisis.target == first and crisis.aggressor == second:
                return True
            if crisis.target == second and crisis.aggressor == first:
                return True
    return False
