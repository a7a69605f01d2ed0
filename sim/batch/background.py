"""Work done in a thread beside, so that the main thread stays free to hear the user."""

import signal
import threading
from collections.abc import Callable
from typing import Any

STACK = 64 * 1024 * 1024
"""Bytes of stack: compiling rules recurses deeply, and some systems give threads little."""


class Background:
    """A function that is being called in a thread of its own. The thread does not keep the process alive."""

    def __init__(self, function: Callable[[], Any]) -> None:
        """Begin at once."""
        self._function = function
        self._value: Any = None
        self._failure: BaseException | None = None
        before = threading.stack_size(STACK)
        try:
            self._thread = threading.Thread(target=self._call, daemon=True)
            self._thread.start()
        finally:
            threading.stack_size(before)

    def _call(self) -> None:
        if hasattr(signal, "pthread_sigmask"):
            # Processes begun from here inherit this: Ctrl-C is for the main thread alone to answer.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._value = self._function()
        except BaseException as failure:
            self._failure = failure

    def is_busy(self, seconds: float) -> bool:
        """Whether it still works after waiting at most so many seconds."""
        self._thread.join(seconds)
        return self._thread.is_alive()

    def result(self) -> Any:
        """What the function has returned. Raises what it has raised."""
        self._thread.join()
        if self._failure is not None:
            raise self._failure
        return self._value
