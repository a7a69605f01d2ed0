"""How land looks: a colour and a pattern for each status, so that nothing is told by colour alone."""

from typing import NamedTuple

Colour = tuple[int, int, int]

PATTERNS = ("", "dark stripes", "light stripes", "light dots", "level lines", "dark dots", "crosses", "upright lines")
"""What can lie over a colour; the renderer and the legend draw each from the same tile."""


class Look(NamedTuple):
    """A colour with a pattern, and what it means."""

    key: str
    title: str
    colour: Colour
    pattern: str = ""


MEMBERSHIP: tuple[Look, ...] = (
    Look("member", "Member", (58, 116, 186)),
    Look("suspended", "Suspended", (58, 116, 186), "dark stripes"),
    Look("accession", "Joining", (64, 148, 140), "light stripes"),
    Look("observer", "Observer", (64, 148, 140), "light dots"),
    Look("leaving", "Leaving", (126, 124, 112), "light stripes"),
    Look("former", "Former member", (150, 124, 88), "dark dots"),
    Look("outside", "Outside", (96, 99, 102)),
    Look("rival", "Other alliance", (134, 98, 130), "level lines"),
    Look("neutral", "Not playing", (60, 70, 82)),
)
"""Statuses of membership, in the order of the legend."""

SAFE: dict[str, dict[str, Colour]] = {
    "red-green": {
        "member": (40, 110, 196), "suspended": (40, 110, 196), "accession": (86, 180, 222), "observer": (86, 180, 222),
        "leaving": (150, 150, 120), "former": (196, 160, 60), "outside": (128, 122, 104),
        "rival": (176, 92, 40), "neutral": (60, 70, 82),
    },
    "blue-yellow": {
        "member": (44, 124, 160), "suspended": (44, 124, 160), "accession": (60, 190, 180), "observer": (60, 190, 180),
        "leaving": (150, 120, 130), "former": (190, 110, 110), "outside": (122, 110, 110),
        "rival": (170, 60, 84), "neutral": (72, 80, 88),
    },
    "high contrast": {
        "member": (44, 128, 226), "suspended": (44, 128, 226), "accession": (40, 178, 160), "observer": (40, 178, 160),
        "leaving": (166, 160, 130), "former": (204, 158, 84), "outside": (140, 132, 120),
        "rival": (190, 112, 184), "neutral": (62, 72, 84),
    },
}  # fmt: skip
"""Other colours for the same statuses, by the palette of the settings."""

RAMPS: dict[str, tuple[Colour, ...]] = {
    "standard": ((54, 62, 72), (72, 92, 106), (92, 124, 128), (148, 148, 104), (206, 150, 72), (222, 104, 68)),
    "red-green": ((50, 58, 76), (56, 84, 116), (64, 116, 152), (132, 150, 130), (206, 176, 88), (246, 214, 110)),
    "blue-yellow": ((54, 60, 68), (60, 92, 104), (68, 128, 138), (140, 132, 130), (204, 118, 118), (240, 96, 110)),
    "high contrast": ((44, 50, 60), (66, 90, 112), (84, 130, 150), (164, 160, 104), (232, 168, 70), (255, 116, 84)),
}
"""From little to much: each step is also lighter than the one before, so that it reads in grey."""


def membership(palette: str = "standard") -> dict[str, Look]:
    """The looks of membership by key, in the colours of a palette."""
    safe = SAFE.get(palette, {})
    return {look.key: look._replace(colour=safe.get(look.key, look.colour)) for look in MEMBERSHIP}


def ramp(palette: str, titles: tuple[str, ...]) -> tuple[Look, ...]:
    """Looks from little to much with their titles; at most as many as the ramp has steps."""
    colours = RAMPS.get(palette, RAMPS["standard"])
    last = len(titles) - 1
    steps = [round(place * (len(colours) - 1) / max(1, last)) for place in range(len(titles))]
    return tuple(Look(f"step {place}", title, colours[steps[place]]) for place, title in enumerate(titles))
