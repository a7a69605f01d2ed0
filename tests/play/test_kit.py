"""The thin layer: what is on top is hit, the focus ring goes round, tooltips nest, text is written, lists scroll."""

import pytest
from play.stage import Stage

from sim.play.kit.boxes import Box
from sim.play.kit.keys import ACTIONS, KeyMap
from sim.play.kit.lists import Column, table
from sim.play.kit.modal import dialog
from sim.play.kit.textfield import text_field
from sim.play.kit.tooltips import Tip, TipRow
from sim.play.kit.widgets import button, drop_down, explain, slider, tabs, tips_of, toggle


class Gallery:
    """A screen with one of each widget."""

    def __init__(self):
        self.pressed, self.below, self.on, self.value, self.tab, self.choice = 0, 0, False, 3.0, 0, 0
        self.text, self.open, self.row, self.refused = "", False, -1, 0

    def inner(self):
        return Tip("Incursions", rows=[TipRow("this week", "+3")])

    def sum(self):
        return Tip("Border threat", "sum of causes", [TipRow("Incursions", "+41", tip=self.inner)], total=("in all", "41"))

    def draw(self, ui):
        self.below += button(ui, "below", Box(20, 20, 200, 40), "Below")
        ui.panel((10, 10, 100, 60))
        ui.block("cover", Box(10, 10, 100, 60))
        self.pressed += button(ui, "go", Box(300, 20, 120, 38), "Go", "gavel", primary=True, tell=self.sum)
        self.refused += button(ui, "no", Box(440, 20, 120, 38), "No", reason="Article 12 of the charter")
        self.on = toggle(ui, "switch", Box(300, 80, 200, 24), "Switch", self.on)
        self.value = slider(ui, "slide", Box(300, 120, 300, 24), self.value, 0, 10, 1, f"{self.value:g}")
        self.tab = tabs(ui, "tabs", Box(300, 160, 400, 30), ("One", "Two", "Three"), self.tab)
        self.choice = drop_down(ui, "drop", Box(300, 210, 200, 30), ("first", "second", "third"), self.choice)
        self.text = text_field(ui, "field", Box(540, 210, 200, 30), self.text, "write here")
        numbers = (5, 1, 4, 2, 3)
        columns = [
            Column("Name", 100, lambda n: f"row {numbers[n % 5]}", lambda n: n),
            Column("Value", 80, lambda n: str(numbers[n % 5]), lambda n: numbers[n % 5], "right"),
        ]
        row = table(ui, "table", Box(300, 260, 300, 200), columns, 20_000)
        self.row = row if row >= 0 else self.row
        if button(ui, "open", Box(300, 500, 120, 38), "Open"):
            self.open = True
        ui.text(300, 560, "ОДКБ · Қазақстан · Հայաստան · საქართველო → ± 5")
        ui.hit("word", Box(700, 20, 100, 20), focusable=False)
        explain(ui, "word", Box(700, 20, 100, 20), self.sum)
        if self.open:
            with dialog(ui, "ask", "A question", 500, 300, "scale") as asked:
                self.pressed += 100 * button(ui, "ask.yes", Box(asked.inner.x, asked.inner.y, 100, 38), "Yes", default=True)
            self.open = not asked.closed

    def close(self):
        pass


@pytest.fixture
def stage():
    shown = Gallery()
    made = Stage(shown)
    made.gallery = shown
    return made


def test_a_click_belongs_to_what_lies_on_top(stage):
    stage.click_at(60, 40)
    assert stage.gallery.below == 0
    stage.click_at(180, 40)
    assert stage.gallery.below == 1


def test_a_button_is_pressed_by_click_and_by_enter(stage):
    stage.click("go")
    stage.key("tab")
    stage.ui.focus = "go"
    stage.key("return")
    assert stage.gallery.pressed == 2


def test_a_disabled_button_says_why_and_does_nothing(stage):
    stage.click("no")
    assert stage.gallery.refused == 0
    assert "Article 12" in stage.note("no").state
    stage.point(500, 40)
    assert stage.has("Article 12 of the charter")


def test_tab_goes_through_everything_that_can_be_reached_and_round(stage):
    seen = []
    for _ in range(200):
        stage.key("tab")
        if stage.ui.focus in seen:
            break
        seen.append(stage.ui.focus)
    for id in ("below", "go", "no", "switch", "slide", "tabs.1", "drop", "field", "table.head.1", "table.0", "open"):
        assert id in seen
    stage.key("shift+tab")
    assert stage.ui.focus == seen[-1]


def test_arrows_move_the_focus_to_the_nearest(stage):
    stage.ui.focus, stage.ui.focus_shown = "go", True
    stage.key("right")
    assert stage.ui.focus == "no"
    stage.key("down")
    assert stage.ui.focus in ("switch", "slide")


def test_a_slider_takes_arrows_and_pointer(stage):
    stage.ui.focus, stage.ui.focus_shown = "slide", True
    stage.key("right")
    assert stage.gallery.value == 4
    stage.click_at(598 - 24, 132)
    assert stage.gallery.value == 10


def test_toggle_tabs_and_list(stage):
    stage.click("switch")
    stage.click("tabs.2")
    stage.click("drop")
    stage.click("drop.1")
    assert (stage.gallery.on, stage.gallery.tab, stage.gallery.choice) == (True, 2, 1)
    assert stage.ui.place_of("drop.1") is None


def test_text_is_written_and_corrected(stage):
    stage.click("field")
    stage.write("Живой союз")
    stage.key("backspace")
    stage.key("home")
    stage.write("1 ")
    assert stage.gallery.text == "1 Живой сою"


def test_keys_of_actions_sleep_while_writing(stage):
    stage.click("field")
    stage.step([])
    assert not stage.ui.action("pause")


def test_a_table_of_twenty_thousand_rows_draws_what_is_seen_and_sorts(stage):
    rows = [note.id for note in stage.ui.notes if note.id.startswith("table.") and "head" not in note.id]
    assert 5 <= len(rows) <= 12
    stage.click("table.head.1")
    assert stage.note("table.0").text == "row 5"
    stage.click("table.0")
    assert stage.gallery.row % 5 == 0


def test_a_dialog_takes_everything(stage):
    stage.click("open")
    stage.click_at(360, 40)
    assert stage.gallery.pressed == 0
    for _ in range(4):
        stage.key("tab")
        assert stage.ui.focus.startswith("ask")
    stage.ui.focus = None
    stage.key("return")
    assert stage.gallery.pressed == 100
    stage.key("escape")
    assert not stage.gallery.open


def test_tooltips_open_nest_pin_and_close(stage):
    stage.point(750, 30)
    assert stage.has("Border threat") and stage.has("in all")
    stage.key("left shift")
    tip = stage.ui.place_of("tip.0.0")
    assert tip is not None
    stage.point(tip.x + 10, tip.y + 5)
    assert stage.has("this week")
    stage.point(20, 800)
    assert stage.has("Border threat") and not stage.has("this week")
    stage.key("escape")
    assert not stage.has("Border threat")
    assert tips_of(stage.ui).stack == []


def test_no_two_usual_keys_are_the_same():
    assert KeyMap().conflicts() == {}
    assert KeyMap({"pause": "c"}).conflicts() == {"c": ["pause", "council"]}
    assert len({action.name for action in ACTIONS}) == len(ACTIONS)


def test_scripts_of_all_members_are_drawn(stage):
    from sim.play.kit import fonts

    assert fonts.known("Ж") and fonts.known("қ") and not fonts.known("Հ")
    assert [has for _, has in fonts.runs("ab Հա")] == [True, False]
    assert fonts.width("Հայաստան", 20) > 40


@pytest.mark.parametrize("size", [(800, 600), (1920, 1080), (3840, 2160)])
def test_the_gallery_is_drawn_at_any_size(size):
    made = Stage(Gallery(), size=size)
    assert made.ui.place_of("go") is not None


if __name__ == "__main__":
    Stage(Gallery(), size=(1000, 620), scale=1.0).shot("/tmp/gallery.png")
