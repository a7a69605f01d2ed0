"""`article4 explain` of events on which no council ruled: who can ask nobody, who does not ask, who signs, what was open."""

import json
from pathlib import Path

import pytest

from sim.cli import main
from sim.lint.answers import answers
from sim.scenario.build import build
from sim.scenario.load import load_text

MINIMAL = (Path(__file__).resolve().parents[2] / "tests" / "worlds" / "minimal.yaml").read_text(encoding="utf-8")
WORLD = MINIMAL.replace("organisations:\n", """organisations:
  ENTENTE:
    name: The Entente
    leading: GAM
    appears: 2000-02-01
    charter: {instruments: [consultation]}
""").replace("events:\n", """events:
  storm:
    at: 2000-01-20
    crisis: {kind: disaster, target: GAM, intensity: 0.9}
  quiet:
    at: 2000-01-21
    do: [{message: {text: Nothing.}}]
  congress:
    at: 2000-02-01
    do: [{found: {organisation: ENTENTE, signatories: [ALF, GAM], days: 30}}]
  lease:
    at: 2000-03-01
    do:
      - choice:
          state: BET
          title: Well?
          days: 10
          options:
            yes-now: {title: Yes, weight: "3 * stability(BET) / stability(BET)", do: [{shift: {stability: BET, by: 0.01}}]}
            not-open: {title: Never, condition: stability(BET) > 0.99}
            wait: {title: Wait}
  closed:
    at: 2000-03-02
    do:
      - choice:
          state: BET
          title: Nothing to choose
          options:
            one: {title: One, condition: stability(BET) > 0.99, do: [{shift: {stability: BET, by: 0.01}}]}
            two: {title: Two, condition: stability(BET) > 0.98}
  never:
    when: year > 2100
    do: [{message: {text: Nothing.}}]
""")  # fmt: skip


@pytest.fixture(scope="module")
def start():
    """The first day of a world in which somebody is asked in each way."""
    return build(load_text(WORLD, "world.yaml"))


def test_who_is_in_no_alliance_can_ask_nobody(start):
    said = answers(start, "storm", 1)
    assert said[0] == "storm happened on 2000-01-20"
    assert said[1] == (
        "  GAM can ask nobody: it is a member of no alliance or union in force "
        "(ENTENTE: outside, does not exist yet; PACT: outside)"
    )
    assert "Gamma: disaster" in said[2]


def test_who_may_ask_has_a_chance_that_the_runs_bear_out(start):
    """Of many seeds about as many ask as the chance that is told."""
    name = next(event for event, entry in start.scenario.events.items() if entry.crisis and entry.crisis.target == "BET")
    asks, chances = 0, []
    for seed in range(1, 31):
        said = answers(start, name, seed)
        told = next((line for line in said if "the chance that it does is" in line), None)
        if told is not None:
            chances.append(float(told.split(" is ")[1].split("%")[0]) / 100)
            asks += any("asks PACT" in line for line in said)
    assert len(chances) == 30
    assert abs(asks / 30 - sum(chances) / 30) < 0.25


def test_each_signatory_is_told_with_its_chance(start):
    said = "\n".join(answers(start, "congress", 1))
    assert "GAM signs ENTENTE on 2000-03-02" in said or "GAM does not sign ENTENTE on 2000-03-02" in said
    assert "ALF" in said
    assert "with GAM: affinity" in said


def test_the_options_of_a_choice_are_told(start):
    said = answers(start, "lease", 1)
    assert said[1].startswith("  yes-now: open, weight 3.00, a chance of 75 %")
    assert said[2] == "  not-open: not open, for on 2000-03-01 this was false: stability(BET) > 0.99"
    assert said[3].startswith("  wait: open, weight 1.00, a chance of 25 %")
    assert sum("taken on 2000-03-11" in line for line in said) == 1
    assert answers(start, "closed", 1)[1] == "  BET is not asked: no option was open on 2000-03-02"


def test_what_did_not_happen_and_what_asks_nobody(start):
    assert answers(start, "never", 1) == ["never did not happen in seed 1: article4 why-not shows why"]
    assert answers(start, "quiet", 1) == []


def test_the_command(tmp_path, capsys):
    path = tmp_path / "world.yaml"
    path.write_text(WORLD, encoding="utf-8")
    assert main(["explain", str(path), "storm", "--quiet"]) == 0
    assert capsys.readouterr().out.startswith("no council of seed 1 ruled on storm\nstorm happened on 2000-01-20\n")
    assert main(["explain", str(path), "storm", "--quiet", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["event"] == "storm"
    for asked, said in (
        ("quiet", "error: no ruling of seed 1 is about 'quiet'; without it, all rulings of the run are listed"),
        ("stormy", "error: no ruling of seed 1 is about 'stormy'; did you mean \"storm\"?"),
        ("1999-01-01", "error: no ruling of seed 1 is about '1999-01-01'; without it, all rulings of the run are listed"),
    ):
        assert main(["explain", str(path), asked, "--quiet"]) == 1
        assert capsys.readouterr() == ("", said + "\n")


def test_quiet_keeps_back_warnings(tmp_path, capsys):
    path = tmp_path / "world.yaml"
    path.write_text(WORLD.replace("neighbours: [ALF, GAM]", "neighbours: [GAM]", 1), encoding="utf-8")
    for command in (["run", str(path)], ["why-not", str(path), "storm"], ["explain", str(path), "storm"]):
        assert main(command) == 0
        assert "one-sided-border" in capsys.readouterr().err
        assert main([*command, "--quiet"]) == 0
        assert capsys.readouterr().err == ""


def test_days_since_what_never_happened_are_told_as_such(tmp_path, capsys):
    path = tmp_path / "world.yaml"
    text = WORLD.replace("when: year > 2100", "when: days_since(storm) < 0").replace("at: 2000-01-20", "at: 2001-12-20")
    path.write_text(text, encoding="utf-8")
    assert main(["why-not", str(path), "never", "--quiet"]) == 0
    assert "4,000,000, for it had not happened" in capsys.readouterr().out
