"""Finding, reading, merging and setting: which file is meant, what its pieces come to, and what `--set` may touch."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sim.scenario import find as finding
from sim.scenario.build import build, scenario_digest
from sim.scenario.faults import ScenarioError
from sim.scenario.find import find, scenario_folder, shipped
from sim.scenario.load import load, load_text
from sim.scenario.schema import Scenario

ROOT = Path(__file__).resolve().parents[2]
WORLDS = ROOT / "tests" / "worlds"
SIX = WORLDS / "six.yaml"


def refused(name, *overrides: str) -> tuple:
    """The errors with which a scenario is refused."""
    with pytest.raises(ScenarioError) as caught:
        load(name, overrides)
    return tuple(fault for fault in caught.value.faults if fault.severity == "error")


# ------------------------------------------------------------------------------------------------------------ finding


def test_the_shipped_scenarios_are_found_by_id():
    assert "real-timeline" in shipped()
    assert find("real-timeline").name == "scenario.yaml"
    assert find("real-timeline").parent.name == "real-timeline"


def test_the_shipped_scenarios_are_found_from_anywhere(tmp_path):
    program = "from sim.scenario.find import find; print(find('real-timeline').is_file())"
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stdout.strip() == "True", done.stderr


def test_scenarios_inside_the_package_come_before_those_of_a_checkout(tmp_path, monkeypatch):
    package = tmp_path / "sim"
    (tmp_path / "scenarios" / "beside").mkdir(parents=True)
    monkeypatch.setattr(finding.importlib.resources, "files", lambda name: package)
    assert scenario_folder() == tmp_path / "scenarios"
    (package / "_shipped" / "scenarios" / "inside").mkdir(parents=True)
    (package / "_shipped" / "scenarios" / "inside" / "scenario.yaml").touch()
    assert scenario_folder() == package / "_shipped" / "scenarios"
    assert shipped() == ("inside",)


def test_an_installation_without_scenarios_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(finding.importlib.resources, "files", lambda name: tmp_path / "sim")
    with pytest.raises(ScenarioError, match="no scenarios"):
        scenario_folder()


@pytest.mark.parametrize("name", ["real-timelin", "real_timeline", "REAL-TIMELINE"])
def test_a_misspelt_scenario_is_told_with_the_nearest(name):
    with pytest.raises(ScenarioError) as caught:
        find(name)
    (fault,) = caught.value.faults
    assert fault.key == "unknown-scenario"
    assert fault.suggestion == 'did you mean "real-timeline"?'


@pytest.mark.parametrize("name", ["", " ", "no/such/path", "zzzzzz", "a\0b", "../../etc"])
def test_what_is_no_scenario_is_refused_without_a_traceback(name):
    with pytest.raises(ScenarioError):
        find(name)


def test_a_folder_a_file_and_a_relative_path_are_found(tmp_path, monkeypatch):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "scenario.yaml").write_text("format: 1\n")
    assert find(folder) == folder / "scenario.yaml"
    assert find(folder / "scenario.yaml") == folder / "scenario.yaml"
    monkeypatch.chdir(tmp_path)
    assert find("mine") == Path("mine/scenario.yaml")
    with pytest.raises(ScenarioError, match=r"has no scenario\.yaml"):
        find(tmp_path)


def test_an_id_wins_over_a_folder_of_that_name(tmp_path, monkeypatch):
    (tmp_path / "real-timeline").mkdir()
    (tmp_path / "real-timeline" / "scenario.yaml").write_text("format: 1\n")
    monkeypatch.chdir(tmp_path)
    assert find("real-timeline").is_relative_to(ROOT)
    assert find("./real-timeline") == Path("real-timeline/scenario.yaml")


def test_every_shipped_scenario_loads():
    for name in shipped():
        assert load(name).scenario.id == name


# ------------------------------------------------------------------------------------------------------------ merging


def split_six(folder: Path) -> Path:
    """The world of six states spread over three files."""
    text = SIX.read_text(encoding="utf-8")
    states, pairs, events = (text.index(f"\n{section}:\n") for section in ("states", "pairs", "events"))
    (folder / "lands.yaml").write_text(text[states:pairs], encoding="utf-8")
    (folder / "events.yaml").write_text(text[events:], encoding="utf-8")
    main = text[:states] + text[pairs:events] + "\ninclude: [lands.yaml, events.yaml]\n"
    (folder / "scenario.yaml").write_text(main, encoding="utf-8")
    return folder


def test_a_scenario_in_several_files_is_the_same_scenario(tmp_path):
    whole, parts = load(SIX), load(split_six(tmp_path))
    assert scenario_digest(whole.scenario) == scenario_digest(parts.scenario)
    assert build(whole).space.digest() == build(parts).space.digest()


def test_entries_of_one_section_may_come_from_several_files(tmp_path):
    folder = split_six(tmp_path)
    more = "more-riots:\n    at: 2006-01-01\n    crisis: {kind: unrest, target: BOR}\n"
    (folder / "more.yaml").write_text(f"events:\n  {more}", encoding="utf-8")
    main = folder / "scenario.yaml"
    main.write_text(main.read_text(encoding="utf-8").replace("events.yaml]", "events.yaml, more.yaml]"), encoding="utf-8")
    assert "more-riots" in load(folder).scenario.events
    (folder / "more.yaml").write_text(f"events:\n  {more.replace('BOR', 'BOW')}", encoding="utf-8")
    (fault,) = refused(folder)
    assert fault.place is not None and fault.place.file.endswith("more.yaml")
    assert (fault.place.line, fault.suggestion) == (4, 'did you mean "BOR"?')


def test_faults_of_all_included_files_are_told_together(tmp_path):
    folder = split_six(tmp_path)
    for name in ("lands.yaml", "events.yaml"):
        (folder / name).write_text("states: [\n", encoding="utf-8")
    assert {Path(fault.place.file).name for fault in refused(folder)} == {"lands.yaml", "events.yaml"}


@pytest.mark.parametrize(
    "include",
    ["[/etc/passwd]", "[../six.yaml]", '["a/b.yaml"]', "['..']", "['']", "[scenario.yaml]", "[lands.yaml, lands.yaml]"],
)
def test_only_files_of_the_same_folder_are_included_and_once(tmp_path, include):
    folder = split_six(tmp_path)
    main = folder / "scenario.yaml"
    text = main.read_text(encoding="utf-8").replace("[lands.yaml, events.yaml]", include)
    main.write_text(text, encoding="utf-8")
    assert {fault.key for fault in refused(folder)} & {"bad-include"}


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    split_six(folder)
    (tmp_path / "elsewhere.yaml").write_text("flags: {a: true}\n", encoding="utf-8")
    (folder / "lands.yaml").unlink()
    (folder / "lands.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert [fault.key for fault in refused(folder)] == ["bad-include"]


def test_too_many_files_are_refused(tmp_path):
    folder = split_six(tmp_path)
    names = ", ".join(f"f{number}.yaml" for number in range(21))
    main = folder / "scenario.yaml"
    text = main.read_text(encoding="utf-8").replace("[lands.yaml, events.yaml]", f"[{names}]")
    main.write_text(text, encoding="utf-8")
    assert [fault.key for fault in refused(folder)] == ["bad-include"]


# ------------------------------------------------------------------------------------------------------------ setting


def after(*overrides: str) -> Scenario:
    """The world of six states with overrides."""
    return load(SIX, overrides).scenario


def test_set_replaces_one_value_and_nothing_else():
    plain, changed = load(SIX).scenario, after("states.CEL.stability=0.35")
    assert changed.states["CEL"].stability == 0.35
    rest = changed.model_dump()
    rest["states"]["CEL"]["stability"] = plain.model_dump()["states"]["CEL"]["stability"]
    assert rest == plain.model_dump()
    assert scenario_digest(plain) != scenario_digest(changed)


def test_set_reaches_every_kind_of_value():
    world = after(
        "parameters.vote_solidarity=1.2",
        "organisations.PACT.charter.council.use_of_force.rule=ballot",
        "organisations.PACT.charter.council.membership={rule: unanimity}",
        "organisations.PACT.charter.scope=[external, internal]",
        "organisations.PACT.members.FEN={status: observer}",
        "organisations.PACT.chair=null",
        "organisations.PACT.name.en=The Treaty",
        "states.CEL.stability.2005-03-01=0.1",
        "states.CEL.stability.2008=0.6",
        "states.ARD.neighbours.2=EST",
        "pairs.ARD-BOR.affinity=-0.5",
        "pairs.CEL-FEN.affinity=0.4",
        "events.tulips.crisis.intensity=0.9",
        "span.to=2005-12-31",
        "flags.strait_closed=true",
        "capacity.crises=50",
        "events.embargo.at=2003-06-01",
        "events.gas.at=2003-01-01",
        "events.invasion.at=2003-08-08",
    )
    pact = world.organisations["PACT"]
    assert world.parameters == {"vote_solidarity": 1.2}
    assert pact.charter.council["use_of_force"].rule == "simple_majority"
    assert pact.charter.council["use_of_force"].quorum == 0.66
    assert pact.charter.council["membership"].rule == "unanimity"
    assert pact.charter.scope == ["external", "internal"]
    assert pact.members["FEN"].status == "observer"
    assert pact.chair is None
    assert pact.name["en"] == "The Treaty"
    assert world.states["CEL"].stability == {"2000": 0.5, "2005-03-01": 0.1, "2006": 0.4, "2008": 0.6}
    assert world.states["ARD"].neighbours == ["BOR", "CEL", "EST"]
    assert (world.pairs["ARD-BOR"].affinity, world.pairs["CEL-FEN"].affinity) == (-0.5, 0.4)
    assert world.events["tulips"].crisis.intensity == 0.9
    assert world.span.last.isoformat() == "2005-12-31"
    assert world.flags["strait_closed"] is True
    assert world.capacity.crises == 50


@pytest.mark.parametrize(
    ("rule", "majority", "named"),
    [("ballot", 0.5, "simple_majority"), ("ballot", 0.667, "qualified_majority"), ("consensus", None, "consensus")],
)
def test_a_ballot_is_the_majority_rule_that_its_majority_asks_for(rule, majority, named):
    overrides = [f"organisations.PACT.charter.council.use_of_force.rule={rule}"]
    if majority is not None:
        overrides.append(f"organisations.PACT.charter.council.use_of_force.majority={majority}")
    assert after(*overrides).organisations["PACT"].charter.council["use_of_force"].rule == named


def test_the_last_of_two_settings_counts():
    assert after("states.CEL.stability=0.35", "states.CEL.stability=0.45").states["CEL"].stability == 0.45


@pytest.mark.parametrize(
    ("override", "key", "column", "suggestion"),
    [
        ("states.CEL.stabilty=0.3", "unknown-path", 12, 'did you mean "stability"?'),
        ("states.CLE.stability=0.3", "unknown-path", 8, 'did you mean "CEL"?'),
        ("stats.CEL.stability=0.3", "unknown-path", 1, 'did you mean "states"?'),
        ("parameters.vote_solidarty=1", "unknown-path", 12, 'did you mean "vote_solidarity"?'),
        ("organisations.PACT.charter.council.use_of_farce.rule=ballot", "unknown-path", 36, 'did you mean "use_of_force"?'),
        ("organisations.PACT.members.FNE={}", "unknown-path", 28, 'did you mean "FEN"?'),
        ("pairs.BOR-ARD.affinity=0", "unknown-path", 7, 'did you mean "ARD-BOR"?'),
        ("states.CEL.stability.value=0.3", "unknown-path", 22, None),
        ("states.DUN.stability.2001=0.3", "unknown-path", 22, None),
        ("states.ARD.neighbours.9=EST", "unknown-path", 23, None),
        ("states.CEL.stability.x.y.z=0.3", "unknown-path", 22, None),
        ("include=[a.yaml]", "unknown-path", 1, None),
        ("format=1", "unknown-path", 1, None),
        ("states.CEL.stability", "bad-override", 1, None),
        ("=3", "bad-override", 1, None),
        ("", "bad-override", 1, None),
        ("states.CEL.stability=", "bad-override", 22, None),
        ("states.CEL.stability=high", "wrong-type", 22, None),
        ("states.CEL.stability=1.5", "out-of-range", 22, None),
        ("states.CEL.stability= [1", "syntax", 23, None),
        ("states.CEL.stability=!!python/object:a.b {}", "tag", 22, None),
        ("states.CEL.stability=.inf", "number-not-finite", 22, None),
        ("states.CEL.stability=[1, x, {}]", "wrong-type", 22, None),
        ("organisations.PACT.chair=FENN", "unknown-state", 26, 'did you mean "FEN"?'),
        ("organisations.PACT.charter.council.aid.rule=balot", "unknown-name", 45, None),
        ("events.batken.at=1899-01-01", "outside-span", 18, None),
        ("states.CEL=5", "wrong-type", 12, None),
        ("span.to=1990-01-01", "bad-value", None, None),
        ("events.new-leader.do.0.leader.state=XXX", "unknown-state", None, None),
    ],
)
def test_a_faulty_setting_is_one_error_that_shows_the_argument(override, key, column, suggestion):
    faults = refused(SIX, override)
    assert [fault.key for fault in faults] == [key], [fault.render() for fault in faults]
    (fault,) = faults
    if column is not None:
        assert (fault.place.file, fault.place.line, fault.place.column) == ("--set", 1, column)
        assert fault.source_line == override
    if suggestion is not None:
        assert fault.suggestion == suggestion


def test_a_faulty_setting_and_a_faulty_file_are_told_together():
    bad = ROOT / "tests" / "bad" / "unknown_key.yaml"
    assert [fault.key for fault in refused(bad, "states.ALF.gpd=5")] == ["unknown-path", "unknown-key"]


# ------------------------------------------------------------------------------------------------------------- digest


def test_the_digest_is_that_of_the_content():
    text = SIX.read_text(encoding="utf-8")
    digest = scenario_digest(load(SIX).scenario)
    assert digest == scenario_digest(load_text("# a comment\n" + text.replace("0.70", "0.7")).scenario)
    assert digest != scenario_digest(load_text(text.replace("credibility: 0.8", "credibility: 0.81")).scenario)
    assert len(digest) == 64


def test_the_digest_does_not_change_from_run_to_run():
    program = (
        "from sim.scenario.load import load; from sim.scenario.build import build\n"
        "start = build(load('tests/worlds/six.yaml')); print(start.digest, start.space.digest())"
    )
    found = set()
    for seed in ("1", "2"):
        environment = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "NUMBA_DISABLE_JIT": "1", "PATH": ""}
        done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        found.add(done.stdout)
    assert len(found) == 1


def test_what_is_loaded_validates_again_from_its_own_json():
    scenario = load(SIX).scenario
    again = load_text(json.dumps(scenario.model_dump(mode="json", by_alias=True, exclude_unset=True))).scenario
    assert scenario_digest(again) == scenario_digest(scenario)
