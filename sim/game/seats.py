"""Who governs which state: a person, or the computer at one of three levels."""

from collections.abc import Iterable, Mapping

from sim.order_log import Place

PERSON = "person"
JUDGEMENT, OBJECTIVES, LOOK_AHEAD = "judgement", "objectives", "look-ahead"
LEVELS = (JUDGEMENT, OBJECTIVES, LOOK_AHEAD)
"""The computer: the judgement of the model; the same with its objectives in view; forks of the present world, compared."""
GOVERNORS = (PERSON, *LEVELS)

DIFFICULTIES = ("calm", "even", "keen")
"""How states that nobody plays are governed. No level sees more than a player does, or pays less."""
LEVEL_OF = dict(zip(DIFFICULTIES, LEVELS, strict=True))


class Seats:
    """The governor of each state, by the state's id. Who is not named is governed by the judgement."""

    def __init__(self, states: tuple[str, ...], governors: Mapping[str, str]) -> None:
        """Raises ValueError, with the names there are, for a state or a governor that does not exist."""
        for state, governor in governors.items():
            Place("states", states).of(state)
            Place("governors", GOVERNORS).of(governor)
        self.governors = dict(governors)

    def who(self, state: str) -> str:
        """Who governs a state (`GOVERNORS`)."""
        return self.governors.get(state, JUDGEMENT)

    @property
    def people(self) -> tuple[str, ...]:
        """The states that people govern, in the order in which they were named."""
        return tuple(state for state, governor in self.governors.items() if governor == PERSON)

    def computers(self, *levels: str) -> tuple[str, ...]:
        """The states that the computer governs at one of these levels."""
        return tuple(state for state, governor in self.governors.items() if governor in levels)

    def __repr__(self) -> str:
        """Who governs what."""
        return f"Seats({self.governors})"


def seats_for(states: tuple[str, ...], people: Iterable[str], difficulty: str, rivals: Iterable[str]) -> Seats:
    """Seats for people, with the other members and rivals governed as the difficulty says.

    Raises ValueError for a state or a difficulty that does not exist.
    """
    if difficulty not in DIFFICULTIES:
        raise ValueError(f"a difficulty is one of {', '.join(DIFFICULTIES)}, not {difficulty!r}")
    governors = dict.fromkeys(people, PERSON)
    level = LEVEL_OF[difficulty]
    if level != JUDGEMENT:
        governors |= {state: level for state in rivals if state not in governors}
    return Seats(states, governors)
