"""Every panel and flow, by its words and ids: under the dummy driver, through real events."""

import pygame
import pytest
from play.games import stage_on
from play.stage import Stage

from sim.play import shot
from sim.play.screens.briefing import Briefing
from sim.play.screens.dialogs import DIALOGS
from sim.play.screens.game import OPENINGS, GameScreen
from sim.play.screens.panels import PANELS
from sim.play.screens.start import StartScreen
from sim.report.names import spoken


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))


@pytest.fixture
def stage():
    made = stage_on()
    yield made
    made.app.close()


@pytest.fixture(scope="module")
def calm():
    """One stage for tests that only look."""
    made = stage_on()
    yield made
    made.app.close()


def view_of(stage):
    return stage.app.top.view


def test_start_screen_offers_worlds_states_and_begins(tmp_path):
    stage = Stage(StartScreen, size=(1600, 900))
    stage.app.top.worlds.wait()
    stage.step(count=3)
    assert stage.has("Article 4") and stage.has("The Collective Security Treaty, 1992 to 2024")
    stage.click("start.world.real-timeline")
    assert stage.has("The law of December 2010 comes in May"), "a card says what is changed in its world"
    stage.click("start.seat.RUS")
    stage.click("start.seat.KAZ")
    assert stage.app.top.seats == ["KAZ"], "who presses a state governs that one, not one more"
    stage.click("start.shared")
    stage.click("start.seat.ARM")
    assert stage.app.top.seats == ["KAZ", "ARM"] and stage.has("2 people share this screen in turn.")
    stage.click("start.shared")
    assert stage.app.top.seats == ["KAZ"]
    assert "disabled: there is no saved game" in stage.note("start.continue").state
    stage.click("start.begin")
    stage.until(lambda: isinstance(stage.app.top, Briefing))
    assert stage.has("You govern Kazakhstan")
    stage.click("briefing.go")
    assert isinstance(stage.app.top, GameScreen) and stage.app.top.view.seat == "KAZ"
    stage.app.close()


def test_watching_is_a_game_without_people():
    stage = stage_on(seat=None)
    assert stage.has("watching")
    view_of(stage).open("actions")
    stage.step(count=2)
    assert stage.has("You are watching: nobody takes your orders.")
    stage.app.close()


@pytest.mark.parametrize("panel", sorted(set(PANELS) - {"vote", "force"}))
def test_every_panel_draws_and_closes(calm, panel):
    shot.open_place(calm.app.top, panel, "")
    calm.step(count=4)
    assert view_of(calm).panel == panel
    assert calm.ui.place_of("panel.close") is not None
    calm.click("panel.close")
    assert view_of(calm).panel == ""


@pytest.mark.parametrize("name", sorted(set(DIALOGS) - {"decision", "cut", "amount", "sure"}))
def test_every_dialog_draws_and_closes_by_escape(calm, name):
    shot.open_place(calm.app.top, name, "")
    calm.step(count=3)
    assert view_of(calm).dialog is not None
    calm.key("escape")
    calm.step(count=2)
    assert view_of(calm).dialog is None


@pytest.mark.parametrize("panel,action", [(panel, action) for panel, _, action, _ in OPENINGS])
def test_standing_panels_open_by_their_keys(calm, panel, action):
    calm.key(calm.ui.keymap.key(action))
    assert view_of(calm).panel == panel
    calm.key("escape")
    assert view_of(calm).panel == ""


def appeal(stage, option="peacekeepers"):
    """Go on to the appeal and choose an instrument."""
    for _ in range(3):
        if view_of(stage).dialog:
            break
        stage.key(".")
    assert stage.has("Do we ask for help?")
    stage.click(f"decision.{option}")


def test_appeal_vote_lever_count_and_history(stage):
    view = view_of(stage)
    appeal(stage)
    assert view.dialog is None and view.game.course.entries[-1]["option"] == "peacekeepers"
    for _ in range(4):
        if view.motions():
            break
        stage.key(".")
    stage.key("c")
    assert view.panel == "council" and stage.has("Peacekeepers for Kazakhstan")
    assert "Charter 12" in stage.note("council.rule").state
    motion = view.motion(view.shown)
    for voter in motion.voters:
        assert stage.note(f"council.member.{voter.state}").text == view.state_name(voter.state)
    stage.click("council.member.RUS")
    assert stage.has("Why Russia")
    strongest = spoken(motion.voters[0].terms[0][0])
    assert any(note.id.startswith("council.lever.RUS") for note in stage.ui.notes), strongest
    stage.click("council.vote.yes")
    assert view.game.course.entries[-1]["kind"] == "vote"
    stage.click("council.call")
    assert view.count is not None and view.count.serial == motion.serial
    stage.step(count=40, seconds=0.5)
    assert any(words in " ".join(stage.ui.texts()) for words in ("Adopted", "Blocked", "Too few"))
    stage.click("count.on")
    assert view.panel == "vote" and view.count is None
    stage.key("k")
    assert stage.has("HISTORY OF VOTES")


def test_a_lever_is_ordered_and_refused_orders_change_nothing(stage):
    view = view_of(stage)
    appeal(stage)
    for _ in range(4):
        if view.motions():
            break
        stage.key(".")
    stage.key("c")
    motion = view.motion(view.shown)
    digest = view.game.digest()
    assert not view.give(view.levers(motion.serial, "KAZ")[0].order._replace(value=9999.0))
    assert view.game.digest() == digest
    stage.step(count=2)
    assert any(message.kind == "refusal" for message in view.messages)
    stage.click("council.member.RUS")
    levers = [note.id for note in stage.ui.notes if note.id.startswith("council.lever.RUS") and not note.state]
    before = len(view.game.course.entries)
    stage.click(levers[0])
    assert len(view.game.course.entries) == before + 1


def test_the_article_is_one_click_away(stage):
    view = view_of(stage)
    appeal(stage)
    for _ in range(4):
        if view.motions():
            break
        stage.key(".")
    stage.key("c")
    stage.click("council.rule")
    assert view.panel == "handbook" and stage.has("Charter 12: Decisions of the council")
    stage.click("panel.back")
    assert view.panel == "council"


def test_disabled_actions_name_article_or_price(stage):
    view = view_of(stage)
    view.open("actions")
    stage.step(count=2)
    stage.click("actions.tab.1")
    stage.ui.memory["actions.membership.scroll"] = 1e9
    stage.step(count=2)
    disabled = [note.state for note in stage.ui.notes if note.state.startswith("disabled: ")]
    assert disabled and any("Charter" in state or "costs" in state or "change nothing" in state for state in disabled)


def test_an_amount_is_chosen_and_paid(stage):
    view = view_of(stage)
    action = next(one for one in view.actions("KAZ") if one.order.kind == "budget")
    view.dialog = ("amount", action)
    stage.step(count=2)
    stage.click("amount.do")
    assert view.game.course.entries[-1]["kind"] == "budget" and view.dialog is None


def test_an_amendment_is_tabled(stage):
    view = view_of(stage)
    view.dialog = ("amend", "CSTO")
    stage.step(count=2)
    stage.click("amend.search")
    stage.write("notice")
    row = next(note.id for note in stage.ui.notes if note.id.startswith("amend.list.") and note.text.startswith("notice_months:"))
    stage.click(row)
    stage.click("amend.slider")
    assert stage.note("amend.do").state == ""
    stage.click("amend.do")
    assert view.game.course.entries[-1]["option"] == "table_amendment"
    assert view.panel == "council" and stage.has("Amend notice months")


def test_save_load_and_the_same_digest(stage, tmp_path):
    view = view_of(stage)
    appeal(stage)
    digest = view.game.digest()
    stage.key("escape")
    stage.click("menu.save")
    stage.click("save.title")
    stage.key("ctrl+u")
    stage.write("Before the storm")
    stage.click("save.do")
    assert view.dialog is None and (tmp_path / "saves" / "Before-the-storm.article4").exists()
    stage.key(".")
    stage.key("escape")
    stage.click("menu.load")
    stage.click("load.rows.0")
    stage.click("load.do")
    stage.until(lambda: isinstance(stage.app.top, GameScreen) and stage.app.top.view is not view)
    assert stage.app.top.view.game.digest() == digest


def test_closing_the_window_keeps_what_was_played_and_nothing_else(stage, tmp_path):
    kept = tmp_path / "saves" / "autosave-1.article4"
    stage.step([pygame.event.Event(pygame.QUIT)])
    assert not stage.app.running and not kept.exists()
    stage.app.running = True
    stage.key(".")
    stage.step([pygame.event.Event(pygame.QUIT)])
    assert not stage.app.running and kept.exists()


def test_a_damaged_save_is_refused_in_words(stage, tmp_path):
    folder = tmp_path / "saves"
    folder.mkdir(exist_ok=True)
    (folder / "broken.article4").write_bytes(b"not a save at all")
    view_of(stage).dialog = ("load", None)
    stage.step(count=3)
    stage.click("load.rows.0")
    assert stage.note("load.do").state.startswith("disabled: ")


def test_rewind_and_a_new_branch(stage):
    view = view_of(stage)
    appeal(stage)
    for _ in range(5):
        stage.key(".")
        view.dialog = view.count = None
    later = view.game.today
    stage.key("b")
    stage.click("tree.typed")
    stage.write("2022-01-05")
    stage.click("tree.rewind")
    assert str(view.game.today) == "2022-01-05" and view.game.is_past and view.game.today < later
    budget = next(one for one in view.actions("KAZ") if one.order.kind == "budget")
    assert view.give(budget.order)
    stage.step(count=2)
    assert len(view.game.courses) == 2
    stage.click("tree.branch.0")
    assert view.game.today == later


def test_time_passes_stops_and_speeds(stage):
    view = view_of(stage)
    start = view.game.day
    stage.key("3")
    assert view.speed == 3 and not view.paused
    stage.step(count=40, seconds=0.1)
    assert view.game.day > start and view.paused, "it stops at the player's own decision"
    view.dialog = None
    stage.key("space")
    assert not view.paused
    stage.key("space")
    assert view.paused


def test_two_people_hand_over():
    from datetime import date

    from sim.game.session import Game

    game = Game.start("real-timeline", 7, {"KAZ": "person", "RUS": "person"})
    game.advance(date(2022, 1, 4), answers=False)
    stage = Stage(lambda app: GameScreen(app, game), size=(1600, 900))
    view = view_of(stage)
    view.take_seat("RUS")
    for _ in range(3):
        stage.key(".")
        if view.handing:
            break
    assert view.handing == "KAZ" and stage.has("Hand over to") and stage.has("I am here")
    stage.click("handover.go")
    assert view.seat == "KAZ" and view.handing is None
    stage.app.close()


def test_keys_are_remapped_and_conflicts_shown(stage):
    view_of(stage).dialog = ("settings", None)
    stage.step(count=2)
    stage.click("settings.tab.3")
    stage.click("settings.key.pause")
    stage.key("p")
    assert stage.app.settings.keys == {"pause": "p"}
    stage.click("settings.key.speed_1")
    stage.key("p")
    assert stage.note("settings.key.pause").state == "conflict"
    assert stage.has("Conflict: P stands for Pause and go on, Speed 1.")
    stage.click("settings.reset")
    assert stage.app.settings.keys == {}


def test_everything_can_be_reached_by_keyboard(calm):
    view = view_of(calm)
    seen = set()
    for _ in range(300):
        calm.key("tab")
        if calm.ui.focus in seen:
            break
        seen.add(calm.ui.focus)
    for id in ("top.pause", "top.speed.3", "top.menu", "outliner.members", "log.filter.1", "open.council", "alert.agenda"):
        assert id in seen, id
    assert view.panel == ""


@pytest.mark.parametrize("size,scale", [((800, 600), 0.0), ((1024, 768), 1.0), ((1366, 768), 1.0), ((3840, 2160), 2.0)])
def test_windows_small_and_large(size, scale):
    stage = stage_on(size=size, scale=scale)
    for panel in ("council", "state", "organisation"):
        stage.app.top.show(panel)
        stage.step(count=3)
        box = stage.ui.place_of("panel.close")
        assert box is not None and box.right <= stage.ui.screen.w and box.y >= 0
    stage.app.close()


def test_palettes_and_text_sizes_draw(stage):
    from sim.play.kit.theme import PALETTES

    for palette in PALETTES:
        stage.app.settings.palette = palette
        stage.app.settings.text_factor = 1.3
        stage.app.apply()
        stage.step(count=2)
        assert stage.ui.colours == PALETTES[palette]


def test_two_people_read_whose_objective_is_whose_and_how_time_passes():
    from sim.game.session import Game

    game = Game.start("real-timeline", 7, {"KAZ": "person", "RUS": "person"})
    stage = Stage(lambda app: Briefing(app, game), size=(1920, 1080))
    assert stage.has("You govern Kazakhstan and Russia")
    words = stage.ui.texts()
    whose = [word for word in words if word in ("Kazakhstan", "Russia")]
    assert whose[:2] == ["Kazakhstan", "Russia"], "each state's objectives stand below its name"
    stage.click("briefing.go")
    assert stage.has("Time stands still. Space lets it pass, and stops it.") and stage.has("paused")
    stage.key("1")
    assert stage.has("speed 1")
    stage.app.close()
