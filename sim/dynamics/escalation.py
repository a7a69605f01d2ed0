"""An attacker's choice: every few weeks it stands down, holds or widens the fight."""

from sim.words import kinds
from sim.words.arithmetic import share
from sim.words.calendar import WEEK, next_week_start
from sim.words.jit import rule
from sim.world.chronicle import tell, wake_by
from sim.world.pools import close_decision, crisis_slot, open_decision

OPTIONS = (1 << kinds.STAND_DOWN) | (1 << kinds.HOLD) | (1 << kinds.DO_ESCALATE)


@rule
def is_attack(kind):
    """True for the kinds in which one state fires on another."""
    return kind == kinds.AGGRESSION or kind == kinds.BORDER_CLASH


@rule
def is_fixed(setting, crisis):
    """True for a documented fact of the script: its own decay and end are its course, whatever the parties' forces."""
    return crisis.event >= 0 and setting.script[crisis.event].decided == 0


@rule
def ask_attacker(world, setting, slot):
    """Every few weeks an attacker's government has to decide by Monday; fixed facts of the script are left alone."""
    crisis = world.crises[slot]
    today = world.now[0].day
    if not is_attack(crisis.kind) or crisis.aggressor < 0 or is_fixed(setting, crisis):
        return
    if today - crisis.reviewed >= int(setting.parameters[0].review_weeks) * WEEK:
        crisis.reviewed = today
        open_decision(world, crisis.aggressor, kinds.ESCALATE, crisis.serial, -1, next_week_start(today), OPTIONS)


@rule
def change_course(world, setting, slot, option):
    """An attacker stands down (little is left, it ends soon) or widens the fight (harder, plainer, perhaps a war)."""
    p = setting.parameters[0]
    crisis = world.crises[slot]
    event = kinds.E_CEASEFIRE
    if option == kinds.STAND_DOWN:
        crisis.intensity *= p.stand_down_keeps
        crisis.until = min(crisis.until, world.now[0].day + int(p.stand_down_days))
        wake_by(world, crisis.until)
    elif option == kinds.DO_ESCALATE:
        event = kinds.E_ESCALATED
        crisis.intensity = share(crisis.intensity + p.escalation_step)
        crisis.peak = max(crisis.peak, crisis.intensity)
        crisis.external = share(crisis.external + p.escalation_evidence)
        if crisis.intensity >= p.clash_to_war:
            crisis.kind = kinds.AGGRESSION
    else:
        return
    tell(world, event, crisis.aggressor, crisis.target, -1, crisis.serial, crisis.kind, crisis.intensity)


@rule
def carry_out_escalations(world, setting):
    """Carry out and close the answered decisions of attackers."""
    for place in range(world.now[0].decisions_used):
        decision = world.decisions[place]
        if decision.serial > 0 and decision.kind == kinds.ESCALATE and decision.deadline <= world.now[0].day:
            slot = crisis_slot(world, decision.subject)
            if slot >= 0 and world.crises[slot].stage == kinds.CRISIS_OPEN:
                change_course(world, setting, slot, decision.option)
            close_decision(world, place)
