"""A new world: a small one that runs, or one that changes another; in a folder of its own, with its schema beside it."""

import importlib.resources
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sim.lint.json_schema import FILE, schema_text
from sim.scenario.faults import Fault, ScenarioError, quote
from sim.scenario.find import MAIN_FILE, find
from sim.scenario.load import load
from sim.scenario.schema import Scenario
from sim.scenario.validate import ID_RULE

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")


class Begun(NamedTuple):
    """What was written."""

    folder: Path
    files: tuple[Path, ...]


def begin(name: str, parent: str | None, folder: Path) -> Begun:
    """Write a new world into `folder/name`. Raises ScenarioError for a bad name, a folder that is there, an unknown parent."""
    if not _ID.fullmatch(name):
        raise ScenarioError([Fault("error", "bad-id", None, f"{quote(name)} is no id", ID_RULE)])
    target = folder / name
    if target.exists():
        hint = "choose another name, or another folder by --into"
        raise ScenarioError([Fault("error", "bad-id", None, f"{quote(str(target))} is there already", hint)])
    text = _alone(name) if parent is None else _extending(name, parent)
    schema = schema_text()
    target.mkdir(parents=True)
    (target / MAIN_FILE).write_text(text, encoding="utf-8")
    (target / FILE).write_text(schema, encoding="utf-8")
    return Begun(target, (target / MAIN_FILE, target / FILE))


def _template(name: str) -> str:
    """The text of a template."""
    return importlib.resources.files("sim.lint").joinpath("templates", name).read_text(encoding="utf-8")


def _alone(name: str) -> str:
    """A world of its own."""
    return _template("alone.yaml").replace("NAME", name)


def _extending(name: str, parent: str) -> str:
    """A world that changes another in one thing."""
    scenario = load(parent).scenario
    given = parent if not Path(parent).exists() else str(find(parent).resolve())
    focus = scenario.organisations[scenario.focus]
    leading = focus.leading or next(iter(focus.members), next(iter(scenario.states)))
    words = {
        "NAME": name,
        "PARENT": given,
        "TITLE": scenario.title.get("en", scenario.id),
        "FOCUS": scenario.focus,
        "FIRST": str(scenario.span.first),
        "LAST": str(scenario.span.last),
        "LEADING": leading,
        "DAY": str(_middle(scenario)),
    }
    text = _template("extending.yaml")
    for word, value in words.items():
        text = re.sub(rf"\b{word}\b", value.replace("\\", r"\\"), text)
    return text


def _middle(scenario: Scenario) -> date:
    """A day halfway through."""
    first, last = scenario.span.first.toordinal(), scenario.span.last.toordinal()
    return date.fromordinal((first + last) // 2)
