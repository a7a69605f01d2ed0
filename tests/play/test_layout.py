"""Every panel and dialog at several sizes: words lie inside their part, are readable, and never on one another."""

import os
from itertools import combinations

import pytest
from play.games import game_on
from play.stage import Stage

from sim.play import shot
from sim.play.kit.boxes import Box
from sim.play.kit.painter import CUT, Note, overlap
from sim.play.kit.theme import PALETTES, SMALLEST_TEXT, Theme
from sim.play.kit.tooltips import TooltipStack
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


@pytest.fixture(scope="module")
def game():
    return game_on("2022-01-06", "KAZ")


def inside(notes: list[Note], box: Box) -> list[Note]:
    """The lines of text that can be read in a box: those that no ground which was drawn later covers."""
    found = []
    for place, note in enumerate(notes):
        if note.kind == "text" and box.contains(note.box.centre):
            if not any(later.kind == "ground" and later.box.contains(note.box.centre) for later in notes[place + 1 :]):
                found.append(note)
    return found


def lying_on_another(notes: list[Note]) -> list[tuple[str, str]]:
    """Pairs of texts that share more than a hair's breadth."""
    found = []
    for one, other in combinations(notes, 2):
        a, b = one.box.inset(NEAR, NEAR + 1), other.box.inset(NEAR, NEAR + 1)
        if overlap(a, b) and one.box != other.box:
            found.append((one.text, other.text))
    return found


@pytest.fixture(scope="module", params=SIZES)
def stage(request, game, tmp_path_factory):
    """One stage for each size."""
    pixels, scale = SIZES[request.param]
    before, offer, told = os.environ.get("ARTICLE4_HOME"), TooltipStack.offer, set()
    TooltipStack.offer = lambda self, ui, id, box, tell: (told.add(id), offer(self, ui, id, box, tell))[1]
    os.environ["ARTICLE4_HOME"] = str(tmp_path_factory.mktemp("home"))
    made = Stage(lambda app: GameScreen(app, game), size=pixels, scale=scale, reduced_motion=True)
    made.told = told
    yield made
    TooltipStack.offer = offer
    made.app.close()
    os.environ.pop("ARTICLE4_HOME") if before is None else os.environ.update(ARTICLE4_HOME=before)


def explained(stage, cut: Note) -> bool:
    """Whether a widget around a shortened text has its words in full, or a tooltip does."""
    for note in stage.ui.notes:
        if note.id and note.box.inset(-2).contains(cut.box.centre) and (cut.text in note.text or note.id in stage.told):
            return True
    return False


PLACES = (*shot.PANELS, "menu", "settings", "save", "load", "amend", "count")


@pytest.mark.parametrize("place", PLACES)
def test_no_text_lies_on_another_or_beyond_its_part(stage, place):
    view = stage.app.top.view
    view.leave()
    view.dialog = view.count = None
    shot.open_place(stage.app.top, place, "")
    stage.step(count=4)
    assert view.panel or view.dialog or view.count or place == "force"
    notes, seen = stage.ui.notes, 0
    for part in PARTS:
        ground = next((note.box for note in reversed(notes) if note.id == part and note.kind == "ground"), None)
        if ground is None:
            continue
        words = inside(notes, ground)
        seen += len(words)
        for note in words:
            assert note.box.x >= ground.x - 1 and note.box.right <= ground.right + 1, f"{part}: {note.text!r} sticks out"
        assert not lying_on_another(words), part
    assert seen > 4
    unexplained = [note.text for note in notes if note.state == CUT and not explained(stage, note)]
    assert not unexplained, "cut, and nothing tells the whole of it"


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
