"""A world of sixty states on the screen: the map shows them, outliner and ledger reach every one."""

from datetime import date

import pytest
import yaml
from play.stage import Stage
from worlds.many_states import many_states

from sim.game.session import Game
from sim.play.map.atlas import atlas
from sim.play.screens.game import GameScreen

STATES = 60


@pytest.fixture
def stage(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))
    monkeypatch.setattr("sim.play.view.WATCHED_BRANCHES", 8)
    world = yaml.safe_load(many_states(STATES))
    lands = list(dict.fromkeys(owner for owner in atlas().owners if owner))[:STATES]
    world["map"] = {
        "projection": "natural_earth",
        "shown_as": {name: [land] for name, land in zip(world["states"], lands, strict=True)},
    }
    path = tmp_path / "sixty.yaml"
    path.write_text(yaml.safe_dump(world, sort_keys=False), encoding="utf-8")
    game = Game.start(str(path), 3, {"S000": "person"})
    game.advance(date(2003, 6, 1), answers=False)
    stage = Stage(lambda app: GameScreen(app, game), size=(1920, 1080), scale=1.0, reduced_motion=True)
    stage.app.top.ground.wait()
    stage.step(count=3)
    yield stage
    stage.app.close()


def test_map_outliner_and_ledger_hold_sixty_states(stage):
    screen, ui = stage.app.top, stage.ui
    owners = set(screen.ground.map.drawn.picture.ground.owners)
    assert {f"S{number:03d}" for number in range(STATES)} <= owners
    members = screen.view.snapshot.members()
    assert len(members) > 8
    for code in members:
        assert any(target.id == f"outliner.members.{code}" for target in ui.targets), code
    assert sum(note.text.startswith("STATE ") for note in ui.notes) >= 20, "names on the map"
    stage.key("l")
    seen = set()
    ui.focus = "ledger.states.0"
    for key in ("home", *["page down"] * 6):
        stage.key(key)
        seen |= {note.text for note in ui.notes if note.id.startswith("ledger.states.") and "head" not in note.id}
    assert {f"State {number}" for number in range(STATES)} <= seen


def test_a_pointed_and_a_clicked_land_of_sixty(stage):
    screen, ui = stage.app.top, stage.ui
    code = screen.view.snapshot.members()[3]
    label = next(note for note in ui.notes if note.text == screen.view.state_name(code).upper())
    stage.click_at(*label.box.centre)
    assert screen.view.panel == "state"
    stage.key("space")
    stage.step(count=30)
    assert screen.view.game.day > date(2003, 6, 1).toordinal() or screen.view.paused
