"""The one door from outside: lawful orders are taken and carried out, unlawful ones change not one byte."""

import math
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_world import make

from sim import initiatives, orders
from sim.charter.enact import enact
from sim.dynamics.diplomacy import carry_out
from sim.edits import EDITABLE, REFERS, STATUS_EVENTS, TABLES, edit, span_of, unfit
from sim.order_log import Desk, Orders
from sim.orders import OPTIONS, Refusal, open_decisions, order
from sim.words import kinds
from sim.words.calendar import NEVER
from sim.words.jit import call
from sim.world.chronicle import MARGIN
from sim.world.law import charter_clause
from sim.world.layout import WORLD
from sim.world.luck import occasion_of
from sim.world.pools import open_crisis, open_decision, open_deployment, open_proposal

CSTO, NATO = 0, 1


def scene():
    """An alliance of six with a crisis of KGZ and a motion of aid for it, due tomorrow."""
    small = make()
    occasion = call(occasion_of, 7, 0, 0)
    kgz, uzb = small.state("KGZ"), small.state("UZB")
    call(open_crisis, small.world, kinds.UNREST, kgz, uzb, 0.7, 0.1, 0.9, 1, 1, NEVER, 0.1, -1, -1, occasion)
    aid = kinds.MATERIAL_AID
    call(
        open_proposal, small.world, CSTO, kinds.AID, aid, aid, crisis_of(small), kgz, kgz, -1, 0.0, today(small) + 1,
        occasion, 0
    )  # fmt: skip
    return small


@pytest.fixture
def small():
    return scene()


def today(small):
    return int(small.world.now["day"][0])


def crisis_of(small):
    return int(small.world.crises["serial"][0])


def motion_of(small):
    return int(small.world.proposals["serial"][0])


def give(small, state, kind, subject, option, value=0.0, whom=None, organisation=None, by=kinds.BY_PERSON):
    """An order by ids, so that the cases read like sentences."""
    return order(
        small.space, small.setting, small.state(state), kind, subject, option, value,
        -1 if whom is None else small.state(whom), -1 if organisation is None else small.organisation(organisation), by,
    )  # fmt: skip


def names(small):
    return SimpleNamespace(
        states=small.states, organisations=small.organisations, disputes=("d1", "d2", "d3", "d4"),
        units=tuple(f"u{place}" for place in range(8)), bases=("b1", "b2", "b3"), variables=("v1",),
    )  # fmt: skip


def rows(small, kind):
    """The decisions of a kind, as dictionaries."""
    table = small.world.decisions
    names_of = table.dtype.names
    return [dict(zip(names_of, row.item(), strict=True)) for row in table if row["serial"] > 0 and row["kind"] == kind]


# --- answers


def test_an_answer_fills_the_open_decision(small):
    assert give(small, "KAZ", kinds.VOTE, motion_of(small), kinds.NO) is None
    row = next(row for row in rows(small, kinds.VOTE) if row["state"] == small.state("KAZ"))
    assert (row["option"], row["chosen_by"]) == (kinds.NO, kinds.BY_PERSON)
    assert small.world.now["orders"][0] == 1


def test_a_policys_answer_says_so(small):
    assert give(small, "KAZ", kinds.VOTE, motion_of(small), kinds.YES, by=kinds.BY_POLICY) is None
    row = next(row for row in rows(small, kinds.VOTE) if row["state"] == small.state("KAZ"))
    assert row["chosen_by"] == kinds.BY_POLICY


def test_an_answer_may_be_changed_until_its_deadline(small):
    assert give(small, "KAZ", kinds.VOTE, motion_of(small), kinds.NO) is None
    assert give(small, "KAZ", kinds.VOTE, motion_of(small), kinds.YES) is None
    small.world.now["day"] += 2
    assert "open" in give(small, "KAZ", kinds.VOTE, motion_of(small), kinds.NO).reason


def test_what_the_judgement_has_decided_stays_decided(small):
    votes = small.world.decisions
    mine = (votes["kind"] == kinds.VOTE) & (votes["state"] == small.state("KAZ"))
    votes["option"][mine], votes["chosen_by"][mine] = kinds.YES, kinds.BY_JUDGEMENT
    assert give(small, "KAZ", kinds.VOTE, motion_of(small), kinds.NO) is not None


def test_an_appeal_asks_for_a_rung_that_exists(small):
    call(open_decision, small.world, small.state("ARM"), kinds.APPEAL, 77, CSTO, today(small) + 1, 0b0000_1111)
    refusal = give(small, "ARM", kinds.APPEAL, 77, kinds.PEACEKEEPERS)
    lawful = "none, consultation, statement, mission are"
    assert refusal == Refusal(None, f"peacekeepers is not open to this state here; {lawful}")
    assert give(small, "ARM", kinds.APPEAL, 77, kinds.MISSION) is None


def test_troops_are_sent_up_to_what_is_asked(small):
    host, guard = small.state("KGZ"), kinds.GUARD
    force = call(
        open_deployment, small.world, CSTO, kinds.PEACEKEEPERS, crisis_of(small), -1, host, guard, 900.0, 30.0, 5
    )  # fmt: skip
    serial = int(small.world.deployments["serial"][force])
    place = call(open_decision, small.world, small.state("TJK"), kinds.CONTRIBUTE, serial, CSTO, today(small) + 1, 0b11)
    small.world.decisions["value"][place] = 300.0
    assert give(small, "TJK", kinds.CONTRIBUTE, serial, 1, 301.0) is not None
    assert give(small, "TJK", kinds.CONTRIBUTE, serial, 1, 120.0) is None
    assert small.world.decisions["value"][place] == 120.0


def test_sending_without_a_number_sends_what_is_asked(small):
    place = call(open_decision, small.world, small.state("TJK"), kinds.CONTRIBUTE, 9, CSTO, today(small) + 1, 0b11)
    small.world.decisions["value"][place] = 300.0
    assert give(small, "TJK", kinds.CONTRIBUTE, 9, 1) is None
    assert small.world.decisions["value"][place] == 300.0


def test_an_invitation_is_answered_like_any_question(small):
    uzb = small.state("UZB")
    legal = (1 << kinds.STAY) | (1 << kinds.APPLY)
    call(open_decision, small.world, uzb, kinds.CHANGE_MEMBERSHIP, uzb, CSTO, today(small) + 1, legal)
    assert give(small, "UZB", kinds.CHANGE_MEMBERSHIP, 0, kinds.FREEZE, organisation="CSTO") is not None
    assert give(small, "UZB", kinds.CHANGE_MEMBERSHIP, 0, kinds.STAY, organisation="CSTO") is None
    assert len(rows(small, kinds.CHANGE_MEMBERSHIP)) == 1


def test_open_decisions_are_values_with_names(small):
    mine = open_decisions(small.space, names(small), small.state("KAZ"))
    assert [(d.state, d.kind, d.subject, d.organisation) for d in mine] == [("KAZ", "vote", motion_of(small), "CSTO")]
    assert mine[0].options == ("yes", "no", "abstain", "absent")
    assert mine[0].deadline.toordinal() == today(small) + 1
    assert open_decisions(small.space)[0].state == small.state("KGZ")
    give(small, "KAZ", kinds.VOTE, motion_of(small), kinds.NO)
    assert open_decisions(small.space, names(small), small.state("KAZ")) == []


# --- initiatives that are taken, and what becomes of them


def test_lobbying_moves_the_favour_on_a_vote_and_costs_influence(small):
    assert give(small, "KGZ", kinds.LOBBY, motion_of(small), 1, 8.0, whom="ARM") is None
    call(carry_out, small.world, small.setting)
    assert small.world.votes["lobbied"][0, small.state("ARM")] == 8.0
    assert small.world.states["influence"][small.state("KGZ")] == 42.0
    assert rows(small, kinds.LOBBY) == []


def test_the_proposer_cuts_its_motion(small):
    assert give(small, "KGZ", kinds.AMEND, motion_of(small), initiatives.CUT_MOTION, 0.7) is None
    call(carry_out, small.world, small.setting)
    assert small.world.proposals["burden"][0] == 0.7


def test_the_proposer_has_the_vote_put_off_and_answers_stand(small):
    deadline = int(small.world.proposals["deadline"][0])
    assert give(small, "KGZ", kinds.AMEND, motion_of(small), initiatives.POSTPONE, 14.0) is None
    call(carry_out, small.world, small.setting)
    assert int(small.world.proposals["deadline"][0]) == deadline + 14
    votes = small.world.decisions[(small.world.decisions["serial"] > 0) & (small.world.decisions["kind"] == kinds.VOTE)]
    assert len(votes) and (votes["deadline"] == deadline + 14).all()
    price = float(small.setting.parameters["postponement_cost"][0])
    assert small.world.states["influence"][small.state("KGZ")] == 50.0 - price


def test_a_vote_is_put_off_once_at_a_time_and_not_for_ever(small):
    longest = float(small.setting.parameters["postponement_days"][0])
    for days in (0.0, 1.5, longest + 1.0):
        refusal = give(small, "KGZ", kinds.AMEND, motion_of(small), initiatives.POSTPONE, days)
        assert refusal is not None and refusal.article == "Charter 13"
    assert give(small, "KGZ", kinds.AMEND, motion_of(small), initiatives.POSTPONE, 3.0) is None
    again = give(small, "KGZ", kinds.AMEND, motion_of(small), initiatives.POSTPONE, 3.0)
    assert again is not None and "already" in again.reason
    other = give(small, "ARM", kinds.AMEND, motion_of(small), initiatives.POSTPONE, 3.0)
    assert other is not None and "proposer or the chair" in other.reason


def test_pressure_and_reward_reach_the_other_side(small):
    rus, kgz = small.state("RUS"), small.state("KGZ")
    assert give(small, "RUS", kinds.PRESS, 0, kinds.GAS_CUT, 0.5, whom="KGZ") is None
    call(carry_out, small.world, small.setting)
    assert small.world.pairs["pressure"][kgz, rus] == -0.5
    assert give(small, "RUS", kinds.PAY, 0, kinds.GIVE_AID, 0.5, whom="KGZ") is None
    call(carry_out, small.world, small.setting)
    assert small.world.pairs["pressure"][kgz, rus] == 0.0
    price = 0.5 * float(small.setting.parameters["reward_share"][0]) * 50_000.0
    assert small.world.states["treasury"][rus] == pytest.approx(500.0 - price)


def test_mediation_is_between_two_others(small):
    assert give(small, "RUS", kinds.MEDIATE, crisis_of(small), 1) is None
    call(carry_out, small.world, small.setting)
    assert small.world.states["influence"][small.state("RUS")] == 46.0


def test_a_budget_turns_money_into_readiness(small):
    before = float(small.world.states["readiness"][small.state("ARM")])
    assert give(small, "ARM", kinds.BUDGET, 0, 1, 300.0) is None
    call(carry_out, small.world, small.setting)
    assert small.world.states["readiness"][small.state("ARM")] > before
    assert small.world.states["treasury"][small.state("ARM")] == 200.0


@pytest.mark.parametrize(
    ("state", "move", "status"),
    [("ARM", kinds.FREEZE, kinds.FROZEN), ("ARM", kinds.GIVE_NOTICE, kinds.LEAVING), ("UZB", kinds.APPLY, kinds.APPLICANT)],
)
def test_a_move_in_membership_is_carried_out_the_same_day(small, state, move, status):
    assert give(small, state, kinds.CHANGE_MEMBERSHIP, 0, move, organisation="CSTO") is None
    call(enact, small.world, small.setting)
    assert small.world.seats["status"][CSTO, small.state(state)] == status


def test_a_member_tables_an_amendment_at_a_price(small):
    clause = charter_clause("scope_internal")
    assert give(small, "BLR", kinds.AMEND, clause, initiatives.TABLE_AMENDMENT, 1.0, organisation="CSTO") is None
    motion = small.world.proposals[1]
    assert (int(motion.matter), int(motion.subject), float(motion.value)) == (kinds.AMENDMENT, clause, 1.0)
    assert int(motion.proposer) == small.state("BLR")
    price = float(small.setting.parameters["lobby_cost"][0])
    assert small.world.states["influence"][small.state("BLR")] == 50.0 - price
    again = give(small, "ARM", kinds.AMEND, clause, initiatives.TABLE_AMENDMENT, 0.0, organisation="CSTO")
    assert again == Refusal("Charter 27", "an amendment of scope_internal is pending")


# --- a refused order changes nothing


def refused(label, words, *case, **more):
    return pytest.param(case, more, words, id=label)


MOTION, CRISIS = "motion", "crisis"
CUT, NEW_TEXT = initiatives.CUT_MOTION, initiatives.TABLE_AMENDMENT
ARBITER = charter_clause("arbiter")
REFUSED = (
    refused("no such kind", "no order", "KAZ", kinds.EDIT, 0, 0),
    refused("no such option", "no option", "KAZ", kinds.VOTE, MOTION, 99),
    refused("vote on nothing", "no vote", "KAZ", kinds.VOTE, 12345, kinds.YES),
    refused("vote of an outsider", "no vote", "USA", kinds.VOTE, MOTION, kinds.YES),
    refused("vote none", "not open", "KAZ", kinds.VOTE, MOTION, kinds.NO_CHOICE),
    refused("amount not finite", "finite", "KAZ", kinds.VOTE, MOTION, kinds.YES, math.nan),
    refused("lobby itself", "itself", "KGZ", kinds.LOBBY, MOTION, 1, 5.0, whom="KGZ"),
    refused("lobby nobody", "another state", "KGZ", kinds.LOBBY, MOTION, 1, 5.0),
    refused("lobby an outsider", "no seat", "KGZ", kinds.LOBBY, MOTION, 1, 5.0, whom="USA"),
    refused("lobby beyond means", "10.0 are free", "KGZ", kinds.LOBBY, MOTION, 1, 15.0, whom="ARM", influence=10.0),
    refused("lobby beyond what moves a vote", "of favour", "KGZ", kinds.LOBBY, MOTION, 1, 21.0, whom="ARM"),
    refused("lobby for nothing", "takes influence", "KGZ", kinds.LOBBY, MOTION, 1, 0.0, whom="ARM"),
    refused("lobby backwards", "takes influence", "KGZ", kinds.LOBBY, MOTION, 1, -5.0, whom="ARM"),
    refused("lobby on no motion", "no pending motion", "KGZ", kinds.LOBBY, 999, 1, 5.0, whom="ARM"),
    refused("cut another's motion", "only the proposer", "RUS", kinds.AMEND, MOTION, CUT, 0.5),
    refused("raise a motion", "can be cut", "KGZ", kinds.AMEND, MOTION, CUT, 1.5),
    refused("cut to nothing", "can be cut", "KGZ", kinds.AMEND, MOTION, CUT, 0.01),
    refused("amend from outside", "not a member", "USA", kinds.AMEND, 0, NEW_TEXT, 1.0, organisation="CSTO"),
    refused("amend no clause", "no clause", "RUS", kinds.AMEND, 9999, NEW_TEXT, 1.0, organisation="CSTO"),
    refused("amend beyond range", "lies in", "RUS", kinds.AMEND, 0, NEW_TEXT, 7.0, organisation="CSTO"),
    refused("amend to nobody", "of which there are", "RUS", kinds.AMEND, ARBITER, NEW_TEXT, 7.0, organisation="CSTO"),
    refused("amend without means", "0.0 are free", "RUS", kinds.AMEND, 0, NEW_TEXT, 0.0, organisation="CSTO", influence=0.0),
    refused("amend nowhere", "organisation", "RUS", kinds.AMEND, 0, NEW_TEXT, 1.0),
    refused("press itself", "itself", "RUS", kinds.PRESS, 0, kinds.GAS_CUT, 0.5, whom="RUS"),
    refused("press by a gift", "no way", "RUS", kinds.PRESS, 0, kinds.GIVE_AID, 0.5, whom="KGZ"),
    refused("press beyond strength", "strength", "RUS", kinds.PRESS, 0, kinds.GAS_CUT, 1.5, whom="KGZ"),
    refused("pay beyond means", "are free", "ARM", kinds.PAY, 0, kinds.GIVE_AID, 1.0, whom="KGZ", treasury=100.0),
    refused("pay by a ban", "no way", "ARM", kinds.PAY, 0, kinds.TRADE_BAN, 0.1, whom="KGZ"),
    refused("mediate in one's own fight", "party", "UZB", kinds.MEDIATE, CRISIS, 1),
    refused("mediate nowhere", "no open crisis", "RUS", kinds.MEDIATE, 999, 1),
    refused("arm without money", "are free", "ARM", kinds.BUDGET, 0, 1, 501.0),
    refused("arm for nothing", "bought with money", "ARM", kinds.BUDGET, 0, 1, 0.0),
    refused("stay uninvited", "invitation", "UZB", kinds.CHANGE_MEMBERSHIP, 0, kinds.STAY, organisation="CSTO"),
    refused("leave from outside", "not a member", "USA", kinds.CHANGE_MEMBERSHIP, 0, kinds.GIVE_NOTICE, organisation="CSTO"),
    refused("apply from within", "not open", "ARM", kinds.CHANGE_MEMBERSHIP, 0, kinds.APPLY, organisation="CSTO"),
    refused("thaw what is not frozen", "nothing", "ARM", kinds.CHANGE_MEMBERSHIP, 0, kinds.UNFREEZE, organisation="CSTO"),
    refused("pay what is paid", "nothing", "ARM", kinds.CHANGE_MEMBERSHIP, 0, kinds.PAY_DUES, organisation="CSTO"),
    refused("boycott too much", "boycott", "ARM", kinds.CHANGE_MEMBERSHIP, 0, kinds.BOYCOTT, 2.0, organisation="CSTO"),
    refused("move nowhere", "organisation", "ARM", kinds.CHANGE_MEMBERSHIP, 0, kinds.FREEZE),
)


@pytest.mark.parametrize(("case", "more", "words"), REFUSED)
def test_a_refused_order_leaves_every_byte_as_it_was(small, case, more, words):
    state, kind, subject, *rest = case
    subject = {MOTION: motion_of(small), CRISIS: crisis_of(small)}.get(subject, subject)
    more = dict(more)
    if "influence" in more:
        small.world.states["influence"][small.state(state)] = more.pop("influence")
    if "treasury" in more:
        small.world.states["treasury"][small.state(state)] = more.pop("treasury")
    before = small.space.digest()
    refusal = give(small, state, kind, subject, *rest, **more)
    assert refusal is not None
    assert words in refusal.text
    assert small.space.digest() == before


@pytest.mark.parametrize(("field", "value"), [("state", 99), ("state", -1), ("whom", 99), ("organisation", 99)])
def test_places_that_do_not_exist_are_refused(small, field, value):
    before = small.space.digest()
    places = {"state": small.state("KAZ"), "whom": -1, "organisation": -1} | {field: value}
    vote = {"kind": kinds.VOTE, "subject": motion_of(small), "option": kinds.YES}
    assert order(small.space, small.setting, **vote, **places) is not None
    assert small.space.digest() == before


def test_a_state_that_does_not_exist_yet_gives_no_orders(small):
    small.world.states["present"][small.state("KAZ")] = 0
    assert give(small, "KAZ", kinds.VOTE, motion_of(small), kinds.YES).reason == "this state does not exist yet"
    assert give(small, "RUS", kinds.PRESS, 0, kinds.GAS_CUT, 0.5, whom="KAZ") is not None


def test_a_failed_or_finished_run_takes_no_orders(small):
    small.world.now["fault"] = kinds.FULL_CRISES
    assert give(small, "KAZ", kinds.VOTE, motion_of(small), kinds.YES).reason == "the run has failed"
    small.world.now["fault"], small.world.now["last_day"] = 0, today(small) - 1
    assert give(small, "KAZ", kinds.VOTE, motion_of(small), kinds.YES).reason == "the run is over"


def test_means_are_counted_over_all_orders_of_the_morning(small):
    small.world.states["influence"][small.state("KGZ")] = 13.0
    assert give(small, "KGZ", kinds.LOBBY, motion_of(small), 1, 6.0, whom="ARM") is None
    assert give(small, "KGZ", kinds.LOBBY, motion_of(small), 1, 6.0, whom="KAZ") is None
    assert "1.0 are free" in give(small, "KGZ", kinds.LOBBY, motion_of(small), 1, 6.0, whom="BLR").reason
    assert give(small, "ARM", kinds.BUDGET, 0, 1, 400.0) is None
    assert "100.0 are free" in give(small, "ARM", kinds.BUDGET, 0, 1, 200.0).reason


def test_a_motion_is_cut_once_and_then_only_further(small):
    assert give(small, "KGZ", kinds.AMEND, motion_of(small), initiatives.CUT_MOTION, 0.6) is None
    assert give(small, "KGZ", kinds.AMEND, motion_of(small), initiatives.CUT_MOTION, 0.8) is not None
    assert give(small, "KGZ", kinds.AMEND, motion_of(small), initiatives.CUT_MOTION, 0.5) is None


def test_one_move_in_membership_at_a_time(small):
    assert give(small, "ARM", kinds.CHANGE_MEMBERSHIP, 0, kinds.FREEZE, organisation="CSTO") is None
    assert "pending" in give(small, "ARM", kinds.CHANGE_MEMBERSHIP, 0, kinds.GIVE_NOTICE, organisation="CSTO").reason


def test_no_order_fills_the_pool_of_decisions(small):
    free = small.world.decisions["serial"] == 0
    small.world.decisions["serial"][free] = 1
    before = small.space.digest()
    assert give(small, "ARM", kinds.BUDGET, 0, 1, 10.0).reason == "too many decisions are pending"
    assert small.space.digest() == before
    assert small.world.now["fault"][0] == 0


def test_arrears_are_paid_out_of_the_treasury(small):
    seat = small.world.seats[CSTO, small.state("ARM")]
    seat.pays, seat.arrears, seat.vote_lost = 0, 2.0, 1
    debt = 2.0 * 0.1 * float(small.setting.parameters["organisation_budget"][0])
    small.world.states["treasury"][small.state("ARM")] = 0.5 * debt
    assert "are free" in give(small, "ARM", kinds.CHANGE_MEMBERSHIP, 0, kinds.PAY_DUES, organisation="CSTO").reason
    small.world.states["treasury"][small.state("ARM")] = 2.0 * debt
    assert give(small, "ARM", kinds.CHANGE_MEMBERSHIP, 0, kinds.PAY_DUES, organisation="CSTO") is None
    call(enact, small.world, small.setting)
    assert small.world.seats["vote_lost"][CSTO, small.state("ARM")] == 0


def test_the_law_is_named_in_a_refusal(small):
    small.world.charters["suspension_known"][CSTO] = 0
    refusal = give(small, "ARM", kinds.CHANGE_MEMBERSHIP, 0, kinds.ASK_SUSPENSION, organisation="CSTO")
    assert refusal == Refusal("Charter 20", "unknown to the charter")
    assert refusal.text == "unknown to the charter (Charter 20)"


NUMBERS = st.one_of(st.integers(-3, 80), st.sampled_from([2**31, 2**62, 2**70, -(2**70)]))
ANY_FLOAT = st.floats(allow_nan=True, allow_infinity=True)
AMOUNTS = st.one_of(st.floats(-2.0, 2.0), ANY_FLOAT, st.sampled_from([5.0, 50.0, 500.0]))
WILD = st.tuples(NUMBERS, st.integers(-1, 16), NUMBERS, st.integers(-2, 12), AMOUNTS, NUMBERS, NUMBERS)


def likely(kind):
    """Orders of a kind that are often lawful in the scene."""
    return st.tuples(
        st.integers(0, 9), st.just(kind), st.sampled_from([1, 3, charter_clause("scope_internal")]),
        st.integers(1, len(OPTIONS[kind]) - 1), st.sampled_from([0.5, 0.7, 1.0, 6.0, 200.0]), st.integers(0, 9),
        st.just(CSTO),
    )  # fmt: skip


LIKELY = st.sampled_from(sorted(OPTIONS)).flatmap(likely)
ORDERS = st.one_of(LIKELY, LIKELY, WILD)


@settings(max_examples=300, deadline=None)
@given(st.lists(ORDERS, min_size=1, max_size=12))
def test_any_order_is_either_taken_or_leaves_every_byte_as_it_was(asked):
    small = scene()
    for state, kind, subject, option, value, whom, organisation in asked:
        before, taken = small.space.digest(), int(small.world.now["orders"][0])
        refusal = order(small.space, small.setting, state, kind, subject, option, value, whom, organisation)
        if refusal is None:
            assert small.world.now["orders"][0] == taken + 1
        else:
            assert refusal.text
            assert small.space.digest() == before
    call(carry_out, small.world, small.setting)
    assert small.world.now["fault"][0] == 0
    assert (small.world.states["influence"] >= 0.0).all()
    assert (small.world.states["treasury"] >= 0.0).all()
    assert (np.abs(small.world.votes["lobbied"]) <= 20.0).all()


EDITS = st.tuples(
    st.sampled_from([table.name for table in WORLD]), st.lists(NUMBERS, max_size=3).map(tuple), st.integers(0, 40), AMOUNTS
)


@settings(max_examples=300, deadline=None)
@given(EDITS)
def test_any_edit_is_either_made_or_leaves_every_byte_as_it_was(asked):
    table, row, field, value = asked
    fields = TABLES[table][1].fields
    small = scene()
    before = small.space.digest()
    refusal = edit(small.space, table, row, fields[field % len(fields)].name, value)
    assert (refusal is None) == (small.space.digest() != before)


# --- edits


def test_an_edit_is_written_counted_and_told(small):
    assert edit(small.space, "states", (small.state("KGZ"),), "stability", 0.2) is None
    assert small.world.states["stability"][small.state("KGZ")] == 0.2
    assert small.world.now["orders"][0] == 1
    event = small.world.chronicle[int(small.world.now["chronicle_written"][0]) - 1]
    place, layout = TABLES["states"]
    assert (int(event.kind), int(event.who), int(event.subject)) == (kinds.E_EDIT, small.state("KGZ"), place)
    assert layout.fields[int(event.detail)].name == "stability"
    assert float(event.value) == 0.2


def test_affinity_is_set_both_ways(small):
    kgz, uzb = small.state("KGZ"), small.state("UZB")
    assert edit(small.space, "pairs", (kgz, uzb), "affinity", -0.4) is None
    assert small.world.pairs["affinity"][kgz, uzb] == small.world.pairs["affinity"][uzb, kgz] == -0.4
    assert edit(small.space, "pairs", (kgz, uzb), "dependence", 0.4) is None
    assert small.world.pairs["dependence"][uzb, kgz] == 0.0


def test_a_status_set_by_hand_is_dated_and_told_like_any_other(small):
    uzb = small.state("UZB")
    assert edit(small.space, "seats", (CSTO, uzb), "status", kinds.MEMBER) is None
    seat = small.world.seats[CSTO, uzb]
    assert (int(seat.status), int(seat.joined), int(seat.since)) == (kinds.MEMBER, today(small), today(small))
    told = [int(event["kind"]) for event in small.world.chronicle[: int(small.world.now["chronicle_written"][0])]]
    assert told[-2:] == [kinds.E_JOINED, kinds.E_EDIT]


REFUSED_EDITS = (
    ("now", (0,), "day", 1.0, "not open to edits"),
    ("votes", (0, 0), "choice", 1.0, "not open to edits"),
    ("states", (0,), "wisdom", 1.0, "has no wisdom"),
    ("states", (99,), "stability", 0.5, "has no row"),
    ("states", (0, 0), "stability", 0.5, "has no row"),
    ("states", (0,), "stability", 1.5, "lies in 0..1"),
    ("states", (0,), "stability", -0.1, "lies in 0..1"),
    ("states", (0,), "stability", math.nan, "finite"),
    ("states", (0,), "stability", math.inf, "finite"),
    ("states", (0,), "played", 0.5, "whole number"),
    ("states", (0,), "number", 1.0, "key of luck"),
    ("pairs", (1, 1), "affinity", 0.5, "with itself"),
    ("seats", (0, 0), "status", float(kinds.LEAVING), "by an order"),
    ("seats", (0, 0), "status", 77.0, "lies in"),
    ("organisations", (0,), "leading", 99.0, "of which there are 10"),
    ("charters", (0,), "arbiter", 5.0, "of which there are 5"),
)


@pytest.mark.parametrize(("table", "row", "field", "value", "words"), REFUSED_EDITS)
def test_a_refused_edit_leaves_every_byte_as_it_was(small, table, row, field, value, words):
    before = small.space.digest()
    refusal = edit(small.space, table, row, field, value)
    assert refusal is not None
    assert words in refusal.reason
    assert small.space.digest() == before


def test_a_full_chronicle_is_drained_before_anything_is_edited(small):
    small.world.now["chronicle_written"] += small.world.chronicle.shape[0] - MARGIN + 1
    before = small.space.digest()
    assert "chronicle is full" in edit(small.space, "states", (0,), "stability", 0.5).reason
    assert small.space.digest() == before


def test_every_index_that_can_be_edited_says_what_it_refers_to():
    indices = {
        (table.name, field.name)
        for table in WORLD
        if table.name in EDITABLE
        for field in table.fields
        if field.span == "-1.."
    }
    assert indices == set(REFERS)


def test_every_editable_table_and_every_option_list_exists():
    assert set(EDITABLE) <= set(TABLES)
    assert set(OPTIONS) == set(orders.ANSWERS) | set(initiatives.CHECKS)
    assert not set(orders.ANSWERS) & set(initiatives.CHECKS)
    assert set(STATUS_EVENTS) == set(range(len(kinds.SEAT_STATUSES))) - {kinds.LEAVING}


def test_every_span_of_the_layout_can_be_read():
    for table in WORLD:
        for field in table.fields:
            if field.kind != "u8":
                span = span_of(field)
                assert span.low < span.high
                assert unfit(field, max(span.low, 0.0) if span.low <= 0.0 else span.low) is None


# --- orders by name, and their log


def test_orders_by_name_are_logged_as_plain_values(small):
    log = Orders("abc")
    desk = Desk(small.space, small.setting, names(small), log)
    assert desk.order("KAZ", "vote", motion_of(small), "no") is None
    assert desk.order("KGZ", "lobby", motion_of(small), "do", 5.0, whom="ARM") is None
    assert desk.order("KGZ", "lobby", motion_of(small), "do", 5.0, whom="KGZ") is not None
    assert desk.edit("states", ("KGZ",), "stability", 0.3) is None
    assert desk.edit("procedures", ("CSTO", "use_of_force"), "rule", kinds.SIMPLE_MAJORITY) is None
    assert [entry["kind"] for entry in log] == ["vote", "lobby", "edit", "edit"]
    assert log.entries[0] == {
        "day": "2015-06-01", "by": "person", "state": "KAZ", "kind": "vote", "subject": motion_of(small), "option": "no",
        "value": 0.0, "whom": None, "organisation": None,
    }  # fmt: skip
    assert log.entries[3]["row"] == ["CSTO", "use_of_force"]


def test_a_log_given_again_leads_to_the_same_bytes(small):
    other = small.space.fork()
    log = Orders("abc")
    desk = Desk(small.space, small.setting, names(small), log)
    desk.order("KAZ", "vote", motion_of(small), "no")
    desk.order("RUS", "press", 0, "gas_cut", 0.1 + 0.2, whom="KGZ")
    desk.edit("pairs", ("KGZ", "UZB"), "affinity", -1 / 3)
    again = Desk(other, small.setting, names(small), Orders("abc"))
    for entry in Orders.from_json(log.to_json()):
        assert again.give(entry) is None
    assert other.digest() == small.space.digest()
    assert again.log == log


@pytest.mark.parametrize(
    ("call_it", "words"),
    [
        (lambda desk: desk.order("XXX", "vote", 1, "yes"), "no 'XXX' among the states"),
        (lambda desk: desk.order("KAZ", "wave", 1, "yes"), "no 'wave' among the kinds"),
        (lambda desk: desk.order("KAZ", "edit", 1, "yes"), "edit is no order"),
        (lambda desk: desk.order("KAZ", "vote", 1, "maybe"), "no 'maybe' among the options of vote"),
        (lambda desk: desk.order("KAZ", "vote", 1, "yes", organisation="EU"), "no 'EU' among the organisations"),
        (lambda desk: desk.order("KAZ", "vote", 1, "yes", by="fate"), "no 'fate' among the deciders"),
        (lambda desk: desk.edit("now", ("0",), "day", 1.0), "not open to edits"),
        (lambda desk: desk.edit("seats", ("KAZ",), "opinion", 0.5), "named by organisations and states"),
        (lambda desk: desk.edit("states", ("XXX",), "stability", 0.5), "no 'XXX' among the states"),
    ],
)
def test_names_that_do_not_exist_are_an_error_and_change_nothing(small, call_it, words):
    desk = Desk(small.space, small.setting, names(small), Orders())
    before = small.space.digest()
    with pytest.raises(ValueError, match=words):
        call_it(desk)
    assert small.space.digest() == before
    assert len(desk.log) == 0


GOOD = {
    "day": "2010-06-11", "by": "person", "state": "KAZ", "kind": "vote", "subject": 3, "option": "no", "value": 0.0,
    "whom": None, "organisation": None,
}  # fmt: skip


def log_of(**changes):
    entry = {key: value for key, value in (GOOD | changes).items() if value is not ...}
    return Orders("abc", [entry]).to_json()


BAD_LOGS = (
    ("", "no log of orders"),
    ("[]", "no log of orders"),
    ("{" * 100_000, "no log of orders"),
    ("[" * 100_000, "no log of orders"),
    ('{"format": 1, "scenario": "", "orders": [], "more": 1}', "nothing else"),
    ('{"format": 2, "scenario": "", "orders": []}', "format 2"),
    ('{"format": 1, "scenario": 7, "orders": []}', "is a text"),
    ('{"format": 1, "scenario": "", "orders": [7]}', "order 1 is no mapping"),
    ('{"format": 1, "scenario": "", "orders": [{"kind": "vote", "value": NaN}]}', "NaN is no number"),
    (log_of(day="yesterday"), "day is a date"),
    (log_of(day=...), "look at day"),
    (log_of(more=1), "look at more"),
    (log_of(subject="3"), "subject cannot be '3'"),
    (log_of(subject=True), "subject cannot be True"),
    (log_of(value="much"), "value cannot be 'much'"),
    (log_of(state=3), "state cannot be 3"),
    (log_of(whom=3), "whom cannot be 3"),
    (log_of(by="fate"), "nobody is called 'fate'"),
    ('{"format": 1, "scenario": "", "orders": [{"day": "2010-06-11", "by": "person", "kind": "edit", "table": "states", '
     '"row": [3], "field": "stability", "value": 1}]}', "row is a list of names"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "words"), BAD_LOGS, ids=lambda value: str(value)[:40])
def test_a_bad_log_is_refused_with_a_reason(text, words):
    with pytest.raises(ValueError, match=words):
        Orders.from_json(text)


def test_a_good_log_is_read_as_it_was_written():
    log = Orders.from_json(log_of())
    assert log.entries == [GOOD]
    assert Orders.from_json(Orders("x").to_json()) == Orders("x")
