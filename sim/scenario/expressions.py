"""Conditions: a small typed language over states, pairs, organisations, events, flags and variables, compiled to op-codes.

    member(KGZ, CSTO) and stability(KGZ) < 0.4 and not fired(osh-2010)

Python's own parser reads the text and nothing is ever evaluated by Python: only the steps of `sim.script.opcodes` come out.
Every fault carries its column in the text; all faults of a text are found at once.
"""

import ast
import math
import re
import warnings
from datetime import date
from typing import NamedTuple

from sim.scenario.faults import did_you_mean, quote
from sim.scenario.lookup import Lookup, Misstep, Row
from sim.scenario.strict import KeyPath
from sim.script import opcodes
from sim.script.opcodes import A_DATE, A_NUMBER, A_STATUS, A_TRUTH, AN_INSTRUMENT, OPCODES, REGISTERS, Operation
from sim.words import kinds

MAX_LENGTH = 2000
"""Characters of one condition."""
MAX_DEPTH = 100
"""Steps within one another."""
MAX_FAULTS = 20
"""Faults told of one condition."""
TOO_DEEP = "this condition is nested too deeply"

_ASKED = [(number, row) for number, row in enumerate(OPCODES) if row.group in ("quantity", "question") and row.takes]
FUNCTIONS: dict[str, tuple[tuple[int, Operation], ...]] = {
    row.word: tuple((number, other) for number, other in _ASKED if other.word == row.word) for _, row in _ASKED
}
"""Every function with its op-codes; `present` has one for states and one for organisations."""

WORDS = {"year": opcodes.YEAR, "month": opcodes.MONTH, "today": opcodes.TODAY}
"""What stands without brackets."""

OF_TWO = {"max": opcodes.GREATER_OF, "min": opcodes.LESSER_OF}
"""Functions of two numbers."""

NAMED_VALUES: dict[str, tuple[str, ...]] = {
    A_STATUS: kinds.SEAT_STATUSES,
    AN_INSTRUMENT: kinds.INSTRUMENTS,
    A_DATE: (),
}
"""Sorts of value that are written as texts."""

QUANTIFIERS = {
    "any": A_TRUTH, "all": A_TRUTH, "count": A_NUMBER, "sum": A_NUMBER, "mean": A_NUMBER, "most": A_NUMBER, "least": A_NUMBER,
}  # fmt: skip
"""Functions over many states or organisations, and what they give."""
QUANTIFIER_SIGNATURES = {
    **{name: f"{name}(members(CSTO), stability(it) < 0.3)" for name in ("any", "all", "count")},
    **{name: f"{name}(members(CSTO), stability(it))" for name in ("sum", "mean", "most", "least")},
}
"""An example of each."""
DOMAINS = "write states, organisations, members(organisation) or neighbours(state)"
MAX_ROWS = 20_000
"""Steps of one quantifier, written out."""

ARITHMETIC = {ast.Add: opcodes.ADD, ast.Sub: opcodes.SUBTRACT, ast.Mult: opcodes.MULTIPLY, ast.Div: opcodes.DIVIDE}
COMPARISONS = {
    ast.Eq: opcodes.EQUAL,
    ast.NotEq: opcodes.UNEQUAL,
    ast.Lt: opcodes.LESS,
    ast.LtE: opcodes.AT_MOST,
    ast.Gt: opcodes.GREATER,
    ast.GtE: opcodes.AT_LEAST,
}

_ID = r"[A-Za-z][A-Za-z0-9_-]*"
_CALL = re.compile(rf"\b([A-Za-z_]\w*)\s*\((\s*{_ID}(?:\s*,\s*{_ID})*\s*)\)")
_NAME = re.compile(_ID)
_NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_TEXT = re.compile(r"'([^'\"\\]*)'|\"([^'\"\\]*)\"")
_FOREIGN = re.compile(r"[^A-Za-z0-9_\-.,()+*/<>=!\"' \t\r\n]|!(?!=)|(?<![=!<>])=(?!=)")
_HINTS = {"&": "write `and`", "|": "write `or`", "!": "write `not`", "=": "compare with `==`"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOGIC = ("and", "or", "not", "in", "is", "if", "else")


class Refused(Exception):
    """The text cannot be understood from here on; the misstep has been noted."""


class Term(NamedTuple):
    """What a part of a condition gives: its sort, None where a misstep was told, and the text of a literal."""

    sort: str | None
    literal: str | None = None


ANYTHING = Term(None)


def compile_condition(text: str, lookup: Lookup, path: KeyPath, wanted: tuple[str, ...] = (A_TRUTH,)) -> list[Row]:
    """The steps of a condition, ended by `end`; `wanted` are the sorts of value that it may give.

    Missteps go to `lookup`; the steps are then of no use.
    """
    compiler = _Compiler(text, lookup, path)
    told = len(lookup.missteps)
    try:
        tree = compiler.parsed()
        term = compiler.term(tree, 0, 0)
        if term.sort not in (None, *wanted):
            compiler.tell("wrong-sort", tree, f"a {' or '.join(wanted)} is needed here, and this is {_a(term.sort)}")
    except Refused:
        pass
    del lookup.missteps[told + MAX_FAULTS :]
    return [*compiler.rows, Row(opcodes.END, a=compiler.deepest)]


class _Compiler:
    """Turns one text into rows. `bound` holds what quantifiers have bound: (word, sort, id)."""

    def __init__(self, text: str, lookup: Lookup, path: KeyPath):
        self.text = text
        self.lookup = lookup
        self.path = path
        self.rows: list[Row] = []
        self.deepest = 0
        self.lead = len(text) - len(text.lstrip())
        self.bound: list[tuple[str, str, str]] = []

    def tell(self, key: str, where: ast.AST | int, message: str, suggestion: str | None = None) -> Term:
        """Note a misstep at a node or an offset."""
        offset = where if isinstance(where, int) else self.lead + getattr(where, "col_offset", 0)
        self.lookup.missteps.append(Misstep(key, self.path, message, suggestion, self.text, offset))
        return ANYTHING

    def source(self, node: ast.AST) -> str:
        """The characters of a node as the author wrote them."""
        return self.text[self.lead + node.col_offset : self.lead + node.end_col_offset]  # type: ignore[attr-defined]

    def parsed(self) -> ast.expr:
        """The text as a tree. Raises Refused."""
        if not self.text.strip():
            self.tell("empty-condition", 0, "this condition is empty")
            raise Refused
        if len(self.text) > MAX_LENGTH:
            self.tell("long-condition", 0, f"a condition has at most {MAX_LENGTH} characters, and this has {len(self.text)}")
            raise Refused
        foreign = _FOREIGN.search(self.text)
        if foreign:
            letter, begin = foreign.group(), foreign.start()
            self.tell("condition-syntax", begin, f"{quote(letter)} cannot stand in a condition", _HINTS.get(letter))
            raise Refused
        plain = re.sub(r"\s", " ", _CALL.sub(_masked, self.text))[self.lead :]
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return ast.parse(plain, mode="eval").body
        except SyntaxError as error:
            offset = self.lead + max(0, (error.offset or 1) - 1)
            if "too many nested" in error.msg:
                self.tell("deep-condition", offset, TOO_DEEP)
            else:
                self.tell("condition-syntax", offset, f"this is no condition: {_plain_words(error.msg)}")
        except (RecursionError, MemoryError, ValueError):
            self.tell("deep-condition", 0, TOO_DEEP)
        raise Refused

    def term(self, node: ast.expr, register: int, depth: int) -> Term:
        """Add the steps that leave the value of a node in a register."""
        if register >= REGISTERS - 1 or depth > MAX_DEPTH:
            self.tell("deep-condition", node, TOO_DEEP)
            raise Refused
        self.deepest = max(self.deepest, register)
        if isinstance(node, ast.Constant):
            return self.constant(node, register)
        if isinstance(node, ast.Name):
            return self.word(node, register)
        if isinstance(node, ast.Call):
            return self.call(node, register, depth)
        if isinstance(node, ast.BoolOp):
            return self.logic(node, register, depth)
        if isinstance(node, ast.UnaryOp):
            return self.prefix(node, register, depth)
        if isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
            self.need(A_NUMBER, node.left, register, depth)
            self.need(A_NUMBER, node.right, register + 1, depth)
            self.rows.append(Row(ARITHMETIC[type(node.op)], c=register))
            return Term(A_NUMBER)
        if isinstance(node, ast.Compare) and all(type(op) in COMPARISONS for op in node.ops):
            return self.comparison(node, register, depth)
        return self.tell("condition-syntax", node, f"{quote(self.source(node))} cannot stand in a condition")

    def need(self, sort: str, node: ast.expr, register: int, depth: int) -> None:
        """Add the steps of a node that has to give a sort of value."""
        found = self.term(node, register, depth + 1)
        if found.sort not in (None, sort):
            self.tell("wrong-sort", node, f"{quote(self.source(node))} is {_a(found.sort)}, and a {sort} is needed here")

    def constant(self, node: ast.Constant, register: int) -> Term:
        """A number, a text, true or false."""
        source = self.source(node)
        if isinstance(node.value, bool):
            self.rows.append(Row(opcodes.NUMBER, c=register, x=float(node.value)))
            return Term(A_TRUTH)
        if isinstance(node.value, str):
            match = _TEXT.fullmatch(source)
            if match is None:
                return self.tell("condition-syntax", node, f"{source} is no plain text in quotes")
            return Term("text", match.group(1) if match.group(1) is not None else match.group(2))
        if not _NUMBER.fullmatch(source) or not math.isfinite(float(source)):
            return self.tell("condition-syntax", node, f"{quote(source)} is no plain number, such as 0.5")
        self.rows.append(Row(opcodes.NUMBER, c=register, x=float(source)))
        return Term(A_NUMBER)

    def word(self, node: ast.Name, register: int) -> Term:
        """`year`, `true`, `false`; any other bare name is a misstep."""
        name = self.source(node)
        if name in ("true", "false"):
            self.rows.append(Row(opcodes.NUMBER, c=register, x=float(name == "true")))
            return Term(A_TRUTH)
        if name in WORDS:
            self.rows.append(Row(WORDS[name], c=register))
            return Term(OPCODES[WORDS[name]].gives)
        for sort in (opcodes.FLAG, opcodes.VARIABLE):
            if self.lookup.number(sort, name) >= 0:
                return self.tell("condition-syntax", node, f"{name} is a {sort}", f"write {sort}({name})")
        if name in FUNCTIONS:
            return self.tell("condition-syntax", node, f"{name} is a function", f"write {signature(name)}")
        if name in QUANTIFIER_SIGNATURES:
            return self.tell("condition-syntax", node, f"{name} is a function", f"write {QUANTIFIER_SIGNATURES[name]}")
        hint = did_you_mean(name, (*WORDS, *FUNCTIONS, "true", "false"))
        return self.tell("unknown-word", node, f"{quote(name)} means nothing here", hint)

    def call(self, node: ast.Call, register: int, depth: int) -> Term:
        """A function of names."""
        name = self.source(node.func)
        if name in QUANTIFIERS:
            return self.quantified(name, node, register, depth)
        if name in OF_TWO:
            return self.of_two(name, node, register, depth)
        if name not in FUNCTIONS:
            if name in WORDS:
                return self.tell("condition-syntax", node, f"{name} is written without brackets")
            hint = did_you_mean(name, (*FUNCTIONS, *QUANTIFIERS, *OF_TWO))
            return self.tell("unknown-function", node, f"there is no function {quote(name)}", hint)
        ways = FUNCTIONS[name]
        if node.keywords or len(node.args) != len(ways[0][1].takes):
            return self.tell("wrong-operands", node, f"{name} is written {signature(name)}")
        given = [self.meant(self.source(argument)) for argument in node.args]
        for number, way in ways:
            places = self.places(way, given)
            if min(places) >= 0:
                self.rows.append(Row(number, places[0], places[1] if len(places) > 1 else 0, register))
                return Term(way.gives)
        if min(self.places(ways[0][1], given[::-1])) >= 0:
            hint = f"write {name}({', '.join(given[::-1])})"
            self.tell("wrong-operands", node, f"the names of {name} stand in the wrong order", hint)
        else:
            self.tell_unknown(node, ways, given)
        return Term(ways[0][1].gives)

    def meant(self, name: str) -> str:
        """The id that a name stands for: the innermost one bound by a quantifier under that word, else itself."""
        return next((one for word, _, one in reversed(self.bound) if word == name), name)

    def of_two(self, name: str, node: ast.Call, register: int, depth: int) -> Term:
        """The greater or lesser of two numbers."""
        if node.keywords or len(node.args) != 2:
            return self.tell("wrong-operands", node, f"{name} is written {name}(number, number)")
        self.need(A_NUMBER, node.args[0], register, depth)
        self.need(A_NUMBER, node.args[1], register + 1, depth)
        self.rows.append(Row(OF_TWO[name], c=register))
        return Term(A_NUMBER)

    # ------------------------------------------------------------------------------------------------- quantifiers

    def quantified(self, name: str, node: ast.Call, register: int, depth: int) -> Term:
        """`any(members(CSTO), stability(it) < 0.3)`: written out for each state or organisation that may be meant."""
        sort = QUANTIFIERS[name]
        domain = self.domain(node.args[0]) if node.args and not node.keywords else None
        needed = (1, 2) if name == "count" else (2,)
        if node.keywords or len(node.args) not in needed:
            return self.tell("wrong-operands", node, f"{name} is written {QUANTIFIER_SIGNATURES[name]}")
        if domain is None:
            return Term(sort)
        body = node.args[1] if len(node.args) == 2 else None
        told = len(self.lookup.missteps)
        begin = len(self.rows)
        if name in ("any", "all"):
            self.any_or_all(name == "any", domain, body, register, depth)
        elif name in ("count", "sum"):
            self.total(name == "count", domain, body, register, depth)
        elif name == "mean":
            self.total(False, domain, body, register, depth)
            self.total(True, domain, None, register + 1, depth)
            self.rows.append(Row(opcodes.DIVIDE, c=register))
        else:
            self.extreme(name == "most", domain, body, register, depth)
        if len(self.rows) - begin > MAX_ROWS:
            self.tell("long-condition", node, f"written out for {len(domain.elements)}, this has more than {MAX_ROWS} steps")
            raise Refused
        del self.lookup.missteps[told + 1 :]  # the same misstep once, not for each element
        return Term(sort)

    def domain(self, node: ast.expr) -> "Domain | None":
        """What is gone through: all states, all organisations, the members of one, the neighbours of a state."""
        text = self.source(node)
        if isinstance(node, ast.Name) and text in ("states", "organisations"):
            present = opcodes.STATE_PRESENT if text == "states" else opcodes.ORGANISATION_PRESENT
            return Domain(text[:-1], self.lookup.known(text[:-1]), present, -1)
        if isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords:
            function, name = self.source(node.func), self.meant(self.source(node.args[0]))
            sort = {"members": "organisation", "neighbours": "state"}.get(function)
            if sort is not None:
                place = self.lookup.number(sort, name)
                if place < 0:
                    offset = self.lead + node.args[0].col_offset
                    self.lookup.missteps.append(self.lookup.unknown((sort,), name, self.path, self.text, offset))
                    return None
                if function == "members":
                    return Domain("state", self.lookup.known("state"), opcodes.IS_MEMBER, place)
                return Domain("state", self.lookup.neighbours(name), opcodes.STATE_PRESENT, -1)
        self.tell("wrong-operands", node, f"{quote(text)} cannot be gone through", DOMAINS)
        return None

    def guard(self, domain: "Domain", element: str, register: int) -> None:
        """The step that says whether an element is meant today."""
        place = self.lookup.number(domain.sort, element)
        self.rows.append(Row(domain.guard, place, max(0, domain.operand), register))

    def inside(self, body: ast.expr | None, sort: str, domain: "Domain", element: str, register: int, depth: int) -> None:
        """The steps of the body for one element, which `it` stands for (in the body of a further quantifier: `outer`)."""
        outer = [("outer", bound, one) for word, bound, one in self.bound if word == "it"][-1:]
        self.bound += [*outer, ("it", domain.sort, element)]
        if body is None:
            self.rows.append(Row(opcodes.NUMBER, c=register, x=1.0))
        else:
            self.need(sort, body, register, depth)
        del self.bound[len(self.bound) - 1 - len(outer) :]

    def any_or_all(self, is_any: bool, domain: "Domain", body: ast.expr | None, register: int, depth: int) -> None:
        """True as soon as one holds; false as soon as one that is meant does not."""
        assert body is not None
        stop = opcodes.SKIP_IF_TRUE if is_any else opcodes.SKIP_IF_FALSE
        self.deepest = max(self.deepest, register)
        self.rows.append(Row(opcodes.NUMBER, c=register, x=0.0 if is_any else 1.0))
        ends = []
        for element in domain.elements:
            ends.append(self.hole())
            self.guard(domain, element, register)
            if not is_any:
                self.rows.append(Row(opcodes.NEGATION, c=register))
            skip = self.hole()
            self.inside(body, A_TRUTH, domain, element, register, depth)
            self.fill(skip, opcodes.SKIP_IF_FALSE if is_any else opcodes.SKIP_IF_TRUE, register)
        for end in ends:
            self.fill(end, stop, register)

    def total(self, is_count: bool, domain: "Domain", body: ast.expr | None, register: int, depth: int) -> None:
        """How many hold, or the sum of a number, over those that are meant."""
        self.deepest = max(self.deepest, register + 1)
        self.rows.append(Row(opcodes.NUMBER, c=register))
        for element in domain.elements:
            self.guard(domain, element, register + 1)
            skip = self.hole()
            self.inside(body, A_TRUTH if is_count else A_NUMBER, domain, element, register + 1, depth)
            self.fill(skip, opcodes.SKIP_IF_FALSE, register + 1)
            self.rows.append(Row(opcodes.ADD, c=register))

    def extreme(self, is_most: bool, domain: "Domain", body: ast.expr | None, register: int, depth: int) -> None:
        """The greatest or least of a number over those that are meant; 0 where there is none."""
        self.total(True, domain, None, register, depth)
        self.rows += [Row(opcodes.NUMBER, c=register + 1), Row(opcodes.GREATER, c=register)]
        empty = self.hole()
        self.rows.append(Row(opcodes.NUMBER, c=register, x=-opcodes.ANY if is_most else opcodes.ANY))
        for element in domain.elements:
            self.guard(domain, element, register + 1)
            skip = self.hole()
            self.inside(body, A_NUMBER, domain, element, register + 1, depth)
            self.rows.append(Row(opcodes.GREATER_OF if is_most else opcodes.LESSER_OF, c=register))
            self.fill(skip, opcodes.SKIP_IF_FALSE, register + 1)
        self.fill(empty, opcodes.SKIP_IF_FALSE, register)

    def hole(self) -> int:
        """Room for a jump whose length is not yet known."""
        self.rows.append(Row(opcodes.MORE))
        return len(self.rows) - 1

    def fill(self, hole: int, op: int, register: int) -> None:
        """Fill a hole with a jump over all steps since."""
        self.rows[hole] = Row(op, len(self.rows) - hole - 1, 0, register)

    def places(self, way: Operation, given: list[str]) -> list[int]:
        """The places of the names given to a function; -1 for one that is not of the sort needed."""
        return [self.lookup.number(sort, name) for sort, name in zip(way.takes, given, strict=True)]

    def tell_unknown(self, node: ast.Call, ways: tuple[tuple[int, Operation], ...], given: list[str]) -> None:
        """Every operand of a function that names nothing of its sort."""
        for place, (argument, name) in enumerate(zip(node.args, given, strict=True)):
            sorts = tuple(dict.fromkeys(way.takes[place] for _, way in ways))
            if not _NAME.fullmatch(name):
                needed = " or ".join(map(_a, sorts))
                self.tell("wrong-operands", argument, f"the name of {needed} is needed, not {quote(name)}")
            elif all(self.lookup.number(sort, name) < 0 for sort in sorts):
                offset = self.lead + argument.col_offset
                self.lookup.missteps.append(self.lookup.unknown(sorts, name, self.path, self.text, offset))

    def logic(self, node: ast.BoolOp, register: int, depth: int) -> Term:
        """`and`, `or`: what follows is skipped once the answer is certain."""
        skip = opcodes.SKIP_IF_FALSE if isinstance(node.op, ast.And) else opcodes.SKIP_IF_TRUE
        jumps = []
        for place, operand in enumerate(node.values):
            if place > 0:
                jumps.append(len(self.rows))
                self.rows.append(Row(skip, c=register))
            self.need(A_TRUTH, operand, register, depth)
        for jump in jumps:
            self.rows[jump] = Row(skip, len(self.rows) - jump - 1, 0, register)
        return Term(A_TRUTH)

    def prefix(self, node: ast.UnaryOp, register: int, depth: int) -> Term:
        """`not`, and the signs of a number."""
        if isinstance(node.op, ast.Invert):
            return self.tell("condition-syntax", node, '"~" cannot stand in a condition')
        sort = A_TRUTH if isinstance(node.op, ast.Not) else A_NUMBER
        self.need(sort, node.operand, register, depth)
        if not isinstance(node.op, ast.UAdd):
            self.rows.append(Row(opcodes.NEGATION if sort == A_TRUTH else opcodes.NEGATE, c=register))
        return Term(sort)

    def comparison(self, node: ast.Compare, register: int, depth: int) -> Term:
        """One comparison, or a chain such as `0.2 < stability(KGZ) <= 0.5`, which holds when each link does."""
        operands = [node.left, *node.comparators]
        jumps = []
        for place, op in enumerate(node.ops):
            if place > 0:
                jumps.append(len(self.rows))
                self.rows.append(Row(opcodes.SKIP_IF_FALSE, c=register))
            self.link(operands[place], COMPARISONS[type(op)], operands[place + 1], register, depth)
        for jump in jumps:
            self.rows[jump] = Row(opcodes.SKIP_IF_FALSE, len(self.rows) - jump - 1, 0, register)
        return Term(A_TRUTH)

    def link(self, left: ast.expr, op: int, right: ast.expr, register: int, depth: int) -> None:
        """One comparison of two values of one sort."""
        first = self.term(left, register, depth + 1)
        begin = len(self.rows)
        second = self.term(right, register + 1, depth + 1)
        if first.literal is not None and second.sort in NAMED_VALUES:
            self.rows.insert(begin, Row(opcodes.NUMBER, c=register, x=self.named(left, first, second.sort)))
        elif second.literal is not None and first.sort in NAMED_VALUES:
            self.rows.append(Row(opcodes.NUMBER, c=register + 1, x=self.named(right, second, first.sort)))
        elif first.sort is not None and second.sort is not None:
            self.check_sorts(left, first, second)
        if A_STATUS in (first.sort, second.sort) and op not in (opcodes.EQUAL, opcodes.UNEQUAL):
            self.tell("wrong-sort", left, "statuses have no order: compare them with == or !=")
        self.rows.append(Row(op, c=register))

    def check_sorts(self, left: ast.expr, first: Term, second: Term) -> None:
        """Two values can be compared when they are numbers or named values of one sort."""
        if "text" in (first.sort, second.sort):
            other = second.sort if first.sort == "text" else first.sort
            message = f"{_a(other)} cannot be compared with a text; only status(...), granted(...) and today can"
            self.tell("wrong-sort", left, message)
        elif first.sort != second.sort:
            self.tell("wrong-sort", left, f"{_a(first.sort)} cannot be compared with {_a(second.sort)}")
        elif first.sort == A_TRUTH:
            self.tell("wrong-sort", left, "what is true or false needs no comparison: write it alone, or `not` before it")

    def named(self, node: ast.expr, term: Term, sort: str | None) -> float:
        """The number of a status or instrument written as a text."""
        if sort == A_DATE:
            return self.day(node, str(term.literal))
        values = NAMED_VALUES[str(sort)]
        if term.literal not in values:
            hint = did_you_mean(term.literal, values) or f"one of {', '.join(values)}"
            self.tell("unknown-name", node, f"there is no {sort} {quote(term.literal)}", hint)
            return 0.0
        return float(values.index(str(term.literal)))


    def day(self, node: ast.expr, text: str) -> float:
        """The ordinal of a date written as a text."""
        try:
            if _DAY.fullmatch(text):
                return float(date.fromisoformat(text).toordinal())
        except ValueError:
            pass
        self.tell("bad-date", node, f"{quote(text)} is no day of the calendar, such as '2010-06-11'")
        return 0.0


class Domain(NamedTuple):
    """What a quantifier goes through: ids of a sort, and the question that says which of them are meant today."""

    sort: str
    elements: tuple[str, ...]
    guard: int
    operand: int


def signature(function: str) -> str:
    """How a function is written: `member(state, organisation)`, `present(state or organisation)`."""
    ways = FUNCTIONS[function]
    operands = [" or ".join(dict.fromkeys(way.takes[place] for _, way in ways)) for place in range(len(ways[0][1].takes))]
    return f"{function}({', '.join(operands)})"


def _masked(call: re.Match[str]) -> str:
    """A call whose names are put as plain letters of the same length: an id may hold a hyphen or be a word of Python."""
    if call.group(1) in _LOGIC:
        return call.group()
    head = call.group()[: call.start(2) - call.start()]
    return head + _NAME.sub(lambda name: "x" * len(name.group()), call.group(2)) + ")"


def _a(sort: str | None) -> str:
    """A sort with its article."""
    return f"an {sort}" if str(sort)[0] in "aeio" else f"a {sort}"


def _plain_words(message: str) -> str:
    """The words of Python's parser without what only a programmer would mean."""
    if "never closed" in message or "unmatched" in message or "does not match" in message or "unterminated" in message:
        return message.split(" (detected")[0]
    return "something is missing or stands in the wrong order here"
