"""What every drawn crisis has in common: its rate in this run, its chance in a week, its intensity and how it fades.

Why weekly and keyed: the occasion of a hazard is its week, so the same seed has the same outbreaks under another charter
unless a rate itself differs.
"""

from sim.words import kinds
from sim.words.arithmetic import clamp, hazard_probability
from sim.words.calendar import DAYS_IN_YEAR, WEEK
from sim.words.jit import rule
from sim.world.luck import L_HAZARD, L_RATE, luck

WEEK_IN_YEARS = WEEK / DAYS_IN_YEAR
WHO_BEGINS, HOW_HARD = 1, 2
"""Steps of an outbreak that have luck of their own."""


@rule
def drawn_rate(world, setting, hazard):
    """The yearly rate of a hazard in this run: its best value, or a keyed draw from its range when uncertain."""
    row = setting.hazards[hazard]
    now = world.now[0]
    if now.uncertain == 0:
        return row.rate
    u = luck(now.seed, L_RATE, row.number, 0, 0)
    if u < 0.5:
        return row.low + 2.0 * u * (row.rate - row.low)
    return row.rate + (2.0 * u - 1.0) * (row.high - row.rate)


@rule
def comes_up(u, rate):
    """True when a uniform number says that a yearly rate strikes this week; most weeks are told without an exponential."""
    return u < rate * WEEK_IN_YEARS and u < hazard_probability(rate, WEEK_IN_YEARS)


@rule
def is_running(world, kind, target, dispute):
    """True while a crisis of a kind troubles a state already, or while a dispute (-1 for none) is being fought out."""
    for slot in range(world.now[0].crises_used):
        crisis = world.crises[slot]
        if crisis.stage == kinds.CRISIS_OPEN:
            if dispute >= 0 and crisis.dispute == dispute:
                return True
            if dispute < 0 and crisis.kind == kind and crisis.target == target:
                return True
    return False


@rule
def drawn_intensity(world, setting, hazard, occasion, who):
    """The intensity of a drawn crisis around the hazard's typical one."""
    u = luck(world.now[0].seed, L_HAZARD, occasion, who, HOW_HARD)
    spread = setting.parameters[0].intensity_spread * (2.0 * u - 1.0)
    return clamp(setting.hazards[hazard].intensity * (1.0 + spread), setting.parameters[0].crisis_over, 1.0)


@rule
def decay_of(setting, kind):
    """The share of a drawn crisis that fades by itself in a week."""
    p = setting.parameters[0]
    if kind == kinds.UNREST:
        return p.decay_unrest
    if kind == kinds.INSURGENCY:
        return p.decay_insurgency
    if kind == kinds.TERROR:
        return p.decay_terror
    if kind == kinds.TRAFFICKING:
        return p.decay_trafficking
    if kind == kinds.DISASTER:
        return p.decay_disaster
    return p.decay_attack
