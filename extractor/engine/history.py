"""The changelog of an API, mined from the commits of a documentation repository.

In: a repository, globs, a day. Out: for each revision what it changed, oldest first. Every revision is compared with
the one before, as far as pages changed; a page is read once for each of its distinct blobs, by its own evidence. Where
what was read of a blob is kept is the caller's to choose: a `FactStore` that outlives the run lets an interrupted one
go on where it was.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Protocol, TypedDict, Unpack

from extractor.compare.change import Change, ChangePolicy
from extractor.compare.page_facts import read_page_facts
from extractor.compare.record import HistoryEntry
from extractor.compare.sides import compare_facts
from extractor.compare.surface import PageFacts
from extractor.compare.waiving import apply_change_policy, matches_subject, plain_subject
from extractor.engine.comparing import DEFAULT_POLICY
from extractor.engine.job import OnProgress, Progress, no_progress
from extractor.engine.reading import read_found
from extractor.linking.link import DEFAULT_VERSION
from extractor.recovery.findings import report_repairs
from extractor.sources.documentation import DocumentationSet, open_revision_docs, split_repository
from extractor.sources.git_history import Revision, list_revisions
from extractor.sources.git_tree import GitTree
from extractor.sources.layout import PagePlace

_ENGLISH = "en-"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """What was read of a blob: the facts, where they belong, and the blobs of the files that were read for them."""

    facts: PageFacts
    version: str
    locale: str
    files: tuple[tuple[str, str | None], ...]


class FactStore(Protocol):
    """Keeps what was read of each blob at each path; several, where the same page was read with other includes."""

    def find(self, path: str, blob: str) -> Sequence[StoredPage]:
        """What was read of the blob at the path."""

    def add(self, path: str, blob: str, page: StoredPage) -> None:
        """Keep what was read."""


class MemoryStore:
    """Keeps everything for as long as the run takes."""

    def __init__(self) -> None:
        self._pages: dict[tuple[str, str], list[StoredPage]] = {}

    def find(self, path: str, blob: str) -> Sequence[StoredPage]:
        """What was read of the blob at the path."""
        return self._pages.get((path, blob), ())

    def add(self, path: str, blob: str, page: StoredPage) -> None:
        """Keep what was read."""
        self._pages.setdefault((path, blob), []).append(page)


class HistoryKeywords(TypedDict, total=False):
    """The options of `read_history`."""

    paths: Sequence[str]
    pages: Sequence[str]
    since: date | None
    fact: str | None
    policy: ChangePolicy
    store: FactStore
    on_progress: OnProgress | None


def read_history(repository: str, **options: Unpack[HistoryKeywords]) -> tuple[HistoryEntry, ...]:
    """What each revision of `REPO[@REV[:SUBDIR]]` changed, oldest first.

    `paths` are globs of API paths, `pages` of page files; `since` leaves out revisions before a day; `fact` is a
    subject, whose changes alone are told, with its first appearance. Raises `ExtractorError` when there is no history.
    """
    folder, revision, inside = split_repository(repository)
    revisions = _since(list_revisions(folder, revision, inside), options.get("since"))
    progress = options.get("on_progress") or no_progress
    reader = _Reader(inside=inside, name=folder.resolve().name, options=options)
    entries = []
    for number, item in enumerate(revisions, start=1):
        entries.append(reader.read(item))
        progress(Progress(stage="read", done=number, total=len(revisions)))
    fact = options.get("fact")
    return tuple(entries) if fact is None else _follow(entries, fact)


def _since(revisions: tuple[Revision, ...], day: date | None) -> tuple[Revision, ...]:
    """Those from the day on, and the one before, with which the first of them is compared."""
    if day is None:
        return revisions
    first = next((index for index, item in enumerate(revisions) if item.day >= day.isoformat()), len(revisions))
    return revisions[max(0, first - 1) :]


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads one revision after the other, and remembers the one before."""

    inside: str
    name: str
    options: HistoryKeywords
    before: dict[str, dict[str, StoredPage]] | None = None
    store: FactStore = field(default_factory=MemoryStore)

    def __post_init__(self) -> None:
        self.store = self.options.get("store", self.store)

    def read(self, revision: Revision) -> HistoryEntry:
        """What the revision changed."""
        pages = self._pages(revision.tree)
        before, self.before = self.before, pages
        changes: list[Change] = []
        if before is not None or self.options.get("fact") is not None:
            for version in sorted({*(before or {}), *pages}):
                changes += _compare((before or {}).get(version, {}), pages.get(version, {}), version)
        kept = apply_change_policy(changes, self.options.get("policy", DEFAULT_POLICY))
        return HistoryEntry(
            commit=revision.commit,
            day=revision.day,
            summary=revision.summary,
            changes=tuple(change for change in kept if self._is_wanted(change)),
        )

    def _is_wanted(self, change: Change) -> bool:
        globs = self.options.get("paths", ())
        subjects = (change.subject, *change.also)
        return not globs or any(
            matches_subject(subject.split(" ")[1], glob) for subject in subjects if " " in subject for glob in globs
        )

    def _pages(self, tree: GitTree) -> dict[str, dict[str, StoredPage]]:
        """The pages of a revision by version and name: in English where there is an English one."""
        docs = open_revision_docs(tree, self.inside, self.name)
        found: dict[str, dict[str, StoredPage]] = {}
        for place in docs.places():
            if self._covers(place):
                page = self._page(place, tree, docs)
                named = found.setdefault(page.version, {})
                known = named.get(page.facts.page)
                if known is None or _locale_rank(page) < _locale_rank(known):
                    named[page.facts.page] = page
        return found

    def _covers(self, place: PagePlace) -> bool:
        globs = self.options.get("pages", ())
        path = PurePosixPath(place.path)
        return not globs or any(path.match(glob) or path.with_suffix("").match(glob) for glob in globs)

    def _page(self, place: PagePlace, tree: GitTree, docs: DocumentationSet) -> StoredPage:
        blob = tree.blob_id(place.path) or ""
        for stored in self.store.find(place.path, blob):
            if all(_blob_of(place, file, tree) == known for file, known in stored.files):
                return stored
        found = docs.open(place)
        page = report_repairs(read_found(found, docs.includes))
        stored = StoredPage(
            facts=read_page_facts(page),
            version=page.api_version or DEFAULT_VERSION,
            locale=page.locale,
            files=tuple((file, _blob_of(place, file, tree)) for file in page.files),
        )
        self.store.add(place.path, blob, stored)
        return stored


def _blob_of(place: PagePlace, root_path: str, tree: GitTree) -> str | None:
    path = place.root.tree_path(root_path)
    return None if path is None else tree.blob_id(path)


def _locale_rank(page: StoredPage) -> tuple[bool, str]:
    return (not page.locale.startswith(_ENGLISH), page.locale)


def _compare(old: dict[str, StoredPage], new: dict[str, StoredPage], version: str) -> tuple[Change, ...]:
    return compare_facts([page.facts for page in old.values()], [page.facts for page in new.values()], version)


def _follow(entries: Sequence[HistoryEntry], fact: str) -> tuple[HistoryEntry, ...]:
    """The entries that tell of a subject, back through the names it had before."""
    found: list[HistoryEntry] = []
    wanted = [fact]
    for entry in reversed(entries):
        changes = tuple(_tells(entry.changes, wanted))
        if changes:
            found.append(replace(entry, changes=changes))
    return tuple(reversed(found))


def _tells(changes: Sequence[Change], wanted: list[str]) -> Iterator[Change]:
    """The changes about the subjects; an older name of one of them is wanted from here on."""
    for change in changes:
        subjects = (change.subject, *change.also)
        if any(_is_about(subject, fact) for subject in subjects for fact in wanted):
            yield change
            if change.rule in ("operation-moved", "type-renamed", "namespace-changed") and change.old:
                wanted += [_renamed(fact, change.subject, str(change.old)) for fact in list(wanted)]


def _is_about(subject: str, fact: str) -> bool:
    """Whether the subject is the fact, a part of it, or the whole that it is a part of."""
    own, asked = _parts(subject), _parts(fact)
    shared = min(len(own), len(asked))
    return own[:shared] == asked[:shared]


def _parts(subject: str) -> list[str]:
    """`METHOD /path`, then one part for each word; of a type its name, then each member."""
    plain = plain_subject(subject)
    method, blank, rest = plain.partition(" ")
    if not blank:
        return plain.split(".")
    path, _, parts = rest.partition(" ")
    return [f"{method} {path}", *parts.split()]


def _renamed(fact: str, now: str, before: str) -> str:
    own = plain_subject(fact)
    return own.replace(plain_subject(now), plain_subject(before), 1)
