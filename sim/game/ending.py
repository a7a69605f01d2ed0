"""The end that a scenario may set to a game before its span is over (the effect `end_game`), in the scenario's own words."""

from datetime import date
from typing import NamedTuple

import numpy as np

from sim.report.chronicle import script_text
from sim.scenario.names import Names
from sim.script.opcodes import END_GAME
from sim.words import kinds
from sim.world.layout import Setting, World


class Ending(NamedTuple):
    """How the scenario ended the game: on which day, with which outcome (won, lost, drawn), for whom (None: for all), and why."""

    day: date
    outcome: str
    state: str | None
    event: str | None
    words: str

    def concerns(self, state: str) -> bool:
        """Whether it is this state's own end."""
        return self.state is None or self.state == state

    def outcome_for(self, state: str) -> str:
        """How it ended for a state; who is not named has not won what another won."""
        if self.concerns(state):
            return self.outcome
        return "lost" if self.outcome == "won" else "drawn"


def ending_of(world: World, names: Names) -> Ending | None:
    """The end that the scenario has set, None while it has set none. The first one stands."""
    now = world.now[0]
    if int(now.over_on) == 0:
        return None
    state, event = int(now.outcome_state), int(now.outcome_event)
    outcome = kinds.OUTCOMES[int(now.outcome)]
    words = script_text(names, "events", event)
    return Ending(
        date.fromordinal(int(now.over_on)), outcome, names.states[state] if state >= 0 else None,
        names.events[event] if 0 <= event < len(names.events) else None, words,
    )  # fmt: skip


def can_end(setting: Setting) -> bool:
    """Whether anything in the scenario could end the game before its span: then the clock looks every day."""
    return bool(np.any(setting.instructions["op"] == END_GAME))
