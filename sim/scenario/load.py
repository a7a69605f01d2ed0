"""Loading a scenario: found, read, merged, set, validated, checked, its script compiled. What is loaded is sound.

Faults are told together: wrong types and misspelt ids in one go; dates, law and script in one go once the structure is
sound, since a fault of structure would make others out of nothing.
"""

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sim.scenario.checks import consistency_faults
from sim.scenario.compile_script import Script, compile_script
from sim.scenario.extends import Layer, is_inherited, read_text_with_parents, read_with_parents
from sim.scenario.faults import Fault, ScenarioError
from sim.scenario.find import find
from sim.scenario.grouped import grouped
from sim.scenario.left_out import blamed_on_removals
from sim.scenario.names import Names
from sim.scenario.override import overridden
from sim.scenario.references import reference_faults
from sim.scenario.review import Review
from sim.scenario.schema import Scenario
from sim.scenario.validate import validated
from sim.scenario.written import Written


@dataclass(frozen=True)
class Loaded:
    """A sound scenario: validated, with its names, its compiled script, and where each piece is written."""

    scenario: Scenario
    names: Names
    script: Script
    warnings: tuple[Fault, ...]
    written: Written
    file: Path | None
    overrides: tuple[str, ...]


@dataclass(frozen=True)
class Examined:
    """What became known of a scenario: its faults, and as much of it as is sound enough to be looked at further."""

    faults: tuple[Fault, ...]
    written: Written | None = None
    scenario: Scenario | None = None
    """There when the structure is sound, though what it says may not be."""
    loaded: Loaded | None = None
    """There when no fault is an error."""
    layers: tuple[Layer, ...] = ()
    """The files that lie over one another, from the lowest up."""


def load(name_or_path: str | os.PathLike[str], overrides: Iterable[str] = ()) -> Loaded:
    """The scenario of a name, folder or file, with `path=value` overrides. Raises ScenarioError with every fault."""
    return _sound(examine(name_or_path, overrides))


def load_text(text: str, name: str = "scenario", overrides: Iterable[str] = ()) -> Loaded:
    """The scenario in a text; `name` stands for the file in messages. Raises ScenarioError with every fault."""
    return _sound(examine_text(text, name, overrides))


@contextmanager
def _without_collections() -> Iterator[None]:
    """Hold the collector of cyclic garbage back: reading makes tens of thousands of small objects that live on, and looking
    through them again and again would take a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collections()
def examine(name_or_path: str | os.PathLike[str], overrides: Iterable[str] = ()) -> Examined:
    """As `load`, for a tool that goes on where loading ends. Faults are handed over, never raised."""
    try:
        file = find(name_or_path)
        written, layers = read_with_parents(file)
        return _examined(written, layers, file, tuple(overrides))
    except ScenarioError as error:
        return Examined(error.faults)


@_without_collections()
def examine_text(text: str, name: str = "scenario", overrides: Iterable[str] = ()) -> Examined:
    """As `load_text`, with the faults handed over."""
    try:
        written, layers = read_text_with_parents(text, name)
        return _examined(written, layers, None, tuple(overrides))
    except ScenarioError as error:
        return Examined(error.faults)


def _sound(examined: Examined) -> Loaded:
    """The loaded scenario. Raises ScenarioError when there is none."""
    if examined.loaded is None:
        raise ScenarioError(examined.faults)
    return examined.loaded


def _examined(written: Written, layers: tuple[Layer, ...], file: Path | None, overrides: tuple[str, ...]) -> Examined:
    """Carry out the overrides, validate and check."""
    faults = overridden(written, overrides)
    scenario, found = validated(written)
    faults += found
    if not any(fault.key == "unknown-format" for fault in found):
        faults += reference_faults(written)
    if scenario is None:
        return Examined(_told(faults, layers), written, layers=layers)
    return _checked(scenario, written, layers, faults, file, overrides)


def _checked(
    scenario: Scenario,
    written: Written,
    layers: tuple[Layer, ...],
    faults: list[Fault],
    file: Path | None,
    overrides: tuple[str, ...],
) -> Examined:
    """What the checks and the compiler of the script find; the scenario is loaded if none of it is an error."""
    names = Names.of(scenario)
    faults = faults + consistency_faults(Review(scenario, written))
    script = Script((), (), ())
    try:
        script = compile_script(scenario, names, written)
    except ScenarioError as error:
        faults += error.faults
    told = _told(faults, layers)
    if any(fault.severity == "error" for fault in told):
        return Examined(told, written, scenario, layers=layers)
    loaded = Loaded(scenario, names, script, told, written, file, overrides)
    return Examined(told, written, scenario, loaded, layers)


def _told(faults: Iterable[Fault], layers: tuple[Layer, ...]) -> tuple[Fault, ...]:
    """The faults as they are told: by their root causes, each once."""
    if len(layers) > 1:
        top = layers[-1]
        removed = [(cut.path, cut.by) for cut in top.cuts if cut.by[0] == "remove"]
        faults = blamed_on_removals(faults, top.written, removed)
        faults = [_at_the_span(fault, top.written) if is_inherited(fault, layers) else fault for fault in faults]
    return tuple(grouped(fault for fault in faults if not _is_outlived(fault, layers)))


def _at_the_span(fault: Fault, own: Written) -> Fault:
    """An inherited date outside a span of the file's own is a fault of that span, where its author can mend it."""
    if fault.key != "outside-span" or fault.severity != "error" or "span" not in own.data or fault.place is None:
        return fault
    hint = "give it anew within this span, or as null where it may be missing"
    return own.fault(fault.key, ("span",), f"{fault.message} (in {fault.place.file} line {fault.place.line})", hint)


def _is_outlived(fault: Fault, layers: tuple[Layer, ...]) -> bool:
    """True for a warning about an inherited date outside the span: a narrower span than the parent's is no oversight."""
    return fault.severity == "warning" and fault.key == "outside-span" and is_inherited(fault, layers)
