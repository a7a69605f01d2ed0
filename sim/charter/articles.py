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

WITHOUT_A_FILE: tuple[tuple[str, str], ...] = (
    ("Treaty 3", "the council of heads of state: Charter 13. The commander in it until 2010 is not modelled"),
    ("Treaty 5", "the council and its bodies coordinate: Charter 13; the bodies are not modelled (13.8)"),
    ("Treaty 7", "objects of the collective system: not modelled (7.5)"),
    ("Treaty 8", "other treaties stand, none incompatible is made: of agreements only alliances are known (1.7)"),
    ("Treaty 9", "amendments by mutual consent: Charter 27. Quarrels over the reading of the Treaty are not modelled"),
    ("Treaty 10", "open to states that share the aims: Charter 19"),
    ("Charter 1", "sets up the organisation: a dated fact of a scenario"),
    ("Charter 2", "decisions bind members: Charter 12"),
    ("Charter 3", "aims: not modelled, they oblige to nothing by themselves"),
    ("Charter 4", "cooperation with outsiders: partners, Charter 21"),
    ("Charter 5", "free choice to take part, no meddling: shown in Treaty 2 and 4 and in each member's contribution"),
    ("Charter 6", "rights and duties under other treaties stand: not modelled"),
    ("Charter 8", "joint struggle against terror, drugs, crime: tasks of the force, Rapid Reaction Agreement"),
    ("Charter 9", "coordinated foreign policy: not modelled"),
    ("Charter 10", "harmonised national laws: not modelled"),
    ("Charter 11", "the bodies: Charter 13; those below the council are not modelled (13.8)"),
    ("Charter 14", "foreign ministers: not modelled (13.8)"),
    ("Charter 15", "defence ministers: not modelled (13.8)"),
    ("Charter 16", "secretaries of security councils: not modelled (13.8)"),
    ("Charter 18", "Joint Staff: not modelled (17.3)"),
    ("Charter 22", "legal capacity: not modelled"),
    ("Charter 23", "seat and privileges: not modelled"),
    ("Charter 26", "ratification and entry into force: Treaty 11"),
    ("Charter 28", "registration: not modelled (11.8)"),
    ("Charter 29", "the text and its depositary: not modelled (11.8)"),
)
"""The other articles of the Treaty and the Charter: what each says in a word, and where it is carried out, if anywhere."""

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


def other_articles() -> str:
    """The articles that have no file of their own, as text."""
    return "The other articles\n\n" + "\n".join(f"{label}: {what}." for label, what in WITHOUT_A_FILE)


def rule_book() -> str:
    """The whole law as text, article by article."""
    chapters = [f"{article.label} ({article.status.replace('_', ' ')})\n{text_of(article)}" for article in ARTICLES]
    return "\n\n".join([*chapters, other_articles()]) + "\n"
