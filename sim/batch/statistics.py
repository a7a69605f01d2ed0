"""The statistics of a run: one number each, with unit and definition. Columns of `runs.parquet`, rows of the summary.

All speak of the organisation in focus, save those of rulings and of forces, which count those
of every organisation. "End" is the last day of the span.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from sim.batch.lane import Lived
from sim.words import kinds

MEMBER_STATUSES = (kinds.MEMBER, kinds.LEAVING, kinds.FROZEN)
"""Statuses with the duties of a member (`sim.world.questions.is_member`)."""


class Statistic(NamedTuple):
    """A quantity of a run. `sort` says how runs are drawn together: the share of runs in which it is 1, or the mean."""

    name: str
    unit: str
    sort: str  # share or mean
    meaning: str
    of: Callable[[Lived], np.ndarray]


def at_end(lived: Lived, field: str) -> np.ndarray:
    """A quantity of `years` in the last row that is filled."""
    filled = np.count_nonzero(lived.years["year"] > 0, axis=1)
    return lived.years[field][np.arange(len(lived.runs)), np.maximum(filled - 1, 0)]


def in_all(field: str) -> Callable[[Lived], np.ndarray]:
    """The sum over all years."""
    return lambda lived: lived.years[field].sum(axis=1)


def ending(field: str) -> Callable[[Lived], np.ndarray]:
    """The value at the end."""
    return lambda lived: at_end(lived, field)


def lowest_credibility(lived: Lived) -> np.ndarray:
    """The least credibility at the end of any year."""
    return np.where(lived.years["year"] > 0, lived.years["credibility"], 1.0).min(axis=1)


def members_at_year_ends(lived: Lived) -> np.ndarray:
    """Whether a state was a member at the end of a year: (run, year, state)."""
    return np.isin(lived.seats["status"], MEMBER_STATUSES) & (lived.years["year"] > 0)[:, :, np.newaxis]


def members_at_end(lived: Lived) -> np.ndarray:
    """Whether a state was a member at the end: (run, state)."""
    filled = np.count_nonzero(lived.years["year"] > 0, axis=1)
    return members_at_year_ends(lived)[np.arange(len(lived.runs)), np.maximum(filled - 1, 0)]


def exits(lived: Lived) -> np.ndarray:
    """States that were members at the end of some year and are not at the end."""
    return (members_at_year_ends(lived).any(axis=1) & ~members_at_end(lived)).sum(axis=1)


def among_members(field: str) -> Callable[[Lived], np.ndarray]:
    """The mean over the members at the end; NaN when none is left."""

    def of(lived: Lived) -> np.ndarray:
        filled = np.count_nonzero(lived.years["year"] > 0, axis=1)
        values = lived.seats[field][np.arange(len(lived.runs)), np.maximum(filled - 1, 0)]
        inside = members_at_end(lived)
        count = inside.sum(axis=1)
        total = np.where(inside, values, 0.0).sum(axis=1)
        return np.where(count > 0, total / np.maximum(count, 1), np.nan)

    return of


def rulings_that(chosen: Callable[[np.ndarray], np.ndarray]) -> Callable[[Lived], np.ndarray]:
    """How many rulings of a run answer a question."""
    return lambda lived: np.bincount(lived.ruling_runs[chosen(lived.rulings)], minlength=len(lived.runs))


def was_adopted(rulings: np.ndarray) -> np.ndarray:
    """Whether the motion was carried."""
    return (rulings["verdict"] == kinds.ADOPTED) | (rulings["verdict"] == kinds.ADOPTED_LIMITED)


STATISTICS: tuple[Statistic, ...] = (
    Statistic("survives", "", "share", "at least two members are left at the end", lambda d: at_end(d, "members") >= 2),
    Statistic("members_end", "states", "mean", "members at the end", ending("members")),
    Statistic("exits", "states", "mean", "were members at the end of some year and are none at the end", exits),
    Statistic("crises", "count", "mean", "crises that hit members", in_all("crises")),
    Statistic("appeals", "count", "mean", "appeals that had an answer", in_all("appeals")),
    Statistic("granted_words", "count", "mean", "appeals answered by consultation or a statement", in_all("granted_words")),
    Statistic("granted_mission", "count", "mean", "appeals answered by a mission", in_all("granted_mission")),
    Statistic("granted_aid", "count", "mean", "appeals answered by material aid", in_all("granted_aid")),
    Statistic("granted_force", "count", "mean", "appeals answered by troops", in_all("granted_force")),
    Statistic("refused", "count", "mean", "appeals that brought nothing", in_all("refused")),
    Statistic("rulings", "count", "mean", "rulings of all councils", rulings_that(lambda r: r["serial"] >= 0)),
    Statistic("adopted", "count", "mean", "motions that were carried", rulings_that(was_adopted)),
    Statistic("inadmissible", "count", "mean", "motions that the law refused", rulings_that(lambda r: r["reason"] > 0)),
    Statistic("deployed", "", "share", "at least one force set out", lambda d: d.years["deployments"].sum(axis=1) > 0),
    Statistic("deployments", "count", "mean", "forces that set out, whoever sent them", in_all("deployments")),
    Statistic("deployment_days", "days", "mean", "days with a force in place, forces added up", in_all("deployment_days")),
    Statistic("troops_peak", "persons", "mean", "most troops out at once", lambda d: d.years["troops_peak"].max(axis=1)),
    Statistic("credibility_end", "index", "mean", "credibility at the end", ending("credibility")),
    Statistic("credibility_low", "index", "mean", "the least credibility at the end of a year", lowest_credibility),
    Statistic("cohesion_end", "index", "mean", "cohesion at the end", ending("cohesion")),
    Statistic(
        "interoperability_end", "index", "mean", "how well the forces work together at the end", ending("interoperability")
    ),
    Statistic("opinion_end", "share", "mean", "support at home at the end, mean of the members", among_members("opinion")),
    Statistic(
        "grievance_end", "index", "mean", "disappointment at the end, mean of the members", among_members("grievance")
    ),
    Statistic("drugs_seized", "tonnes", "mean", "seizures by the standing operation", in_all("drugs_seized")),
)
