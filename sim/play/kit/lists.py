"""Scrolling: areas, lists and tables of any length, of which only what is seen is drawn."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from sim.play.kit.boxes import Box
from sim.play.kit.core import Hit, Ui
from sim.play.kit.theme import Tint

BAR = 8.0
WHEEL_ROWS = 48.0


def scroll_offset(ui: Ui, id: str, box: Box, content: float) -> float:
    """The offset of a scrolling area after this frame's wheel, keys and drags, and the bar that shows it."""
    kept = ui.memory.get(id + ".scroll", 0.0)
    offset = float(kept) if isinstance(kept, (int, float)) else 0.0
    most = max(0.0, content - box.h)
    if ui.wheel and box.contains(ui.place) and most > 0 and ui.level == ui.top_level:
        offset -= ui.wheel * WHEEL_ROWS
        ui.wheel = 0.0
    offset = brought_into_view(ui, box, offset)
    if most > 0:
        offset = thumb(ui, id, box, content, min(most, max(0.0, offset)), most)
    offset = min(most, max(0.0, offset))
    ui.memory[id + ".scroll"] = offset
    return offset


def brought_into_view(ui: Ui, box: Box, offset: float) -> float:
    """Follow the focus when the keyboard has moved it out of the area that it lies in."""
    target = ui.target(ui.focus)
    if target is None or not ui.focus_shown or target.whole.x < box.x - 1 or target.whole.right > box.right + 1:
        return offset
    if target.box.h >= min(target.whole.h, box.h) - 0.5:
        return offset
    if target.whole.y < box.y:
        return offset - (box.y - target.whole.y) - 6
    if target.whole.bottom > box.bottom:
        return offset + (target.whole.bottom - box.bottom) + 6
    return offset


def thumb(ui: Ui, id: str, box: Box, content: float, offset: float, most: float) -> float:
    """The bar at the right; it can be dragged."""
    c = ui.colours
    high = max(24.0, box.h * box.h / content)
    room = max(1.0, box.h - high)
    grip = Box(box.right - BAR, box.y + room * offset / most, BAR, high)
    hit = ui.hit(id + ".bar", Box(box.right - BAR - 2, grip.y, BAR + 2, high), focusable=False)
    moved = ui.dragged.get(id + ".bar")
    if moved:
        offset += moved[1] / room * most
    ui.box((grip.x + 2, grip.y, BAR - 3, high), c.second if hit.hovered or hit.pressed else c.edge, 2.5)
    return offset


@contextmanager
def scroll(ui: Ui, id: str, box: Box, content: float) -> Iterator[float]:
    """An area that scrolls over content of a height; yields the y at which the content begins."""
    offset = scroll_offset(ui, id, box, content)
    with ui.clip(Box(box.x, box.y, box.w - (BAR + 2 if content > box.h else 0), box.h)):
        yield box.y - offset


def virtual_list(
    ui: Ui, id: str, box: Box, count: int, row_height: float, draw: Callable[[int, Box, Hit], None], focusable: bool = True,
    text: Callable[[int], str] | None = None,
) -> int:  # fmt: skip
    """A list of any length: `draw(place, box, hit)` is called for the rows that are seen. Returns the row clicked, or -1."""
    content = count * row_height
    offset = scroll_offset(ui, id, box, content)
    wide = box.w - (BAR + 2 if content > box.h else 0)
    clicked = -1
    with ui.clip(Box(box.x, box.y, wide, box.h)):
        first = max(0, int(offset // row_height) - 1)
        last = min(count, int((offset + box.h) // row_height) + 2)
        for place in range(first, last):
            row = Box(box.x, box.y + place * row_height - offset, wide, row_height)
            hit = ui.hit(f"{id}.{place}", row, focusable=focusable, text=text(place) if text else "", group=id)
            draw(place, row, hit)
            ui.focus_ring(f"{id}.{place}", row, 3)
            if hit.clicked:
                clicked = place
    edge_keys(ui, id, count, row_height, box)
    return clicked


def edge_keys(ui: Ui, id: str, count: int, row_height: float, box: Box) -> None:
    """With the focus in a list, page up and down move by its height, and the arrows go on past the last row seen."""
    if ui.focus is None or not ui.focus.startswith(id + "."):
        return
    here = ui.focus[len(id) + 1 :]
    if not here.isdigit():
        return
    rows = max(1, int(box.h // row_height) - 1)
    for key, by in (("page down", rows), ("page up", -rows), ("home", -count), ("end", count)):
        if ui.take(key):
            place = min(count - 1, max(0, int(here) + by))
            offset = ui.memory.get(id + ".scroll", 0.0)
            offset = float(offset) if isinstance(offset, (int, float)) else 0.0
            ui.memory[id + ".scroll"] = min(max(offset, (place + 1) * row_height - box.h), place * row_height)
            ui.focus = ui.coming = f"{id}.{place}"


class Column(NamedTuple):
    """A column of a table: its title, width, how a cell is written and sorted, and where it stands."""

    title: str
    width: float
    text: Callable[[int], str]
    sort: Callable[[int], object] | None = None
    align: str = "left"
    colour: Callable[[int], Tint | None] | None = None
    flag: Callable[[int], str] | None = None


def table(ui: Ui, id: str, box: Box, columns: Sequence[Column], count: int, row_height: float = 26.0, chosen: int = -1) -> int:
    """A table that is sorted by a click on a title. Returns the row (as numbered by the caller) clicked, or -1."""
    c = ui.colours
    order = sorted_rows(ui, id, columns, count)
    x, sort = box.x + 6, sorting(ui, id)
    scale = min(1.0, (box.w - 20) / max(1.0, sum(column.width for column in columns)))
    for place, column in enumerate(columns):
        head = Box(x, box.y, column.width * scale, 24)
        hit = ui.hit(f"{id}.head.{place}", head, text=column.title, state="sorted" if sort[0] == place else "")
        here = sort[0] == place
        ink = c.gold if here else c.text if hit.hovered else c.second
        cell(ui, head, column.title + ((" ↓" if sort[1] else " ↑") if here else ""), ink, column.align, "bold")
        ui.focus_ring(f"{id}.head.{place}", head, 3)
        if hit.clicked:
            ui.memory[id + ".sort"] = (place, not sort[1] if here else column.align == "right")
        x += column.width * scale
    ui.line(box.x, box.y + 25, box.right, box.y + 25, c.edge)

    def draw(place: int, row: Box, hit: Hit) -> None:
        number = order[place]
        if number == chosen or hit.hovered:
            ui.fill(row, c.raised if number != chosen else (54, 48, 28))
        elif place % 2:
            ui.fill(row, (17, 26, 37))
        left = row.x + 6
        for column in columns:
            part = Box(left, row.y, column.width * scale, row.h)
            if column.flag is not None:
                part = part._replace(x=part.x + ui.flag(column.flag(number), part.x, row.y + (row.h - 12) / 2, 12) + 7)
                part = part._replace(w=column.width * scale - (part.x - left))
            cell(ui, part, column.text(number), (column.colour(number) if column.colour else None) or c.text, column.align)
            left += column.width * scale

    names = columns[0].text
    clicked = virtual_list(
        ui, id, Box(box.x, box.y + 27, box.w, box.h - 27), count, row_height, draw, text=lambda p: names(order[p])
    )
    return order[clicked] if clicked >= 0 else -1


def cell(ui: Ui, box: Box, text: str, colour: Tint, align: str, weight: str = "regular") -> None:
    """One cell's words."""
    y = box.y + (box.h - ui.line_height(13)) / 2
    x = box.x if align == "left" else box.right - 12
    ui.text(x, y, text, 13, colour, weight, align, most=max(8.0, box.w - 10))


def sorted_rows(ui: Ui, id: str, columns: Sequence[Column], count: int) -> list[int]:
    """The rows in the order of the chosen column."""
    place, backwards = sorting(ui, id)
    key: Callable[[int], Any] | None = columns[place].sort if place < len(columns) else None
    rows = list(range(count))
    if key is not None:
        rows.sort(key=key, reverse=backwards)
    return rows


def sorting(ui: Ui, id: str) -> tuple[int, bool]:
    """The column by which a table is sorted, and whether backwards."""
    kept = ui.memory.get(id + ".sort")
    return (int(kept[0]), bool(kept[1])) if isinstance(kept, tuple) else (0, False)
