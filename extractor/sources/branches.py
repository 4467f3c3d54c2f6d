"""Which branch of a locale a page is taken from, when several branches hold it.

In: the places of a set. Out: the paths that another branch supersedes: the later `ms.lasthandoff` wins, `live` on a
tie. Only that line of a page is looked at, and only of pages that stand in more than one branch; the reader reads the
rest. The page that is not taken is evidence for the one that is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from extractor.sources.layout import PagePlace, place_locale
from extractor.sources.tree import EntryKind, FileTree, RefusedFileError

_HANDOFF = re.compile(rb"^ms\.lasthandoff:[ \t]*[\"']?(\d{1,2})/(\d{1,2})/(\d{4})", re.MULTILINE)
_HEAD_SIZE = 16 * 1024
_PREFERRED_BRANCH = "live"
# Earlier than every date: a page without a hand-off, and before it one that cannot be read.
_NEVER = (0, 0, 0)
_UNREADABLE = (-1, 0, 0)


def superseded_places(tree: FileTree, places: Iterable[PagePlace]) -> frozenset[str]:
    """The paths in the tree of the pages that are not taken."""
    by_page: defaultdict[tuple[str | None, str], list[PagePlace]] = defaultdict(list)
    for place in places:
        if place.kind not in (EntryKind.FOLDER, EntryKind.LINK):
            by_page[place_locale(place), place.root.root_path(place.path)].append(place)
    twins = (group for group in by_page.values() if len(group) > 1)
    return frozenset(place.path for group in twins for place in _superseded(tree, group))


def _superseded(tree: FileTree, group: list[PagePlace]) -> list[PagePlace]:
    taken = max(group, key=lambda place: (_handoff(tree, place), place.root.branch == _PREFERRED_BRANCH))
    return [place for place in group if place is not taken]


def _handoff(tree: FileTree, place: PagePlace) -> tuple[int, int, int]:
    """Year, month and day of the hand-off."""
    try:
        match = _HANDOFF.search(tree.read(place.path)[:_HEAD_SIZE])
    except RefusedFileError:
        return _UNREADABLE
    if match is None:
        return _NEVER
    month, day, year = (int(part) for part in match.groups())
    return year, month, day
