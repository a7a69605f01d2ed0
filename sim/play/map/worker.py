"""A thread that draws the newest picture that is wanted, one at a time; what is wanted meanwhile replaces what waited."""

import threading
from collections.abc import Callable
from typing import Any


class Worker:
    """Carries out the latest job in a thread of its own."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Condition()
        self._waiting: Callable[[], Any] | None = None
        self._busy = False
        self._closed = False
        self._found: Any = None
        self._error: BaseException | None = None
        self._thread: threading.Thread | None = None

    @property
    def idle(self) -> bool:
        """True when nothing is being drawn and nothing waits."""
        with self._lock:
            return not self._busy and self._waiting is None

    def want(self, job: Callable[[], Any]) -> None:
        """Ask for a job; one that has not begun is forgotten."""
        with self._lock:
            if self._closed:
                return
            self._waiting = job
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()
            self._lock.notify_all()

    def take(self) -> Any:
        """What has been finished since the last call, None for nothing. Raises what the job raised."""
        with self._lock:
            error, self._error = self._error, None
            found, self._found = self._found, None
        if error is not None:
            raise error
        return found

    def finish(self) -> Any:
        """Wait for everything that is wanted, and take it."""
        with self._lock:
            self._lock.wait_for(lambda: not self._busy and self._waiting is None)
        return self.take()

    def close(self) -> None:
        """Forget what waits and end the thread after what it is drawing."""
        with self._lock:
            self._closed, self._waiting = True, None
            self._lock.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        """The thread."""
        while True:
            with self._lock:
                self._lock.wait_for(lambda: self._closed or self._waiting is not None)
                if self._closed:
                    return
                job, self._waiting, self._busy = self._waiting, None, True
            found: Any = None
            error: BaseException | None = None
            try:
                found = job() if job is not None else None
            except Exception as caught:  # handed to whoever takes the result
                error = caught
            with self._lock:
                self._busy, self._found, self._error = False, found, error
                self._lock.notify_all()
