"""Quantifiers: `any(members(CSTO), stability(it) < 0.3)`, written out for each state or organisation that may be meant."""

import ast
from typing import NamedTuple

from sim.scenario.expression_steps import Refused, Steps, Term
from sim.scenario.expression_words import QUANTIFIER_SIGNATURES, QUANTIFIERS
from sim.scenario.faults import quote
from sim.scenario.lookup import Row
from sim.script import opcodes
from sim.script.opcodes import A_NUMBER, A_TRUTH

DOMAINS = "write states, organisations, members(organisation) or neighbours(state)"
OVER = {"members": "organisation", "neighbours": "state"}
"""What is gone through by way of something, and of which sort that is."""
MAX_ROWS = 20_000
"""Steps of one quantifier, written out."""


class Domain(NamedTuple):
    """What a quantifier goes through: ids of a sort, and the question that says which of them are meant today."""

    sort: str
    elements: tuple[str, ...]
    guard: int
    operand: int


class Quantifiers(Steps):
    """The steps of quantifiers."""

    def need(self, sort: str, node: ast.expr, register: int, depth: int) -> None:
        """Add the steps of a node that has to give a sort of value."""
        raise NotImplementedError

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

    def domain(self, node: ast.expr) -> Domain | None:
        """What is gone through: all states, all organisations, the members of one, the neighbours of a state."""
        text = self.source(node)
        if isinstance(node, ast.Name) and text in ("states", "organisations"):
            present = opcodes.STATE_PRESENT if text == "states" else opcodes.ORGANISATION_PRESENT
            return Domain(text[:-1], self.lookup.known(text[:-1]), present, -1)
        if isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords:
            function, name = self.source(node.func), self.meant(self.source(node.args[0]))
            sort = OVER.get(function)
            if sort is not None:
                place = self.lookup.number(sort, name)
                if place < 0:
                    offset = self.lead + node.args[0].col_offset
                    self.lookup.missteps.append(self.lookup.unknown((sort,), name, self.path, self.text, offset))
                    return None
                if function == "members":
                    return Domain("state", self.lookup.known("state"), opcodes.IS_MEMBER, place)
                return Domain("state", self.lookup.neighbours(name), opcodes.STATE_PRESENT, -1)
        meant = next((f"{word}({text})" for word, sort in OVER.items() if self.lookup.number(sort, text) >= 0), None)
        self.tell("wrong-operands", node, f"{quote(text)} cannot be gone through", f"write {meant}" if meant else DOMAINS)
        return None

    def guard(self, domain: Domain, element: str, register: int) -> None:
        """The step that says whether an element is meant today."""
        place = self.lookup.number(domain.sort, element)
        self.rows.append(Row(domain.guard, place, max(0, domain.operand), register))

    def inside(self, body: ast.expr | None, sort: str, domain: Domain, element: str, register: int, depth: int) -> None:
        """The steps of the body for one element, which `it` stands for (in the body of a further quantifier: `outer`)."""
        outer = [("outer", bound, one) for word, bound, one in self.bound if word == "it"][-1:]
        self.bound += [*outer, ("it", domain.sort, element)]
        if body is None:
            self.rows.append(Row(opcodes.NUMBER, c=register, x=1.0))
        else:
            self.need(sort, body, register, depth)
        del self.bound[len(self.bound) - 1 - len(outer) :]

    def any_or_all(self, is_any: bool, domain: Domain, body: ast.expr | None, register: int, depth: int) -> None:
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

    def total(self, is_count: bool, domain: Domain, body: ast.expr | None, register: int, depth: int) -> None:
        """How many hold, or the sum of a number, over those that are meant."""
        self.deepest = max(self.deepest, register + 1)
        self.rows.append(Row(opcodes.NUMBER, c=register))
        for element in domain.elements:
            self.guard(domain, element, register + 1)
            skip = self.hole()
            self.inside(body, A_TRUTH if is_count else A_NUMBER, domain, element, register + 1, depth)
            self.fill(skip, opcodes.SKIP_IF_FALSE, register + 1)
            self.rows.append(Row(opcodes.ADD, c=register))

    def extreme(self, is_most: bool, domain: Domain, body: ast.expr | None, register: int, depth: int) -> None:
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
