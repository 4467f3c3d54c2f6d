"""The includes of one documentation root, as the lookup that readers are given.

In: a path from the documentation root, which comes from a page. Out: bytes of a regular file below that root, or None;
the reader reports what it did not get. Small files are kept, because a disclaimer is included by thousands of pages.
"""

from dataclasses import dataclass
from hashlib import sha256

from extractor.sources.layout import DocsRoot
from extractor.sources.tree import FileTree, RefusedFileError

_KEPT_SIZE = 64 * 1024
_KEPT_FILES = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Include:
    """What stood at a path: bytes and their digest, both None where there was no file, and its signature before."""

    content: bytes | None
    digest: str | None
    signature: str | None


class RootIncludes:
    """An `IncludeLookup` over one root of a tree."""

    __slots__ = ("_kept", "_root", "_tree")

    def __init__(self, tree: FileTree, root: DocsRoot) -> None:
        """What is kept lives as long as this lookup."""
        self._tree = tree
        self._root = root
        self._kept: dict[str, Include] = {}

    def __reduce__(self) -> tuple[type["RootIncludes"], tuple[FileTree, DocsRoot]]:
        """Without what is kept."""
        return RootIncludes, (self._tree, self._root)

    def __call__(self, root_path: str, /) -> bytes | None:
        """The bytes at a path from the documentation root, None where no regular file may be read."""
        return self.find(root_path).content

    def find(self, root_path: str) -> Include:
        """The same, with what tells whether it has changed."""
        kept = self._kept.get(root_path)
        if kept is not None:
            return kept
        include = self._read(root_path)
        if len(self._kept) < _KEPT_FILES and (include.content is None or len(include.content) <= _KEPT_SIZE):
            self._kept[root_path] = include
        return include

    def tree_path(self, root_path: str) -> str | None:
        """Where in the tree that would be, None where nothing may be read."""
        path = self._root.tree_path(root_path)
        return path if path is not None and _is_plain(path) else None

    def _read(self, root_path: str) -> Include:
        path = self.tree_path(root_path)
        if path is None:
            return Include(content=None, digest=None, signature="")
        signature = self._tree.signature(path)
        try:
            content = self._tree.read(path)
        except RefusedFileError:
            return Include(content=None, digest=None, signature=signature)
        return Include(content=content, digest=sha256(content).hexdigest(), signature=signature)


def _is_plain(path: str) -> bool:
    """Whether every part is an ordinary name: the reader resolved the target, but only this decides what is opened."""
    return "\x00" not in path and all(part not in ("", ".", "..") for part in path.split("/"))
