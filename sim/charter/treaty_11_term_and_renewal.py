"""Term, renewal and entry into force.

11.1 The treaty runs for the stated term (five years), from the day of its entry into force or of its last renewal, unless
     the end of its first term was fixed.
11.2 Where renewal is by signature (protocol of 1999), who does not sign is out on the last day of the term.
11.3 Where it is not, the treaty prolongs itself.
11.4 Nothing can be asked of a treaty that is not in force.
11.5 It is subject to ratification, and so is the Charter (Charter 26): a signatory becomes a member when it has ratified.
11.6 It enters into force when the stated number of states has ratified.
11.7 A member may leave with six months' notice, after meeting its obligations: see 19.3 and 19.4. Not modelled here: it is
     carried out there.
11.8 Texts are deposited, and registered with the United Nations (Charter 28, 29). Not modelled: a depositary decides
     nothing.

Source: Treaty of 1992, Article 11; Charter, Article 26; protocol of 2 April 1999; entry into force on 20 April 1994.
"""

from sim.words import kinds
from sim.words.calendar import DAYS_IN_YEAR, NEVER, add_years, year_of
from sim.words.jit import rule
from sim.world.chronicle import tell, wake_by
from sim.world.luck import L_RATIFICATION, luck, occasion_of
from sim.world.pools import open_decision
from sim.world.questions import in_force, is_member
from sim.world.seats import set_status

DAYS_IN_MONTH = DAYS_IN_YEAR / 12.0


@rule
def renewal_opens_on(world, organisation):
    """The day on which members are asked to renew, NEVER without a term; it leaves them the time to consider.

    Clause 11.1.
    """
    charter, group = world.charters[organisation], world.organisations[organisation]
    if group.present == 0 or charter.term_years <= 0.0 or group.next_renewal <= 0:
        return NEVER
    if charter.renewal_by_signature == 0:
        return group.next_renewal
    return group.next_renewal - max(1, int(charter.consideration_days))


@rule
def keep_term(world, organisation):
    """Ask the members to renew in good time, or let the treaty prolong itself. Clauses 11.1, 11.2, 11.3."""
    today = world.now[0].day
    if renewal_opens_on(world, organisation) > today:
        return
    if world.charters[organisation].renewal_by_signature == 0:
        prolong(world, organisation)
        tell(world, kinds.E_RENEWED, -1, -1, organisation, 0, 0, world.charters[organisation].term_years)
    elif not is_asked(world, organisation):
        deadline = max(today + 1, world.organisations[organisation].next_renewal)
        asked = 0
        for state in range(world.states.shape[0]):
            if is_member(world, organisation, state):
                open_decision(world, state, kinds.RENEW, deadline, organisation, deadline, 1 | (1 << 1))
                asked += 1
        if asked == 0:
            prolong(world, organisation)


@rule
def is_asked(world, organisation):
    """True while the renewal of an organisation is before its members."""
    for place in range(world.now[0].decisions_used):
        decision = world.decisions[place]
        if decision.serial > 0 and decision.kind == kinds.RENEW and decision.organisation == organisation:
            return True
    return False


@rule
def prolong(world, organisation):
    """Begin the next term. Clause 11.1."""
    group = world.organisations[organisation]
    group.next_renewal = add_years(group.next_renewal, max(1, int(world.charters[organisation].term_years)))


@rule
def take_renewal(world, organisation, state, deadline, signs):
    """A member has signed the renewal or not; the first answer begins the next term. Clause 11.2."""
    if world.organisations[organisation].next_renewal <= deadline:
        prolong(world, organisation)
    if not is_member(world, organisation, state):
        return
    if signs:
        tell(world, kinds.E_RENEWED, state, -1, organisation, 0, 0, world.seats[organisation, state].opinion)
    else:
        set_status(world, organisation, state, kinds.LEFT, kinds.E_NOT_RENEWED)


@rule
def keep_ratification(world, setting, organisation, state):
    """Draw the day of a signatory's ratification once, and make it a member on that day. Clauses 11.5, 11.6."""
    seat, now = world.seats[organisation, state], world.now[0]
    if seat.ratify_on < seat.since or seat.ratify_on >= NEVER:
        occasion = occasion_of(world.organisations[organisation].number, kinds.SIGNATORY, year_of(seat.since))
        u = luck(now.seed, L_RATIFICATION, occasion, world.states[state].number, 0)
        months = world.charters[organisation].ratification_months
        span = months * DAYS_IN_MONTH * (1.0 + setting.parameters[0].ratification_spread * (2.0 * u - 1.0))
        seat.ratify_on = seat.since + max(1, int(span))
        wake_by(world, seat.ratify_on)
    if seat.ratify_on <= now.day:
        event = kinds.E_JOINED if in_force(world, organisation) else kinds.E_RATIFIED
        set_status(world, organisation, state, kinds.MEMBER, event)
        enter_into_force(world, organisation)


@rule
def enter_into_force(world, organisation):
    """Bring a treaty into force when enough have ratified and no date was fixed for it; its first term begins.

    Clauses 11.1, 11.6.
    """
    group, needed = world.organisations[organisation], world.charters[organisation].ratifications_needed
    if needed == 0 or group.in_force < NEVER:
        return
    ratified = 0
    for state in range(world.states.shape[0]):
        if is_member(world, organisation, state):
            ratified += 1
    if ratified >= needed:
        group.in_force = world.now[0].day
        if world.charters[organisation].term_years > 0.0 and group.next_renewal >= NEVER:
            group.next_renewal = add_years(group.in_force, max(1, int(world.charters[organisation].term_years)))
        tell(world, kinds.E_IN_FORCE, -1, -1, organisation, 0, ratified, float(needed))
