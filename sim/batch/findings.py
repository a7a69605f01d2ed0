"""What a batch has found: the numbers of its summary, each with its interval, as plain data (`summary.json`).

Tables are read as they stream by on their way into the final files; only counts and a few columns are held. Shares are
shares of sound runs unless a table says otherwise; a run that ended in a fault is counted, and nothing else.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from sim.batch import tally
from sim.batch.intervals import Estimate, mean, share
from sim.batch.measures import Measured
from sim.batch.statistics import STATISTICS, Statistic
from sim.batch.tally import QUANTITIES, Tally
from sim.words import kinds

Data = dict[str, Any]


class Affair(NamedTuple):
    """What an appeal is about: a scripted event (None for a drawn crisis), its kind, who asks whom."""

    event: str | None
    crisis_kind: str | None
    target: str | None
    organisation: str


class Refusal(NamedTuple):
    """Why something was not granted: by which article, for which reason or with which verdict."""

    article: str | None
    reason: str


class Force(NamedTuple):
    """A sort of deployment."""

    event: str | None
    instrument: str
    host: str | None
    organisation: str


class Sizes:
    """Sizes and lengths of the forces of a sort, held tightly: a batch may have millions."""

    def __init__(self) -> None:
        self.troops = array("d")
        self.days = array("d")
        self.gone = array("d")
        self.runs = 0
        self.still_there = 0

    def add(self, frame: pl.DataFrame) -> None:
        """Add the forces of some runs."""
        self.troops.extend(frame["troops"].to_numpy())
        self.days.extend(frame["days_in_place"].drop_nulls().to_numpy())
        self.gone.extend(frame["days_until_gone"].drop_nulls().to_numpy())
        self.runs += frame["seed"].n_unique()
        self.still_there += int(frame["still_there"].sum())


class Findings:
    """Counts gathered from the tables of a batch, shard by shard, in the order of the runs."""

    def __init__(self) -> None:
        """Nothing found yet."""
        self.faults: Counter[str] = Counter()
        self.rows: Counter[str] = Counter()
        self.lost_deployments = 0
        self._answers: dict[Affair, Counter[str]] = {}
        self._first_seen: dict[Affair, str] = {}
        self._refused_motions: Counter[Refusal] = Counter()
        self._refused_runs: Counter[Refusal] = Counter()
        self._forces: dict[Force, Sizes] = {}

    def take(self, name: str, frame: pl.DataFrame) -> None:
        """Read the next part of a table."""
        self.rows[name] += frame.height
        if name == "runs":
            self._take_runs(frame)
        elif name == "decisions":
            self._take_answers(frame)
            self._take_refusals(frame)
        elif name == "deployments":
            self._take_forces(frame)

    def _take_runs(self, frame: pl.DataFrame) -> None:
        self.faults.update(frame["fault"].drop_nulls().to_list())
        self.lost_deployments += int(frame["lost_deployments"].sum())

    def _take_answers(self, frame: pl.DataFrame) -> None:
        """For each affair, the runs in which it came to an answer, by the most that was granted in the run."""
        order = {word: rank for rank, word in enumerate(kinds.INSTRUMENTS)}
        last = frame.filter(~pl.col("faulted") & pl.col("last") & (pl.col("crisis") > 0))
        ranked = last.with_columns(rank=pl.col("granted").replace_strict(order, default=0, return_dtype=pl.Int64))
        per_run = ranked.group_by("seed", *Affair._fields).agg(pl.col("rank").max())
        for *parts, rank, runs in per_run.group_by(*Affair._fields, "rank").len().iter_rows():
            self._answers.setdefault(Affair(*parts), Counter())[kinds.INSTRUMENTS[rank]] += runs
        for *parts, date in ranked.group_by(*Affair._fields).agg(pl.col("asked_on").min()).iter_rows():
            affair = Affair(*parts)
            self._first_seen[affair] = min(self._first_seen.get(affair, "9999-12-31"), str(date))

    def _take_refusals(self, frame: pl.DataFrame) -> None:
        """Motions that failed, by what failed them, and the runs in which that happened."""
        failed = frame.filter(~pl.col("faulted") & ~pl.col("verdict").is_in(["adopted", "adopted_limited"]).fill_null(False))
        named = failed.select("seed", "article", reason=pl.coalesce("reason", "verdict"))
        counts = named.group_by("article", "reason").agg(motions=pl.len(), runs=pl.col("seed").n_unique())
        for article, reason, motions, runs in counts.filter(pl.col("reason").is_not_null()).iter_rows():
            self._refused_motions[Refusal(article, reason)] += motions
            self._refused_runs[Refusal(article, reason)] += runs

    def _take_forces(self, frame: pl.DataFrame) -> None:
        """Every force that set out."""
        out = frame.filter(~pl.col("faulted") & (pl.col("troops") > 0))
        for parts, forces in out.group_by(*Force._fields, maintain_order=True):
            self._forces.setdefault(Force(*parts), Sizes()).add(forces)

    # ------------------------------------------------------------------ the summary as data

    def counts(self, runs: int) -> Data:
        """How many of everything there are: for the card."""
        faults = {word: self.faults[word] for word in kinds.FAULTS if self.faults[word]}
        counts = {"runs": runs, "faulted": sum(faults.values()), "lost_deployments": self.lost_deployments}
        for name in ("decisions", "deployments"):
            counts[name] = self.rows[name]
        return {"counts": counts, "faults": faults}

    def summary(
        self, asked: Data, states: Sequence[str], runs_file: Path, sums: Tally, measures: Sequence[Measured] = ()
    ) -> Data:
        """The whole summary."""
        runs = asked["seeds"]["runs"]
        sound = runs - sum(self.faults.values())
        return {
            "scenario": asked["scenario"],
            "overrides": asked["overrides"],
            "crises": asked["crises"],
            "uncertain": asked["uncertain"],
            "seeds": asked["seeds"],
            **self.counts(runs),
            "statistics": [_row(statistic, runs_file, statistic.name) for statistic in STATISTICS],
            "measures": [_row(measure, runs_file, measure.column) for measure in measures],
            "membership": _membership(sums, states),
            "years": _years(sums),
            "appeals": self._appeals(sound),
            "refusals": self._refusals(sound),
            "deployments": self._deployments(sound),
        }

    def _appeals(self, sound: int) -> list[Data]:
        """What each affair brought, in the order in which they first came up."""
        found = []
        for affair in sorted(self._answers, key=lambda affair: (self._first_seen[affair], _texts(affair))):
            granted = self._answers[affair]
            asked = sum(granted.values())
            found.append(
                {
                    **affair._asdict(),
                    "first": self._first_seen[affair],
                    "asked": _counted(asked, sound),
                    "granted": {word: _counted(granted[word], asked) for word in kinds.INSTRUMENTS if granted[word]},
                }
            )
        return found

    def _refusals(self, sound: int) -> list[Data]:
        """Why motions failed, the most frequent first."""
        ranked = sorted(self._refused_motions.items(), key=lambda item: (-item[1], _texts(item[0])))
        return [
            {**refusal._asdict(), "motions": motions, "runs": told(share(self._refused_runs[refusal], sound))}
            for refusal, motions in ranked
        ]

    def _deployments(self, sound: int) -> list[Data]:
        """Forces by what they were sent for, the most frequent first. Days count up to the end of the span."""
        found = []
        for force, sizes in sorted(self._forces.items(), key=lambda item: (-len(item[1].troops), _texts(item[0]))):
            forces = len(sizes.troops)
            found.append(
                {
                    **force._asdict(),
                    "forces": forces,
                    "runs": told(share(sizes.runs, sound)),
                    "troops": told(mean(np.frombuffer(sizes.troops))),
                    "days": told(mean(np.array(sizes.days))),
                    "gone": told(mean(np.array(sizes.gone))),
                    "still_there": told(share(sizes.still_there, forces)),
                }
            )
        return found


def _row(told_of: Statistic | Measured, runs_file: Path, column: str) -> Data:
    """A statistic or measure over all sound runs that have it, read as one column."""
    values = pl.read_parquet(runs_file, columns=[column])[column].drop_nulls().to_numpy()
    estimate = share(int(np.count_nonzero(values)), len(values)) if told_of.sort == "share" else mean(values)
    return {
        "name": told_of.name,
        "unit": told_of.unit,
        "sort": told_of.sort,
        "meaning": told_of.meaning,
        **told(estimate),
    }


def _membership(sums: Tally, states: Sequence[str]) -> list[Data]:
    """For each state that was a member at the end of a year in any run, the share of runs in which it is, by year."""
    years = _reached(sums)
    return [
        {"state": state, "years": [{"year": int(sums.years[y]), **told(tally.membership(sums, y, place))} for y in years]}
        for place, state in enumerate(states)
        if sums.seats[:, place].any()
    ]


def _years(sums: Tally) -> Data:
    """The quantities of the organisation in focus by year."""
    return {
        name: [{"year": int(sums.years[y]), **told(tally.quantity(sums, y, name))} for y in _reached(sums)]
        for name in QUANTITIES
    }


def _reached(sums: Tally) -> list[int]:
    """The rows of years that some sound run has reached."""
    return [y for y in range(len(sums.years)) if sums.runs[y] > 0]


def _texts(parts: Iterable[str | None]) -> tuple[str, ...]:
    """Names that can be put in order, nobody first."""
    return tuple(part or "" for part in parts)


def _counted(runs: int, of: int) -> Data:
    """A number of runs and the share it makes."""
    return {"runs": runs, **told(share(runs, of))}


def told(estimate: Estimate) -> Data:
    """An estimate as plain data; what is not a number, or has no bound, is null."""
    return {name: value if math.isfinite(value) else None for name, value in estimate._asdict().items()}
