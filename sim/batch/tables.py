"""The tables of a batch: what runs have left, as columns with names a reader understands.

`runs`: a row a run. `decisions`: a row a ruling, with every vote. `deployments`: a row a force. `series`: a row a run and
year. A row that belongs to a run that ended in a fault says so (`faulted`); its statistics are empty, so no mean counts
it.
"""

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl

from sim.batch.columns import dates, plain, where, words
from sim.batch.lane import Lived
from sim.batch.statistics import STATISTICS, members_at_end, was_adopted
from sim.charter.articles import ARTICLES
from sim.scenario.names import Names
from sim.words import kinds

HELP_MATTERS = (kinds.USE_OF_FORCE, kinds.AID, kinds.DECLARATION)
ARTICLE_LABELS = ("", *(article.label for article in ARTICLES))
YEARLY = (
    "crises",
    "appeals",
    "granted_words",
    "granted_mission",
    "granted_aid",
    "granted_force",
    "refused",
    "deployments",
    "troops_peak",
    "deployment_days",
    "credibility",
    "cohesion",
    "interoperability",
    "members",
    "drugs_seized",
)
"""The statistics of a year that `series` holds, as `sim.world.layout_log.YEARS` defines them."""
SEAT_SERIES = ("opinion", "grievance", "stability")


Columns = dict[str, pl.Series]


def runs(lived: Lived, ids: Names) -> pl.DataFrame:
    """A row a run: seed, fault, statistics, and how each state stands to the organisation in focus at the end."""
    sound = lived.runs["fault"] == kinds.NO_FAULT
    columns: Columns = {
        "seed": plain(lived.runs["seed"]),
        "faulted": plain(~sound),
        "fault": words(lived.runs["fault"], kinds.FAULTS, none=kinds.NO_FAULT),
        "fault_day": dates(lived.runs["fault_day"]),
        "last_day": dates(lived.runs["last_day"]),
        "lost_deployments": plain(lived.runs["lost_deployments"]),
    }
    for statistic in STATISTICS:
        values = statistic.of(lived)
        columns[statistic.name] = where(values, sound & ~np.isnan(values.astype(np.float64)))
    filled = np.maximum(np.count_nonzero(lived.years["year"] > 0, axis=1) - 1, 0)
    statuses = lived.seats["status"][np.arange(len(lived.runs)), filled]
    inside = members_at_end(lived)
    for place, state in enumerate(ids.states):
        columns[f"member_{state}"] = where(inside[:, place], sound)
    for place, state in enumerate(ids.states):
        columns[f"status_{state}"] = words(np.where(sound, statuses[:, place], -1), kinds.SEAT_STATUSES)
    return pl.DataFrame(columns)


def decisions(lived: Lived, ids: Names) -> pl.DataFrame:
    """A row a ruling: what was asked of whom, what the law and the council said, and how each state voted."""
    rows = lived.rulings
    helps = np.isin(rows["matter"], HELP_MATTERS) | (rows["instrument"] > kinds.NO_INSTRUMENT)
    granted = np.where(was_adopted(rows), rows["instrument"], kinds.NO_INSTRUMENT)
    columns: Columns = {
        **_belonging(lived, lived.ruling_runs),
        "date": dates(rows["day"]),
        "organisation": words(rows["organisation"], ids.organisations),
        "event": words(rows["event"], ids.events),
        "crisis": plain(rows["crisis"]),
        "crisis_kind": words(rows["crisis_kind"], kinds.CRISIS_KINDS, none=kinds.NO_CRISIS),
        "target": words(rows["target"], ids.states),
        "aggressor": words(rows["aggressor"], ids.states),
        "matter": words(rows["matter"], kinds.MATTERS),
        "asked_on": dates(rows["asked_on"]),
        "asked": words(np.where(helps, rows["sought"], -1), kinds.INSTRUMENTS),
        "instrument": words(np.where(helps, rows["instrument"], -1), kinds.INSTRUMENTS),
        "granted": words(np.where(helps, granted, -1), kinds.INSTRUMENTS),
        "verdict": words(rows["verdict"], kinds.VERDICTS, none=kinds.NO_VERDICT),
        "reason": words(rows["reason"], kinds.REASONS, none=kinds.NO_REASON),
        "article": words(rows["article"], ARTICLE_LABELS, none=0),
        "attempt": plain(rows["attempt"]),
        "last": plain(rows["last"] == 1),
        **{name: plain(rows[name]) for name in ("yes", "no", "abstain", "absent", "barred")},
    }
    choices, chances = lived.votes["choice"], lived.votes["probability"]
    for place, state in enumerate(ids.states):
        columns[f"vote_{state}"] = words(choices[:, place], kinds.CHOICES, none=kinds.NO_CHOICE)
    judged = (choices != kinds.NO_CHOICE) & (choices != kinds.BARRED) & (choices != kinds.ABSENT)
    for place, state in enumerate(ids.states):
        columns[f"p_{state}"] = where(chances[:, place], judged[:, place])
    return pl.DataFrame(columns)


def deployments(lived: Lived, ids: Names) -> pl.DataFrame:
    """A row a force: who sent it where, when it came and went, and how large it was."""
    run_of, _ = np.nonzero(lived.kept)
    rows = lived.deployments[lived.kept]
    ended = np.where(rows["left"] > 0, rows["left"], lived.runs["last_day"][run_of] + 1)
    arrived = rows["arrived"] > 0
    columns: Columns = {
        **_belonging(lived, run_of),
        "organisation": words(rows["organisation"], ids.organisations),
        "instrument": words(rows["instrument"], kinds.INSTRUMENTS),
        "host": words(rows["host"], ids.states),
        "event": words(_events_behind(lived, run_of, rows), ids.events),
        "decided": dates(rows["decided"]),
        "arrived": dates(rows["arrived"]),
        "left": dates(rows["left"]),
        "gone": dates(rows["gone"]),
        "planned": plain(rows["planned"]),
        "troops": plain(rows["troops"]),
        "days_in_place": where(np.maximum(ended - rows["arrived"], 0), arrived),
        "days_until_gone": where(np.maximum(rows["gone"] - rows["arrived"], 0), arrived & (rows["gone"] > 0)),
        "still_there": plain(arrived & (rows["left"] == 0)),
    }
    return pl.DataFrame(columns)


def series(lived: Lived, ids: Names) -> pl.DataFrame:
    """A row a run and year: the year's statistics, and for each state its seat at the end of the year."""
    run_of, year_of = np.nonzero(lived.years["year"] > 0)
    rows, seats = lived.years[run_of, year_of], lived.seats[run_of, year_of]
    columns: Columns = {**_belonging(lived, run_of), "year": plain(rows["year"])}
    for name in YEARLY:
        columns[name] = plain(rows[name])
    for place, state in enumerate(ids.states):
        columns[f"status_{state}"] = words(seats["status"][:, place], kinds.SEAT_STATUSES)
    for field in SEAT_SERIES:
        for place, state in enumerate(ids.states):
            columns[f"{field}_{state}"] = plain(seats[field][:, place])
    return pl.DataFrame(columns)


def _belonging(lived: Lived, run_of: np.ndarray) -> Columns:
    """The columns that say to which run a row belongs."""
    return {
        "seed": plain(lived.runs["seed"][run_of]),
        "faulted": plain(lived.runs["fault"][run_of] != kinds.NO_FAULT),
    }


def _events_behind(lived: Lived, run_of: np.ndarray, forces: np.ndarray) -> np.ndarray:
    """The scripted event behind each force: that of the ruling of that day, organisation, instrument and host, else -1."""
    sends = was_adopted(lived.rulings) & (lived.rulings["instrument"] >= kinds.PEACEKEEPERS)
    rulings, run_of_ruling = lived.rulings[sends], lived.ruling_runs[sends]
    causes = zip(
        run_of_ruling.tolist(),
        *(rulings[name].tolist() for name in ("day", "organisation", "instrument", "target")),
        strict=True,
    )
    known = dict(zip(causes, rulings["event"].tolist(), strict=True))
    wanted = zip(
        run_of.tolist(), *(forces[name].tolist() for name in ("decided", "organisation", "instrument", "host")), strict=True
    )
    return np.array([known.get(key, -1) for key in wanted], np.int64)


TABLES: tuple[tuple[str, Callable[[Lived, Names], pl.DataFrame]], ...] = (
    ("runs", runs),
    ("decisions", decisions),
    ("deployments", deployments),
    ("series", series),
)
"""Every table by name. `series` is written on request only."""


def names_of(with_series: bool) -> Sequence[str]:
    """The tables of a batch."""
    return [name for name, _ in TABLES if with_series or name != "series"]
