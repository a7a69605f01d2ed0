"""The usual widgets, each a function of the `Ui`, an id and a box. What cannot be done says why.

All are reached by TAB and the arrows, carried out by Enter, and noted in the frame's dump with their state.
"""

from collections.abc import Sequence

from sim.play.kit.boxes import Box
from sim.play.kit.core import Hit, Ui
from sim.play.kit.theme import Tint, mixed, with_alpha
from sim.play.kit.tooltips import Tell, Tip, TooltipStack, key_cap

TIPS = "tooltips"


def tips_of(ui: Ui) -> TooltipStack:
    """The one stack of tooltips of a `Ui`."""
    stack = ui.memory.get(TIPS)
    if not isinstance(stack, TooltipStack):
        stack = ui.memory[TIPS] = TooltipStack()
    return stack


def explain(ui: Ui, id: str, box: Box, tell: Tell) -> None:
    """Give what was just drawn and hit under this id a tooltip."""
    tips_of(ui).offer(ui, id, box, tell)


def term(
    ui: Ui, id: str, x: float, y: float, text: str, tell: Tell, size: float = 13, colour: Tint | None = None,
    weight: str = "regular", most: float | None = None,
) -> float:  # fmt: skip
    """A word that explains itself: dotted underline and a tooltip. Returns its width."""
    wide = ui.text(x, y, text, size, colour or ui.colours.second, weight, most=most)
    wide = min(wide, most) if most else wide
    high = ui.line_height(size)
    ui.dotted(x, y + high + ui.growth(size) - 1, wide)
    box = Box(x, y, wide, high)
    ui.hit(id, box, focusable=False)
    explain(ui, id, box, tell)
    return wide


def button(
    ui: Ui, id: str, box: Box, text: str = "", icon: str = "", *, primary: bool = False, reason: str = "", action: str = "",
    default: bool = False, on: bool = False, tell: Tell | None = None, size: float = 15, quiet: bool = False,
    align: str = "middle",
) -> bool:  # fmt: skip
    """A button. True when it was pressed by click, Enter or the key of its action, and nothing forbids it.

    `reason` is why it cannot be pressed (an article, a price); it is told by tooltip. `default`: Enter presses it when nothing
    else has the focus.
    """
    c = ui.colours
    said = text or (tell().title if tell else id.rsplit(".", 1)[-1])
    state = f"disabled: {reason}" if reason else "on" if on else ""
    hit = ui.hit(id, box, text=said, state=state)
    live = not reason
    fill, edge, ink = button_colours(ui, hit, live, primary, on, quiet)
    if fill is not None:
        ui.box(box, fill, 6 if box.h > 24 else 4, edge)
    hint = ui.hint(action) if action else "Enter" if default else ""
    room = box.w - ui.text_width(text, size, "bold") - (size + 7 if icon else 0)
    hint = hint if box.h >= 36 and text and room > 2 * ui.text_width(hint, 13, "medium") + 20 else ""
    face(ui, box, text, icon, ink, size, align)
    if hint:
        ui.text(box.right - 6, box.bottom - 17, hint, 11, with_alpha(mixed(ink, fill or c.panel, 0.35), 255), "medium", "right")
    ui.focus_ring(id, box)
    if reason:
        explain(ui, id, box, lambda: Tip(said, "cannot be done", note=reason))
    elif tell is not None:
        explain(ui, id, box, tell)
    pressed = hit.clicked or bool(action and ui.action(action)) or (default and ui.focus is None and ui.take("return"))
    if pressed:
        ui.sounds.append("press" if live else "refuse")
    return pressed and live


def button_colours(ui: Ui, hit: Hit, live: bool, primary: bool, on: bool, quiet: bool) -> tuple[Tint | None, Tint | None, Tint]:
    """Ground, edge and ink of a button."""
    c = ui.colours
    if not live:
        return (None if quiet else mixed(c.raised, c.panel, 0.5)), c.line, c.third
    if primary:
        ground = mixed(c.gold, (255, 255, 255), 0.15 if hit.hovered else 0.0)
        return mixed(ground, c.panel, 0.2) if hit.pressed else ground, mixed(c.gold, (255, 255, 255), 0.4), c.dark
    if on:
        return mixed(c.panel, c.gold, 0.2), c.gold, c.text
    if quiet:
        return (c.raised if hit.hovered else None), None, c.text if hit.hovered else c.second
    ground = c.pressed if hit.hovered else c.raised
    return mixed(ground, c.panel, 0.3) if hit.pressed else ground, c.edge, c.text


def face(ui: Ui, box: Box, text: str, icon: str, ink: Tint, size: float, align: str) -> None:
    """Icon and words in a box."""
    side = min(size + 1, box.h - 6) if text else min(18.0, box.h - 6, box.w - 6)
    if not text:
        ui.icon(icon, *box.centre, side, ink, centre=True) if icon else None
        return
    room = box.w - 12 - (side + 6 if icon else 0)
    wide = min(room, ui.text_width(text, size, "bold")) + (side + 6 if icon else 0)
    x = box.x + (box.w - wide) / 2 if align == "middle" else box.x + 9
    if icon:
        ui.icon(icon, x, box.y + (box.h - side) / 2, side, ink)
        x += side + 6
    ui.text(x, box.y + (box.h - ui.line_height(size)) / 2, text, size, ink, "bold", most=max(8, room))


def toggle(ui: Ui, id: str, box: Box, text: str, on: bool, reason: str = "") -> bool:
    """A switch with words. Returns its new state."""
    c = ui.colours
    hit = ui.hit(id, box, text=text, state=(f"disabled: {reason}" if reason else "on" if on else "off"))
    y = box.y + box.h / 2
    ui.box((box.x, y - 9, 34, 18), mixed(c.panel, c.good, 0.55) if on else c.raised, 9, c.good if on else c.edge)
    ui.circle(box.x + (25 if on else 9), y, 6, c.text if not reason else c.third)
    if on:
        ui.icon("check", box.x + 25, y, 9, c.panel, centre=True)
    ui.text(box.x + 44, y - ui.line_height(14) / 2, text, 14, c.text if not reason else c.third, most=box.w - 44)
    ui.focus_ring(id, box)
    pressed = hit.clicked or (hit.focused and ui.take("space"))
    return on != (pressed and not reason)


def slider(ui: Ui, id: str, box: Box, value: float, low: float, high: float, step: float, shown: str = "") -> float:
    """A slider; the pointer or the arrows move it. Returns its new value, on a step."""
    c = ui.colours
    hit = ui.hit(id, box, keeps="arrows", text=shown or f"{value:g}", state=f"{low:g} to {high:g}")
    label = ui.text_width(shown, 13, "bold") + 12 if shown else 0.0
    track = Box(box.x + 8, box.y + box.h / 2 - 2, max(10.0, box.w - 16 - label), 4)
    if hit.pressed:
        value = low + (ui.mouse[0] - track.x) / track.w * (high - low)
    if hit.focused:
        for names, by in (
            (("left", "down"), -step),
            (("right", "up"), step),
            (("page down",), -10 * step),
            (("page up",), 10 * step),
        ):
            if ui.take(*names):
                value += by
    value = min(high, max(low, low + round((value - low) / step) * step)) if step > 0 else min(high, max(low, value))
    share = (value - low) / (high - low) if high > low else 0.0
    ui.box(track, c.pressed, 2)
    ui.box((track.x, track.y, track.w * share, 4), c.gold, 2)
    ui.circle(track.x + track.w * share, track.y + 2, 7.5 if hit.hovered or hit.pressed else 6.5, c.gold)
    ui.circle(track.x + track.w * share, track.y + 2, 3, c.panel)
    if shown:
        ui.text(box.right, box.y + (box.h - ui.line_height(13)) / 2, shown, 13, c.text, "bold", "right")
    ui.focus_ring(id, box)
    return value


def tabs(ui: Ui, id: str, box: Box, names: Sequence[str], chosen: int, icons: Sequence[str] = ()) -> int:
    """A row of tabs. Returns the place of the chosen one."""
    c = ui.colours
    x = box.x
    ui.line(box.x, box.bottom - 1, box.right, box.bottom - 1)
    for place, name in enumerate(names):
        icon = icons[place] if place < len(icons) else ""
        wide = ui.text_width(name, 14, "bold") + 24 + (20 if icon else 0)
        part = Box(x, box.y, min(wide, box.right - x), box.h)
        hit = ui.hit(f"{id}.{place}", part, text=name, state="on" if place == chosen else "")
        ink = c.gold if place == chosen else c.text if hit.hovered else c.second
        left = x + 12
        if icon:
            ui.icon(icon, left, box.y + (box.h - 14) / 2, 14, ink)
            left += 20
        ui.text(left, box.y + (box.h - ui.line_height(14)) / 2 - 1, name, 14, ink, "bold", most=part.right - left)
        if place == chosen:
            ui.fill((x + 8, box.bottom - 3, part.w - 16, 3), c.gold)
        ui.focus_ring(f"{id}.{place}", part)
        if hit.clicked:
            chosen = place
            ui.sounds.append("press")
        x += part.w
    return chosen


def chip(ui: Ui, x: float, y: float, text: str, icon: str = "", colour: Tint | None = None, high: float = 22) -> float:
    """A small rounded label. Returns its width."""
    c = ui.colours
    wide = ui.text_width(text, 13, "medium") + 18 + (18 if icon else 0)
    ui.box((x, y, wide, high), c.raised, high / 2)
    left = x + 9
    if icon:
        ui.icon(icon, left, y + (high - 13) / 2, 13, colour or c.second)
        left += 18
    ui.text(left, y + (high - ui.line_height(13)) / 2, text, 13, colour or c.second, "medium")
    return wide


def choice_chip(ui: Ui, id: str, x: float, y: float, text: str, on: bool, high: float = 21) -> tuple[bool, float]:
    """A chip that can be chosen, as filters are. Returns (pressed, width)."""
    c = ui.colours
    wide = ui.text_width(text, 13, "medium") + 18
    box = Box(x, y, wide, high)
    hit = ui.hit(id, box, text=text, state="on" if on else "")
    ui.box(box, mixed(c.panel, c.gold, 0.2) if on else c.pressed if hit.hovered else c.raised, high / 2)
    ui.middle_text(Box(x, y, wide, high - 1), text, 13, c.gold if on else c.second, "medium")
    ui.focus_ring(id, box, high / 2)
    return hit.clicked, wide


def drop_down(ui: Ui, id: str, box: Box, options: Sequence[str], chosen: int, reason: str = "") -> int:
    """A list that opens below its box. Returns the place of the chosen option."""
    c = ui.colours
    said = options[chosen] if 0 <= chosen < len(options) else ""
    hit = ui.hit(
        id,
        box,
        keeps="arrows" if ui.memory.get("open list") == id else "",
        text=said,
        state=f"disabled: {reason}" if reason else "list",
    )
    ui.box(box, c.pressed if hit.hovered and not reason else c.raised, 5, c.edge)
    ui.text(box.x + 10, box.y + (box.h - ui.line_height(14)) / 2, said, 14, c.text if not reason else c.third, most=box.w - 34)
    ui.icon("chevron-down", box.right - 22, box.y + (box.h - 14) / 2, 14, c.second)
    ui.focus_ring(id, box)
    if reason:
        explain(ui, id, box, lambda: Tip(said, "cannot be changed", note=reason))
        return chosen
    if hit.clicked:
        ui.memory["open list"] = None if ui.memory.get("open list") == id else id
        ui.memory[id + ".first"] = max(0, chosen - 4)
    if ui.memory.get("open list") != id:
        return chosen
    return chosen_from_list(ui, id, box, options, chosen)


def chosen_from_list(ui: Ui, id: str, box: Box, options: Sequence[str], chosen: int) -> int:
    """The open list of a drop-down, drawn on top of everything."""
    shown = min(len(options), 10)
    first = ui.memory.get(id + ".first", 0)
    first = first if isinstance(first, int) else 0
    if ui.wheel and ui.hot is not None and ui.hot.startswith(id + "."):
        first -= int(ui.wheel)
        ui.wheel = 0.0
    if ui.focus == id:
        chosen = min(len(options) - 1, chosen + 1) if ui.take("down") else max(0, chosen - 1) if ui.take("up") else chosen
        first = chosen if chosen < first else chosen - shown + 1 if chosen >= first + shown else first
    first = max(0, min(first, len(options) - shown))
    ui.memory[id + ".first"] = first
    high = 28.0 * shown + 8
    below = box.bottom + 4 + high <= ui.screen.bottom
    area = Box(box.x, box.bottom + 4 if below else box.y - 4 - high, box.w, high)
    for place in range(first, first + shown):
        if f"{id}.{place}" in ui.clicks:
            chosen = place
            ui.memory["open list"] = None
    if ui.take("escape") or ui.free_press or (ui.held is not None and not ui.held.startswith(id)):
        ui.memory["open list"] = None
    ui.later(lambda: draw_list(ui, id, area, options, chosen, first, shown))
    return chosen


def draw_list(ui: Ui, id: str, area: Box, options: Sequence[str], chosen: int, first: int, shown: int) -> None:
    """The rows of an open drop-down."""
    c = ui.colours
    ui.panel(area, 6, 255, c.edge)
    ui.block(id + ".ground", area)
    for row in range(shown):
        place = first + row
        line = Box(area.x + 4, area.y + 4 + row * 28, area.w - 8, 28)
        hit = ui.hit(f"{id}.{place}", line, focusable=False, text=options[place], state="on" if place == chosen else "")
        if hit.hovered or place == chosen:
            ui.box(line, c.pressed if hit.hovered else c.raised, 4)
        ui.text(line.x + 8, line.y + 4, options[place], 14, c.gold if place == chosen else c.text, most=line.w - 16)


def heading(ui: Ui, box: Box, text: str, right: str = "", icon: str = "") -> float:
    """The small capitals above a panel's part. Returns the y below it."""
    c = ui.colours
    x = box.x
    if icon:
        ui.icon(icon, x, box.y + 2, 15, c.gold)
        x += 22
    ui.text(x, box.y, text.upper(), 13, c.second, "bold", spacing=1.0)
    if right:
        ui.text(box.right, box.y, right, 13, c.third, align="right")
    return box.y + 24


def bar(ui: Ui, box: Box, share: float, colour: Tint) -> None:
    """A thin bar that is filled to a share of 0 to 1."""
    ui.fill(box, (30, 43, 58))
    ui.fill((box.x, box.y, box.w * min(1.0, max(0.0, share)), box.h), colour)


__all__ = [
    "bar",
    "button",
    "chip",
    "choice_chip",
    "drop_down",
    "explain",
    "heading",
    "key_cap",
    "slider",
    "tabs",
    "term",
    "tips_of",
    "toggle",
]
