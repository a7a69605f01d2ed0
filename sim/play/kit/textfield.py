"""One line of text that can be written: caret, selection of all, clipboard by the usual keys."""

import pygame

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.theme import mixed

LONGEST = 200


def text_field(ui: Ui, id: str, box: Box, text: str, hint: str = "", icon: str = "", most: int = LONGEST) -> str:
    """A field to write in. Returns its text; Enter and Esc are left to the screen."""
    c = ui.colours
    hit = ui.hit(id, box, keeps="text arrows", text=text or hint, state="field")
    caret = ui.memory.get(id + ".caret")
    caret = min(caret if isinstance(caret, int) else len(text), len(text))
    if hit.clicked:
        ui.focus, caret = id, caret_at(ui, box, icon, text)
    if ui.focus == id:
        ui.writing = True
        text, caret = written(ui, text, caret, most)
    ui.memory[id + ".caret"] = caret
    ui.box(box, mixed(c.panel, c.raised, 0.5), 5, c.gold if ui.focus == id else c.edge)
    x = box.x + 9
    if icon:
        ui.icon(icon, x, box.y + (box.h - 14) / 2, 14, c.second)
        x += 21
    y = box.y + (box.h - ui.line_height(14)) / 2
    shift = max(0.0, ui.text_width(text[:caret], 14) - (box.right - 12 - x))
    with ui.clip(Box(x, box.y, box.right - 6 - x, box.h)):
        ui.text(x - shift, y, text or hint, 14, c.text if text else c.third)
        if ui.focus == id and (ui.theme.reduced_motion or int(ui.now * 2) % 2 == 0):
            at = x - shift + ui.text_width(text[:caret], 14)
            ui.fill((at, y + 1, 1.5, ui.line_height(14) - 2), c.gold)
    return text


def caret_at(ui: Ui, box: Box, icon: str, text: str) -> int:
    """The place in the text nearest to the pointer."""
    x = ui.mouse[0] - box.x - 9 - (21 if icon else 0)
    return min(range(len(text) + 1), key=lambda place: abs(ui.text_width(text[:place], 14) - x))


def written(ui: Ui, text: str, caret: int, most: int) -> tuple[str, int]:
    """The text and caret after this frame's keys."""
    for key in list(ui.keys):
        name = key.name
        if name == "backspace" and caret > 0:
            text, caret = text[: caret - 1] + text[caret:], caret - 1
        elif name == "delete":
            text = text[:caret] + text[caret + 1 :]
        elif name in ("left", "right", "home", "end"):
            caret = {"left": max(0, caret - 1), "right": min(len(text), caret + 1), "home": 0, "end": len(text)}[name]
        elif name in ("ctrl+v", "shift+insert"):
            text, caret = inserted(text, caret, pasted(), most)
        elif name == "ctrl+u":
            text, caret = "", 0
        elif len(name) > 1 and name not in ("backspace", "space", "up", "down"):
            continue
        ui.keys.remove(key)
    return inserted(text, caret, ui.typed, most)


def inserted(text: str, caret: int, new: str, most: int) -> tuple[str, int]:
    """The text with something put in at the caret."""
    new = "".join(letter for letter in new if letter.isprintable())[: max(0, most - len(text))]
    return text[:caret] + new + text[caret:], caret + len(new)


def pasted() -> str:
    """What the clipboard holds; nothing where there is none."""
    try:
        return pygame.scrap.get_text()
    except pygame.error:
        return ""
