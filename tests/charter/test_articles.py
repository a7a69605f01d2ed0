"""The law is whole: every clause is carried out or marked, every article has its cases, every list its members."""

import ast
import re

import pytest
from court import HERE

from sim.charter import articles, enact, grounds
from sim.charter.articles import ARTICLES, Article, clauses_of
from sim.charter.charter_20_suspension import TOLD_AS
from sim.words import kinds
from sim.words.jit import call

FOLDER = articles.source_of(ARTICLES[0]).parent
NUMBER = re.compile(r"(?:\d+|PK|RR)\.\d+")


def claims() -> set[str]:
    """The clauses that the docstrings of rules say they carry out."""
    found = set()
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(getattr(mark, "id", "") == "rule" for mark in node.decorator_list):
                text = " ".join((ast.get_docstring(node) or "").split())
                for sentence in re.findall(r"[Cc]lauses? ((?:\d|PK|RR)[^:]*?)(?:\. |\.$|$)", text):
                    found.update(NUMBER.findall(sentence))
    return found


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.label)
def test_every_clause_is_carried_out_or_marked(article: Article) -> None:
    clauses = clauses_of(article)
    assert clauses
    left = [clause.number for clause in clauses if clause.modelled and clause.number not in claims()]
    assert left == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.label)
def test_a_clause_that_is_marked_says_why(article: Article) -> None:
    for clause in clauses_of(article):
        if not clause.modelled:
            assert re.search(r"Not modelled[a-z ]*: .{10,}", clause.text), clause


def test_rules_claim_only_clauses_that_exist() -> None:
    known = {clause.number for article in ARTICLES for clause in clauses_of(article)}
    assert claims() <= known


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.label)
def test_every_article_has_its_file_its_cases_and_its_source(article: Article) -> None:
    assert articles.source_of(article).is_file()
    assert (HERE / f"article_{article.module}.yaml").is_file()
    assert "Source: " in articles.text_of(article)
    assert article.status in articles.STATUSES


def test_articles_are_numbered_by_their_place() -> None:
    assert [article.number for article in ARTICLES] == list(range(1, len(ARTICLES) + 1))
    assert articles.label_of(0) == ""
    assert articles.label_of(articles.PEACEKEEPING) == "Peacekeeping Agreement"
    files = {path.stem for path in FOLDER.glob("*.py") if path.name.startswith(("treaty_", "charter_", "agreement_"))}
    assert files == {article.module for article in ARTICLES}


def test_every_case_file_belongs_to_an_article() -> None:
    assert {path.stem for path in HERE.glob("article_*.yaml")} == {f"article_{article.module}" for article in ARTICLES}


def test_no_article_of_the_treaty_or_the_charter_is_left_out() -> None:
    whole = [f"Treaty {number}" for number in range(1, 12)] + [f"Charter {number}" for number in range(1, 30)]
    carried_out = [article.label for article in ARTICLES if "Agreement" not in article.label]
    without = [label for label, _ in articles.WITHOUT_A_FILE]
    assert sorted(carried_out + without) == sorted(whole)
    for _, text in articles.WITHOUT_A_FILE:
        for clause in re.findall(NUMBER, text):
            assert clause in {entry.number for article in ARTICLES for entry in clauses_of(article)}


def test_the_rule_book_holds_every_article_and_every_clause() -> None:
    book = articles.rule_book()
    for article in ARTICLES:
        assert article.label in book
        for clause in clauses_of(article):
            assert f"\n{clause.number} " in book


def test_grounds_are_ranked_without_ties_and_name_a_reason_and_an_article() -> None:
    assert len(set(grounds.GROUNDS)) == len(grounds.GROUNDS)
    for rank, ground in enumerate(grounds.GROUNDS):
        assert 0 < ground.reason < len(kinds.REASONS)
        assert 0 < ground.article <= len(ARTICLES)
        assert tuple(call(grounds.decisive, 1 << rank)) == (ground.reason, ground.article)
    assert tuple(call(grounds.decisive, 0)) == (kinds.NO_REASON, articles.NO_ARTICLE)


def test_the_highest_ground_decides_whatever_else_holds() -> None:
    everything = (1 << len(grounds.GROUNDS)) - 1
    for rank, ground in enumerate(grounds.GROUNDS):
        below = everything & ~((1 << rank) - 1)
        assert tuple(call(grounds.decisive, below)) == (ground.reason, ground.article)


def test_every_seat_status_has_its_event() -> None:
    assert len(TOLD_AS) == len(kinds.SEAT_STATUSES)
    assert len(set(TOLD_AS)) == len(TOLD_AS)


def test_exemptions_lift_grounds_that_exist() -> None:
    for exemption in grounds.EXEMPTIONS:
        assert 0 < exemption.lifts < 1 << len(grounds.GROUNDS)
        assert 0 < exemption.article <= len(ARTICLES)


def test_the_list_of_phases_is_what_the_day_does() -> None:
    source = ast.parse((FOLDER / "enact.py").read_text(encoding="utf-8"))
    body = next(node for node in source.body if isinstance(node, ast.FunctionDef) and node.name == "enact").body
    calls = [node.value.func.id for node in body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]
    assert calls == [name for name, _ in enact.PHASES]
