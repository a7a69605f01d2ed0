"""A stage for tests: an app under the dummy driver, driven by real events, read as text."""

import time

import pygame

from sim.play.app import App
from sim.play.kit.core import Ui
from sim.play.settings import Settings

MODIFIERS = {"ctrl": pygame.KMOD_LCTRL, "shift": pygame.KMOD_LSHIFT, "alt": pygame.KMOD_LALT}


class Stage:
    """An app whose frames are drawn by hand."""

    def __init__(self, screen=None, size=(1600, 900), **settings):
        self.app = App(size, headless=True, settings=Settings(**settings))
        self.now = 10.0
        if screen is not None:
            self.app.push(screen(self.app) if callable(screen) else screen)
        self.step(count=3)

    @property
    def ui(self) -> Ui:
        return self.app.ui

    def step(self, events=(), count=1, seconds=1 / 60):
        for place in range(count):
            self.now += seconds
            self.app.frame(list(events) if place == 0 else [], self.now)

    def until(self, reached, seconds=900):
        """Draw frames until what a thread beside the screen does has been taken up; the bound only ends a test that hangs."""
        end = time.monotonic() + seconds
        while not reached():
            assert time.monotonic() < end, f"never reached:\n{self.ui.dump()}"
            self.step()
            time.sleep(0.01)
        self.step(count=2)

    def key(self, written: str):
        *modifiers, name = written.split("+")
        mod = 0
        for word in modifiers:
            mod |= MODIFIERS[word]
        code = pygame.key.key_code(name)
        self.step([pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode="")])
        self.step(count=2)

    def write(self, text: str):
        self.step([pygame.event.Event(pygame.TEXTINPUT, text=text)])
        self.step()

    def point(self, x, y, seconds=0.6):
        s = self.ui.theme.scale
        self.step([pygame.event.Event(pygame.MOUSEMOTION, pos=(x * s, y * s), rel=(0, 0), buttons=(0, 0, 0))])
        self.step(seconds=seconds)
        self.step()

    def click(self, id: str, button=1):
        box = self.ui.place_of(id)
        assert box is not None and box.w > 0 and box.h > 0, f"{id} is not on the screen:\n{self.ui.dump()}"
        self.click_at(*box.centre, button=button)

    def click_at(self, x, y, button=1):
        s = self.ui.theme.scale
        pos = (int(x * s), int(y * s))
        self.step([pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))])
        self.step([pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=button)])
        self.step([pygame.event.Event(pygame.MOUSEBUTTONUP, pos=pos, button=button)])
        self.step(count=2, seconds=0.5)

    def has(self, text: str) -> bool:
        return any(text in said for said in self.ui.texts())

    def note(self, id: str):
        found = [note for note in self.ui.notes if note.id == id]
        assert found, f"{id} is not on the screen:\n{self.ui.dump()}"
        return found[-1]

    def shot(self, path):
        pygame.image.save(self.app.surface, str(path))
