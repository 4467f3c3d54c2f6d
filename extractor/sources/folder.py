"""A folder on disk as a `FileTree`: regular files inside the root only.

A file is opened without following a link and without waiting (a pipe would block for ever), then asked what it is,
then read up to the size limit. The folder that holds it must really lie inside the root. What is refused says why; the
caller decides what that means for the page.
"""

import errno
import os
import stat
import time
from pathlib import Path

from extractor.sources.tree import MAX_FILE_SIZE, Entry, EntryKind, RefusedFileError

# Windows has neither flag; there the check after opening is the only one.
_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
# File systems note when a file was changed in ticks of up to ten milliseconds, old ones of two seconds; in one tick a
# file can change twice.
_SECOND = 1_000_000_000
_FINE_TICK, _COARSE_TICK = _SECOND // 20, 2 * _SECOND
_LINK_ERRORS = (errno.ELOOP, errno.EMLINK)


class FolderTree:
    """The files below one folder. Travels to other processes as the folder's path."""

    __slots__ = ("_checked", "_root")

    def __init__(self, root: str) -> None:
        """`root` is resolved once; links above it are the user's own."""
        self._root = os.path.realpath(root)
        self._checked: dict[str, str] = {}

    def __reduce__(self) -> tuple[type["FolderTree"], tuple[str]]:
        """The root alone: what was checked is checked again elsewhere."""
        return FolderTree, (self._root,)

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """What the folder holds."""
        try:
            with os.scandir(self._folder(folder)) as found:
                return tuple(Entry(name=item.name, kind=_kind(item)) for item in found)
        except OSError as error:
            raise RefusedFileError("unreadable-folder", reason=reason(error)) from error

    def read(self, path: str) -> bytes:
        """The bytes of a regular file."""
        folder, _, name = path.rpartition("/")
        full = str(Path(self._folder(folder), name))
        try:
            descriptor = os.open(full, _OPEN_FLAGS)
        except OSError as error:
            raise _refusal(error) from error
        try:
            return _read_regular(descriptor)
        except OSError as error:
            raise RefusedFileError("unreadable-file", reason=reason(error)) from error
        finally:
            os.close(descriptor)

    def signature(self, path: str) -> str | None:
        """Times, size and number of the file, as git takes them; None of one that was changed only just now."""
        folder, _, name = path.rpartition("/")
        try:
            status = os.lstat(f"{self._folder(folder)}/{name}")
        except (OSError, RefusedFileError):
            return ""
        return file_signature(status)

    def _folder(self, folder: str) -> str:
        """The folder on disk, once it is known that it lies inside the root."""
        checked = self._checked.get(folder)
        if checked is not None:
            return checked
        full = str(Path(self._root, folder))
        # Names of the tree never hold `..` or an absolute path, but an include's target comes from a page.
        if ".." in folder.split("/") or os.path.realpath(full) != full:
            raise RefusedFileError("outside-root")
        self._checked[folder] = full
        return full


def file_signature(status: os.stat_result) -> str | None:
    """What tells two states of a regular file apart, "" for anything else; None where a clock is too coarse for it."""
    if not stat.S_ISREG(status.st_mode):
        return ""
    changed = max(status.st_mtime_ns, status.st_ctime_ns)
    tick = _COARSE_TICK if changed % _SECOND == 0 else _FINE_TICK
    if time.time_ns() - changed < tick:
        return None
    return f"{status.st_mtime_ns:x}.{status.st_ctime_ns:x}.{status.st_size:x}.{status.st_ino:x}"


def _kind(entry: os.DirEntry[str]) -> EntryKind:
    if entry.is_symlink():
        return EntryKind.LINK if entry.is_dir() else EntryKind.OTHER
    if entry.is_dir(follow_symlinks=False):
        return EntryKind.FOLDER
    return EntryKind.FILE if entry.is_file(follow_symlinks=False) else EntryKind.OTHER


def _read_regular(descriptor: int) -> bytes:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise RefusedFileError("not-a-regular-file", kind=_kind_of_mode(status.st_mode))
    content = _read_up_to(descriptor, MAX_FILE_SIZE + 1)
    if len(content) > MAX_FILE_SIZE:
        raise RefusedFileError("file-too-large", size=max(status.st_size, len(content)), limit=MAX_FILE_SIZE)
    return content


def _read_up_to(descriptor: int, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while size < limit and (part := os.read(descriptor, min(limit - size, 1 << 20))):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _kind_of_mode(mode: int) -> str:
    kinds = {stat.S_IFDIR: "folder", stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket", stat.S_IFLNK: "link"}
    return kinds.get(stat.S_IFMT(mode), "device")


def _refusal(error: OSError) -> RefusedFileError:
    if error.errno in _LINK_ERRORS:
        return RefusedFileError("not-a-regular-file", kind="link")
    if error.errno in (errno.ENXIO, errno.EOPNOTSUPP):  # a socket, which cannot be opened at all
        return RefusedFileError("not-a-regular-file", kind="socket")
    return RefusedFileError("unreadable-file", reason=reason(error))


def reason(error: OSError) -> str:
    """What the operating system says, without the path, which would differ from machine to machine."""
    return error.strerror or type(error).__name__
