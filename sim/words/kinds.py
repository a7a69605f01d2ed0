"""The vocabulary: every list that a reader can see, as a tuple of names and the whole numbers that stand for them.

The number of a name is its place in the tuple. Numbers are written into worlds and saves: append, never reorder.
"""

CRISIS_KINDS = (
    "none",
    "aggression",
    "border_clash",
    "unrest",
    "insurgency",
    "terror",
    "trafficking",
    "disaster",
    "pressure",
)
NO_CRISIS, AGGRESSION, BORDER_CLASH, UNREST, INSURGENCY, TERROR, TRAFFICKING, DISASTER, PRESSURE = range(9)

CRISIS_STAGES = ("free", "open", "ended")
CRISIS_FREE, CRISIS_OPEN, CRISIS_ENDED = range(3)

APPEAL_STAGES = ("none", "deciding", "asked", "not_asked", "answered")
APPEAL_NONE, APPEAL_DECIDING, APPEAL_ASKED, APPEAL_NOT_ASKED, APPEAL_ANSWERED = range(5)

INSTRUMENTS = (
    "none",
    "consultation",
    "statement",
    "mission",
    "material_aid",
    "peacekeepers",
    "rapid_reaction_force",
    "collective_defence",
)
"""The ladder, lowest rung first: what fails is offered again one rung lower."""
NO_INSTRUMENT, CONSULTATION, STATEMENT, MISSION, MATERIAL_AID, PEACEKEEPERS, RAPID_REACTION_FORCE, COLLECTIVE_DEFENCE = (
    range(8)
)

MATTERS = ("use_of_force", "aid", "statement", "membership", "amendment", "procedure", "recognition", "foreign_base")
USE_OF_FORCE, AID, DECLARATION, MEMBERSHIP, AMENDMENT, PROCEDURE, RECOGNITION, FOREIGN_BASE = range(8)

DECISION_RULES = ("consensus", "unanimity", "simple_majority", "qualified_majority", "weighted_majority")
"""consensus: nobody objects; unanimity: every member says yes; the ballots count yes against a majority."""
CONSENSUS, UNANIMITY, SIMPLE_MAJORITY, QUALIFIED_MAJORITY, WEIGHTED_MAJORITY = range(5)

PROPOSAL_STAGES = ("free", "open", "passed", "failed", "inadmissible", "withdrawn")
PROPOSAL_FREE, PROPOSAL_OPEN, PROPOSAL_PASSED, PROPOSAL_FAILED, PROPOSAL_INADMISSIBLE, PROPOSAL_WITHDRAWN = range(6)

CHOICES = ("none", "yes", "no", "abstain", "absent", "barred")
"""barred: a seat that has no vote on this matter (arrears, freeze, party to the dispute)."""
NO_CHOICE, YES, NO, ABSTAIN, ABSENT, BARRED = range(6)

VERDICTS = ("none", "adopted", "adopted_limited", "objection", "no_quorum", "not_enough_yes", "vetoed")
NO_VERDICT, ADOPTED, ADOPTED_LIMITED, OBJECTION, NO_QUORUM, NOT_ENOUGH_YES, VETOED = range(7)

REASONS = (
    "none",
    "not in force",
    "not a member",
    "no request by the victim",
    "domestic affair",
    "outside treaty territory",
    "border incident",
    "quarrel between members",
    "no mandate of the arbiter",
    "no such instrument",
    "host does not consent",
    "vote lost by arrears",
    "participation suspended or frozen",
    "target took part as aggressor",
    "task not among those of the force",
    "not all members consent",
    "alliance directed against a member",
    "notice has not run out",
    "obligations not settled",
    "not open to this state",
    "no armed attack",
    "unknown to the charter",
    "no vote on its own case",
    "no vote for a party to the dispute",
)
"""Why the law refuses. A refusal is an (article, reason) pair; zero is no refusal."""
(
    NO_REASON,
    NOT_IN_FORCE,
    NOT_A_MEMBER,
    NO_REQUEST,
    DOMESTIC_AFFAIR,
    OFF_TERRITORY,
    BORDER_INCIDENT,
    QUARREL_BETWEEN_MEMBERS,
    NO_MANDATE,
    NO_SUCH_INSTRUMENT,
    NO_HOST_CONSENT,
    VOTE_LOST_BY_ARREARS,
    PARTICIPATION_FROZEN,
    TARGET_IS_AGGRESSOR,
    TASK_NOT_OF_THE_FORCE,
    NOT_ALL_CONSENT,
    DIRECTED_AGAINST_A_MEMBER,
    NOTICE_RUNNING,
    OBLIGATIONS_OPEN,
    NOT_OPEN_TO_THIS_STATE,
    NO_ARMED_ATTACK,
    UNKNOWN_TO_THE_CHARTER,
    OWN_CASE,
    PARTY_TO_THE_DISPUTE,
) = range(24)

SEAT_STATUSES = (
    "outside",
    "signatory",
    "member",
    "suspended",
    "frozen",
    "leaving",
    "left",
    "applicant",
    "observer",
    "partner",
    "expelled",
)
"""signatory: signed, not yet ratified; frozen: takes no part though the charter knows no such status; leaving: notice given."""
(
    OUTSIDE,
    SIGNATORY,
    MEMBER,
    SUSPENDED,
    FROZEN,
    LEAVING,
    LEFT,
    APPLICANT,
    OBSERVER,
    PARTNER,
    EXPELLED,
) = range(11)

ORGANISATION_KINDS = ("alliance", "union", "arbiter", "forum", "bloc")
ALLIANCE, UNION, ARBITER, FORUM, BLOC = range(5)

DECISION_KINDS = (
    "none",
    "appeal",
    "vote",
    "contribute",
    "consent",
    "escalate",
    "renew",
    "amend",
    "lobby",
    "pay",
    "press",
    "mediate",
    "membership",
    "budget",
    "edit",
    "sign",
    "choose",
)
"""The only ways in which a government acts: six answers with a deadline, then initiatives; edit is a change from outside;
sign and choose are answers that a scenario's founding or choice asks for."""
(
    NO_DECISION,
    APPEAL,
    VOTE,
    CONTRIBUTE,
    CONSENT,
    ESCALATE,
    RENEW,
    AMEND,
    LOBBY,
    PAY,
    PRESS,
    MEDIATE,
    CHANGE_MEMBERSHIP,
    BUDGET,
    EDIT,
    SIGN_TREATY,
    CHOOSE,
) = range(17)

DECIDERS = ("nobody", "judgement", "person", "policy", "script")
BY_NOBODY, BY_JUDGEMENT, BY_PERSON, BY_POLICY, BY_SCRIPT = range(5)

ESCALATIONS = ("none", "stand_down", "hold", "escalate")
NO_ESCALATION, STAND_DOWN, HOLD, DO_ESCALATE = range(4)

MEMBERSHIP_MOVES = (
    "none",
    "stay",
    "apply",
    "freeze",
    "unfreeze",
    "give_notice",
    "suspend",
    "stop_dues",
    "pay_dues",
    "boycott",
)
NO_MOVE, STAY, APPLY, FREEZE, UNFREEZE, GIVE_NOTICE, ASK_SUSPENSION, STOP_DUES, PAY_DUES, BOYCOTT = range(10)

AMENDMENTS = ("none", "cut_motion", "table_amendment", "postpone")
"""What may be amended: one's own motion, asking less; a clause of the charter; the day of a vote."""
NO_AMENDMENT, CUT_MOTION, TABLE_AMENDMENT, POSTPONE = range(4)

PRESSURES = ("none", "price_discount", "aid", "gas_cut", "trade_ban")
NO_PRESSURE, PRICE_DISCOUNT, GIVE_AID, GAS_CUT, TRADE_BAN = range(5)

DEPLOYMENT_STAGES = ("free", "mobilising", "moving", "in_place", "leaving", "gone")
DEPLOYMENT_FREE, MOBILISING, MOVING, IN_PLACE, WITHDRAWING, GONE = range(6)

TASKS = ("none", "repel_aggression", "counter_terror", "crime_and_drugs", "disaster_relief", "guard")
NO_TASK, REPEL_AGGRESSION, COUNTER_TERROR, CRIME_AND_DRUGS, DISASTER_RELIEF, GUARD = range(6)

EXCLUSIVITY = ("none", "directed_against_a_member", "strict")
NOT_EXCLUSIVE, DIRECTED_AGAINST, STRICT = range(3)

CRISES_MODES = ("scripted", "drawn", "both")
SCRIPTED, DRAWN, BOTH = range(3)

VOTE_TERMS = (
    "habit",
    "solidarity",
    "shared_threat",
    "patrons_pull",
    "ties_to_aggressor",
    "sovereignty",
    "cost",
    "overstretch",
    "opinion",
    "legality",
    "credibility",
    "reciprocity",
)
"""The named terms whose sum is the utility of saying yes."""
(
    T_HABIT,
    T_SOLIDARITY,
    T_SHARED_THREAT,
    T_PATRONS_PULL,
    T_TIES_TO_AGGRESSOR,
    T_SOVEREIGNTY,
    T_COST,
    T_OVERSTRETCH,
    T_OPINION,
    T_LEGALITY,
    T_CREDIBILITY,
    T_RECIPROCITY,
) = range(12)

FAULTS = (
    "none",
    "too many crises at once",
    "too many proposals at once",
    "too many decisions at once",
    "too many deployments at once",
    "too many disputes",
    "a quantity is not finite",
    "chronicle overran",
    "rulings overran",
    "too many steps in a script",
)
"""What makes a run count as failed. A full pool is a fault of the run, never a silent loss."""
(
    NO_FAULT,
    FULL_CRISES,
    FULL_PROPOSALS,
    FULL_DECISIONS,
    FULL_DEPLOYMENTS,
    FULL_DISPUTES,
    NOT_FINITE,
    CHRONICLE_OVERRUN,
    RULINGS_OVERRUN,
    SCRIPT_OVERRUN,
) = range(10)

EVENT_KINDS = (
    "none",
    "crisis opened",
    "crisis ended",
    "appeal made",
    "no appeal made",
    "appeal inadmissible",
    "proposal opened",
    "vote cast",
    "proposal passed",
    "proposal failed",
    "force mobilised",
    "force arrived",
    "force began to leave",
    "force gone",
    "contribution refused",
    "mandate granted",
    "mandate refused",
    "signed",
    "ratified",
    "joined",
    "renewed",
    "did not renew",
    "notice of withdrawal",
    "left",
    "froze participation",
    "returned to participation",
    "suspended",
    "stopped dues",
    "vote lost",
    "vote regained",
    "became observer",
    "became partner",
    "status lapsed",
    "chair passed",
    "secretary general took office",
    "charter amended",
    "treaty in force",
    "exercise held",
    "exercise boycotted",
    "exercise cancelled",
    "base opened",
    "base closed",
    "base refused",
    "pressure applied",
    "leader changed",
    "clash escalated",
    "ceasefire",
    "mediated",
    "poll",
    "aid given",
    "session held",
    "session boycotted",
    "message",
    "drugs seized",
    "organisation created",
    "casus foederis",
    "force created",
    "host consented",
    "host refused",
    "lobbied",
    "budget set",
    "edit",
    "protest",
    "applied to join",
    "expelled",
    "mission reported",
    "vote postponed",
    "appeal answered",
    "did not sign",
    "option chosen",
    "leader left office",
    "land changed hands",
    "unit formed",
    "unit moved",
    "unit disbanded",
    "state appeared",
    "game over",
)
(
    E_NONE,
    E_CRISIS_OPENED,
    E_CRISIS_ENDED,
    E_APPEAL,
    E_NO_APPEAL,
    E_INADMISSIBLE,
    E_PROPOSAL_OPENED,
    E_VOTE,
    E_PASSED,
    E_FAILED,
    E_MOBILISED,
    E_ARRIVED,
    E_LEAVING,
    E_GONE,
    E_CONTRIBUTION_REFUSED,
    E_MANDATE_GRANTED,
    E_MANDATE_REFUSED,
    E_SIGNED,
    E_RATIFIED,
    E_JOINED,
    E_RENEWED,
    E_NOT_RENEWED,
    E_NOTICE,
    E_LEFT,
    E_FROZE,
    E_UNFROZE,
    E_SUSPENDED,
    E_STOPPED_DUES,
    E_VOTE_LOST,
    E_VOTE_REGAINED,
    E_OBSERVER,
    E_PARTNER,
    E_STATUS_LAPSED,
    E_CHAIR,
    E_SECRETARY,
    E_AMENDED,
    E_IN_FORCE,
    E_EXERCISE,
    E_EXERCISE_BOYCOTTED,
    E_EXERCISE_CANCELLED,
    E_BASE_OPENED,
    E_BASE_CLOSED,
    E_BASE_REFUSED,
    E_PRESSURE,
    E_LEADER,
    E_ESCALATED,
    E_CEASEFIRE,
    E_MEDIATED,
    E_POLL,
    E_AID,
    E_SESSION,
    E_SESSION_BOYCOTTED,
    E_MESSAGE,
    E_SEIZED,
    E_CREATED,
    E_CASUS_FOEDERIS,
    E_FORCE_CREATED,
    E_HOST_CONSENTED,
    E_HOST_REFUSED,
    E_LOBBIED,
    E_BUDGET,
    E_EDIT,
    E_PROTEST,
    E_APPLIED,
    E_EXPELLED,
    E_MISSION_REPORTED,
    E_POSTPONED,
    E_ANSWERED,
    E_NOT_SIGNED,
    E_CHOSEN,
    E_LEADER_LEFT,
    E_LAND,
    E_UNIT_FORMED,
    E_UNIT_MOVED,
    E_UNIT_DISBANDED,
    E_APPEARED,
    E_GAME_OVER,
) = range(77)

EXITS = ("none", "died", "resigned", "ousted", "term_ended")
NO_EXIT, DIED, RESIGNED, OUSTED, TERM_ENDED = range(5)
"""How a leader leaves office."""

OUTCOMES = ("none", "won", "lost", "drawn")
NO_OUTCOME, WON, LOST, DRAWN_GAME = range(4)
"""How a game ends that the scenario ends."""

CLAIMS = ("owner", "control")
OWNER, CONTROL = range(2)
"""What can be said of a piece of the map: whose it is by law, and who holds it."""
