"""The includes of one documentation root, as the lookup that readers are given.

In: a path from the documentation root, which comes from a page. Out: bytes of a regular file below that root, or None;
the reader reports what it did not get. Small files are kept, because a disclaimer is included by thousands of pages.
"""

from extractor.sources.layout import DocsRoot
from extractor.sources.tree import FileTree, RefusedFileError

_KEPT_SIZE = 64 * 1024
_KEPT_FILES = 2048


class RootIncludes:
    """An `IncludeLookup` over one root of a tree."""

    __slots__ = ("_kept", "_root", "_tree")

    def __init__(self, tree: FileTree, root: DocsRoot) -> None:
        """What is kept lives as long as this lookup."""
        self._tree = tree
        self._root = root
        self._kept: dict[str, bytes | None] = {}

    def __reduce__(self) -> tuple[type["RootIncludes"], tuple[FileTree, DocsRoot]]:
        """Without what is kept."""
        return RootIncludes, (self._tree, self._root)

    def __call__(self, root_path: str, /) -> bytes | None:
        """The bytes at a path from the documentation root, None where no regular file may be read."""
        if root_path in self._kept:
            return self._kept[root_path]
        content = self._read(root_path)
        if len(self._kept) < _KEPT_FILES and (content is None or len(content) <= _KEPT_SIZE):
            self._kept[root_path] = content
        return content

    def _read(self, root_path: str) -> bytes | None:
        path = self._root.tree_path(root_path)
        if path is None or not _is_plain(path):
            return None
        try:
            return self._tree.read(path)
        except RefusedFileError:
            return None


def _is_plain(path: str) -> bool:
    """Whether every part is an ordinary name: the reader resolved the target, but only this decides what is opened."""
    return "\x00" not in path and all(part not in ("", ".", "..") for part in path.split("/"))
