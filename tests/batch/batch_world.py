"""What the tests of batches share: requests on small worlds, batches in this process, and the command in one of its own."""

import hashlib
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from sim.batch.folder import TIMING, Folder
from sim.batch.perform import Batch
from sim.batch.request import Request
from sim.scenario.build import Start, build
from sim.scenario.load import load

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "tests" / "worlds" / "minimal.yaml"
SIX = ROOT / "tests" / "worlds" / "six.yaml"
OVERFULL = ROOT / "tests" / "batch" / "overfull.yaml"


class Silent:
    """Nobody looks on."""

    def phase(self, name: str) -> None:
        """Take no notice."""

    def compiled(self, done: int, of: int) -> None:
        """Take no notice."""

    def progress(self, done: int, wanted: int) -> None:
        """Take no notice."""

    def wants_stop(self) -> int:
        """Never."""
        return 0


@cache
def start_of(path: Path, crises: str = "scripted", uncertain: bool = False, overrides: tuple[str, ...] = ()) -> Start:
    """The first day of a world."""
    return build(load(path, overrides), crises=crises, uncertain=uncertain)


def request_for(start: Start, runs: int, seed: int = 1, *, series: bool = False, overrides: tuple[str, ...] = ()) -> Request:
    """A request for runs of a world."""
    now = start.space.world.now[0]
    return Request(
        scenario=start.scenario.id,
        title=start.scenario.title["en"],
        scenario_digest=start.digest,
        world_digest=start.space.digest(),
        overrides=overrides,
        crises=("scripted", "drawn", "both")[int(now.crises_mode)],
        uncertain=bool(now.uncertain),
        first_seed=seed,
        runs=runs,
        series=series,
    )


def perform(
    start: Start, path: Path, runs: int, seed: int = 1, *, series: bool = False, jobs: int = 1, chunk: int | None = None
) -> dict[str, Any]:
    """A whole batch in this process; returns its summary."""
    request = request_for(start, runs, seed, series=series)
    folder = Folder(path, request)
    folder.open(replace=False)
    try:
        return Batch(start, request, folder, Silent()).perform(jobs, chunk)
    finally:
        folder.close()


def digests(path: Path) -> dict[str, str]:
    """What a folder of results holds, by name, without the one file that differs from time to time."""
    return {
        file.relative_to(path).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(path.rglob("*"))
        if file.is_file() and file.name != TIMING
    }


def table(path: Path, name: str) -> pl.DataFrame:
    """A table of a folder of results."""
    return pl.read_parquet(path / f"{name}.parquet")


def command(*arguments: object, **settings: Any) -> subprocess.CompletedProcess[str]:
    """`article4 ...` in a process of its own."""
    whole = surroundings() | {"capture_output": True, "text": True, "timeout": 900} | settings
    return subprocess.run(command_line(*arguments), **whole)


def begin(*arguments: object) -> subprocess.Popen[str]:
    """The same, not waited for."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command_line(*arguments), text=True, **pipes, **surroundings())


def command_line(*arguments: object) -> list[str]:
    """The command with its arguments."""
    return [sys.executable, "-m", "sim.cli", *map(str, arguments)]


def surroundings(**variables: str) -> dict[str, Any]:
    """Where and how the command is called: from another folder, with this source tree."""
    return {"cwd": ROOT / "tests", "env": {**os.environ, "PYTHONPATH": str(ROOT), **variables}}
