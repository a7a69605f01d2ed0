"""Saves: what is loaded is what was saved, in every respect; what is not a whole save is refused with a message."""

import errno
import os
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.game import save_file, saves
from sim.game.order import Order
from sim.game.save_file import SaveError
from sim.game.session import AN_ANSWER, Game

SIX = str(Path(__file__).resolve().parents[1] / "worlds" / "six.yaml")


def played(until: date = date(2004, 5, 6)) -> Game:
    """A game with orders, a branch, and a visit to the past."""
    one = Game.start(SIX, seed=9, governors={"CEL": "person", "BOR": "person"})
    answer_all(one, until)
    one.rewind(date(2001, 3, 1))
    assert one.give(Order("CEL", "budget", "do", value=0.5)) is None
    answer_all(one, date(2003, 1, 1))
    return one


def answer_all(one: Game, until: date) -> None:
    """Answer everything by its last option."""
    while one.today < until and not one.is_over:
        if one.advance(until).why == AN_ANSWER:
            for open_one in one.waiting():
                order = Order(open_one.state, open_one.kind, open_one.options[-1], open_one.subject)
                assert one.give(order._replace(organisation=open_one.organisation)) is None


@pytest.fixture(scope="module")
def game() -> Game:
    """A game that is only looked at."""
    return played()


def test_a_loaded_game_is_the_game_that_was_saved(game, tmp_path):
    loaded = saves.load(saves.save(game, tmp_path / "one.article4", "my game"))
    assert (loaded.digest(), loaded.today, loaded.course.number) == (game.digest(), game.today, game.course.number)
    assert [event.text for event in loaded.events] == [event.text for event in game.events]
    assert [ruling.headline for ruling in loaded.rulings] == [ruling.headline for ruling in game.rulings]
    assert loaded.history.state("stability", 2).tolist() == game.history.state("stability", 2).tolist()
    assert [course.name for course in loaded.courses] == [course.name for course in game.courses]


def test_every_branch_of_a_loaded_game_leads_where_it_led(tmp_path):
    one = played()
    loaded = saves.load(saves.save(one, tmp_path / "one.article4"))
    for number in (0, 1, 0):
        one.switch(number)
        loaded.switch(number)
        assert loaded.digest() == one.digest()


def test_playing_on_after_a_load_is_playing_on(tmp_path):
    one = played()
    loaded = saves.load(saves.save(one, tmp_path / "one.article4"))
    for either in (one, loaded):
        answer_all(either, date(2005, 1, 1))
    assert loaded.digest() == one.digest()


def test_a_game_saved_in_its_past_is_loaded_there(tmp_path):
    one = played()
    one.switch(0)
    one.rewind(date(2002, 2, 2))
    loaded = saves.load(saves.save(one, tmp_path / "past.article4"))
    assert (loaded.today, loaded.digest(), loaded.is_past) == (one.today, one.digest(), True)
    loaded.advance(date(2004, 5, 6), answers=False)
    one.switch(0)
    assert loaded.digest() == one.digest()


def test_replay_gives_the_same_digest(game, tmp_path):
    again = saves.replay(saves.save(game, tmp_path / "one.article4"))
    assert again.digest == game.digest() and again.orders == len(game.course.entries)


@pytest.fixture(scope="module")
def whole(game, tmp_path_factory) -> bytes:
    """The bytes of a save."""
    return saves.save(game, tmp_path_factory.mktemp("saves") / "whole.article4").read_bytes()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_save_with_any_damage_is_refused(whole, data):
    place = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        hurt = whole[:place]
    else:
        hurt = whole[:place] + bytes([whole[place] ^ data.draw(st.integers(1, 255))]) + whole[place + 1 :]
    with pytest.raises(SaveError):
        save_file.unpack(hurt, "hurt")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "no saved game"),
        (b"PK\x03\x04 something else entirely", "no saved game"),
        (b"article4 saved game, format 0\n" + bytes(100), "has format 0; this version reads format 1"),
        (b"article4 saved game, format 2\n" + bytes(100), "has format 2"),
        (b"article4 saved game, format 1\n", "damaged or cut off"),
    ],
)
def test_a_file_that_is_no_save_of_this_format_is_told_apart(tmp_path, text, message):
    path = tmp_path / "x.article4"
    path.write_bytes(text)
    with pytest.raises(SaveError, match=message):
        saves.load(path)


def test_a_missing_file_is_a_message(tmp_path):
    with pytest.raises(SaveError, match="cannot read"):
        saves.load(tmp_path / "nothing.article4")


def forged(whole: bytes, **changes: object) -> bytes:
    """A save with another header and a checksum that fits."""
    header, content = save_file.unpack(whole, "whole")
    return save_file.pack(header | changes, content)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"scenario_digest": "0" * 64}, "another version of the scenario"),
        ({"scenario": "nowhere"}, "does not load"),
        ({"seed": 10}, "refused on replay|other rules"),
        ({"seed": -1}, "does not play back"),
        ({"day": 1}, "does not play back"),
        ({"governors": {"XXX": "person"}}, "there is no 'XXX'"),
        ({"branches": []}, "no present branch"),
        ({"branches": [{"name": "x"}]}, "does not play back|no present branch"),
        ({"branch": 7}, "no present branch"),
        ({"overrides": 5}, "does not play back"),
    ],
)
def test_a_save_that_does_not_fit_is_refused_with_its_reason(whole, tmp_path, changes, message):
    path = tmp_path / "forged.article4"
    path.write_bytes(forged(whole, **changes))
    with pytest.raises(SaveError, match=message):
        saves.load(path)


def test_a_save_whose_bytes_are_of_other_rules_is_refused(whole, tmp_path):
    header, content = save_file.unpack(whole, "whole")
    path = tmp_path / "other.article4"
    path.write_bytes(save_file.pack(header, content[:-1] + bytes([content[-1] ^ 1])))
    with pytest.raises(SaveError, match="under other rules"):
        saves.load(path)


def test_a_bomb_is_not_unpacked(whole, monkeypatch):
    header, _ = save_file.unpack(whole, "whole")
    monkeypatch.setattr(save_file, "LARGEST", 1_000_000)
    with pytest.raises(SaveError, match="damaged"):
        save_file.unpack(save_file.pack(header, bytes(5_000_000)), "bomb")
    assert len(zlib.compress(bytes(5_000_000))) < 10_000


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_loses_nothing(game, tmp_path, monkeypatch, call):
    path = saves.save(game, tmp_path / "one.article4")
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, call, full)
        with pytest.raises(SaveError, match="No space left on device; nothing was lost"):
            saves.save(game, path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["one.article4"]


def test_autosaves_go_round_a_ring_by_count_not_by_clock(game, tmp_path):
    for _ in range(7):
        saves.autosave(game, tmp_path, ring=3)
    kept = saves.listing(tmp_path)
    assert sorted(one.number for one in kept) == [5, 6, 7]
    assert all(one.fault is None and one.people == ("CEL", "BOR") for one in kept)


def test_a_damaged_save_stands_in_the_list_with_its_fault(game, tmp_path):
    saves.save(game, tmp_path / "good.article4", "good")
    (tmp_path / "bad.article4").write_bytes(b"nonsense")
    good, bad = saves.listing(tmp_path)
    assert (good.title, good.fault) == ("good", None)
    assert bad.fault and "no saved game" in bad.fault
    assert saves.listing(tmp_path / "nowhere") == []
