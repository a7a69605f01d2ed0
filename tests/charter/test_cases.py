"""The law cases: one file of sentences for each article, read by `court.py`."""

import re
from pathlib import Path

import pytest
from court import HERE, cases_of, judge

from sim.charter.articles import ARTICLES, clauses_of

FILES = sorted(HERE.glob("article_*.yaml"))
CASES = [(path, case) for path in FILES for case in cases_of(path)]
IDENTIFIER = re.compile(r"^((?:\d+|PK|RR)\.\d+)-[a-z0-9-]+$")


@pytest.mark.parametrize(("path", "case"), CASES, ids=[case["id"] for _, case in CASES])
def test_the_law_says_what_the_case_expects(path: Path, case: dict) -> None:
    assert judge(case) == []


def test_there_are_cases_enough_and_each_has_its_own_id() -> None:
    names = [case["id"] for _, case in CASES]
    assert len(names) >= 130
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
