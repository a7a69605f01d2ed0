"""A scenario as it is after all that it extends, includes and sets: flat, and where each value came from.

For `article4 resolve FILE [--why path]`.
"""

import os
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import yaml

from sim.scenario.document import KeyPath
from sim.scenario.extends import Layer, path_of, read_with_parents
from sim.scenario.faults import Fault, ScenarioError, did_you_mean, quote
from sim.scenario.find import find
from sim.scenario.override import overridden
from sim.scenario.shape import SCENARIO
from sim.scenario.written import OWN_KEYS, Written

MERGED_AWAY = tuple(key for key in OWN_KEYS if key not in ("format", "id", "title"))
"""Keys that a flat scenario has no use for."""


class Step(NamedTuple):
    """One thing that happened to a value on its way: where, what (`given`, `removed`, `replaced`, `set`), and the value."""

    where: str
    what: str
    value: Any = None
    stands: bool = False
    """True for the step that decided what stands now."""


class Resolved(NamedTuple):
    """A scenario laid over its parents, with the layers from the lowest up and the overrides."""

    written: Written
    layers: tuple[Layer, ...]
    overrides: tuple[str, ...]

    @property
    def data(self) -> dict[str, Any]:
        """The flat scenario as plain data."""
        return {key: value for key, value in self.written.data.items() if key not in MERGED_AWAY}

    def text(self) -> str:
        """The flat scenario as YAML that loads to the same scenario."""
        return yaml.dump(self.data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)

    def where(self, path: KeyPath) -> str:
        """The file and line where what stands at a path is written."""
        return self.written.where(path)

    def why(self, dotted: str) -> list[Step]:
        """What happened to a value, in order, the last standing step marked. Raises ScenarioError for what never was."""
        path = path_of(dotted)
        steps = [step for layer in self.layers for step in _steps(layer, path)]
        for override in self.overrides:
            set_path = path_of(override.partition("=")[0])
            if set_path == path[: len(set_path)] or path == set_path[: len(path)]:
                steps.append(Step(f"--set {override}", "set", self.written.value(path)))
        if not steps and self.written.value(path[:-1]) is not None and (default := SCENARIO.default_at(path)) is not None:
            return [Step("nowhere", "left out, so its default holds:", default, True)]
        if not steps:
            raise ScenarioError([self._never(path, dotted)])
        gone = [place for place, step in enumerate(steps) if step.what != "removed"]
        if gone and steps[-1].what != "removed":
            steps[-1] = steps[-1]._replace(stands=True)
        return steps

    def _never(self, path: KeyPath, dotted: str) -> Fault:
        """The fault of a path that no layer gives."""
        depth = next(depth for depth in range(len(path)) if self.written.value(path[: depth + 1]) is None)
        holder = self.written.value(path[:depth]) if depth else self.written.data
        hint = did_you_mean(path[depth], holder) if isinstance(holder, dict) else None
        return Fault("error", "unknown-path", None, f"nothing gives {quote(dotted)}", hint)


class _Dumper(yaml.SafeDumper):
    """Plain YAML without anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        """Always: an alias would have to be bounded again on reading."""
        return True


def resolve(name_or_path: str | os.PathLike[str], overrides: Iterable[str] = ()) -> Resolved:
    """The scenario of a name, folder or file, flat. Raises ScenarioError with every fault of reading, merging and setting."""
    written, layers = read_with_parents(find(name_or_path))
    given = tuple(overrides)
    faults = overridden(written, given)
    if faults:
        raise ScenarioError(faults)
    return Resolved(written, layers, given)


def _steps(layer: Layer, path: KeyPath) -> Iterator[Step]:
    """What one layer does to a value: first takes out, then gives."""
    for cut in layer.cuts:
        if cut.path == path[: len(cut.path)]:
            yield Step(layer.written.where(cut.by), "replaced" if cut.by[0] == "replace" else "removed")
    value = layer.written.value(path)
    if value is not None:
        yield Step(layer.written.where(path), "given", value)
