"""The handbook: the rule book article by article, the named numbers with their sources, and the words of the game."""

from functools import cache

from sim.charter.articles import ARTICLES, text_of
from sim.play.kit.boxes import Box
from sim.play.kit.core import Hit, Ui
from sim.play.kit.lists import virtual_list
from sim.play.kit.textfield import text_field
from sim.play.kit.widgets import button, tabs
from sim.play.screens.panel import body, head
from sim.play.texts import say
from sim.play.view import View
from sim.words import kinds
from sim.world.layout_polity import ORGANISATIONS, SEATS, STATES
from sim.world.parameters import PARAMETERS

STATUS_WORDS = {
    "verified_text": "The text was read.", "verified_by_report": "A report states the rule.",
    "background_unverified": "General knowledge, not checked against the text.",
}  # fmt: skip


def handbook_panel(ui: Ui, view: View, box: Box) -> None:
    """Draw the handbook, at an article where one is asked for."""
    label = view.shown if isinstance(view.shown, str) else ""
    y = head(ui, view, box, "book-open", say("Handbook"))
    article = next((one for one in ARTICLES if one.label == label), None)
    if article is not None:
        reading(ui, view, box, y, article)
        return
    known = ui.memory.get("handbook.tab", 0)
    tab = tabs(
        ui,
        "handbook.tab",
        Box(box.x + 16, y, box.w - 32, 30),
        [say("Law"), say("Numbers"), say("Words")],
        known if isinstance(known, int) else 0,
    )
    ui.memory["handbook.tab"] = tab
    words = text_field(
        ui,
        "handbook.search",
        Box(box.x + 16, y + 38, box.w - 32, 30),
        str(ui.memory.get("handbook.words", "")),
        say("search the handbook"),
        "search",
    )
    ui.memory["handbook.words"] = words
    area = Box(box.x + 14, y + 76, box.w - 22, box.bottom - y - 84)
    (articles, numbers, vocabulary)[tab](ui, view, area, words.casefold())


@cache
def article_text(index: int) -> str:
    """The text of an article, in paragraphs."""
    article = next(one for one in ARTICLES if one.number == index)
    paragraphs = text_of(article).strip().split("\n\n")
    return "\n\n".join(
        " ".join(line.strip() for line in part.splitlines()) if not part.lstrip()[:1].isdigit() else clauses(part)
        for part in paragraphs
    )


def clauses(part: str) -> str:
    """Clauses, each on a line of its own: lines that go on are joined."""
    lines: list[str] = []
    for line in part.splitlines():
        if line.strip()[:1].isdigit() or line.strip()[:2] in ("PK", "RR"):
            lines.append(line.strip())
        elif lines:
            lines[-1] += " " + line.strip()
        else:
            lines.append(line.strip())
    return "\n".join(lines)


def articles(ui: Ui, view: View, area: Box, words: str) -> None:
    """The list of articles."""
    c = ui.colours
    found = [one for one in ARTICLES if not words or words in f"{one.label} {one.title} {article_text(one.number)}".casefold()]

    def draw(place: int, row: Box, hit: Hit) -> None:
        if hit.hovered:
            ui.box(row, c.bar, 4)
        ui.icon("scroll-text", row.x + 8, row.y + 10, 16, c.gold)
        ui.text(row.x + 34, row.y + 3, found[place].label, 13, c.gold, "bold")
        ui.text(row.x + 34, row.y + 20, found[place].title, 14, c.text, most=row.w - 44)

    clicked = virtual_list(
        ui, "handbook.articles", area, len(found), 44, draw, text=lambda p: f"{found[p].label} {found[p].title}"
    )
    if clicked >= 0:
        view.open("handbook", found[clicked].label)


def reading(ui: Ui, view: View, box: Box, y: float, article) -> None:
    """One article to read."""
    c = ui.colours
    ui.text(box.x + 16, y, f"{article.label}: {article.title}", 18, c.text, "bold", most=box.w - 32)
    ui.text(box.x + 16, y + 28, say(STATUS_WORDS[article.status]), 13, c.third)
    with body(ui, f"article.{article.number}", box, y + 54, box.bottom - 52) as flow:
        for paragraph in article_text(article.number).split("\n"):
            if paragraph.strip():
                flow.words(paragraph.strip(), 14, c.third if "Not modelled" in paragraph else c.text)
                flow.y += 4
    if button(ui, "handbook.all", Box(box.x + 16, box.bottom - 44, 180, 34), say("All articles"), "book-open", size=14):
        view.shown = None


def numbers(ui: Ui, view: View, area: Box, words: str) -> None:
    """The named numbers of the rules with unit, range and source."""
    c = ui.colours
    found = [
        one for one in PARAMETERS if not words or words in f"{one.name.replace('_', ' ')} {one.meaning} {one.source}".casefold()
    ]
    held = view.game.setting.parameters

    def draw(place: int, row: Box, hit: Hit) -> None:
        one = found[place]
        if hit.hovered:
            ui.box(row, c.bar, 4)
        ui.text(row.x + 6, row.y + 2, one.name.replace("_", " "), 14, c.text, "medium", most=row.w - 120)
        ui.text(row.right - 6, row.y + 2, f"{float(held[one.name][0]):g} {one.unit}", 13, c.gold, "bold", "right", most=110)
        ui.text(row.x + 6, row.y + 20, one.meaning, 13, c.second, most=row.w - 12)
        ui.text(
            row.x + 6,
            row.y + 37,
            say("{low} to {high} · {source}", low=f"{one.low:g}", high=f"{one.high:g}", source=one.source),
            13,
            c.third,
            most=row.w - 12,
        )

    virtual_list(ui, "handbook.numbers", area, len(found), 58, draw, text=lambda p: found[p].name)


@cache
def glossary() -> tuple[tuple[str, str], ...]:
    """The words of the game with their meanings, from the layout of the world and the vocabulary."""
    entries = {field.name.replace("_", " "): field.meaning for table in (STATES, SEATS, ORGANISATIONS) for field in table.fields}
    entries |= {
        "casus foederis": "the case in which the treaty obliges its members to help",
        "ladder": "instruments from consultation to collective defence; what fails is offered again one rung lower",
        "consensus": "nobody objects; an abstention does not block",
        "unanimity": "every member has to say yes",
        "limited format": "a decision that binds only those who take part",
        "arbiter": "the organisation whose mandate troops off member land need",
        "focus": "the organisation that the scenario is about",
    }
    entries |= {name.replace("_", " "): "an instrument on the ladder" for name in kinds.INSTRUMENTS[1:]}
    return tuple(sorted(entries.items()))


def vocabulary(ui: Ui, view: View, area: Box, words: str) -> None:
    """The words of the game."""
    c = ui.colours
    found = [(name, meaning) for name, meaning in glossary() if not words or words in f"{name} {meaning}".casefold()]

    def draw(place: int, row: Box, hit: Hit) -> None:
        ui.text(row.x + 6, row.y + 2, found[place][0].capitalize(), 14, c.text, "medium")
        ui.text(row.x + 6, row.y + 20, found[place][1], 13, c.second, most=row.w - 12)

    virtual_list(ui, "handbook.words", area, len(found), 42, draw, text=lambda p: found[p][0])
