"""A batch from request to card: the phases in their order, and what happens when the user or the disk says stop."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import polars as pl

from sim.batch import findings, tables, tally
from sim.batch.background import Background
from sim.batch.drive import Crew, Work
from sim.batch.files import FULL, unwritable, write_whole
from sim.batch.findings import Findings
from sim.batch.folder import FINDINGS, SUMMARY, TIMING, YEARS, Folder, Stopped
from sim.batch.lane import Lived, load_rules
from sim.batch.measures import columns, measured_in
from sim.batch.render import as_markdown, blocks, headline
from sim.batch.request import Request, json_text
from sim.batch.tally import QUANTITIES, Tally
from sim.batch.trouble import Interrupted, Trouble
from sim.compiling import compile_rules
from sim.scenario.build import Start
from sim.words.jit import is_warm

TICK = 0.1
"""Seconds between two looks at what the user wants."""


class Watch(Protocol):
    """Who looks on: shows how far the batch is, and says when to stop."""

    def phase(self, name: str) -> None:
        """A phase begins: compiling, loading, living or assembling."""

    def compiled(self, done: int, of: int) -> None:
        """So many parts of so many of the rules are compiled. May be called from any thread."""

    def progress(self, done: int, wanted: int) -> None:
        """So many runs of so many are finished."""

    def wants_stop(self) -> int:
        """0 to go on, 1 to stop after the present pieces, 2 or more to stop at once."""


@dataclass
class Timing:
    """How long it took, on this machine, this time. The only result that differs from one time to the next."""

    began: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    jobs: int = 1
    chunk: int | None = None
    runs_found: int = 0
    runs_lived: int = 0
    compile_seconds: float = 0.0
    live_seconds: float = 0.0
    assemble_seconds: float = 0.0
    runs_per_second: float | None = None


class Batch:
    """One request, its start and its folder."""

    def __init__(self, start: Start, request: Request, folder: Folder, watch: Watch) -> None:
        """Nothing is done yet. The folder must be open."""
        self._start = start
        self._request = request
        self._folder = folder
        self._watch = watch
        self._measures = measured_in(start.scenario, start.names)
        self.timing = Timing()

    def perform(self, jobs: int, chunk: int | None = None) -> dict[str, Any]:
        """Live what is missing and put the results together. Returns the summary.

        Raises Interrupted or Trouble; what was finished is kept then.
        """
        self.timing.jobs, self.timing.chunk = jobs, chunk
        self.timing.runs_found = self._folder.done()
        gaps = self._folder.gaps()
        if gaps:
            self._compile()
            self._live(Work(gaps, jobs, chunk), jobs)
        return self._assemble()

    def _compile(self) -> None:
        """Compile the rules once, before any thread needs them."""
        self._watch.phase("loading" if is_warm() else "compiling")
        began = time.monotonic()
        self._wait_for(Background(self._have_rules), self._folder.done)
        self.timing.compile_seconds = round(time.monotonic() - began, 3)

    def _have_rules(self) -> None:
        """Compile what this machine has not compiled yet, and load all."""
        compile_rules(self._watch.compiled)
        load_rules(self._start)

    def _live(self, work: Work, jobs: int) -> None:
        """Live all runs that are missing."""
        wanted, before = self._request.runs, self._folder.done()
        crew = Crew(self._start, work, jobs, self._keep, self._request.seeds)
        self._watch.phase("living")
        began = time.monotonic()
        crew.begin()
        while crew.is_busy():
            crew.wait(TICK)
            self._watch.progress(before + crew.lived, wanted)
            if self._watch.wants_stop():
                crew.stop()
            if self._watch.wants_stop() > 1:
                break
        seconds = time.monotonic() - began
        self.timing.live_seconds, self.timing.runs_lived = round(seconds, 3), crew.lived
        self.timing.runs_per_second = round(crew.lived / seconds, 1) if seconds > 0 else None
        if crew.failure is not None:
            raise self._explained(crew.failure, before + crew.lived)
        if before + crew.lived < wanted:
            raise Interrupted(before + crew.lived, wanted)

    def _keep(self, first: int, last: int, lived: Lived) -> None:
        """Turn what some runs have left into a shard."""
        frames = {name: table(lived, self._start.names) for name, table in tables.TABLES if name in self._folder.tables}
        frames["runs"] = frames["runs"].with_columns(columns(lived, self._measures))
        self._folder.keep(first, last, frames, tally.tally(lived))

    def _assemble(self) -> dict[str, Any]:
        """Put the final files together."""
        self._watch.phase("assembling")
        began = time.monotonic()
        go_on = threading.Event()
        go_on.set()
        work = Background(lambda: self._put_together(go_on))
        done = self._request.runs
        try:
            summary = self._wait_for(work, lambda: done, go_on.clear)
        except Stopped:
            raise Interrupted(done, done) from None
        except OSError as error:
            raise self._explained(error, done) from None
        self.timing.assemble_seconds = round(time.monotonic() - began, 3)
        self._write_timing()
        return summary

    def _put_together(self, go_on: threading.Event) -> dict[str, Any]:
        """Tables, years, summary, card."""
        found, sums = Findings(), self._sums()
        self._folder.assemble(found.take, go_on)
        runs = self._folder.path / "runs.parquet"
        summary = found.summary(self._folder.asked, self._start.names.states, runs, sums, self._measures)
        self._folder.write_frame(YEARS, years_table(summary))
        write_whole(self._folder.path / FINDINGS, json_text(summary).encode())
        write_whole(self._folder.path / SUMMARY, as_markdown(blocks(summary), headline(summary)).encode())
        if not go_on.is_set():
            raise Stopped
        self._folder.seal(found.counts(self._request.runs))
        return summary

    def _sums(self) -> Tally:
        """The yearly sums of all shards."""
        total: Tally | None = None
        for shard in self._folder.all_shards():
            total = shard.sums() if total is None else total.plus(shard.sums())
        assert total is not None  # a request has at least one run
        return total

    def _write_timing(self) -> None:
        """Write down how long it took. The batch is complete already."""
        try:
            write_whole(self._folder.path / TIMING, json_text(vars(self.timing)).encode())
        except OSError as error:
            raise unwritable(self._folder.path / TIMING, error) from None

    def _wait_for(self, work: Background, done: Callable[[], int], ask: Callable[[], None] | None = None) -> Any:
        """Wait for work beside. A first wish to stop is passed on by `ask`; without it, or the second time, obeyed."""
        while work.is_busy(TICK):
            wish = self._watch.wants_stop()
            if wish and ask is not None:
                ask()
            if wish > (1 if ask is not None else 0):
                raise Interrupted(done(), self._request.runs)
        return work.result()

    def _explained(self, failure: BaseException, done: int) -> BaseException:
        """A failure to write in the user's words; any other failure as it is."""
        if not isinstance(failure, OSError):
            return failure
        path = Path(failure.filename) if failure.filename else self._folder.path
        room = "make room and " if failure.errno in FULL else ""
        kept = f"{done} of {self._request.runs} runs are kept"
        return Trouble(f"{unwritable(path, failure)}\n{kept}; {room}run the same command again to go on")


def years_table(summary: dict[str, Any]) -> pl.DataFrame:
    """What the summary tells by year, as a table: year, quantity, state (none for the organisation), n, value, low, high."""
    rows = [
        {"year": row["year"], "quantity": name, "state": None, **_estimate(row)}
        for name in QUANTITIES
        for row in summary["years"][name]
    ]
    rows += [
        {"year": row["year"], "quantity": "member", "state": entry["state"], **_estimate(row)}
        for entry in summary["membership"]
        for row in entry["years"]
    ]
    schema = {
        "year": pl.Int64, "quantity": pl.String, "state": pl.String,
        "n": pl.Int64, "value": pl.Float64, "low": pl.Float64, "high": pl.Float64,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema)


def _estimate(row: dict[str, Any]) -> dict[str, Any]:
    """The fields of an estimate."""
    return {name: row[name] for name in findings.Estimate._fields}
