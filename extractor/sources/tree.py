"""What a place that holds documentation must be able to do, and how it says no.

A `FileTree` lists folders and reads regular files below its root, and nothing else: no links, pipes or devices, and
never a file outside. Names are as the place spells them, bytes that are no UTF-8 as surrogates.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from extractor.model.json_value import JsonValue

# The largest page of any locale has 0.6 MB, and three times sixteen MB of text are still read in seconds.
MAX_FILE_SIZE = 16 * 1024 * 1024


class EntryKind(StrEnum):
    """What stands at a name of a folder.

    LINK leads to a folder, and pages may hide behind it; OTHER is anything else that is no regular file.
    """

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A name in a folder."""

    name: str
    kind: EntryKind


class RefusedFileError(Exception):
    """A file or folder that is not read: the rule of the catalog that says why, and the rule's arguments."""

    def __init__(self, rule: str, **args: JsonValue) -> None:
        super().__init__(rule)
        self.rule = rule
        self.args_of_rule = args


class FileTree(Protocol):
    """A root with folders and files below it; paths are relative to the root, with `/`, and "" is the root."""

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """What a folder holds, in no particular order; raises `RefusedFileError` when it cannot be listed."""

    def read(self, path: str) -> bytes:
        """The bytes of a regular file; raises `RefusedFileError` for anything else."""

    def signature(self, path: str) -> str | None:
        """What changes when the file's bytes do, without reading it: "" where no regular file stands.

        None where that cannot be said.
        """


def folder_entries(tree: FileTree, folder: str) -> tuple[Entry, ...]:
    """The visible entries of a folder, sorted so that whole paths come out in the order of their bytes.

    A folder sorts as its name with the `/` that follows it: `a-b/x` comes before `a/x`.
    """
    visible = (entry for entry in tree.entries(folder) if not entry.name.startswith("."))
    return tuple(sorted(visible, key=_path_order))


def _path_order(entry: Entry) -> bytes:
    suffix = "/" if entry.kind is EntryKind.FOLDER else ""
    return (entry.name + suffix).encode("utf-8", "surrogateescape")


def join_path(folder: str, name: str) -> str:
    """`name` below `folder`, which may be the root."""
    return f"{folder}/{name}" if folder else name
