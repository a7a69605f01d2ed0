"""Whether a state stays, leaves, freezes its part, comes back or joins: dependence holds, disappointment drives out."""

from sim.words import kinds
from sim.words.arithmetic import clamp, exp, hazard_probability, log, logistic
from sim.words.calendar import DAYS_IN_YEAR, week_of
from sim.words.jit import rule
from sim.world.luck import L_MEMBERSHIP, L_RENEWAL, key_of, luck, luck_of, occasion_of
from sim.world.pools import open_decision
from sim.world.questions import is_member

MONTH = 1.0 / 12.0
WEEK_OF_A_YEAR = 7.0 / DAYS_IN_YEAR
WEAKEST_TIE, STRONGEST_TIE = -4.0, 12.0
"""Ties in logits beyond which the rate of leaving does not change: it stays finite."""
FAINTEST_WISH, STRONGEST_WISH = -12.0, 4.0
"""The same for the rate of applying."""


@rule
def outside_fear(world, organisation, state):
    """The strongest fear of a state that is not in the organisation, 0 to 1."""
    worst = 0.0
    for other in range(world.states.shape[0]):
        if other != state and not is_member(world, organisation, other) and world.pairs[state, other].threat > worst:
            worst = world.pairs[state, other].threat
    return worst


@rule
def has_base(world, state, holder):
    """True when the leading power has an open base on the state's land."""
    for place in range(world.bases.shape[0]):
        base = world.bases[place]
        if base.host == state and base.holder == holder and base.status == 1:
            return True
    return False


@rule
def tie(world, setting, organisation, state):
    """What binds a state to an organisation, in logits: positive holds it in, negative drives it out."""
    p = setting.parameters[0]
    group = world.organisations[organisation]
    seat = world.seats[organisation, state]
    leading = group.leading
    total = p.tie_threat * outside_fear(world, organisation, state) + p.tie_opinion * (seat.opinion - 0.5)
    total += p.tie_credibility * (group.credibility - 0.5)
    total -= p.tie_grievance * seat.grievance + p.tie_patron * world.states[state].outside_patron
    if leading >= 0 and leading != state:
        pair = world.pairs[state, leading]
        total += p.tie_dependence * clamp(pair.dependence + 0.5 * pair.pressure, 0.0, 1.0) + p.tie_affinity * pair.affinity
        total -= p.tie_grievance_leading * pair.grievance + p.tie_size * standing(world, state, leading)
        if has_base(world, state, leading):
            total += p.tie_base
    return total


@rule
def standing(world, state, leading):
    """A state's standing as a regional power beside the leading power: 0 for a small neighbour, 1 for an equal."""
    share = (1.0 + world.states[state].population) / (1.0 + world.states[leading].population)
    return clamp(1.0 + log(clamp(share, 0.001, 1.0)) / 3.0, 0.0, 1.0)


@rule
def judge_renewal(world, setting, organisation, state, cause):
    """(option, probability): 1 to sign the renewal. The leading power renews its own alliance."""
    if world.organisations[organisation].leading == state:
        return 1, 1.0
    probability = logistic(setting.parameters[0].renew_habit + tie(world, setting, organisation, state))
    u = luck(world.now[0].seed, L_RENEWAL, cause, world.states[state].number, 0)
    return (1 if u < probability else 0), probability


@rule
def exit_rate(world, setting, organisation, state):
    """Yearly rate at which a member turns away: falls with the tie."""
    p = setting.parameters[0]
    return p.exit_rate * exp(-p.exit_slope * clamp(tie(world, setting, organisation, state), WEAKEST_TIE, STRONGEST_TIE))


@rule
def highest_exit_rate(setting):
    """The rate of the weakest tie. A chance is never above rate times time."""
    p = setting.parameters[0]
    return p.exit_rate * exp(p.exit_slope * -WEAKEST_TIE)


@rule
def highest_apply_rate(setting):
    """The rate of the strongest wish, for the same use."""
    p = setting.parameters[0]
    return p.apply_rate * exp(p.apply_slope * STRONGEST_WISH)


@rule
def may_apply(world, setting, organisation, state):
    """True for a state that could think of applying: neither neutral nor unfriendly, and the organisation is open."""
    leading = world.organisations[organisation].leading
    if leading < 0 or setting.traits[state].neutral == 1 or world.charters[organisation].open_to_accession == 0:
        return False
    return world.pairs[state, leading].affinity >= setting.parameters[0].applicant_affinity


@rule
def apply_rate(world, setting, organisation, state):
    """Yearly rate at which an outsider applies: grows with the tie; none for neutral states and for the unfriendly."""
    p = setting.parameters[0]
    if not may_apply(world, setting, organisation, state):
        return 0.0
    strongest = clamp(tie(world, setting, organisation, state) - p.apply_threshold, FAINTEST_WISH, STRONGEST_WISH)
    return p.apply_rate * exp(p.apply_slope * strongest)


@rule
def is_open_to(world, setting, organisation, state, move):
    """True when a move fits a state's seat as it stands today: the bitter freeze or give notice, the others may ask to go."""
    seat = world.seats[organisation, state]
    status = seat.status
    if move == kinds.APPLY:
        return status == kinds.OUTSIDE or status == kinds.LEFT or status == kinds.SUSPENDED
    bitter = seat.grievance >= setting.parameters[0].freeze_grievance
    if move == kinds.FREEZE:
        return status == kinds.MEMBER and bitter
    if move == kinds.UNFREEZE:
        return status == kinds.FROZEN and not bitter
    if move == kinds.GIVE_NOTICE:
        return status != kinds.LEAVING and bitter
    if move == kinds.ASK_SUSPENSION:
        return status == kinds.MEMBER and not bitter
    if move == kinds.STOP_DUES:
        return status == kinds.FROZEN and seat.pays == 1
    if move == kinds.PAY_DUES:
        return status == kinds.MEMBER and seat.pays == 0
    if move == kinds.BOYCOTT:
        return status == kinds.MEMBER and seat.boycott_until <= world.now[0].day
    return False


@rule
def rate_of_move(world, setting, organisation, state, move):
    """Yearly rate of a move in membership for a state as it stands today; 0 where it has no such move."""
    p = setting.parameters[0]
    if not is_open_to(world, setting, organisation, state, move):
        return 0.0
    if move == kinds.APPLY:
        return apply_rate(world, setting, organisation, state)
    leading = world.organisations[organisation].leading
    if leading == state or not is_member(world, organisation, state):
        return 0.0
    seat = world.seats[organisation, state]
    if move == kinds.FREEZE:
        return p.freeze_rate * (1.0 + seat.grievance - p.freeze_grievance)
    if move == kinds.UNFREEZE:
        return p.thaw_rate * (1.0 - seat.grievance)
    if move == kinds.STOP_DUES:
        return p.stop_dues_rate
    if move == kinds.PAY_DUES:
        return p.pay_dues_rate
    if move == kinds.BOYCOTT:
        return p.boycott_rate * max(0.0, -world.pairs[state, leading].pressure) if leading >= 0 else 0.0
    return exit_rate(world, setting, organisation, state)


@rule
def may_move(world, setting, organisation, state, move):
    """False while a state rests from its last great move (small ones, such as dues and boycotts, need no rest)."""
    if move == kinds.STOP_DUES or move == kinds.PAY_DUES or move == kinds.BOYCOTT:
        return True
    return world.now[0].day - world.seats[organisation, state].moved_on >= setting.parameters[0].move_pause_days


@rule
def luck_of_move(world, move):
    """What the luck of all states that may make a move this week has in common."""
    return key_of(world.now[0].seed, L_MEMBERSHIP, occasion_of(week_of(world.now[0].day), move, 0))


@rule
def consider_membership(world, setting, organisation, state, exits, wishes, asking, applying):
    """Once a month: take the first move whose luck comes up, as a decision that the charter carries out.

    `exits` and `wishes` are the highest chances that anybody leaves or applies in a month; `asking` and `applying` the common
    luck of the two moves that most states could make at any time, to be suspended and to apply.
    """
    status = world.seats[organisation, state].status
    if status == kinds.OUTSIDE or status == kinds.LEFT or status == kinds.SUSPENDED:
        if may_apply(world, setting, organisation, state):
            consider_move(world, setting, organisation, state, kinds.APPLY, MONTH, wishes, applying)
    elif is_member(world, organisation, state):
        for move in range(kinds.FREEZE, kinds.BOYCOTT):
            if is_open_to(world, setting, organisation, state, move):
                is_exit = move == kinds.ASK_SUSPENSION or move == kinds.GIVE_NOTICE
                key = asking if move == kinds.ASK_SUSPENSION else luck_of_move(world, move)
                if consider_move(world, setting, organisation, state, move, MONTH, exits if is_exit else 1.0, key):
                    return


@rule
def consider_boycotts(world, setting):
    """Once a week: a member under pressure by the leading power may stay away; pressure is often over within a month."""
    focus = world.now[0].focus
    leading = world.organisations[focus].leading
    if leading < 0:
        return
    for state in range(world.states.shape[0]):
        if world.pairs[state, leading].pressure < 0.0 and world.states[state].played == 0:
            if is_open_to(world, setting, focus, state, kinds.BOYCOTT):
                key = luck_of_move(world, kinds.BOYCOTT)
                consider_move(world, setting, focus, state, kinds.BOYCOTT, WEEK_OF_A_YEAR, 1.0, key)


@rule
def consider_move(world, setting, organisation, state, move, years, highest, key):
    """Take one move that is open to the state if its luck comes up in a time of so many years; True when it was taken.

    No chance is above `highest`: luck that lies there needs no look at what ties the state. `key` is `luck_of_move`.
    """
    if not may_move(world, setting, organisation, state, move):
        return False
    u = luck_of(key, world.states[state].number, world.organisations[organisation].number)
    if u >= highest:
        return False
    probability = hazard_probability(rate_of_move(world, setting, organisation, state, move), years)
    if u < probability:
        move_by(world, organisation, state, move, probability)
        return True
    return False


@rule
def move_by(world, organisation, state, move, probability):
    """Put a move into the world as a decision already taken by the judgement."""
    legal = (1 << kinds.STAY) | (1 << move)
    slot = open_decision(world, state, kinds.CHANGE_MEMBERSHIP, state, organisation, world.now[0].day + 1, legal)
    if slot >= 0:
        world.decisions[slot].option = move
        world.decisions[slot].chosen_by = kinds.BY_JUDGEMENT
        world.decisions[slot].probability = probability


@rule
def judge_invitation(world, setting, organisation, state, cause, legal):
    """(option, probability): whether a state that was invited applies. Who is in trouble at home joins more readily."""
    p = setting.parameters[0]
    if setting.traits[state].neutral == 1:
        return kinds.STAY, 0.0
    need = p.invite_need * (1.0 - world.states[state].stability)
    probability = logistic(tie(world, setting, organisation, state) + need - p.invite_threshold)
    u = luck(world.now[0].seed, L_MEMBERSHIP, cause, world.states[state].number, world.organisations[organisation].number)
    lawful = (legal >> kinds.APPLY) & 1 == 1
    return (kinds.APPLY if u < probability and lawful else kinds.STAY), probability
