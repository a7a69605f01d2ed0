"""The outliner: forces on their way, bases, crises, motions, members, each section folded as the player likes."""

from collections.abc import Callable

import numpy as np

from sim.game.foresight import YEARS
from sim.play.kit.boxes import Box
from sim.play.kit.core import Hit, Ui
from sim.play.kit.lists import scroll
from sim.play.kit.theme import mixed
from sim.play.kit.tooltips import Tip, TipRow
from sim.play.kit.widgets import bar, explain
from sim.play.screens.alerts import motion_title
from sim.play.screens.marks import CRISIS_ICONS, men, severity, triangle
from sim.play.screens.panel import capital
from sim.play.texts import say
from sim.play.view import View
from sim.words import kinds
from sim.words.calendar import NEVER
from sim.words.figures import percent

Row = tuple[str, float, Callable[[Ui, Box, Hit], None], Callable[[], None], str]
"""Id, height, how it is drawn, what a click does, and its words."""

BASE_OPEN = 1
SECTIONS = ("forces", "crises", "motions", "units", "forecasts", "members", "bases")
UNITS_SHOWN = 6
"""Units that are listed; the rest is counted, and listed in the organisation's panel."""


def outliner(ui: Ui, view: View, box: Box) -> None:
    """Draw the outliner."""
    c = ui.colours
    ui.panel(box)
    ui.block("outliner", box)
    ui.text(box.x + 14, box.y + 8, say("OUTLINER"), 13, c.second, "bold", spacing=1.2)
    sections = [part for name in SECTIONS if (part := section(ui, view, name, box.w))]
    content = sum(30 + (sum(row[1] for row in rows) + 6 if not folded(ui, name) else 2) for name, _, _, rows in sections)
    with scroll(ui, "outliner.list", Box(box.x, box.y + 32, box.w, box.h - 40), content) as top:
        y = top
        for name, icon, title, rows in sections:
            y = draw_section(ui, box, y, name, icon, title, rows)


def folded(ui: Ui, name: str) -> bool:
    """Whether a section is folded."""
    return bool(ui.memory.get(f"folded.{name}", name == "bases"))


def draw_section(ui: Ui, box: Box, y: float, name: str, icon: str, title: str, rows: list[Row]) -> float:
    """One section with its rows. Returns the y below it."""
    c = ui.colours
    head = Box(box.x + 6, y, box.w - 16, 24)
    hit = ui.hit(f"outliner.{name}", head, text=title, state="folded" if folded(ui, name) else "")
    ui.box(head, mixed(c.bar, c.raised, 0.6 if hit.hovered else 0.15), 4)
    ui.icon("chevron-right" if folded(ui, name) else "chevron-down", head.x + 7, y + 6, 12, c.third)
    ui.icon(icon, head.x + 24, y + 4, 15, c.gold)
    ui.text(head.x + 46, y + 3, title, 14, c.text, "bold", most=head.w - 80)
    count = sum(1 for row in rows if row[0] != MORE) + sum(int(row[4]) for row in rows if row[0] == MORE)
    ui.text(head.right - 9, y + 3, str(count), 14, c.second, align="right")
    ui.focus_ring(f"outliner.{name}", head)
    if hit.clicked:
        ui.memory[f"folded.{name}"] = not folded(ui, name)
    y += 28
    if folded(ui, name):
        return y + 4
    for id, high, draw, go, words in rows:
        row = Box(box.x + 6, y, box.w - 16, high)
        hit = ui.hit(f"outliner.{name}.{id}", row, text=words, group=f"outliner.{name}")
        if hit.hovered:
            ui.box(row, c.bar, 4)
        draw(ui, row, hit)
        ui.focus_ring(f"outliner.{name}.{id}", row, 4)
        if hit.clicked:
            go()
        y += high
    return y + 8


def section(ui: Ui, view: View, name: str, wide: float) -> tuple[str, str, str, list[Row]] | None:
    """A section by its name in an outliner of a width, None where it has nothing to show."""
    icons = {
        "forces": "plane",
        "units": "shield-check",
        "crises": "flame",
        "motions": "gavel",
        "members": "shield",
        "bases": "radio-tower",
        "forecasts": "chart-line",
    }
    titles = {
        "forces": say("Collective forces"), "crises": say("Crises"), "motions": say("Council agenda"),
        "units": say("Assigned units · {name}", name=view.focus),
        "members": say("Members · {name}", name=view.focus), "bases": say("Foreign bases"),
        "forecasts": say("Watched · within {n} years", n=f"{YEARS:g}"),
    }  # fmt: skip
    rows = units(view, lambda text: ui.lines_of(text, wide - 56, 13, "medium")) if name == "units" else ROWS[name](view)
    return (name, icons[name], titles[name], rows) if rows else None


STAGE_WORDS = ("", "mobilising", "on the way", "in place", "going home", "gone")
STAGE_ICONS = ("", "hourglass", "plane", "shield-check", "plane-landing", "check")


def forces(view: View) -> list[Row]:
    """Deployments that are not gone."""
    rows, found = view.snapshot.world.deployments, []
    for place in view.snapshot.open_rows("deployments"):
        stage = int(rows["stage"][place])
        if stage in (kinds.DEPLOYMENT_FREE, kinds.GONE):
            continue
        found.append(force_row(view, int(place), stage))
    return found


def force_row(view: View, place: int, stage: int) -> Row:
    """One deployment."""
    row = view.snapshot.world.deployments[place]
    host = view.code(int(row["host"]))
    organisation = view.game.names.organisations[int(row["organisation"])]
    title = say("{organisation} in {state}", organisation=organisation, state=view.state_name(host))
    share = float(row["troops"]) / max(1.0, float(row["planned"]))
    days = (
        int(row["arrives"]) - view.game.day
        if stage in (kinds.MOBILISING, kinds.MOVING)
        else int(row["mandate_until"]) - view.game.day
    )
    known = int(row["arrives"]) < NEVER
    coming = say("D−{n}", n=days) if known else ""
    tag = coming if stage in (kinds.MOBILISING, kinds.MOVING) else say("{n} d", n=max(0, days))
    serial = int(row["serial"])

    def draw(ui: Ui, box: Box, hit: Hit) -> None:
        c = ui.colours
        ui.flag(view.flag(host), box.x + 8, box.y + 4, 11)
        ui.text(box.x + 32, box.y + 1, title, 14, c.text, "medium", most=box.w - 82)
        ui.text(
            box.right - 8, box.y + 1, tag, 13, c.gold if stage in (kinds.MOBILISING, kinds.MOVING) else c.good, "bold", "right"
        )
        ui.icon(STAGE_ICONS[stage], box.x + 32, box.y + 21, 12, c.gold if stage == kinds.MOVING else c.good)
        ui.text(
            box.x + 48, box.y + 18, f"{say(STAGE_WORDS[stage])} · {men(float(row['troops']))}", 13, c.second, most=box.w - 110
        )
        bar(ui, Box(box.right - 58, box.y + 26, 50, 4), share, c.good if share > 0.6 else c.gold)

    return str(serial), 40.0, draw, lambda: view.open("force", serial), title


def crises(view: View) -> list[Row]:
    """Open crises, those of members first, then by intensity."""
    rows, members = view.snapshot.world.crises, set(view.snapshot.members())
    places = [int(place) for place in view.snapshot.open_rows("crises")]
    places.sort(key=lambda p: (view.code(int(rows["target"][p])) not in members, -float(rows["intensity"][p])))
    return [crisis_row(view, place) for place in places]


def crisis_row(view: View, place: int) -> Row:
    """One crisis."""
    row = view.snapshot.world.crises[place]
    title, intensity, serial = view.crisis_title(place), float(row["intensity"]), int(row["serial"])
    kind = kinds.CRISIS_KINDS[int(row["kind"])]
    target = view.code(int(row["target"]))

    def draw(ui: Ui, box: Box, hit: Hit) -> None:
        c, colour = ui.colours, severity(ui, intensity)
        triangle(ui, box.x + 16, box.y + 15, 9, colour)
        ui.text(box.x + 32, box.y + 1, title, 14, c.text, "medium", most=box.w - 70)
        ui.icon(CRISIS_ICONS.get(kind, "flame"), box.x + 32, box.y + 21, 12, c.third)
        ui.text(box.x + 48, box.y + 18, f"{kind.replace('_', ' ')} · {view.state_name(target)}", 13, c.second, most=box.w - 112)
        ui.text(box.right - 8, box.y + 1, f"{100 * intensity:.0f}", 14, colour, "bold", "right")
        bar(ui, Box(box.right - 58, box.y + 26, 50, 4), intensity, colour)

    return str(serial), 40.0, draw, lambda: view.open("crisis", serial), f"{title} {100 * intensity:.0f}"


def motions(view: View) -> list[Row]:
    """Pending motions with the days to their vote."""
    rows = view.snapshot.world.proposals
    return [
        motion_row(view, int(p), int(rows["serial"][p]), int(rows["deadline"][p]) - view.game.day)
        for p in view.snapshot.open_rows("proposals")
    ]


def motion_row(view: View, place: int, serial: int, days: int) -> Row:
    """One motion."""
    title = motion_title(view, place)

    def draw(ui: Ui, box: Box, hit: Hit) -> None:
        c = ui.colours
        soon = days <= 7
        ui.circle(box.x + 16, box.y + 10, 3, c.gold if soon else c.third)
        ui.text(box.x + 32, box.y + 1, title, 13, c.text if soon else c.second, most=box.w - 96)
        ui.text(
            box.right - 8,
            box.y + 1,
            say("in {n} d", n=days) if days > 0 else say("today"),
            13,
            c.gold if soon else c.third,
            "medium",
            "right",
        )

    return str(serial), 22.0, draw, lambda: view.open("council", serial), title


def members(view: View) -> list[Row]:
    """The members of the organisation in focus with their support at home."""
    return [member_row(view, code) for code in view.snapshot.members()]


def member_row(view: View, code: str) -> Row:
    """One member."""
    status = kinds.SEAT_STATUSES[int(view.snapshot.seat("status", code))]
    opinion, grievance = view.snapshot.seat("opinion", code), view.snapshot.seat("grievance", code)
    name = view.state_name(code)

    def draw(ui: Ui, box: Box, hit: Hit) -> None:
        c = ui.colours
        mine = code == view.seat
        ui.flag(view.flag(code), box.x + 8, box.y + 6, 11)
        ui.text(box.x + 32, box.y + 3, name, 13, c.gold if mine else c.text, "medium" if mine else "regular", most=box.w - 120)
        if status != "member":
            ui.text(box.right - 66, box.y + 3, status, 13, c.gold, align="right")
        else:
            ui.text(box.right - 66, box.y + 3, f"{100 * opinion:.0f}", 13, c.second, align="right")
        bar(ui, Box(box.right - 58, box.y + 7, 50, 4), opinion, c.blue)
        bar(ui, Box(box.right - 58, box.y + 13, 50, 4), grievance, c.bad)
        explain(ui, f"outliner.members.{code}", box, told)

    def told() -> Tip:
        rows = [
            TipRow(say("support at home"), percent(opinion)),
            TipRow(say("grievance"), f"{100 * grievance:.0f}"),
        ]
        return Tip(name, status, rows, say("The upper bar is the support, the lower one the grievance."), view.flag(code))

    return code, 23.0, draw, lambda: view.open("state", code), name


def units(view: View, lines_of: Callable[[str], list[str]]) -> list[Row]:
    """What members have assigned to the organisation's forces: the player's units first, then those abroad, then the readiest.

    `lines_of` breaks a name into the lines that there is room for.
    """
    rows, day = view.snapshot.world.units, view.snapshot.day
    here = (rows["organisation"] == view.snapshot.focus) & (rows["since"] <= day) & (rows["until"] >= day) & (rows["owner"] >= 0)
    places = [int(place) for place in np.flatnonzero(here)]
    places.sort(
        key=lambda p: (
            view.code(int(rows["owner"][p])) != view.seat, -int(rows["deployment"][p] > 0), -float(rows["readiness"][p])
        )
    )
    found = [unit_row(view, place, lines_of) for place in places[:UNITS_SHOWN]]
    return found + ([more_units(view, len(places) - UNITS_SHOWN)] if len(places) > UNITS_SHOWN else [])


def unit_state(view: View, place: int) -> tuple[str, str]:
    """Icon and words for what a unit is doing."""
    row = view.snapshot.world.units[place]
    serial = int(row["deployment"])
    if serial > 0:
        forces = view.snapshot.world.deployments
        for one in view.snapshot.open_rows("deployments"):
            if int(forces["serial"][one]) == serial:
                stage, host = int(forces["stage"][one]), view.code(int(forces["host"][one]))
                return STAGE_ICONS[stage], f"{say(STAGE_WORDS[stage])} · {view.state_name(host)}"
    ready = float(row["readiness"])
    return ("circle-check", say("ready")) if ready >= READY else ("wrench", say("refitting"))


MORE = "more"
"""The id of the row that counts what is not listed; its words are the number."""
NAME_LINE = 16.0
"""Height of a line of a unit's name."""
READY = 0.4
"""Readiness from which a unit counts as ready."""


def unit_row(view: View, place: int, lines_of: Callable[[str], list[str]]) -> Row:
    """One unit: whose, what it is called in as many lines as that takes, what it is doing, how ready it is."""
    row = view.snapshot.world.units[place]
    owner, name = view.code(int(row["owner"])), view.game.names.text("units", place)
    name = capital(name)
    ready, lines = float(row["readiness"]), lines_of(name)
    icon, words = unit_state(view, place)

    def draw(ui: Ui, box: Box, hit: Hit) -> None:
        c = ui.colours
        colour = c.gold if int(row["deployment"]) > 0 else c.good if ready >= READY else c.bad
        ui.flag(view.flag(owner), box.x + 8, box.y + 4, 11)
        for number, line in enumerate(lines):
            ui.text(box.x + 32, box.y + 1 + NAME_LINE * number, line, 13, c.text, "medium", most=box.w - 40)
        y = box.y + NAME_LINE * len(lines)
        ui.icon(icon, box.x + 32, y + 4, 12, colour)
        ui.text(box.x + 48, y + 1, f"{words} · {men(float(row['personnel']))}", 13, c.second, most=box.w - 112)
        bar(ui, Box(box.right - 58, y + 9, 50, 4), ready, colour)

    told = f"{name}: {words}, {100 * ready:.0f}"
    return str(place), 21.0 + NAME_LINE * len(lines), draw, lambda: view.open("state", owner), told


def more_units(view: View, count: int) -> Row:
    """How many more there are."""
    words = say("+ {n} more", n=count)

    def draw(ui: Ui, box: Box, hit: Hit) -> None:
        ui.text(box.x + 32, box.y, words, 13, ui.colours.third)

    return MORE, 20.0, draw, lambda: view.open("organisation", view.focus), str(count)


def bases(view: View) -> list[Row]:
    """Bases that are open."""
    rows = view.snapshot.world.bases
    places = np.flatnonzero(rows["status"] == BASE_OPEN)
    return [base_row(view, int(place)) for place in places]


def base_row(view: View, place: int) -> Row:
    """One base."""
    row = view.snapshot.world.bases[place]
    name = view.game.names.text("bases", place)
    holder, host = view.code(int(row["holder"])), view.code(int(row["host"]))

    def draw(ui: Ui, box: Box, hit: Hit) -> None:
        c = ui.colours
        ui.flag(view.flag(holder), box.x + 8, box.y + 5, 11)
        ui.text(box.x + 32, box.y + 2, capital(name), 13, c.text, most=box.w - 130)
        ui.text(box.right - 8, box.y + 2, view.state_name(host), 13, c.second, align="right", most=92)

    return str(place), 22.0, draw, lambda: view.open("state", host), name


def forecasts(view: View) -> list[Row]:
    """Watched forecasts, each with its interval."""
    found = [forecast_row(view, number, watched) for number, watched in enumerate(view.watched())]
    return [*found, only_known()] if found and not view.draws_crises else found


def only_known() -> Row:
    """What the forecasts of a world without rates of crises leave out."""
    words = say("as if no new crisis came: no rates known")

    def draw(ui: Ui, box: Box, hit: Hit) -> None:
        ui.text(box.x + 8, box.y + 1, words, 13, ui.colours.third, most=box.w - 16)

    return "known", 21.0, draw, lambda: None, words


def forecast_row(view: View, number: int, watched: tuple[str, float, float, float]) -> Row:
    """One forecast: name, low, middle and high of 0 to 1."""
    name, low, middle, high = watched

    def draw(ui: Ui, box: Box, hit: Hit) -> None:
        c = ui.colours
        ui.text(box.x + 8, box.y + 1, name, 13, c.second, most=box.w - 124)
        ui.text(box.right - 8, box.y + 1, percent(middle), 13, c.text, "bold", "right")
        track = Box(box.right - 108, box.y + 9, 56, 4)
        ui.fill(track, (30, 43, 58))
        ui.fill((track.x + track.w * low, track.y, max(1.0, track.w * (high - low)), 4), mixed(c.panel, c.good, 0.6))
        ui.circle(track.x + track.w * middle, track.y + 2, 3.4, c.good)

    words = f"{name} {percent(middle)} ({100 * low:.0f}–{100 * high:.0f})"
    return str(number), 21.0, draw, lambda: view.open("forecasts"), words


ROWS: dict[str, Callable[[View], list[Row]]] = {
    "forces": forces, "crises": crises, "motions": motions, "members": members, "bases": bases, "forecasts": forecasts,
}  # fmt: skip
"""The rows of each section but that of the units, whose height hangs on the width."""
