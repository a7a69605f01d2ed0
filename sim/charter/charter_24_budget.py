"""Budget.

24.1 The members pay the budget of the organisation in shares that the council has approved.
24.2 The dues of a year are settled on the 1 January that follows; what was paid is a share of the whole.
24.3 A member that does not pay is in arrears by a year for each year.
24.4 The budget has no deficit, each member pays its own delegates, and (2010) other funds but loans are allowed beside it. Not
     modelled: only whether dues are paid matters here.

Source: Charter, Article 24; shares in the record; budget of about 532 million rubles in 2024 (parameter
`organisation_budget`).
"""

from sim.charter.charter_25_arrears import judge_arrears
from sim.words.arithmetic import ratio
from sim.words.jit import rule
from sim.world.questions import in_force, is_member


@rule
def collect_dues(world, setting, organisation):
    """Settle the dues of the year that has ended. Clauses 24.1, 24.2, 24.3."""
    if not in_force(world, organisation):
        return
    whole, paid = 0.0, 0.0
    for state in range(world.states.shape[0]):
        seat = world.seats[organisation, state]
        if is_member(world, organisation, state) and seat.dues_share > 0.0:
            whole += seat.dues_share
            if seat.pays == 1:
                paid += seat.dues_share
                dues = seat.dues_share * setting.parameters[0].organisation_budget
                world.states[state].treasury = max(0.0, world.states[state].treasury - dues)
            else:
                seat.arrears += 1.0
            judge_arrears(world, organisation, state)
    if whole > 0.0:
        world.organisations[organisation].budget_paid = ratio(paid, whole)
