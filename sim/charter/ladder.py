"""The ladder: what fails is offered again one rung lower, and each rung meets the law for itself.

Whether an instrument is lawful in a crisis is asked of every article; each answers with grounds. Their rank, and the
exemptions that lift some of them, are declared in `grounds.py`.
"""

from sim.charter.agreement_peacekeeping import bars_off_land
from sim.charter.agreement_rapid_reaction import has_task, is_non_state
from sim.charter.charter_07_joint_measures_and_bases import has_instrument
from sim.charter.charter_19_membership import is_frozen_in_law
from sim.charter.charter_20_suspension import is_suspended
from sim.charter.charter_21_observers_and_partners import is_friend, is_open_to_friends
from sim.charter.grounds import (
    G_DOMESTIC_AFFAIR,
    G_DOMESTIC_MISSION,
    G_FRIEND_ONLY,
    G_FROZEN,
    G_NO_REQUEST,
    G_NO_SUCH_INSTRUMENT,
    G_NOT_A_MEMBER,
    G_NOT_IN_FORCE,
    G_QUARREL,
    G_SUSPENDED,
    G_TASK_NOT_OF_THE_FORCE,
    NON_STATE_LIFTS,
    OFF_LAND_LIFTS,
    decisive,
)
from sim.charter.treaty_01_no_force_no_alliances import is_quarrel
from sim.charter.treaty_02_consultation import is_closed_to_missions, is_granted_on_request, is_internal
from sim.charter.treaty_04_collective_defence import bars_to_force, lacks_request
from sim.charter.treaty_06_use_of_force import is_off_member_land
from sim.words import kinds
from sim.words.jit import rule
from sim.world.questions import in_force, is_member


@rule
def matter_of(instrument):
    """The matter under which the council decides on an instrument. Clause 6.1."""
    if instrument >= kinds.PEACEKEEPERS:
        return kinds.USE_OF_FORCE
    if instrument >= kinds.MISSION:
        return kinds.AID
    return kinds.DECLARATION if instrument == kinds.STATEMENT else kinds.PROCEDURE


@rule
def next_rung(world, organisation, rung):
    """The highest instrument below a rung that the organisation has; NO_INSTRUMENT at the foot of the ladder."""
    for lower in range(rung - 1, kinds.NO_INSTRUMENT, -1):
        if has_instrument(world, organisation, lower) or is_granted_on_request(world, organisation, lower):
            return lower
    return kinds.NO_INSTRUMENT


@rule
def bars_to_standing(world, organisation, slot, instrument):
    """The grounds that concern who asks whom for what, as a mask. Clauses 4.4, 7.1, 21.3, PK.1."""
    target = world.crises[slot].target
    grounds = 0
    if not in_force(world, organisation):
        grounds |= G_NOT_IN_FORCE
    if is_suspended(world, organisation, target):
        grounds |= G_SUSPENDED
    elif is_frozen_in_law(world, organisation, target):
        grounds |= G_FROZEN
    elif not is_member(world, organisation, target) and not is_open_to_friends(world, organisation, target, instrument):
        grounds |= G_FRIEND_ONLY if is_friend(world, organisation, target) else G_NOT_A_MEMBER
    if not has_instrument(world, organisation, instrument) and not is_granted_on_request(world, organisation, instrument):
        grounds |= G_NO_SUCH_INSTRUMENT
    if instrument >= kinds.MISSION and lacks_request(world, organisation, slot):
        grounds |= G_NO_REQUEST
    return grounds


@rule
def bars_to_troops(world, organisation, slot, instrument):
    """The grounds against troops, as a mask, with the declared exemptions taken off.

    Clauses 1.2, 4.1, 4.2, 6.2, PK.1, PK.2, RR.1.
    """
    grounds = bars_to_force(world, organisation, slot)
    kind = world.crises[slot].kind
    if instrument == kinds.COLLECTIVE_DEFENCE and is_internal(world, organisation, slot):
        grounds |= G_DOMESTIC_AFFAIR
    if instrument == kinds.RAPID_REACTION_FORCE:
        if is_non_state(kind):
            grounds &= ~NON_STATE_LIFTS
        if not has_task(world, organisation, kind):
            grounds |= G_TASK_NOT_OF_THE_FORCE
    return grounds


@rule
def instrument_refusal(world, setting, organisation, slot, instrument):
    """(reason, article) why the law refuses an instrument in a crisis, (0, 0) when it does not. `slot` is the crisis.

    Clauses 1.2, 2.3, 2.4, 6.2. Every ground is looked for; the highest in rank is given.
    """
    grounds = bars_to_standing(world, organisation, slot, instrument)
    if instrument >= kinds.PEACEKEEPERS:
        grounds |= bars_to_troops(world, organisation, slot, instrument)
        if instrument == kinds.PEACEKEEPERS and is_off_member_land(world, organisation, slot):
            grounds = (grounds & ~OFF_LAND_LIFTS) | bars_off_land(world, organisation, slot)
    elif instrument == kinds.MATERIAL_AID and is_quarrel(world, organisation, slot):
        grounds |= G_QUARREL
    elif instrument == kinds.MISSION and is_closed_to_missions(world, organisation, slot):
        grounds |= G_DOMESTIC_MISSION
    return decisive(grounds)
