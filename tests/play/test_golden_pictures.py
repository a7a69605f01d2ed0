"""Six screens against pictures that were looked at and approved; a few points may differ, a changed layout may not.

To approve new pictures after looking at them: `python tests/play/test_golden_pictures.py`.
"""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

import numpy as np
import pygame
import pytest

FOLDER = Path(__file__).parent / "golden"
SMALL = (480, 270)
"""Pictures are compared at a quarter of their size: letters blur, layout and colours stay."""
TOLERANCE = 6.0
"""Mean difference of a colour, of 255, that is forgiven."""
SCREENS = {
    "council": ("2022-01-06", "KAZ", "council"),
    "state": ("2010-06-12", "KGZ", "state:KGZ"),
    "organisation": ("2010-06-12", None, "organisation"),
    "votes": ("2015-01-01", "ARM", "votes"),
    "settings": ("1999-04-02", "UZB", "settings"),
    "handbook": ("1999-04-02", "UZB", "handbook:Treaty 4"),
}


def drawn(name: str) -> np.ndarray:
    """A screen, small, without the watched forecasts (they grow while the picture is taken)."""
    from play.stage import Stage

    from sim.game.session import Game
    from sim.play import shot
    from sim.play.screens.game import GameScreen

    day, seat, place = SCREENS[name]
    game = Game.start("real-timeline", 7, {seat: "person"} if seat else {})
    game.advance(date.fromisoformat(day), answers=False)
    stage = Stage(lambda app: GameScreen(app, game), size=(1920, 1080), scale=1.0, reduced_motion=True)
    screen = stage.app.top
    stage.ui.memory["folded.forecasts"] = True
    panel, _, about = place.partition(":")
    shot.open_place(screen, panel, about)
    stage.step(count=4)
    shot.settle_forecasts(stage.app, screen.view)
    screen.ground.wait()
    stage.step(count=4)
    small = pygame.transform.smoothscale(stage.app.surface, SMALL)
    pixels = pygame.surfarray.array3d(small).astype(np.int16)
    stage.app.close()
    return pixels


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(SCREENS))
def test_a_screen_looks_as_approved(name, tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))
    approved = pygame.surfarray.array3d(pygame.image.load(str(FOLDER / f"{name}.png"))).astype(np.int16)
    found = drawn(name)
    difference = np.abs(found - approved)
    blocks = difference.reshape(SMALL[0] // 30, 30, SMALL[1] // 30, 30, 3).mean(axis=(1, 3, 4))
    assert difference.mean() < TOLERANCE, f"mean difference {difference.mean():.1f}"
    assert blocks.max() < 8 * TOLERANCE, f"a part differs by {blocks.max():.1f}"


def approve() -> None:
    """Write the pictures anew."""
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
    os.environ.setdefault("ARTICLE4_HOME", tempfile.mkdtemp())
    FOLDER.mkdir(exist_ok=True)
    for name in SCREENS:
        pixels = drawn(name)
        pygame.image.save(pygame.surfarray.make_surface(pixels.astype(np.uint8)), str(FOLDER / f"{name}.png"))
        print(name)


if __name__ == "__main__":
    approve()
