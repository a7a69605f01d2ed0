"""What the player pressed, dealt out to frames so that each press meets the screen that the press before it left.

Why: a screen asks each frame whether a key was pressed, so two presses that fell into one slow frame counted as one, and Enter
after Escape could meet the dialog that Escape was to close. Here a frame hears one press of a key or a button at most; what came
after it waits for the next frame. Keys that repeat because they are held do not wait, or a slow screen would go on scrolling
after the key was let go; nor do letters while a text is being written.
"""

from collections import deque
from collections.abc import Iterable

import pygame

WAITING_MOST = 64
"""Presses kept for later frames: more than a person gives while a frame is drawn, few enough to be through in a second."""


class Presses:
    """Events that wait for their frame."""

    def __init__(self) -> None:
        """Nothing waits."""
        self.waiting: deque[pygame.event.Event] = deque()
        self.down: set[int] = set()

    def hear(self, events: Iterable[pygame.event.Event]) -> None:
        """Take in what happened since the last frame. Beyond `WAITING_MOST` presses the oldest events are heard unasked."""
        self.waiting.extend(events)

    def next_frame(self, writing: bool) -> list[pygame.event.Event]:
        """The events of the next frame, in their order. `writing`: a text is being written, and letters do not wait."""
        frame: list[pygame.event.Event] = []
        pressed = 0
        backlog = sum(event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN) for event in self.waiting)
        may_press = max(1, backlog - WAITING_MOST)
        while self.waiting:
            event = self.waiting[0]
            if self.is_press(event) and not (writing and is_letter(event)):
                if pressed >= may_press:
                    break
                pressed += 1
            self.note(event)
            frame.append(self.waiting.popleft())
        return frame

    def is_press(self, event: pygame.event.Event) -> bool:
        """True for a button that goes down, and for a key unless it repeats because it is held."""
        return event.type == pygame.MOUSEBUTTONDOWN or (event.type == pygame.KEYDOWN and event.key not in self.down)

    def note(self, event: pygame.event.Event) -> None:
        """Remember which keys are held."""
        if event.type == pygame.KEYDOWN:
            self.down.add(event.key)
        elif event.type == pygame.KEYUP:
            self.down.discard(event.key)


def is_letter(event: pygame.event.Event) -> bool:
    """True for a key that writes something."""
    return event.type == pygame.KEYDOWN and bool(event.unicode) and event.unicode.isprintable()
