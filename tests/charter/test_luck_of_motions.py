"""What a motion carries with it: the keys of its luck, who moves it, which attempt it is."""

import numpy as np
import pytest
from court import Court, set_live, summon

from sim.words import kinds
from sim.words.jit import call
from sim.world.luck import occasion_of
from sim.world.pools import open_decision

CRISIS = {"kind": "aggression", "target": "ARM", "aggressor": "AZE"}


def pending(court: Court) -> np.record:
    """The one motion that is tabled."""
    (slot,) = (place for place, row in enumerate(court.small.world.proposals) if row["serial"] > 0)
    return court.small.world.proposals[slot]


def occasion(crisis: int, step: int, attempt: int) -> int:
    return int(call(occasion_of, np.uint64(crisis), step, attempt))


@pytest.mark.parametrize(("appeals", "attempt"), [(1, 0), (2, 1), (5, 4)])
def test_the_luck_of_a_motion_is_its_cause_its_rung_and_its_attempt(appeals: int, attempt: int) -> None:
    motion = pending(summon({"given": {"crisis": CRISIS | {"appeals": appeals}, "appeal": "mission", "live": 0}}))
    assert int(motion.occasion) == occasion(77, kinds.MISSION, attempt)
    assert motion.attempt == attempt


def test_the_luck_of_a_motion_does_not_hang_on_the_day_of_the_vote() -> None:
    quick = pending(summon({"given": {"law": {"consideration_days": 1}, "crisis": CRISIS, "appeal": "mission", "live": 0}}))
    slow = pending(summon({"given": {"law": {"consideration_days": 20}, "crisis": CRISIS, "appeal": "mission", "live": 0}}))
    assert quick.occasion == slow.occasion
    assert slow.deadline - quick.deadline == 19


def test_a_lower_rung_has_luck_of_its_own_and_comes_the_next_day() -> None:
    given = {"answers": {"votes": {"RUS": "no"}}, "crisis": CRISIS, "appeal": "mission", "live": 3}
    motion = pending(summon({"given": given}))
    assert motion.instrument == kinds.STATEMENT
    assert int(motion.occasion) == occasion(77, kinds.STATEMENT, 0)
    assert motion.deadline - motion.opened == 1
    assert motion.sought == kinds.MISSION


def test_the_vote_on_a_mandate_has_other_luck_than_the_vote_on_the_rung() -> None:
    unrest = {"kind": "insurgency", "target": "UKR", "asked": False}
    before_the_arbiter = pending(summon({"given": {"crisis": unrest, "offer": True, "live": 0}}))
    assert before_the_arbiter.organisation == 2
    assert int(before_the_arbiter.occasion) == occasion(77, kinds.PEACEKEEPERS + len(kinds.INSTRUMENTS), 0)
    in_the_alliance = pending(summon({"given": {"crisis": unrest, "offer": True, "live": 3}}))
    assert in_the_alliance.organisation == 0
    assert int(in_the_alliance.occasion) == occasion(77, kinds.PEACEKEEPERS, 0)


def test_the_target_moves_what_it_asked_for() -> None:
    court = summon({"given": {"organisations": {"CSTO": {"chair": "RUS"}}, "crisis": CRISIS, "appeal": "mission", "live": 0}})
    assert court.small.states[pending(court).proposer] == "ARM"
    assert court.small.states[pending(court).target] == "ARM"


def test_the_chair_moves_what_the_target_did_not_ask_for() -> None:
    given = {
        "organisations": {"CSTO": {"chair": "KAZ"}},
        "law": {"request_needed": 0},
        "crisis": CRISIS,
        "appeal": "none",
        "live": 0,
    }
    court = summon({"given": given})
    assert court.small.states[pending(court).proposer] == "KAZ"


def test_the_appeal_says_what_is_sought_and_the_silence_what_it_is_about() -> None:
    asked = summon({"given": {"crisis": CRISIS, "appeal": "mission", "live": 0}})
    (appeal,) = (event for event in asked.told if event["kind"] == kinds.E_APPEAL)
    assert appeal["detail"] == kinds.MISSION
    silent = summon({"given": {"crisis": CRISIS, "appeal": "none", "live": 0}})
    (silence,) = (event for event in silent.told if event["kind"] == kinds.E_NO_APPEAL)
    assert silence["detail"] == kinds.AGGRESSION


def test_an_appeal_may_go_to_another_alliance() -> None:
    given = {
        "seats": {"UKR in GUAM": {"status": "member"}, "AZE in GUAM": {"status": "member"}},
        "crisis": {"kind": "aggression", "target": "UKR", "aggressor": "RUS", "asked": False},
    }
    court = summon({"given": given})
    world = court.small.world
    serial, today = int(world.crises[0].serial), int(world.now[0].day)
    slot = call(open_decision, world, court.small.state("UKR"), kinds.APPEAL, serial, 3, today, 255)
    world.decisions[slot].option = kinds.STATEMENT
    set_live(court, 5)
    assert world.crises[0].organisation == 3
    assert kinds.INSTRUMENTS[world.crises[0].granted] == "statement"
    assert world.seats[3, court.small.state("UKR")].asked == 1


def test_the_same_seed_draws_the_same_day_of_ratification_and_another_seed_another() -> None:
    days = []
    for seed in (1, 1, 2):
        court = summon({"given": {"seats": {"UZB": {"status": "signatory", "since": 735750, "ratify_on": 0}}}})
        court.small.world.now["seed"] = np.uint64(seed)
        set_live(court, 0)
        days.append(int(court.small.world.seats[0, court.small.state("UZB")].ratify_on))
    assert days[0] == days[1] != days[2]
    assert all(735750 + 180 <= day <= 735750 + 550 for day in days)


def test_a_vote_keeps_who_chose_it() -> None:
    court = summon({"given": {"motion": {"matter": "statement"}}})
    world = court.small.world
    for decision in world.decisions:
        if decision.serial > 0 and court.small.states[decision.state] == "KAZ":
            decision.option, decision.chosen_by = kinds.NO, kinds.BY_PERSON
    set_live(court, 0)
    votes = world.ruling_votes[0]
    assert votes[court.small.state("KAZ")].chosen_by == kinds.BY_PERSON
    assert votes[court.small.state("RUS")].chosen_by == kinds.BY_JUDGEMENT
    assert court.rulings[-1]["verdict"] == kinds.OBJECTION


def test_a_base_knows_the_motion_on_it() -> None:
    court = summon(
        {"given": {"law": {"base_consent": 1}, "base": {"host": "KGZ", "holder": "USA"}, "base_request": True, "live": 0}}
    )
    assert court.small.world.bases[0].requested == pending(court).serial > 0
