"""`extends`, `remove`, `replace`: a scenario that is another one with changes.

Parents are merged in their order, then what is removed or replaced is taken out of them, then the file itself is laid over
them: entries merge by id, key by key; a number with its dates, a text, a list is one value and gives way as a whole.
Each layer is kept, so that `resolve` can say where a value came from and what it was before.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin

from sim.scenario.document import KeyPath
from sim.scenario.faults import Fault, ScenarioError, did_you_mean, quote
from sim.scenario.find import ENDINGS, MAIN_FILE, can_be_a_name, find
from sim.scenario.left_out import events_outside, settle, with_followers
from sim.scenario.parts import Coded, Moment
from sim.scenario.shape import SCENARIO, Shape, found_words
from sim.scenario.written import MAX_NODES_IN_ALL, OWN_KEYS, Written, read_scenario, read_scenario_text

MAX_LAYERS = 20
"""Files (with what they include) that may lie over one another."""
TAKEN_OUT = ("remove", "replace")


class Cut(NamedTuple):
    """Something taken out of the parents: its path, and the place in `remove` or `replace` that says so."""

    path: KeyPath
    by: KeyPath


class Layer(NamedTuple):
    """One file with what it includes, and what it takes out of those below it."""

    written: Written
    cuts: tuple[Cut, ...]


def read_with_parents(path: Path) -> tuple[Written, tuple[Layer, ...]]:
    """A scenario laid over all that it extends, and its layers from the lowest up. Raises ScenarioError with every fault."""
    return _resolved(read_scenario(path), path, ())


def read_text_with_parents(text: str, name: str) -> tuple[Written, tuple[Layer, ...]]:
    """The same of a text, which may extend shipped scenarios only. Raises ScenarioError with every fault."""
    return _resolved(read_scenario_text(text, name), None, ())


def is_inherited(fault: Fault, layers: tuple[Layer, ...]) -> bool:
    """True for a fault that stands in a file that the scenario extends."""
    if len(layers) < 2 or fault.place is None:
        return False
    own = {document.place(()).file for document, _ in layers[-1].written.origins.values()}
    return fault.place.file not in own


class Extending(NamedTuple):
    """A file on the way down: where it lies, and which of its names leads further down."""

    file: Path
    where: str


def _resolved(own: Written, file: Path | None, way: tuple[Extending, ...]) -> tuple[Written, tuple[Layer, ...]]:
    """A file's own data laid over its parents."""
    parents = list(_parents(own))
    if not parents:
        faults = [
            own.fault("nothing-inherited", (key,), _NO_PARENT.format(key), at_key=True) for key in TAKEN_OUT if own.data.get(key)
        ]
        if faults:
            raise ScenarioError(faults)
        return own, (Layer(own, ()),)
    base: Written | None = None
    layers: tuple[Layer, ...] = ()
    for path, name in parents:
        parent, below = _parent(own, path, name, file, way)
        layers += below
        if base is None:
            base = Written(_copied(parent.data), dict(parent.origins), set(parent.never))
        else:
            _lay_over(base, parent, (), SCENARIO)
            base.never |= parent.never
        if len(layers) >= MAX_LAYERS:
            raise ScenarioError(
                [own.fault("too-many-layers", path, f"with this, more than {MAX_LAYERS} files lie over one another")]
            )
    assert base is not None
    for key in OWN_KEYS:
        base.drop((key,))
    cuts = _cut(own, base)
    base.origins[()] = own.origins[()]
    removed = {str(cut.path[1]) for cut in cuts if cut.by[0] == "remove" and cut.path[0] == "events" and len(cut.path) == 2}
    gone = with_followers(base, removed | events_outside(base, own))
    for name in gone:
        base.drop(("events", name))
    _lay_over(base, own, (), SCENARIO)
    settle(base, own, gone)
    _refuse_too_large(own, layers)
    return base, (*layers, Layer(own, cuts))


_NO_PARENT = "`{}` takes something out of what the scenario extends, and it extends nothing"


def _parents(own: Written) -> Iterator[tuple[KeyPath, str]]:
    """The names under `extends`, with their paths. Raises ScenarioError where they are no texts."""
    names = own.data.get("extends")
    if isinstance(names, str):
        yield ("extends",), names
    elif isinstance(names, list):
        for place, name in enumerate(names):
            if not isinstance(name, str):
                message = f"the name of a scenario is needed, not {found_words(name)}"
                raise ScenarioError([own.fault("wrong-type", ("extends", place), f"extends: {message}")])
            yield ("extends", place), name
    elif names is not None:
        message = f"extends must be the name of a scenario or a list of names, not {found_words(names)}"
        raise ScenarioError([own.fault("wrong-type", ("extends",), message)])


def _parent(
    own: Written, path: KeyPath, name: str, file: Path | None, way: tuple[Extending, ...]
) -> tuple[Written, tuple[Layer, ...]]:
    """One parent, itself resolved."""
    try:
        found = _find(name, file)
    except ScenarioError as error:
        (fault,) = error.faults
        raise ScenarioError([own.fault(fault.key, path, f"extends: {fault.message}", fault.suggestion)]) from None
    step = Extending(Path() if file is None else file.resolve(), own.where(path))
    for passed in (*way, step):
        if passed.file == found.resolve():
            message = f"{quote(name)} leads back to itself: it is extended already by {passed.where}"
            if passed is step:
                message = f"{quote(name)} is this scenario itself"
            raise ScenarioError([own.fault("endless-extends", path, message)])
    return _resolved(read_scenario(found), found, (*way, step))


def _find(name: str, file: Path | None) -> Path:
    """The main file of a parent: a file or folder beside the scenario's own, else a shipped scenario."""
    if file is not None and can_be_a_name(name):
        for start in dict.fromkeys((file.parent, file.parent.parent if file.name == MAIN_FILE else file.parent)):
            for candidate in (start / name, start / name / MAIN_FILE, *(start / f"{name}{ending}" for ending in ENDINGS)):
                if candidate.is_file() and candidate.resolve() != file.resolve():
                    return candidate
        if (file.parent / name).resolve() == file.resolve():
            raise ScenarioError([Fault("error", "endless-extends", None, f"{quote(name)} is this scenario itself")])
    if file is None and name != Path(name).name:
        message = f"{quote(name)} is no shipped scenario, and a scenario without a folder extends no other"
        raise ScenarioError([Fault("error", "unknown-scenario", None, message)])
    return find(name)


def _refuse_too_large(own: Written, layers: tuple[Layer, ...]) -> None:
    """Bounds the size of all layers together."""
    documents = {id(document): document for layer in layers for document, _ in layer.written.origins.values()}
    if sum(len(document.places) for document in documents.values()) > MAX_NODES_IN_ALL:
        message = f"with what it extends the scenario has more than {MAX_NODES_IN_ALL} keys and values"
        raise ScenarioError([own.fault("too-many-nodes", ("extends",), message)])


# ------------------------------------------------------------------------------------------------- laying over, cutting


def _lay_over(base: Written, upper: Written, path: KeyPath, shape: Shape | None) -> None:
    """Lay what stands below a path in one scenario over the same of another."""
    target = base.value(path) if path else base.data
    for key, value in (upper.value(path) if path else upper.data).items():
        here = (*path, key)
        below = None if shape is None else shape.child(key)
        if isinstance(value, dict) and isinstance(target.get(key), dict) and _merges(below):
            _lay_over(base, upper, here, below)
        else:
            target[key] = _copied(value)
            _hand_over(base, upper, here)


def _copied(node: Any) -> Any:
    """Plain data of its own: layers stay as they were written."""
    if isinstance(node, dict):
        return {key: _copied(value) for key, value in node.items()}
    return [_copied(item) for item in node] if isinstance(node, list) else node


def _merges(shape: Shape | None) -> bool:
    """True for a mapping by id or with keys of its own; False for one value: dated numbers, a number with range, a text."""
    if shape is None:
        return False
    ways = list(shape.alternatives())
    if any(
        way.annotation is Coded or (get_origin(way.annotation) is dict and get_args(way.annotation)[0] is Moment) for way in ways
    ):
        return False
    return any(not (get_origin(way.annotation) is dict and get_args(way.annotation)[1] is str) for way in ways)


def _hand_over(base: Written, upper: Written, path: KeyPath) -> None:
    """From now on what lies at and below a path stands where the upper scenario has it."""
    for other in [other for other in base.origins if other[: len(path)] == path]:
        del base.origins[other]
    base.origins[path] = upper.origin(path)
    base.origins.update({other: found for other, found in upper.origins.items() if other[: len(path)] == path})


def _cut(own: Written, base: Written) -> tuple[Cut, ...]:
    """Take out of the parents what is removed or replaced. Raises ScenarioError naming each that is not there."""
    cuts: list[Cut] = []
    faults: list[Fault] = []
    for key in TAKEN_OUT:
        listed = own.data.get(key)
        for place, text in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(text, str):
                cut = Cut(path_of(text), (key, place))
                fault = _cut_fault(own, base, cut, text)
                if fault is None:
                    cuts.append(cut)
                    base.drop(cut.path)
                else:
                    faults.append(fault)
    if faults:
        raise ScenarioError(faults)
    return tuple(cuts)


def path_of(text: str) -> KeyPath:
    """The path that a dotted text names, such as `events.osh-2010.when`."""
    return tuple(text.split("."))


def _cut_fault(own: Written, base: Written, cut: Cut, text: str) -> Fault | None:
    """Why something cannot be taken out: it is not there, or the file's own data does not go with it."""
    verb = str(cut.by[0])
    depth = next((depth for depth in range(len(cut.path)) if not _has(base, cut.path[: depth + 1])), None)
    if depth is not None:
        above = cut.path[:depth]
        known = base.value(above) if above else base.data
        where = base.where(above) if above else _files(base)
        message = f"there is no {quote(text)} to {verb}: looked for it in {where}"
        hint = _full_path(base, cut.path) or (did_you_mean(cut.path[depth], known) if isinstance(known, dict) else None)
        return own.fault(f"empty-{'removal' if verb == 'remove' else 'replacement'}", cut.by, message, hint)
    if verb == "remove" and _has(own, cut.path):
        message = f"{quote(text)} is removed here and given in {own.where(cut.path)}"
        return own.fault("removed-and-given", cut.by, message, "to put it in the place of the old one, name it under `replace`")
    if verb == "replace" and not _has(own, cut.path):
        return own.fault(
            "empty-replacement", cut.by, f"there is nothing here to put in the place of {quote(text)}", "write it, or `remove` it"
        )
    return None


def _full_path(base: Written, path: KeyPath) -> str | None:
    """The path of an entry that is named without its section."""
    found = [section for section, entries in base.data.items() if isinstance(entries, dict) and path[0] in entries]
    return f"write {'.'.join(map(str, (found[0], *path)))}" if found else None


def _has(written: Written, path: KeyPath) -> bool:
    """True when the key at a path is written, even with the value null."""
    holder = written.value(path[:-1]) if len(path) > 1 else written.data
    return isinstance(holder, dict) and path[-1] in holder


def _files(written: Written) -> str:
    """The main files of a scenario in words."""
    files = dict.fromkeys(document.place(()).file for document, _ in written.origins.values())
    mains = [file for file in files if Path(file).name == MAIN_FILE]
    return ", ".join(mains or files)
