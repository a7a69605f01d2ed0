"""The window's edges: no display, the older pygame in the way, damaged settings. Full disks are in `test_circumstances.py`."""

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def command(*arguments, **environment):
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=kept | environment, capture_output=True, text=True, timeout=300
    )


def test_without_a_display_it_says_so_and_what_helps(tmp_path):
    done = command("-m", "sim.cli", "play", ARTICLE4_HOME=str(tmp_path))
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "there is no screen to play on" in done.stderr and "article4 shot" in done.stderr


def test_the_older_pygame_is_refused_with_the_remedy(tmp_path):
    (tmp_path / "pygame.py").write_text("__version__ = '2.6.1'\n")
    done = command("-m", "sim.cli", "play", PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}", ARTICLE4_HOME=str(tmp_path))
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "pip uninstall pygame pygame-ce" in done.stderr


def test_without_the_extra_one_line_says_how_to_install_it(tmp_path):
    for arguments in (["play"], ["shot", "tutorial", "--text"]):
        without = f"import sys; sys.modules['pygame'] = None; from sim.cli import main; sys.exit(main({arguments!r}))"
        done = command("-c", without, ARTICLE4_HOME=str(tmp_path))
        assert done.returncode == 1, done.stderr
        assert done.stderr == "error: the screens need pygame-ce, the extra `play` of article4: pip install pygame-ce\n"


def test_an_unknown_scenario_and_a_wrong_size_are_told(tmp_path):
    done = command("-m", "sim.cli", "shot", "real-timelin", "--text", ARTICLE4_HOME=str(tmp_path))
    assert done.returncode == 1 and "real-timeline" in done.stderr and "Traceback" not in done.stderr
    done = command("-m", "sim.cli", "shot", "real-timeline", "--size", "wide", "--text", ARTICLE4_HOME=str(tmp_path))
    assert done.returncode == 2 and "no size" in done.stderr


def test_damaged_settings_are_put_aside(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE4_HOME", str(tmp_path))
    from sim.play.settings import Settings, keep, kept

    (tmp_path / "settings.json").write_text("{not json")
    assert kept() == Settings()
    assert (tmp_path / "settings.damaged").exists()
    assert keep(Settings(palette="red-green", scale=1.5, keys={"pause": "p"}))
    assert kept().palette == "red-green" and kept().keys == {"pause": "p"}


PLAYED_TO_SIGTERM = """
import os, signal, threading
from sim.game.session import Game
from sim.play.app import App
from sim.play.screens.game import GameScreen

app = App((800, 600), headless=True)
app.push(GameScreen(app, Game.start("tutorial", 1, {"VAL": "person"})))
app.settle()
app.top.view.go(app.top.view.game.day + 2)
threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM)).start()
app.run()
print("left")
"""
"""A game of two days, told to end."""


def test_told_to_end_by_a_signal_the_game_is_kept_and_left(tmp_path):
    done = command("-c", PLAYED_TO_SIGTERM, ARTICLE4_HOME=str(tmp_path), SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")
    assert done.returncode == 0 and "left" in done.stdout, done.stderr
    assert (tmp_path / "saves" / "autosave-1.article4").exists()


def test_without_a_loop_a_signal_ends_the_program_as_any_other():
    told = "import os, signal, sim.play.app, pygame; pygame.display.init(); os.kill(os.getpid(), signal.SIGTERM); print('on')"
    done = command("-c", told, SDL_VIDEODRIVER="dummy")
    assert done.returncode == -signal.SIGTERM and "on" not in done.stdout.splitlines()


def test_tones_are_short_and_quiet():
    from sim.play.sound import RATE, TONES, Sounds, waves

    for name, parts in TONES.items():
        samples = waves(parts)
        assert 0 < len(samples) < RATE and abs(samples).max() < 9000, name
    Sounds(False).play(["press"])
