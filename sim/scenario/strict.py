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

import math
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple, NoReturn

import yaml

from sim.scenario.faults import Fault, Place, ScenarioError, Source, did_you_mean, line_breaks, quote

MAX_BYTES = 4_000_000
MAX_LINES = 200_000
MAX_DEPTH = 64
"""Collections within one another."""
MAX_NODES = 100_000
"""Keys, values and collections, aliases written out."""
MAX_SCALAR = 100_000
"""Characters of one text."""
MAX_TEXT = 4_000_000
"""Characters of all texts, aliases written out."""
MAX_DIGITS = 100
"""Characters of one number: more is no quantity."""
MAX_FAULTS = 100

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
"""Every fault that this module reports."""

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
    source = _source(name, text)
    _refuse_forbidden_characters(source)
    composer = _Composer(source)
    root = composer.compose(_events(text))
    if composer.faults:
        raise ScenarioError(composer.faults)
    if root is None or root.value is None:
        raise ScenarioError([source.fault("empty-file", Place(source.name, 1, 1), "the file holds no data")])
    data, places, key_places = _written_out(root)
    return Document(data, places, source.lines, key_places)


# ---------------------------------------------------------------------------------------------------------- the file


def bytes_of(path: Path, name: str) -> bytes:
    """The bytes of an ordinary file of bounded size."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a directory" if stat.S_ISDIR(status.st_mode) else "not an ordinary file"
            raise ScenarioError([Fault("error", "not-a-file", None, f"{name} is {kind}")])
        if status.st_size > MAX_BYTES:
            raise ScenarioError([_too_large(name)])
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ScenarioError([_missing(path, name)]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ScenarioError([Fault("error", "unreadable-file", None, f"cannot read {name}: {reason}")]) from None
    if len(content) > MAX_BYTES:
        raise ScenarioError([_too_large(name)])
    return content


def _source(name: str, text: str) -> Source:
    """The text with its lines, within the bounds of both."""
    if len(text) > MAX_BYTES:
        raise ScenarioError([_too_large(name)])
    if line_breaks(text) >= MAX_LINES:
        raise ScenarioError([_too_large(name, f"{MAX_LINES} lines")])
    return Source(name, text)


def _too_large(name: str, bound: str = f"{MAX_BYTES // 1_000_000} MB") -> Fault:
    """The fault of a file over a bound."""
    return Fault("error", "too-large", Place(name, 1, 1), f"the file has more than {bound}")


def _missing(path: Path, name: str) -> Fault:
    """The fault of a file that is not there, with its likeliest neighbours."""
    try:
        neighbours = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        neighbours = []
    return Fault("error", "missing-file", None, f"there is no file {name}", did_you_mean(path.name, neighbours))


def decoded(content: bytes, name: str) -> str:
    """The text of the bytes, which must be UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ScenarioError(
            [Fault("error", "not-utf8", Place(name, 1, 1), "the file is UTF-16 or UTF-32", "save the file as UTF-8")]
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        source = _source(name, content.decode("utf-8", errors="replace"))
        offset = len(content[: error.start].decode("utf-8"))
        message = f"byte {content[error.start]:#04x} is not UTF-8"
        raise ScenarioError([source.fault("not-utf8", source.place_at(offset), message, "save the file as UTF-8")]) from None


_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not print, and U+0085, U+2028, U+2029, U+FEFF, which readers of YAML 1.1 and of 1.2 take differently."""


def _refuse_forbidden_characters(source: Source) -> None:
    """Raises ScenarioError naming each forbidden character where it first stands."""
    if source.text.startswith("\ufeff"):
        message = "the file begins with a byte-order mark"
        raise ScenarioError(
            [source.fault("byte-order-mark", Place(source.name, 1, 1), message, "save the file as UTF-8 without one")]
        )
    first = sorted((source.text.index(letter), letter) for letter in set(source.text) if _FORBIDDEN.match(letter))
    if first:
        raise ScenarioError([_forbidden(source, letter, offset) for offset, letter in first[:MAX_FAULTS]])


def _forbidden(source: Source, letter: str, offset: int) -> Fault:
    """The fault of one forbidden character."""
    message = f"the character U+{ord(letter):04X} is not allowed"
    if letter == "\0":
        message = "a NUL character: this is no text file, or a damaged one"
    return source.fault("forbidden-character", source.place_at(offset), message)


# ---------------------------------------------------------------------------------------------------------- syntax


def _events(text: str) -> Iterator[Any]:
    """The parse events of a text, one by one."""
    return yaml.parse(text, Loader=LOADER)


class _SyntaxRule(NamedTuple):
    """What the parser says (a pattern of `context: problem`), and what that means to an author.

    In `message`, `{start}` is where the enclosing thing began. `at` says which of the parser's two marks is the cause.
    """

    pattern: str
    message: str
    key: str = "syntax"
    at: Literal["problem", "context", "context at the end"] = "problem"


SYNTAX_RULES = (
    _SyntaxRule(
        "quoted scalar: found unexpected (end of stream|document)|double-quoted scalar: found unexpected (end|document)",
        "the quotation mark that opens here is never closed",
        at="context",
    ),
    _SyntaxRule(
        "ing a tag|tag handle|URI",
        "tags are not allowed: a scenario is plain data; put a text that begins with ! in quotes",
        key="tag",
    ),
    _SyntaxRule("escape|hexadecimal|hexdecimal", "no such escape; in single quotes a backslash is an ordinary character"),
    _SyntaxRule(
        "flow sequence: ",
        'a "," or "]" is missing: the list that opens at {start} is not closed',
        at="context at the end",
    ),
    _SyntaxRule(
        "flow mapping: ",
        'a "," or "}}" is missing: the mapping that opens at {start} is not closed',
        at="context at the end",
    ),
    _SyntaxRule("document start", "only one document is allowed in a file", key="second-document"),
    _SyntaxRule(
        "scanning a directive|incompatible YAML|%YAML", "a line that begins with % is not allowed here", key="directive"
    ),
    _SyntaxRule("scanning an (alias|anchor)", 'a name must follow "*" and "&"; put a text that begins with them in quotes'),
    _SyntaxRule("scanning a block scalar", 'after "|" and ">" the text begins on the next line, indented by spaces'),
    _SyntaxRule(
        "mapping values are not allowed",
        'a ":" that cannot stand here: quote a text that contains ": ", or check the indent and the colon of the line above',
    ),
    _SyntaxRule("mapping keys are not allowed", 'a "?" that cannot stand here; put a text that begins with it in quotes'),
    _SyntaxRule("sequence entries are not allowed", 'a "- " that cannot stand here: begin the list on a line of its own'),
    _SyntaxRule("could not find expected ':'", "a key needs a colon and a space after it, as in `key: value`", at="context"),
    _SyntaxRule("block mapping: ", "this does not continue the mapping that begins at {start}: check indents and quotes"),
    _SyntaxRule("block collection: ", "this does not continue the list that begins at {start}: check indents and quotes"),
    _SyntaxRule("cannot start any token", "a text that begins with this character must be put in quotes"),
    _SyntaxRule("node content", "a value is missing here, or a bracket is closed that was never opened"),
)
"""The first rule whose pattern is found holds. The patterns take the words of libyaml and of PyYAML's own parser."""


def _place_of(source: Source, mark: Any) -> Place:
    """The place of a parser's mark. libyaml counts the end of a text without a last line break as one more line."""
    if mark.line < len(source.lines):
        return Place(source.name, mark.line + 1, mark.column + 1)
    return Place(source.name, len(source.lines), len(source.lines[-1]) + 1)


def _syntax_fault(source: Source, error: yaml.YAMLError) -> Fault:
    """What a parser's error means. One that no rule knows is shown in the parser's own words."""
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', None)}: {getattr(error, 'problem', None) or error}"
    mark = problem or context
    if mark is None:
        return source.fault("syntax", Place(source.name, 1, 1), said)
    place = _place_of(source, mark)
    if _is_tab_in_indentation(source, place):
        return source.fault("tab-indentation", place, "a tab in the indentation", "indent with spaces")
    rule = next((rule for rule in SYNTAX_RULES if re.search(rule.pattern, said)), _SyntaxRule("", "{said}"))
    if context is not None and (rule.at == "context" or (rule.at == "context at the end" and _is_end(source, place))):
        place = _place_of(source, context)
    start = "" if context is None else f"line {context.line + 1}, column {context.column + 1}"
    return source.fault(rule.key, place, rule.message.format(start=start, said=said))


def _is_tab_in_indentation(source: Source, place: Place) -> bool:
    """True when a tab stands at the place and only blanks before it on its line."""
    line = source.lines[place.line - 1]
    return line[place.column - 1 : place.column] == "\t" and not line[: place.column].strip()


def _is_end(source: Source, place: Place) -> bool:
    """True when nothing but blanks follows the place to the end of the text."""
    return not any(line.strip() for line in (source.lines[place.line - 1][place.column - 1 :], *source.lines[place.line :]))


# ---------------------------------------------------------------------------------------------------------- scalars

_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_WORDS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NUMBER = re.compile(
    r"(?P<decimal>[-+]?[0-9]+)"
    r"|(?P<octal>0o[0-7]+)"
    r"|(?P<hexadecimal>0x[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<not_finite>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
"""The numbers of the core schema (YAML 1.2, 10.3.2)."""
_BASES = {"decimal": 10, "octal": 8, "hexadecimal": 16}
_NUMBER_BEGINS = frozenset("+-.0123456789")


class _Refusal(NamedTuple):
    """Why a scalar cannot be taken."""

    key: str
    message: str


def _core_value(text: str) -> str | int | float | bool | _Refusal | None:
    """What an unquoted scalar says by the core schema of YAML 1.2, or why it is refused."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_BEGINS:
        return text
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    if number.lastgroup == "float":
        return _float_number(text)
    if number.lastgroup == "not_finite":
        return _Refusal("number-not-finite", f"{text} is no quantity: a number must be finite")
    return _whole_number(text, _BASES[str(number.lastgroup)])


def _whole_number(text: str, base: int) -> int | _Refusal:
    """The whole number, of at most 64 bits."""
    if len(text) <= MAX_DIGITS:
        number = int(text, base)
        if -(2**63) <= number < 2**64:
            return number
    return _Refusal("number-too-large", f"the whole number {quote(text)} does not fit 64 bits")


def _float_number(text: str) -> float | _Refusal:
    """The number with a fraction or an exponent, of bounded length."""
    if len(text) > MAX_DIGITS:
        return _Refusal("number-too-large", f"the number {quote(text)} has more than {MAX_DIGITS} characters")
    number = float(text)
    if math.isinf(number):
        return _Refusal("number-not-finite", f"{quote(text)} is beyond the largest number there is: a number must be finite")
    return number


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
            self.faults.insert(0, _syntax_fault(self.source, error))
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
        place = _place_of(self.source, event.start_mark)
        self.documents += 1
        if self.documents > 1:
            self.stop("second-document", place, "only one document is allowed in a file")
        if event.version not in (None, (1, 2)) or event.tags:
            message = "directives are not allowed: files are read as YAML 1.2"
            self.report("directive", place, message, "remove the lines that begin with %")

    def take_scalar(self, event: Any) -> None:
        """A text, number, truth value or null."""
        place = _place_of(self.source, event.start_mark)
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
        value = _core_value(event.value)
        if isinstance(value, _Refusal):
            self.report(value.key, place, value.message)
            return _REFUSED
        return value

    def quoted_text(self, text: str, place: Place) -> Any:
        """A text in quotes or a block, which may not smuggle in by an escape what it may not say plainly."""
        found = _FORBIDDEN.search(text)
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
        place = _place_of(self.source, event.start_mark)
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
        place = _place_of(self.source, event.start_mark)
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
