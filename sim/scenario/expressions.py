"""Conditions: a small typed language over states, pairs, organisations, events, flags and variables, compiled to op-codes.

    member(KGZ, CSTO) and stability(KGZ) < 0.4 and not fired(osh-2010)

Python's own parser reads the text and nothing is ever evaluated by Python: only the steps of `sim.script.opcodes` come out.
Every fault carries its column in the text; all faults of a text are found at once.
"""

import ast
import math
from datetime import date

from sim.scenario.document import KeyPath
from sim.scenario.expression_quantifiers import Quantifiers
from sim.scenario.expression_steps import Refused, Term
from sim.scenario.expression_text import DAY, NAME, NUMBER, TEXT, TOO_DEEP, Unreadable, parsed
from sim.scenario.expression_words import (
    FUNCTIONS,
    NAMED_VALUES,
    OF_TWO,
    QUANTIFIER_SIGNATURES,
    QUANTIFIERS,
    WORDS,
    signature,
)
from sim.scenario.faults import did_you_mean, nearest, quote
from sim.scenario.lookup import Lookup, Row
from sim.scenario.remedies import remedy_for_day
from sim.script import opcodes
from sim.script.opcodes import A_DATE, A_NUMBER, A_STATUS, A_TRUTH, OPCODES, REGISTERS, Operation

MAX_DEPTH = 100
"""Steps within one another."""
MAX_FAULTS = 20
"""Faults told of one condition."""

ARITHMETIC = {ast.Add: opcodes.ADD, ast.Sub: opcodes.SUBTRACT, ast.Mult: opcodes.MULTIPLY, ast.Div: opcodes.DIVIDE}
SAID_OTHERWISE = {
    "date": "write today",
    "now": "write today",
    "day": "write today",
    "random": "chance is a `hazard`, in an event of its own",
    "chance": "chance is a `hazard`, in an event of its own",
    "happened": "write fired(EVENT)",
    "war": "write at_war(STATE, STATE)",
    "owner": "write owns(STATE, PIECE)",
    "controls": "write holds(STATE, PIECE)",
    "is_member": "write member(STATE, ORGANISATION)",
    "option": "write chosen(EVENT) == 'OPTION'",
}
"""Words that authors use in conditions for something of another name, with the remedy."""
COMPARISONS = {
    ast.Eq: opcodes.EQUAL,
    ast.NotEq: opcodes.UNEQUAL,
    ast.Lt: opcodes.LESS,
    ast.LtE: opcodes.AT_MOST,
    ast.Gt: opcodes.GREATER,
    ast.GtE: opcodes.AT_LEAST,
}


def compile_condition(text: str, lookup: Lookup, path: KeyPath, wanted: tuple[str, ...] = (A_TRUTH,)) -> list[Row]:
    """The steps of a condition, ended by `end`; `wanted` are the sorts of value that it may give.

    Missteps go to `lookup`; the steps are then of no use.
    """
    compiler = _Compiler(text, lookup, path)
    told = len(lookup.missteps)
    try:
        tree = parsed(text)
        term = compiler.term(tree, 0, 0)
        if term.sort not in (None, *wanted):
            hint = f"compare it, as in `{text.strip()} > 0.5`" if wanted == (A_TRUTH,) and term.sort == A_NUMBER else None
            compiler.tell("wrong-sort", tree, f"a {' or '.join(wanted)} is needed here, and this is {_a(term.sort)}", hint)
    except Unreadable as found:
        compiler.tell(found.key, found.offset, found.message, found.suggestion)
    except Refused:
        pass
    del lookup.missteps[told + MAX_FAULTS :]
    return [*compiler.rows, Row(opcodes.END, a=compiler.deepest)]


class _Compiler(Quantifiers):
    """Turns one text into rows."""

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
        hint = None
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in FUNCTIONS:
            hint = f"write {node.attr}({self.source(node.value)})"
        return self.tell("condition-syntax", node, f"{quote(self.source(node))} cannot stand in a condition", hint)

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
            match = TEXT.fullmatch(source)
            if match is None:
                return self.tell("condition-syntax", node, f"{source} is no plain text in quotes")
            return Term("text", match.group(1) if match.group(1) is not None else match.group(2))
        if not NUMBER.fullmatch(source) or not math.isfinite(float(source)):
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
            takes = FUNCTIONS[name][0][1].takes
            of_it = self.bound and len(takes) == 1 and takes[0] == self.bound[-1][1]
            hint = f"write {name}(it)" if of_it else f"write {signature(name)}"
            return self.tell("condition-syntax", node, f"{name} is a function", hint)
        if name in QUANTIFIER_SIGNATURES:
            return self.tell("condition-syntax", node, f"{name} is a function", f"write {QUANTIFIER_SIGNATURES[name]}")
        meant = SAID_OTHERWISE.get(name.casefold()) or did_you_mean(name, (*WORDS, *FUNCTIONS, "true", "false"))
        return self.tell("unknown-word", node, f"{quote(name)} means nothing here", meant)

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
            said = SAID_OTHERWISE.get(name.casefold())
            hint = said or did_you_mean(name, (*FUNCTIONS, *QUANTIFIERS, *OF_TWO))
            return self.tell("unknown-function", node, f"there is no function {quote(name)}", hint)
        ways = FUNCTIONS[name]
        if node.keywords or len(node.args) != len(ways[0][1].takes):
            return self.tell("wrong-operands", node, f"{name} is written {signature(name)}", self.meant_function(name, node))
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

    def meant_function(self, name: str, node: ast.Call) -> str | None:
        """The function of nearly the same name that takes what stands in the brackets."""
        given = [self.meant(self.source(argument)) for argument in node.args]
        fits = [
            other
            for other, ways in FUNCTIONS.items()
            for _, way in ways
            if other != name and len(way.takes) == len(given) > 0 and min(self.places(way, given)) >= 0
        ]
        near = nearest(name, fits, 1)
        return f"did you mean {near[0]}({', '.join(given)})?" if near else None

    def of_two(self, name: str, node: ast.Call, register: int, depth: int) -> Term:
        """The greater or lesser of two numbers."""
        if node.keywords or len(node.args) != 2:
            return self.tell("wrong-operands", node, f"{name} is written {name}(number, number)")
        self.need(A_NUMBER, node.args[0], register, depth)
        self.need(A_NUMBER, node.args[1], register + 1, depth)
        self.rows.append(Row(OF_TWO[name], c=register))
        return Term(A_NUMBER)

    def places(self, way: Operation, given: list[str]) -> list[int]:
        """The places of the names given to a function; -1 for one that is not of the sort needed."""
        return [self.lookup.number(sort, name) for sort, name in zip(way.takes, given, strict=True)]

    def tell_unknown(self, node: ast.Call, ways: tuple[tuple[int, Operation], ...], given: list[str]) -> None:
        """Every operand of a function that names nothing of its sort."""
        for place, (argument, name) in enumerate(zip(node.args, given, strict=True)):
            sorts = tuple(dict.fromkeys(way.takes[place] for _, way in ways))
            if not NAME.fullmatch(name):
                needed = " or ".join(map(_a, sorts))
                bare = name.strip("'\"")
                known = any(self.lookup.number(sort, bare) >= 0 for sort in sorts)
                hint = f"write {bare} without quotes" if known else None
                self.tell("wrong-operands", argument, f"the name of {needed} is needed, not {quote(name)}", hint)
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
        if self.is_bare_value(left, right) or self.is_bare_value(right, left):
            return
        first = self.term(left, register, depth + 1)
        begin = len(self.rows)
        second = self.term(right, register + 1, depth + 1)
        if first.literal is not None and second.sort in NAMED_VALUES:
            self.rows.insert(begin, Row(opcodes.NUMBER, c=register, x=self.named(left, first, second.sort)))
        elif second.literal is not None and first.sort in NAMED_VALUES:
            self.rows.append(Row(opcodes.NUMBER, c=register + 1, x=self.named(right, second, first.sort)))
        elif second.literal is not None and self.is_choice(left):
            self.rows.append(Row(opcodes.NUMBER, c=register + 1, x=self.option(left, right, second.literal)))
        elif first.literal is not None and self.is_choice(right):
            self.rows.insert(begin, Row(opcodes.NUMBER, c=register, x=self.option(right, left, first.literal)))
        elif first.sort is not None and second.sort is not None:
            self.check_sorts(left, first, second)
        if A_STATUS in (first.sort, second.sort) and op not in (opcodes.EQUAL, opcodes.UNEQUAL):
            self.tell("wrong-sort", left, "statuses have no order: compare them with == or !=")
        self.rows.append(Row(op, c=register))

    def is_bare_value(self, node: ast.expr, other: ast.expr) -> bool:
        """True for a status, an instrument or an option without its quotes, which is told."""
        if not isinstance(node, ast.Name) or not isinstance(other, ast.Call):
            return False
        function, word = self.source(other.func), self.source(node)
        sort = FUNCTIONS[function][0][1].gives if function in FUNCTIONS else None
        options = self.lookup.options(self.source(other.args[0])) if self.is_choice(other) else ()
        if word not in (*NAMED_VALUES.get(str(sort), ()), *options):
            return False
        self.tell("condition-syntax", node, f"{quote(word)} is a word, not a name", f"write '{word}' in quotes")
        return True

    def is_choice(self, node: ast.expr) -> bool:
        """True for `chosen(event)`, whose options are compared by name."""
        return isinstance(node, ast.Call) and self.source(node.func) == "chosen" and len(node.args) == 1

    def option(self, node: ast.expr, at: ast.expr, name: str) -> float:
        """The number of an option, from 1, of the event whose choice a node asks about."""
        assert isinstance(node, ast.Call)
        event = self.source(node.args[0])
        options = self.lookup.options(event)
        if name in options:
            return 1.0 + options.index(name)
        if self.lookup.number("event", event) >= 0:
            hint = did_you_mean(name, options) or (f"one of {', '.join(options)}" if options else None)
            self.tell("unknown-name", at, f"the choice of {event} has no option {quote(name)}", hint)
        return 0.0

    def check_sorts(self, left: ast.expr, first: Term, second: Term) -> None:
        """Two values can be compared when they are numbers or named values of one sort."""
        if "text" in (first.sort, second.sort):
            other = second.sort if first.sort == "text" else first.sort
            message = f"{_a(other)} cannot be compared with a text; only status(...), granted(...), chosen(...) and today can"
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
            if DAY.fullmatch(text):
                return float(date.fromisoformat(text).toordinal())
        except ValueError:
            pass
        self.tell("bad-date", node, f"{quote(text)} is no day of the calendar, such as '2010-06-11'", remedy_for_day(text))
        return 0.0


def _a(sort: str | None) -> str:
    """A sort with its article."""
    return f"an {sort}" if str(sort)[0] in "aeio" else f"a {sort}"
