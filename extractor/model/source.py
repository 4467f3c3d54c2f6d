"""A page before it is read: its bytes, and what its place in a documentation set says of it.

A source holds no handle and no absolute path, so that it can travel to another process or another machine.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes of a page and where they stand.

    `path` is relative to the folder given; `root_path` is the page from the root of its documentation set
    (`api-reference/beta/api/call-get.md`); `locale`, `branch` and `api_version` are what the path says, None where it
    says nothing.
    """

    path: str
    root_path: str
    locale: str | None
    branch: str | None
    api_version: str | None
    content: bytes


class IncludeLookup(Protocol):
    """Gives the bytes of the file at a path from the documentation root, None where no such file may be read."""

    def __call__(self, root_path: str, /) -> bytes | None:
        """See the class."""
