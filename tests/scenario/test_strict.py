"""YAML read strictly: what the core types are, where everything stands, and what is refused, where and how fast."""

import errno
import json
import math
import os
import random
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
import yaml

from sim.scenario import strict, text_files, yaml_syntax, yaml_tree
from sim.scenario.document import Document
from sim.scenario.faults import Fault, Place, ScenarioError, Source
from sim.scenario.strict import read, read_text
from sim.scenario.yaml_syntax import MAX_DEPTH
from sim.scenario.yaml_tree import MAX_SCALAR

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = sorted((ROOT / "scenarios").rglob("*.yaml"))
LOADERS = {"libyaml": yaml.CSafeLoader, "python": yaml.SafeLoader}


@pytest.fixture(params=LOADERS)
def parser(request, monkeypatch):
    """Both parsers whose events can be read; what the project promises holds for both."""
    monkeypatch.setattr(strict, "LOADER", LOADERS[request.param])
    return request.param


def data_of(text: str):
    """The data of a text."""
    return read_text(text, "a.yaml").data


def faults_of(text: str) -> tuple[Fault, ...]:
    """The faults of a text that is refused."""
    with pytest.raises(ScenarioError) as refused:
        read_text(text, "a.yaml")
    return refused.value.faults


def spots(text: str) -> list[tuple[str, int, int]]:
    """Key, line and column of every fault of a text."""
    return [(fault.key, fault.place.line, fault.place.column) for fault in faults_of(text)]


# ------------------------------------------------------------------------------------------------ the core types

SCALARS = [
    ("NO", "NO"),
    ("no", "no"),
    ("yes", "yes"),
    ("on", "on"),
    ("Off", "Off"),
    ("y", "y"),
    ("true", True),
    ("True", True),
    ("TRUE", True),
    ("tRUE", "tRUE"),
    ("false", False),
    ("False", False),
    ("FALSE", False),
    ("null", None),
    ("Null", None),
    ("NULL", None),
    ("~", None),
    ("", None),
    ("nil", "nil"),
    ("0", 0),
    ("-7", -7),
    ("+7", 7),
    ("012", 12),
    ("0o14", 12),
    ("0xFf", 255),
    ("-0x10", "-0x10"),
    ("0o8", "0o8"),
    ("0b11", "0b11"),
    ("1_000", "1_000"),
    ("1:30", "1:30"),
    ("190:20:30", "190:20:30"),
    ("1.5", 1.5),
    ("-.5", -0.5),
    ("1.", 1.0),
    ("1e3", 1000.0),
    ("+12.3E-2", 0.123),
    ("1e-999", 0.0),
    (".", "."),
    ("1.2.3", "1.2.3"),
    ("2010-06-11", "2010-06-11"),
    ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"),
    ("1\u0662", "1\u0662"),
    ("=", "="),
    ("<<", "<<"),
    ("18446744073709551615", 2**64 - 1),
    ("-9223372036854775808", -(2**63)),
    ("'12'", "12"),
    ('"true"', "true"),
    ("'~'", "~"),
    ('"\\u0416\\t\\n"', "Ж\t\n"),
]


@pytest.mark.parametrize(("written", "meant"), SCALARS)
def test_scalars_have_the_types_of_yaml_1_2(parser, written, meant):
    value = data_of(f"value: {written}")["value"]
    assert value == meant
    assert type(value) is type(meant)


def test_keys_are_texts_whole_numbers_or_dates_as_texts(parser):
    data = data_of("NO: 1\n1992: 2\n2010-06-11: 3\n'1992': 4\n'true': 5\n\"<<\": 6\n'': 7\n")
    assert data == {"NO": 1, 1992: 2, "2010-06-11": 3, "1992": 4, "true": 5, "<<": 6, "": 7}


def test_order_of_the_file_is_kept(parser):
    assert list(data_of("b: 1\na: {z: 1, y: 2}\nc: 3")) == ["b", "a", "c"]
    assert list(data_of("b: 1\na: {z: 1, y: 2}\nc: 3")["a"]) == ["z", "y"]


def test_block_texts_and_comments_are_read(parser):
    assert data_of("# head\na: |  # note\n  one\n  two\nb: >-\n  three\n  four\n") == {"a": "one\ntwo\n", "b": "three four"}


def test_a_list_or_a_text_may_be_the_whole_document(parser):
    assert data_of("- 1\n- [2]") == [1, [2]]
    assert data_of("--- text\n...\n") == "text"


def test_yaml_1_2_may_be_declared(parser):
    assert data_of("%YAML 1.2\n---\na: 1\n") == {"a": 1}


# ------------------------------------------------------------------------------------------------ aliases


def test_an_alias_is_written_out_and_shares_nothing(parser):
    data = data_of("base: &base {x: [1, 2]}\nfirst: *base\nsecond: *base\n")
    assert data["first"] == data["second"] == data["base"] == {"x": [1, 2]}
    data["first"]["x"].append(3)
    assert data["second"]["x"] == data["base"]["x"] == [1, 2]


def test_an_alias_stands_where_it_is_used_and_its_contents_where_they_were_written(parser):
    document = read_text("base: &base {x: 1}\nfirst:   *base\n", "a.yaml")
    assert document.place(("first",)) == Place("a.yaml", 2, 10)
    assert document.place(("first", "x")) == Place("a.yaml", 1, 17)


def test_an_anchor_on_a_key_or_text_may_be_used(parser):
    assert data_of("&name KGZ: &text one\nwho: *name\nwhat: *text\n") == {"KGZ": "one", "who": "KGZ", "what": "one"}


# ------------------------------------------------------------------------------------------------ places

SAMPLE = (
    "# état\r\nstates:\r\n  Ж😀: {stability: 0.35, on: [a,   ж]}\r\n  KGZ:\r\n    note: |\r\n      text\r\n    empty:\r\n"
)


@pytest.mark.parametrize(
    ("path", "line", "column", "key_column"),
    [
        ((), 2, 1, 1),
        (("states",), 3, 3, None),
        (("states", "Ж😀"), 3, 7, 3),
        (("states", "Ж😀", "stability"), 3, 19, 8),
        (("states", "Ж😀", "on"), 3, 29, 25),
        (("states", "Ж😀", "on", 0), 3, 30, 30),
        (("states", "Ж😀", "on", 1), 3, 35, 35),
        (("states", "KGZ"), 5, 5, None),
        (("states", "KGZ", "note"), 5, 11, 5),
        (("states", "KGZ", "empty"), 7, 11, 5),
    ],
)
def test_places_count_lines_and_characters_from_one(parser, path, line, column, key_column):
    document = read_text(SAMPLE, "a.yaml")
    assert document.places[path] == Place("a.yaml", line, column)
    if key_column is not None:
        assert document.key_place(path).column == key_column


def test_key_of_a_block_stands_on_its_own_line(parser):
    document = read_text(SAMPLE, "a.yaml")
    assert document.key_place(("states",)) == Place("a.yaml", 2, 1)
    assert document.key_place(("states", "KGZ")) == Place("a.yaml", 4, 3)


def test_a_path_that_does_not_exist_has_the_place_of_its_nearest_ancestor():
    document = read_text(SAMPLE, "a.yaml")
    assert document.place(("states", "KGZ", "missing", 3)) == document.place(("states", "KGZ"))
    assert document.place(("nothing",)) == document.place(())
    assert document.key_place(("states", "KGZ", "missing")) == document.place(("states", "KGZ"))


def test_places_are_in_the_order_of_the_file():
    document = read_text(SAMPLE, "a.yaml")
    places = list(document.places.values())
    assert len(places) == 10
    assert places == sorted(places)


def test_lines_are_kept_without_their_ends():
    assert read_text(SAMPLE, "a.yaml").lines == tuple(SAMPLE.split("\r\n"))
    assert read_text("a: 1\rb: 2\n", "a").lines == ("a: 1", "b: 2", "")


def test_a_document_makes_faults_at_its_places():
    document = read_text("a:\n  stabilty: 3\n", "a.yaml")
    at_value = document.fault("wrong", ("a", "stabilty"), "why", "what")
    at_key = document.fault("wrong", ("a", "stabilty"), "why", at_key=True, severity="warning")
    assert at_value == Fault("error", "wrong", Place("a.yaml", 2, 13), "why", "what", "  stabilty: 3")
    assert at_key == Fault("warning", "wrong", Place("a.yaml", 2, 3), "why", None, "  stabilty: 3")


def scalars_with_paths(data, path=()):
    """Every scalar of some data with its path."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from scalars_with_paths(value, (*path, key))
    else:
        yield path, data


def test_there_are_shipped_files():
    assert SHIPPED


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_value_of_a_shipped_file_stands_where_its_place_says(path):
    document = read(path)
    scalars = list(scalars_with_paths(document.data))
    assert scalars
    for where, value in scalars:
        place = document.places[where]
        here = document.lines[place.line - 1][place.column - 1 :]
        if isinstance(value, str) and value and here[0] not in "'\"|>&*":
            assert here.startswith(value.split("\n")[0].split(" ")[0])
        elif isinstance(value, int | float) and not isinstance(value, bool) and here[0] not in "&*":
            assert float(here.split(",")[0].split("}")[0].split("]")[0].split("#")[0]) == value


def test_shipped_files_are_the_same_to_both_parsers(monkeypatch):
    small = sorted(SHIPPED, key=lambda path: path.stat().st_size)[:6]
    monkeypatch.setattr(strict, "LOADER", yaml.CSafeLoader)
    with_libyaml = [read(path) for path in small]
    monkeypatch.setattr(strict, "LOADER", yaml.SafeLoader)
    assert [read(path) for path in small] == with_libyaml


# ------------------------------------------------------------------------------------------------ refusals

BAD = [
    # name, text, [(key, line, column), ...] in order, words of the first message
    ("empty", "", [("empty-file", 1, 1)], "holds no data"),
    ("comment only", "# nothing\n", [("empty-file", 1, 1)], "holds no data"),
    ("bare document", "---\n", [("empty-file", 1, 1)], "holds no data"),
    ("null", "null\n", [("empty-file", 1, 1)], "holds no data"),
    ("two documents", "a: 1\n---\nb: 1\n", [("second-document", 2, 1)], "one document"),
    ("second after the end", "a: 1\n...\nb: 1\n", [("second-document", 3, 1)], "one document"),
    ("YAML 1.1", "%YAML 1.1\n---\na: 1\n", [("directive", 1, 1)], "YAML 1.2"),
    ("YAML 2", "%YAML 2.0\n---\na: 1\n", [("directive", 1, 1)], "%"),
    ("tag directive", "%TAG ! x:\n---\na: 1\n", [("directive", 1, 1)], "YAML 1.2"),
    ("broken directive", "%YAML 1.1 1\n---\na: 1\n", [("directive", 1, 11)], "%"),
    ("byte-order mark", "\ufeffa: 1\n", [("byte-order-mark", 1, 1)], "byte-order mark"),
    ("later byte-order mark", "a: 1\n\ufeffb: 1\n", [("forbidden-character", 2, 1)], "U+FEFF"),
    ("NUL", "a: 1\nb: x\0y\n", [("forbidden-character", 2, 5)], "NUL"),
    ("controls", "a: \x07\r\nb: \x1b\x07\n", [("forbidden-character", 1, 4), ("forbidden-character", 2, 4)], "U+0007"),
    ("line separator", "a: 1\u2028b: 2\n", [("forbidden-character", 1, 5)], "U+2028"),
    ("next line", "a: 1\x85b: 2\n", [("forbidden-character", 1, 5)], "U+0085"),
    ("lone surrogate", "a: \ud800\n", [("forbidden-character", 1, 4)], "U+D800"),
    ("escaped control", 'a: "x\\e[2J"\n', [("forbidden-character", 1, 4)], "U+001B"),
    ("escaped NUL", 'a: "\\0"\n', [("forbidden-character", 1, 4)], "U+0000"),
    ("tab before key", "a:\n\tb: 1\n", [("tab-indentation", 2, 1)], "tab"),
    ("tab after spaces", "a:\n  b: 1\n \tc: 2\n", [("tab-indentation", 3, 2)], "tab"),
    ("tab first", "\ta: 1\n", [("tab-indentation", 1, 1)], "tab"),
    ("tab in block text", "a: |\n\tb\n", [("tab-indentation", 2, 1)], "tab"),
    ("python object", "a: !!python/object/apply:os.system [ls]\n", [("tag", 1, 4)], "python/object"),
    ("core tag", "a: !!str 1\n", [("tag", 1, 4)], "plain data"),
    ("own tag", "a: !anything\n  b: 1\n", [("tag", 1, 4)], '"!anything"'),
    ("bare tag", "a: ! x\n", [("tag", 1, 4)], "plain data"),
    ("bare tag on quoted", "a: ! 'x'\nb: !\n", [("tag", 1, 4), ("tag", 2, 4)], "plain data"),
    ("tag on list", "a: &x !!set [1]\n", [("tag", 1, 4)], "plain data"),
    ("tag on key", "!!str a: 1\n", [("tag", 1, 1)], "plain data"),
    ("tag of no handle", "a: !f!b x\n", [("tag", 1, 4)], "plain data"),
    ("unfinished tag", "a: !<x\n", [("tag", 1, 7)], "plain data"),
    ("merge key", "b: &b {x: 1}\na:\n  <<: *b\n  y: 2\n", [("merge-key", 3, 3)], "extend"),
    ("merge key in flow", "b: &b {x: 1}\na: {<<: *b, y: 2}\n", [("merge-key", 2, 5)], "extend"),
    ("list as key", "[a, b]: 1\n", [("bad-key", 1, 1)], "cannot be a key"),
    ("mapping as key", "? {a: 1}\n: 2\n", [("bad-key", 1, 3)], "cannot be a key"),
    ("truth value as key", "x:\n  true: 1\n", [("bad-key", 2, 3)], "truth value"),
    ("fraction as key", "1.5: 1\n", [("bad-key", 1, 1)], "fraction"),
    ("null as key", "~: 1\n", [("bad-key", 1, 1)], "null"),
    ("missing key", "?\n: 1\n", [("bad-key", 1, 2)], "missing"),
    ("alias of a list as key", "a: &a [1]\n*a : 2\n", [("bad-key", 2, 1)], "cannot be a key"),
    ("duplicate key", "a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)], "first at line 1, column 1"),
    ("duplicate by quotes", "a: 1\n'a': 3\n", [("duplicate-key", 2, 1)], "line 1"),
    ("duplicate by base", "x: {10: 1, 0xA: 2}\n", [("duplicate-key", 1, 12)], "line 1, column 5"),
    ("duplicate by alias", "&k a: 1\n*k : 2\n", [("duplicate-key", 2, 1)], "line 1, column 1"),
    (
        "all duplicates",
        "a: 1\nb: {c: 1, c: {d: 1, d: 2}}\na:\n  - {e: 1, e: 2}\na: 4\n",
        [
            ("duplicate-key", 2, 11),
            ("duplicate-key", 2, 21),
            ("duplicate-key", 3, 1),
            ("duplicate-key", 4, 12),
            ("duplicate-key", 5, 1),
        ],
        '"c"',
    ),
    ("duplicate anchor", "a: &x 1\nb: &x 2\n", [("duplicate-anchor", 2, 4)], "first at line 1, column 4"),
    ("unknown anchor", "base: &base 1\na: *bsae\n", [("unknown-anchor", 2, 4)], '"&bsae"'),
    ("alias before anchor", "a: *x\nb: &x 1\n", [("unknown-anchor", 1, 4)], "above"),
    ("list in itself", "a: &a [1, *a]\n", [("recursive-alias", 1, 11)], "within"),
    ("mapping in itself", "&a b: &m {c: {d: *m}}\n", [("recursive-alias", 1, 18)], "within"),
    ("infinite", "a: .inf\nb: -.Inf\n", [("number-not-finite", 1, 4), ("number-not-finite", 2, 4)], "finite"),
    ("not a number", "a: [1, .nan]\n", [("number-not-finite", 1, 8)], "finite"),
    ("overflow", "a: 1e999\n", [("number-not-finite", 1, 4)], "finite"),
    ("65 bits", "a: 18446744073709551616\n", [("number-too-large", 1, 4)], "64 bits"),
    ("below 64 bits", "a: -9223372036854775809\n", [("number-too-large", 1, 4)], "64 bits"),
    ("very many digits", f"a: {'9' * 90_000}\n", [("number-too-large", 1, 4)], "64 bits"),
    ("very long fraction", f"a: 0.{'1' * 101}\n", [("number-too-large", 1, 4)], "100 characters"),
    ("long text", f"a: {'x' * (MAX_SCALAR + 1)}\n", [("text-too-long", 1, 4)], "100001 characters"),
    ("long key", f"? {'x' * (MAX_SCALAR + 1)}\n: 1\n", [("text-too-long", 1, 3)], "100001 characters"),
    ("deep", f"a: {'[' * MAX_DEPTH}{']' * MAX_DEPTH}\n", [("too-deep", 1, 3 + MAX_DEPTH)], "64"),
    ("many faults", "- !x y\n" * 200, [("tag", i, 3) for i in range(1, 101)] + [("too-many-faults", 100, 3)], "plain data"),
    ("unclosed single quote", "a: 1\nb: 'x\nc: 1\n", [("syntax", 2, 4)], "never closed"),
    ("unclosed double quote", 'a: "x\n---\nc: 1\n', [("syntax", 1, 4)], "never closed"),
    ("unclosed list", "a: [1, 2\n\n", [("syntax", 1, 4)], "the list that opens"),
    ("list not closed before a key", "a: [1, 2\nb: 3\n", [("syntax", 2, 2)], "opens at line 1, column 4"),
    ("unclosed mapping", "a: {x: 1\n", [("syntax", 1, 4)], "the mapping that opens"),
    ("missing comma", "a: {x: 1\n  y: 2}\n", [("syntax", 2, 4)], '"," or "}"'),
    ("stray bracket", "a: ]\n", [("syntax", 1, 4)], "bracket"),
    ("colon in a text", "a: b: c\n", [("syntax", 1, 5)], "quote a text"),
    ("missing space after a colon", "key:value\nb: 1\n", [("syntax", 2, 2)], "the line above"),
    ("missing colon", "a: 1\nbar\nb: 1\n", [("syntax", 2, 1)], "`key: value`"),
    ("question mark", "a: ? b\n", [("syntax", 1, 4)], '"?"'),
    ("list on the line of its key", "a: - b\n", [("syntax", 1, 4)], "a line of its own"),
    ("indentation", "a:\n    b: 1\n  c: 2\n", [("syntax", 3, 3)], "mapping that begins at line 1, column 1"),
    ("key in a list", "- a\nb: 1\n", [("syntax", 2, 1)], "list that begins at line 1, column 1"),
    ("at sign", "a: @x\n", [("syntax", 1, 4)], "in quotes"),
    ("star alone", "a: * x\n", [("syntax", 1, 5)], '"*"'),
    ("ampersand alone", "a: & x\n", [("syntax", 1, 5)], '"&"'),
    ("text on the line of a bar", "a: |x\n", [("syntax", 1, 5)], '"|"'),
    ("unknown escape", 'a: "\\x0g"\n', [("syntax", 1, 7)], "backslash"),
    (
        "faults before a syntax fault",
        "a: .inf\na: 1\nb: ]\n",
        [("syntax", 3, 4), ("number-not-finite", 1, 4), ("duplicate-key", 2, 1)],
        "bracket",
    ),
]


@pytest.mark.parametrize(("text", "expected", "words"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_bad_text_is_refused_with_every_fault_and_its_place(parser, text, expected, words):
    faults = faults_of(text)
    assert [(fault.key, fault.place.line, fault.place.column) for fault in faults] == expected
    assert words in faults[0].message
    assert all(fault.place.file == "a.yaml" for fault in faults)
    assert all(fault.source_line == Source("", text).lines[fault.place.line - 1] for fault in faults)


def test_every_rule_of_syntax_is_shown_by_a_bad_text(parser):
    said = " / ".join(fault.message for _, text, *_ in BAD for fault in faults_of(text))
    for rule in yaml_syntax.SYNTAX_RULES:
        assert rule.message.split("{start}")[0].replace("}}", "}") in said


def test_every_kind_of_fault_is_shown_by_a_test():
    in_texts = {key for _, _, expected, _ in BAD for key, _, _ in expected}
    of_files = {"missing-file", "not-a-file", "unreadable-file", "too-large", "not-utf8", "too-many-nodes"}
    assert in_texts | of_files == set(strict.KEYS)
    assert not in_texts & of_files


def test_an_unknown_anchor_suggests_the_nearest():
    assert faults_of("base: &base 1\na: *bsae\n")[0].suggestion == 'did you mean "base"?'


def test_a_refusal_reads_well():
    assert str(ScenarioError(faults_of("states:\n  KGZ: 1\n  KGZ: 2\n"))) == (
        'a.yaml:3:3: error: the key "KGZ" is given twice; first at line 2, column 3 [duplicate-key]\n    KGZ: 2\n    ^\n'
        "  put what stands here below the first, or remove one of the two"
    )


def test_what_the_parser_says_is_shown_where_no_rule_knows_it(monkeypatch):
    monkeypatch.setattr(yaml_syntax, "SYNTAX_RULES", ())
    assert "mapping values are not allowed" in faults_of("a: b: c\n")[0].message


# ------------------------------------------------------------------------------------------------ bounds, exactly


def test_depth_is_bounded_exactly(parser):
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert data_of(deepest)
    assert spots(f"[{deepest}]") == [("too-deep", 1, MAX_DEPTH + 1)]


def test_depth_counts_what_an_alias_brings_in(parser):
    half = "[" * 40 + "]" * 40
    fits = "[" * 23 + "*a" + "]" * 23
    assert data_of(f"a: &a {half}\nb: {fits}\n")
    assert spots(f"a: &a {half}\nb: [{fits}]\n") == [("too-deep", 2, 28)]


def test_number_of_nodes_is_bounded_exactly(parser, monkeypatch):
    assert yaml_tree.MAX_NODES == 100_000
    monkeypatch.setattr(yaml_tree, "MAX_NODES", 500)
    fits = "[" + "1," * 499 + "]"
    assert len(data_of(fits)) == 499
    assert spots(fits[:-1] + "1]") == [("too-many-nodes", 1, 1000)]


def test_number_of_nodes_counts_keys_and_aliases(parser, monkeypatch):
    monkeypatch.setattr(yaml_tree, "MAX_NODES", 1000)
    tenth = "a: &a [" + "1," * 98 + "]\n"
    rest = "".join(f"b{i}: *a\n" for i in range(9))
    assert spots(tenth + rest) == [("too-many-nodes", 10, 5)]
    assert data_of(tenth + rest[: rest.rindex("b")])["b7"] == [1] * 98


def test_length_of_a_text_is_bounded_exactly(parser):
    assert data_of(f"a: {'x' * MAX_SCALAR}") == {"a": "x" * MAX_SCALAR}
    assert [fault.key for fault in faults_of(f"a: '{'x' * (MAX_SCALAR + 1)}'")] == ["text-too-long"]


def test_length_of_all_texts_counts_aliases():
    faults = faults_of(f"- &a {'x' * 90_000}\n" + "- *a\n" * 1000)
    assert [(fault.key, fault.place.line) for fault in faults] == [("too-many-nodes", 45)]
    assert "4000000 characters" in faults[0].message


def test_a_text_given_directly_is_bounded_too():
    assert spots("#" * 4_000_001) == [("too-large", 1, 1)]


# ------------------------------------------------------------------------------------------------ files


def written(folder: Path, content: bytes, name: str = "a.yaml") -> Path:
    """A file with some bytes."""
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path) -> Fault:
    """The one fault of a file that is refused."""
    with pytest.raises(ScenarioError) as refused:
        read(path)
    (fault,) = refused.value.faults
    return fault


def test_a_file_is_read_and_named_as_the_user_named_it(tmp_path, monkeypatch):
    written(tmp_path, "имя: Ж\r\n".encode())
    monkeypatch.chdir(tmp_path)
    document = read("a.yaml")
    assert isinstance(document, Document)
    assert document.data == {"имя": "Ж"}
    assert document.places[("имя",)] == Place("a.yaml", 1, 6)
    assert read(Path("a.yaml")) == document


def test_missing_file_suggests_its_neighbour(tmp_path):
    written(tmp_path, b"a: 1", "scenario.yaml")
    fault = refusal(tmp_path / "scenaro.yaml")
    assert (fault.key, fault.place) == ("missing-file", None)
    assert "scenaro.yaml" in fault.message
    assert fault.suggestion == 'did you mean "scenario.yaml"?'
    assert refusal(tmp_path / "nowhere" / "a.yaml").suggestion is None


def test_a_directory_or_pipe_is_refused_without_waiting(tmp_path):
    assert refusal(tmp_path).key == "not-a-file"
    assert "is a directory" in refusal(tmp_path).message
    os.mkfifo(tmp_path / "pipe")
    assert "not an ordinary file" in refusal(tmp_path / "pipe").message


def test_a_file_without_permission_is_refused(tmp_path, monkeypatch):
    def denied(*_arguments, **_named):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    path = written(tmp_path, b"a: 1")
    monkeypatch.setattr(Path, "open", denied)
    fault = refusal(path)
    assert fault.key == "unreadable-file"
    assert "Permission denied" in fault.message


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "a.yaml/b"])
def test_a_name_that_cannot_be_is_refused(tmp_path, name):
    written(tmp_path, b"a: 1")
    assert refusal(f"{tmp_path}/{name}").key == "unreadable-file"


@pytest.mark.parametrize(
    ("content", "key", "line", "column", "words"),
    [
        (b"\xef\xbb\xbfa: 1", "byte-order-mark", 1, 1, "byte-order mark"),
        ("a: 1".encode("utf-16"), "not-utf8", 1, 1, "UTF-16"),
        ("a: 1".encode("utf-16-le"), "forbidden-character", 1, 2, "NUL"),
        ("я: 1\r\nb: ".encode() + b"\xffx\n", "not-utf8", 2, 4, "0xff"),
        ("я: ".encode()[:1], "not-utf8", 1, 1, "0xd1"),
        ("a: имя\n".encode("cp1251"), "not-utf8", 1, 4, "0xe8"),
        (b"\x7fELF\x02\x01\x01", "forbidden-character", 1, 1, "U+007F"),
        (b"\xed\xa0\x80", "not-utf8", 1, 1, "0xed"),
        (b"", "empty-file", 1, 1, "no data"),
    ],
)
def test_bytes_that_are_no_plain_utf8_are_refused(tmp_path, content, key, line, column, words):
    path = written(tmp_path, content)
    with pytest.raises(ScenarioError) as refused:
        read(path)
    fault = refused.value.faults[0]
    assert (fault.key, *fault.place) == (key, str(path), line, column)
    assert words in fault.message


def test_a_file_of_100_mb_is_refused_unread(tmp_path):
    path = written(tmp_path, b"a: 1\n")
    os.truncate(path, 100_000_000)
    tracemalloc.start()
    fault = refusal(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (fault.key, fault.place.line) == ("too-large", 1)
    assert "4 MB" in fault.message
    assert peak < 1_000_000


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = written(tmp_path, b"#" + "ж".encode() * (text_files.MAX_BYTES // 2))
    small = written(tmp_path, b"a: 1", "small.yaml").stat()
    monkeypatch.setattr(Path, "stat", lambda _path, **_named: small)
    assert refusal(path).key == "too-large"


def test_a_file_of_the_largest_size_is_read(tmp_path):
    comment = b"#" + b" " * 98 + b"\n"
    path = written(tmp_path, b"a: 1\n" + comment * ((text_files.MAX_BYTES - 5) // 100))
    assert read(path).data == {"a": 1}


# ------------------------------------------------------------------------------------------------ hostile files


def bomb(levels: int = 10, width: int = 9) -> str:
    """Lists of aliases of lists of aliases: `width` to the power of `levels` values in a few hundred bytes."""
    lines = ["a0: &a0 [" + ", ".join(["lol"] * width) + "]"]
    lines += [f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * width) + "]" for i in range(1, levels)]
    return "\n".join(lines)


def filled(piece: str, before: str = "") -> str:
    """The largest text that is read at all, made of one piece repeated."""
    return before + piece * ((text_files.MAX_BYTES - len(before)) // len(piece))


HOSTILE = {
    "bomb": (bomb(), "too-many-nodes"),
    "bomb of mappings": (
        "a: &a {x: 1, y: 2}\n"
        + "".join(
            f"{c}: &{c} {{x: *{p}, y: *{p}}}\n" for p, c in zip("abcdefghijklmnopqrs", "bcdefghijklmnopqrst", strict=True)
        ),
        "too-many-nodes",
    ),
    "bomb of texts": (f"- &a {'x' * 90_000}\n" + "- *a\n" * 90_000, "too-many-nodes"),
    "deep aliases": ("- &a0 [1]\n" + "".join(f"- &a{i} [*a{i - 1}]\n" for i in range(1, 10_000)), "too-deep"),
    "deep lists": ("[" * 10_000, "too-deep"),
    "deep closed lists": ("[" * 10_000 + "]" * 10_000, "too-deep"),
    "deep mappings": ("{a: " * 10_000, "too-deep"),
    "deep pairs": ("[a: " * 10_000, "too-deep"),
    "deep block lists": ("- " * 10_000 + "1\n", "too-deep"),
    "deep complex keys": ("? " * 10_000 + "1\n", "too-deep"),
    "deep indentation": ("".join(" " * i + "a:\n" for i in range(2_500)), "too-deep"),
}
"""Small texts that would grow or nest without end: the text and its first fault."""


def large_hostile() -> dict[str, tuple[str, str]]:
    """Texts of the largest size that is read at all: the text and its first fault."""
    return {
        "4 MB of brackets": (filled("["), "too-deep"),
        "4 MB of brackets on lines": (filled("[" + " " * 20 + "\n"), "too-deep"),
        "4 MB of numbers": (filled("- 1\n"), "too-large"),
        "4 MB of keys": ("".join(f"k{i:x}: {i:020}\n" for i in range(130_000)), "too-many-nodes"),
        "4 MB of one key": (filled(f"k: {'x' * 20}\n"), "duplicate-key"),
        "4 MB of unknown aliases": (filled(f"- *{'a' * 20}\n"), "unknown-anchor"),
        "4 MB of one tag": (filled("x", "!"), "tag"),
        "4 MB of open lines in quotes": (filled("x" * 20 + "\n", 'a: "'), "syntax"),
        "4 MB of plain text": (filled("x"), "text-too-long"),
        "4 MB of block text": (filled(" " + "x" * 20 + "\n", "a: |\n"), "text-too-long"),
        "4 MB of comments": (filled("#" * 20 + "\n"), "empty-file"),
        "4 MB of line ends": (filled("\n"), "too-large"),
        "4 MB of control characters": (filled("\x07"), "forbidden-character"),
        "control characters after 190,000 lines": (
            "#\n" * 190_000 + "".join(map(chr, range(0x80, 0xA0))),
            "forbidden-character",
        ),
        "4 MB of directives": (filled(f"%A {'b' * 20}\n"), "directive"),
        "4 MB of tabs": (filled("\t", "a:\n"), "tab-indentation"),
        "4 MB before a fault": (filled("x", "a: 1 #")[:-5] + "\nb: ]", "syntax"),
    }


MEASURE = """
import json, resource, sys
from pathlib import Path
from sim.scenario.strict import read
from sim.scenario.faults import ScenarioError

def peak_megabytes():
    # Linux hands a child the peak of its parent by getrusage, so its own account is read where there is one.
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM:")) / 1024

for path in sys.argv[1:]:
    try:
        read(path)
        key, shown = "accepted", 0
    except ScenarioError as error:
        key, shown = error.faults[0].key, len(str(error))
    print(json.dumps([path, key, peak_megabytes(), shown]), flush=True)
"""


def measured(paths: list[Path]) -> list[tuple[str, str, float, int]]:
    """Each file's first fault, peak memory so far in MB, and length of the message."""
    names = [str(path) for path in paths]
    process = subprocess.run([sys.executable, "-c", MEASURE, *names], cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert process.returncode == 0, process.stderr
    return [tuple(json.loads(line)) for line in process.stdout.splitlines()]


def test_hostile_files_are_refused_within_200_megabytes(tmp_path):
    hostile = HOSTILE | large_hostile()
    paths = [written(tmp_path, text.encode(), f"{i}.yaml") for i, (text, _) in enumerate(hostile.values())]
    results = measured(paths)
    assert [key for _, key, *_ in results] == [key for _, key in hostile.values()]
    assert max(megabytes for _, _, megabytes, _ in results) < 200.0
    assert max(shown for *_, shown in results) < 100_000


def test_the_largest_honest_file_is_read_within_200_megabytes(tmp_path):
    deep = "[" * (MAX_DEPTH - 3) + "1," * 100 + "]" * (MAX_DEPTH - 3)
    path = written(tmp_path, "".join(f"key_{i}: {{a: {deep}}}\n" for i in range(580)).encode())
    ((_, key, megabytes, _),) = measured([path])
    assert key == "accepted"
    assert megabytes < 200.0


@pytest.mark.parametrize("name", HOSTILE)
def test_small_hostile_texts_are_refused_by_the_plain_parser_too(name, monkeypatch):
    monkeypatch.setattr(strict, "LOADER", yaml.SafeLoader)
    text, key = HOSTILE[name]
    assert faults_of(text)[0].key == key


# ------------------------------------------------------------------------------------------------ whatever comes

PIECES = [
    "a",
    "b",
    "1",
    ".5",
    "NO",
    ": ",
    ":",
    "- ",
    "? ",
    "\n",
    "\n  ",
    "\n    ",
    "\r\n",
    " ",
    "\t",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "&a ",
    "*a",
    "!x ",
]
PIECES += [
    "'",
    '"',
    "\\",
    "|\n",
    ">\n",
    "# c\n",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "<<",
    "~",
    "é",
    "😀",
    "\0",
    "\ufeff",
    ".inf",
    "@",
    "`",
    "1e999",
    "a: 1\n",
    "b: 2\n",
]


def random_text(number: int) -> str:
    """A text of random pieces; the same number gives the same text."""
    chance = random.Random(number)
    few = chance.sample(PIECES, k=chance.randint(2, 12))
    return "".join(chance.choices(few, k=chance.randint(1, 30)))


def check_document(document: Document) -> None:
    """Data and places agree, and nothing in the data is beyond the core types."""
    paths = {path for path, _ in scalars_with_paths(document.data)}
    assert paths <= set(document.places)
    for _, value in scalars_with_paths(document.data):
        assert (
            value is None
            or type(value) in (str, int, bool)
            or (type(value) is float and math.isfinite(value))
            or value in ([], {})
        )
    for place in (*document.places.values(), *document.key_places.values()):
        assert 1 <= place.column <= len(document.lines[place.line - 1]) + 1


def check_error(error: ScenarioError) -> None:
    """Every fault has a place within the text, and can be shown."""
    for fault in error.faults:
        assert 1 <= fault.place.column <= len(fault.source_line) + 1
        assert fault.render().startswith(f"a.yaml:{fault.place.line}:{fault.place.column}: error: ")


def outcome_of(text: str) -> Document | ScenarioError:
    """The document, or the error by which it is refused."""
    try:
        return read_text(text, "a.yaml")
    except ScenarioError as error:
        return error


def test_any_text_is_either_read_or_refused_and_both_parsers_agree(monkeypatch):
    kinds = set()
    for number in range(2000):
        text = random_text(number)
        outcomes = []
        for loader in LOADERS.values():
            monkeypatch.setattr(strict, "LOADER", loader)
            outcomes.append(outcome_of(text))
        for outcome in outcomes:
            if isinstance(outcome, Document):
                check_document(outcome)
                kinds.add("read")
            else:
                check_error(outcome)
                kinds.update(fault.key for fault in outcome.faults)
        if all(isinstance(outcome, Document) for outcome in outcomes):
            assert outcomes[0] == outcomes[1]
    expected = {
        "read",
        "syntax",
        "tag",
        "unknown-anchor",
        "bad-key",
        "duplicate-key",
        "duplicate-anchor",
        "number-not-finite",
    }
    assert expected <= kinds <= {"read", *strict.KEYS}
