"""Text as surfaces: three weights of one family, a fallback for letters it lacks, and measured lines.

IBM Plex Sans Condensed covers Latin and Cyrillic with figures of equal width; DejaVu Sans covers Armenian, Georgian and arrows.
"""

from functools import lru_cache

import pygame

from sim.play.kit.files import asset
from sim.play.kit.theme import Colour

WEIGHTS = {"regular": "Regular", "medium": "Medium", "bold": "SemiBold"}
FALLBACK = "DejaVuSans.ttf"
NO_LETTER = "\uffff"


@lru_cache(maxsize=96)
def font(pixels: int, weight: str) -> pygame.font.Font:
    """The family's font of a size in device pixels."""
    return pygame.font.Font(str(asset("fonts", f"IBMPlexSansCondensed-{WEIGHTS[weight]}.woff")), pixels)


@lru_cache(maxsize=64)
def fallback(pixels: int) -> pygame.font.Font:
    """The font for letters that the family lacks, a little smaller to sit well beside it."""
    return pygame.font.Font(str(asset("fonts", FALLBACK)), max(6, round(pixels * 0.9)))


@lru_cache(maxsize=4096)
def known(letter: str) -> bool:
    """True when the family has a letter, that is, does not draw the box that stands for missing ones."""
    plain = font(16, "regular")
    if plain.metrics(letter) != plain.metrics(NO_LETTER):
        return True
    white = (255, 255, 255)
    images = [pygame.image.tobytes(plain.render(one, True, white), "RGBA") for one in (letter, NO_LETTER)]
    return images[0] != images[1]


def runs(text: str) -> list[tuple[str, bool]]:
    """The text cut where the font changes; True marks what the family has."""
    parts: list[tuple[str, bool]] = []
    for letter in text:
        has = letter == " " or known(letter)
        if parts and parts[-1][1] == has:
            parts[-1] = (parts[-1][0] + letter, has)
        else:
            parts.append((letter, has))
    return parts


@lru_cache(maxsize=16384)
def width(text: str, pixels: int, weight: str = "regular") -> int:
    """How wide a text is, in device pixels."""
    if text.isascii():
        return font(pixels, weight).size(text)[0]
    return sum((font(pixels, weight) if has else fallback(pixels)).size(part)[0] for part, has in runs(text))


def drawn(text: str, pixels: int, weight: str, colour: Colour, spacing: int = 0) -> pygame.Surface:
    """A text on a transparent surface; `spacing` device pixels between letters."""
    text = text.replace("\0", " ")
    pieces = [(letter, known(letter)) for letter in text] if spacing else runs(text)
    images = [(font(pixels, weight) if has else fallback(pixels)).render(part, True, colour) for part, has in pieces]
    if len(images) == 1:
        return images[0]
    high = font(pixels, weight).get_height()
    wide = sum(image.get_width() for image in images) + spacing * max(0, len(images) - 1)
    surface = pygame.Surface((max(1, wide), max(1, high)), pygame.SRCALPHA)
    x = 0
    for image in images:
        surface.blit(image, (x, max(0, (high - image.get_height()) // 2)))
        x += image.get_width() + spacing
    return surface


@lru_cache(maxsize=4096)
def shortened(text: str, pixels: int, weight: str, most: int) -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    if width(text, pixels, weight) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + "…", pixels, weight) <= most:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


@lru_cache(maxsize=2048)
def wrapped(text: str, pixels: int, weight: str, most: int) -> tuple[str, ...]:
    """The text in lines that fit; words longer than a line are cut."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            trial = f"{line} {word}" if line else word
            if not line or width(trial, pixels, weight) <= most:
                line = trial
                continue
            lines.append(line)
            line = word
        lines.append(line)
    return tuple(shortened(line, pixels, weight, max(1, most)) for line in lines)


def forget() -> None:
    """Drop all fonts, before pygame's font module is closed."""
    for cached in (font, fallback, known, width, shortened, wrapped):
        cached.cache_clear()
