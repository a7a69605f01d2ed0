"""What is written down of each member's answer to a decision on troops."""

import pytest
from court import Court, set_live, summon

from sim.charter.charter_27_amendment import amendment_refusal
from sim.words import kinds
from sim.words.jit import call
from sim.world.law import CLAUSES

UNREST = {"law": {"scope_internal": 1}, "crisis": {"kind": "unrest", "target": "KAZ", "intensity": 0.8}, "appeal": "peacekeepers"}


def deployed(contributes: dict[str, bool]) -> Court:
    return summon({"given": {"answers": {"contributes": contributes}, **UNREST, "live": 3}})


def asked(court: Court, state: str):
    (decision,) = (row for row in court.small.world.decisions if row.serial > 0 and row.state == court.small.state(state))
    return decision


def test_each_member_is_asked_by_tomorrow_for_a_force_to_the_host() -> None:
    court = deployed({})
    decision = asked(court, "BLR")
    assert decision.kind == kinds.CONTRIBUTE
    assert court.small.states[decision.whom] == "KAZ"
    assert decision.subject == court.small.world.deployments[0].serial
    assert decision.deadline == court.small.world.now[0].day
    assert decision.value == court.small.world.contingents[0, court.small.state("BLR")].asked > 0.0
    assert decision.legal == 0b11


def test_units_that_are_committed_leave_no_choice() -> None:
    given = {
        "seats": {"RUS": {"signed_force": 1}, "BLR": {"signed_force": 1, "case_by_case": 1}, "KAZ": {"signed_force": 1}},
        "answers": {"votes": {"KAZ": "abstain"}},
        "crisis": {"kind": "terror", "target": "ARM"},
        "appeal": "rapid_reaction_force",
        "live": 3,
    }
    court = summon({"given": given})
    assert asked(court, "RUS").legal == 0b10
    assert asked(court, "BLR").legal == 0b11
    assert asked(court, "KAZ").legal == 0b11


def test_an_answer_is_written_down_with_its_chance() -> None:
    court = deployed({"KGZ": False})
    for state in ("BLR", "KGZ"):
        asked(court, state).probability = 0.25
    set_live(court, 1)
    row = court.small.world.contingents[0]
    yes, no = row[court.small.state("BLR")], row[court.small.state("KGZ")]
    assert (yes.answer, yes.probability, yes.troops) == (1, 0.25, yes.asked)
    assert (no.answer, no.probability, no.troops) == (2, 0.25, 0.0)


@pytest.mark.parametrize(("offered", "sent"), [(40.0, 40.0), (-5.0, 0.0), (1e9, 50_000.0)])
def test_a_member_may_send_less_and_never_more_than_it_has(offered: float, sent: float) -> None:
    court = deployed({})
    asked(court, "BLR").value = offered
    set_live(court, 1)
    assert court.small.world.contingents[0, court.small.state("BLR")].troops == sent


def test_a_force_that_nobody_joins_is_gone_on_the_same_day() -> None:
    court = deployed({"others": False})
    set_live(court, 1)
    force = court.small.world.deployments[0]
    assert (force.stage, force.gone, force.leaves) == (kinds.GONE, force.decided + 1, force.decided + 1)


@pytest.mark.parametrize("clause", [-1, CLAUSES, CLAUSES + 7])
def test_there_is_no_clause_beyond_the_last(clause: int) -> None:
    reason, _ = call(amendment_refusal, clause)
    assert reason == kinds.UNKNOWN_TO_THE_CHARTER


@pytest.mark.parametrize("clause", [0, CLAUSES - 1])
def test_the_first_and_the_last_clause_can_be_amended(clause: int) -> None:
    reason, _ = call(amendment_refusal, clause)
    assert reason == kinds.NO_REASON
