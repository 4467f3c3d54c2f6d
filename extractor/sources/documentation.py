"""A documentation set: what the user names on the command line, opened.

In: a folder, a file, or `REPO@REV[:SUBDIR]`. Out: its pages as `FoundSource` values in the order of their paths, a
lookup for each page's includes, and what is wrong with folders and files. It reads no page: a page that cannot be
opened is handed on with the reason, so that it is never lost silently.
"""

import os
import unicodedata
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.diagnostics.renderers.printable import printable
from extractor.diagnostics.report import Report
from extractor.model.diagnostic import Diagnostic
from extractor.model.source import Source
from extractor.sources.access_log import AccessLog, LoggedTree
from extractor.sources.branches import superseded_places
from extractor.sources.error import ExtractorError
from extractor.sources.folder import FolderTree
from extractor.sources.includes import RootIncludes
from extractor.sources.layout import (
    REFERENCE,
    DocsRoot,
    PagePlace,
    enclosing_root,
    file_root,
    find_roots,
    place_locale,
    version_name,
    walk_pages,
)
from extractor.sources.tree import EntryKind, FileTree, RefusedFileError, join_path


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSource:
    """A page of the set; `diagnostics` say what is odd about its file.

    A `refused` page could not be read: its content is empty, and a diagnostic says why. `tree_path` is the file's path
    from the root of the tree.
    """

    source: Source
    tree_path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    refused: bool = False


class DocumentationSet:
    """The pages and includes of one documentation set. Can be sent to other processes, which open it again."""

    def __init__(self, tree: FileTree, *, base: str, outer: tuple[str, ...], page: str | None = None) -> None:
        """`base` is the folder given, from the tree's root; `page` is set for a set of one page."""
        self._tree = LoggedTree(tree)
        self._base = base
        self._roots = (file_root(page, base, outer),) if page is not None else find_roots(tree, base, outer)
        self._page = page
        self._report = Report(base)
        self._lookups: dict[str, RootIncludes] = {}
        self._superseded: frozenset[str] | None = None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with folders of the set; complete when `sources` has been read to its end."""
        return self._report.diagnostics

    def sources(self, only: Container[str] | None = None) -> Iterator[FoundSource]:
        """The pages, one after the other, in the order of their paths as bytes; with `only`, those at these tree paths.

        Branches of a locale give one page for each path: that of the latest hand-off.
        """
        folded: dict[str, str] = {}
        for place in self._taken_places():
            if place.kind in (EntryKind.FOLDER, EntryKind.LINK):
                self._report_folder(place)
            elif only is None or place.path in only:
                yield self._open(place, folded)
            else:
                _fold(self._shown(place.path), folded)

    def places(self) -> Iterator[PagePlace]:
        """Where the pages stand that `sources` gives, in the same order; none is opened."""
        return (place for place in self._taken_places() if place.kind is EntryKind.FILE)

    def open(self, place: PagePlace) -> FoundSource:
        """The page at one of the places."""
        return self._open(place, {})

    def superseded(self) -> Iterator[FoundSource]:
        """The pages that `sources` leaves out because another branch of their locale holds them."""
        if len(self._roots) > 1:
            superseded = superseded_places(self._tree, self._places())
            for place in self._places():
                if place.path in superseded:
                    yield self._open(place, {})

    def includes(self, source: Source) -> RootIncludes:
        """The lookup for the includes of one of its pages: regular files below the page's own root."""
        holding = (root for root in self._roots if source.path.startswith(self._shown(root.folder)))
        root = max(holding, key=lambda candidate: len(candidate.folder), default=self._roots[0])
        return self._lookups.setdefault(root.folder, RootIncludes(self._tree, root))

    @property
    def accesses(self) -> AccessLog:
        """Every folder that was listed and every file that was read so far."""
        return self._tree.log

    def answers_as(self, log: AccessLog) -> bool:
        """Whether nothing that an earlier run asked for has changed; reads no file."""
        return log.still_holds(self._tree)

    def changed_files(self, log: AccessLog) -> frozenset[str] | None:
        """The files of an earlier run's log that may have changed since; None where a folder has. Reads no file."""
        return log.changed_files(self._tree)

    def include_paths(self, source: Source, root_paths: Iterable[str]) -> tuple[str, ...]:
        """Where in the tree the includes of a page stand, or would."""
        includes = self.includes(source)
        return tuple(path for path in map(includes.tree_path, root_paths) if path is not None)

    def note_include(self, source: Source, root_path: str, signature: str | None) -> None:
        """Remember an include of a page that another process read."""
        path = self.includes(source).tree_path(root_path)
        if path is not None:
            self._tree.note(path, signature)

    def count(self) -> int:
        """How many pages `sources` gives; lists folders, reads no page."""
        return sum(1 for _ in self._taken_places())

    def _taken_places(self) -> Iterator[PagePlace]:
        if len(self._roots) == 1:
            return self._places()
        if self._superseded is None:
            self._superseded = superseded_places(self._tree, self._places())
        superseded = self._superseded
        return (place for place in self._places() if place.path not in superseded)

    def _places(self) -> Iterator[PagePlace]:
        if self._page is not None:
            yield PagePlace(path=self._page, root=self._roots[0], kind=EntryKind.FILE)
            return
        for root in self._roots:
            yield from walk_pages(self._tree, root)

    def _open(self, place: PagePlace, folded: dict[str, str]) -> FoundSource:
        shown = self._shown(place.path)
        report = Report(shown)
        if place.path != printable(place.path):
            report.add("unprintable-file-name", None)
        other = _fold(shown, folded)
        if other != shown:
            report.add("case-collision", None, other=other)
        content, refused = b"", False
        try:
            content = self._tree.read(place.path)
        except RefusedFileError as error:
            refused = True
            report.add(error.rule, None, **error.args_of_rule)
        return FoundSource(
            source=_source(place, shown, content),
            tree_path=place.path,
            diagnostics=report.diagnostics,
            refused=refused,
        )

    def _report_folder(self, place: PagePlace) -> None:
        shown = self._shown(place.path)
        if place.kind is EntryKind.LINK:
            self._report.add_at("not-a-regular-file", shown, None, kind="link to a folder")
            return
        try:
            self._tree.entries(place.path)
        except RefusedFileError as error:
            self._report.add_at(error.rule, shown, None, **error.args_of_rule)

    def _shown(self, path: str) -> str:
        inside = path[len(self._base) + 1 :] if self._base else path
        return printable(inside)


def _fold(shown: str, folded: dict[str, str]) -> str:
    """The first path that some system takes for the same file as this one."""
    return folded.setdefault(unicodedata.normalize("NFKC", shown.casefold()), shown)


def open_revision_docs(tree: FileTree, folder: str, name: str) -> DocumentationSet:
    """The documentation set in a folder of a revision; `name` is that of the repository's folder."""
    return DocumentationSet(tree, base=folder, outer=(name,))


def split_repository(spec: str) -> tuple[Path, str, str]:
    """Repository, revision and folder of `REPO[@REV[:SUBDIR]]`; raises `ExtractorError` for anything else."""
    if Path(spec).is_dir():
        return Path(spec), "HEAD", ""
    found = _split_revision(spec)
    if found is None:
        raise ExtractorError(f"{printable(spec)}: no such repository")
    return found[0], found[1], found[2].strip("/")


def open_docs(spec: str | Path) -> DocumentationSet:
    """The documentation set at a folder, of a single file, or at `REPO@REV[:SUBDIR]`; raises `ExtractorError`.

    An existing file or folder of that name wins over a revision.
    """
    path = Path(spec)
    if path.is_dir():
        return _open_folder(path)
    if path.exists():
        return _open_file(path)
    revision = _split_revision(str(spec))
    if revision is None:
        raise ExtractorError(f"{printable(str(spec))}: no such file or folder")
    return _open_git(*revision)


def _open_folder(path: Path) -> DocumentationSet:
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` would follow a link and lose the folder's name
    holder = enclosing_root(absolute.as_posix())
    if holder is None:
        tree, base = absolute, ""
    else:
        tree, base = Path(holder or "/"), absolute.relative_to(holder or "/").as_posix()
    if not os.access(absolute, os.R_OK | os.X_OK):
        raise ExtractorError(f"{path}: the folder cannot be read")
    return DocumentationSet(FolderTree(str(tree)), base=base, outer=tree.parts[1:][-2:])


def _open_file(path: Path) -> DocumentationSet:
    absolute = path.resolve()
    if not absolute.is_file():
        raise ExtractorError(f"{path}: not a regular file")
    holder = next((above for above in absolute.parents if (above / REFERENCE).is_dir()), absolute.parent)
    page = absolute.relative_to(holder).as_posix()
    return DocumentationSet(FolderTree(str(holder)), base="", outer=holder.parts[1:][-2:], page=page)


def _open_git(folder: Path, revision: str, inside: str) -> DocumentationSet:
    from extractor.sources.git_tree import open_revision  # noqa: PLC0415 - git is loaded when a revision is asked for

    tree = open_revision(folder, revision)
    path = inside.strip("/")
    outer = (folder.absolute().name,)
    match _kind_at(tree, path):
        case EntryKind.FOLDER:
            return DocumentationSet(tree, base=path, outer=outer)
        case EntryKind.FILE:
            return DocumentationSet(tree, base=_holder(tree, path), outer=outer, page=path)
        case _:
            raise ExtractorError(f"{folder}: the revision {revision} holds no {printable(path)}")


def _kind_at(tree: FileTree, path: str) -> EntryKind | None:
    if not path:
        return EntryKind.FOLDER
    folder, _, name = path.rpartition("/")
    try:
        return next((entry.kind for entry in tree.entries(folder) if entry.name == name), None)
    except RefusedFileError:
        return None


def _holder(tree: FileTree, page: str) -> str:
    """The nearest folder above a page of a revision that holds an `api-reference`, else the page's own."""
    folder = page.rpartition("/")[0]
    parts = folder.split("/") if folder else []
    above = ["/".join(parts[:count]) for count in range(len(parts), -1, -1)]
    return next((path for path in above if _kind_at(tree, join_path(path, REFERENCE)) is EntryKind.FOLDER), folder)


def _split_revision(spec: str) -> tuple[Path, str, str] | None:
    """Repository, revision and folder of `REPO@REV[:SUBDIR]`: the first `@` after which a folder ends."""
    for index, character in enumerate(spec):
        if character == "@" and index and Path(spec[:index]).is_dir():
            revision, _, folder = spec[index + 1 :].partition(":")
            return (Path(spec[:index]), revision, folder) if revision else None
    return None


def _source(place: PagePlace, shown: str, content: bytes) -> Source:
    root: DocsRoot = place.root
    root_path = printable(root.root_path(place.path))
    return Source(
        path=shown,
        root_path=root_path,
        locale=place_locale(place),
        branch=root.branch,
        api_version=version_name(root_path),
        content=content,
    )
