"""Golden transcripts: one life of each shipped scenario, written out in full and kept beside this file.

A transcript holds the whole chronicle, each ruling of a council with the votes behind it, and the years of the alliance in
focus. It moves whenever a rule, a parameter or a world moves what a reader would see, so that a change nobody meant shows
in the diff, sentence by sentence. After a change that was meant, write them anew and read the diff before committing it:

    python tests/transcripts/regenerate.py                 # all
    python tests/transcripts/regenerate.py siberia         # some, by id
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from sim.charter.articles import label_of
from sim.report.chronicle import line
from sim.report.decision import headline
from sim.run import Ruling, Run
from sim.scenario.build import build
from sim.scenario.load import load
from sim.scenario.names import Names
from sim.words import kinds
from sim.world.layout import World

FOLDER = Path(__file__).parent
SEED = 1
"""The life that is kept."""


def place_of(scenario: str) -> Path:
    """Where the transcript of a scenario lies."""
    return FOLDER / f"{scenario}.txt"


def transcript(scenario: str) -> str:
    """The transcript of a shipped scenario. Raises AssertionError for a run with a fault, ScenarioError for a bad file."""
    start = build(load(scenario))
    run = Run(start, SEED)
    events, rulings = run.finish()
    assert run.fault is None, f"{scenario}: {run.fault}"
    parts = [
        f"The life of {scenario} under seed {SEED}, its documented crises. Written by tests/transcripts/regenerate.py.",
        "",
        "Chronicle",
        *(line(event, start.names) for event in events),
        "",
        "Councils",
        *(text for ruling in rulings for text in ruled(ruling, start.names)),
        "",
        "Years",
        *years(run.space.world, start.names),
    ]
    return "\n".join(parts) + "\n"


def ruled(ruling: Ruling, names: Names) -> Iterator[str]:
    """A ruling in one line, and in a second the votes that were cast, each with the chance that it was a yes."""
    yield headline(ruling, names, label_of(int(ruling.ruling.article)))
    cast = [
        f"{names.states[place]} {kinds.CHOICES[int(vote['choice'])]} {float(vote['probability']):.2f}"
        for place, vote in enumerate(ruling.votes)
        if int(vote["choice"]) != kinds.NO_CHOICE
    ]
    if cast:
        yield "            " + ", ".join(cast)


def years(world: World, names: Names) -> Iterator[str]:
    """The alliance at the end of each year: credibility, cohesion, and who sits where."""
    for place in range(int(world.now["year_count"][0])):
        year, seats = world.years[place], world.year_seats[place]
        seated = [
            f"{names.states[state]} {kinds.SEAT_STATUSES[int(status)]}"
            for state, status in enumerate(np.asarray(seats["status"]))
            if int(status) != kinds.OUTSIDE
        ]
        yield f"{int(year['year'])}  credibility {year['credibility']:.2f}, cohesion {year['cohesion']:.2f}: {', '.join(seated)}"
