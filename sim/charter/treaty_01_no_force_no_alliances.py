"""No force between members, no alliances against them.

1.1 Members renounce the use and the threat of force between states. An attack by one on another is a breach that is held
    against it, also while its part is suspended (20.3).
1.2 Quarrels between members are settled by peaceful means: the organisation sends no troops and no arms to either side of
    one.
1.3 Members do not enter military alliances, groupings or actions directed against another member (the words of 1992).
1.4 On the strict reading, members enter no other military alliance or grouping at all.
1.5 If a wider system of security arises in Europe and Asia, members consult at once on changing the Treaty. Not modelled: no
    such system arose, and an amendment (27.1) would be the way.
1.6 The words of 1.1 cover states outside the alliance and the mere threat too. Not modelled: no case is on record in which
    the organisation held either against a member.
1.7 No agreement incompatible with the Treaty may be made (Treaty 8). Not modelled: of agreements only alliances are known.

A grouping is directed against a member when one of its own members is at war or in an open declared dispute with a member,
or when its leading power and the organisation's are rivals (affinity at or below `rival_affinity`). Source: Treaty of 1992,
Articles 1 and 8; that a grouping is directed against a member in these cases is a judgement.
"""

from sim.charter.articles import CHARTER_19, NO_ARTICLE, TREATY_1
from sim.charter.charter_20_suspension import is_suspended
from sim.words import kinds
from sim.words.jit import rule
from sim.world.questions import at_war_with, is_member


@rule
def is_quarrel(world, organisation, slot):
    """True when the organisation may not take sides because both sides of a crisis are members. Clause 1.2."""
    crisis = world.crises[slot]
    if world.charters[organisation].members_attack_excluded == 0 or crisis.aggressor < 0 or crisis.aggressor == crisis.target:
        return False
    return is_member(world, organisation, crisis.aggressor) and is_member(world, organisation, crisis.target)


@rule
def note_breach(world, organisation, slot):
    """Hold it against a member, or one whose part is suspended, that it used force against another; once for each crisis.

    Clauses 1.1, 20.3.
    """
    crisis = world.crises[slot]
    forceful = crisis.kind == kinds.AGGRESSION or crisis.kind == kinds.BORDER_CLASH
    if world.charters[organisation].no_force_between_members == 0 or not forceful or crisis.appeals > 1:
        return
    if crisis.aggressor < 0 or crisis.aggressor == crisis.target or not is_member(world, organisation, crisis.target):
        return
    if is_member(world, organisation, crisis.aggressor) or is_suspended(world, organisation, crisis.aggressor):
        world.seats[organisation, crisis.aggressor].breaches += 1


@rule
def is_directed_against(world, setting, organisation, state, other):
    """True when another grouping is directed against a member of the organisation other than `state`. Clause 1.3."""
    leading, rival = world.organisations[organisation].leading, world.organisations[other].leading
    if leading >= 0 and rival >= 0 and world.pairs[leading, rival].affinity <= setting.parameters[0].rival_affinity:
        return True
    for member in range(world.states.shape[0]):
        if member != state and is_member(world, organisation, member):
            for foe in range(world.states.shape[0]):
                if foe != state and foe != member and is_member(world, other, foe):
                    if at_war_with(world, member, foe) or is_disputed(world, member, foe):
                        return True
    return False


@rule
def is_disputed(world, first, second):
    """True while a declared dispute stands between two states. Part of clause 1.3."""
    today = world.now[0].day
    for place in range(world.disputes.shape[0]):
        dispute = world.disputes[place]
        if dispute.since <= today < dispute.until:
            if (dispute.first == first and dispute.second == second) or (dispute.first == second and dispute.second == first):
                return True
    return False


@rule
def alliance_refusal(world, setting, organisation, state, other):
    """(reason, article) for which the charter of an organisation bars its member from another grouping. Clauses 1.3, 1.4."""
    exclusivity = world.charters[organisation].exclusivity
    kind = world.organisations[other].kind
    military = kind == kinds.ALLIANCE or kind == kinds.BLOC
    if other == organisation or not military or exclusivity == kinds.NOT_EXCLUSIVE:
        return kinds.NO_REASON, NO_ARTICLE
    if exclusivity == kinds.STRICT:
        return kinds.NOT_OPEN_TO_THIS_STATE, TREATY_1
    if is_directed_against(world, setting, organisation, state, other):
        return kinds.DIRECTED_AGAINST_A_MEMBER, TREATY_1
    return kinds.NO_REASON, NO_ARTICLE


@rule
def exclusivity_refusal(world, setting, state, other):
    """(reason, article) that keeps a state out of `other`: its present duties, or those that `other` would lay on it.

    Clauses 1.3, 1.4. A member under notice stays bound until the notice has run out.
    """
    for organisation in range(world.organisations.shape[0]):
        if organisation != other and is_member(world, organisation, state):
            reason, article = alliance_refusal(world, setting, organisation, state, other)
            if reason == kinds.NO_REASON:
                reason, article = alliance_refusal(world, setting, other, state, organisation)
            if reason != kinds.NO_REASON:
                if world.seats[organisation, state].status == kinds.LEAVING:
                    return kinds.NOTICE_RUNNING, CHARTER_19
                return reason, article
    return kinds.NO_REASON, NO_ARTICLE
