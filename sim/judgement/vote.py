"""How a member votes: the terms are summed, kept as reasons, and set against its luck.

The choice is an ordered logit on one uniform number: yes below P(yes), abstention in a band above it, no beyond. One number for
all three keeps votes monotone in every motive, so that paired runs differ only where a motive differs.
"""

from sim.judgement import terms
from sim.words import kinds
from sim.words.arithmetic import clamp, logistic
from sim.words.jit import rule
from sim.world.luck import L_VOTE, luck
from sim.world.pools import crisis_slot


@rule
def weigh(world, setting, slot, voter, leaning):
    """Write the terms, the utility and the probability of a yes into `votes[slot, voter]`; returns the utility in logits.

    `leaning` is the leading power's own leaning in -1..1 (0 when it is the leading power that is being asked).
    """
    proposal = world.proposals[slot]
    vote = world.votes[slot, voter]
    organisation = proposal.organisation
    weight = terms.weight_of(setting, proposal.matter, proposal.instrument)
    vote.term_habit = terms.habit(setting, weight)
    vote.term_solidarity = terms.solidarity(world, setting, voter, proposal.target)
    vote.term_patrons_pull = terms.patrons_pull(world, setting, voter, world.organisations[organisation].leading, leaning)
    vote.term_cost = terms.cost(world, setting, voter, proposal.target, weight, proposal.burden)
    vote.term_overstretch = terms.overstretch(world, setting, voter, weight, proposal.burden)
    vote.term_opinion = terms.home_opinion(world, setting, organisation, voter, weight)
    vote.term_reciprocity = terms.reciprocity(world, setting, organisation, voter, proposal.target, vote.lobbied)
    kind, external = kinds.NO_CRISIS, 0.0
    vote.term_shared_threat = 0.0
    vote.term_ties_to_aggressor = 0.0
    vote.term_legality = 0.0
    vote.term_credibility = 0.0
    place = crisis_slot(world, proposal.crisis)
    if place >= 0:
        crisis = world.crises[place]
        kind, external = crisis.kind, crisis.external
        vote.term_shared_threat = terms.shared_threat(world, setting, voter, crisis)
        vote.term_ties_to_aggressor = terms.ties_to_aggressor(world, setting, voter, crisis, weight)
        vote.term_legality = terms.legality(setting, crisis, weight)
        vote.term_credibility = terms.credibility(world, setting, organisation, crisis)
    elif proposal.matter == kinds.DECLARATION:
        vote.term_solidarity = vote.term_solidarity * terms.meets(proposal.value)
        vote.term_ties_to_aggressor = terms.named_in_text(world, setting, voter, proposal.subject, proposal.value, weight)
    vote.term_sovereignty = terms.sovereignty(
        world, setting, voter, proposal.matter, proposal.subject, kind, external, weight
    )
    vote.utility = total(vote)
    vote.probability = logistic(vote.utility)
    return vote.utility


@rule
def total(vote):
    """The sum of a vote's terms, in the order of `kinds.VOTE_TERMS`."""
    first = vote.term_habit + vote.term_solidarity + vote.term_shared_threat + vote.term_patrons_pull
    second = vote.term_ties_to_aggressor + vote.term_sovereignty + vote.term_cost + vote.term_overstretch
    third = vote.term_opinion + vote.term_legality + vote.term_credibility + vote.term_reciprocity
    return first + second + third


@rule
def leaning_of(world, setting, slot, voter):
    """The leading power's leaning on a motion as another voter sees it: -1 against, 1 in favour."""
    leading = world.organisations[world.proposals[slot].organisation].leading
    if leading < 0 or leading == voter:
        return 0.0
    return clamp(weigh(world, setting, slot, leading, 0.0) / setting.parameters[0].vote_pull_scale, -1.0, 1.0)


@rule
def vote_luck(world, slot, voter):
    """The uniform number of this voter on this motion: cause, rung and attempt, never the day."""
    return luck(world.now[0].seed, L_VOTE, world.proposals[slot].occasion, world.states[voter].number, 0)


@rule
def choice_at(setting, utility, u):
    """Yes, abstain or no for a utility and a uniform number."""
    if u < logistic(utility):
        return kinds.YES
    if u < logistic(utility + setting.parameters[0].vote_abstain_band):
        return kinds.ABSTAIN
    return kinds.NO


@rule
def judge_vote(world, setting, slot, voter):
    """The choice of a voter today; a member that boycotts the organisation is absent."""
    leaning = leaning_of(world, setting, slot, voter)
    utility = weigh(world, setting, slot, voter, leaning)
    proposal = world.proposals[slot]
    seat = world.seats[proposal.organisation, voter]
    if proposal.target != voter and (seat.boycott_until > world.now[0].day or seat.status == kinds.FROZEN):
        return kinds.ABSENT
    return choice_at(setting, utility, vote_luck(world, slot, voter))
