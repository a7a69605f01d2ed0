"""Where scenarios are: the shipped ones by their id, any other by its path.

Why two places: installed from a wheel, the scenarios lie inside the package as its data; in a checkout they lie
beside it, at the top, where an author looks for them.
"""

import importlib.resources
import os
from pathlib import Path

from sim.scenario.faults import Fault, ScenarioError, did_you_mean, quote

MAIN_FILE = "scenario.yaml"
"""The file of a scenario's folder that names the others."""
ENDINGS = (".yaml", ".yml")
SHIPPED = ("_shipped", "scenarios")
"""Where the scenarios lie inside the installed package."""


def scenario_folder() -> Path:
    """The folder of the shipped scenarios. Raises ScenarioError when the installation has none."""
    package = Path(str(importlib.resources.files("sim")))
    for folder in (package.joinpath(*SHIPPED), package.parent / "scenarios"):
        if folder.is_dir():
            return folder
    raise ScenarioError([Fault("error", "no-scenarios", None, "this installation has no scenarios: install article4 again")])


def shipped() -> tuple[str, ...]:
    """The ids of the shipped scenarios: folders with a `scenario.yaml`, and single files, in alphabetical order."""
    names = set()
    for entry in scenario_folder().iterdir():
        if (entry / MAIN_FILE).is_file():
            names.add(entry.name)
        elif entry.is_file() and entry.suffix in ENDINGS:
            names.add(entry.stem)
    return tuple(sorted(names))


LONGEST = 240
LONGEST_PATH = 2000
"""Bytes of a name in a path (file systems take 255, and an ending may come to it), and letters of a path."""


def find(name_or_path: str | os.PathLike[str]) -> Path:
    """The main file of a scenario, given its id, its folder or a file.

    An id wins over a file of that name in the present folder; `./name` means the latter. A path inside the present folder
    stays relative, so that messages are short. Raises ScenarioError, with the nearest ids, when there is no such scenario.
    """
    text = os.fspath(name_or_path)
    if not can_be_a_name(text):
        raise ScenarioError([_unknown(text)])
    try:
        if text == Path(text).name:
            for candidate in _shipped_places(text):
                if candidate.is_file():
                    return _short(candidate)
        return _given(Path(text), text)
    except OSError as error:
        message = f"cannot read {quote(text)}: {error.strerror}"
        raise ScenarioError([Fault("error", "unreadable-file", None, message)]) from None


def can_be_a_name(text: str) -> bool:
    """False for what no file system takes as a name or a path: nothing, a zero byte, more than it can hold."""
    if not text.strip() or "\0" in text or len(text) > LONGEST_PATH:
        return False
    return all(len(part.encode(errors="surrogatepass")) <= LONGEST for part in Path(text).parts)


def _shipped_places(name: str) -> list[Path]:
    """The files that could be the shipped scenario of a name."""
    folder = scenario_folder()
    return [folder / name / MAIN_FILE, *(folder / f"{name}{ending}" for ending in ENDINGS)]


def _given(path: Path, text: str) -> Path:
    """The main file at a path that the user gave."""
    if path.is_dir():
        if (path / MAIN_FILE).is_file():
            return path / MAIN_FILE
        message = f"the folder {quote(text)} has no {MAIN_FILE}, so it is no scenario"
        raise ScenarioError([Fault("error", "no-main-file", None, message)])
    if path.exists():
        return path
    raise ScenarioError([_unknown(text)])


def _unknown(text: str) -> Fault:
    """The fault of a name that leads nowhere."""
    names = shipped()
    hint = did_you_mean(text, names) or f"shipped: {', '.join(names)}"
    return Fault("error", "unknown-scenario", None, f"there is no scenario {quote(text)}, shipped or as a path", hint)


def _short(path: Path) -> Path:
    """The path as seen from the present folder when it lies inside it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
