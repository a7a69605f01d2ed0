"""How a seat changes: the one place where memberships are written, so that each change is told and dated."""

from sim.words import kinds
from sim.words.calendar import NEVER
from sim.words.jit import rule
from sim.world.chronicle import tell


@rule
def awaits_a_date(status):
    """1 for a seat that changes on a date of its own, by ratification or at the end of a notice; 0 for all others."""
    return 1 if status == kinds.SIGNATORY or status == kinds.LEAVING else 0


@rule
def count_awaited(world):
    """Count the seats that wait for a date, once, when a world begins; `set_status` keeps the count from then on."""
    awaited = 0
    for organisation in range(world.organisations.shape[0]):
        for state in range(world.states.shape[0]):
            awaited += awaits_a_date(world.seats[organisation, state].status)
    world.now[0].seats_awaited = awaited


@rule
def set_status(world, organisation, state, status, event):
    """Give a seat a status from today on and tell it as `event` (`kinds.EVENT_KINDS`)."""
    seat = world.seats[organisation, state]
    before = seat.status
    if before == status:
        return
    seat.status = status
    seat.since = world.now[0].day
    world.now[0].seats_awaited += awaits_a_date(status) - awaits_a_date(before)
    if status == kinds.MEMBER and before != kinds.FROZEN and before != kinds.LEAVING:
        seat.joined = world.now[0].day
        seat.pays = 1
        seat.arrears = 0.0
        seat.vote_lost = 0
        seat.breaches = 0
    if status != kinds.LEAVING:
        seat.leaves_on = NEVER
    tell(world, event, state, -1, organisation, before, status, seat.opinion)


@rule
def raise_grievance(world, organisation, state, amount):
    """Add to (or, with a negative amount, take from) a member's disappointment with an organisation, held in 0..1."""
    seat = world.seats[organisation, state]
    seat.grievance = min(1.0, max(0.0, seat.grievance + amount))


@rule
def move_opinion(world, organisation, state, amount):
    """Shift support at home for an organisation, held in 0.02..0.98: no poll finds everybody on one side."""
    seat = world.seats[organisation, state]
    seat.opinion = min(0.98, max(0.02, seat.opinion + amount))


@rule
def move_affinity(world, first, second, amount):
    """Shift the affinity of a pair, both ways alike, held in -1..1."""
    value = min(1.0, max(-1.0, world.pairs[first, second].affinity + amount))
    world.pairs[first, second].affinity = value
    world.pairs[second, first].affinity = value


@rule
def fades(world, first, second):
    """True when a pair has something between it that fades."""
    pair = world.pairs[first, second]
    return pair.grievance != 0.0 or pair.debt != 0.0 or pair.pressure != 0.0


@rule
def is_behind(entry, first, second):
    """True when a pair stands behind another in the order of places."""
    return entry.first > first or (entry.first == first and entry.second > second)


@rule
def let_fade(world, first, second):
    """Enter a pair among those that are looked at each month: whoever writes its grievance, debt or pressure calls this after."""
    now = world.now[0]
    place = now.pairs_fading
    while place > 0 and is_behind(world.fading[place - 1], first, second):
        place -= 1
    is_listed = place > 0 and world.fading[place - 1].first == first and world.fading[place - 1].second == second
    if is_listed or not fades(world, first, second):
        return
    for later in range(now.pairs_fading, place, -1):
        world.fading[later].first, world.fading[later].second = world.fading[later - 1].first, world.fading[later - 1].second
    world.fading[place].first, world.fading[place].second = first, second
    now.pairs_fading += 1


@rule
def list_fading(world):
    """Enter every pair, once, when a world begins."""
    world.now[0].pairs_fading = 0
    for first in range(world.states.shape[0]):
        for second in range(world.states.shape[0]):
            let_fade(world, first, second)


@rule
def move_credibility(world, organisation, amount):
    """Shift how far others believe that an organisation would act, held in 0..1."""
    group = world.organisations[organisation]
    group.credibility = min(1.0, max(0.0, group.credibility + amount))
