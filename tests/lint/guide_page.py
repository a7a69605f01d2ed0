"""The guide for authors, taken apart: steps, recipes and mistakes, and how they are put into the world of the tutorial."""

import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from sim.scenario.strict import read_text

PAGE = Path(__file__).resolve().parents[2] / "scenarios" / "README.md"
TEXT = PAGE.read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```yaml\n# (step|recipe|extending)\b[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MISTAKE = re.compile(r"^\| `(.+?)` \| `([a-z-]+)` \| (.+) \|$", re.MULTILINE)


class Mistake(NamedTuple):
    """A row of the table of common mistakes."""

    written: str
    told: str
    meant: str


def blocks(sort: str) -> list[str]:
    """The blocks of the page of one sort (step, recipe, extending)."""
    return [text for found, text in _BLOCK.findall(TEXT) if found == sort]


def mistakes() -> list[Mistake]:
    """The rows of the table of common mistakes."""
    part = TEXT.partition("## Common mistakes")[2].partition("## Tools")[0]
    return [Mistake(*row) for row in _MISTAKE.findall(part)]


def data_of(text: str) -> Any:
    """The data of a block, read as strictly as a scenario."""
    return read_text(text, "block.yaml").data


def merged(base: Any, more: Any) -> Any:
    """A reader puts lines below the keys that are there already; what is no mapping is written over."""
    if not isinstance(base, dict) or not isinstance(more, dict):
        return more
    return {**base, **{key: merged(base[key], value) if key in base else value for key, value in more.items()}}


def world(steps: int = 10) -> Any:
    """The data of the tutorial's world after so many steps."""
    data: Any = {}
    for block in blocks("step")[:steps]:
        data = merged(data, data_of(block))
    return data


def as_text(data: Any) -> str:
    """Data as YAML."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
