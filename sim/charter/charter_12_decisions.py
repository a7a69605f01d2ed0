"""Decisions of the council.

12.1 (2002) Decisions are taken by consensus: nobody objects. The scenario may set unanimity or a ballot for each matter.
12.2 Each member has one vote; in a weighted ballot, its weight.
12.3 Questions of procedure are decided by simple majority: more than the stated share. A qualified majority is at least that
     share.
12.4 (2010) A decision may be taken in limited format when nobody objects: two or more members say yes, the others keep out
     of it. A no is an objection to the format as well.
12.5 A member that took no part in a limited decision bears no duty under it; any other decision binds all.
12.6 No quorum was found in any text read; where one is set, that share of the seats with a vote must be present, abstainers
     included.
12.7 Absence is no objection unless the procedure says so (Belarus claimed in 2009, and again in 2023, that it was).
12.8 Where parties to a dispute do not vote, neither side of a quarrel between members does; a member attacked from outside
     votes. The Charter has no such rule.
12.9 An abstention counts in the base of a ballot only where the procedure says so.
12.10 A state named as holding a veto blocks any decision by its no, and so does a great power in an arbiter's council (6.3). The
     Charter names none.
12.11 Decisions are put into the national laws of each member. Not modelled: they bind from the day of the vote.

Source: Charter, Article 12 (2002, 2010); Secretariat of 14 August 2024; Armenia on the limited format, May 2024.
That others are free of duty, and that procedure is decided by majority, is background; two for a limited format is a judgement.
"""

from sim.charter.charter_19_membership import is_frozen_in_law
from sim.charter.charter_20_suspension import is_own_case
from sim.charter.grounds import G_FROZEN, G_VOTE_ARREARS, G_VOTE_OWN_CASE, G_VOTE_PARTY, decisive
from sim.words import kinds
from sim.words.arithmetic import ratio
from sim.words.jit import rule
from sim.world.pools import crisis_slot
from sim.world.questions import is_member


@rule
def vote_bar(world, slot, state):
    """(reason, article) why a member has no vote on a motion; (0, 0) when it has. Clauses 12.8, 19.6, 20.3, 25.1."""
    proposal = world.proposals[slot]
    grounds = 0
    if world.seats[proposal.organisation, state].vote_lost == 1:
        grounds |= G_VOTE_ARREARS
    if is_frozen_in_law(world, proposal.organisation, state):
        grounds |= G_FROZEN
    if is_own_case(world, slot, state):
        grounds |= G_VOTE_OWN_CASE
    if world.procedures[proposal.organisation, proposal.matter].parties_vote == 0:
        place = crisis_slot(world, proposal.crisis)
        if place >= 0:
            aggressor = world.crises[place].aggressor
            side = aggressor if state == aggressor else world.crises[place].target
            if state == side and aggressor >= 0 and is_member(world, proposal.organisation, aggressor):
                grounds |= G_VOTE_PARTY
    return decisive(grounds)


@rule
def collect_votes(world, slot):
    """Write each member's choice into the votes of a motion: as it decided, absent if it did not, barred without a vote."""
    proposal = world.proposals[slot]
    for place in range(world.now[0].decisions_used):
        decision = world.decisions[place]
        if decision.serial > 0 and decision.kind == kinds.VOTE and decision.subject == proposal.serial:
            if kinds.YES <= decision.option <= kinds.ABSENT:
                world.votes[slot, decision.state].choice = decision.option
            world.votes[slot, decision.state].chosen_by = decision.chosen_by
    for state in range(world.states.shape[0]):
        vote = world.votes[slot, state]
        if not is_member(world, proposal.organisation, state):
            vote.choice = kinds.NO_CHOICE
            continue
        reason, _ = vote_bar(world, slot, state)
        if reason != kinds.NO_REASON:
            vote.choice = kinds.BARRED
        elif vote.choice == kinds.NO_CHOICE:
            vote.choice = kinds.ABSENT


@rule
def tally(world, slot):
    """(yes, no, abstain, absent, barred): how many members chose each on a motion."""
    yes, no, abstain, absent, barred = 0, 0, 0, 0, 0
    for state in range(world.states.shape[0]):
        choice = world.votes[slot, state].choice
        if choice == kinds.YES:
            yes += 1
        elif choice == kinds.NO:
            no += 1
        elif choice == kinds.ABSTAIN:
            abstain += 1
        elif choice == kinds.ABSENT:
            absent += 1
        elif choice == kinds.BARRED:
            barred += 1
    return yes, no, abstain, absent, barred


@rule
def share_of_yes(world, slot):
    """Yes as a share of what counts in a ballot, by seats or by weight. Clauses 12.2, 12.7, 12.9."""
    proposal = world.proposals[slot]
    procedure = world.procedures[proposal.organisation, proposal.matter]
    yes, base = 0.0, 0.0
    for state in range(world.states.shape[0]):
        choice = world.votes[slot, state].choice
        weight = world.seats[proposal.organisation, state].weight if procedure.rule == kinds.WEIGHTED_MAJORITY else 1.0
        against = choice == kinds.NO or (choice == kinds.ABSENT and procedure.absence_blocks == 1)
        if choice == kinds.YES:
            yes += weight
        if choice == kinds.YES or against or (choice == kinds.ABSTAIN and procedure.abstention_counts == 1):
            base += weight
    return ratio(yes, base)


@rule
def is_vetoed(world, setting, slot):
    """True when a state with a veto said no. Clause 12.10."""
    proposal = world.proposals[slot]
    veto = world.procedures[proposal.organisation, proposal.matter].veto
    in_arbiter = world.organisations[proposal.organisation].kind == kinds.ARBITER
    for state in range(world.states.shape[0]):
        if world.votes[slot, state].choice == kinds.NO:
            if state == veto or (in_arbiter and setting.traits[state].great_power == 1):
                return True
    return False


@rule
def wants_consent_of_all(world, slot):
    """True for a motion on a base to which all members must consent: it is never put to a ballot. Clause 7.3."""
    proposal = world.proposals[slot]
    return proposal.matter == kinds.FOREIGN_BASE and world.charters[proposal.organisation].base_consent == 1


@rule
def count_by_rule(world, setting, slot, yes, no, abstain, absent):
    """The verdict of the full format, quorum and veto aside. Clauses 7.3, 12.1, 12.3, 12.7."""
    proposal = world.proposals[slot]
    procedure = world.procedures[proposal.organisation, proposal.matter]
    chosen = procedure.rule
    if wants_consent_of_all(world, slot) and chosen > kinds.UNANIMITY:
        chosen = kinds.CONSENSUS
    if chosen <= kinds.UNANIMITY:
        if no > 0 or (absent > 0 and procedure.absence_blocks == 1):
            return kinds.OBJECTION
        reached = yes > 0 and (chosen == kinds.CONSENSUS or abstain + absent == 0)
    elif chosen == kinds.SIMPLE_MAJORITY:
        reached = share_of_yes(world, slot) > procedure.majority
    else:
        reached = yes > 0 and share_of_yes(world, slot) >= procedure.majority - setting.parameters[0].ballot_rounding
    return kinds.ADOPTED if reached else kinds.NOT_ENOUGH_YES


@rule
def verdict_on(world, setting, slot, yes, no, abstain, absent):
    """What the collected votes decide. Clauses 12.1, 12.4, 12.6, 12.10."""
    proposal = world.proposals[slot]
    procedure = world.procedures[proposal.organisation, proposal.matter]
    present = yes + no + abstain
    if present == 0 or ratio(float(present), float(present + absent)) < procedure.quorum - setting.parameters[0].ballot_rounding:
        return kinds.NO_QUORUM
    if is_vetoed(world, setting, slot):
        return kinds.VETOED
    verdict = count_by_rule(world, setting, slot, yes, no, abstain, absent)
    if procedure.limited_format == 1 and no == 0 and yes > 1 and not wants_consent_of_all(world, slot):
        if verdict != kinds.ADOPTED or (procedure.rule <= kinds.UNANIMITY and abstain + absent > 0):
            return kinds.ADOPTED_LIMITED
    return verdict


@rule
def is_bound(world, slot, state, verdict):
    """True when an adopted motion binds a member. Clauses 12.4, 12.5, 19.6."""
    organisation = world.proposals[slot].organisation
    if not is_member(world, organisation, state) or is_frozen_in_law(world, organisation, state):
        return False
    return verdict == kinds.ADOPTED or (verdict == kinds.ADOPTED_LIMITED and world.votes[slot, state].choice == kinds.YES)
