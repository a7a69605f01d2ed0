"""What governments do unasked, once a month or while a motion is pending: each within the law, at a price, and as a decision row.

`sim.dynamics.diplomacy` carries the rows out, as it does those of a person or a policy; membership moves are carried out by the
charter. States that somebody plays take no initiative by themselves.
"""

from sim.judgement.membership import consider_membership, highest_apply_rate, highest_exit_rate, luck_of_move
from sim.judgement.vote import leaning_of, weigh
from sim.words import kinds
from sim.words.arithmetic import hazard_probability, logistic
from sim.words.calendar import week_of
from sim.words.jit import rule
from sim.world.luck import L_LOBBY, L_MEDIATION, L_PRESSURE, key_of, luck, luck_of, occasion_of
from sim.world.pools import open_decision
from sim.world.questions import is_member

MONTH = 1.0 / 12.0
BUDGET_STEP = len(kinds.PRESSURES)
"""Keeps the luck of a budget apart from that of each kind of pressure."""


@rule
def take_monthly_initiatives(world, setting):
    """Membership in the organisation in focus, pressure and reward, mediation and budgets."""
    focus = world.now[0].focus
    exits, wishes = highest_exit_rate(setting) * MONTH, highest_apply_rate(setting) * MONTH
    asking, applying = luck_of_move(world, kinds.ASK_SUSPENSION), luck_of_move(world, kinds.APPLY)
    budgets = luck_this_week(world, L_PRESSURE, BUDGET_STEP)
    for state in range(world.states.shape[0]):
        if world.states[state].present == 1 and world.states[state].played == 0:
            consider_membership(world, setting, focus, state, exits, wishes, asking, applying)
            consider_budget(world, setting, state, budgets)
    leading = world.organisations[focus].leading
    if leading >= 0 and world.states[leading].played == 0:
        for state in range(world.states.shape[0]):
            if state != leading and is_member(world, focus, state):
                consider_pressure(world, setting, focus, leading, state)
        consider_mediation(world, setting, focus, leading)


@rule
def act(world, state, kind, subject, organisation, whom, option, value):
    """Enter an initiative as a decision already taken, to be carried out today."""
    slot = open_decision(world, state, kind, subject, organisation, world.now[0].day, 1 << option)
    if slot >= 0:
        decision = world.decisions[slot]
        decision.whom = whom
        decision.option = option
        decision.value = value
        decision.chosen_by = kinds.BY_JUDGEMENT


@rule
def luck_this_week(world, kind, step):
    """What the luck of all states in a step of this week has in common."""
    return key_of(world.now[0].seed, kind, occasion_of(week_of(world.now[0].day), step, 0))


@rule
def strikes(u, rate):
    """True when a monthly chance at a yearly rate comes up. It is never above rate times time: most need no exponential."""
    return u < rate * MONTH and u < hazard_probability(rate, MONTH)


@rule
def comes_up(world, kind, step, who, whom, rate):
    """True when a monthly chance at a yearly rate comes up for a pair of states."""
    return strikes(luck_of(luck_this_week(world, kind, step), world.states[who].number, world.states[whom].number), rate)


@rule
def consider_pressure(world, setting, organisation, leading, state):
    """The leading power presses a member that drifts away and rewards one that stands by it."""
    p = setting.parameters[0]
    pair = world.pairs[state, leading]
    if pair.pressure != 0.0:
        return
    drifting = world.seats[organisation, state].grievance >= p.press_grievance
    if drifting and comes_up(world, L_PRESSURE, kinds.GAS_CUT, leading, state, p.press_rate * pair.dependence):
        act(world, leading, kinds.PRESS, 0, organisation, state, kinds.GAS_CUT, p.press_strength)
    elif not drifting and world.states[leading].treasury >= p.pay_cost:
        if comes_up(world, L_PRESSURE, kinds.PRICE_DISCOUNT, leading, state, p.pay_rate * max(0.0, pair.affinity)):
            act(world, leading, kinds.PAY, 0, organisation, state, kinds.PRICE_DISCOUNT, p.pay_strength)


@rule
def consider_mediation(world, setting, organisation, leading):
    """The leading power offers to mediate in a fight between members."""
    p = setting.parameters[0]
    if world.states[leading].influence < p.mediate_cost:
        return
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        if crisis.stage == kinds.CRISIS_OPEN and crisis.aggressor >= 0 and crisis.aggressor != leading:
            between = is_member(world, organisation, crisis.aggressor) and is_member(world, organisation, crisis.target)
            if between and comes_up(world, L_MEDIATION, 0, leading, crisis.target, p.mediate_rate):
                act(world, leading, kinds.MEDIATE, crisis.serial, organisation, crisis.target, 1, 0.0)
                return


@rule
def consider_budget(world, setting, state, key):
    """A government that fears an attack turns treasury into readiness: the rate grows with its worst fear."""
    p = setting.parameters[0]
    record = world.states[state]
    if record.treasury < p.budget_cost:
        return
    u = luck_of(key, record.number, record.number)
    if u >= p.budget_rate * MONTH:  # nor does it come up at a lower rate
        return
    fear = 0.0
    for other in range(world.states.shape[0]):
        fear = max(fear, world.pairs[state, other].threat)
    if strikes(u, p.budget_rate * fear):
        act(world, state, kinds.BUDGET, 0, world.now[0].focus, -1, 1, p.budget_cost)


@rule
def work_on_motions(world, setting):
    """On the day before a vote: the state concerned lobbies the most doubtful voter, or cuts the motion to what may pass."""
    tomorrow = world.now[0].day + 1
    for slot in range(world.now[0].proposals_used):
        proposal = world.proposals[slot]
        if proposal.serial > 0 and proposal.stage == kinds.PROPOSAL_OPEN and proposal.deadline == tomorrow:
            sponsor = proposal.proposer
            if sponsor >= 0 and world.states[sponsor].played == 0 and proposal.matter <= kinds.AID:
                work_on_motion(world, setting, slot, sponsor)


@rule
def work_on_motion(world, setting, slot, sponsor):
    """Look for the voter whose yes is most in doubt; lobby it where that may help, else cut the burden of the motion."""
    p = setting.parameters[0]
    proposal = world.proposals[slot]
    voter, doubt = -1, p.lobby_doubt_high
    for state in range(world.states.shape[0]):
        if state != sponsor and is_member(world, proposal.organisation, state):
            chance = logistic(weigh(world, setting, slot, state, leaning_of(world, setting, slot, state)))
            if chance < doubt:
                voter, doubt = state, chance
    if voter < 0:
        return
    if doubt < p.amend_doubt and proposal.burden == 1.0:
        act(world, sponsor, kinds.AMEND, proposal.serial, proposal.organisation, -1, 1, p.amend_burden)
    affordable = world.states[sponsor].influence >= p.lobby_cost + p.lobby_reserve
    if affordable and doubt >= p.lobby_doubt_low:
        u = luck(world.now[0].seed, L_LOBBY, proposal.occasion, world.states[sponsor].number, world.states[voter].number)
        if u < p.lobby_will:
            act(world, sponsor, kinds.LOBBY, proposal.serial, proposal.organisation, voter, 1, p.lobby_cost)
