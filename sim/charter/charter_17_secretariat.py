"""The secretary general.

17.1 The council appoints a secretary general, who heads the Secretariat, for the stated term; the post goes round the
     members.
17.2 A secretary general whose state is no full member any more is replaced at once.
17.3 A Joint Staff prepares military matters. Not modelled: its work shows as interoperability.
17.4 Posts in the Secretariat are filled by quota. Not modelled: posts are not.

Source: Charter, Articles 17 and 18; term of three years and rotation by alphabet since 2017 (TASS, 1 January 2022).
"""

from sim.charter.charter_13_council import is_set, next_in_turn
from sim.words import kinds
from sim.words.calendar import add_years
from sim.words.jit import rule
from sim.world.chronicle import tell


@rule
def keep_secretary(world, organisation):
    """Replace the secretary general at the end of the term, or when its state is no full member. Clauses 17.1, 17.2."""
    group, today = world.organisations[organisation], world.now[0].day
    if group.secretary < 0:
        return
    years = max(1, int(world.charters[organisation].secretary_years))
    if not is_set(group.secretary_until):
        group.secretary_until = add_years(today, years)
    vacant = world.seats[organisation, group.secretary].status != kinds.MEMBER
    if vacant or group.secretary_until <= today:
        successor = next_in_turn(world, organisation, group.secretary)
        group.secretary_until = add_years(today, years)
        if successor >= 0 and successor != group.secretary:
            group.secretary = successor
            tell(world, kinds.E_SECRETARY, successor, -1, organisation, 0, 0, float(years))
