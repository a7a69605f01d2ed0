"""Membership.

19.1 Any state that shares the aims and takes on the duties may ask to join, while the organisation is open (Treaty 10); the
     council decides.
19.2 A state admitted signs, and becomes a member when it has ratified (11.5). Before the treaty is in force it signs without
     a vote.
19.3 A member may leave: it gives notice for the stated time (at least six months), and stays bound until the notice has run
     out.
19.4 It leaves after settling its obligations. Of these only arrears are known; they hold it for a further `settlement_months`,
     no longer.
19.5 A notice may be taken back while it runs.
19.6 Where the charter knows a frozen membership, a frozen member has no vote, no duty and no claim to help until it returns.
19.7 Where it does not (Armenia 2024), a frozen member keeps every right and duty, and merely stays away.
19.8 A state that left or was suspended may come back (Uzbekistan 2006): one that was only suspended without ratifying again.
19.9 A state bound by an alliance that excludes this one, or that this charter excludes, cannot join (1.3, 1.4).

Source: Charter, Article 19; Treaty, Articles 10 and 11; moves of Uzbekistan and Armenia in the record. How long debts hold a
member, and that a notice may be taken back, are judgements.
"""

from sim.charter.articles import CHARTER_19, CHARTER_20, NO_ARTICLE
from sim.charter.charter_20_suspension import TOLD_AS
from sim.charter.charter_25_arrears import pay_arrears, stop_dues
from sim.charter.rulings import give_answer, write_ruling
from sim.charter.treaty_01_no_force_no_alliances import exclusivity_refusal
from sim.words import kinds
from sim.words.calendar import add_months, year_of
from sim.words.jit import rule
from sim.world.chronicle import new_serial, tell
from sim.world.luck import occasion_of
from sim.world.pools import open_proposal
from sim.world.questions import in_force, is_member
from sim.world.seats import set_status


@rule
def is_frozen_in_law(world, organisation, state):
    """True for a frozen member whose charter knows that status. Clauses 19.6, 19.7."""
    return world.seats[organisation, state].status == kinds.FROZEN and world.charters[organisation].freeze_known == 1


@rule
def move_refusal(world, setting, organisation, state, move):
    """(reason, article) why a move in membership is not open to a state, (0, 0) when it is.

    Clauses 19.1, 19.3, 19.5, 19.9, 20.1.
    """
    status = world.seats[organisation, state].status
    member = is_member(world, organisation, state)
    if move == kinds.APPLY:
        if member or status == kinds.SIGNATORY or world.charters[organisation].open_to_accession == 0:
            return kinds.NOT_OPEN_TO_THIS_STATE, CHARTER_19
        return exclusivity_refusal(world, setting, state, organisation)
    if not member:
        return kinds.NOT_A_MEMBER, CHARTER_19
    if status == kinds.LEAVING and (move == kinds.GIVE_NOTICE or move == kinds.ASK_SUSPENSION or move == kinds.FREEZE):
        return kinds.NOTICE_RUNNING, CHARTER_19
    if move == kinds.ASK_SUSPENSION and world.charters[organisation].suspension_known == 0:
        return kinds.UNKNOWN_TO_THE_CHARTER, CHARTER_20
    return kinds.NO_REASON, NO_ARTICLE


@rule
def take_move(world, setting, organisation, state, move, value):
    """Carry out a government's move in membership, or refuse it. Clauses 19.1, 19.3, 19.5, 19.6, 19.7, 20.1, 24.3, 25.2."""
    if move == kinds.STAY or move == kinds.NO_MOVE:
        return
    reason, article = move_refusal(world, setting, organisation, state, move)
    if reason != kinds.NO_REASON:
        refuse_move(world, organisation, state, reason, article)
        return
    seat = world.seats[organisation, state]
    seat.moved_on = world.now[0].day
    if move == kinds.FREEZE or move == kinds.UNFREEZE or move == kinds.GIVE_NOTICE:
        status = kinds.FROZEN if move == kinds.FREEZE else kinds.MEMBER if move == kinds.UNFREEZE else kinds.LEAVING
        set_status(world, organisation, state, status, TOLD_AS[status])
        if status == kinds.LEAVING:
            seat.leaves_on = add_months(seat.since, int(world.charters[organisation].notice_months))
    elif move == kinds.APPLY:
        apply_to_join(world, organisation, state)
    elif move == kinds.ASK_SUSPENSION:
        move_status(world, organisation, state, state, kinds.SUSPENDED)
    elif move == kinds.STOP_DUES:
        stop_dues(world, organisation, state)
    elif move == kinds.PAY_DUES:
        pay_arrears(world, setting, organisation, state)
    else:
        boycott(world, setting, organisation, state, value)


@rule
def refuse_move(world, organisation, state, reason, article):
    """Tell that a move in membership was refused, and log it."""
    tell(world, kinds.E_INADMISSIBLE, state, -1, organisation, 0, reason, float(article))
    today = world.now[0].day
    row = write_ruling(world, organisation, kinds.MEMBERSHIP, -1, state, 0, 0, new_serial(world), today)
    if row >= 0:
        give_answer(world, row, kinds.NO_VERDICT, reason, article, 0, 1)


@rule
def boycott(world, setting, organisation, state, value):
    """Stay away from sessions and exercises for a time; `value` is how far, 0 for altogether. Part of clause 13.2."""
    seat = world.seats[organisation, state]
    seat.boycott = value if value > 0.0 else 1.0
    seat.boycott_until = add_months(world.now[0].day, int(setting.parameters[0].boycott_months))


@rule
def apply_to_join(world, organisation, state):
    """Ask to join: put to the vote, or signed at once before the treaty is in force. Clauses 19.1, 19.2, 19.8."""
    seat = world.seats[organisation, state]
    status = seat.status
    if not in_force(world, organisation):
        status = kinds.SIGNATORY
        seat.ratify_on = 0
    elif status == kinds.OUTSIDE or status == kinds.LEFT or status == kinds.EXPELLED:
        status = kinds.APPLICANT
    set_status(world, organisation, state, status, TOLD_AS[status])
    if status != kinds.SIGNATORY:
        move_status(world, organisation, state, state, kinds.MEMBER)


@rule
def move_status(world, organisation, state, proposer, status):
    """Table a motion to give a state another status in the organisation. Clauses 19.1, 20.1, 21.1."""
    today = world.now[0].day
    deadline = today + max(1, int(world.charters[organisation].consideration_days))
    occasion = occasion_of(world.states[state].number, status, year_of(today))
    open_proposal(
        world, organisation, kinds.MEMBERSHIP, kinds.NO_INSTRUMENT, kinds.NO_INSTRUMENT, 0, state, proposer, status,
        0.0, deadline, occasion, 0,
    )  # fmt: skip


@rule
def leave_when_due(world, setting, organisation, state):
    """Let a member go whose notice has run out; open obligations hold it for a limited time. Clauses 19.3, 19.4."""
    seat, today = world.seats[organisation, state], world.now[0].day
    if seat.leaves_on > today:
        return
    held_until = add_months(seat.since, int(world.charters[organisation].notice_months + setting.parameters[0].settlement_months))
    if seat.arrears > 0.0 and today < held_until:
        seat.leaves_on = held_until
        refuse_move(world, organisation, state, kinds.OBLIGATIONS_OPEN, CHARTER_19)
    else:
        set_status(world, organisation, state, kinds.LEFT, kinds.E_LEFT)
