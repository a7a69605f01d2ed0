"""Where the shipped assets are: inside the installed package, or beside it in a checkout."""

import importlib.resources
from functools import cache
from pathlib import Path


class NoAssets(RuntimeError):
    """The installation lacks its assets."""


@cache
def asset_folder() -> Path:
    """The folder of the assets. Raises NoAssets when the installation has none."""
    package = Path(str(importlib.resources.files("sim")))
    for folder in (package / "_shipped" / "assets", package.parent / "assets"):
        if (folder / "fonts").is_dir():
            return folder
    raise NoAssets("this installation has no fonts and icons: install article4 again")


def asset(kind: str, name: str) -> Path:
    """The path of an asset of a kind (`fonts`, `icons`, `flags`, `map`)."""
    return asset_folder() / kind / name
