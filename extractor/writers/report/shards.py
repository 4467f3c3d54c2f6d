"""The parts into which the site cuts what is too long for one file: operations, types and pages, each with its place.

In come the things of one version in any order; out come shards, sorted, whose names depend on what stands in them and
not on what stands elsewhere: a new page of one workload leaves the files of the others alone. What a shard holds is
written twice, as a table for readers without scripts and as data for the explorer.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from extractor.linking.api import ApiOperation, ApiType
from extractor.writers.file_name import FileNames

Item = TypeVar("Item")

_OPERATIONS = 250
_TYPES = 200
_PAGES = 120
# The group of what fits into one file
_ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard(Generic[Item]):
    """Things that share a file: `name` is the file's without extension, `title` what they have in common."""

    name: str
    title: str
    items: tuple[Item, ...]


def shard_operations(operations: Iterable[ApiOperation]) -> tuple[Shard[ApiOperation], ...]:
    """The operations by workload, in the order of path and method."""
    ordered = sorted(operations, key=lambda operation: (operation.path.casefold(), operation.path, operation.method))
    return _cut(ordered, lambda operation: operation.tag.partition(".")[0], "operations", _OPERATIONS)


def shard_types(types: Iterable[ApiType]) -> tuple[Shard[ApiType], ...]:
    """The types by first letter."""
    ordered = sorted(types, key=lambda item: (item.name.casefold(), item.qualified_name))
    return _cut(ordered, lambda item: item.name[:1].upper(), "types", _TYPES)


def shard_pages(root_paths: Iterable[str]) -> tuple[Shard[str], ...]:
    """Pages, named by their paths from the root of the documentation, by folder and first letter."""
    return _cut(sorted(set(root_paths)), _page_group, "pages", _PAGES)


def place_of_pages(shards: Iterable[Shard[str]]) -> Mapping[str, str]:
    """By page, the shard it stands in."""
    return {path: shard.name for shard in shards for path in shard.items}


def _page_group(path: str) -> str:
    page = PurePosixPath(path)
    return f"{page.parent.name} {page.name[:1].upper()}".strip()


def _cut(items: Sequence[Item], group_of: Callable[[Item], str], prefix: str, size: int) -> tuple[Shard[Item], ...]:
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[_ALL if len(items) <= size else group_of(item)].append(item)
    names = FileNames()
    return tuple(
        Shard(
            name=names.name(f"{prefix}-{_plain(group)}{f'-{number}' if number > 1 else ''}"),
            title=group if len(groups[group]) <= size else f"{group} ({number})",
            items=tuple(groups[group][start : start + size]),
        )
        for group in sorted(groups, key=lambda name: (name.casefold(), name))
        for number, start in enumerate(range(0, len(groups[group]), size), start=1)
    )


def _plain(group: str) -> str:
    return group.replace(" ", "-") or "other"
