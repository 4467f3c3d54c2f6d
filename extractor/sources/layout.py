"""Where the pages of a documentation set stand, and what their places say of them.

In: a `FileTree` and the folder in it that the user named. Out: pages, in the order of their paths as bytes, each with
its path from the documentation root, locale, branch and version. Knows the layouts of the command line contract: a
repository, one per locale or per locale and branch, a folder inside one, a version folder, loose pages. It does not
look into files: what the front matter says of a locale is the reader's. A new layout is a branch of `find_roots`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.model.locale import spell_locale
from extractor.sources.tree import Entry, EntryKind, FileTree, RefusedFileError, folder_entries, join_path

REFERENCE = "api-reference"
PAGE_FOLDERS = frozenset({"api", "resources"})
_NO_PAGES = frozenset({"toc.md", "index.md"})
_INCLUDES = "includes"
# a folder of a language without its country is more likely something else: `api-beta`, `pt`
_REGION = re.compile(r"-(?:[A-Za-z]{2}|[0-9]{3})\Z")
_VERSION = re.compile(r"beta|v[0-9]+(?:\.[0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocsRoot:
    """One documentation root: `folder` in the tree is `prefix` from the root (`api-reference/beta`, or nothing).

    `start` is the folder of the tree in which its pages are sought; `loose` says that they may stand anywhere in it,
    not only below folders for pages.
    """

    folder: str
    prefix: str
    start: str
    loose: bool
    locale: str | None
    branch: str | None

    def root_path(self, path: str) -> str:
        """The path from the documentation root of what stands at `path` in the tree."""
        inside = path[len(self.folder) + 1 :] if self.folder else path
        return join_path(self.prefix, inside)

    def tree_path(self, root_path: str) -> str | None:
        """Where in the tree a path from the documentation root stands, None when it cannot be below this root."""
        if not self.prefix:
            return join_path(self.folder, root_path)
        if not root_path.startswith(self.prefix + "/"):
            return None
        return join_path(self.folder, root_path[len(self.prefix) + 1 :])


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlace:
    """A page before it is opened: its path in the tree, its root, and the kind of thing that has its name."""

    path: str
    root: DocsRoot
    kind: EntryKind


def find_roots(tree: FileTree, base: str, outer: tuple[str, ...]) -> tuple[DocsRoot, ...]:
    """The documentation roots in the folder `base` of the tree, in the order of their pages.

    `outer` are the names of the folders that lead to the tree's root: a folder named `zh-CN`, or `live` inside one,
    says its locale.
    """
    around = enclosing_root(base)
    if around is not None:
        return (_reference_root(around, base, outer),)
    found = tuple(_holders(tree, base))
    if found:
        return tuple(_reference_root(folder, join_path(folder, REFERENCE), outer) for folder in found)
    return (_loose_root(tree, base, outer),)


def enclosing_root(path: str) -> str | None:
    """The folder that holds the `api-reference` in which `path` stands, None when it stands in none."""
    parts = path.split("/") if path else []
    if REFERENCE not in parts:
        return None
    last = len(parts) - 1 - parts[::-1].index(REFERENCE)
    return "/".join(parts[:last])


def file_root(path: str, holder: str, outer: tuple[str, ...]) -> DocsRoot:
    """The root of a single page, below the folder `holder`: the nearest that holds an `api-reference`, or its own."""
    locale, branch = _locale_and_branch((*outer, *_parts(holder)), depth=len(_parts(holder)))
    return DocsRoot(folder=holder, prefix="", start=path, loose=True, locale=locale, branch=branch)


def walk_pages(tree: FileTree, root: DocsRoot) -> Iterator[PagePlace]:
    """The pages of a root, in the order of their paths as bytes.

    Lazy: a folder is listed when its turn comes. A folder that cannot be listed, and a link to one, are places too,
    for the caller to report.
    """
    pending = [Entry(name=root.start, kind=EntryKind.FOLDER)]
    while pending:
        entry = pending.pop()
        if entry.kind is not EntryKind.FOLDER:
            yield PagePlace(path=entry.name, root=root, kind=entry.kind)
            continue
        try:
            children = folder_entries(tree, entry.name)
        except RefusedFileError:
            yield PagePlace(path=entry.name, root=root, kind=EntryKind.FOLDER)
            continue
        wanted = [child for child in children if _is_wanted(root, entry.name, child)]
        pending += [Entry(name=join_path(entry.name, child.name), kind=child.kind) for child in reversed(wanted)]


def locale_name(segment: str) -> str | None:
    """The BCP 47 name of a locale that a folder is named after, None for any other name.

    >>> locale_name("zh-cn"), locale_name("sr-latn-rs"), locale_name("en"), locale_name("live-sxs")
    ('zh-CN', 'sr-Latn-RS', 'en-US', None)
    """
    return spell_locale(segment) if segment.lower() == "en" or _REGION.search(segment) else None


def version_name(root_path: str) -> str | None:
    """The API version that a path names: its last folder named like one."""
    folders = root_path.split("/")[:-1]
    return next((name for name in reversed(folders) if _VERSION.fullmatch(name)), None)


def place_locale(place: PagePlace) -> str | None:
    """The locale that the place says: the root's, or of a loose page the first folder named after one."""
    if not place.root.loose:
        return place.root.locale
    folders = place.root.root_path(place.path).split("/")[:-1]
    return next(filter(None, map(locale_name, folders)), place.root.locale)


def _holders(tree: FileTree, base: str) -> Iterator[str]:
    """The folders, at most two below `base`, that hold an `api-reference`, in the order of their pages."""
    found = [base] if _holds_reference(tree, base) else []
    for first in _subfolders(tree, base):
        found += [first] if _holds_reference(tree, first) else []
        found += [second for second in _subfolders(tree, first) if _holds_reference(tree, second)]
    return iter(sorted(found, key=lambda folder: join_path(folder, REFERENCE + "/").encode("utf-8", "surrogateescape")))


def _subfolders(tree: FileTree, folder: str) -> list[str]:
    return [
        join_path(folder, entry.name)
        for entry in _entries(tree, folder)
        if entry.kind is EntryKind.FOLDER and entry.name != REFERENCE
    ]


def _holds_reference(tree: FileTree, folder: str) -> bool:
    return any(entry.name == REFERENCE and entry.kind is EntryKind.FOLDER for entry in _entries(tree, folder))


def _entries(tree: FileTree, folder: str) -> tuple[Entry, ...]:
    """What a folder holds while roots are sought: nothing when it cannot be listed, for no root is known yet."""
    try:
        return folder_entries(tree, folder)
    except RefusedFileError:
        return ()


def _reference_root(folder: str, start: str, outer: tuple[str, ...]) -> DocsRoot:
    parts = _parts(folder)
    locale, branch = _locale_and_branch((*outer, *parts), depth=len(parts))
    return DocsRoot(folder=folder, prefix="", start=start, loose=False, locale=locale, branch=branch)


def _loose_root(tree: FileTree, base: str, outer: tuple[str, ...]) -> DocsRoot:
    """A folder of pages that stands in no `api-reference`: a version folder by its form, or loose pages."""
    names = (*outer, *_parts(base))
    is_version = bool(names and _VERSION.fullmatch(names[-1])) and any(
        entry.name in PAGE_FOLDERS and entry.kind is EntryKind.FOLDER for entry in _entries(tree, base)
    )
    locale, _ = _locale_and_branch(names, depth=0)
    prefix = f"{REFERENCE}/{names[-1]}" if is_version else ""
    return DocsRoot(folder=base, prefix=prefix, start=base, loose=not is_version, locale=locale, branch=None)


def _locale_and_branch(names: tuple[str, ...], *, depth: int) -> tuple[str | None, str | None]:
    """What the last two of the folders that lead to a root say; `depth` of them lie below the folder given."""
    last = locale_name(names[-1]) if names else None
    if last is not None:
        return last, None
    before = locale_name(names[-2]) if len(names) > 1 else None
    if before is not None:
        return before, names[-1]
    return None, names[-1] if depth else None


def _is_wanted(root: DocsRoot, folder: str, entry: Entry) -> bool:
    """Whether an entry is a page or may lead to some: never includes, never tables of contents or index pages."""
    name = entry.name.lower()
    if name == _INCLUDES:
        return False
    if entry.kind in (EntryKind.FOLDER, EntryKind.LINK):
        return True
    if not name.endswith(".md") or name in _NO_PAGES:
        return False
    return root.loose or not PAGE_FOLDERS.isdisjoint(_parts(root.root_path(folder)))


def _parts(path: str) -> tuple[str, ...]:
    return tuple(path.split("/")) if path else ()
