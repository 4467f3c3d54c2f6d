"""What a run asked of a tree: the folders that it listed and the files that it read.

In: any `FileTree`. Out: the same answers, and afterwards an `AccessLog` of them, with which a later run tells without
reading anything whether it would be answered the same. Files that other processes read are noted by hand.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b

from extractor.sources.tree import Entry, FileTree, RefusedFileError


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessLog:
    """By path: a digest of what each folder listed, and the signature of each file before it was read.

    None stands for a file about which a signature says nothing.
    """

    folders: dict[str, str]
    files: dict[str, str | None]

    def still_holds(self, tree: FileTree) -> bool:
        """Whether the tree would answer everything as it did."""
        return self.changed_files(tree) == frozenset()

    def changed_files(self, tree: FileTree) -> frozenset[str] | None:
        """The files that may not be as they were; None where a folder lists something else."""
        if any(_list_digest(tree, folder) != known for folder, known in self.folders.items()):
            return None
        return frozenset(path for path, known in self.files.items() if known is None or tree.signature(path) != known)

    def updated(self, later: "AccessLog", files: Iterable[str]) -> "AccessLog":
        """The log with what a later run, which asked for less, found of these files and of any that are new."""
        outdated = frozenset(files)
        kept = {path: known for path, known in self.files.items() if path not in outdated}
        return AccessLog(folders=self.folders | later.folders, files=later.files | kept)


class LoggedTree:
    """A tree that remembers what it was asked. Travels to other processes as the tree alone."""

    __slots__ = ("_files", "_folders", "_tree")

    def __init__(self, tree: FileTree) -> None:
        """`tree` gives the answers."""
        self._tree = tree
        self._folders: dict[str, str] = {}
        self._files: dict[str, str | None] = {}

    def __reduce__(self) -> tuple[Callable[[FileTree], FileTree], tuple[FileTree]]:
        """What is read elsewhere is noted here by whoever asked for it."""
        return _itself, (self._tree,)

    @property
    def log(self) -> AccessLog:
        """What was asked so far."""
        return AccessLog(folders=dict(self._folders), files=dict(self._files))

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """What the folder holds."""
        if folder not in self._folders:
            self._folders[folder] = _list_digest(self._tree, folder)
        return self._tree.entries(folder)

    def read(self, path: str) -> bytes:
        """The bytes of a regular file."""
        self.note(path, self._tree.signature(path))
        return self._tree.read(path)

    def signature(self, path: str) -> str | None:
        """That of the tree."""
        return self._tree.signature(path)

    def note(self, path: str, signature: str | None) -> None:
        """Remember a file that was read elsewhere, and its signature before that."""
        if self._files.setdefault(path, signature) != signature:
            self._files[path] = None  # it changed while the run went on


def _itself(tree: FileTree) -> FileTree:
    return tree


def _list_digest(tree: FileTree, folder: str) -> str:
    try:
        entries = tree.entries(folder)
    except RefusedFileError as error:
        return f"{error.rule} {error.args_of_rule}"
    # hidden ones are never looked at; the cache may be one of them
    return _digest(f"{entry.name}\0{entry.kind}" for entry in entries if not entry.name.startswith("."))


def _digest(lines: Iterable[str]) -> str:
    text = "\n".join(sorted(lines))
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
