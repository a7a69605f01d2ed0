"""The command: lazy, clear about wrong usage, readable by people and by programs."""

import json
import os
import subprocess
import sys

import pytest
from batch_world import MINIMAL, command, digests, surroundings, table

from sim.cli.app import COMMANDS

HEAVY = ("numpy", "numba", "polars", "mesa", "yaml", "sim.scenario", "sim.words")


@pytest.mark.parametrize("arguments", [["--help"], ["batch", "--help"], ["--version"], ["batch", "--runs", "0", "x"]])
def test_help_and_wrong_usage_load_nothing_heavy(arguments):
    asked = (
        f"import sys, sim.cli; code = sim.cli.main({arguments!r}); "
        f"print(code, [name for name in {HEAVY!r} if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, **surroundings())
    assert told.stdout.splitlines()[-1] == f"{2 if '--runs' in arguments else 0} []"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full is needed")
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["batch", "--help"], ["scenarios"], ["rules"]])
def test_no_room_for_what_is_printed_is_told(arguments):
    with open("/dev/full", "w") as full:
        told = command(*arguments, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (told.returncode, told.stderr) == (1, "error: No space left on device\n")


@pytest.mark.parametrize("arguments", [["--help"], ["rules"], ["run", MINIMAL, "--json"]])
def test_nobody_reads_on(arguments):
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes, "w") as pipe:
        told = command(*arguments, capture_output=False, stdout=pipe, stderr=subprocess.PIPE)
    assert told.returncode == 1 and "Traceback" not in told.stderr and "Exception" not in told.stderr


def test_help_lists_every_command_with_its_line():
    told = command("--help")
    assert told.returncode == 0
    words = " ".join(told.stdout.split())
    for entry in COMMANDS:
        assert f"{entry.name} {entry.help}" in words


@pytest.mark.parametrize(
    "arguments",
    [
        ["--runs", "0"],
        ["--runs", "many"],
        ["--runs", "5000001"],
        ["--seed", "-1"],
        ["--seed", str(2**64)],
        ["--seed", str(2**64 - 1), "--runs", "2"],
        ["--jobs", "-1"],
        ["--chunk", "0"],
        ["--crises", "imagined"],
        ["--no-such-option"],
    ],
)
def test_wrong_usage_is_told_and_exits_with_2(tmp_path, arguments):
    told = command("batch", MINIMAL, "--out", tmp_path / "out", *arguments)
    assert told.returncode == 2
    assert "Error: " in told.stderr and "Traceback" not in told.stderr
    assert not (tmp_path / "out").exists()


def test_no_scenario_and_twice_the_same_are_wrong_usage(tmp_path):
    assert command("batch").returncode == 2
    told = command("batch", MINIMAL, MINIMAL, "--out", tmp_path / "out")
    assert told.returncode == 2 and "two scenarios have the id minimal" in told.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["real-tmeline"], 'did you mean "real-timeline"'),
        ([MINIMAL, "--set", "states.ALF.stabilty=0.4"], "stability"),
        ([MINIMAL, "--set", "states.ALF.stability=much"], "states.ALF.stability"),
        ([MINIMAL, MINIMAL.parent / "nowhere.yaml"], "nowhere.yaml"),
    ],
)
def test_a_faulty_scenario_is_told_and_exits_with_1(tmp_path, arguments, said):
    told = command("batch", *arguments, "--out", tmp_path / "out", "--runs", 2)
    assert told.returncode == 1
    assert said in told.stderr and "Traceback" not in told.stderr
    assert not (tmp_path / "out").exists()


def test_an_impossible_folder_is_told_and_exits_with_1(tmp_path):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for out in (tmp_path / "file", tmp_path / "file" / "below", "/dev/null/out"):
        told = command("batch", MINIMAL, "--out", out, "--runs", 2)
        assert told.returncode == 1
        assert told.stderr.startswith("error: ") and str(out) in told.stderr and "Traceback" not in told.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_another_request_in_the_folder_exits_with_1_unless_replaced(tmp_path):
    assert command("batch", MINIMAL, "--out", tmp_path, "--runs", 2).returncode == 0
    told = command("batch", MINIMAL, "--out", tmp_path, "--runs", 2, "--set", "states.ALF.stability=0.4")
    assert told.returncode == 1
    assert 'overrides: [] there, ["states.ALF.stability=0.4"] now' in told.stderr
    told = command("batch", MINIMAL, "--out", tmp_path, "--runs", 2, "--set", "states.ALF.stability=0.4", "--fresh")
    assert told.returncode == 0
    card = json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))
    assert card["overrides"] == ["states.ALF.stability=0.4"]


def test_what_is_printed_is_the_summary(tmp_path):
    told = command("batch", MINIMAL, "--out", tmp_path, "--runs", 5)
    for words in ("Three states and an alliance: 5 runs, seeds 1 to 5", "Who is still in", "A run on average", "exits"):
        assert words in told.stdout
    quiet = command("batch", MINIMAL, "--out", tmp_path, "--runs", 5, "--quiet")
    assert (quiet.stdout, quiet.stderr, quiet.returncode) == ("", "", 0)
    plain = command("batch", MINIMAL, "--out", tmp_path, "--runs", 5, "--quiet", "--json")
    assert json.loads(plain.stdout) == json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))


def test_a_terminal_that_knows_few_letters_still_gets_the_numbers(tmp_path):
    told = command("batch", MINIMAL, "--out", tmp_path, "--runs", 3, **surroundings(PYTHONIOENCODING="ascii"))
    assert told.returncode == 0 and "credibility_end" in told.stdout


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """Three scenarios in one batch: a world, the same under another name, and one with another law."""
    folder = tmp_path_factory.mktemp("worlds")
    text = MINIMAL.read_text(encoding="utf-8")
    (folder / "same.yaml").write_text(text.replace("id: minimal", "id: same"), encoding="utf-8")
    peaceful = text.replace("id: minimal", "id: peaceful").replace("intensity: 0.8", "intensity: 0.1")
    (folder / "peaceful.yaml").write_text(peaceful, encoding="utf-8")
    out = folder / "out"
    told = command("batch", MINIMAL, folder / "same.yaml", folder / "peaceful.yaml", "--runs", 40, "--out", out, "--json")
    assert told.returncode == 0, told.stderr
    return out, json.loads(told.stdout)


def test_several_scenarios_share_their_seeds(compared):
    out, told = compared
    assert [batch["scenario"]["id"] for batch in told["batches"]] == ["minimal", "same", "peaceful"]
    seeds = [table(out / name, "runs")["seed"].to_list() for name in ("minimal", "same", "peaceful")]
    assert seeds[0] == seeds[1] == seeds[2] == list(range(1, 41))
    assert {"comparison.json", "comparison.md"} < {path.name for path in out.iterdir()}
    assert json.loads((out / "comparison.json").read_text(encoding="utf-8")) == told["comparison"]


def test_the_same_world_under_another_name_differs_in_nothing(compared):
    out, told = compared
    same = told["comparison"]["others"][0]
    for entry in (*same["statistics"], *same["members"]):
        assert (entry["n"], entry["value"], entry["low"], entry["high"]) == (40, 0.0, 0.0, 0.0), entry
    for name in ("runs", "decisions", "deployments"):
        assert table(out / "same", name).equals(table(out / "minimal", name))


def test_the_comparison_is_that_of_the_runs(compared):
    out, told = compared
    other = told["comparison"]["others"][1]
    assert (other["scenario"], other["runs"]) == ("peaceful", 40)
    first, second = table(out / "minimal", "runs"), table(out / "peaceful", "runs")
    differing = 0
    for entry in other["statistics"]:
        difference = second[entry["name"]].cast(float) - first[entry["name"]].cast(float)
        assert entry["value"] == pytest.approx(difference.mean(), rel=1e-9, abs=1e-12)
        assert entry["low"] <= entry["value"] <= entry["high"]
        differing += entry["value"] != 0.0
    assert differing > 3
    assert "peaceful against minimal" in (out / "comparison.md").read_text(encoding="utf-8")


def test_a_comparison_is_the_same_when_its_batches_are_complete_already(compared):
    out, _ = compared
    before = digests(out)
    folder = out.parent
    told = command("batch", MINIMAL, folder / "same.yaml", folder / "peaceful.yaml", "--runs", 40, "--out", out)
    assert told.returncode == 0 and told.stderr.count("complete already") == 3
    assert digests(out) == before
