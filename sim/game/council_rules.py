"""The few questions about a pending motion that compiled rules answer for a screen. They write into a fork, never into the game.

Why entries of their own: the judgement weighs a vote inside the day. A screen asks before the day, so it asks the same rules
(`weigh`, `verdict_on`, `motion_refusal`) in a copy of the world; nothing is judged here a second time.
"""

from sim.charter.carrying_out import is_moot, motion_refusal
from sim.charter.charter_12_decisions import tally, verdict_on, vote_bar
from sim.dynamics import diplomacy
from sim.judgement.vote import choice_at, leaning_of, weigh
from sim.words import kinds
from sim.words.jit import entry, rule
from sim.world.luck import L_VOTE, luck
from sim.world.questions import is_member


@entry
def carry_out_initiatives(world, setting):
    """Carry out today's initiatives, as the morning will."""
    diplomacy.carry_out(world, setting)


@entry
def read_motion(world, setting, slot, bars):
    """Weigh every member's vote on a motion into `votes[slot]`; `bars[state]` gets (reason, article) where it has no vote.

    `choice` becomes BARRED without a vote, ABSENT for a member that stays away, NO_CHOICE for one that will choose; who is no
    member has an article of -1.
    """
    organisation = world.proposals[slot].organisation
    for state in range(world.states.shape[0]):
        vote = world.votes[slot, state]
        vote.choice = kinds.NO_CHOICE
        bars[state, 0] = kinds.NO_REASON
        bars[state, 1] = -1
        if is_member(world, organisation, state):
            reason, article = vote_bar(world, slot, state)
            bars[state, 0] = reason
            bars[state, 1] = article
            weigh(world, setting, slot, state, leaning_of(world, setting, slot, state))
            if bars[state, 0] != kinds.NO_REASON:
                vote.choice = kinds.BARRED
            elif stays_away(world, slot, state):
                vote.choice = kinds.ABSENT


@rule
def stays_away(world, slot, state):
    """True for a member that boycotts the organisation or has frozen its part, unless the motion is about itself."""
    proposal = world.proposals[slot]
    seat = world.seats[proposal.organisation, state]
    return proposal.target != state and (seat.boycott_until > world.now[0].day or seat.status == kinds.FROZEN)


@entry
def law_on_motion(world, setting, slot, place):
    """(reason, article) why the law would refuse a motion today, zeros when not; `place` is that of its crisis, or -1."""
    if is_moot(world, slot, place):
        return kinds.NOT_OPEN_TO_THIS_STATE, -1
    return motion_refusal(world, setting, slot, place)


@entry
def deal_votes(world, setting, slot, key, draw, bars, fixed):
    """Choose every vote on a motion that was read, by dice of a key; returns the verdict. `fixed[state]` is a choice that stands.

    The dice belong to key, draw and voter, so two worlds that differ in one lever are dealt alike.
    """
    for state in range(world.states.shape[0]):
        if bars[state, 1] < 0 or bars[state, 0] != kinds.NO_REASON:
            continue
        vote = world.votes[slot, state]
        if fixed[state] != kinds.NO_CHOICE:
            vote.choice = fixed[state]
        elif stays_away(world, slot, state):
            vote.choice = kinds.ABSENT
        else:
            u = luck(key, L_VOTE, draw, world.states[state].number, 0)
            vote.choice = choice_at(setting, vote.utility, u)
    yes, no, abstain, absent, _ = tally(world, slot)
    return verdict_on(world, setting, slot, yes, no, abstain, absent)


@entry
def deal_often(world, setting, slot, key, draws, bars, fixed, counts):
    """Deal the votes on a motion many times; `counts[verdict]` grows by how often each verdict came."""
    for draw in range(draws):
        counts[deal_votes(world, setting, slot, key, draw, bars, fixed)] += 1
