"""A fault is shown with place, reason, source line, caret and suggestion; names are suggested when they are near."""

import pickle

import pytest

from sim.scenario.faults import SHOWN_WIDTH, Fault, Place, ScenarioError, Source, did_you_mean, nearest, quote

FIELDS = ("stability", "affinity", "dependence", "opinion", "playable", "objectives", "use_of_force", "territory")
STATES = ("ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB", "USA")


def fault_in(line: str, column: int, **more) -> Fault:
    """An error at a column of a line."""
    return Fault("error", "some-key", Place("a.yaml", 7, column), "a reason", source_line=line, **more)


def test_fault_shows_place_reason_line_caret_and_suggestion():
    fault = fault_in("    stabilty: 0.3", 5, suggestion='did you mean "stability"?')
    assert fault.render() == (
        "a.yaml:7:5: error: a reason [some-key]\n"
        "      stabilty: 0.3\n"
        "      ^\n"
        '  did you mean "stability"?'
    )  # fmt: skip


def test_fault_without_place_is_one_line():
    assert Fault("error", "missing-file", None, "there is no file").render() == "error: there is no file [missing-file]"


def test_warning_says_so():
    assert Fault("warning", "odd", Place("a", 1, 1), "hm").render() == "a:1:1: warning: hm [odd]"


def test_fault_is_frozen():
    with pytest.raises(AttributeError):
        fault_in("a", 1).message = "another"


@pytest.mark.parametrize("column", [1, 30, 50, 51, 500, 951, 999, 1000, 1001])
def test_long_line_is_cut_around_the_caret(column):
    line = "a" * (column - 1) + "X" + "b" * (1000 - column)
    _, shown, caret = fault_in(line, column).render().splitlines()
    assert len(shown) <= SHOWN_WIDTH + 4
    assert shown[caret.index("^")] == "X"
    assert shown.startswith("  …") == (column > 51)
    assert shown.endswith("…") == (column < 950)


@pytest.mark.parametrize(
    ("line", "column", "indent"),
    [
        ("имя: x", 6, 5),
        ("名前: x", 5, 6),
        ("e\u0301te\u0301: x", 8, 5),
        ("a:\tx", 4, 3),
        ("ab", 3, 2),
        ("ab", 99, 2),
        ("", 1, 0),
    ],
)
def test_caret_stands_under_the_column_on_the_screen(line, column, indent):
    caret = fault_in(line, column).render().splitlines()[2]
    assert caret == "  " + " " * indent + "^"


def test_nothing_from_a_file_commands_the_terminal():
    place = Place("a\x1b[2J.yaml", 1, 1)
    shown = Fault("error", "some-key", place, "word \x1b[31m\nline", "mean \x07?", "x\x1b]0;t\x07\u202ey").render()
    assert all(letter.isprintable() for line in shown.split("\n") for letter in line)
    assert len(shown.split("\n")) == 4


def test_scenario_error_shows_every_fault_errors_first_and_root_cause_first():
    faults = [
        Fault("warning", "odd", Place("a", 1, 1), "odd thing"),
        Fault("error", "root", Place("a", 9, 1), "cause"),
        Fault("error", "leaf", Place("a", 2, 1), "consequence"),
    ]
    error = ScenarioError(faults)
    assert [fault.key for fault in error.faults] == ["root", "leaf", "odd"]
    assert str(error) == "a:9:1: error: cause [root]\na:2:1: error: consequence [leaf]\na:1:1: warning: odd thing [odd]"


def test_scenario_error_goes_between_processes():
    error = ScenarioError([fault_in("x", 1)])
    assert pickle.loads(pickle.dumps(error)).faults == error.faults


def test_scenario_error_without_a_fault_is_a_mistake():
    with pytest.raises(ValueError, match="at least one fault"):
        ScenarioError([])


@pytest.mark.parametrize(
    ("offset", "line", "column"), [(0, 1, 1), (2, 1, 3), (4, 2, 1), (5, 2, 2), (6, 3, 1), (7, 4, 1), (8, 4, 2)]
)
def test_source_counts_every_kind_of_line_end(offset, line, column):
    assert Source("a", "яb\r\nc\n\rde").place_at(offset) == Place("a", line, column)


def test_source_fault_carries_its_line():
    assert Source("a", "one\r\ntwo").fault("some-key", Place("a", 2, 1), "why").source_line == "two"


@pytest.mark.parametrize(
    ("word", "candidates", "first"),
    [
        ("stabilty", FIELDS, "stability"),
        ("Stability", FIELDS, "stability"),
        ("stab", FIELDS, "stability"),
        ("use-of-force", FIELDS, "use_of_force"),
        ("use of forse", FIELDS, "use_of_force"),
        ("objectvies", FIELDS, "objectives"),
        ("playble", FIELDS, "playable"),
        ("teritorry", FIELDS, "territory"),
        ("KZG", STATES, "KGZ"),
        ("kgz", STATES, "KGZ"),
        ("RUX", STATES, "RUS"),
        ("UKN", STATES, "UKR"),
        (1993, (1992, 1993, 1994), "1993"),
    ],
)
def test_nearest_finds_what_was_meant(word, candidates, first):
    assert nearest(word, candidates)[0] == first


@pytest.mark.parametrize("word", ["", "xyzzy", "zq", "capital_of_france", "s" * 61])
def test_nothing_near_is_suggested_for_a_strange_word(word):
    assert nearest(word, FIELDS) == ()
    assert did_you_mean(word, FIELDS) is None


def test_nearest_keeps_to_the_number_asked_for_and_to_one_order():
    names = [f"base{i}" for i in range(9)]
    assert nearest("bases", names) == nearest("bases", reversed(names)) == ("base0", "base1", "base2")
    assert nearest("bases", names, n=1) == ("base0",)


def test_did_you_mean_names_the_one_or_the_equally_near():
    assert did_you_mean("stabilty", FIELDS) == 'did you mean "stability"?'
    assert did_you_mean("bas1", ["base1", "bask1"]) == 'did you mean "base1" or "bask1"?'
    assert did_you_mean("bas", ["basa", "basb", "basc", "basd"]) == 'did you mean "basa", "basb" or "basc"?'


def test_a_word_of_any_length_is_quoted_short():
    assert quote("KGZ") == '"KGZ"'
    assert quote('say "so"\n') == '"say \\"so\\"\\n"'
    assert len(quote("x" * 100_000)) == 62
