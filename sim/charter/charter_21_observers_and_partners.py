"""Observers and partners.

21.1 A state may become an observer on its request; the council grants or ends the status.
21.2 (2018) A state may become a partner: it shares the aims, takes part in actions, and has no duties of security contrary
     to them.
21.3 An observer may ask for words and a mission, a partner for material aid as well; neither is protected by collective
     defence.
21.4 Observers study open papers and experience. Not modelled: papers are not.
21.5 Observers of the Parliamentary Assembly come and go with their own regimes. Not modelled here: the script opens and ends
     such a status by date.
21.6 Either is a member of the United Nations in good faith and has diplomatic relations with all members. Not modelled: such
     relations are not.
21.7 An international organisation may become an observer too, and a status may be suspended for a time. Not modelled: seats are
     held by states, and ending a status stands for both.

Source: Charter, Article 21 (2002, 2018); regulations on observers and on partners. What each may ask for (21.3) is a judgement.
"""

from sim.charter.articles import CHARTER_21, NO_ARTICLE
from sim.words import kinds
from sim.words.jit import rule


@rule
def status_refusal(world, organisation, status):
    """(reason, article) why a charter cannot grant a status; (0, 0) when it knows it. Clauses 21.1, 21.2."""
    charter = world.charters[organisation]
    unknown_observer = status == kinds.OBSERVER and charter.observers_known == 0
    unknown_partner = status == kinds.PARTNER and charter.partners_known == 0
    if unknown_observer or unknown_partner:
        return kinds.UNKNOWN_TO_THE_CHARTER, CHARTER_21
    return kinds.NO_REASON, NO_ARTICLE


@rule
def is_friend(world, organisation, state):
    """True for an observer or partner of an organisation. Part of clause 21.3."""
    status = world.seats[organisation, state].status
    return status == kinds.OBSERVER or status == kinds.PARTNER


@rule
def is_open_to_friends(world, organisation, state, instrument):
    """True when an observer or partner may be given an instrument. Clause 21.3."""
    status = world.seats[organisation, state].status
    if status == kinds.PARTNER:
        return instrument <= kinds.MATERIAL_AID
    return status == kinds.OBSERVER and instrument <= kinds.MISSION
