"""Amendment.

27.1 Any member may propose to change the charter; the council decides, and the change is made by protocol (Treaty 9, Charter
     27).
27.2 A change takes effect when it is adopted.
27.3 The council may change its own procedure on each matter in the same way.
27.4 Protocols are ratified before they take effect. Not modelled: the two years to 2012 are left to dated facts of a
     scenario.

What is changed is one clause, named by its number in `sim.world.law`. Source: Treaty, Article 9; Charter, Article 27;
protocols of 10 December 2010 and 8 November 2018.
"""

from sim.charter.articles import CHARTER_27, NO_ARTICLE
from sim.words import kinds
from sim.words.jit import rule
from sim.world.chronicle import tell
from sim.world.law import CLAUSES, set_clause


@rule
def amendment_refusal(clause):
    """(reason, article) why a clause cannot be amended: there is none of that number. Clause 27.1."""
    if clause < 0 or clause >= CLAUSES:
        return kinds.UNKNOWN_TO_THE_CHARTER, CHARTER_27
    return kinds.NO_REASON, NO_ARTICLE


@rule
def set_charter_field(world, organisation, field, value):
    """Give one clause of the charter or of the council's procedure a new value from today on. Clauses 27.1, 27.2, 27.3."""
    set_clause(world, organisation, field, value)
    tell(world, kinds.E_AMENDED, -1, -1, organisation, 0, field, value)
