"""What the schema expects at a path: its fields, its words. Messages and `--set` read the schema here, so neither can lag.

Why not pydantic's own words: "Input should be a valid dictionary or instance of Coded" is no help to an author.
"""

import re
import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sim.scenario.effects import EffectBody
from sim.scenario.faults import quote
from sim.scenario.parts import Coded, Moment
from sim.scenario.schema import Scenario


class Bounds(NamedTuple):
    """The least and greatest number allowed; None for no bound."""

    least: float | None
    most: float | None

    def words(self) -> str:
        """` from 0 to 1`, ` of at least 1`, ` of at most 9`, or nothing."""
        if self.least is not None and self.most is not None:
            return f" from {self.least:g} to {self.most:g}"
        if self.least is not None:
            return f" of at least {self.least:g}"
        return "" if self.most is None else f" of at most {self.most:g}"


@dataclass(frozen=True)
class Shape:
    """What may stand at a place: an annotation with the metadata of its field."""

    annotation: Any
    metadata: tuple[Any, ...] = ()
    required: bool = True

    def alternatives(self) -> Iterator["Shape"]:
        """The ways in which a value may be written, `null` left out."""
        origin = get_origin(self.annotation)
        if origin is Annotated:
            core, *metadata = get_args(self.annotation)
            yield from Shape(core, (*self.metadata, *metadata), self.required).alternatives()
        elif origin in (Union, types.UnionType):
            for way in get_args(self.annotation):
                if way is not type(None):
                    yield from Shape(way, self.metadata, self.required).alternatives()
        else:
            yield self

    def child(self, part: str | int) -> "Shape | None":
        """What is expected at a key or place below; None when nothing may stand there."""
        for way in self.alternatives():
            found = way._own_child(part)
            if found is not None:
                return found
        return None

    def at(self, path: Iterable[str | int]) -> "Shape | None":
        """What is expected at the end of a path; None when nothing may stand there."""
        here: Shape | None = self
        for part in path:
            here = None if here is None else here.child(part)
        return here

    def default_at(self, path: tuple[str | int, ...]) -> Any:
        """What holds at the end of a path when it is left out: a plain value; None where it is needed or has none."""
        holder = self.at(path[:-1])
        for way in holder.alternatives() if holder is not None else ():
            field = fields_of(way.annotation).get(str(path[-1])) if _is_model(way.annotation) else None
            if field is not None and not field.is_required():
                value = field.get_default(call_default_factory=True)
                return value if isinstance(value, bool | int | float | str | list) else None
        return None

    def key_names(self) -> tuple[str, ...]:
        """The keys that the schema itself names: the fields of a model, the members of a list of names."""
        found: list[str] = []
        for way in self.alternatives():
            if _is_model(way.annotation):
                found += fields_of(way.annotation)
            elif get_origin(way.annotation) is dict:
                found += Shape(get_args(way.annotation)[0]).choices()
        return tuple(found)

    def choices(self) -> tuple[str, ...]:
        """The texts among which a value is chosen; none where it is not a choice."""
        found: list[str] = []
        for way in self.alternatives():
            if get_origin(way.annotation) is Literal:
                found += [str(choice) for choice in get_args(way.annotation)]
        return tuple(found)

    def is_mapping(self) -> bool:
        """True when a mapping may stand here."""
        return any(_is_model(way.annotation) or _origin(way) is dict for way in self.alternatives())

    def is_dated_names(self) -> bool:
        """True where a name may stand, or names by year or date: whose land a piece is."""
        dated = [get_args(way.annotation) for way in self.alternatives() if _origin(way) is dict]
        return any(key is Moment and Shape(value).needed() == "a text" for key, value in dated)

    def is_list(self) -> bool:
        """True when a list may stand here."""
        return any(_origin(way) in (list, tuple) for way in self.alternatives())

    def example(self) -> str | None:
        """An example of the effect that stands here, without its key; None for anything else."""
        for way in self.alternatives():
            if _is_model(way.annotation) and issubclass(way.annotation, EffectBody):
                return way.annotation.example.partition(": ")[2]
        return None

    def noun(self) -> str:
        """What the mapping here is called: `a state`, `the scenario`."""
        for way in self.alternatives():
            if _is_model(way.annotation):
                return _noun(way.annotation)
        return "this mapping"

    def needed(self) -> str:
        """What is needed here, in plain words."""
        ways: list[str] = []
        for way in self.alternatives():
            words = way._own_needed()
            if words not in ways:
                ways.append(words)
        *others, last = ways
        return f"{', '.join(others)} or {last}" if others else last

    def _own_child(self, part: str | int) -> "Shape | None":
        origin = _origin(self)
        if _is_model(self.annotation):
            field = fields_of(self.annotation).get(str(part))
            return None if field is None else Shape(field.annotation, tuple(field.metadata), field.is_required())
        if origin is dict:
            return Shape(get_args(self.annotation)[1], (), False)
        if origin is list and isinstance(part, int):
            return Shape(get_args(self.annotation)[0])
        if origin is tuple and isinstance(part, int) and part < len(get_args(self.annotation)):
            return Shape(get_args(self.annotation)[part])
        return None

    def _own_needed(self) -> str:
        kind, origin = self.annotation, _origin(self)
        if kind is Coded:
            return _noun(kind)
        if _is_model(kind):
            return f"a mapping with the fields of {_noun(kind)}"
        if origin is Literal:
            return f"one of {', '.join(str(choice) for choice in get_args(kind))}"
        if origin is tuple:
            return f"a list of {len(get_args(kind))} items"
        if kind in (float, int):
            return ("a whole number" if kind is int else "a number") + self._bounds().words()
        if origin is dict and get_args(kind)[0] is Moment:
            inner = Shape(get_args(kind)[1])
            if inner.needed() == "a text":
                return "an id, or ids by year or date"
            return "lists by year or date" if inner.is_list() else "numbers by year or date"
        if origin is dict and get_args(kind)[1] is str:
            return "a text, or texts by language such as {en: The Pact}"
        if origin is dict or kind is dict:
            return "a mapping"
        words = {bool: "true or false", date: "a date such as 2010-06-11", list: "a list", str: "a text"}
        return words.get(origin or kind, str(kind))

    def _bounds(self) -> Bounds:
        least: float | None = None
        most: float | None = None
        for mark in _flat(self.metadata):
            least = getattr(mark, "ge", least)
            most = getattr(mark, "le", most)
        return Bounds(least, most)


SCENARIO = Shape(Scenario)
"""The shape of a whole scenario."""


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the key under which a file has them."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def found_words(value: object) -> str:
    """What was found, in plain words: `the text "high"`, `the number 5`, `nothing`."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text {quote(value)}"
    return "a list" if isinstance(value, list) else "a mapping"


def _flat(metadata: Iterable[Any]) -> Iterator[Any]:
    """The marks of a field, those inside a FieldInfo included."""
    for mark in metadata:
        if isinstance(mark, FieldInfo):
            yield from mark.metadata
        else:
            yield mark


def _origin(shape: Shape) -> Any:
    return get_origin(shape.annotation)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _noun(model: type[BaseModel]) -> str:
    """What a model is called: `StateEntry` is `a state`."""
    if model is Scenario:
        return "the scenario"
    if issubclass(model, EffectBody):
        return f"the effect `{model.key}`"
    word = re.sub("(Entry|Effect)$", "", model.__name__).lower()
    if model is Coded:
        return "a number with its range and source"
    return f"an {word}" if word[0] in "aeio" else f"a {word}"
