"""The command line: `main` is what `article4` calls. The commands are listed in `sim.cli.app`.

Why so little here: whatever happens while a command loads, Ctrl-C must end it in one line, not in a traceback.
"""

import os
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType
from typing import NoReturn

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line and return its exit code.

    Without arguments it is the command line of the process, and Ctrl-C ends the process.
    """
    if arguments is None:
        signal.signal(signal.SIGINT, _interrupted)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that knows few letters still gets the numbers
    from sim.cli.app import carry_out

    code = carry_out(arguments)
    if arguments is None:
        # The interpreter gives up our handler while it is taken down: a late Ctrl-C would end a finished command by signal.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if threading.active_count() > 1:
            # A thread that still lives a run would have to be waited for, or dies while the interpreter is taken down.
            _leave(code)
    return code


def _interrupted(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Ctrl-C while nothing is at stake: a command that has something to finish listens itself (`common.wishes`)."""
    os.write(2, b"interrupted\n")
    _leave(INTERRUPTED)


def _leave(code: int) -> NoReturn:
    """End the process at once."""
    with suppress(OSError, RuntimeError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)
