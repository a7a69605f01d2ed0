"""`article4 shot` draws every screen that it names, as a picture and as words."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from sim.cli.app import app
from sim.play import shot

WORDS = {
    "start": "Whom do you govern?", "briefing": "You govern Valden", "tutorial": "You govern Valden", "handover": "Hand over to",
    "settings": "Size of everything", "load": "There is no saved game yet.", "save": "Under which name?", "menu": "Go on",
    "council": "COMPACT COUNCIL", "verdict": "VERDICT", "count": "aye", "decision": "Do we", "ledger": "LEDGER",
    "charts": "CHARTS",
}  # fmt: skip
"""What some of them say; every one of them says something."""


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("place", [place for place in shot.PLACES if place != "none"])
def test_every_place_is_drawn(place, tmp_path):
    day = {"decision": "2000-10-10", "council": "2000-11-02"}.get(place, "2000-11-20")
    shown = shot.shown(shot.Wanted("tutorial", 1, None if place in shot.SCREENS else day, "VAL", place, (1280, 720)))
    said = shown.ui.dump()
    assert len(shown.ui.texts()) > 4
    assert WORDS.get(place, "").casefold() in said.casefold(), said
    shot.write(shown, tmp_path / "x.png")
    assert (tmp_path / "x.png").stat().st_size > 5000
    shown.close()


def test_the_readme_names_every_panel():
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    part = readme[readme.index("<!-- panels -->") : readme.index("<!-- end of panels -->")]
    named = {word.strip("`,. ") for word in part.split() if word.startswith("`")}
    assert named == set(shot.PLACES)


def test_words_instead_of_a_picture_and_faults_in_a_line():
    runner = CliRunner()
    said = runner.invoke(app, ["shot", "tutorial", "--as", "VAL", "--panel", "start", "--text"])
    assert said.exit_code == 0 and "The Compact: a year of lessons" in said.output
    wrong = runner.invoke(app, ["shot", "tutorial", "--panel", "nonsense", "--text"])
    assert wrong.exit_code != 0
