"""The JSON Schema of scenario files, for editors: one schema for main files, single files, included files and extensions.

Why two readings in one: a file that stands alone must be complete, whereas what is included or extends another scenario gives
a part, and the rest stands elsewhere. Which of the two a file is shows in its first keys, so the schema tells them apart.
"""

import json
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from sim.lint.meanings import meaning_of, models
from sim.scenario.check_lands import PAIR_RANGES, STATE_RANGES
from sim.scenario.effects import EFFECTS
from sim.scenario.schema import Scenario
from sim.world.parameters import PARAMETERS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE = "scenario.schema.json"
"""Where the shipped schema lies, in the folder of the scenarios."""
PART = "Part"
"""Ends the name of a definition in which no key is needed."""
ELSEWHERE = ("include", "extends")
"""Keys of a main file which say that a part of it stands elsewhere."""


def scenario_schema() -> dict[str, Any]:
    """The whole schema."""
    whole = _closed(Scenario.model_json_schema(by_alias=True))
    definitions = whole.pop("$defs")
    definitions["Parameters"] = _parameters()
    whole["properties"]["parameters"] = {"$ref": "#/$defs/Parameters"}
    _bound(definitions["StateEntry"]["properties"], STATE_RANGES)
    _bound(definitions["PairEntry"]["properties"], PAIR_RANGES)
    for model in models():
        properties = (whole if model is Scenario else definitions[_name_in(definitions, model)])["properties"]
        for key in properties:
            properties[key] = {**properties[key], "description": meaning_of(model, key)}
    for body in EFFECTS:
        definitions[body.__name__].setdefault("examples", [body.example])
    kept = {name for name in definitions if _is_of_effects(name)} | {"Parameters"}
    parts = {f"{name}{PART}": _relaxed(one, kept) for name, one in definitions.items() if name not in kept}
    definitions |= parts
    definitions["Scenario"] = {key: value for key, value in whole.items() if key != "title"}
    definitions[f"Scenario{PART}"] = _relaxed(definitions["Scenario"], kept)
    return {
        "$schema": DIALECT,
        "title": "An Article 4 scenario",
        "description": whole.get("description", ""),
        "type": "object",
        "if": {"required": ["format"], "not": {"anyOf": [{"required": [key]} for key in ELSEWHERE]}},
        "then": {"$ref": "#/$defs/Scenario"},
        "else": {
            "$ref": f"#/$defs/Scenario{PART}",
            "if": {"required": ["format"]},
            "then": {"required": ["id", "title"]},
        },
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The schema as it is shipped."""
    return json.dumps(scenario_schema(), indent=1, ensure_ascii=False) + "\n"


def _parameters() -> dict[str, Any]:
    """The numbers of the rules by name, each with its range, so that an editor completes and explains them."""
    properties = {
        one.name: {
            "description": f"{one.meaning} ({one.unit or 'no unit'}; {one.default:g} when not given)",
            "anyOf": [{"type": "number", "minimum": one.low, "maximum": one.high}, {"$ref": "#/$defs/Coded"}],
        }
        for one in PARAMETERS
    }
    return {"type": "object", "description": "numbers of the rules", "additionalProperties": False, "properties": properties}


def _bound(properties: dict[str, Any], ranges: Iterable[tuple[str, float, float]]) -> None:
    """Enter the ranges that the checks know into the plain numbers of some series."""
    for name, low, high in ranges:
        plain = next(way for way in properties[name]["anyOf"] if way.get("type") == "number")
        plain |= {"minimum": low, "maximum": high}


def _closed(node: Any) -> Any:
    """A copy in which a mapping with patterns for its keys takes no others, and one of several ways may be like another.

    A number with its range is no series: without this an editor would find it to be both, and wrong.
    """
    if isinstance(node, list):
        return [_closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    found = {"anyOf" if key == "oneOf" else key: _closed(value) for key, value in node.items()}
    if "patternProperties" in found:
        found["additionalProperties"] = False
    return found


def _name_in(definitions: dict[str, Any], model: type[BaseModel]) -> str:
    """The name of a model among the definitions: with its module where another has the same name."""
    whole = f"{model.__module__}.{model.__qualname__}".replace(".", "__")
    return whole if whole in definitions else model.__name__


def _is_of_effects(name: str) -> bool:
    """True for the definition of an effect: lists of effects are not merged, so each is whole."""
    bodies = {body.__name__ for body in EFFECTS}
    short = name.rpartition("__")[2]
    return "__parts__" not in name and (short in bodies or short.removesuffix("Effect") in bodies)


def _relaxed(node: Any, kept: set[str]) -> Any:
    """A copy in which no key is needed and references lead to the other relaxed definitions."""
    if isinstance(node, list):
        return [_relaxed(item, kept) for item in node]
    if not isinstance(node, dict):
        return node
    found = {}
    for key, value in node.items():
        if key == "$ref":
            name = str(value).rpartition("/")[2]
            found[key] = value if name in kept else f"{value}{PART}"
        elif key == "properties":
            found[key] = {name: _relaxed(child, kept) for name, child in value.items()}
        elif key not in ("required", "minProperties"):
            found[key] = _relaxed(value, kept)
    return found
