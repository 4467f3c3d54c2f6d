"""A limit on the time that one page may take.

An alarm of the operating system interrupts the reader; it reaches Python code and regular expressions alike. Where
there is no such alarm (Windows, a thread other than the main one) nothing is limited.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# The slowest real page takes less than a second, on the slowest machine seen.
PAGE_SECONDS = 30.0


class PageTimeoutError(BaseException):
    """A page took too long. No `Exception`, so that a reader's own handlers do not swallow it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `PageTimeoutError` in the block when it takes longer than that."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.signal(signal.SIGALRM, _raise_timeout)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _raise_timeout(_signum: int, _frame: FrameType | None) -> None:
    raise PageTimeoutError
