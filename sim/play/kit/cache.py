"""A cache of drawn surfaces that forgets what was used longest ago once it holds too many bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

import pygame

USUAL, MOST = 12 << 20, 24 << 20
"""Bytes of pictures that are kept where a logical pixel is one of the screen, and at most: twice that many want four times as
much. What is on the screen at once holds 5 MB; a larger store would be filled with words and curves of months gone by."""


class SurfaceCache:
    """Surfaces by what they show; `budget` is in bytes."""

    def __init__(self, budget: int = USUAL) -> None:
        self.budget = budget
        self.held = 0
        self.entries: OrderedDict[Hashable, pygame.Surface] = OrderedDict()

    def get(self, key: Hashable, draw: Callable[[], pygame.Surface]) -> pygame.Surface:
        """The surface of a key, drawn if it is not held."""
        found = self.entries.get(key)
        if found is not None:
            self.entries.move_to_end(key)
            return found
        surface = draw()
        self.entries[key] = surface
        self.held += size_of(surface)
        self.shrink()
        return surface

    def suit(self, density: float) -> None:
        """Set the budget for a number of device pixels a logical one."""
        budget = min(MOST, round(USUAL * max(1.0, density) ** 2))
        if budget != self.budget:
            self.budget = budget
            self.shrink()

    def shrink(self) -> None:
        """Let the longest unused go until the rest fits; the newest always stays."""
        while self.held > self.budget and len(self.entries) > 1:
            _, old = self.entries.popitem(last=False)
            self.held -= size_of(old)

    def clear(self) -> None:
        """Forget everything, as after a change of scale or palette."""
        self.entries.clear()
        self.held = 0


def size_of(surface: pygame.Surface) -> int:
    """Bytes that a surface holds."""
    return surface.get_pitch() * surface.get_height()
