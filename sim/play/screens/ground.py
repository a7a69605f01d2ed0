"""What lies below the panels: the map with its own panels: legend, modes, minimap, timeline."""

from sim.play.kit.boxes import Box
from sim.play.kit.core import Ui
from sim.play.kit.layers import TURNS
from sim.play.kit.tooltips import Tip, TipRow
from sim.play.kit.widgets import tips_of
from sim.play.map import adapter
from sim.play.map.atlas import atlas
from sim.play.map.blocs import with_background
from sim.play.map.ground import Ground as Land
from sim.play.map.marks import Marks, Place
from sim.play.map.minimap import Minimap
from sim.play.map.modes import MODES, Reading
from sim.play.map.territory import Territory, first_view, projection_of
from sim.play.map.view import MapView, Pointed
from sim.play.screens.ledger import widened
from sim.play.screens.legend import legend, mode_bar
from sim.play.screens.timeline import Timeline
from sim.play.texts import say
from sim.play.view import View
from sim.words.figures import percent

MINIMAP = (244.0, 128.0)
WIDE = ("ledger", "charts")
"""Panels that cover the map to the outliner."""


class Ground:
    """The map of a game, and what belongs to it."""

    def __init__(self, view: View) -> None:
        self.view = view
        scenario, names = view.game.scenario, view.game.names
        self.territory = Territory(scenario.map, names.states)
        centre, width = first_view(scenario.map)
        self.map = MapView(projection_of(scenario.map), centre, width)
        self.minimap = Minimap()
        self.timeline = Timeline()
        self.mode = 0
        self.little = True
        self.capitals: dict[str, tuple[str, Place]] = {
            code: (_english(entry.capital.name), (entry.capital.longitude, entry.capital.latitude))
            for code, entry in scenario.states.items()
        }
        held = atlas()
        self.names = {piece: name for piece, name in zip(held.pieces, held.names, strict=True) if piece in held.owners}
        self.names |= {code: names.text("states", place) for place, code in enumerate(names.states)}
        self.main = frozenset(names.states)
        self.waiting = False
        self.known: tuple[object, tuple[Reading, Land, Marks]] | None = None
        self.waits = 0
        self.rests: tuple[str, tuple[float, float], float] | None = None
        """The land under the pointer, where the pointer is, and since when it has been there."""

    def close(self) -> None:
        """Stop the workers."""
        self.map.close()
        self.minimap.close()

    def wait(self) -> None:
        """Wait until the picture is as crisp as it gets."""
        self.waiting = True

    # -- a frame ------------------------------------------------------------------------------------------------------
    def draw(self, ui: Ui, places: dict[str, Box]) -> None:
        """Draw the map into its place and hear what is pointed at."""
        view, box = self.view, places["map"]
        reading, land, marks = self.seen(ui)
        self.wished(ui)
        if self.waiting:
            self.minimap.wait()
        draw = self.map.settle if self.waiting else self.map.draw
        pointed = draw(ui, box, land, self.names, self.main, marks)
        self.act(ui, pointed)
        if not view.hidden:
            self.panels(ui, places, reading, land)

    def seen(self, ui: Ui) -> tuple[Reading, Land, Marks]:
        """What the map shows today; while time passes by itself, now and then: nothing on it needs every day."""
        view, palette = self.view, ui.theme.palette_name
        chosen = view.shown if view.panel == "state" and view.shown in self.capitals else ""
        key = (self.mode, palette, chosen, view.stamp())
        self.waits += 1
        if self.known is None or self.known[0] != key or not view.running or self.waits >= TURNS:
            reading = self.reading(ui)
            land = view.read(("ground", self.mode, palette),
                             lambda: adapter.ground(view.snapshot, self.territory, reading, palette))  # fmt: skip
            marks = view.read(("marks", self.mode, palette, chosen),
                              lambda: adapter.marks(view.snapshot, self.territory, reading, self.capitals, chosen))  # fmt: skip
            self.known, self.waits = (key, (reading, land, marks)), 0
        return self.known[1]

    def reading(self, ui: Ui) -> Reading:
        """What the mode tells today."""
        view, mode = self.view, MODES[self.mode]
        palette = ui.theme.palette_name


        def read() -> Reading:
            found = mode.read(view.snapshot, palette, view.seat)
            whole = mode.key == "membership"
            return with_background(found, view.snapshot, view.game.scenario.map, palette) if whole else found

        return view.read(("mode", self.mode, palette), read)

    def wished(self, ui: Ui) -> None:
        """Look where a panel or a key asks to."""
        view = self.view
        if view.wish_centre in self.capitals:
            self.map.fly_to(ui, self.capitals[view.wish_centre][1])
        view.wish_centre = None
        if ui.action("home"):
            home = view.seat or view.game.names.states[0]
            self.map.fly_to(ui, self.capitals[home][1])

    def act(self, ui: Ui, pointed: Pointed) -> None:
        """Open what was clicked; tell what is pointed at."""
        view = self.view
        kind, _, about = pointed.mark.partition(":")
        if pointed.clicked and kind == "crisis":
            view.open("crisis", int(about))
        elif pointed.clicked and kind == "force":
            view.open("state", about)
        elif pointed.clicked and kind == "deployment":
            view.open("force", int(about.split("-")[0]))
        elif pointed.clicked and pointed.state in self.capitals:
            view.open("state", pointed.state)
            if pointed.double:
                self.map.fly_to(ui, self.capitals[pointed.state][1])
        self.explain_land(ui, pointed.state if not kind and not any(ui.dragged) else "")

    def explain_land(self, ui: Ui, state: str) -> None:
        """The tooltip of the land on which the pointer rests: lands are no widgets, so how long it rests is counted here."""
        if self.rests is None or self.rests[:2] != (state, ui.place):
            self.rests = (state, ui.place, ui.instant)
        tips = tips_of(ui)
        if state and ui.instant - self.rests[2] >= tips.delay:
            x, y = ui.place
            tips.want(f"map.{state}", Box(x - 6, y - 6, 12, 12), lambda: self.tell(state))

    def tell(self, state: str) -> Tip:
        """The tooltip of a land."""
        view = self.view
        name = self.names.get(state, state)
        if state not in self.capitals:
            known = self.reading(view.app.ui).looks.get(state)
            return Tip(name, say("not in this game"), [TipRow(say(MODES[self.mode].title), say(known.title))] if known else [])
        reading = self.reading(view.app.ui)
        look = reading.looks.get(state)
        snapshot = view.snapshot
        rows = [TipRow(say(MODES[self.mode].title), look.title if look else "–")]
        if state in reading.values:
            rows.append(TipRow(say(MODES[self.mode].explains), reading.values[state]))
        for column in ("stability", "readiness", "influence"):
            value = snapshot.state(column, state)
            rows.append(TipRow(say(column.capitalize()), f"{value:.0f}" if column == "influence" else f"{100 * value:.0f}"))
        rows.append(TipRow(say("Support at home"), percent(snapshot.seat("opinion", state))))
        return Tip(name, say("click for more"), rows, flag=view.flag(state))

    def panels(self, ui: Ui, places: dict[str, Box], reading: Reading, land: Land) -> None:
        """Legend, modes, minimap, timeline."""
        free = places["free"]
        if self.view.panel in WIDE and "panel" in places:
            free = free._replace(w=max(0.0, widened(ui, places["panel"]).x - 10 - free.x))
        view, layers = self.view, ui.layers
        if "legend" in places:
            mode, at = MODES[self.mode], places["legend"]
            layers.retain("legend", at, (self.mode, id(reading)), lambda: legend(ui, at, mode, reading))
        if ui.action("minimap"):
            self.little = not self.little
        right = free.right
        if self.little and free.w > 380 and free.h > 300:
            wide, high = MINIMAP
            little = Box(right - wide, free.bottom - high, wide, high)
            self.minimap.prepare(ui, little, land)
            key = (self.map.camera, id(self.minimap.image))
            layers.retain("minimap", little, key, lambda: self.show_little(ui, little, land))
            right = little.x - 10
        bar = Box(free.x, free.bottom - 36, min(870.0, right - free.x), 36)
        if bar.w > 200:
            layers.retain("modes", bar, self.mode, lambda: self.choose_mode(ui, bar))
        if "timeline" in places:
            strip = places["timeline"]
            layers.retain("timeline", strip, view.stamp(), lambda: self.timeline.draw(ui, view, strip),
                          view.tick(), view.running)  # fmt: skip

    def show_little(self, ui: Ui, box: Box, land: Land) -> None:
        """Draw the minimap, and fly to where it was pressed."""
        goal = self.minimap.draw(ui, box, land, self.map.kind, self.map.camera)
        if goal is not None:
            self.map.fly_to(ui, goal)

    def choose_mode(self, ui: Ui, box: Box) -> None:
        """Draw the buttons of the modes, and take the one that was pressed."""
        self.mode = mode_bar(ui, box, self.mode)


def _english(text) -> str:
    """A text of the scenario as it is shown."""
    return text if isinstance(text, str) else text.get("en") or next(iter(text.values()))
