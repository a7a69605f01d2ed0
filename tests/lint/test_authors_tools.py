"""`new`, `resolve` and `upgrade`: a start that runs, a flat result with its sources, an older format written anew."""

import json
from pathlib import Path

import pytest

from sim.cli import main
from sim.lint.check import report
from sim.lint.json_schema import FILE
from sim.lint.upgrade import DRAFT_KEYS, STEPS, upgraded
from sim.run import Run
from sim.scenario.build import build
from sim.scenario.effects import KEYS
from sim.scenario.find import shipped
from sim.scenario.load import load
from sim.scenario.validate import FORMAT

MINIMAL = (Path(__file__).resolve().parents[1] / "worlds/minimal.yaml").read_text(encoding="utf-8")


def test_a_new_world_is_clean_and_lives_and_tells_its_story(tmp_path, capsys):
    assert main(["new", "my-world", "--into", str(tmp_path)]) == 0
    assert "next: article4 check" in capsys.readouterr().out
    folder = tmp_path / "my-world"
    assert (folder / FILE).is_file()
    assert [one.render() for one in report(folder).findings] == []
    for crises in ("scripted", "both"):
        run = Run(build(load(folder), crises=crises), 1)
        run.finish()
        assert run.fault is None
    assert main(["test", str(folder), "--quiet"]) == 0
    assert load(folder).scenario.id == "my-world"


@pytest.mark.parametrize("parent", shipped())
def test_a_new_world_from_any_shipped_one_is_clean(parent, tmp_path, capsys):
    assert main(["new", "mine", "--from", parent, "--into", str(tmp_path)]) == 0
    path = tmp_path / "mine"
    assert [one.render() for one in report(path).findings] == []
    found = load(path).scenario
    assert found.organisations[found.focus].charter.council["aid"].rule == "qualified_majority"


def test_a_new_world_from_a_file(tmp_path):
    (tmp_path / "minimal.yaml").write_text(MINIMAL, encoding="utf-8")
    assert main(["new", "mine", "--from", str(tmp_path / "minimal.yaml"), "--into", str(tmp_path / "worlds")]) == 0
    assert load(tmp_path / "worlds" / "mine").scenario.focus == "PACT"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no id"], "is no id"),
        (["../up"], "is no id"),
        (["there"], "is there already"),
        (["x", "--from", "reel-timeline"], 'did you mean "real-timeline"'),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(arguments, told, tmp_path, capsys):
    (tmp_path / "there").mkdir()
    assert main(["new", *arguments, "--into", str(tmp_path)]) == 1
    assert told in capsys.readouterr().err
    assert [path.name for path in tmp_path.rglob("*")] == ["there"]


def test_the_flat_result_loads_to_the_same_world(tmp_path, capsys):
    assert main(["new", "one", "--into", str(tmp_path)]) == 0
    assert main(["new", "two", "--from", str(tmp_path / "one"), "--into", str(tmp_path)]) == 0
    capsys.readouterr()
    assert main(["resolve", str(tmp_path / "two")]) == 0
    flat = tmp_path / "flat.yaml"
    flat.write_text(capsys.readouterr().out, encoding="utf-8")
    whole, again = build(load(tmp_path / "two")), build(load(flat))
    assert (whole.space.digest(), whole.setting_buffer.tobytes()) == (again.space.digest(), again.setting_buffer.tobytes())


def test_where_a_value_came_from_is_told_step_by_step(tmp_path, capsys):
    assert main(["new", "one", "--into", str(tmp_path)]) == 0
    assert main(["new", "two", "--from", str(tmp_path / "one"), "--into", str(tmp_path)]) == 0
    capsys.readouterr()
    path = "organisations.PACT.charter.council.aid.rule"
    assert main(["resolve", str(tmp_path / "two"), "--why", path, "--set", f"{path}=unanimity"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == path
    assert "one/scenario.yaml line" in lines[1] and lines[1].endswith('given "simple_majority"')
    assert "two/scenario.yaml line" in lines[2] and lines[2].endswith('given "ballot"')
    assert lines[3].startswith(" -> --set")
    assert main(["resolve", str(tmp_path / "two"), "--why", path, "--json"]) == 0
    assert [step["stands"] for step in json.loads(capsys.readouterr().out)["steps"]] == [False, True]
    assert main(["resolve", str(tmp_path / "two"), "--why", "states.MID.readiness"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == " -> nowhere: left out, so its default holds: 0.3"
    assert main(["resolve", str(tmp_path / "two"), "--why", "states.MID.stabilty"]) == 1
    assert 'did you mean "stability"' in capsys.readouterr().err


DRAFT = MINIMAL.replace("format: 1\n", "").replace(
    "pairs:", "map: {lon0: 40.0, lat0: 50.0}  # seen from the river\npairs:"
).replace("quorum: 0.66", "minimum_present: 0.66 ")  # fmt: skip


def test_a_draft_is_upgraded_and_its_comments_stay(tmp_path, capsys):
    path = tmp_path / "world.yaml"
    path.write_text(DRAFT, encoding="utf-8")
    assert main(["upgrade", str(path), "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == DRAFT
    assert "+map: {longitude: 40.0, latitude: 50.0}  # seen from the river" in shown
    assert main(["upgrade", str(path)]) == 0
    assert "4 changes" in capsys.readouterr().out
    text = path.read_text(encoding="utf-8")
    assert text.count("# seen from the river") == 1
    assert load(path).scenario.map.longitude == 40.0
    assert main(["upgrade", str(path)]) == 0
    assert "nothing to do" in capsys.readouterr().out
    assert path.read_text(encoding="utf-8") == text
    assert len(text.splitlines()) == len(DRAFT.splitlines()) + 1


def test_a_folder_is_upgraded_with_what_it_includes(tmp_path):
    main_text = DRAFT[: DRAFT.index("states:")].replace("id: minimal", "format: 0 # a draft\nid: minimal\ninclude: [rest.yaml]")
    (tmp_path / "scenario.yaml").write_text(main_text, encoding="utf-8")
    (tmp_path / "rest.yaml").write_text(DRAFT[DRAFT.index("states:") :], encoding="utf-8")
    found = upgraded(str(tmp_path))
    assert [len(one.changes) for one in found] == [1, 3]
    assert main(["upgrade", str(tmp_path)]) == 0
    assert "format: 1 # a draft" in (tmp_path / "scenario.yaml").read_text(encoding="utf-8")
    assert load(tmp_path).scenario.organisations["PACT"].charter.council["use_of_force"].quorum == 0.66


@pytest.mark.parametrize("text", ["format: 7\nid: a\n", "format: one\nid: a\n", "- a\n", "a: [\n"])
def test_what_cannot_be_upgraded_is_told_and_left_alone(text, tmp_path, capsys):
    path = tmp_path / "world.yaml"
    path.write_text(text, encoding="utf-8")
    assert main(["upgrade", str(path)]) == 1
    assert "world.yaml:" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == text
    assert [one.name for one in tmp_path.iterdir()] == ["world.yaml"]


def test_a_key_in_quotes_is_left_to_its_author(tmp_path, capsys):
    path = tmp_path / "world.yaml"
    path.write_text(DRAFT.replace("lon0:", '"lon0":'), encoding="utf-8")
    assert main(["upgrade", str(path)]) == 1
    assert "change it by hand" in capsys.readouterr().err


def test_there_is_a_step_from_each_older_format_and_new_names_exist():
    from sim.scenario.shape import SCENARIO

    assert [step.of for step in STEPS] == list(range(FORMAT))
    stars = {"organisations": "PACT", "council": "aid", "events": "raid", "do": 0}
    for pattern, name in DRAFT_KEYS:
        path = tuple(stars[pattern[place - 1]] if part == "*" else part for place, part in enumerate(pattern[:-1]))
        shape = SCENARIO.at(path)
        names = KEYS if "do" in pattern else shape.key_names()
        assert name in names, pattern


def test_the_shipped_worlds_are_of_the_present_format():
    assert [upgraded(name) for name in shipped()] == [[] for _ in shipped()]
