"""A change of the law is told in words: what a clause becomes, and whether it holds."""

import pytest

from sim.report.chronicle import clause_words
from sim.scenario.load import load
from sim.scenario.names import Names
from sim.words import kinds
from sim.world.law import charter_clause, procedure_clause

NAMES = Names.of(load("tests/worlds/minimal.yaml").scenario)


@pytest.mark.parametrize(
    ("clause", "value", "told"),
    [
        (charter_clause("scope_internal"), 1.0, "scope internal now holds"),
        (charter_clause("freeze_known"), 0.0, "freeze known no longer holds"),
        (charter_clause("consideration_days"), 5.0, "consideration days becomes 5"),
        (charter_clause("exclusivity"), 2.0, "exclusivity becomes strict"),
        (charter_clause("tasks"), 2.0 ** kinds.TASKS.index("guard"), "tasks become guard"),
        (charter_clause("tasks"), 0.0, "tasks become none"),
        (charter_clause("arbiter"), -1.0, "arbiter becomes nobody"),
        (procedure_clause(kinds.AID, "rule"), float(kinds.QUALIFIED_MAJORITY), "council.aid.rule becomes qualified majority"),
        (procedure_clause(kinds.AID, "majority"), 0.6, "council.aid.majority becomes 0.6"),
        (procedure_clause(kinds.AID, "veto"), 0.0, "council.aid.veto becomes Alfa"),
    ],
)
def test_a_changed_clause_is_told_in_words(clause, value, told):
    assert clause_words(clause, value, NAMES) == told
