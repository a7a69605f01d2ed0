"""Objectives in words: what is counted, and when it is looked at."""

from datetime import date

from sim.game.objectives import Objective
from sim.play.texts import say
from sim.report.names import day_words
from sim.scenario.schema import Scenario


def moment_words(moment: str) -> str:
    """A year or a date of a scenario as it is read."""
    return day_words(date.fromisoformat(moment)) if len(moment) == len("2022-12-31") else moment


def told(scenario: Scenario, state: str, aim: Objective) -> str:
    """What an objective counts, as a sentence: the scenario's own words where it has any, then when it is looked at."""
    entry = scenario.states[state].objectives.get(aim.name)
    words = aim.text[:1].upper() + aim.text[1:] + "." if aim.text else ""
    if entry is None:
        return words
    day = say("the last day") if entry.at in (None, "end") else moment_words(str(entry.at))
    if entry.score is not None:
        how = say("Measured on {day}, the more the better.", day=day)
    elif entry.always:
        how = say("All or nothing: it has to hold all the time.")
    elif entry.by is not None:
        how = say("All or nothing: by {day}.", day=moment_words(str(entry.by)))
    else:
        how = say("All or nothing, on {day}.", day=day)
    weight = say("Counts {n} times.", n=f"{aim.weight:g}") if aim.weight != 1.0 else ""
    return " ".join(part for part in (words, how, weight) if part)
