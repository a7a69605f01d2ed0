"""A map without a game: fixed statuses, signs and places, so that pictures and picking can be tested alone."""

from sim.play.app import App
from sim.play.kit.core import Ui
from sim.play.map.atlas import atlas
from sim.play.map.ground import Ground, held_by, owned
from sim.play.map.looks import membership
from sim.play.map.marks import Base, Capital, Crisis, Deployment, Force, Marks
from sim.play.map.projections import Projection
from sim.play.map.view import MapView, Pointed
from sim.play.settings import Settings

MEMBERS = ("RUS", "BLR", "KAZ", "KGZ", "TJK")
OTHERS = {
    "ARM": "suspended", "UZB": "accession", "SRB": "observer", "GEO": "former", "AZE": "former", "TUR": "rival", "POL": "rival"
}  # fmt: skip
NAMES = {
    "RUS": "Russia", "BLR": "Belarus", "KAZ": "Kazakhstan", "KGZ": "Kyrgyzstan", "TJK": "Tajikistan", "ARM": "Armenia",
    "UZB": "Uzbekistan", "GEO": "Georgia", "AZE": "Azerbaijan", "TUR": "Turkey", "UKR": "Ukraine", "CHN": "China", "IRN": "Iran",
    "MNG": "Mongolia", "IND": "India", "AFG": "Afghanistan", "TKM": "Turkmenistan", "PAK": "Pakistan", "MDA": "Moldova",
}  # fmt: skip
CAPITALS = {
    "RUS": ("Moscow", (37.6, 55.6)), "KAZ": ("Astana", (71.4, 51.1)), "UZB": ("Tashkent", (69.2, 41.3)),
    "TJK": ("Dushanbe", (68.8, 38.6)), "KGZ": ("Bishkek", (74.6, 42.9)), "ARM": ("Yerevan", (44.5, 40.2)),
    "BLR": ("Minsk", (27.6, 53.9)), "AZE": ("Baku", (49.8, 40.4)), "UKR": ("Kyiv", (30.5, 50.4)),
}  # fmt: skip


def ground(palette: str = "standard") -> Ground:
    """Members, one suspended, one joining, an observer, former members, a rival, land held by another, a front."""
    held, looks = atlas(), membership(palette)
    statuses = dict.fromkeys(MEMBERS, "member") | OTHERS
    owners = owned(held)
    holders = held_by(owners, held, {"UA-CRIMEA": "RUS"})
    named = tuple(sorted((state, looks[key]) for state, key in statuses.items()))
    return Ground(owners, holders, named, looks["neutral"], frozenset((*MEMBERS, "ARM")), frozenset([frozenset(("ARM", "AZE"))]))


def marks() -> Marks:
    """One of each sign."""
    return Marks(
        capitals=tuple(Capital(state, *place) for state, place in CAPITALS.items()),
        bases=(Base("gyumri", "102nd base, Gyumri", "RUS", (43.85, 40.8), 3500.0),),
        forces=(Force("KAZ", (78.0, 46.0), 3, 4000.0, 0.5),),
        deployments=(Deployment("7-RUS", "Russia → Tajikistan", "450 · 62 % of the way", (37.6, 55.6), (68.8, 38.6), 0.62),),
        crises=(Crisis("4", "Border clash, Tajikistan", (69.0, 37.2), 0.72, "border_clash"),),
        flags={"KAZ": "kz", "RUS": "ru"},
    )


class MapScreen:
    """A screen that is nothing but the map."""

    def __init__(self, kind: Projection, width: float, land: Ground, signs: Marks) -> None:
        self.map = MapView(kind, width=width)
        self.land, self.signs = land, signs
        self.settling = True
        self.pointed = Pointed()

    def draw(self, ui: Ui) -> None:
        draw = self.map.settle if self.settling else self.map.draw
        self.pointed = draw(ui, ui.screen, self.land, NAMES, frozenset(NAMES), self.signs)

    def close(self) -> None:
        self.map.close()


def shown(
    kind: Projection, width: float = 9600.0, size: tuple[int, int] = (1280, 720), scale: float = 1.0, palette: str = "standard"
) -> tuple[App, MapScreen]:
    """An app that shows the map, settled."""
    app = App(size, headless=True, settings=Settings(scale=scale, palette=palette, reduced_motion=True))
    screen = MapScreen(kind, width, ground(palette), marks())
    app.push(screen)
    app.now = 10.0
    app.settle(2)
    screen.settling = False
    app.settle(2)
    return app, screen
