"""The Mesa model lives the very run of the engine; policies, orders and edits change it, are logged and can be replayed."""

import copy
import gc
import inspect
import pickle
import subprocess
import sys
import warnings
import weakref
from datetime import date
from pathlib import Path

import mesa
import numpy as np
import pytest

from sim import agents, model
from sim.agents import Charter, Organisation, Procedure, Relation, Seat, State
from sim.model import AllianceModel, OrderRefused, seed_of, start_of
from sim.order_log import Orders, replay
from sim.run import Run
from sim.words import kinds

ROOT = Path(__file__).resolve().parents[2]
OSH = date(2010, 6, 1)
"""Ten days before the unrest in the south of Kyrgyzstan."""


@pytest.fixture(scope="module")
def start():
    return start_of("real-timeline")


@pytest.fixture
def young(start):
    """A model on its first mornings, without a collector."""
    return AllianceModel(start, rng=1, collect=False)


def lived(the_model, steps=None):
    """The model after some steps, or at its end."""
    while the_model.running and steps != 0:
        the_model.step()
        steps = None if steps is None else steps - 1
    return the_model


def at(start, day, policies=None):
    """A model whose run has come to a day; from there on policies are asked."""
    the_model = AllianceModel(start, rng=1, collect=False)
    the_model.go_to(day)
    the_model.policies = policies or {}
    return the_model


def defer(the_model, decision):
    """A policy that leaves everything to the judgement."""


def vote_no(the_model, decision):
    """A policy that votes no on everything."""
    return "no" if decision.kind == "vote" else None


# --- the same run


def test_day_by_day_through_mesa_is_the_engines_run(start):
    run = Run(start, 7)
    run.finish()
    assert lived(AllianceModel(start, rng=7)).digest() == run.space.digest()


def test_policies_that_all_defer_change_nothing(start):
    run = Run(start, 8)
    run.finish()
    policies = dict.fromkeys(start.names.states, defer)
    assert lived(AllianceModel(start, rng=8, policies=policies, collect=False)).digest() == run.space.digest()


def test_on_any_day_it_is_where_the_engine_is(start):
    through_mesa = lived(AllianceModel(start, rng=3, collect=False), 400)
    run = Run(start, 3)
    for _ in run.live(through_mesa.day):
        pass
    assert through_mesa.digest() == run.space.digest()


def test_reading_agents_changes_nothing(young):
    before = young.digest()
    for agent in young.agents:
        for field in type(agent).table.fields:
            if field.kind != "u8":
                getattr(agent, field.name)
    for state in young.states:
        assert -1.0 <= state.affinity_to("RUS") <= 1.0
    assert young.digest() == before


def test_the_run_ends_after_the_last_day(start):
    the_model = AllianceModel(start, rng=1, until="1992-05-20", collect=False)
    assert the_model.date == date(1992, 5, 15)
    lived(the_model)
    assert (the_model.tick, the_model.date, the_model.running) == (6, date(1992, 5, 21), False)
    before = the_model.digest()
    the_model.step()
    assert (the_model.tick, the_model.digest()) == (6, before)


@pytest.mark.parametrize("until", ["1980-01-01", "2200-01-01", date(1992, 5, 14)])
def test_a_last_day_outside_the_span_is_refused(start, until):
    with pytest.raises(ValueError, match="the scenario runs from 1992-05-15 to"):
        AllianceModel(start, rng=1, until=until)


def test_a_failed_run_stops(young):
    young.space.world.now["fault"] = kinds.FULL_CRISES
    young.step()
    assert not young.running
    assert young.fault == "too many crises at once"


# --- seeds


def test_seeds(start):
    assert seed_of(2**64 - 1) == 2**64 - 1
    assert seed_of(np.int64(5)) == 5
    assert seed_of([1, 2]) == seed_of(np.random.SeedSequence([1, 2]))
    assert seed_of(np.random.default_rng(1)) == seed_of(np.random.default_rng(1))
    assert seed_of(None) != seed_of(None)
    the_model = AllianceModel(start, rng=2**64 - 1, collect=False)
    assert int(the_model.space.world.now["seed"][0]) == the_model.seed_used == 2**64 - 1


@pytest.mark.parametrize("seed", [-1, 2**64])
def test_seeds_that_do_not_fit_are_refused(seed):
    with pytest.raises(ValueError, match="a seed lies in"):
        seed_of(seed)


def test_a_start_is_built_once_only(start):
    with pytest.raises(ValueError, match="built already"):
        AllianceModel(start, rng=1, crises="drawn")


# --- policies and orders


def test_a_policy_that_votes_no_blocks_the_council(start):
    with_policy, without = (lived(at(start, OSH, policies), 60) for policies in ({"RUS": vote_no}, None))
    assert [entry["kind"] for entry in with_policy.orders] == ["vote"] * len(with_policy.orders)
    assert with_policy.digest() != without.digest()


def rulings_until(the_model, last):
    """Every ruling up to a day, with its votes."""
    found = []
    while the_model.date <= last:
        the_model.step()
        found += the_model.rulings
    return found


def test_the_overridden_vote_stands_in_the_ruling_with_its_reasons(start):
    """With Russia against everything, nothing that is put to consensus is adopted; what it would have said is kept."""
    last = date(2022, 1, 31)
    free = rulings_until(at(start, date(2022, 1, 1)), last)
    bound = rulings_until(at(start, date(2022, 1, 1), {"RUS": vote_no}), last)
    rus = start.names.states.index("RUS")

    def adopted(rulings):
        return [r for r, votes in rulings if r.yes + r.no > 0 and r.verdict in (kinds.ADOPTED, kinds.ADOPTED_LIMITED)]

    assert adopted(free)
    assert not adopted(bound)
    against = [votes[rus] for ruling, votes in bound if votes[rus].choice == kinds.NO]
    assert against
    assert all(vote.chosen_by == kinds.BY_POLICY and vote.term_habit != 0.0 for vote in against)


def test_scenario_seed_and_orders_fix_the_run(start):
    the_model = at(start, OSH, {"RUS": vote_no, "KAZ": vote_no})
    for day in range(120):
        if day == 5:
            the_model.state("KGZ").stability = 0.25
            the_model.state("KGZ").towards("UZB").affinity = -0.5
        if day == 20:
            assert the_model.order("RUS", "press", 0, "gas_cut", 0.3, whom="BLR") is None
        the_model.step()
    assert len(the_model.orders) > 3
    again = replay(start, 1, Orders.from_json(the_model.orders.to_json()), until=the_model.day)
    assert again.digest() == the_model.digest()


def test_an_edited_date_is_kept_by_the_law(start):
    the_model = at(start, date(2015, 6, 2))
    assert the_model.order("ARM", "membership", 0, "give_notice", organisation="CSTO") is None
    the_model.step()
    armenia = the_model.state("ARM")
    assert armenia.status == "leaving"
    armenia.seat().leaves_on = the_model.day + 10
    due = the_model.day + 10
    while armenia.status == "leaving" and the_model.day <= due:
        the_model.step()
    assert (armenia.status, armenia.seat().since) == ("left", due)


def test_a_replay_of_another_scenario_is_refused(start):
    with pytest.raises(ValueError, match="belong to scenario"):
        replay(start, 1, Orders("0" * 64, []))


def test_a_replay_that_goes_another_way_is_an_error(start):
    entry = {
        "day": "1992-05-20", "by": "person", "state": "KAZ", "kind": "vote", "subject": 9999, "option": "no", "value": 0.0,
        "whom": None, "organisation": None,
    }  # fmt: skip
    with pytest.raises(ValueError, match="order 1 of 1992-05-20 is refused on replay: no vote"):
        replay(start, 1, Orders(start.digest, [entry]))


def test_a_refused_order_changes_nothing(young):
    before = young.digest()
    assert young.order("KAZ", "lobby", 1, "do", 5.0, whom="KAZ").text == "a state cannot do this to itself"
    assert young.digest() == before
    assert len(young.orders) == 0


def test_an_unlawful_answer_of_a_policy_is_an_error_and_changes_nothing(start):
    def shout(the_model, decision):
        shout.before = the_model.digest()
        return "hurrah"

    the_model = at(start, OSH, dict.fromkeys(start.names.states, shout))
    with pytest.raises(OrderRefused, match="'hurrah' is not open to"):
        lived(the_model, 60)
    assert the_model.digest() == shout.before


def test_a_policy_for_nobody_is_refused(start):
    with pytest.raises(ValueError, match="there is no 'ATL' among the states"):
        AllianceModel(start, rng=1, policies={"ATL": defer})


def test_a_policy_sees_what_it_decides_on(start):
    seen = []

    def look(the_model, decision):
        motions = {motion.serial: motion for motion in the_model.motions()}
        crises = {crisis.serial: crisis for crisis in the_model.crises()}
        seen.append((decision, motions.get(decision.subject), crises.get(decision.subject)))

    the_model = lived(at(start, date(2022, 1, 1), dict.fromkeys(start.names.states, look)), 40)
    kinds_seen = {decision.kind for decision, _, _ in seen}
    assert {"appeal", "vote"} <= kinds_seen
    for decision, motion, crisis in seen:
        if decision.kind == "vote":
            assert motion.deadline == decision.deadline
            assert motion.organisation == decision.organisation
        if decision.kind == "appeal":
            assert crisis.target == decision.state
    assert len(the_model.orders) == 0


def test_going_to_a_day_is_stepping_there(start):
    quick, slow = (AllianceModel(start, rng=6, policies={"RUS": vote_no}, collect=False) for _ in range(2))
    quick.go_to(date(1993, 3, 1))
    while slow.date < date(1993, 3, 1):
        slow.step()
    assert (quick.digest(), quick.tick, quick.policies) == (slow.digest(), slow.tick, {"RUS": vote_no})
    with pytest.raises(ValueError, match="is past"):
        quick.go_to(date(1993, 2, 1))


def test_decisions_can_be_listed_and_answered_by_hand(start):
    the_model = at(start, date(2022, 1, 1))
    while not the_model.open_decisions("KAZ"):
        the_model.step()
    decision = the_model.open_decisions("KAZ")[0]
    the_model.decide(decision, decision.options[0])
    assert the_model.open_decisions("KAZ") == []


# --- what happens is handed over


def test_the_chronicle_is_whole_and_each_event_is_told_once(start):
    heard = []
    the_model = AllianceModel(start, rng=2, until="1995-12-31", collect=False, on_event=heard.append)
    listed = []
    while the_model.running:
        the_model.step()
        listed += the_model.chronicle
    assert [event.serial for event in heard] == list(range(1, len(heard) + 1))
    assert listed == heard
    assert all(event.text and event.kind in kinds.EVENT_KINDS for event in heard)
    assert heard == sorted(heard, key=lambda event: event.date)


def test_an_edit_between_two_steps_is_in_the_chronicle(young):
    young.step()
    young.state("ARM").readiness = 0.3
    assert [event.kind for event in young.chronicle][-1] == "edit"
    assert young.chronicle[-1].who == "ARM"
    young.step()
    assert "edit" not in [event.kind for event in young.chronicle]


# --- agents


def test_states_and_organisations_are_sorted_agents(young, start):
    assert [state.code for state in young.states] == sorted(start.names.states)
    assert [one.code for one in young.organisations] == sorted(start.names.organisations)
    assert set(young.agents) == {*young.states, *young.organisations}
    assert len(young.agents_by_type[State]) == len(start.names.states)
    assert len({agent.unique_id for agent in young.agents}) == len(young.agents)
    assert young.focus.code == "CSTO"
    assert young.state("KGZ").title == "Kyrgyzstan"


def test_views_go_with_the_world(young):
    kgz = young.state("KGZ")
    before = kgz.stability
    young.space.world.states["stability"][kgz.index] = before / 2
    assert kgz.stability == before / 2


def test_writing_goes_through_is_logged_and_told(young):
    kgz = young.state("KGZ")
    kgz.stability = 0.2
    kgz.opinion = 0.31
    kgz.towards("RUS").affinity = 0.5
    young.focus.charter.scope_internal = True
    young.focus.charter.procedure("use_of_force").rule = "simple_majority"
    young.focus.chair = kgz
    assert young.space.world.states["stability"][kgz.index] == 0.2
    assert young.focus.seat("KGZ").opinion == 0.31
    assert young.state("RUS").affinity_to("KGZ") == 0.5
    assert young.focus.charter.scope_internal is True
    assert young.focus.charter.procedure("use_of_force").rule == "simple_majority"
    assert young.focus.chair is kgz
    assert [entry["field"] for entry in young.orders] == [
        "stability", "opinion", "affinity", "scope_internal", "rule", "chair",
    ]  # fmt: skip
    assert int(young.space.world.now["orders"][0]) == 6


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (lambda m: setattr(m.state("KGZ"), "stability", 1.2), "stability lies in 0..1"),
        (lambda m: setattr(m.state("KGZ"), "stability", float("nan")), "finite"),
        (lambda m: setattr(m.state("KGZ"), "played", 0.5), "whole number"),
        (lambda m: setattr(m.focus.seat("KGZ"), "status", "leaving"), "by an order"),
        (lambda m: setattr(m.focus.seat("KGZ"), "status", "friend"), "status is one of"),
        (lambda m: setattr(m.focus, "leading", 999), "a place among the states"),
        (lambda m: setattr(m.state("KGZ").towards("KGZ"), "affinity", 0.5), "with itself"),
    ],
)
def test_a_write_that_the_world_does_not_take_is_an_error_and_changes_nothing(young, write, words):
    before = young.digest()
    with pytest.raises(ValueError, match=words):
        write(young)
    assert young.digest() == before
    assert len(young.orders) == 0


def test_agent_sets_read_and_write_through(young):
    states = young.agents_by_type[State]
    members = states.select(lambda state: state.is_member or state.status == "signatory")
    states.set("readiness", 0.42)
    assert states.get("readiness") == [0.42] * len(states)
    assert np.all(young.space.world.states["readiness"] == 0.42)
    assert states.agg("readiness", max) == 0.42
    assert states.agg("population", sum) == pytest.approx(float(young.space.world.states["population"].sum()))
    by_status = states.groupby("status")
    assert sum(by_status.count().values()) == len(states)
    states.do(lambda state: setattr(state, "legitimacy", 0.6))
    assert set(states.map(lambda state: state.legitimacy)) == {0.6}
    assert len(members) <= len(states)
    assert len(young.orders) == 2 * len(states)


def test_every_quantity_is_documented_and_hides_nothing_of_mesa():
    for view in (State, Organisation, Seat, Relation, Charter, Procedure):
        for field in view.table.fields:
            if field.kind == "u8":
                assert not hasattr(view, field.name)
            else:
                doc = getattr(view, field.name).__doc__
                assert doc.endswith(".")
                assert field.span in doc
                assert not hasattr(mesa.Agent, field.name)


def test_vocabularies_match_their_ranges():
    tables = {view.table.name: view.table for view in (State, Organisation, Seat, Relation, Charter, Procedure)}
    for (table, name), words in agents.VOCABULARY.items():
        field = next(field for field in tables[table].fields if field.name == name)
        assert field.span == f"0..{len(words) - 1}"


# --- collecting


def test_a_collector_with_all_three_kinds_of_reporters(start):
    the_model = AllianceModel(start, rng=1, collect=False)
    collector = mesa.DataCollector(
        model_reporters={"credibility": model.credibility, "tick": "tick"},
        agent_reporters={"code": "code"},
        agenttype_reporters={State: {"stability": "stability"}, Organisation: {"cohesion": lambda one: one.cohesion}},
    )
    for _ in range(3):
        the_model.step()
        collector.collect(the_model)
    assert list(collector.get_model_vars_dataframe()["tick"]) == [1, 2, 3]
    assert len(collector.get_agent_vars_dataframe()) == 3 * len(the_model.agents)
    states = collector.get_agenttype_vars_dataframe(State)
    assert len(states) == 3 * len(the_model.states)
    assert states["stability"].between(0.0, 1.0).all()
    assert len(collector.get_agenttype_vars_dataframe(Organisation)) == 3 * len(the_model.organisations)


def test_the_built_in_collector_notes_every_day(start):
    the_model = lived(AllianceModel(start, rng=1), 10)
    table = the_model.datacollector.get_model_vars_dataframe()
    assert list(table.columns) == list(model.REPORTERS)
    assert len(table) == 11
    assert table["members"].iloc[-1] == len(the_model.focus.members)


# --- keeping, copying, letting go


@pytest.mark.parametrize("way", [lambda m: pickle.loads(pickle.dumps(m)), copy.deepcopy], ids=["pickle", "deepcopy"])
def test_a_copy_lives_on_alone_to_the_same_end(start, way):
    original = AllianceModel(start, rng=4, policies={"RUS": vote_no})
    lived(original, 300)
    original.state("KGZ").stability = 0.3
    twin, other = way(original), way(original)
    kept = original.digest()
    assert twin.digest() == kept
    assert [state.code for state in twin.states] == [state.code for state in original.states]
    assert twin.states[0].model is twin
    other.state("KGZ").stability = 0.9
    lived(other, 50)
    assert original.digest() == twin.digest() == kept
    assert len(other.orders) > len(original.orders)
    assert lived(twin, 200).digest() == lived(original, 200).digest()
    assert len(twin.datacollector.get_model_vars_dataframe()) == 501


def test_a_model_kept_on_disk_goes_on_in_another_process(start, tmp_path):
    the_model = lived(AllianceModel(start, rng=5, collect=False), 30)
    (tmp_path / "model.pickle").write_bytes(pickle.dumps(the_model))
    code = (
        "import pickle, sys; m = pickle.loads(open(sys.argv[1], 'rb').read())\n"
        "for _ in range(50): m.step()\n"
        "print(m.digest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "model.pickle")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == lived(the_model, 50).digest()


def test_no_model_stays_alive_after_use(start):
    alive = []
    for seed in range(20):
        the_model = lived(AllianceModel(start, rng=seed, policies={"RUS": defer}), 3)
        the_model.state("KGZ").stability = 0.5
        alive.append(weakref.ref(the_model))
    del the_model
    gc.collect()
    assert [one for one in alive if one() is not None] == []


def test_models_side_by_side_count_their_agents_alone(start):
    first, second = (AllianceModel(start, rng=seed, collect=False) for seed in (1, 2))
    numbers = [agent.unique_id for agent in first.agents]
    assert numbers == [agent.unique_id for agent in second.agents] == list(range(1, len(numbers) + 1))


def test_nothing_warns(start):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        the_model = lived(AllianceModel(start, rng=1, policies={"RUS": vote_no}), 40)
        the_model.agents_by_type[State].set("readiness", 0.4)
        copy.deepcopy(the_model).step()
        the_model.datacollector.get_model_vars_dataframe()


# --- Mesa's own batches


def batch(scenario, **options):
    """Two short runs by Mesa's own batch runner; nothing where Mesa has none, which it gave up in version 4."""
    if not hasattr(mesa, "batch_run"):
        assert int(mesa.__version__.split(".")[0]) >= 4
        return []
    parameters = {"scenario": scenario, "until": "1992-07-31"}
    if "rng" in inspect.signature(mesa.batch_run).parameters:
        options["rng"] = [1, 2]
    else:  # before 3.4 a seed is one parameter among others; since then it would be replaced by none
        parameters["rng"] = [1, 2]
    rows = mesa.batch_run(AllianceModel, parameters, max_steps=20, display_progress=False, **options)
    assert sorted(row["rng"] for row in rows) == [1, 2]
    return rows


def test_batch_run_of_mesa_in_one_process():
    for row in batch("real-timeline"):
        assert set(model.REPORTERS) <= set(row)
        assert 0.0 <= row["credibility"] <= 1.0


@pytest.mark.slow
def test_batch_run_of_mesa_in_two_processes(start):
    def by_seed(rows):
        return sorted((row["rng"], *(row[name] for name in model.REPORTERS)) for row in rows)

    assert by_seed(batch(start, number_processes=2)) == by_seed(batch(start))


# --- where Mesa stays out


def test_only_the_edge_imports_mesa():
    importers = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "sim").rglob("*.py")
        if any(line.startswith(("import mesa", "from mesa")) for line in path.read_text(encoding="utf-8").splitlines())
    ]
    assert importers == ["sim/mesa_edge.py"]


def test_the_engine_runs_without_mesa():
    code = "import sys, sim.run, sim.orders, sim.order_log, sim.batch.lane, sim.scenario.build; print('mesa' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
