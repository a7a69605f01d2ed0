"""Arrears.

25.1 A member in arrears by the stated number of years (two in the Charter) loses its vote. The Charter has the council suspend
     it; here it lapses when the year's dues are settled.
25.2 It regains the vote when the debt is paid in full, not before.
25.3 It loses the right to fill quota posts too. Not modelled: posts are not.

Source: Charter, Article 25; Russian foreign ministry on two years; Pankin on Armenia's arrears by 1 January 2026.
"""

from sim.words import kinds
from sim.words.jit import rule
from sim.world.chronicle import tell


@rule
def judge_arrears(world, organisation, state):
    """Take the vote from a member whose arrears have reached the limit. Clause 25.1."""
    seat = world.seats[organisation, state]
    limit = world.charters[organisation].arrears_years
    if limit > 0.0 and seat.arrears >= limit and seat.vote_lost == 0:
        seat.vote_lost = 1
        tell(world, kinds.E_VOTE_LOST, state, -1, organisation, 0, 0, seat.arrears)


@rule
def stop_dues(world, organisation, state):
    """Pay no dues from now on. Clause 24.3."""
    seat = world.seats[organisation, state]
    if seat.pays == 1:
        seat.pays = 0
        tell(world, kinds.E_STOPPED_DUES, state, -1, organisation, 0, 0, seat.arrears)


@rule
def pay_arrears(world, setting, organisation, state):
    """Pay the debt in full and go on paying; the vote comes back. Clause 25.2."""
    seat = world.seats[organisation, state]
    debt = seat.arrears * seat.dues_share * setting.parameters[0].organisation_budget
    world.states[state].treasury = max(0.0, world.states[state].treasury - debt)
    seat.pays = 1
    seat.arrears = 0.0
    if seat.vote_lost == 1:
        seat.vote_lost = 0
        tell(world, kinds.E_VOTE_REGAINED, state, -1, organisation, 0, 0, debt)
