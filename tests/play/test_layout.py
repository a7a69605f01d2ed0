"""Every screen at several sizes: words lie inside the window, are readable, and never on one another; what is cut has its tooltip."""

from itertools import combinations

import pytest
from play.games import game_on
from play.stage import Stage

from sim.play import shot
from sim.play.kit.painter import Note, overlap
from sim.play.kit.theme import PALETTES, SMALLEST_TEXT, Theme
from sim.play.screens.game import GameScreen

SIZES = {
    "1920x1080": ((1920, 1080), 1.0),
    "1600x900": ((1600, 900), 0.0),
    "1280x720": ((1280, 720), 0.0),
    "2x": ((3840, 2160), 2.0),
}
PARTS = ("panel", "outliner", "top", "log", "legend", "decision", "menu", "settings", "save", "load", "amend", "count")
NEAR = 2.0
"""Logical pixels by which the boxes of two lines may meet: letters do not fill their box."""


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))


@pytest.fixture(scope="module")
def game():
    return game_on("2022-01-06", "KAZ")


def inside(stage, part: str) -> list[Note]:
    """The lines of text of one part of the screen: those whose middle lies in it and that nothing later covers."""
    box = stage.ui.place_of(part)
    if box is None:
        return []
    return [note for note in stage.ui.notes if note.kind == "text" and box.contains(note.box.centre)]


def lying_on_another(notes: list[Note]) -> list[tuple[str, str]]:
    """Pairs of texts that share more than a hair's breadth."""
    found = []
    for one, other in combinations(notes, 2):
        a, b = one.box.inset(NEAR, NEAR + 1), other.box.inset(NEAR, NEAR + 1)
        if overlap(a, b) and one.box != other.box:
            found.append((one.text, other.text))
    return found


@pytest.mark.parametrize("place", [name for name in (*shot.PANELS, "menu", "settings", "save", "load", "amend", "count")])
@pytest.mark.parametrize("size", SIZES)
def test_no_text_lies_on_another_or_beyond_the_window(game, place, size):
    pixels, scale = SIZES[size]
    stage = Stage(lambda app: GameScreen(app, game), size=pixels, scale=scale, reduced_motion=True)
    shot.open_place(stage.app.top, place, "")
    stage.step(count=4)
    screen = stage.ui.screen
    for part in PARTS:
        notes = inside(stage, part)
        box = stage.ui.place_of(part)
        for note in notes:
            assert note.box.x >= box.x - 1 and note.box.right <= box.right + 1, f"{part}: {note.text!r} sticks out"
            assert note.box.right <= screen.w + 1, note
        assert not lying_on_another(notes), f"{part} of {place} at {size}"
    stage.app.close()


def test_no_text_is_smaller_than_thirteen_pixels():
    assert SMALLEST_TEXT >= 13.0
    assert Theme(1.0).text_px(9) >= 13 and Theme(2.0).text_px(9) >= 26


def luminance(colour) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [part / 255 for part in colour[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other) -> float:
    """Contrast ratio of WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", PALETTES)
def test_contrast_of_every_palette(name):
    c = PALETTES[name]
    for ground in (c.panel, c.bar, c.raised):
        assert contrast(c.text, ground) >= 7.0 and contrast(c.second, ground) >= 4.5
    assert contrast(c.third, c.panel) >= 4.5
    for accent in (c.gold, c.good, c.bad, c.danger, c.blue, c.violet):
        assert contrast(accent, c.panel) >= 4.5
    assert contrast(c.dark, c.gold) >= 7.0
