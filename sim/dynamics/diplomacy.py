"""Carries out what governments do unasked: lobbying, cutting a motion, pressure, reward, mediation, budgets.

The same rows come from the judgement, from a person and from a policy. Each has its price; who cannot pay does nothing, and
`refusal` says so beforehand.
"""

from sim.words import kinds
from sim.words.arithmetic import clamp, ratio
from sim.words.jit import rule
from sim.world.chronicle import tell, wake_by
from sim.world.luck import L_MEDIATION, luck, occasion_of
from sim.world.pools import close_decision, crisis_slot, proposal_slot
from sim.world.seats import let_fade, move_affinity

PRESSURE_SIGN = -1.0
MILLION = 1.0e6
"""USD in a million USD."""
SMALLEST_ARMY = 1000.0
"""Persons for which arming is reckoned at least: a state without an army does not become ready for nothing."""


@rule
def carry_out(world, setting):
    """Carry out and close every initiative whose day has come (membership moves belong to the charter)."""
    today = world.now[0].day
    for place in range(world.now[0].decisions_used):
        decision = world.decisions[place]
        if decision.serial > 0 and decision.deadline <= today and decision.option > 0:
            kind = decision.kind
            if kind == kinds.LOBBY:
                lobby(world, setting, place)
            elif kind == kinds.AMEND:
                if decision.option == kinds.POSTPONE:
                    postpone(world, setting, place)
                else:
                    cut_motion(world, setting, place)
            elif kind == kinds.PRESS or kind == kinds.PAY:
                put_pressure(world, setting, place)
            elif kind == kinds.MEDIATE:
                mediate(world, setting, place)
            elif kind == kinds.BUDGET:
                arm(world, setting, place)
            else:
                continue
            close_decision(world, place)


@rule
def pay_influence(world, state, points):
    """Take influence points from a state; False, and nothing taken, when it has too few."""
    if world.states[state].influence < points:
        return False
    world.states[state].influence -= points
    return True


@rule
def pay_money(world, state, millions):
    """Take million USD from a state's treasury; False, and nothing taken, when it has too little."""
    if world.states[state].treasury < millions:
        return False
    world.states[state].treasury -= millions
    return True


@rule
def lobby(world, setting, place):
    """Spend influence on one voter's vote on a pending motion; the favour is owed afterwards."""
    decision = world.decisions[place]
    slot = proposal_slot(world, decision.subject)
    if slot < 0 or decision.whom < 0 or not pay_influence(world, decision.state, decision.value):
        return
    world.votes[slot, decision.whom].lobbied += decision.value
    pair = world.pairs[decision.state, decision.whom]
    pair.debt = clamp(pair.debt + setting.parameters[0].lobby_debt, -1.0, 1.0)
    let_fade(world, decision.state, decision.whom)
    tell(world, kinds.E_LOBBIED, decision.state, decision.whom, decision.organisation, decision.subject, 0, decision.value)


@rule
def cut_motion(world, setting, place):
    """The proposer lowers the cost and length of its own motion."""
    decision = world.decisions[place]
    slot = proposal_slot(world, decision.subject)
    if slot < 0 or world.proposals[slot].proposer != decision.state:
        return
    burden = clamp(decision.value, setting.parameters[0].lowest_burden, 1.0)
    if burden < world.proposals[slot].burden:
        world.proposals[slot].burden = burden
        detail = world.proposals[slot].instrument
        tell(world, kinds.E_AMENDED, decision.state, -1, decision.organisation, decision.subject, detail, burden)


@rule
def postpone(world, setting, place):
    """The proposer or the chair has a vote put off; what members have answered stands until then."""
    decision = world.decisions[place]
    slot = proposal_slot(world, decision.subject)
    if slot < 0 or not pay_influence(world, decision.state, setting.parameters[0].postponement_cost):
        return
    proposal = world.proposals[slot]
    proposal.deadline += int(decision.value)
    for other in range(world.now[0].decisions_used):
        vote = world.decisions[other]
        if vote.serial > 0 and vote.kind == kinds.VOTE and vote.subject == proposal.serial:
            vote.deadline = proposal.deadline
    wake_by(world, proposal.deadline - 1)
    tell(
        world, kinds.E_POSTPONED, decision.state, proposal.target, proposal.organisation, proposal.serial,
        proposal.instrument, decision.value,
    )  # fmt: skip


@rule
def reward_price(world, setting, whom, strength):
    """What a reward of a strength (0 to 1) for a state costs, million USD: a share of the receiver's own product.

    A purse grows with the giver's economy (`economy.fill_purse`) and a price with the receiver's: what moves Kyrgyzstan is small
    change for Russia, what Kyrgyzstan can spare is felt in Tajikistan and not in Moscow.
    """
    return setting.parameters[0].reward_share * world.states[whom].gdp / MILLION * strength


@rule
def put_pressure(world, setting, place):
    """A gas cut or trade ban (negative) or a discount or aid (positive) from one state on another; rewards cost money."""
    p = setting.parameters[0]
    decision = world.decisions[place]
    if decision.whom < 0:
        return
    strength = clamp(decision.value, 0.0, 1.0)
    pair = world.pairs[decision.whom, decision.state]
    if decision.kind == kinds.PAY:
        if not pay_money(world, decision.state, reward_price(world, setting, decision.whom, strength)):
            return
        pair.pressure = clamp(pair.pressure + strength, -1.0, 1.0)
        pair.debt = clamp(pair.debt + p.reward_debt * strength, -1.0, 1.0)
        move_affinity(world, decision.state, decision.whom, p.reward_affinity * strength)
    else:
        pair.pressure = clamp(pair.pressure + PRESSURE_SIGN * strength, -1.0, 1.0)
        pair.grievance = clamp(pair.grievance + p.pressure_grievance * strength, 0.0, 1.0)
        move_affinity(world, decision.state, decision.whom, -p.pressure_affinity * strength)
    let_fade(world, decision.whom, decision.state)
    tell(world, kinds.E_PRESSURE, decision.state, decision.whom, decision.organisation, 0, decision.option, strength)


@rule
def mediate(world, setting, place):
    """Try to calm a fight; success cools it and is owed by both sides."""
    p = setting.parameters[0]
    decision = world.decisions[place]
    slot = crisis_slot(world, decision.subject)
    if (
        slot < 0
        or world.crises[slot].stage != kinds.CRISIS_OPEN
        or not pay_influence(world, decision.state, p.mediation_cost)
    ):
        return
    crisis = world.crises[slot]
    mediator = world.states[decision.state].number
    occasion = occasion_of(crisis.occasion, 2, (world.now[0].day - crisis.opened) // 7)
    success = (
        luck(world.now[0].seed, L_MEDIATION, occasion, mediator, world.states[crisis.target].number) < p.mediation_success
    )
    if success:
        crisis.intensity = crisis.intensity * (1.0 - p.mediation_effect)
        world.pairs[crisis.target, decision.state].debt = clamp(
            world.pairs[crisis.target, decision.state].debt + p.reward_debt, -1.0, 1.0
        )
        let_fade(world, crisis.target, decision.state)
    tell(
        world,
        kinds.E_MEDIATED,
        decision.state,
        crisis.target,
        decision.organisation,
        crisis.serial,
        int(success),
        crisis.intensity,
    )


@rule
def arm(world, setting, place):
    """Turn treasury into readiness, at a price for each soldier: the same money makes a small army readier than a large one."""
    p = setting.parameters[0]
    decision = world.decisions[place]
    if pay_money(world, decision.state, decision.value):
        state = world.states[decision.state]
        gain = ratio(decision.value * MILLION, p.readiness_cost * max(SMALLEST_ARMY, state.active_military))
        state.readiness = clamp(state.readiness + gain, 0.0, 1.0)
        tell(world, kinds.E_BUDGET, decision.state, -1, decision.organisation, 0, decision.option, decision.value)
