"""What all commands share: exit codes, how errors are told, how a first Ctrl-C becomes a wish and a second an order."""

import errno
import functools
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import typer

from sim.cli import INTERRUPTED

DONE, FAULT, USAGE = 0, 1, 2
"""Exit codes: done; the input or the run has a fault; wrong usage. 130: interrupted, with what was finished kept."""


def say(text: str) -> None:
    """Tell the user something that is not a result."""
    print(text, file=sys.stderr, flush=True)


def telling(function: Callable[..., int | None]) -> Callable[..., None]:
    """A command whose expected failures end in one clear message and the right exit code, never in a traceback.

    The command returns its exit code, None for 0. What it does not expect is an error of the program and is shown in full.
    """

    @functools.wraps(function)
    def command(*arguments: Any, **options: Any) -> None:
        try:
            code = function(*arguments, **options)
        except KeyboardInterrupt:
            say("interrupted")
            code = INTERRUPTED
        except Exception as error:
            code = told(error)
            if code is None:
                raise
        raise typer.Exit(code or DONE)

    return command


def told(error: Exception) -> int | None:
    """Tell an expected failure and return its exit code; None for one that is not expected."""
    from sim.batch.trouble import Interrupted, Trouble
    from sim.scenario.faults import ScenarioError

    if isinstance(error, ScenarioError):
        say(str(error))
        return FAULT
    if isinstance(error, Trouble):
        say(f"error: {error}")
        return FAULT
    if isinstance(error, Interrupted):
        say(str(error))
        return INTERRUPTED
    if isinstance(error, OSError) and error.errno != errno.EPIPE:
        where = f"{error.filename}: " if error.filename else ""
        say(f"error: {where}{error.strerror or error}")
        return FAULT
    return None


class Wishes:
    """How often the user has pressed Ctrl-C."""

    def __init__(self) -> None:
        self.count = 0

    def heard(self, _signal: int, _frame: FrameType | None) -> None:
        """Ctrl-C was pressed."""
        self.count += 1


@contextmanager
def wishes() -> Iterator[Wishes]:
    """Take Ctrl-C as a wish that is looked at, not as an exception that may come anywhere."""
    asked = Wishes()
    if threading.current_thread() is not threading.main_thread():
        yield asked  # only the main thread hears signals
        return
    before = signal.signal(signal.SIGINT, asked.heard)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)
