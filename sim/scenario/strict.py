"""YAML read strictly: plain data with the place of every value, or every fault with its place.

What differs from an ordinary YAML reader:

* Only the core types of YAML 1.2 (its chapter 10.3): `NO`, `on`, `1:30` and `2010-06-11` are texts, `012` is twelve.
* A number is finite and fits 64 bits.
* Nothing is executable and nothing hidden: no tags, no merge keys, no duplicate keys, one document, one encoding.
* Size, depth, length and the number of nodes (aliases written out) are bounded, whatever the file says.

Why events: a composed tree would already have been built, recursively, from a hostile file. The stream of parse events is
read one by one, the open collections are kept in a list, and the first event over a bound ends the reading. Aliases are not
written out until their whole size is known.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn

import yaml

from sim.scenario.faults import Fault, Place, ScenarioError, Source, did_you_mean, quote
from sim.scenario.text_files import FORBIDDEN, bytes_of, decoded, refuse_forbidden_characters, source_of
from sim.scenario.text_files import MAX_BYTES as MAX_BYTES
from sim.scenario.text_files import MAX_FAULTS as MAX_FAULTS
from sim.scenario.yaml_scalars import Refusal, core_value
from sim.scenario.yaml_syntax import place_of, syntax_fault

MAX_DEPTH = 64
"""Collections within one another."""
MAX_NODES = 100_000
"""Keys, values and collections, aliases written out."""
MAX_SCALAR = 100_000
"""Characters of one text."""
MAX_TEXT = 4_000_000
"""Characters of all texts, aliases written out."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Whose parse events are read: libyaml's where PyYAML was built with it, else PyYAML's own, some ten times slower."""

KEYS = (
    "missing-file",
    "not-a-file",
    "unreadable-file",
    "too-large",
    "not-utf8",
    "byte-order-mark",
    "forbidden-character",
    "empty-file",
    "second-document",
    "directive",
    "tab-indentation",
    "syntax",
    "tag",
    "merge-key",
    "bad-key",
    "duplicate-key",
    "duplicate-anchor",
    "unknown-anchor",
    "recursive-alias",
    "number-not-finite",
    "number-too-large",
    "text-too-long",
    "too-deep",
    "too-many-nodes",
    "too-many-faults",
)
"""Every fault that this module reports, with those of `text_files`, `yaml_syntax` and `yaml_scalars`."""

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """The data of a file (dicts, lists, str, int, float, bool, None) and where everything stands.

    `places` maps the path of every value, such as `("states", "KGZ", "stability")`, to its place; what an alias brought in
    stands where it was written, the alias itself where it is used. `lines` are the lines of the file without their ends.
    """

    data: Any
    places: dict[KeyPath, Place]
    lines: tuple[str, ...]
    key_places: dict[KeyPath, Place]

    def place(self, path: KeyPath) -> Place:
        """The place of the value at the path, or of its nearest ancestor that exists."""
        while path not in self.places:
            path = path[:-1]
        return self.places[path]

    def key_place(self, path: KeyPath) -> Place:
        """The place of the key that leads to the value; of the value itself where there is no key (in a list)."""
        found = self.key_places.get(path)
        return self.place(path) if found is None else found

    def fault(
        self,
        key: str,
        path: KeyPath,
        message: str,
        suggestion: str | None = None,
        *,
        at_key: bool = False,
        severity: Literal["error", "warning"] = "error",
    ) -> Fault:
        """A fault at the value of a path (or at its key), with its source line."""
        place = self.key_place(path) if at_key else self.place(path)
        return Fault(severity, key, place, message, suggestion, self.lines[place.line - 1])


def read(path: str | os.PathLike[str]) -> Document:
    """The document in a file. Raises ScenarioError with every fault found; never reads more than MAX_BYTES."""
    name = os.fspath(path)
    return read_text(decoded(bytes_of(Path(path), name), name), name)


def read_text(text: str, name: str) -> Document:
    """The document in a text; `name` stands for the file in places. Raises ScenarioError with every fault found."""
    source = source_of(name, text)
    refuse_forbidden_characters(source)
    composer = _Composer(source)
    root = composer.compose(_events(text))
    if composer.faults:
        raise ScenarioError(composer.faults)
    if root is None or root.value is None:
        raise ScenarioError([source.fault("empty-file", Place(source.name, 1, 1), "the file holds no data")])
    data, places, key_places = _written_out(root)
    return Document(data, places, source.lines, key_places)


def _events(text: str) -> Iterator[Any]:
    """The parse events of a text, one by one."""
    return yaml.parse(text, Loader=LOADER)


# ---------------------------------------------------------------------------------------------------------- the tree


class _Node:
    """A scalar (`children` is None), a list of nodes, or a mapping from keys to the key's place and the value's node.

    `nodes` and `text` are what it comes to with its aliases written out (0 nodes: still being read); `height` is the
    number of collections within one another.
    """

    __slots__ = ("children", "height", "nodes", "place", "text", "value")

    def __init__(self, place: Place, value: Any, children: Any = None, nodes: int = 0, text: int = 0, height: int = 0):
        self.place = place
        self.value = value
        self.children = children
        self.nodes = nodes
        self.text = text
        self.height = height

    def used_at(self, place: Place) -> "_Node":
        """The same node seen from the place of an alias."""
        return _Node(place, self.value, self.children, self.nodes, self.text, self.height)


class _Absent:
    """A value that is not there: a key awaited, or a node refused."""


_AWAITED, _REFUSED = _Absent(), _Absent()


@dataclass(slots=True)
class _Frame:
    """A collection that is being read: its node, the counts before it, and the key (with its place) whose value comes."""

    node: _Node
    nodes_before: int
    text_before: int
    key: Any = _AWAITED
    key_place: Place | None = None

    def awaits_key(self) -> bool:
        """True when the next node is a key."""
        return isinstance(self.node.children, dict) and self.key is _AWAITED


class _Stop(Exception):
    """Ends the reading: what follows cannot be trusted."""


class _Composer:
    """Builds the tree of nodes from parse events and gathers faults, the one that ended the reading first."""

    def __init__(self, source: Source):
        self.source = source
        self.faults: list[Fault] = []
        self.frames: list[_Frame] = []
        self.anchors: dict[str, _Node] = {}
        self.root: _Node | None = None
        self.documents = 0
        self.nodes = 0
        self.text = 0

    def compose(self, events: Iterable[Any]) -> _Node | None:
        """The root node, None where there is none. Afterwards `faults` holds what is wrong."""
        steps = self.steps()
        try:
            for event in events:
                step = steps.get(type(event))
                if step is not None:
                    step(event)
        except _Stop:
            pass
        except yaml.YAMLError as error:
            self.faults.insert(0, syntax_fault(self.source, error))
        return self.root

    def steps(self) -> dict[type, Callable[[Any], None]]:
        """What to do at which event. The ends of document and stream need nothing."""
        return {
            yaml.DocumentStartEvent: self.begin_document,
            yaml.ScalarEvent: self.take_scalar,
            yaml.AliasEvent: self.take_alias,
            yaml.SequenceStartEvent: self.begin_sequence,
            yaml.MappingStartEvent: self.begin_mapping,
            yaml.SequenceEndEvent: self.end_collection,
            yaml.MappingEndEvent: self.end_collection,
        }

    def report(self, key: str, place: Place, message: str, suggestion: str | None = None) -> None:
        """Notes a fault and goes on, up to a bound on their number."""
        self.faults.append(self.source.fault(key, place, message, suggestion))
        if len(self.faults) >= MAX_FAULTS:
            message = f"{MAX_FAULTS} faults so far: the rest is not read"
            self.faults.append(self.source.fault("too-many-faults", place, message))
            raise _Stop

    def stop(self, key: str, place: Place, message: str) -> NoReturn:
        """Notes a fault, first of all, and ends the reading."""
        self.faults.insert(0, self.source.fault(key, place, message))
        raise _Stop

    def begin_document(self, event: Any) -> None:
        """One document a file, and no directives save `%YAML 1.2`."""
        place = place_of(self.source, event.start_mark)
        self.documents += 1
        if self.documents > 1:
            self.stop("second-document", place, "only one document is allowed in a file")
        if event.version not in (None, (1, 2)) or event.tags:
            message = "directives are not allowed: files are read as YAML 1.2"
            self.report("directive", place, message, "remove the lines that begin with %")

    def take_scalar(self, event: Any) -> None:
        """A text, number, truth value or null."""
        place = place_of(self.source, event.start_mark)
        length = len(event.value)
        self.count(1, length, place)
        node = _Node(place, self.scalar_value(event, place), None, 1, length)
        self.name(event.anchor, node)
        self.place_node(node)

    def scalar_value(self, event: Any, place: Place) -> Any:
        """The value of a scalar event, or _REFUSED after reporting why."""
        if self.refuses_tag(event, place):
            return _REFUSED
        if len(event.value) > MAX_SCALAR:
            self.report("text-too-long", place, f"a text of {len(event.value)} characters; at most {MAX_SCALAR} are allowed")
            return _REFUSED
        if event.style:
            return self.quoted_text(event.value, place)
        if event.value == "<<" and self.frames and self.frames[-1].awaits_key():
            message = "merge keys (<<) are not part of YAML 1.2: write the fields out, or let a scenario extend another"
            self.report("merge-key", place, message)
            return _REFUSED
        value = core_value(event.value)
        if isinstance(value, Refusal):
            self.report(value.key, place, value.message)
            return _REFUSED
        return value

    def quoted_text(self, text: str, place: Place) -> Any:
        """A text in quotes or a block, which may not smuggle in by an escape what it may not say plainly."""
        found = FORBIDDEN.search(text)
        if found is None:
            return text
        self.report(
            "forbidden-character", place, f"the text holds the character U+{ord(found.group()):04X}, which is not allowed"
        )
        return _REFUSED

    def refuses_tag(self, event: Any, place: Place) -> bool:
        """True when the event has a tag, which is reported."""
        if event.tag is None:
            return False
        message = f"the tag {quote(event.tag)} is not allowed: a scenario is plain data"
        self.report("tag", place, message, "put a text that begins with ! in quotes")
        return True

    def take_alias(self, event: Any) -> None:
        """What the anchor named, counted in full."""
        place = place_of(self.source, event.start_mark)
        anchored = self.anchors.get(event.anchor)
        if anchored is None:
            message = f"there is no anchor {quote('&' + event.anchor)} above this alias"
            self.report("unknown-anchor", place, message, did_you_mean(event.anchor, self.anchors))
        elif not anchored.nodes:
            self.report("recursive-alias", place, f"{quote('*' + event.anchor)} stands within what it repeats")
        if anchored is None or not anchored.nodes:
            self.place_node(_Node(place, _REFUSED))
            return
        self.count(anchored.nodes, anchored.text, place)
        self.check_depth(len(self.frames) + anchored.height, place)
        self.place_node(anchored.used_at(place))

    def begin_sequence(self, event: Any) -> None:
        """A list opens."""
        self.begin_collection(event, [])

    def begin_mapping(self, event: Any) -> None:
        """A mapping opens."""
        self.begin_collection(event, {})

    def begin_collection(self, event: Any, children: list[Any] | dict[Any, Any]) -> None:
        """A collection opens, within the bound of depth."""
        place = place_of(self.source, event.start_mark)
        self.check_depth(len(self.frames) + 1, place)
        self.refuses_tag(event, place)
        node = _Node(place, children, children)
        self.name(event.anchor, node)
        self.frames.append(_Frame(node, self.nodes, self.text))
        self.count(1, 0, place)

    def end_collection(self, _event: Any) -> None:
        """A collection closes: its counts are known now."""
        frame = self.frames.pop()
        node = frame.node
        node.nodes = self.nodes - frame.nodes_before
        node.text = self.text - frame.text_before
        node.height += 1
        self.place_node(node)

    def count(self, nodes: int, text: int, place: Place) -> None:
        """Counts nodes and characters against their bounds."""
        self.nodes += nodes
        self.text += text
        if self.nodes > MAX_NODES:
            self.stop("too-many-nodes", place, f"more than {MAX_NODES} keys and values, with aliases written out")
        if self.text > MAX_TEXT:
            self.stop("too-many-nodes", place, f"more than {MAX_TEXT} characters, with aliases written out")

    def check_depth(self, depth: int, place: Place) -> None:
        """Ends the reading where collections are nested too deep."""
        if depth > MAX_DEPTH:
            self.stop("too-deep", place, f"more than {MAX_DEPTH} collections within one another")

    def name(self, anchor: str | None, node: _Node) -> None:
        """Keeps the node under its anchor, which must be new: a second meaning would be read over."""
        if anchor is None:
            return
        first = self.anchors.setdefault(anchor, node)
        if first is not node:
            message = f"the anchor {quote('&' + anchor)} is given twice; first at {_line_and_column(first.place)}"
            self.report("duplicate-anchor", node.place, message)

    def place_node(self, node: _Node) -> None:
        """Puts a finished node where it belongs: the root, a list, or a mapping (as key, then as value)."""
        if not self.frames:
            self.root = node
            return
        frame = self.frames[-1]
        if node.height > frame.node.height:
            frame.node.height = node.height
        children = frame.node.children
        if isinstance(children, list):
            children.append(node)
        elif frame.key is _AWAITED:
            frame.key, frame.key_place = self.accepted_key(node, children), node.place
        else:
            if frame.key is not _REFUSED:
                children[frame.key] = (frame.key_place, node)
            frame.key = _AWAITED

    def accepted_key(self, node: _Node, children: dict[Any, Any]) -> Any:
        """The key, or _REFUSED (after reporting why) where it cannot be one or is there already."""
        if node.value is _REFUSED:
            return _REFUSED
        problem = _key_problem(node)
        if problem is not None:
            self.report("bad-key", node.place, problem)
            return _REFUSED
        if node.value in children:
            first, _ = children[node.value]
            message = f"the key {quote(node.value)} is given twice; first at {_line_and_column(first)}"
            self.report("duplicate-key", node.place, message)
            return _REFUSED
        return node.value


def _key_problem(node: _Node) -> str | None:
    """Why a node cannot be a key; None when it can: a text or a whole number."""
    if node.children is not None:
        return "a list or mapping cannot be a key; put a text that contains brackets in quotes"
    if node.value is None:
        return "a key is missing, or null; put it in quotes if it is a text"
    if isinstance(node.value, bool | float):
        kind = "truth value" if isinstance(node.value, bool) else "number with a fraction"
        return f"a {kind} cannot be a key; put it in quotes if it is a text"
    return None


def _line_and_column(place: Place) -> str:
    """A place in words, where the file is plain."""
    return f"line {place.line}, column {place.column}"


def _written_out(root: _Node) -> tuple[Any, dict[KeyPath, Place], dict[KeyPath, Place]]:
    """The data of a tree with its aliases written out (no two parts share memory), and the places of values and keys."""
    top: list[Any] = [None]
    places: dict[KeyPath, Place] = {}
    key_places: dict[KeyPath, Place] = {}
    waiting: list[tuple[_Node, KeyPath, Any, Any]] = [(root, (), top, 0)]
    while waiting:
        node, path, holder, slot = waiting.pop()
        places[path] = node.place
        if node.children is None:
            holder[slot] = node.value
        elif isinstance(node.children, list):
            holder[slot] = items = [None] * len(node.children)
            waiting += [(item, (*path, i), items, i) for i, item in reversed(list(enumerate(node.children)))]
        else:
            holder[slot] = fields = dict.fromkeys(node.children)
            for key, (key_place, child) in reversed(node.children.items()):
                key_places[(*path, key)] = key_place
                waiting.append((child, (*path, key), fields, key))
    return top[0], places, key_places
