"""Effects on bases, pressure, leaders and recognition, and what the chronicle is told."""

from sim.script.opcodes import (
    ASK_BASE,
    LEADER,
    LEADER_EXIT,
    LIFT_PRESSURE,
    MESSAGE,
    POLL,
    PRESSURE,
    RECOGNITION,
    SET_BASE,
    YES_OR_NO,
)
from sim.words import kinds
from sim.words.arithmetic import share
from sim.words.jit import rule
from sim.world.chronicle import tell
from sim.world.luck import occasion_of
from sim.world.pools import open_decision, open_proposal
from sim.world.questions import in_force

OPEN = 1


@rule
def act_abroad(world, setting, step, event):
    """What states do towards each other, and messages."""
    if step.op == SET_BASE:
        set_base(world, step.a, step.b)
    elif step.op == ASK_BASE:
        ask_for_base(world, step.a)
    elif step.op == PRESSURE:
        put_pressure(world, step)
    elif step.op == LIFT_PRESSURE:
        lift_pressure(world, step)
    elif step.op == LEADER or step.op == LEADER_EXIT:
        change_leader(world, step, event)
    elif step.op == RECOGNITION:
        ask_for_recognition(world, setting, step, event)
    elif step.op == POLL:
        tell(world, kinds.E_POLL, step.a, -1, step.b, event, 0, world.seats[step.b, step.a].opinion)
    elif step.op == MESSAGE:
        tell(world, kinds.E_MESSAGE, -1, -1, -1, event, step.a, 0.0)


@rule
def change_leader(world, step, event):
    """leader: a new one comes to power. leader_exit: the present one leaves; who follows is told by a later `leader`."""
    state = world.states[step.a]
    state.stability = share(state.stability + step.x)
    if step.op == LEADER:
        state.leader_since = world.now[0].day
        tell(world, kinds.E_LEADER, step.a, -1, -1, event, 0, step.x)
    else:
        tell(world, kinds.E_LEADER_LEFT, step.a, -1, -1, event, step.b, step.x)


@rule
def set_base(world, place, status):
    """base: opened (1) or closed (2) as a documented fact."""
    base = world.bases[place]
    if base.status == status:
        return
    base.status = status
    told = kinds.E_BASE_OPENED if status == OPEN else kinds.E_BASE_CLOSED
    holder, organisation = base.holder, -1
    if holder < -1:
        holder, organisation = -1, -2 - holder
    tell(world, told, base.host, holder, organisation, place, 0, base.personnel)


@rule
def ask_for_base(world, place):
    """ask_base: the host decides by tomorrow; where its charter demands it, the law then asks its council."""
    base = world.bases[place]
    if base.status != OPEN:
        slot = open_decision(world, base.host, kinds.CONSENT, place, -1, world.now[0].day + 1, YES_OR_NO)
        if slot >= 0:
            world.decisions[slot].whom = max(-1, base.holder)


@rule
def put_pressure(world, step):
    """pressure: entered as a decision that the sender has taken, so that it works and is told like any other."""
    sender, on, kind = step.a, step.b, step.c
    if world.states[sender].present == 0 or world.states[on].present == 0:
        return
    sort = kinds.PRESS if kind == kinds.GAS_CUT or kind == kinds.TRADE_BAN else kinds.PAY
    slot = open_decision(world, sender, sort, 0, -1, world.now[0].day + 1, 1 << kind)
    if slot >= 0:
        decision = world.decisions[slot]
        decision.whom = on
        decision.option = kind
        decision.value = step.x
        decision.chosen_by = kinds.BY_SCRIPT


@rule
def lift_pressure(world, step):
    """lift_pressure: what a pressure or reward of that strength has put on a state is taken back, to nothing at most."""
    pair = world.pairs[step.b, step.a]
    if step.c == kinds.GAS_CUT or step.c == kinds.TRADE_BAN:
        pair.pressure = max(pair.pressure, min(0.0, pair.pressure + step.x))
    else:
        pair.pressure = min(pair.pressure, max(0.0, pair.pressure - step.x))


@rule
def ask_for_recognition(world, setting, step, event):
    """recognition: puts it to the council; it binds those who vote for it."""
    organisation, asking = step.a, step.b
    if not in_force(world, organisation):
        return
    deadline = world.now[0].day + max(1, int(world.charters[organisation].consideration_days))
    occasion = occasion_of(setting.script[event].number, 0, world.events[event].fired)
    none = kinds.NO_INSTRUMENT
    open_proposal(world, organisation, kinds.RECOGNITION, none, none, 0, asking, asking, asking, 0.0, deadline, occasion, 0)
