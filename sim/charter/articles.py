"""The articles that the simulation carries out: their numbers in rulings, their titles, and their clauses as text.

A refusal names its article by index, and so does every ruling. The text of an article is the docstring of its module: a
clause begins with its number (`4.1`), and one that no rule carries out says "Not modelled" and why.
"""

import ast
import re
from pathlib import Path
from typing import NamedTuple

NO_ARTICLE = 0
(
    TREATY_1,
    TREATY_2,
    TREATY_4,
    TREATY_6,
    TREATY_11,
    CHARTER_7,
    CHARTER_12,
    CHARTER_13,
    CHARTER_17,
    CHARTER_19,
    CHARTER_20,
    CHARTER_21,
    CHARTER_24,
    CHARTER_25,
    CHARTER_27,
    PEACEKEEPING,
    RAPID_REACTION,
) = range(1, 18)

STATUSES = ("verified_text", "verified_by_report", "background_unverified")
"""How well the words are known: the text was read, a report states the rule, or it is general knowledge."""


class Article(NamedTuple):
    """An article of the law: where it stands and where it is carried out."""

    number: int
    label: str
    title: str
    module: str
    status: str


ARTICLES: tuple[Article, ...] = (
    Article(TREATY_1, "Treaty 1", "No force, no alliances", "treaty_01_no_force_no_alliances", "verified_text"),
    Article(TREATY_2, "Treaty 2", "Consultation", "treaty_02_consultation", "verified_text"),
    Article(TREATY_4, "Treaty 4", "Collective defence", "treaty_04_collective_defence", "verified_text"),
    Article(TREATY_6, "Treaty 6", "Use of force", "treaty_06_use_of_force", "verified_by_report"),
    Article(TREATY_11, "Treaty 11", "Term and entry into force", "treaty_11_term_and_renewal", "background_unverified"),
    Article(CHARTER_7, "Charter 7", "Joint measures, bases", "charter_07_joint_measures_and_bases", "verified_by_report"),
    Article(CHARTER_12, "Charter 12", "Decisions of the council", "charter_12_decisions", "verified_by_report"),
    Article(CHARTER_13, "Charter 13", "The council: sessions and chair", "charter_13_council", "verified_by_report"),
    Article(CHARTER_17, "Charter 17", "The secretary general", "charter_17_secretariat", "verified_by_report"),
    Article(CHARTER_19, "Charter 19", "Membership", "charter_19_membership", "verified_by_report"),
    Article(CHARTER_20, "Charter 20", "Suspension and expulsion", "charter_20_suspension", "verified_by_report"),
    Article(CHARTER_21, "Charter 21", "Observers and partners", "charter_21_observers_and_partners", "verified_text"),
    Article(CHARTER_24, "Charter 24", "Budget", "charter_24_budget", "verified_text"),
    Article(CHARTER_25, "Charter 25", "Arrears", "charter_25_arrears", "verified_text"),
    Article(CHARTER_27, "Charter 27", "Amendment", "charter_27_amendment", "verified_by_report"),
    Article(PEACEKEEPING, "Peacekeeping Agreement", "Peacekeepers", "agreement_peacekeeping", "verified_by_report"),
    Article(RAPID_REACTION, "Rapid Reaction Agreement", "The force", "agreement_rapid_reaction", "verified_by_report"),
)  # fmt: skip

CLAUSE_BEGINS = re.compile(r"^((?:\d+|PK|RR)\.\d+) (.*)$")
NOT_MODELLED = "Not modelled"


class Clause(NamedTuple):
    """One numbered clause of an article."""

    number: str
    text: str
    modelled: bool


def label_of(index: int) -> str:
    """The label of an article by its index in a ruling; an empty text for 0."""
    return ARTICLES[index - 1].label if index else ""


def source_of(article: Article) -> Path:
    """The file of an article."""
    return Path(__file__).with_name(f"{article.module}.py")


def text_of(article: Article) -> str:
    """The article as paraphrased in its file."""
    return ast.get_docstring(ast.parse(source_of(article).read_text(encoding="utf-8"))) or ""


def clauses_of(article: Article) -> tuple[Clause, ...]:
    """The clauses of an article, in the order of its text; a clause runs on until the next one or an empty line."""
    found: list[list[str]] = []
    running = False
    for line in text_of(article).splitlines():
        begun = CLAUSE_BEGINS.match(line)
        if begun:
            found.append([begun.group(1), begun.group(2)])
            running = True
        elif running and line.strip():
            found[-1][1] += " " + line.strip()
        else:
            running = False
    return tuple(Clause(number, text, NOT_MODELLED not in text) for number, text in found)


def rule_book() -> str:
    """The whole law as text: what `article4 rules` prints."""
    chapters = [f"{article.label} ({article.status.replace('_', ' ')})\n{text_of(article)}" for article in ARTICLES]
    return "\n\n".join(chapters) + "\n"
