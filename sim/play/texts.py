"""The words of the screens, ready for other languages: English stands in the code, other languages in tables.

`say("Call the vote")` gives the words of the chosen language, which is English where a table has none. A language is a file
`assets/texts/<language>.json` that maps the English words to its own. The English table `assets/texts/en.json` lists every text
of the screens; `python -m sim.play.texts` writes it anew, and a test keeps it complete.
"""

import ast
import json
from functools import cache
from pathlib import Path

from sim.play.kit.files import asset, asset_folder

FOLDER = "texts"
chosen = {"language": "en"}


@cache
def table(language: str) -> dict[str, str]:
    """The texts of a language by their English words; empty for one that has no table."""
    try:
        return dict(json.loads(asset(FOLDER, f"{language}.json").read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def languages() -> tuple[str, ...]:
    """The languages there are tables for."""
    return tuple(sorted(path.stem for path in (asset_folder() / FOLDER).glob("*.json"))) or ("en",)


def choose(language: str) -> None:
    """Speak a language from now on."""
    chosen["language"] = language


def say(text: str, **values: object) -> str:
    """A text in the chosen language, with its `{names}` filled in."""
    words = table(chosen["language"]).get(text) or text
    return words.format(**values) if values else words


TABLES = ("WORDS", "MEANINGS")
"""Ends of the names of tables in the code whose texts are handed to `say` by their key."""


def texts_of_table(node: ast.AST) -> list[str]:
    """The texts of a table such as `VERDICT_WORDS = {"vetoed": "Vetoed"}`; nothing for any other line."""
    named = isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.endswith(TABLES)
    if not named or not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Dict):
        return []
    return [one.value for one in node.value.values if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def texts_in(folder: Path) -> list[str]:
    """Every English text that the sources below a folder hand to `say`, in alphabetical order."""
    found = set()
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found.update(texts_of_table(node))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return sorted(found)


def write_english() -> int:
    """Write the English table anew from the sources of a checkout. Returns how many texts it has."""
    found = texts_in(Path(__file__).parent)
    path = asset(FOLDER, "en.json")
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({text: text for text in found}, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return len(found)


if __name__ == "__main__":
    print(f"{write_english()} texts")
