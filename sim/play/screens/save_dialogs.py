"""Save and load: the saves that there are with scenario, day and state; a damaged or foreign one says so and harms nothing."""

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sim.game import saves
from sim.game.save_file import SaveError
from sim.game.saves import SaveInfo
from sim.game.session import Game
from sim.play.kit.boxes import Box
from sim.play.kit.core import Hit, Ui
from sim.play.kit.flags import flag_code
from sim.play.kit.lists import virtual_list
from sim.play.kit.modal import dialog
from sim.play.kit.textfield import text_field
from sim.play.kit.tooltips import Tip
from sim.play.kit.widgets import button, explain
from sim.play.screens.marks import empty
from sim.play.screens.panel import capital
from sim.play.settings import home
from sim.play.texts import say
from sim.play.view import View
from sim.report.names import day_words

if TYPE_CHECKING:
    from sim.play.app import App

QUICK = "quick"


def save_folder() -> Path:
    """Where saves are kept, made if need be."""
    folder = home() / "saves"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def saves_of() -> list[SaveInfo]:
    """The saves there are, the latest first; none where the folder cannot be read."""
    try:
        return saves.listing(save_folder())
    except OSError:
        return []


def file_name(title: str) -> str:
    """A title as the name of a file: letters, digits, dashes."""
    return re.sub(r"[^\w-]+", "-", title, flags=re.UNICODE).strip("-")[:60] or "game"


def kept(game: Game, name: str, title: str) -> str:
    """Save a game under a name. Returns what went wrong, nothing when all is well; nothing is lost either way."""
    try:
        saves.save(game, save_folder() / f"{name}{saves.ENDING}", title)
    except (SaveError, OSError) as error:
        return str(error)
    return ""


def autosaved(game: Game) -> str:
    """Save into the ring of autosaves. Returns what went wrong, nothing when all is well."""
    try:
        saves.autosave(game, save_folder())
    except (SaveError, OSError) as error:
        return str(error)
    return ""


def save_dialog(ui: Ui, view: View, _about: object) -> None:
    """Name a save and write it."""
    game = view.game
    usual = f"{view.state_name(view.seat) or say('watched')}, {game.today.day} {game.today:%B %Y}"
    with dialog(ui, "save", say("Save"), 560, 250, "save") as opened:
        inner = opened.inner
        ui.text(inner.x, inner.y, say("Under which name?"), 14, ui.colours.second)
        title = text_field(
            ui, "save.title", Box(inner.x, inner.y + 28, inner.w, 36), str(ui.memory.get("save.words", usual)), usual, most=80
        )
        ui.memory["save.words"] = title
        name = file_name(title or usual)
        exists = (save_folder() / f"{name}{saves.ENDING}").exists()
        words = (
            say("A save of this name is there; it will be replaced.")
            if exists
            else say("{file} in {folder}", file=name + saves.ENDING, folder=save_folder())
        )
        where = Box(inner.x, inner.y + 72, inner.w, 22)
        ui.hit("save.where", where, text=words)
        ui.text(where.x, where.y + 2, words, 13, ui.colours.gold if exists else ui.colours.third, most=where.w)
        explain(ui, "save.where", where, lambda: Tip(say("Where it is kept"), note=words))
        ui.focus_ring("save.where", where, 4)
        pressed = button(
            ui, "save.do", Box(inner.right - 160, inner.bottom - 44, 160, 40), say("Save"), "save", primary=True, default=True
        )
        if pressed or (ui.focus == "save.title" and ui.take("return")):
            fault = kept(game, name, title or usual)
            view.tell(fault or say("Saved: {name}", name=title or usual), "refusal" if fault else "info")
            ui.memory.pop("save.words", None)
            opened.closed = opened.closed or not fault
    if opened.closed:
        view.dialog = None


def load_dialog(ui: Ui, view: View, _about: object) -> None:
    """Choose a save over a game."""
    if draw_load(ui, view.app):
        view.dialog = None


def draw_load(ui: Ui, app: "App") -> bool:
    """The saves to choose from. True when the dialog is to be closed."""
    if "load.list" not in ui.memory:
        ui.memory["load.list"] = saves_of()
    found: list[SaveInfo] = ui.memory["load.list"]  # type: ignore[assignment]
    with dialog(ui, "load", say("Load"), 720, 560, "folder-open") as opened:
        inner = opened.inner
        area = Box(inner.x, inner.y, inner.w, inner.h - 54)
        if not found:
            empty(ui, area, say("There is no saved game yet."))
        clicked = virtual_list(
            ui,
            "load.rows",
            area,
            len(found),
            56,
            lambda p, b, h: save_row(ui, found[p], b, h, ui.memory.get("load.at") == p),
            text=lambda p: found[p].title,
        )
        if clicked >= 0:
            ui.memory["load.at"] = clicked
        at = ui.memory.setdefault("load.at", 0)
        one = found[at] if isinstance(at, int) and at < len(found) else None
        why = say("choose a save") if one is None else one.fault or ""
        foot = Box(inner.x, inner.bottom - 42, inner.w, 40)
        if (
            button(
                ui,
                "load.do",
                Box(foot.right - 160, foot.y, 160, 40),
                say("Load"),
                "folder-open",
                primary=True,
                reason=why,
                default=True,
            )
            and one
        ):
            load_now(ui, app, one)
            opened.closed = True
        if (
            button(
                ui,
                "load.delete",
                Box(foot.x, foot.y, 150, 40),
                say("Delete"),
                "trash-2",
                reason="" if one else say("choose a save"),
            )
            and one
        ):
            delete(ui, one)
    if opened.closed:
        for kept_open in ("load.list", "load.at", "load.sure", "load.refused"):
            ui.memory.pop(kept_open, None)
    return opened.closed


def delete(ui: Ui, one: SaveInfo) -> None:
    """Delete a save; the second press does it."""
    if ui.memory.get("load.sure") != str(one.path):
        ui.memory["load.sure"] = str(one.path)
        return
    try:
        one.path.unlink(missing_ok=True)
    except OSError as error:
        ui.memory["load.refused"] = (str(one.path), error.strerror or str(error))
        ui.memory.pop("load.sure", None)
        return
    ui.memory.pop("load.list", None)
    ui.memory.pop("load.at", None)


def load_now(ui: Ui, app: "App", one: SaveInfo) -> None:
    """Go to a saved game."""
    from sim.play.screens.loading import Loading

    app.push(Loading.of_save(app, one.path))


def save_row(ui: Ui, one: SaveInfo, row: Box, hit: Hit, on: bool) -> None:
    """One save."""
    c = ui.colours
    if hit.hovered or on:
        ui.box((row.x, row.y + 2, row.w, row.h - 4), c.pressed if on else c.bar, 6, c.gold if on else None)
    x = row.x + 12
    for code in one.people[:3]:
        x += ui.flag(flag_code(code), x, row.y + 12, 13) + 6
    sure = ui.memory.get("load.sure") == str(one.path)
    refused = ui.memory.get("load.refused")
    why = refused[1] if isinstance(refused, tuple) and refused[0] == str(one.path) else ""
    ui.text(x, row.y + 7, capital(one.title), 15, c.text, "medium", most=row.w - 240)
    told = one.fault or (
        say("It cannot be deleted: {why}.", why=why) if why
        else say("Press Delete again to delete it.") if sure
        else f"{capital(one.scenario.replace('-', ' '))} · {day_words(one.day) if one.day else ''}"
    )  # fmt: skip
    ui.text(row.x + 12, row.y + 30, told, 13, c.bad if one.fault or sure or why else c.second, most=row.w - 24)
    ui.text(row.right - 12, row.y + 8, moment_words(one.saved), 13, c.third, align="right")


def moment_words(saved: str) -> str:
    """When a game was saved, as it is read; as it stands in the file where that is no moment."""
    try:
        moment = datetime.fromisoformat(saved)
    except ValueError:
        return saved[:16]
    return f"{day_words(moment.date())}, {moment:%H:%M}"
