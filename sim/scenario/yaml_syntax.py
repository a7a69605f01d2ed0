"""What a YAML parser's complaint means to an author, and where its cause stands."""

import re
from typing import Any, Literal, NamedTuple

import yaml

from sim.scenario.faults import Fault, Place, Source

MAX_DEPTH = 64
"""Collections within one another."""
TOO_DEEP = f"more than {MAX_DEPTH} collections within one another"


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
    _SyntaxRule("maximum nesting depth", TOO_DEEP, key="too-deep"),
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


def place_of(source: Source, mark: Any) -> Place:
    """The place of a parser's mark. libyaml counts the end of a text without a last line break as one more line."""
    if mark.line < len(source.lines):
        return Place(source.name, mark.line + 1, mark.column + 1)
    return Place(source.name, len(source.lines), len(source.lines[-1]) + 1)


def syntax_fault(source: Source, error: yaml.YAMLError) -> Fault:
    """What a parser's error means. One that no rule knows is shown in the parser's own words."""
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', None)}: {getattr(error, 'problem', None) or error}"
    mark = problem or context
    if mark is None:
        return source.fault("syntax", Place(source.name, 1, 1), said)
    place = place_of(source, mark)
    if _is_tab_in_indentation(source, place):
        return source.fault("tab-indentation", place, "a tab in the indentation", "indent with spaces")
    rule = next((rule for rule in SYNTAX_RULES if re.search(rule.pattern, said)), _SyntaxRule("", "{said}"))
    if context is not None and (rule.at == "context" or (rule.at == "context at the end" and _is_end(source, place))):
        place = place_of(source, context)
    start = "" if context is None else f"line {context.line + 1}, column {context.column + 1}"
    return source.fault(rule.key, place, rule.message.format(start=start, said=said), _apostrophe(source, mark))


def _apostrophe(source: Source, mark: Any) -> str | None:
    """The remedy where a quotation mark in a text has ended it too soon: `'The Duke's'`."""
    place = place_of(source, mark)
    before, after = source.lines[place.line - 1][: place.column - 1], source.lines[place.line - 1][place.column - 1 :]
    if before.endswith("'") and after[:1].isalpha():
        return "an apostrophe ends the quotation: write it twice, or put the text in double quotes"
    if before.endswith('"') and after[:1].isalpha():
        return "a quotation mark ends the quotation: put the text in single quotes"
    return None


def _is_tab_in_indentation(source: Source, place: Place) -> bool:
    """True when a tab stands at the place and only blanks before it on its line."""
    line = source.lines[place.line - 1]
    return line[place.column - 1 : place.column] == "\t" and not line[: place.column].strip()


def _is_end(source: Source, place: Place) -> bool:
    """True when nothing but blanks follows the place to the end of the text."""
    return not any(line.strip() for line in (source.lines[place.line - 1][place.column - 1 :], *source.lines[place.line :]))
