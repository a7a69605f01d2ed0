"""A cache of drawn surfaces that forgets what was used longest ago once it holds too many bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

import pygame


class SurfaceCache:
    """Surfaces by what they show; `budget` is in bytes."""

    def __init__(self, budget: int = 44 << 20) -> None:
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
        while self.held > self.budget and len(self.entries) > 1:
            _, old = self.entries.popitem(last=False)
            self.held -= size_of(old)
        return surface

    def clear(self) -> None:
        """Forget everything, as after a change of scale or palette."""
        self.entries.clear()
        self.held = 0


def size_of(surface: pygame.Surface) -> int:
    """Bytes that a surface holds."""
    return surface.get_pitch() * surface.get_height()
