"""The use of force.

6.1 The use of the forces of the collective system is decided by the heads of state in council.
6.2 Off the land of members, forces are used only for international security and in strict keeping with the Charter of the
    UN: with a mandate of the arbiter, and as peacekeepers. (2010) The cases of Articles 2 and 4 are named beside it.
6.3 The mandate is asked of the arbiter's own council, where each great power's no is a veto.
6.4 National laws are respected. Not modelled here: consent at home is part of each member's contribution (RR.3).

Source: Treaty of 1992, Article 6 (its first sentence is background); protocol of 10 December 2010, by report. That no other force
than peacekeepers goes off member land is practice: none was ever sent.
"""

from sim.words import kinds
from sim.words.jit import rule
from sim.world.questions import in_force, is_member, member_count


@rule
def is_off_member_land(world, organisation, slot):
    """True when troops for this crisis would stand on land that is no member's. Clause 6.2."""
    crisis = world.crises[slot]
    if crisis.treaty_territory == 0:
        return True
    status = world.seats[organisation, crisis.target].status
    return not is_member(world, organisation, crisis.target) and status != kinds.SUSPENDED


@rule
def lacks_mandate(world, organisation, slot):
    """True when a mandate of the arbiter is needed and was not given. Clause 6.2."""
    return world.charters[organisation].mandate_off_territory == 1 and world.crises[slot].mandated == 0


@rule
def deciding_arbiter(world, organisation):
    """The organisation of which a mandate can be asked, -1 when there is none that could decide. Clause 6.3."""
    arbiter = world.charters[organisation].arbiter
    if arbiter < 0 or arbiter == organisation or not in_force(world, arbiter) or member_count(world, arbiter) == 0:
        return -1
    return arbiter
