"""Short synthesised tones for what is pressed and what happens; silent where there is no sound card."""

from collections.abc import Iterable

import numpy as np
import pygame

RATE = 22050
TONES: dict[str, tuple[tuple[float, float], ...]] = {
    "press": ((880.0, 0.035),),
    "refuse": ((196.0, 0.09),),
    "decision": ((523.0, 0.08), (659.0, 0.12)),
    "passed": ((523.0, 0.09), (659.0, 0.09), (784.0, 0.18)),
    "failed": ((392.0, 0.12), (311.0, 0.22)),
    "crisis": ((330.0, 0.1), (330.0, 0.1), (262.0, 0.2)),
    "ballot": ((740.0, 0.05),),
}
"""Tones by what they tell: frequencies in hertz with their seconds."""


def waves(parts: Iterable[tuple[float, float]], rate: int = RATE) -> np.ndarray:
    """The samples of tones one after another, each fading in and out, as 16-bit numbers."""
    pieces = []
    for frequency, seconds in parts:
        moments = np.arange(int(rate * seconds)) / rate
        shape = np.minimum(1.0, np.minimum(moments / 0.006, (seconds - moments) / (seconds * 0.7)))
        pieces.append(np.sin(2 * np.pi * frequency * moments) * shape)
    return (np.concatenate(pieces) * 0.22 * 32767).astype(np.int16)


class Sounds:
    """Plays tones when it is on and the machine can."""

    def __init__(self, on: bool) -> None:
        self.on = on
        self.ready: bool | None = None
        self.made: dict[str, pygame.mixer.Sound] = {}

    def play(self, names: Iterable[str]) -> None:
        """Play the last of the named tones."""
        wanted = [name for name in names if name in TONES]
        if not self.on or not wanted or not self.opened():
            return
        name = wanted[-1]
        if name not in self.made:
            self.made[name] = pygame.mixer.Sound(buffer=waves(TONES[name]).tobytes())
        self.made[name].play()

    @property
    def lacking(self) -> bool:
        """True when sound is wanted and there is no card to play it: silence, not a fault."""
        return self.on and not self.opened()

    def opened(self) -> bool:
        """Open the mixer once; without a sound card there is silence."""
        if self.ready is None:
            try:
                pygame.mixer.init(RATE, -16, 1, 512)
                self.ready = True
            except pygame.error:
                self.ready = False
        return self.ready

    def close(self) -> None:
        """Close the mixer."""
        if self.ready:
            pygame.mixer.quit()
