"""One build at a time on one output folder.

The folder itself is locked, so that nothing is left behind and a process that dies frees it. On Windows, where folders
cannot be locked, and on the rare file system that has no locks, builds are not kept apart; each file is still replaced
as a whole.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL)


@contextmanager
def output_lock(folder: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the lock on an existing output folder; `on_wait` is called once when another build holds it."""
    if os.name != "posix":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        _lock(descriptor, on_wait)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, on_wait: Callable[[], None]) -> None:
    import fcntl  # noqa: PLC0415 - does not exist on Windows

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        on_wait()
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
