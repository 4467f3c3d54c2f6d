"""A revision of a git repository as a `FileTree`, read from its objects without a checkout.

No git program runs, so nothing of an untrusted repository's configuration, hooks or filters does; objects are data.
Only blobs that stand for regular files are read: links and submodules are refused like on disk.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pygit2

from extractor.sources.error import ExtractorError
from extractor.sources.tree import MAX_FILE_SIZE, Entry, EntryKind, RefusedFileError

_FILE_MODES = (0o100644, 0o100755, 0o100664)
_KINDS = {0o040000: EntryKind.FOLDER, **dict.fromkeys(_FILE_MODES, EntryKind.FILE)}
_LINK_MODE = 0o120000


@lru_cache(maxsize=8)
def open_repository(folder: str) -> Any:
    """The repository at a folder, opened once."""
    # Ownership guards git's own hooks and configuration, none of which run here.
    pygit2.settings.owner_validation = False
    return pygit2.Repository(folder)


class GitTree:
    """The files of one commit. Travels to other processes as the repository's path and the commit's id."""

    __slots__ = ("_commit", "_folder", "_trees")

    def __init__(self, folder: str, commit: str) -> None:
        """`commit` is a full id; `open_revision` finds it."""
        self._folder = folder
        self._commit = commit
        self._trees: dict[str, Any] = {}

    def __reduce__(self) -> tuple[type["GitTree"], tuple[str, str]]:
        """The repository is opened again elsewhere."""
        return GitTree, (self._folder, self._commit)

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """What the folder holds."""
        return tuple(Entry(name=_name(item), kind=_kind(item)) for item in self._tree(folder))

    def read(self, path: str) -> bytes:
        """The bytes of a regular file."""
        folder, _, name = path.rpartition("/")
        item = _child(self._tree(folder), name)
        if item is None:
            raise RefusedFileError("unreadable-file", reason="no such file")
        if item.filemode not in _FILE_MODES:
            raise RefusedFileError("not-a-regular-file", kind=_kind_name(item.filemode))
        blob = open_repository(self._folder)[item.id]
        if blob.size > MAX_FILE_SIZE:
            raise RefusedFileError("file-too-large", size=blob.size, limit=MAX_FILE_SIZE)
        return bytes(blob.data)

    def signature(self, path: str) -> str | None:
        """The name of the bytes."""
        return self.blob_id(path) or ""

    def blob_id(self, path: str) -> str | None:
        """What names the bytes of a file in every revision, None where there is no file."""
        folder, _, name = path.rpartition("/")
        try:
            item = _child(self._tree(folder), name)
        except RefusedFileError:
            return None
        return None if item is None else str(item.id)

    def _tree(self, folder: str) -> Any:
        known = self._trees.get(folder)
        if known is not None:
            return known
        if folder:
            above, _, name = folder.rpartition("/")
            tree = self._subtree(above, name)
        else:
            tree = open_repository(self._folder)[self._commit].tree
        self._trees[folder] = tree
        return tree

    def _subtree(self, above: str, name: str) -> Any:
        item = _child(self._tree(above), name)
        if item is None or _kind(item) is not EntryKind.FOLDER:
            raise RefusedFileError("unreadable-folder", reason="no such folder")
        return open_repository(self._folder)[item.id]


def open_revision(folder: Path, revision: str) -> GitTree:
    """The tree of `revision` in the repository at `folder`; raises `ExtractorError` when there is none."""
    try:
        repository = open_repository(str(folder.resolve()))
        commit = repository.revparse_single(revision).peel(pygit2.Commit)
    except (pygit2.GitError, KeyError, ValueError) as error:
        raise ExtractorError(f"{folder}: no revision {revision!r} in a git repository here") from error
    return GitTree(str(folder.resolve()), str(commit.id))


def _child(tree: Any, name: str) -> Any:
    """The entry of that name; names are compared as bytes, because a tree may hold what is no UTF-8."""
    if name.isascii() and name:
        return tree[name] if name in tree else None  # noqa: SIM401 - a tree has no `get`
    wanted = name.encode("utf-8", "surrogateescape")
    return next((item for item in tree if item.raw_name == wanted), None)


def _name(item: Any) -> str:
    return bytes(item.raw_name).decode("utf-8", "surrogateescape")


def _kind(item: Any) -> EntryKind:
    if item.filemode == _LINK_MODE:
        # Where it leads is not followed; one without a page's extension may lead to a folder of pages.
        return EntryKind.OTHER if _name(item).lower().endswith(".md") else EntryKind.LINK
    return _KINDS.get(item.filemode, EntryKind.OTHER)


def _kind_name(mode: int) -> str:
    return "link" if mode == _LINK_MODE else "folder" if mode in _KINDS else "submodule"
