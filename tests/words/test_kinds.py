"""Every vocabulary is a tuple of different names, and each name has its number."""

import pytest

from sim.words import kinds

VOCABULARIES = [name for name in dir(kinds) if name.isupper() and isinstance(getattr(kinds, name), tuple)]


@pytest.mark.parametrize("name", VOCABULARIES)
def test_names_are_different(name):
    words = getattr(kinds, name)
    assert len(set(words)) == len(words)
    assert all(word and word == word.strip() for word in words)


def test_the_numbers_stand_in_the_order_of_the_names():
    assert kinds.CRISIS_KINDS[kinds.UNREST] == "unrest"
    assert kinds.INSTRUMENTS[kinds.RAPID_REACTION_FORCE] == "rapid_reaction_force"
    assert kinds.REASONS[kinds.BORDER_INCIDENT] == "border incident"
    assert kinds.EVENT_KINDS[kinds.E_MISSION_REPORTED] == "mission reported"
    assert len(kinds.VOTE_TERMS) == kinds.T_RECIPROCITY + 1
    assert kinds.SEAT_STATUSES[kinds.EXPELLED] == "expelled"
    assert kinds.DECISION_KINDS[kinds.EDIT] == "edit"
