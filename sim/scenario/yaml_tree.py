"""A tree of nodes built from the parse events of YAML, every bound kept on the way, and the plain data that it comes to.

Why events: a composed tree would already have been built, recursively, from a hostile file. The stream of parse events is
read one by one, the open collections are kept in a list, and the first event over a bound ends the reading. Aliases are not
written out until their whole size is known.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from sim.scenario.document import KeyPath
from sim.scenario.faults import Fault, Place, Source, did_you_mean, quote
from sim.scenario.text_files import FORBIDDEN, MAX_FAULTS
from sim.scenario.yaml_scalars import Refusal, core_value
from sim.scenario.yaml_syntax import MAX_DEPTH, TOO_DEEP, place_of, syntax_fault

MAX_NODES = 100_000
"""Keys, values and collections, aliases written out."""
MAX_SCALAR = 100_000
"""Characters of one text."""
MAX_TEXT = 4_000_000
"""Characters of all texts, aliases written out."""


class Node:
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

    def used_at(self, place: Place) -> "Node":
        """The same node seen from the place of an alias."""
        return Node(place, self.value, self.children, self.nodes, self.text, self.height)


class _Absent:
    """A value that is not there: a key awaited, or a node refused."""


_AWAITED, _REFUSED = _Absent(), _Absent()


@dataclass(slots=True)
class _Frame:
    """A collection that is being read: its node, the counts before it, and the key (with its place) whose value comes."""

    node: Node
    nodes_before: int
    text_before: int
    key: Any = _AWAITED
    key_place: Place | None = None

    def awaits_key(self) -> bool:
        """True when the next node is a key."""
        return isinstance(self.node.children, dict) and self.key is _AWAITED


class _Stop(Exception):
    """Ends the reading: what follows cannot be trusted."""


class Composer:
    """Builds the tree of nodes from parse events and gathers faults, the one that ended the reading first."""

    def __init__(self, source: Source):
        self.source = source
        self.faults: list[Fault] = []
        self.frames: list[_Frame] = []
        self.anchors: dict[str, Node] = {}
        self.root: Node | None = None
        self.documents = 0
        self.nodes = 0
        self.text = 0

    def compose(self, events: Iterable[Any]) -> Node | None:
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
        node = Node(place, self.scalar_value(event, place), None, 1, length)
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
            self.place_node(Node(place, _REFUSED))
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
        node = Node(place, children, children)
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
            self.stop("too-deep", place, TOO_DEEP)

    def name(self, anchor: str | None, node: Node) -> None:
        """Keeps the node under its anchor, which must be new: a second meaning would be read over."""
        if anchor is None:
            return
        first = self.anchors.setdefault(anchor, node)
        if first is not node:
            message = f"the anchor {quote('&' + anchor)} is given twice; first at {_line_and_column(first.place)}"
            self.report("duplicate-anchor", node.place, message)

    def place_node(self, node: Node) -> None:
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

    def accepted_key(self, node: Node, children: dict[Any, Any]) -> Any:
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
            self.report("duplicate-key", node.place, message, "put what stands here below the first, or remove one of the two")
            return _REFUSED
        return node.value


def _key_problem(node: Node) -> str | None:
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


def written_out(root: Node) -> tuple[Any, dict[KeyPath, Place], dict[KeyPath, Place]]:
    """The data of a tree with its aliases written out (no two parts share memory), and the places of values and keys."""
    top: list[Any] = [None]
    places: dict[KeyPath, Place] = {}
    key_places: dict[KeyPath, Place] = {}
    waiting: list[tuple[Node, KeyPath, Any, Any]] = [(root, (), top, 0)]
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
