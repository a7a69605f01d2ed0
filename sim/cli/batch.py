"""`article4 batch`: many runs of one or more scenarios, kept in a folder, summed up in tables."""

import enum
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.batch.limits import LARGEST_SEED, MOST_RUNS
from sim.cli.common import DONE, FAULT, say, wishes

if TYPE_CHECKING:
    from sim.batch.request import Request
    from sim.scenario.build import Start


class Crises(enum.StrEnum):
    """Which crises come up."""

    scripted = "scripted"
    drawn = "drawn"
    both = "both"


MOST_JOBS = 256


def usable_cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def command(
    scenarios: Annotated[
        list[str],
        typer.Argument(metavar="SCENARIO...", help="Scenarios by id, folder or file. Several are compared with the first."),
    ],
    runs: Annotated[int, typer.Option(min=1, max=MOST_RUNS, help="How many runs of each scenario.")] = 1000,
    seed: Annotated[int, typer.Option(min=0, max=LARGEST_SEED, help="Seed of the first run; run i has seed + i.")] = 1,
    jobs: Annotated[int, typer.Option(min=0, max=MOST_JOBS, help="Threads; 0 for one a core. Changes no result.")] = 0,
    out: Annotated[
        Path, typer.Option(help="Folder for the results; one folder a scenario below it when there are several.")
    ] = Path("out"),
    overrides: Annotated[
        list[str] | None, typer.Option("--set", metavar="PATH=VALUE", help="Set a value of the scenarios. Repeatable.")
    ] = None,
    series: Annotated[bool, typer.Option("--series", help="Also write series.parquet: a row a run and year.")] = False,
    crises: Annotated[Crises, typer.Option(help="Documented crises, drawn ones, or both.")] = Crises.scripted,
    uncertain: Annotated[
        bool, typer.Option("--uncertain", help="Draw coded quantities from their ranges in each run.")
    ] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Replace the results of another request in the folder.")] = False,
    chunk: Annotated[
        int | None,
        typer.Option(min=1, max=1_000_000, help="Runs in a piece of work; by pace when left out. Changes no result."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but errors (and JSON, if asked for).")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON instead of tables.")] = False,
) -> int:
    """Live many runs, keep them in a folder, and sum them up.

    A batch can be interrupted at any moment; the same command goes on where it stopped, to the same bytes. The folder gets
    runs.parquet, decisions.parquet, deployments.parquet, years.parquet, summary.md, summary.json and card.json (what was
    asked for, exactly); timing.json tells how long it took.
    """
    if seed + runs - 1 > LARGEST_SEED:
        raise typer.BadParameter(f"seed + runs goes beyond the largest seed, {LARGEST_SEED}", param_hint="'--seed'")
    from sim.cli.batch_screen import Screen

    planned = _planned(scenarios, tuple(overrides or ()), runs, seed, series, crises.value, uncertain)
    several = len(planned) > 1
    screen = Screen(quiet)
    summaries = []
    for start, request in planned:
        folder = out / request.scenario if several else out
        summaries.append(_batch(start, request, folder, screen, (jobs or usable_cores(), chunk, fresh)))
    comparison = _compared(out, [request.scenario for _, request in planned]) if several else None
    screen.results(summaries, comparison, as_json)
    return FAULT if any(summary["counts"]["faulted"] == runs for summary in summaries) else DONE


def _planned(
    scenarios: list[str], overrides: tuple[str, ...], runs: int, seed: int, series: bool, crises: str, uncertain: bool
) -> "list[tuple[Start, Request]]":
    """Every scenario on its first day, with its request: all are checked before the first run is lived."""
    from sim.batch.request import Request
    from sim.scenario.build import build
    from sim.scenario.load import load

    planned: list[tuple[Start, Request]] = []
    for name in scenarios:
        loaded = load(name, overrides)
        for warning in loaded.warnings:
            say(warning.render())
        start = build(loaded, crises=crises, uncertain=uncertain)
        title = loaded.scenario.title.get("en") or next(iter(loaded.scenario.title.values()))
        if any(request.scenario == loaded.scenario.id for _, request in planned):
            raise typer.BadParameter(f"two scenarios have the id {loaded.scenario.id}", param_hint="'SCENARIOS...'")
        request = Request(
            loaded.scenario.id, title, start.digest, start.space.digest(), overrides, crises, uncertain, seed, runs, series
        )
        planned.append((start, request))
    return planned


def _batch(start: "Start", request: "Request", path: Path, screen: Any, way: tuple[int, int | None, bool]) -> dict[str, Any]:
    """The summary of one scenario, after living what is missing."""
    from sim.batch.folder import Folder
    from sim.batch.perform import Batch

    jobs, chunk, fresh = way
    folder = Folder(path, request)
    finished = folder.finished()
    if finished is not None:
        folder.remove_shards()
        screen.note(f"{path}: complete already, nothing to do")
        return finished
    folder.open(replace=fresh)
    try:
        screen.found(folder, request.runs)
        with wishes() as asked, screen.watching(asked) as watch:
            return Batch(start, request, folder, watch).perform(jobs, chunk)
    finally:
        folder.close()


def _compared(out: Path, ids: list[str]) -> dict[str, Any]:
    """Each scenario against the first, run by run."""
    from sim.batch.compare import compare_folders

    return compare_folders(out, ids)
