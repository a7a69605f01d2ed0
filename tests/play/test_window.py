"""A real window: under Xvfb, xdotool goes through menu, vote, save and load with mouse and keys, as a player would.

The game writes what its screen says into a file after each frame (`ARTICLE4_DUMP`), which is how the test knows where things
are; nothing else is told to it.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

SIZE = (1280, 800)
PATIENCE = 600.0
"""Seconds for the slowest step on a loaded machine."""
TRIES = 4
"""How often a key or a click that was lost on a loaded machine is given again within that time."""


class Unseen(AssertionError):
    """What should be on the screen did not come up."""


class Player:
    """Somebody with a mouse and a keyboard in front of a window."""

    def __init__(self, folder: Path, display: str) -> None:
        self.dump = folder / "screen.txt"
        self.environment = os.environ | {"DISPLAY": display, "ARTICLE4_HOME": str(folder), "ARTICLE4_DUMP": str(self.dump)}
        self.environment["SDL_VIDEO_WINDOW_POS"] = "0,0"
        self.environment.pop("SDL_VIDEODRIVER", None)
        self.log = (folder / "game.log").open("w")
        command = [sys.executable, "-m", "sim.cli", "play", "--size", f"{SIZE[0]}x{SIZE[1]}"]
        self.game = subprocess.Popen(command, env=self.environment, stdout=self.log, stderr=self.log)

    def screen(self) -> str:
        """What the screen says now."""
        return self.dump.read_text(encoding="utf-8") if self.dump.exists() else ""

    def wait(self, words: str, seconds: float = PATIENCE) -> str:
        """Wait until the screen says something."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            said = self.screen()
            if words in said:
                return said
            assert self.game.poll() is None, f"the game ended: {Path(self.log.name).read_text()[-2000:]}"
            time.sleep(0.1)
        raise Unseen(f"{words!r} never came up:\n{self.screen()[:4000]}")

    def tool(self, *arguments: object) -> None:
        """Move the mouse or press a key."""
        subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, check=True, timeout=30)

    def until(self, words: str, act: Callable[[], None]) -> None:
        """Act, and act again as a player does who sees that nothing came of it, until the screen says something."""
        for _ in range(TRIES):
            with suppress(Unseen):
                act()
                self.wait(words, PATIENCE / TRIES)
                return
        raise Unseen(f"{words!r} never came up:\n{self.screen()[:4000]}")

    def click(self, id: str, until: str = "", seconds: float = PATIENCE) -> None:
        """Click on a widget, again where the screen does not come to say `until`."""
        if until:
            self.until(until, lambda: self.click(id, seconds=PATIENCE / TRIES))
            return
        self.wait(f"#{id} [", seconds)
        scale = float(re.search(r"^scale ([\d.]+)", self.screen(), re.M).group(1))
        x, y, w, h = map(float, re.search(rf"^#{re.escape(id)} \[(-?\d+),(-?\d+) (\d+)x(\d+)\]", self.screen(), re.M).groups())
        self.tool("mousemove", int((x + w / 2) * scale), int((y + h / 2) * scale))
        time.sleep(0.2)
        self.tool("mousedown", 1)
        time.sleep(0.15)
        self.tool("mouseup", 1)
        time.sleep(0.3)

    def key(self, name: str, until: str = "") -> None:
        """Press a key, again where the screen does not come to say `until`."""
        if until:
            self.until(until, lambda: self.key(name))
            return
        self.tool("key", name)
        time.sleep(0.3)

    def close(self) -> None:
        """End the game."""
        self.game.terminate()
        self.game.wait(PATIENCE)
        self.log.close()


@pytest.fixture
def display(tmp_path):
    """A screen without a monitor, on a number that is free."""
    for tool in ("Xvfb", "xdotool"):
        assert shutil.which(tool), f"{tool} is missing: apt-get install xvfb xdotool"
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SIZE[0]}x{SIZE[1] + 60}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    number = os.read(reading, 16).decode().strip()
    yield f":{number}"
    server.terminate()
    server.wait(20)


@pytest.fixture
def player(tmp_path, display):
    made = Player(tmp_path, display)
    yield made
    made.close()


@pytest.mark.slow
def test_menu_vote_save_and_load_in_a_real_window(player, tmp_path):
    player.wait("A wargame of collective security")
    player.wait("The Collective Security Treaty, 1992 to 2024")
    player.click("start.tutorial")
    player.wait("You govern Valden")
    player.click("tutorial.leave")
    for _ in range(14):
        player.key("period")
        if "Do we ask for help?" in player.screen():
            break
    player.wait("Do we ask for help?")
    player.click("decision.peacekeepers")
    for _ in range(3):
        player.key("period")
        if "#alert.motions" in player.screen():
            break
    player.key("c", until="#council.vote.yes [")
    assert "Peacekeepers for Valden" in player.screen()
    player.click("council.vote.yes")
    player.wait("#council.vote.yes [")
    player.click("council.call", until="#count")
    player.key("Return", until="#count.on [")
    player.key("Return", until="COMPACT RULING")
    player.key("Escape")
    player.key("Escape", until="#menu.save [")  # two presses within one slow frame are one
    player.click("menu.save")
    player.wait("Under which name?")
    player.click("save.do")
    player.wait("Saved:")
    assert list((tmp_path / "saves").glob("*.article4"))
    player.key("Escape")
    player.click("menu.load")
    player.click("load.rows.0")
    player.click("load.do")
    player.wait("#top.pause [")
    player.wait("October 2000")
