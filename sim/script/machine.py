"""The machine that works out a condition: steps over registers, with no memory of its own.

Why registers in the world: compiled rules may not allocate, and the setting, where the steps lie, is shared by runs. The
registers are set back to zero after each condition, so equal worlds keep equal bytes. `and` and `or` skip what can no longer
matter, as in ordinary logic.
"""

from sim.script import opcodes
from sim.words import kinds
from sim.words.arithmetic import ratio
from sim.words.calendar import NEVER, civil
from sim.words.jit import rule
from sim.world.questions import allied, at_war_with, in_force, is_member, member_count

OPEN = 1
"""The status of a base that is open."""


@rule
def truth(world, setting, first):
    """Whether the condition that begins at an instruction holds; no condition (`first` is 0) always holds."""
    if first == 0:
        return True
    return value(world, setting, first) != 0.0


@rule
def value(world, setting, first):
    """The value of the expression that begins at an instruction; a truth is 1 or 0. Leaves the world as it was.

    An expression that only reads one thing, as most measures do, needs no register.
    """
    if first + 1 < setting.instructions.shape[0] and setting.instructions[first + 1].op == opcodes.END:
        only = setting.instructions[first]
        if only.op >= opcodes.AFFINITY:
            return reading(world, only.op, only.a, only.b)
    place = first
    deepest = world.scratch.shape[0] - 1
    while place < setting.instructions.shape[0]:
        step = setting.instructions[place]
        place += 1
        if step.op == opcodes.END:
            deepest = step.a
            break
        register = world.scratch[step.c]
        if step.op == opcodes.SKIP_IF_FALSE or step.op == opcodes.SKIP_IF_TRUE:
            if (register.value == 0.0) == (step.op == opcodes.SKIP_IF_FALSE):
                place += step.a
        elif step.op == opcodes.NUMBER:
            register.value = step.x
        elif step.op == opcodes.NEGATE:
            register.value = -register.value
        elif step.op < opcodes.AFFINITY:
            register.value = combined(step.op, register.value, world.scratch[step.c + 1].value)
        else:
            register.value = reading(world, step.op, step.a, step.b)
    result = world.scratch[0].value
    for depth in range(deepest + 1):
        world.scratch[depth].value = 0.0
    return result


@rule
def combined(op, left, right):
    """What arithmetic, a comparison or `not` makes of a register and the next one."""
    if op == opcodes.ADD:
        return left + right
    if op == opcodes.SUBTRACT:
        return left - right
    if op == opcodes.MULTIPLY:
        return left * right
    if op == opcodes.DIVIDE:
        return ratio(left, right)
    if op == opcodes.GREATER_OF:
        return max(left, right)
    if op == opcodes.LESSER_OF:
        return min(left, right)
    holds = (
        (op == opcodes.EQUAL and left == right)
        or (op == opcodes.UNEQUAL and left != right)
        or (op == opcodes.LESS and left < right)
        or (op == opcodes.AT_MOST and left <= right)
        or (op == opcodes.GREATER and left > right)
        or (op == opcodes.AT_LEAST and left >= right)
        or (op == opcodes.NEGATION and left == 0.0)
    )
    return 1.0 if holds else 0.0


@rule
def reading(world, op, a, b):
    """What a function of the expression language reads in the world."""
    if op >= opcodes.DEMOCRACY:
        return answer(world, op, a, b)
    return quantity(world, op, a, b)


@rule
def quantity(world, op, a, b):
    """A quantity that effects can write too; `a` and `b` are its subject."""
    if op <= opcodes.DEBT:
        pair = world.pairs[a, b]
        if op == opcodes.AFFINITY:
            return pair.affinity
        if op == opcodes.DEPENDENCE:
            return pair.dependence
        return pair.grievance if op == opcodes.GRIEVANCE else pair.debt
    if op <= opcodes.TREASURY:
        return quantity_of_state(world, op, a)
    if op == opcodes.OPINION:
        return world.seats[b, a].opinion
    if op == opcodes.GRIEVANCE_WITH:
        return world.seats[b, a].grievance
    if op <= opcodes.ARMS_DISCOUNT:
        return quantity_of_organisation(world, op, a)
    return world.variables[a].value


@rule
def quantity_of_organisation(world, op, a):
    """A quantity of one organisation."""
    group = world.organisations[a]
    if op == opcodes.CREDIBILITY:
        return group.credibility
    if op == opcodes.COHESION:
        return group.cohesion
    if op == opcodes.INTEROPERABILITY:
        return group.interoperability
    if op == opcodes.CHANNEL:
        return group.channel
    return group.air_defence if op == opcodes.AIR_DEFENCE else group.arms_discount


@rule
def quantity_of_state(world, op, a):
    """A quantity of one state."""
    state = world.states[a]
    if op == opcodes.STABILITY:
        return state.stability
    if op == opcodes.READINESS:
        return state.readiness
    if op == opcodes.LEGITIMACY:
        return state.legitimacy
    if op == opcodes.ENGAGED:
        return state.engaged
    if op == opcodes.BOLDNESS:
        return state.boldness
    return state.treasury


@rule
def answer(world, op, a, b):
    """The answer to a question of the expression language: a number, or 1 for yes and 0 for no."""
    if op == opcodes.MEMBERS:
        return float(member_count(world, a))
    if op == opcodes.STATUS:
        return float(world.seats[b, a].status)
    if op == opcodes.GRANTED:
        return float(world.events[a].granted)
    if op == opcodes.DAYS_SINCE:
        event = world.events[a]
        return float(world.now[0].day - event.last_day) if event.fired > 0 else float(NEVER)
    if op == opcodes.CHOSEN:
        return float(world.events[a].chosen + 1)
    if op >= opcodes.YEAR and op <= opcodes.TODAY:
        return date_part(world.now[0].day, op)
    if op == opcodes.DEMOCRACY or (op >= opcodes.POPULATION and op <= opcodes.CRISES):
        return fact_of_state(world, op, a)
    if op == opcodes.DEPLOYED:
        return deployed(world, a)
    if op == opcodes.PRESSED:
        return world.pairs[a, b].pressure
    if op == opcodes.THREAT:
        return world.pairs[a, b].threat
    if op >= opcodes.ARREARS and op <= opcodes.HELPED:
        seat = world.seats[b, a]
        return seat.arrears if op == opcodes.ARREARS else float(seat.asked if op == opcodes.ASKED else seat.helped)
    return 1.0 if holds(world, op, a, b) else 0.0


@rule
def date_part(day, op):
    """The year or month of a day, or the day itself."""
    if op == opcodes.TODAY:
        return float(day)
    year, month, _ = civil(day)
    return float(year) if op == opcodes.YEAR else float(month)


@rule
def fact_of_state(world, op, a):
    """A number about a state that no effect writes."""
    state = world.states[a]
    if op == opcodes.DEMOCRACY:
        return state.democracy
    if op == opcodes.POPULATION:
        return state.population
    if op == opcodes.GDP:
        return state.gdp
    if op == opcodes.ACTIVE_MILITARY:
        return state.active_military
    if op == opcodes.REPUTATION:
        return state.reputation
    if op == opcodes.PROTEST:
        return state.protest
    if op == opcodes.TROOPS_ABROAD:
        return state.troops_abroad
    if op == opcodes.OUTSIDE_PATRON:
        return state.outside_patron
    if op == opcodes.LEADER_DAYS:
        return float(world.now[0].day - state.leader_since)
    count = 0
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        if crisis.serial > 0 and crisis.stage == kinds.CRISIS_OPEN and crisis.target == a:
            count += 1
    return float(count)


@rule
def deployed(world, organisation):
    """Troops of an organisation in place or on the way."""
    troops = 0.0
    for slot in range(world.now[0].deployments_used):
        force = world.deployments[slot]
        if force.serial > 0 and force.organisation == organisation and force.stage != kinds.GONE:
            troops += force.troops
    return troops


@rule
def holds(world, op, a, b):
    """The answer to a question that is true or false."""
    if op == opcodes.IS_MEMBER:
        return is_member(world, b, a)
    if op == opcodes.FIRED:
        return world.events[a].fired > 0
    if op == opcodes.STATE_PRESENT:
        return world.states[a].present == 1
    if op == opcodes.ORGANISATION_PRESENT:
        return world.organisations[a].present == 1
    if op == opcodes.IN_FORCE:
        return in_force(world, a)
    if op == opcodes.AT_WAR:
        return at_war_with(world, a, b)
    if op == opcodes.CHAIRS:
        return world.organisations[b].chair == a
    if op == opcodes.HEADS:
        return world.organisations[b].secretary == a
    if op == opcodes.ALLIED:
        return allied(world, a, b)
    if op == opcodes.CRISIS_OPEN:
        return open_crisis_of(world, a, 0) >= 0
    return stands(world, op, a, b)


@rule
def stands(world, op, a, b):
    """Questions about offices, recognition, bases, units and land."""
    if op == opcodes.RECOGNISED:
        return world.pairs[a, b].recognition == 1
    if op == opcodes.LEADS:
        return world.organisations[b].leading == a
    if op == opcodes.BASE_OPEN:
        return world.bases[a].status == OPEN
    if op == opcodes.FORMED:
        unit = world.units[a]
        return unit.since <= world.now[0].day and world.now[0].day < unit.until
    if op == opcodes.OWNS:
        return world.pieces[b].owner == a
    return world.pieces[b].control == a


@rule
def open_crisis_of(world, event, begin):
    """The first place, from `begin` on, of an open crisis that an event opened; -1 for none."""
    for slot in range(begin, world.now[0].crises_used):
        crisis = world.crises[slot]
        if crisis.serial > 0 and crisis.stage == kinds.CRISIS_OPEN and crisis.event == event:
            return slot
    return -1
