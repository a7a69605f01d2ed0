"""What the game does to hold little memory: nothing of it may change what is seen or known."""

import sys

import numpy as np
import pygame
import pytest

from sim.game.course import Keyframe
from sim.game.forecast import LANES, Ticket
from sim.play.heap import COMPILER, give_back, untouched
from sim.play.kit.cache import MOST, USUAL, SurfaceCache
from sim.play.kit.shapes import lay
from sim.play.map import light


def test_a_keyframe_is_a_tenth_when_packed_and_comes_back_whole():
    from sim.game.session import Game

    game = Game.start("real-timeline", 7, {})
    game.advance(game.day + 3000)
    frame = game.course.keyframes[-1]
    assert frame.is_packed and len(frame.content) * 8 < len(game.space.content())
    content = game.space.content()
    bare = Keyframe(game.day, content, 0, 0, 0)
    assert bare.packed().unpacked() == content == bare.unpacked() and bare.packed().packed() == bare.packed()


@pytest.mark.parametrize("step", [2, 3, 4])
def test_light_in_strips_is_the_light_in_one_piece(step, monkeypatch):
    sheet = pygame.Surface((301, 333), 0, 32)
    noise = np.random.default_rng(5).integers(0, 255, (301, 333, 3), dtype=np.uint8)
    pygame.surfarray.blit_array(sheet, noise)
    found = []
    for band in (10**6, 128, 50):
        monkeypatch.setattr(light, "BAND", band)
        surface = pygame.Surface((301 * step - 1, 333 * step - 1), 0, 32)
        light.add_scaled(surface, sheet, step)
        found.append(pygame.surfarray.array3d(surface))
    assert (found[0] == found[1]).all() and (found[0] == found[2]).all()
    assert found[0].min(axis=2)[:, -1].max() > 0 and found[0].min(axis=2)[-1].max() > 0, "the last row and column have light"


def test_a_colour_laid_over_is_the_colour_blended():
    ground = pygame.Surface((64, 64), 0, 32)
    pygame.surfarray.blit_array(ground, np.random.default_rng(6).integers(0, 255, (64, 64, 3), dtype=np.uint8))
    before = pygame.surfarray.array3d(ground).astype(float)
    lay(ground, pygame.Rect(8, 8, 40, 40), (200, 100, 50, 90))
    after = pygame.surfarray.array3d(ground).astype(float)
    wanted = before.copy()
    wanted[8:48, 8:48] = before[8:48, 8:48] * (1 - 90 / 255) + np.array([200, 100, 50]) * (90 / 255)
    assert np.abs(after - wanted).max() < 3
    assert (after[:8] == before[:8]).all() and (after[:, 48:] == before[:, 48:]).all()


def test_the_store_of_pictures_suits_the_screen_and_lets_the_oldest_go():
    cache = SurfaceCache()
    cache.suit(2.0)
    assert cache.budget == MOST
    for number in range(60):
        cache.get(number, lambda: pygame.Surface((512, 512), 0, 32))
    assert USUAL < cache.held <= MOST and 59 in cache.entries and 0 not in cache.entries
    cache.suit(1.0)
    assert cache.budget == USUAL and cache.held <= USUAL and 59 in cache.entries


@pytest.mark.parametrize("gaps", [(), (5,), (40, 41), (0, 1, 2, 3)])
def test_a_forecast_so_far_speaks_of_finished_branches_alone(gaps):
    ticket = Ticket.__new__(Ticket)
    ticket.day, ticket.days, ticket.places, ticket.names = 1, np.arange(2), {}, type("Names", (), {"states": ("A",)})()
    ticket.done = np.arange(60) < 50
    ticket.done[list(gaps)] = False
    ticket.values = np.where(ticket.done, 1.0, np.nan)[:, None, None].repeat(2, axis=1)
    ticket.told = ticket.done.astype(np.int16)[:, None, None]
    found = ticket.so_far()
    assert found.branches == len(found.told) and np.isfinite(found.values).all() and found.told.all()
    assert int(ticket.done.sum()) - LANES <= found.branches <= int(ticket.done.sum())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is given back where the system is Linux")
def test_the_compiler_goes_back_to_its_file_and_still_compiles():
    import numba

    numba.njit(lambda x: x + 1)(1)
    areas = list(untouched(COMPILER))
    assert sum(size for _, size in areas) > 50_000_000, "the library is mapped, and most of it is as in its file"
    before = resident_file()
    assert give_back()
    assert resident_file() < before - 20_000
    assert numba.njit(lambda x: x * 3.5)(2.0) == 7.0


def resident_file() -> int:
    """Kilobytes of files that lie in this process's memory."""
    with open("/proc/self/status", encoding="ascii") as file:
        return int(next(line for line in file if line.startswith("RssFile")).split()[1])
