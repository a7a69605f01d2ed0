"""Joint measures and foreign bases.

7.1 The organisation has the instruments that its members have created: coalition groups, peacekeepers, a rapid reaction
    force, joint systems of air defence and command.
7.2 (2002) A base of a third state on a member's land is a matter for urgent consultation or agreement with the others: the
    host decides.
7.3 (2011) Such a base needs the consent of all members: one objection blocks it, whatever the procedure. Where the procedure
    is unanimity, each has to say yes; otherwise silence is consent.
7.4 Bases of members, and of the organisation itself, are not bases of third states.
7.5 Objects of the collective system are placed by special agreements (Treaty 7). Not modelled: documented bases open and
    close by date.
7.6 (2011) Bases that stand are not touched: consent is asked for new ones.

Source: Charter, Article 7; decision of 20 December 2011. The reports speak of the consent of all, one of them of a protocol.
"""

from sim.charter.articles import CHARTER_7
from sim.words import kinds
from sim.words.jit import rule
from sim.world.chronicle import tell
from sim.world.luck import occasion_of
from sim.world.pools import open_proposal
from sim.world.questions import in_force, is_member

BASE_OPEN, BASE_REFUSED = 1, 3


@rule
def has_instrument(world, organisation, instrument):
    """True when an organisation has an instrument. Clause 7.1."""
    charter = world.charters[organisation]
    if instrument == kinds.COLLECTIVE_DEFENCE and charter.collective_defence == 0:
        return False
    return (charter.instruments >> instrument) & 1 == 1


@rule
def council_over_base(world, place):
    """The organisation whose members must all consent to a base, or -1. Clauses 7.2, 7.3, 7.4."""
    base = world.bases[place]
    for organisation in range(world.organisations.shape[0]):
        if world.charters[organisation].base_consent == 1 and in_force(world, organisation):
            if is_member(world, organisation, base.host) and base.holder >= 0 and not is_member(world, organisation, base.holder):
                return organisation
    return -1


@rule
def answer_base(world, place, consents):
    """The host has answered a request for a base: refused, opened, or put before the council of its allies.

    Clauses 7.2, 7.3, 7.6.
    """
    base = world.bases[place]
    organisation = council_over_base(world, place)
    if consents == 0 or organisation < 0:
        settle_base(world, place, organisation, consents == 1)
    else:
        deadline = world.now[0].day + max(1, int(world.charters[organisation].consideration_days))
        opened = open_proposal(
            world, organisation, kinds.FOREIGN_BASE, kinds.NO_INSTRUMENT, kinds.NO_INSTRUMENT, 0, base.host, base.host,
            place, 0.0, deadline, occasion_of(base.number, kinds.FOREIGN_BASE, 0), 0,
        )  # fmt: skip
        if opened >= 0:
            base.requested = world.proposals[opened].serial


@rule
def settle_base(world, place, organisation, granted):
    """Open a base, or write down that it was refused. Clause 7.3."""
    base = world.bases[place]
    base.status = BASE_OPEN if granted else BASE_REFUSED
    event = kinds.E_BASE_OPENED if granted else kinds.E_BASE_REFUSED
    reason = kinds.NO_REASON if granted else kinds.NOT_ALL_CONSENT
    tell(world, event, base.host, base.holder, organisation, place, reason, base.personnel)


@rule
def base_article(matter, otherwise):
    """The article that decides a motion: this one for a base, else the one given. Part of clause 7.3."""
    return CHARTER_7 if matter == kinds.FOREIGN_BASE else otherwise
