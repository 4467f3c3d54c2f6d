"""The cache: what was read or built before, by the digest of everything that it depends on, in one SQLite file.

Keys and values are bytes; what they mean is for `page_store` and `build_record`. Every row carries a checksum of its
key and its value, so that damage of any kind reads as absence. Nothing in it is code, and nothing depends on it: it may
be deleted at any time, also while a build runs, and a file that is no cache is replaced. Several builds may use one.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from extractor.sources.error import ExtractorError

DEFAULT_CACHE = ".extractor_cache"
FILE_NAME = "cache.sqlite"
_FORMAT = 1
_CLEAR = (
    "DROP TABLE IF EXISTS entry",
    "CREATE TABLE entry (key TEXT PRIMARY KEY, checksum BLOB NOT NULL, value BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS owner (program TEXT NOT NULL)",
    "DELETE FROM owner",
)
_SECONDS_TO_WAIT = 30.0
_ROWS_KEPT_BACK = 512
# About forty times what a whole locale takes; beyond it the cache begins anew.
_LARGEST_FILE = 4 * 1024**3
# The file is fine, but not ours to use right now: another build writes, the disk is full, the folder is read-only.
_PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
    }
)
Row = tuple[str, bytes, bytes]
Result = TypeVar("Result")


class Cache:
    """One cache file. `program` is the digest of the program, whose changes make every row of another one useless."""

    def __init__(self, folder: Path, program: str) -> None:
        """Make the folder when it is not there; raises `ExtractorError` when that cannot be."""
        self._program = program
        self._waiting: dict[str, Row] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            ignore = folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
        except OSError as error:
            raise ExtractorError(f"{folder}: cannot be used as a cache: {error.strerror or error}") from error
        self._file = folder / FILE_NAME
        self._process = os.getpid()
        self._inherited: list[sqlite3.Connection | None] = []
        self._connection = self._open()

    def get(self, key: str) -> bytes | None:
        """The value under the key, None where there is none or it is damaged."""
        waiting = self._waiting.get(key)
        row = waiting[1:] if waiting is not None else self._do(lambda connection: _select(connection, key))
        if row is None:
            return None
        checksum, value = row
        return value if isinstance(value, bytes) and _checksum(key, value) == checksum else None

    def put(self, key: str, value: bytes) -> None:
        """Keep the value; it is on the disk after `flush`."""
        self._waiting[key] = (key, _checksum(key, value), value)
        if len(self._waiting) >= _ROWS_KEPT_BACK:
            self.flush()

    def flush(self) -> None:
        """Write what was put, in one transaction."""
        if self._waiting:
            rows = tuple(self._waiting.values())
            self._waiting.clear()
            self._do(lambda connection: _in_transaction(connection, lambda inner: _insert(inner, rows)))

    def close(self) -> None:
        """Write what was put, and let go of the file."""
        self.flush()
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _do(self, action: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """The action's result; None where the file did not allow it, and a damaged file is replaced."""
        if self._process != os.getpid():
            # a copy of the process must neither use nor close the connection that it inherited
            self._inherited.append(self._connection)
            self._process, self._connection = os.getpid(), self._open()
        if self._connection is None:
            return None
        try:
            return action(self._connection)
        except sqlite3.Error as error:
            if not _is_passing(error):
                self._connection.close()
                self._file.unlink(missing_ok=True)
                self._connection = self._open()
            return None

    def _open(self) -> sqlite3.Connection | None:
        with suppress(OSError):
            if self._file.stat().st_size > _LARGEST_FILE:
                self._file.unlink()
        for _ in range(2):
            try:
                return self._prepared()
            except sqlite3.Error as error:
                if _is_passing(error):
                    return None
                with suppress(OSError):
                    self._file.unlink()
        return None

    def _prepared(self) -> sqlite3.Connection:
        """A connection to a file that has this format and holds what this program wrote."""
        connection = sqlite3.connect(self._file, timeout=_SECONDS_TO_WAIT, isolation_level=None)
        try:
            # A row that a crash of the machine tore reads as absent, so nothing need wait for the disk.
            connection.execute("PRAGMA synchronous=OFF")
            if not self._is_ours(connection):
                _in_transaction(connection, self._take_over)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _is_ours(self, connection: sqlite3.Connection) -> bool:
        if connection.execute("PRAGMA user_version").fetchone() != (_FORMAT,):
            return False
        return connection.execute("SELECT program FROM owner").fetchall() == [(self._program,)]

    def _take_over(self, connection: sqlite3.Connection) -> None:
        if not self._is_ours(connection):  # another build may have done it in the meantime
            for statement in _CLEAR:
                connection.execute(statement)
            connection.execute("INSERT INTO owner VALUES (?)", (self._program,))
            connection.execute(f"PRAGMA user_version={_FORMAT}")


def _select(connection: sqlite3.Connection, key: str) -> tuple[object, object] | None:
    with closing(connection.execute("SELECT checksum, value FROM entry WHERE key = ?", (key,))) as found:
        row: tuple[object, object] | None = found.fetchone()
        return row


def _insert(connection: sqlite3.Connection, rows: tuple[Row, ...]) -> None:
    connection.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)


def _in_transaction(connection: sqlite3.Connection, action: Callable[[sqlite3.Connection], None]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        action(connection)
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _checksum(key: str, value: bytes) -> bytes:
    return blake2b(value, digest_size=16, key=blake2b(key.encode(), digest_size=32).digest()).digest()


def _is_passing(error: sqlite3.Error) -> bool:
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _PASSING
