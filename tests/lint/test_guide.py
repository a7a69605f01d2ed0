"""The guide for authors holds: each step runs, each recipe fits, each mistake is told as it says, the reference is current."""

import re

import pytest
from guide_page import TEXT, as_text, blocks, data_of, merged, mistakes, world

from sim.cli import main
from sim.cli.app import COMMANDS
from sim.lint.check import report
from sim.lint.meanings import meaning_of, models
from sim.lint.reference import with_reference
from sim.lint.story import Asked, lived_outcomes
from sim.run import Run
from sim.scenario.build import build
from sim.scenario.load import load, load_text
from sim.scenario.shape import fields_of
from sim.words import kinds


def findings(text: str, tmp_path) -> list:
    """What check says of a text."""
    path = tmp_path / "two-rivers.yaml"
    path.write_text(text, encoding="utf-8")
    return list(report(path).findings)


def test_the_tutorial_has_ten_steps():
    assert len(blocks("step")) == 10


@pytest.mark.parametrize("steps", range(1, 11))
def test_the_world_is_clean_and_lives_to_its_end_after_each_step(steps, tmp_path):
    text = as_text(world(steps))
    assert [one.render() for one in findings(text, tmp_path)] == []
    for crises in kinds.CRISES_MODES:
        run = Run(build(load_text(text, "two-rivers.yaml"), crises=crises), 1)
        run.finish()
        assert run.fault is None


def test_each_decision_that_the_tutorial_has_explained_is_there(tmp_path, capsys):
    told = re.findall(r"`article4 explain two-rivers.yaml (\S+) --seed (\d+)`", TEXT)
    assert told
    path = tmp_path / "two-rivers.yaml"
    path.write_text(as_text(world(5)), encoding="utf-8")
    for event, seed in told:
        assert main(["explain", str(path), event, "--seed", seed, "--quiet"]) == 0
        assert "COMPACT" in capsys.readouterr().out


def test_each_step_changes_the_world():
    """From step 2 on something of the life or of the questions asked of it differs."""
    seen = []
    for steps in range(1, 11):
        start = build(load_text(as_text(world(steps)), "two-rivers.yaml"), crises="both")
        run = Run(start, 3)
        run.finish()
        seen.append((start.digest, run.space.digest()))
    assert len(set(seen)) == 10


def test_the_story_of_the_tutorial_holds(tmp_path):
    path = tmp_path / "two-rivers.yaml"
    path.write_text(as_text(world()), encoding="utf-8")
    outcomes = list(lived_outcomes(str(path), Asked()))
    assert [outcome.verdict().split(",")[0] for outcome in outcomes] == ["holds", "holds"]


@pytest.mark.parametrize("block", blocks("recipe"), ids=lambda text: " ".join(text.split())[:40])
def test_each_recipe_fits_the_world_of_the_tutorial(block, tmp_path):
    base = as_text(world())
    if "# article4: ignore" in block:
        comment, _, rest = block.partition("\n")
        more = data_of(rest)
        text = as_text(merged({key: value for key, value in world().items() if key != "flags"}, {}))
        flags = merged(world()["flags"], more["flags"])
        text += f"flags:\n  alone: false\n  {comment}\n  dam-built: {str(flags['dam-built']).lower()}\n"
    else:
        text = as_text(merged(world(), data_of(block)))
    assert text != base
    assert [one.render() for one in findings(text, tmp_path) if one.fault.key != "flag-never-read"] == []
    run = Run(build(load_text(text, "two-rivers.yaml")), 1)
    run.finish()
    assert run.fault is None


def test_a_world_that_extends_a_shipped_one_is_clean(tmp_path):
    (block,) = blocks("extending")
    path = tmp_path / "mine.yaml"
    path.write_text(block, encoding="utf-8")
    assert [one.render() for one in report(path).findings if "mine.yaml" in one.render()] == []
    assert load(path).scenario.organisations["CSTO"].charter.council["aid"].rule == "qualified_majority"


@pytest.mark.parametrize("mistake", mistakes(), ids=lambda one: f"{one.told}: {one.written}"[:60])
def test_each_mistake_is_told_as_the_page_says(mistake, tmp_path):
    text = as_text(merged(world(), data_of(mistake.written)))
    found = findings(text, tmp_path)
    assert mistake.told in {one.fault.key for one in found}, [one.render() for one in found]
    errors = [one for one in found if one.fault.severity == "error"]
    assert len(errors) <= 1, [one.render() for one in errors]


def test_the_page_warns_of_enough_mistakes():
    assert len(mistakes()) >= 20


def test_the_reference_is_current():
    assert with_reference(TEXT) == TEXT, "python -m sim.lint.reference"


def test_every_key_of_every_mapping_has_a_meaning():
    lacking = [f"{model.__name__}.{key}" for model in models() for key in fields_of(model) if not meaning_of(model, key)]
    assert lacking == []


def test_every_command_that_the_page_names_exists():
    import re

    named = set(re.findall(r"(?:^|`|\()article4 ([a-z][a-z-]*)", TEXT, re.MULTILINE))
    assert named <= {entry.name for entry in COMMANDS}


def test_every_link_within_the_page_leads_somewhere():
    import re

    anchors = set(re.findall(r'<a id="([a-z-]+)">', TEXT))
    anchors |= {
        re.sub(r"[^a-z0-9 -]", "", title.lower()).strip().replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", TEXT, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([a-z0-9-]+)\)", TEXT)) <= anchors
