"""The secretary general.

17.1 The council chooses a secretary general, who heads the Secretariat, for the stated term. The post goes round the members,
     as it has since 2017: the turn stands for the council's choice, and no motion is tabled.
17.2 A secretary general whose state is no full member any more is replaced at once.
17.3 A Joint Staff prepares military matters. Not modelled: its work shows as interoperability.
17.4 Posts in the Secretariat are filled by quota. Not modelled: posts are not.
17.5 A secretary general may be relieved before the end of the term, and another act in the meantime (2018). Not modelled here:
     the script makes an office vacant by date.

Source: Charter, Articles 17 and 18 (the numbers are background); term of three years (TASS, 1 January 2022), rotation by alphabet
since 2017 (reports of 2018). Clause 17.2 is a judgement.
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
