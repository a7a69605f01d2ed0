"""Clauses of a charter by number: each one writes its own field and no other."""

import numpy as np
import pytest
from small_world import make

from sim.words.jit import call
from sim.world.law import CHARTER_CLAUSES, CLAUSES, PROCEDURE_CLAUSES, clause_name, set_clause


@pytest.fixture(scope="module")
def small():
    return make()


@pytest.mark.parametrize("clause", range(CLAUSES), ids=clause_name)
def test_a_clause_writes_its_own_field(small, clause):
    charters, procedures = small.world.charters.copy(), small.world.procedures.copy()
    call(set_clause, small.world, 1, clause, 3.0)
    if clause < CHARTER_CLAUSES:
        charters[charters.dtype.names[clause]][1] = 3
    else:
        matter, place = divmod(clause - CHARTER_CLAUSES, PROCEDURE_CLAUSES)
        procedures[procedures.dtype.names[place]][1, matter] = 3
    assert np.array_equal(small.world.charters, charters)
    assert np.array_equal(small.world.procedures, procedures)
