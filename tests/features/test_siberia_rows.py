"""Rows S1 to S7: each peculiar thing of the Siberian world acts: outcomes change without it, and the chronicle tells of it."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import numpy as np
from features.rows import day, mean

from sim.charter.treaty_01_no_force_no_alliances import exclusivity_refusal
from sim.report.chronicle import line
from sim.run import Run
from sim.scenario.build import Start, build
from sim.scenario.load import load
from sim.words import kinds
from sim.words.jit import call
from sim.world.layout import Setting, World

SEEDS = 60
Edit = Callable[[World, Setting], None]
CLOSED = 2


@cache
def start() -> Start:
    """The first day of the Siberian world."""
    return build(load("siberia"))


class Life(NamedTuple):
    """The events of one run, and its last world."""

    events: np.ndarray
    world: World

    def told(self, kind: int, who: str | None = None, organisation: str | None = "CSTO") -> np.ndarray:
        """The chronicle's entries of a kind."""
        chosen = self.events["kind"] == kind
        if who is not None:
            chosen &= self.events["who"] == start().names.state(who)
        if organisation is not None:
            chosen &= self.events["organisation"] == start().names.organisation(organisation)
        return self.events[chosen]

    def fired(self, name: str) -> bool:
        """Whether an event of the script happened."""
        return int(self.world.events["fired"][start().names.event(name)]) > 0

    def granted(self, name: str) -> int:
        """The highest instrument granted for the crises of an event."""
        return int(self.world.events["granted"][start().names.event(name)])

    def base(self, name: str) -> int:
        """The status of a base: 0 not yet, 1 open, 2 closed."""
        return int(self.world.bases["status"][start().names.base(name)])

    def status(self, state: str, organisation: str = "CSTO") -> int:
        """The seat of a state."""
        return int(self.world.seats["status"][start().names.organisation(organisation), start().names.state(state)])


def lived(edit: Edit, until: str = "2012-06-30", seeds: int = SEEDS) -> list[Life]:
    """Lives up to a day with one change from the first day on."""
    found = []
    for seed in range(1, seeds + 1):
        run = Run(start(), seed)
        run.setting = Setting(*(table.copy() for table in run.setting))
        edit(run.space.world, run.setting)
        parts = [part.events for part in run.live(day(until))]
        assert run.fault is None, f"seed {seed}: {run.fault}"
        found.append(Life(np.concatenate(parts), run.space.world))
    return found


@cache
def as_written() -> tuple[Life, ...]:
    """Lives of the world as it is written, to the end of June 2012."""
    return tuple(lived(lambda world, setting: None))


def without(*events: str) -> Edit:
    """Events that do nothing when their day comes."""

    def edit(world: World, setting: Setting) -> None:
        for name in events:
            setting.script["effects"][start().names.event(name)] = 0

    return edit


def parameter(name: str, value: float) -> Edit:
    """Another number of the rules."""

    def edit(world: World, setting: Setting) -> None:
        setting.parameters[name][0] = value

    return edit


def share(lives: list[Life] | tuple[Life, ...], holds: Callable[[Life], bool]) -> float:
    """The share of lives in which something holds."""
    return sum(holds(life) for life in lives) / len(lives)


# ------------------------------------------------------------------------------------------------------ S1: the founding


def test_s1_the_treaty_is_signed_after_the_visits_and_in_force_in_march() -> None:
    after, signatures = 0, 0
    for life in as_written():
        in_force = life.told(kinds.E_IN_FORCE)
        assert len(in_force) == 1 and day("2010-02-10") <= in_force["day"][0] <= day("2010-04-15")
        for name, visit in (("CUB", "2010-02-03"), ("DOM", "2010-02-05"), ("NIC", "2010-02-08")):
            signed = life.told(kinds.E_SIGNED, name)
            after += sum(signed["day"] > day(visit))
            signatures += len(signed)
    assert after > 0.9 * signatures, "a few sign unasked"
    assert start().scenario.states["SIB"].capital.name["en"] == "Krasnoyarsk"


def test_s1_who_signs_is_decided_in_the_run() -> None:
    count = [len(life.told(kinds.E_SIGNED)) for life in lived(lambda world, setting: None, "2010-03-01", 150)]
    assert min(count) < 4 == max(count), "Siberia and three allies, or fewer"


def test_s1_without_visits_there_is_no_treaty_in_spring() -> None:
    for life in lived(without("visit-cuba", "visit-dominican", "visit-nicaragua"), "2010-03-15", 30):
        assert len(life.told(kinds.E_IN_FORCE)) == 0


# ------------------------------------------------------------------------------------- S2: far apart, with advisers everywhere


def arrival(life: Life, name: str) -> int | None:
    """Days from the use of the force against the drug route to the arrival of a contingent, None where it never came."""
    route = life.told(kinds.E_MOBILISED)
    arrived = life.told(kinds.E_ARRIVED, name)
    chosen = arrived[arrived["day"] >= day("2011-04-11")]
    begun = route[route["day"] >= day("2011-04-11")]
    return int(chosen["day"][0] - begun["day"][0]) if len(chosen) and len(begun) else None


def test_s2_a_brigade_that_stands_in_krasnoyarsk_comes_a_month_later() -> None:
    def at_home(world: World, setting: Setting) -> None:
        world.units["home"][start().names.place("units", "brigade-1")] = -1

    near = [arrival(life, "SIB") for life in as_written()[:30]]
    far = [arrival(life, "SIB") for life in lived(at_home, seeds=30)]
    both = [(a, b) for a, b in zip(near, far, strict=True) if a is not None and b is not None]
    assert len(both) > 15
    assert all(a <= b for a, b in both), both
    assert sum(a <= 10 and b - a >= 20 for a, b in both) > 0.7 * len(both), both


def test_s2_the_way_keeps_members_from_joint_exercises() -> None:
    far = mean(len(life.told(kinds.E_EXERCISE_BOYCOTTED)) for life in as_written())
    near = mean(len(life.told(kinds.E_EXERCISE_BOYCOTTED)) for life in lived(parameter("exercise_distance", 0.0)))
    assert far > near + 0.2


def test_s2_advisers_hold_allies_to_siberia() -> None:
    def sent_home(world: World, setting: Setting) -> None:
        world.bases["status"][world.bases["holder"] == start().names.state("SIB")] = CLOSED

    here = lived(lambda world, setting: None, "2010-03-15", 200)
    gone = lived(sent_home, "2010-03-15", 200)
    signed = [[len(life.told(kinds.E_SIGNED)) for life in lives] for lives in (here, gone)]
    assert all(b <= a for a, b in zip(*signed, strict=True)) and sum(signed[1]) < sum(signed[0])


# ----------------------------------------------------------------------------------------------- S3: the chair and the death


def test_s3_the_chair_goes_round_and_the_dominicans_preside_in_2011() -> None:
    presided = 0
    for life in as_written():
        chairs = life.told(kinds.E_CHAIR)
        in_2011 = chairs[(chairs["day"] >= day("2011-02-01")) & (chairs["day"] <= day("2011-04-30"))]
        presided += any(place == start().names.state("DOM") for place in in_2011["who"])
    assert presided > 0.8 * SEEDS


def test_s3_the_successor_comes_from_the_state_in_the_chair() -> None:
    dominican, csto = start().names.state("DOM"), start().names.organisation("CSTO")
    followed = share(as_written(), lambda life: int(life.world.organisations["secretary"][csto]) == dominican)
    assert followed > 0.8
    assert any("secretary general" in line(one, start().names) for one in as_written()[0].told(kinds.E_SECRETARY))
    alive = lived(without("head-dies"), seeds=20)
    assert share(alive, lambda life: int(life.world.organisations["secretary"][csto]) == dominican) == 0.0

    def for_life(world: World, setting: Setting) -> None:
        world.charters["chair_months"][csto] = 120

    lasting = lived(for_life, seeds=20)
    assert share(lasting, lambda life: int(life.world.organisations["secretary"][csto]) == dominican) == 0.0


# ------------------------------------------------------------------------------------------------ S4: partner and observer


def test_s4_a_partner_gets_material_aid_and_no_troops() -> None:
    lives = lived(lambda world, setting: None, "2020-12-31", 40)
    assert {life.granted("war-in-sudan") for life in lives} <= set(range(kinds.MATERIAL_AID + 1))
    assert any(life.granted("war-in-sudan") == kinds.MATERIAL_AID for life in lives)
    assert all(len(life.told(kinds.E_PARTNER)) == 3 for life in lives)
    strangers = lived(without("partner-africa"), "2020-12-31", 20)
    assert all(life.granted("war-in-sudan") == kinds.NO_INSTRUMENT for life in strangers)


def test_s4_an_observer_may_ask_and_a_stranger_may_not() -> None:
    asked = share(as_written(), lambda life: len(life.told(kinds.E_APPEAL, "CRI")) > 0)
    strangers = lived(without("observer-costa-rica"), "2011-01-01", 30)
    assert asked > 0.3
    assert share(strangers, lambda life: len(life.told(kinds.E_APPEAL, "CRI")) > 0) == 0.0


def test_s4_costa_rica_balances_until_it_is_invited() -> None:
    assert share(as_written()[:40], lambda life: life.status("CRI", "SAC") == kinds.MEMBER) < 0.2
    courted = lived(lambda world, setting: None, "2020-12-31", 40)
    south = share(courted, lambda life: life.status("CRI", "SAC") == kinds.MEMBER)
    north = share(courted, lambda life: life.status("CRI", "CSTO") == kinds.MEMBER)
    assert south > 0.2 and north > 0.05
    assert all(life.status("CRI", "CSTO") != kinds.OBSERVER for life in courted if life.status("CRI", "SAC") == kinds.MEMBER)
    left_alone = lived(without("sac-invites"), "2020-12-31", 40)
    assert share(left_alone, lambda life: life.status("CRI", "SAC") == kinds.MEMBER) < south


# -------------------------------------------------------------------------------------------------------- S5: the force


def test_s5_brigades_are_raised_one_after_the_other_with_a_base_in_cuba() -> None:
    units = start().space.world.units
    force = units["force"] == kinds.RAPID_REACTION_FORCE

    def standing(on: str) -> float:
        return float(units["personnel"][force & (units["since"] <= day(on)) & (units["until"] > day(on))].sum())

    assert standing("2010-09-30") == 0.0 < standing("2010-10-31") < standing("2011-02-01") < standing("2011-05-01")
    assert 0.6 < share(as_written(), lambda life: life.base("nueva-gerona") == 1) < 1.0, "Cuba is asked, and may refuse"
    assert all("Nueva Gerona" in line(life.told(kinds.E_BASE_OPENED, "CUB", None)[0], start().names)
               for life in as_written()[:5] if life.base("nueva-gerona") == 1)  # fmt: skip


def test_s5_without_the_force_nobody_gets_it() -> None:
    assert share(as_written(), lambda life: life.granted("drug-route") == kinds.RAPID_REACTION_FORCE) > 0.7
    never = lived(without("force-created"), seeds=30)
    assert share(never, lambda life: life.granted("drug-route") >= kinds.RAPID_REACTION_FORCE) == 0.0


# --------------------------------------------------------------------------------- S6: the joint operation and the hand-over


def test_s6_the_first_joint_operation_is_decided_by_the_council() -> None:
    granted = share(as_written(), lambda life: life.granted("rebels-nicaragua") >= kinds.PEACEKEEPERS)
    assert 0.5 < granted < 1.0
    assert any(len(life.told(kinds.E_ARRIVED, "SIB")) and len(life.told(kinds.E_ARRIVED, "CUB")) for life in as_written())


def test_s6_help_for_an_observer_rests_on_the_mandate_of_the_league() -> None:
    helped = [life for life in as_written() if life.granted("rebels-costa-rica") >= kinds.PEACEKEEPERS]
    assert len(helped) > 0.3 * SEEDS
    for life in helped:
        assert len(life.told(kinds.E_MANDATE_GRANTED, "CRI", "LON")) == 1 == len(life.told(kinds.E_HOST_CONSENTED, "CRI"))


def test_s6_the_force_relieves_the_garrison_in_may_2011_or_nobody_does() -> None:
    relieved = [life for life in as_written() if life.fired("hand-over")]
    assert len(relieved) > 0.7 * SEEDS
    in_time = 0
    for life in relieved:
        closed = life.told(kinds.E_BASE_CLOSED, "NIC", None)
        in_time += day("2011-05-01") <= closed["day"][0] <= day("2011-07-15")
        assert life.base("garrison-rivas") == CLOSED and life.base("penas-blancas") == 1
        assert len(life.told(kinds.E_SEIZED)) == 1, "the operation against drugs begins with it"
    assert in_time > 0.8 * len(relieved)
    for life in lived(without("force-created"), seeds=20):
        assert not life.fired("hand-over") and life.base("garrison-rivas") == 1
        assert len(life.told(kinds.E_SEIZED)) == 0
        assert life.fired("garrison-stays") == (life.status("NIC") == kinds.MEMBER)


# ---------------------------------------------------------------------------------------------------------- S7: the charter


def test_s7_the_charter_is_that_of_the_record() -> None:
    charter = start().space.world.charters[start().names.organisation("CSTO")]
    assert charter.no_force_between_members == 1 and charter.collective_defence == 1 and charter.chair_months == 12
    assert charter.exclusivity == kinds.EXCLUSIVITY.index("strict")


def test_s7_a_member_may_join_no_other_alliance() -> None:
    names, run = start().names, Run(start(), 1)
    for _ in run.live(day("2010-06-01")):
        pass
    world, member, rival = run.space.world, names.state("CUB"), names.organisation("SAC")
    reason, _ = call(exclusivity_refusal, world, run.setting, member, rival)
    assert reason == kinds.NOT_OPEN_TO_THIS_STATE
    world.charters["exclusivity"] = kinds.NOT_EXCLUSIVE
    reason, _ = call(exclusivity_refusal, world, run.setting, member, rival)
    assert reason == kinds.NO_REASON


def test_s7_an_attack_on_one_concerns_all() -> None:
    granted = [life for life in as_written() if life.granted("rebels-nicaragua") >= kinds.PEACEKEEPERS]
    assert all(len(life.told(kinds.E_CASUS_FOEDERIS, "NIC")) >= 1 for life in granted)


def test_s7_yearly_exercises_keep_the_forces_together() -> None:
    exercises = [f"exercise-{year}" for year in range(2010, 2021)]
    csto = start().names.organisation("CSTO")
    drilled = lived(lambda world, setting: None, "2020-12-31", 15)
    idle = lived(without(*exercises), "2020-12-31", 15)
    held = [len(life.told(kinds.E_EXERCISE)) + len(life.told(kinds.E_EXERCISE_CANCELLED)) for life in drilled]
    assert min(held) >= 7 and max(held) == 11
    for here, there in zip(drilled, idle, strict=True):
        assert here.world.organisations["interoperability"][csto] > there.world.organisations["interoperability"][csto]
