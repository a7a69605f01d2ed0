"""The council: sessions and chair.

13.1 The council is the highest body; a motion is counted on its day, whether or not a session is held.
13.2 It meets in a yearly session in the stated month; a member that boycotts the organisation stays away.
13.3 The chair is held by the members in turn, in the order of the table of states, each for the stated time.
13.4 A state that has left, is suspended, frozen or under notice is passed over, and a chair in that position passes on at
     once.
13.5 An extraordinary session, which members may request, is held on any day; the yearly one follows in its month.
13.6 A motion comes to the vote after the stated time to consider it (a request: three days, as Armenia recalled in May 2021).
13.7 The proposer or the chair may have a vote put off. Not modelled here: it is an order of a government, at a price.
13.8 Foreign and defence ministers, secretaries of security councils and a permanent council advise and carry out (Charter 11,
     14 to 16). Not modelled: the council alone decides here.

Source: Charter, Article 13; chairs since 2007 in the record (the order is that of the Russian alphabet there; the chair passed at
the session until 2023 and with the calendar year since, here after its stated time). That chairs out of good standing are passed
over is a judgement. One page tells of two sessions a year and of two members that call another; it may rest on older rules.
"""

from sim.words import kinds
from sim.words.arithmetic import ratio
from sim.words.calendar import NEVER, add_months, civil, ordinal
from sim.words.jit import rule
from sim.world.chronicle import tell
from sim.world.questions import in_force, is_member


@rule
def next_in_turn(world, organisation, after):
    """The next full member after a state in the order of the table; -1 when there is none. Clauses 13.3, 13.4."""
    count = world.states.shape[0]
    for step in range(1, count + 1):
        state = (after + step) % count
        if world.seats[organisation, state].status == kinds.MEMBER:
            return state
    return -1


@rule
def keeps_council(world, organisation):
    """True for an organisation in force that has a chair, or is the one in focus. Part of clause 13.1."""
    return in_force(world, organisation) and (organisation == world.now[0].focus or world.organisations[organisation].chair >= 0)


@rule
def keep_chair(world, organisation):
    """Pass the chair when its time is over or its holder is no full member any more. Clauses 13.3, 13.4."""
    group, today = world.organisations[organisation], world.now[0].day
    months = max(1, int(world.charters[organisation].chair_months))
    vacant = group.chair < 0 or world.seats[organisation, group.chair].status != kinds.MEMBER
    if not vacant and not is_set(group.chair_until):
        group.chair_until = add_months(today, months)
    if vacant or group.chair_until <= today:
        successor = next_in_turn(world, organisation, group.chair)
        group.chair_until = add_months(today, months)
        if successor >= 0 and successor != group.chair:
            group.chair = successor
            group.rotation += 1
            tell(world, kinds.E_CHAIR, successor, -1, organisation, 0, group.rotation, float(months))


@rule
def is_set(day):
    """True for a date that was fixed: neither 0 nor NEVER."""
    return 0 < day < NEVER


@rule
def session_after(world, setting, organisation):
    """The day of the next yearly session after today. Clause 13.2."""
    year, _, _ = civil(world.now[0].day)
    month, month_day = world.charters[organisation].session_month, int(setting.parameters[0].session_month_day)
    session = ordinal(year, month, month_day)
    return session if session > world.now[0].day else ordinal(year + 1, month, month_day)


@rule
def keep_session(world, setting, organisation):
    """Hold a session on its day, yearly or extraordinary; who boycotts is told. Clauses 13.2, 13.5."""
    group, today = world.organisations[organisation], world.now[0].day
    if is_set(group.next_session) and group.next_session <= today:
        members, present = 0, 0
        for state in range(world.states.shape[0]):
            if is_member(world, organisation, state):
                members += 1
                seat = world.seats[organisation, state]
                if seat.boycott_until > today or seat.status == kinds.FROZEN:
                    tell(world, kinds.E_SESSION_BOYCOTTED, state, -1, organisation, 0, seat.status, seat.boycott)
                else:
                    present += 1
        tell(world, kinds.E_SESSION, group.chair, -1, organisation, 0, members, ratio(float(present), float(members)))
        group.next_session = NEVER
    if not is_set(group.next_session):
        group.next_session = session_after(world, setting, organisation)
