"""Bases stand where their names tell: at the town, on the host's land, and beside the capital's dot, not on it."""

import math
from datetime import date

import pytest

from sim.game.session import Game
from sim.play.app import App
from sim.play.map import bases
from sim.play.map.adapter import marks
from sim.play.screens.game import GameScreen


def test_towns_are_found_in_a_name_in_its_order():
    assert bases.towns_in("102nd base, Gyumri and Yerevan") == [bases.towns()["Gyumri"], bases.towns()["Yerevan"]]
    assert bases.towns_in("Russian troops in Armenia before the base") == []
    assert bases.towns_in("Kantonment") == [], "only whole words are names of towns"


@pytest.fixture
def placed(tmp_path, monkeypatch):
    """The places of a world's open bases by their ids, and those of the capitals of their hosts."""
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))

    def of(world: str, day: date):
        game = Game.start(world, 1, {})
        game.advance(day, answers=False)
        app = App((800, 600), headless=True)
        screen = GameScreen(app, game)
        ground = screen.ground
        found = marks(game.snapshot, ground.territory, ground.reading(app.ui), ground.capitals).bases
        screen.close()
        app.close()
        hosts = [game.names.states[int(row["host"])] for row in game.space.world.bases[: len(game.names.bases)]]
        host_of = dict(zip(game.names.bases, hosts, strict=True))
        return {one.id: one.at for one in found}, {one.id: ground.capitals[host_of[one.id]][1] for one in found}

    return of


def test_signs_stand_at_their_towns_and_not_on_a_capital(placed):
    at, capital = placed("real-timeline", date(2004, 6, 1))
    for id, town in (("baikonur", "Baikonur"), ("sevastopol", "Sevastopol"), ("georgian-bases", "Batumi"), ("gabala", "Gabala")):
        assert math.dist(at[id], bases.towns()[town]) < 0.3, id
    assert at["kant"][0] > capital["kant"][0], "east of Bishkek"
    assert all(math.dist(at[id], capital[id]) > 0.5 for id in at)
    assert len(set(at.values())) == len(at)


def test_two_bases_at_one_town_have_a_sign_each(placed):
    at, _ = placed("siberia", date(2012, 1, 1))
    assert len(set(at.values())) == len(at) and len(at) >= 4
