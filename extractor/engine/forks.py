"""Work divided among copies of this process, which share what it has read without sending it.

In: pieces of work, and `Tokens` that say how many may run at once, pieces of pieces included. Out: their results in the
order of the pieces, which is why neither the number of tokens nor the order of completion shows in them. Where there is
no fork, or another thread runs that a copy would lack, the pieces run here one after the other; so does a piece whose
process died.
"""

import gc
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import IO, Any, TypeVar, cast

from extractor.engine.process_pool import WATCHING, end_with_parent, interrupts_held
from extractor.model.codec import pack_fact, unpack_fact

Result = TypeVar("Result")
# What holds a token works for seconds.
_SECONDS_BETWEEN_LOOKS = 0.005


class Tokens:
    """The right to run, for so many at once.

    A token is the lock on one byte of a file that has no name: the system takes it back from a process that dies.
    """

    def __init__(self, count: int) -> None:
        """One token means no copies at all."""
        can_fork = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
        self.context: Any = multiprocessing.get_context("fork") if count > 1 and can_fork else None
        self._count = count
        self._file = tempfile.TemporaryFile() if self.context else None  # noqa: SIM115 - open as long as there are copies

    @property
    def allow_forks(self) -> bool:
        """Whether work may be divided now."""
        return self.context is not None and all(
            thread.name in ("MainThread", WATCHING) for thread in threading.enumerate()
        )

    @contextmanager
    def held(self) -> Iterator[None]:
        """Run with a token."""
        if self._file is None:
            yield
            return
        import fcntl  # noqa: PLC0415 - does not exist on Windows, which has no forks

        token = self._take(self._file)
        try:
            yield
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, token)

    def _take(self, file: IO[bytes]) -> int:
        import fcntl  # noqa: PLC0415 - as above

        while True:
            for token in range(self._count):
                with suppress(BlockingIOError, PermissionError):  # another process has it
                    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, token)
                    return token
            time.sleep(_SECONDS_BETWEEN_LOOKS)


def run_forked(pieces: Sequence[Callable[[], Result]], tokens: Tokens) -> list[Result]:
    """The results of the pieces; what one raises is raised here."""
    if len(pieces) < 2 or not tokens.allow_forks:  # noqa: PLR2004 - nothing to divide
        return [piece() for piece in pieces]
    running: list[tuple[Any, Connection]] = []
    try:
        with interrupts_held(), _shared_memory():
            running.extend(_start(piece, tokens) for piece in pieces)
        return [_result(*started, piece) for started, piece in zip(running, pieces, strict=True)]
    finally:
        for process, connection in running:
            connection.close()
            process.terminate()
            process.join()


def run_packed(kind: type[Result], pieces: Sequence[Callable[[], Result]], tokens: Tokens) -> list[Result]:
    """The results of the pieces, facts of class `kind`; packed they travel faster."""
    packed = [partial(_pack_result, piece) for piece in pieces]
    return [unpack_fact(kind, result) for result in run_forked(packed, tokens)]


def _pack_result(piece: Callable[[], object]) -> bytes:
    return pack_fact(piece())


def _start(piece: Callable[[], Any], tokens: Tokens) -> tuple[Any, Connection]:
    receiver, sender = tokens.context.Pipe(duplex=False)
    process = tokens.context.Process(target=_run, args=(piece, sender))
    process.start()
    sender.close()
    return process, receiver


def _run(piece: Callable[[], Any], sender: Connection) -> None:
    """The work of a copy; Ctrl-C is the original's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - a device, open to the process's end
    end_with_parent()
    outcome: tuple[Any, Exception | None]
    try:
        outcome = (piece(), None)
    except Exception as error:
        outcome = (None, error)
    sender.send(outcome)


def _result(process: Any, connection: Connection, piece: Callable[[], Result]) -> Result:
    wait([connection, process.sentinel])
    try:
        result, error = connection.recv() if connection.poll() else (None, EOFError())
    except EOFError as ended:
        result, error = None, ended
    if isinstance(error, EOFError):  # it was killed, perhaps for its memory
        return piece()
    if error is not None:
        raise error
    return cast("Result", result)


@contextmanager
def _shared_memory() -> Iterator[None]:
    """Keep the garbage collector from writing to, and so from copying, the pages of memory that copies share."""
    gc.collect()
    gc.freeze()
    yield
