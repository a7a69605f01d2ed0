"""Settings: what is seen, heard and pressed. Everything is carried out at once and kept."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.keys import ACTIONS, BY_NAME, KeyMap, key_label
from sim.play.kit.lists import scroll
from sim.play.kit.modal import dialog
from sim.play.kit.theme import PALETTES, SCALES, TEXT_SIZES
from sim.play.kit.widgets import button, drop_down, slider, tabs, toggle
from sim.play.policies import GROUPS, POLICIES, policy_of
from sim.play.texts import choose, languages, say
from sim.play.view import View
from sim.words.figures import percent

if TYPE_CHECKING:
    from sim.play.app import App

ROW = 44.0


LANGUAGES = {"en": "English", "ru": "Русский"}
"""What languages are called in themselves."""


def settings_dialog(ui: Ui, view: View, come_from: object) -> None:
    """The settings over a game; from the menu, one comes back to it."""
    if draw_settings(ui, view.app):
        view.dialog = ("menu", None) if come_from == "menu" else None


def draw_settings(ui: Ui, app: "App") -> bool:
    """Draw the settings. True when they are to be closed."""
    with dialog(ui, "settings", say("Settings"), 760, 620, "settings") as opened:
        inner = opened.inner
        known = ui.memory.get("settings.tab", 0)
        tab = tabs(
            ui,
            "settings.tab",
            Box(inner.x, inner.y - 4, inner.w, 32),
            [say("Picture"), say("Game and sound"), say("Messages"), say("Keys")],
            known if isinstance(known, int) else 0,
        )
        ui.memory["settings.tab"] = tab
        area = Box(inner.x, inner.y + 40, inner.w, inner.h - 40)
        (picture, play, messages, keys)[tab](ui, app, area)
        closing = opened
    return closing.closed and ui.memory.get("settings.listening") is None


def row(ui: Ui, area: Box, place: int, name: str) -> Box:
    """The name of a setting at the left. Returns the room at the right."""
    y = area.y + place * ROW
    ui.text(area.x, y + 7, name, 14, ui.colours.second, "medium", most=230)
    return Box(area.x + 250, y, area.w - 250, 34)


def picture(ui: Ui, app: "App", area: Box) -> None:
    """What is seen."""
    s = app.settings
    sizes = [say("by the window")] + [percent(scale) for scale in SCALES]
    values = [0.0, *SCALES]
    at = min(range(len(values)), key=lambda place: abs(values[place] - s.scale))
    new = drop_down(ui, "settings.scale", row(ui, area, 0, say("Size of everything")), sizes, at)
    if new != at:
        s.scale = values[new]
        app.apply()
    at = min(range(len(TEXT_SIZES)), key=lambda place: abs(TEXT_SIZES[place] - s.text_factor))
    new = drop_down(
        ui, "settings.text", row(ui, area, 1, say("Size of text")), [percent(size) for size in TEXT_SIZES], at
    )
    if new != at:
        s.text_factor = TEXT_SIZES[new]
        app.apply()
    names = list(PALETTES)
    new = drop_down(
        ui, "settings.palette", row(ui, area, 2, say("Colours")), [say(name) for name in names], names.index(s.palette)
    )
    if names[new] != s.palette:
        s.palette = names[new]  # type: ignore[assignment]
        app.apply()
    swatches(ui, row(ui, area, 3, say("They look so")))
    switched(
        app,
        "reduced_motion",
        toggle(ui, "settings.motion", row(ui, area, 4, say("Motion")), say("Nothing pulses or flies"), s.reduced_motion),
    )
    switched(app, "full_screen", toggle(ui, "settings.full", row(ui, area, 5, say("Window")), say("Full screen"), s.full_screen))
    found = list(languages())
    at = found.index(s.language) if s.language in found else 0
    new = drop_down(ui, "settings.language", row(ui, area, 6, say("Language")), [LANGUAGES.get(one, one) for one in found], at)
    if new != at:
        s.language = found[new]
        choose(s.language)
        app.apply()


def swatches(ui: Ui, box: Box) -> None:
    """The palette's colours with the shapes that go with them."""
    c = ui.colours
    for place, (colour, icon) in enumerate(
        ((c.good, "check"), (c.gold, "minus"), (c.bad, "x"), (c.danger, "triangle-alert"), (c.blue, "info"), (c.violet, "coins"))
    ):
        ui.box((box.x + place * 46, box.y + 2, 38, 28), colour, 5)
        ui.icon(icon, box.x + place * 46 + 19, box.y + 16, 16, (10, 14, 20), centre=True)


def switched(app: "App", name: str, value: bool) -> None:
    """Carry a switch out when it has changed."""
    if getattr(app.settings, name) != value:
        if name == "full_screen" and not app.headless:
            app.turn_full_screen()
            return
        setattr(app.settings, name, value)
        app.apply()


def play(ui: Ui, app: "App", area: Box) -> None:
    """Sound, tooltips, alerts, and the tutorial."""
    s = app.settings
    tones = say("No sound card is found: silence") if app.sounds.lacking else say("Short tones")
    switched(app, "sound", toggle(ui, "settings.sound", row(ui, area, 0, say("Sound")), tones, s.sound))
    delay = slider(
        ui,
        "settings.delay",
        row(ui, area, 1, say("Tooltips open after")),
        s.tooltip_delay,
        0.0,
        2.0,
        0.05,
        f"{s.tooltip_delay:.2f} s",
    )
    if abs(delay - s.tooltip_delay) > 1e-9:
        s.tooltip_delay = delay
        app.apply()
    none = "" if s.snoozed else say("no alert is snoozed")
    box = row(ui, area, 2, say("Alerts"))
    if button(ui, "settings.snoozed", box, say("Show snoozed alerts again"), "bell", size=14, reason=none):
        s.snoozed = []
        app.apply()


MESSAGE_WORDS = {
    "message": "A message of the world's author", "crisis": "A crisis begins",
    "escalation": "Fighting escalates, pauses or ends", "vote": "A motion is tabled",
    "ruling": "A council or an arbiter has decided",
    "force": "A force moves, arrives or goes",
    "membership": "A member joins, freezes, loses its vote or leaves", "base": "Foreign bases",
    "office": "Chair, secretary, leaders",
    "home": "Protests and polls at home", "exercise": "Exercises",
}  # fmt: skip
POLICY_WORDS = {"log": "only in the log", "note": "note it", "pause": "note it, time stops"}


def messages(ui: Ui, app: "App", area: Box) -> None:
    """For each kind of event: kept in the log, noted below the bar, or noted and time stops."""
    s = app.settings
    words = say("What happens when … (a decision of your own always stops time)")
    ui.text(area.x, area.y, words, 13, ui.colours.third, most=area.w)
    for place, group in enumerate(GROUPS):
        y = area.y + 28 + place * 42
        name = say(MESSAGE_WORDS[group.name])
        ui.text(area.x, y + 7, name, 14, ui.colours.second, "medium", most=area.w - 260)
        at = POLICIES.index(policy_of(group, s.policies))
        box = Box(area.right - 240, y, 240, 34)
        new = drop_down(ui, f"settings.policy.{group.name}", box, [say(POLICY_WORDS[one]) for one in POLICIES], at)
        if new != at:
            s.policies = {**s.policies, group.name: POLICIES[new]}
            app.apply()


def keys(ui: Ui, app: "App", area: Box) -> None:
    """Every action with its key; press a row, then the key. Keys that do two things are marked."""
    c = ui.colours
    conflicts = ui.keymap.conflicts()
    listening = ui.memory.get("settings.listening")
    if isinstance(listening, str):
        listen(ui, app, listening)
    note = (
        say("Press the key for: {action}. Esc leaves it.", action=say(BY_NAME[listening].title))
        if isinstance(listening, str)
        else conflict_note(conflicts)
    )
    ui.text(area.x, area.y, note, 14, c.gold if listening or conflicts else c.second, most=area.w - 170)
    if button(ui, "settings.reset", Box(area.right - 160, area.y - 6, 160, 30), say("Usual keys"), "rotate-ccw", size=14):
        app.settings.keys = {}
        app.apply()
    with scroll(ui, "settings.keys", Box(area.x, area.y + 32, area.w, area.h - 32), 32.0 * len(ACTIONS)) as top:
        for place, action in enumerate(ACTIONS):
            line = Box(area.x, top + 32.0 * place, area.w - 14, 30)
            key_row(ui, action.name, line, conflicts)


def conflict_note(conflicts: dict[str, list[str]]) -> str:
    """What is said about keys that stand for several actions."""
    if not conflicts:
        return say("Press a row, then the new key.")
    key, names = next(iter(conflicts.items()))
    return say(
        "Conflict: {key} stands for {names}.", key=key_label(key), names=", ".join(say(BY_NAME[name].title) for name in names)
    )


def key_row(ui: Ui, name: str, line: Box, conflicts: dict[str, list[str]]) -> None:
    """One action with its key."""
    c, action, key = ui.colours, BY_NAME[name], ui.keymap.key(name)
    clash = key in conflicts
    hit = ui.hit(
        f"settings.key.{name}",
        line,
        text=f"{say(action.title)}: {key_label(key)}",
        state="conflict" if clash else "",
        group="settings.keys",
    )
    if hit.hovered or ui.memory.get("settings.listening") == name:
        ui.box(line, c.pressed, 4)
    ui.text(line.x + 8, line.y + 5, say(action.group), 13, c.third)
    ui.text(line.x + 90, line.y + 5, say(action.title), 14, c.text)
    ui.text(line.right - 40, line.y + 5, key_label(key) or "–", 14, c.danger if clash else c.gold, "bold", "right")
    if clash:
        ui.icon("triangle-alert", line.right - 28, line.y + 7, 15, c.danger)
    ui.focus_ring(f"settings.key.{name}", line, 4)
    if hit.clicked:
        ui.memory["settings.listening"] = name


def listen(ui: Ui, app: "App", name: str) -> None:
    """Take the next key as that of an action."""
    if not ui.keys:
        return
    key = ui.keys.pop(0)
    ui.memory["settings.listening"] = None
    if key.name != "escape" or name == "menu":
        changed = KeyMap(app.settings.keys)
        changed.keys[name] = key.name
        app.settings.keys = changed.changed()
        app.apply()


__all__ = ["Callable", "draw_settings", "settings_dialog"]
