"""Money and influence free for foreign policy, and what pressure costs both sides."""

from sim.dynamics.fading import MONTH, kept_in_a_month
from sim.words.arithmetic import clamp, ratio
from sim.words.jit import rule
from sim.world.questions import is_member
from sim.world.seats import move_affinity

MILLION = 1.0e6
"""USD in a million USD."""


@rule
def open_purses(world, setting):
    """Day one: a state that was given nothing has half of the money and influence that it can hold."""
    p = setting.parameters[0]
    for state in range(world.states.shape[0]):
        record = world.states[state]
        if record.treasury == 0.0:
            record.treasury = 0.5 * p.treasury_years * p.treasury_share * record.gdp / MILLION
        if record.influence == 0.0:
            record.influence = 0.5 * p.influence_small


@rule
def fill_purse(world, setting, state, money_kept, influence_kept):
    """A month's gain in treasury and influence; both have a ceiling. A larger economy has more of each.

    What lies idle fades: unspent funds go back to the budget (`money_kept`), favours are forgotten (`influence_kept`). Who
    holds the chair of the organisation in focus is listened to.
    """
    p = setting.parameters[0]
    record = world.states[state]
    group = world.organisations[world.now[0].focus]
    leading = group.leading
    size = 0.0
    if leading >= 0:
        size = clamp(ratio(record.gdp, world.states[leading].gdp), 0.0, 1.0)
    yearly = p.treasury_share * record.gdp / MILLION
    money = record.treasury * money_kept
    record.treasury = clamp(money + yearly * MONTH, 0.0, max(money, p.treasury_years * yearly))
    regained = (p.influence_regain + p.influence_of_size * size) * MONTH
    if group.chair == state:
        regained += p.influence_of_chair * MONTH
    most = p.influence_small + (p.influence_most - p.influence_small) * size
    points = record.influence * influence_kept
    record.influence = clamp(points + regained, 0.0, max(points, most))


@rule
def carry_pressure(world, setting, state, by):
    """A month of pressure (-) or reward (+) from one state on another: it moves money, stability and affinity.

    Pressure bites as far as the state depends on the other, and costs the other something too, as does a reward.
    """
    p = setting.parameters[0]
    pair = world.pairs[state, by]
    record, presser = world.states[state], world.states[by]
    bite = pair.pressure * pair.dependence * MONTH
    money = p.pressure_damage * bite * record.gdp / MILLION
    record.treasury = max(0.0, record.treasury + money)
    presser.treasury = max(0.0, presser.treasury - p.pressure_price * abs(money))
    record.stability = clamp(record.stability + p.pressure_unrest * bite, 0.0, 1.0)
    move_affinity(world, state, by, p.pressure_wear * pair.pressure * MONTH)


@rule
def sell_at_a_discount(world, setting, state):
    """What the leading power forgoes in a month by selling arms to a member of the organisation in focus at home prices."""
    focus = world.now[0].focus
    group = world.organisations[focus]
    if group.arms_discount > 0.0 and group.leading >= 0 and state != group.leading and is_member(world, focus, state):
        forgone = setting.parameters[0].discount_price * group.arms_discount * world.states[state].gdp / MILLION * MONTH
        seller = world.states[group.leading]
        seller.treasury = max(0.0, seller.treasury - forgone)


@rule
def monthly(world, setting):
    """Fill the purses and pay for discounts."""
    money_kept = kept_in_a_month(setting.parameters[0].treasury_half_life)
    influence_kept = kept_in_a_month(setting.parameters[0].influence_half_life)
    for state in range(world.states.shape[0]):
        if world.states[state].present == 1:
            fill_purse(world, setting, state, money_kept, influence_kept)
            sell_at_a_discount(world, setting, state)
