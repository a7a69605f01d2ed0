"""Collective defence.

4.1 (1992) Aggression by a state or a group of states against one member is aggression against all. What is not
    armed, such as a gas cut or a disaster, is no aggression.
4.2 (2010) An armed attack that threatens a member's safety, stability, integrity or sovereignty counts; practice since: threats
    from within are met by peacekeepers or the rapid reaction force, not by collective defence.
4.3 All other members give the help that is needed, military included, as collective self-defence: each is asked for its
    share.
4.4 (2010) Help is given at the request of the member attacked. Where no request is needed, the chair may move it.
4.5 Only what happens on the recognised land of a member counts.
4.6 Violence at home counts as an attack from outside when the evidence of an outside hand is strong enough.
4.7 Practice: fighting on a border that was never agreed is a border incident (May 2021, September 2022).
4.8 A member that fights off its own land in a war that it began is no victim; an attack on its own land is an attack (Kursk
    2024).
4.9 The arbiter (the UN Security Council) is told at once.
4.10 Each member chooses the kind of help that it gives. Not modelled: help outside the contingent is a matter of the
     dynamics of aid.

Source: Treaty of 1992, Article 4; protocol of 10 December 2010; statements of the Secretariat of 2020, 2021 and 2024.
"""

from sim.charter.grounds import (
    G_BORDER_INCIDENT,
    G_DOMESTIC_AFFAIR,
    G_NO_ARMED_ATTACK,
    G_OFF_TERRITORY,
    G_QUARREL,
    G_TARGET_IS_AGGRESSOR,
)
from sim.charter.treaty_01_no_force_no_alliances import is_quarrel
from sim.charter.treaty_02_consultation import is_internal
from sim.words import kinds
from sim.words.jit import rule
from sim.world.questions import in_force, is_member


@rule
def lacks_request(world, organisation, slot):
    """True when the charter wants the victim's own request and there is none. Clause 4.4."""
    crisis = world.crises[slot]
    asked = crisis.appeal == kinds.APPEAL_ASKED and crisis.organisation == organisation
    return world.charters[organisation].request_needed == 1 and not asked


@rule
def bars_to_force(world, organisation, slot):
    """The grounds on which a crisis is no attack that all must meet, as a mask. Clauses 4.1, 4.2, 4.5, 4.6, 4.7, 4.8."""
    crisis, charter = world.crises[slot], world.charters[organisation]
    grounds = 0
    between_states = crisis.kind == kinds.AGGRESSION or crisis.kind == kinds.BORDER_CLASH
    armed = between_states or crisis.kind == kinds.UNREST or crisis.kind == kinds.INSURGENCY or crisis.kind == kinds.TERROR
    if is_quarrel(world, organisation, slot):
        grounds |= G_QUARREL
    if charter.border_incidents_excluded == 1 and between_states and crisis.delimited == 0:
        grounds |= G_BORDER_INCIDENT
    if crisis.treaty_territory == 0:
        if crisis.self_inflicted == 1:
            grounds |= G_TARGET_IS_AGGRESSOR
        if charter.treaty_territory_only == 1:
            grounds |= G_OFF_TERRITORY
    if not armed:
        grounds |= G_NO_ARMED_ATTACK
    if charter.scope_internal == 0 and is_internal(world, organisation, slot):
        grounds |= G_DOMESTIC_AFFAIR
    return grounds


@rule
def is_casus_foederis(world, organisation, slot):
    """True when a crisis is an attack from outside on a member, whether or not it has asked for help.

    Clauses 4.1, 4.2, 4.4.
    """
    if not in_force(world, organisation) or not is_member(world, organisation, world.crises[slot].target):
        return False
    return bars_to_force(world, organisation, slot) == 0 and not is_internal(world, organisation, slot)
