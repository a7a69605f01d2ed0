"""What a batch shows while it runs and when it is done. Progress goes to standard error, results to standard output."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from sim.batch.folder import Folder
from sim.batch.render import UNFRAMED, Block, blocks, comparison_blocks, headline
from sim.cli.common import Wishes, say
from sim.compiling import ABOUT_SECONDS

PHASES = {
    "compiling": f"compiling the rules (first run only, about {ABOUT_SECONDS} s)",
    "loading": "loading the rules",
    "living": "living the runs",
    "assembling": "putting the results together",
}
LINE_EVERY = 10.0
"""Seconds between two lines of progress where there is no terminal to draw on."""


class Screen:
    """The user's end of a batch."""

    def __init__(self, quiet: bool) -> None:
        """`quiet`: nothing but errors, faults and what was asked for by `--json`."""
        self._quiet = quiet

    def note(self, text: str) -> None:
        """Tell something that is worth knowing."""
        if not self._quiet:
            say(text)

    def found(self, folder: Folder, wanted: int) -> None:
        """Tell what an earlier batch has left in the folder."""
        if folder.damaged:
            say(f"{folder.path}: {len(folder.damaged)} damaged piece(s) of results are lived again")
        if folder.done():
            self.note(f"{folder.path}: going on, {folder.done():,} of {wanted:,} runs are finished")

    @contextmanager
    def watching(self, asked: Wishes) -> Iterator["Watching"]:
        """Show progress while a batch runs."""
        with Watching(asked, self._quiet) as watch:
            yield watch

    def results(self, summaries: list[dict[str, Any]], comparison: dict[str, Any] | None, as_json: bool) -> None:
        """Print the summaries."""
        for summary in summaries:
            if summary["counts"]["faulted"]:
                faults = ", ".join(f"{fault} ({count:,})" for fault, count in summary["faults"].items())
                faulted, runs = summary["counts"]["faulted"], summary["seeds"]["runs"]
                say(f"WARNING: {summary['scenario']['id']}: {faulted:,} of {runs:,} runs ended in a fault: {faults}")
        if as_json:
            whole = summaries[0] if comparison is None else {"batches": summaries, "comparison": comparison}
            print(json.dumps(whole, indent=2, ensure_ascii=False, allow_nan=False))
        elif not self._quiet:
            console = Console(highlight=False, width=None if sys.stdout.isatty() else 200)
            for summary in summaries:
                _print(console, headline(summary), blocks(summary))
            if comparison is not None:
                _print(console, "Compared", comparison_blocks(comparison))


def _print(console: Console, title: str, made: list[Block]) -> None:
    """Print blocks as tables."""
    console.print(f"\n[bold]{_plain(title)}[/bold]\nBrackets hold 95 % intervals.")
    for block in made:
        framed = block.fits(console.width)
        parts = [block] if framed else block.parts(console.width)
        for part in parts:
            console.print()
            if part is parts[0] and not framed:
                console.print(f"[bold]{_plain(block.title)}[/bold]")
            console.print(_table(part, framed))
        if not framed:
            console.print(_plain(block.note), style="italic")


def _table(block: Block, framed: bool) -> Table:
    """A block as a table: with a frame, title and note where it has room, else its columns alone."""
    if framed:
        table = Table(title=_plain(block.title), caption=_plain(block.note), title_justify="left", caption_justify="left")
    else:
        table = Table(box=None, pad_edge=False, padding=(0, UNFRAMED, 0, 0))
    for place, name in enumerate(block.head):
        table.add_column(_plain(name), justify="right" if block.is_number(place) else "left", overflow="fold")
    for row in block.rows:
        table.add_row(*(_plain(cell) for cell in row))
    return table


def _plain(text: str) -> str:
    """Text whose brackets are no commands to the screen."""
    return text.replace("[", "\\[")


class Watching:
    """Progress on standard error, and the user's wish to stop."""

    def __init__(self, asked: Wishes, quiet: bool) -> None:
        """Look at what was asked from time to time."""
        self._asked = asked
        self._quiet = quiet
        self._told_stop = False
        self._began: tuple[float, int] | None = None
        self._last_line = 0.0
        self._drawn = not quiet and sys.stderr.isatty()
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[pace]}"),
            console=Console(stderr=True),
            disable=not self._drawn,
            transient=True,
        )
        self._task = self._bar.add_task("", total=None, pace="")

    def __enter__(self) -> "Watching":
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def phase(self, name: str) -> None:
        """A phase begins."""
        self._bar.update(self._task, description=PHASES[name], completed=0, total=None, pace="")
        if not self._drawn and not self._quiet and name in ("compiling", "assembling"):
            say(PHASES[name])

    def compiled(self, done: int, of: int) -> None:
        """So many parts of the rules are compiled."""
        self._bar.update(self._task, completed=done, total=of)

    def progress(self, done: int, wanted: int) -> None:
        """So many runs are finished."""
        now = time.monotonic()
        if self._began is None:
            self._began, self._last_line = (now, done), now
        pace = _pace(now - self._began[0], done - self._began[1], wanted - done)
        self._bar.update(self._task, completed=done, total=wanted, pace=pace)
        if not self._drawn and not self._quiet and now - self._last_line >= LINE_EVERY:
            self._last_line = now
            say(f"{done:,} of {wanted:,} runs  {pace}")

    def wants_stop(self) -> int:
        """How often Ctrl-C was pressed."""
        if self._asked.count and self._began is not None and not self._told_stop:
            self._told_stop = True
            say("stopping when the runs under way are finished (Ctrl-C again: at once)")
        return self._asked.count


def _pace(seconds: float, lived: int, left: int) -> str:
    """The rate and the time left."""
    if lived <= 0 or seconds <= 0:
        return ""
    rate = lived / seconds
    minutes, rest = divmod(round(left / rate), 60)
    return f"{rate:,.1f} runs/s, {f'{minutes} min ' if minutes else ''}{rest} s left"
