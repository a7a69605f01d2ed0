"""From an appeal to its answer: the law is asked of each rung in turn, the first lawful one is put to the vote or granted.

Every rung that the law refuses leaves a ruling with reason and article; so does the answer.
"""

from sim.charter.articles import TREATY_2
from sim.charter.ladder import instrument_refusal, matter_of, next_rung
from sim.charter.rulings import give_answer, write_ruling
from sim.charter.treaty_01_no_force_no_alliances import note_breach
from sim.charter.treaty_02_consultation import is_granted_on_request
from sim.charter.treaty_04_collective_defence import is_casus_foederis
from sim.charter.treaty_06_use_of_force import deciding_arbiter
from sim.words import kinds
from sim.words.jit import rule
from sim.world.chronicle import new_serial, tell
from sim.world.luck import occasion_of
from sim.world.pools import open_proposal


@rule
def hear_appeal(world, slot, organisation, sought):
    """The target has decided whether to turn to an organisation, and for what. Returns whether the ladder is to be climbed.

    Clauses 4.4, PK.1. Where no request is needed, the council takes up an attack on a member unasked.
    """
    crisis = world.crises[slot]
    note_breach(world, organisation, slot)
    crisis.organisation = organisation
    if sought != kinds.NO_INSTRUMENT:
        crisis.appeal = kinds.APPEAL_ASKED
        world.seats[organisation, crisis.target].asked += 1
        event = kinds.E_APPEAL
    else:
        crisis.appeal = kinds.APPEAL_NOT_ASKED
        event = kinds.E_NO_APPEAL
        if world.charters[organisation].request_needed == 0 and is_casus_foederis(world, organisation, slot):
            sought = kinds.COLLECTIVE_DEFENCE
    crisis.sought = sought
    detail = sought if event == kinds.E_APPEAL else crisis.kind
    tell(world, event, crisis.target, crisis.aggressor, organisation, crisis.serial, detail, crisis.intensity)
    return sought != kinds.NO_INSTRUMENT


@rule
def offer(world, setting, slot, first, days):
    """Test a rung of the ladder and each lower one against the law; grant or table the first that is lawful.

    Clauses 2.2, 6.1. A motion comes to the vote in `days` days; its luck is that of the crisis, the rung and the attempt.
    Peacekeepers that lack nothing but a mandate wait for the arbiter. Below the last rung the appeal ends with nothing.
    """
    crisis = world.crises[slot]
    organisation = crisis.organisation
    rung = first
    while rung > kinds.NO_INSTRUMENT:
        reason, article = instrument_refusal(world, setting, organisation, slot, rung)
        if reason == kinds.NO_REASON:
            if not is_granted_on_request(world, organisation, rung):
                table(world, slot, organisation, rung, world.now[0].day + days)
                return
            log_answer(world, slot, rung, kinds.ADOPTED, kinds.NO_REASON, TREATY_2)
            break
        arbiter = deciding_arbiter(world, organisation)
        if reason == kinds.NO_MANDATE and crisis.host_consents == 1 and arbiter >= 0:
            table(world, slot, arbiter, rung, world.now[0].day + days)
            return
        log_answer(world, slot, rung, kinds.NO_VERDICT, reason, article)
        rung = next_rung(world, organisation, rung)
    conclude(world, slot, rung)


@rule
def log_answer(world, slot, rung, verdict, reason, article):
    """Log an answer that needed no vote: granted on request, or refused by the law."""
    crisis, today = world.crises[slot], world.now[0].day
    organisation = crisis.organisation
    row = write_ruling(world, organisation, matter_of(rung), slot, crisis.target, crisis.sought, rung, new_serial(world), today)
    below = next_rung(world, organisation, rung)
    last = 1 if below == kinds.NO_INSTRUMENT or verdict == kinds.ADOPTED else 0
    if row >= 0:
        give_answer(world, row, verdict, reason, article, max(0, crisis.appeals - 1), last)
    if reason != kinds.NO_REASON:
        tell(world, kinds.E_INADMISSIBLE, crisis.target, crisis.aggressor, organisation, crisis.serial, reason, float(article))


@rule
def table(world, slot, council, rung, deadline):
    """Put a rung to the vote: moved by the target that asked, else by the chair. Clauses 4.4, 6.1, 6.3.

    The council is the organisation's own, or the arbiter's when a mandate is sought; the two votes have luck of their own.
    """
    crisis = world.crises[slot]
    attempt = max(0, crisis.appeals - 1)
    mover = crisis.target if crisis.appeal == kinds.APPEAL_ASKED else world.organisations[crisis.organisation].chair
    step = rung if council == crisis.organisation else rung + len(kinds.INSTRUMENTS)
    open_proposal(
        world, council, matter_of(rung), rung, crisis.sought, crisis.serial, crisis.target, mover, -1, 0.0,
        deadline, occasion_of(crisis.occasion, step, attempt), attempt,
    )  # fmt: skip


@rule
def conclude(world, slot, granted):
    """The final answer to an appeal: the rung granted, or nothing. Its aftermath is drawn by the dynamics."""
    crisis = world.crises[slot]
    crisis.granted = max(crisis.granted, granted)
    if crisis.appeal == kinds.APPEAL_ASKED:
        crisis.appeal = kinds.APPEAL_ANSWERED
        target, organisation, sought = crisis.target, crisis.organisation, float(crisis.sought)
        tell(world, kinds.E_ANSWERED, target, crisis.aggressor, organisation, crisis.serial, granted, sought)
        if granted >= kinds.MISSION:
            world.seats[crisis.organisation, crisis.target].helped += 1
