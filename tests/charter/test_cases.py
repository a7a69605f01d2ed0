"""The law cases: one file of sentences for each article, read by `court.py`."""

import re
from pathlib import Path

import pytest
from court import HERE, cases_of, judge

from sim.charter.articles import ARTICLES, clauses_of, label_of
from sim.charter.grounds import GROUNDS, Ground
from sim.words import kinds
from sim.world.layout_polity import CHARTERS, PROCEDURES

FILES = sorted(HERE.glob("article_*.yaml"))
CASES = [(path, case) for path in FILES for case in cases_of(path)]
IDENTIFIER = re.compile(r"^((?:\d+|PK|RR)\.\d+)-[a-z0-9-]+$")


@pytest.mark.parametrize(("path", "case"), CASES, ids=[case["id"] for _, case in CASES])
def test_the_law_says_what_the_case_expects(path: Path, case: dict) -> None:
    assert judge(case) == []


def test_there_are_cases_enough_and_each_has_its_own_id() -> None:
    names = [case["id"] for _, case in CASES]
    assert len(names) >= 400
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cases_are_numbered_by_the_clauses_of_their_article(path: Path) -> None:
    article = next(article for article in ARTICLES if path.name == f"article_{article.module}.yaml")
    clauses = {clause.number for clause in clauses_of(article) if clause.modelled}
    for case in cases_of(path):
        assert list(case) == ["id", "name", "given", "expect"], case["id"]
        number = IDENTIFIER.match(case["id"])
        assert number, case["id"]
        assert number.group(1) in clauses, case["id"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_modelled_clause_has_a_case(path: Path) -> None:
    article = next(article for article in ARTICLES if path.name == f"article_{article.module}.yaml")
    shown = {case["id"].partition("-")[0] for case in cases_of(path)}
    assert {clause.number for clause in clauses_of(article) if clause.modelled} - shown == set()


def written(part: object) -> list[str]:
    """Every text in a part of a case, names of keys included."""
    if isinstance(part, dict):
        return [text for key, value in part.items() for text in [str(key), *written(value)]]
    if isinstance(part, list):
        return [text for value in part for text in written(value)]
    return [str(part)]


def refusals(part: object) -> set[tuple[str, str]]:
    """The refusals that a part of a case expects with their article: `reason (article)`, or a ruling with both."""
    found = {match.groups() for text in written(part) if (match := re.fullmatch(r"(.+) \((.+)\)", text))}
    if isinstance(part, dict):
        if "reason" in part and "article" in part:
            found.add((part["reason"], part["article"]))
        for value in part.values():
            found |= refusals(value)
    return found


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda ground: f"{kinds.REASONS[ground.reason]}-{label_of(ground.article)}")
def test_every_ground_is_told_by_a_case_with_its_article(ground: Ground) -> None:
    told = {refusal for _, case in CASES for refusal in refusals(case["expect"])}
    assert (kinds.REASONS[ground.reason], label_of(ground.article)) in told


@pytest.mark.parametrize("field", [field.name for field in CHARTERS.fields])
def test_every_clause_of_a_charter_is_another_in_some_case(field: str) -> None:
    assert any(field in written(case["given"]) for _, case in CASES)


@pytest.mark.parametrize("field", [field.name for field in PROCEDURES.fields])
def test_every_field_of_a_procedure_is_another_in_some_case(field: str) -> None:
    assert any(field in written(case["given"].get("council", {})) for _, case in CASES)
