"""Consultation.

2.1 Members consult on all questions of security that touch them. Not modelled: talk that nobody asked for leaves no trace; a
    yearly session stands for it (13.2).
2.2 When one or more members are threatened, consultations begin at once on request; they need no vote.
2.3 (2010) Threats to stability are covered too, and members work out and take measures to help the threatened member.
2.4 Practice before 2010: unrest at home without an outside hand could bring consultation, words and material aid (June
    2010), but no mission of the organisation into the country (the Kyrgyz call for police in the summer of 2010).

Source: Treaty of 1992, Article 2; protocol of 10 December 2010; decisions of 2010 in the record. That a consultation needs no
vote is read from "at once".
"""

from sim.words import kinds
from sim.words.jit import rule


@rule
def is_internal(world, organisation, slot):
    """True for violence at home in which no outside hand is shown. Part of clauses 2.3, 4.6."""
    crisis = world.crises[slot]
    at_home = crisis.kind == kinds.UNREST or crisis.kind == kinds.INSURGENCY or crisis.kind == kinds.TERROR
    return at_home and crisis.external < world.charters[organisation].external_evidence


@rule
def is_closed_to_missions(world, organisation, slot):
    """True when a mission would enter a member's domestic affairs. Clauses 2.3, 2.4."""
    return world.charters[organisation].stability_threats == 0 and is_internal(world, organisation, slot)


@rule
def is_granted_on_request(world, organisation, instrument):
    """True for a consultation, which needs no vote where the treaty promises it. Clause 2.2."""
    return instrument == kinds.CONSULTATION and world.charters[organisation].consultation == 1
