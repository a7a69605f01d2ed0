"""The grounds on which the law refuses an instrument or a vote, ranked, and the exemptions that lift them.

Why: when several grounds hold, which one decides must not depend on the order in which a rule happens to test them. A
ground's rank is its place in `GROUNDS`: the first that holds is the reason given. An exemption lifts whole grounds, and says
which. Rules hand round grounds as a mask: bit `rank` is set when that ground holds.
"""

from typing import NamedTuple

from sim.charter.articles import (
    CHARTER_7,
    CHARTER_12,
    CHARTER_19,
    CHARTER_20,
    CHARTER_21,
    CHARTER_25,
    NO_ARTICLE,
    PEACEKEEPING,
    RAPID_REACTION,
    TREATY_1,
    TREATY_2,
    TREATY_4,
    TREATY_6,
    TREATY_11,
)
from sim.words import kinds
from sim.words.jit import rule


class Ground(NamedTuple):
    """Why the law refuses: the reason, the article that says so, and the sentence."""

    reason: int
    article: int
    sentence: str


GROUNDS: tuple[Ground, ...] = (
    Ground(kinds.NOT_IN_FORCE, TREATY_11, "the treaty is not in force"),
    Ground(kinds.NOT_A_MEMBER, TREATY_4, "no member, and neither observer nor partner"),
    Ground(kinds.NOT_A_MEMBER, CHARTER_21, "an observer or partner, whose status does not open this instrument"),
    Ground(kinds.PARTICIPATION_FROZEN, CHARTER_20, "its part in the organisation is suspended"),
    Ground(kinds.PARTICIPATION_FROZEN, CHARTER_19, "its part is frozen, and the charter knows that status"),
    Ground(kinds.NO_SUCH_INSTRUMENT, CHARTER_7, "the organisation has no such instrument"),
    Ground(kinds.NO_REQUEST, TREATY_4, "the victim has not asked"),
    Ground(kinds.QUARREL_BETWEEN_MEMBERS, TREATY_1, "both sides are members: settled by peaceful means"),
    Ground(kinds.BORDER_INCIDENT, TREATY_4, "fighting on a border that was never agreed"),
    Ground(kinds.TARGET_IS_AGGRESSOR, TREATY_4, "off its own land, in a war that it began"),
    Ground(kinds.OFF_TERRITORY, TREATY_4, "not on the land of a member"),
    Ground(kinds.NO_ARMED_ATTACK, TREATY_4, "nobody attacks with arms: pressure, trafficking or a disaster"),
    Ground(kinds.DOMESTIC_AFFAIR, TREATY_4, "no outside hand, and the treaty does not cover threats from within"),
    Ground(kinds.DOMESTIC_AFFAIR, TREATY_2, "a mission into domestic affairs, while threats to stability are not covered"),
    Ground(kinds.TASK_NOT_OF_THE_FORCE, RAPID_REACTION, "no task of the force"),
    Ground(kinds.NO_MANDATE, TREATY_6, "off member land without a mandate of the arbiter"),
    Ground(kinds.NO_HOST_CONSENT, PEACEKEEPING, "the host does not consent"),
    Ground(kinds.VOTE_LOST_BY_ARREARS, CHARTER_25, "no vote while dues are owed"),
    Ground(kinds.OWN_CASE, CHARTER_20, "no vote on its own suspension or expulsion"),
    Ground(kinds.PARTY_TO_THE_DISPUTE, CHARTER_12, "no vote for a party to the dispute"),
)  # fmt: skip
(
    G_NOT_IN_FORCE,
    G_NOT_A_MEMBER,
    G_FRIEND_ONLY,
    G_SUSPENDED,
    G_FROZEN,
    G_NO_SUCH_INSTRUMENT,
    G_NO_REQUEST,
    G_QUARREL,
    G_BORDER_INCIDENT,
    G_TARGET_IS_AGGRESSOR,
    G_OFF_TERRITORY,
    G_NO_ARMED_ATTACK,
    G_DOMESTIC_AFFAIR,
    G_DOMESTIC_MISSION,
    G_TASK_NOT_OF_THE_FORCE,
    G_NO_MANDATE,
    G_NO_HOST_CONSENT,
    G_VOTE_ARREARS,
    G_VOTE_OWN_CASE,
    G_VOTE_PARTY,
) = (1 << rank for rank in range(len(GROUNDS)))

REASON_OF = tuple(ground.reason for ground in GROUNDS)
ARTICLE_OF = tuple(ground.article for ground in GROUNDS)


class Exemption(NamedTuple):
    """What lifts grounds: the article that says so, the grounds lifted, and the sentence."""

    article: int
    lifts: int
    sentence: str


OFF_LAND_MISSION = Exemption(
    TREATY_6,
    G_NOT_A_MEMBER
    | G_FRIEND_ONLY
    | G_NO_REQUEST
    | G_QUARREL
    | G_BORDER_INCIDENT
    | G_TARGET_IS_AGGRESSOR
    | G_OFF_TERRITORY
    | G_NO_ARMED_ATTACK
    | G_DOMESTIC_AFFAIR,
    "peacekeepers off member land rest on the mandate and the host's consent, not on an attack on a member",
)
NON_STATE_TASK = Exemption(
    RAPID_REACTION,
    G_NO_ARMED_ATTACK | G_DOMESTIC_AFFAIR,
    "terror, trafficking and disasters are tasks of the force though no state attacks",
)
EXEMPTIONS: tuple[Exemption, ...] = (OFF_LAND_MISSION, NON_STATE_TASK)
OFF_LAND_LIFTS = OFF_LAND_MISSION.lifts
NON_STATE_LIFTS = NON_STATE_TASK.lifts


@rule
def decisive(grounds):
    """(reason, article) of the highest-ranking ground of a mask; (0, 0) for none."""
    for rank in range(len(REASON_OF)):
        if (grounds >> rank) & 1 == 1:
            return REASON_OF[rank], ARTICLE_OF[rank]
    return kinds.NO_REASON, NO_ARTICLE
