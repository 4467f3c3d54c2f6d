"""The output folder on disk: what is there, files written beside it, and the moves that put them in place.

Paths are relative to the folder and safe (`output_path` has judged them). Nothing is read, written or removed through a
link: one that stands where a file should be is replaced, one that stands for a folder ends the build. Every error of
the operating system is an `ExtractorError` that names the file.
"""

import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from extractor.engine.output_path import STAGING_NAME
from extractor.sources.error import ExtractorError
from extractor.sources.folder import file_signature

_READ_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_PENDING_NAME = "pending.json"


class OutputFolder:
    """One output folder; `path` is as the user wrote it."""

    def __init__(self, path: Path, branch: str = "") -> None:
        """The folder need not exist yet; what several processes stage at once is kept apart by their `branch`."""
        self.path = path
        self._staging = path / STAGING_NAME
        self._branch = branch
        self._staged = 0
        self._plain: set[str] = {""}
        self._trusted: dict[str, str] = {}

    def branch(self, name: str) -> "OutputFolder":
        """The same folder, for another process to stage files in."""
        branch = OutputFolder(self.path, f"{self._branch}{name}-")
        branch.trust(self._trusted)
        return branch

    def trust(self, digests: Mapping[str, str]) -> None:
        """Take the digests of files as given: their signatures say that they are as they were left."""
        self._trusted = dict(digests)

    def create(self) -> None:
        """Make the folder when it is not there."""
        with self._errors_of(self.path):
            self.path.mkdir(parents=True, exist_ok=True)

    def read(self, path: str) -> bytes | None:
        """The bytes of the regular file at `path`, None when there is none."""
        if not self._is_below_folders(path):
            return None
        try:
            descriptor = os.open(self.path / path, _READ_FLAGS)
        except OSError:
            return None
        try:
            return _read_regular(descriptor)
        finally:
            os.close(descriptor)

    def digest(self, path: str) -> str | None:
        """The SHA-256 of the regular file at `path`, None when there is none."""
        if path in self._trusted:
            return self._trusted[path]
        content = self.read(path)
        return None if content is None else sha256(content).hexdigest()

    def signature(self, path: str) -> str | None:
        """What changes when the file at `path` does, without reading it; "" where there is none, None if unknown."""
        try:
            return file_signature(os.lstat(f"{self.path}/{path}"))
        except OSError:
            return ""

    def exists(self, path: str) -> bool:
        """Whether anything stands there, be it a link to nowhere."""
        return os.path.lexists(self.path / path)

    def stage(self, path: str, chunks: Iterable[bytes]) -> Path:
        """Write what is to be at `path`, chunk by chunk and apart from it, and give the place."""
        self._staged += 1
        place = self._staging / f"{self._branch}{self._staged}"
        with self._errors_of(self.path / path):
            self._staging.mkdir(exist_ok=True)
            with place.open("wb") as file:
                file.writelines(chunks)
        return place

    def flush(self, pending: bytes) -> None:
        """Bring all that was staged to the disk, and write down what is about to be moved into place.

        What a crash or a kill leaves from here on is known to the next build.
        """
        written = self.stage(_PENDING_NAME, (pending,))
        with self._errors_of(self.path):
            if hasattr(os, "sync"):
                os.sync()
            written.replace(self._staging / _PENDING_NAME)

    def pending(self) -> bytes | None:
        """What a build that was ended while it moved its files wrote down."""
        return self.read(f"{STAGING_NAME}/{_PENDING_NAME}")

    def move(self, staged: Path, path: str) -> None:
        """Put a staged file in its place."""
        target = self.path / path
        self._trusted.pop(path, None)
        with self._errors_of(target):
            self._make_folders(path)
            staged.replace(target)

    def remove(self, path: str) -> None:
        """Remove the regular file at `path`, and the folders above it that are then empty."""
        file = self.path / path
        self._trusted.pop(path, None)
        if not self._is_below_folders(path) or file.is_symlink() or not file.is_file():
            return
        with self._errors_of(file):
            file.unlink()
        self._remove_empty_folders(path)

    def sweep(self) -> None:
        """Remove everything that was staged: the output is complete."""
        if self._staging.is_dir() and not self._staging.is_symlink():
            shutil.rmtree(self._staging, ignore_errors=True)

    def drop_staged(self) -> None:
        """Remove what was staged by a build that cannot be completed, but not what the next one must know."""
        if self.pending() is None:
            self.sweep()
            return
        for staged in self._staging.iterdir():
            if staged.name != _PENDING_NAME:
                staged.unlink(missing_ok=True)

    def _remove_empty_folders(self, path: str) -> None:
        for folder in (self.path / path).parents:
            if folder == self.path:
                return
            try:
                folder.rmdir()
            except OSError:
                return
            self._plain.discard(folder.relative_to(self.path).as_posix())

    def _make_folders(self, path: str) -> None:
        """The folders above `path`, none of which may be a link."""
        above = ""
        for part in path.split("/")[:-1]:
            above = f"{above}/{part}" if above else part
            if above in self._plain:
                continue
            folder = self.path / above
            if folder.is_symlink():
                raise ExtractorError(f"{folder}: a link stands where a folder of the output is to be")
            folder.mkdir(exist_ok=True)
            self._plain.add(above)

    def _is_below_folders(self, path: str) -> bool:
        """Whether no folder above `path` is a link."""
        above = ""
        for part in path.split("/")[:-1]:
            above = f"{above}/{part}" if above else part
            if (self.path / above).is_symlink():
                return False
        return True

    @contextmanager
    def _errors_of(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise ExtractorError(f"{path}: cannot be written: {error.strerror or error}") from error


def _read_regular(descriptor: int) -> bytes | None:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        return None
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        return file.read()
