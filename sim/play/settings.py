"""What a player has set, kept in the platform's place for such files.

A damaged file is put aside under another name and the usual settings are taken: nobody is locked out of a game by its settings.
"""

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Literal

import pygame
from pydantic import BaseModel, ConfigDict, Field, ValidationError

FILE = "settings.json"
PLACE = "ARTICLE4_HOME"
"""Environment variable: another folder for settings and saves."""


class Settings(BaseModel):
    """All settings; a scale of 0 follows the window's height."""

    model_config = ConfigDict(extra="ignore", validate_assignment=True)

    scale: float = Field(0.0, ge=0.0, le=2.0)
    text_factor: float = Field(1.0, ge=1.0, le=1.3)
    palette: Literal["standard", "red-green", "blue-yellow", "high contrast"] = "standard"
    reduced_motion: bool = False
    sound: bool = False
    full_screen: bool = False
    tooltip_delay: float = Field(0.35, ge=0.0, le=2.0)
    language: str = "en"
    keys: dict[str, str] = Field(default_factory=dict)
    policies: dict[str, Literal["log", "note", "pause"]] = Field(default_factory=dict)
    snoozed: list[str] = Field(default_factory=list)
    tutorial_done: bool = False
    last_save: str = ""


def home() -> Path:
    """The folder of settings and saves, made if need be."""
    given = os.environ.get(PLACE)
    folder = Path(given) if given else Path(pygame.system.get_pref_path("article4", "article4"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def kept() -> Settings:
    """The settings that were kept, or the usual ones."""
    path = home() / FILE
    try:
        return Settings.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValidationError, UnicodeDecodeError, json.JSONDecodeError):
        with suppress(OSError):
            path.replace(path.with_suffix(".damaged"))
        return Settings()


def keep(settings: Settings) -> bool:
    """Write the settings in one step. False when the disk refuses; the game goes on with them."""
    beside: Path | None = None
    try:
        folder = home()
        with tempfile.NamedTemporaryFile("w", dir=folder, suffix=".part", delete=False, encoding="utf-8") as part:
            beside = Path(part.name)
            part.write(settings.model_dump_json(indent=2))
        beside.replace(folder / FILE)
    except OSError:
        if beside is not None:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        return False
    return True
