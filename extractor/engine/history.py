"""The changelog of an API, mined from the commits of a documentation repository.

In: a repository, globs, a day. Out: for each revision what it changed, oldest first. Every revision is compared with
the one before, as far as pages changed; a page is read once for each of its distinct blobs, by its own evidence. With
a cache this holds for all runs together: one that was interrupted goes on where it was.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypedDict, Unpack

from extractor.compare.change import Change, ChangePolicy
from extractor.compare.page_facts import read_page_facts
from extractor.compare.record import HistoryEntry
from extractor.compare.sides import compare_facts
from extractor.compare.waiving import apply_change_policy, matches_subject, plain_subject
from extractor.engine.cache import Cache
from extractor.engine.card import is_lost
from extractor.engine.comparing import DEFAULT_POLICY
from extractor.engine.digests import program_digest
from extractor.engine.fact_store import CachedStore, FactStore, MemoryStore, StoredPage
from extractor.engine.job import OnProgress, Progress, no_progress
from extractor.engine.reading import read_found
from extractor.linking.link import DEFAULT_VERSION
from extractor.recovery.findings import report_repairs
from extractor.sources.documentation import DocumentationSet, open_revision_docs, split_repository
from extractor.sources.git_history import Revision, list_revisions
from extractor.sources.git_tree import GitTree
from extractor.sources.layout import PagePlace

_ENGLISH = "en-"


class HistoryKeywords(TypedDict, total=False):
    """The options of `read_history`."""

    paths: Sequence[str]
    pages: Sequence[str]
    since: date | None
    fact: str | None
    policy: ChangePolicy
    cache: str | Path | None
    store: FactStore
    on_progress: OnProgress | None


def read_history(repository: str, **options: Unpack[HistoryKeywords]) -> tuple[HistoryEntry, ...]:
    """What each revision of `REPO[@REV[:SUBDIR]]` changed, oldest first.

    `paths` are globs of API paths, `pages` of page files; `since` leaves out revisions before a day; `fact` is a
    subject, whose changes alone are told, with its first appearance. `cache` is a folder that keeps what was read,
    unless `store` does. Raises `ExtractorError` when there is no history.
    """
    folder, revision, inside = split_repository(repository)
    revisions = _since(list_revisions(folder, revision, inside), options.get("since"))
    name = folder.resolve().name
    cache = options.get("cache")
    kept = None if cache is None else Cache(Path(cache), program_digest())
    with nullcontext() if kept is None else closing(kept):
        store = options.get("store") or (MemoryStore() if kept is None else CachedStore(kept, name, inside))
        reader = _Reader(inside=inside, name=name, options=options, store=store, left=len(revisions))
        entries = [reader.read(item) for item in revisions]
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
    store: FactStore
    left: int
    before: dict[str, dict[str, StoredPage]] | None = None
    done: int = 0

    def read(self, revision: Revision) -> HistoryEntry:
        """What the revision changed."""
        pages = self._pages(revision.tree)
        self.store.end_revision()
        self.left -= 1
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
        places = [place for place in docs.places() if self._covers(place)]
        progress = self.options.get("on_progress") or no_progress
        for number, place in enumerate(places, start=1):
            page = self._page(place, tree, docs)
            named = found.setdefault(page.version, {})
            known = named.get(page.facts.page)
            if known is None or _locale_rank(page) < _locale_rank(known):
                named[page.facts.page] = page
            # the revisions that are left have about as many pages
            progress(Progress(stage="read", done=self.done + number, total=self.done + len(places) * self.left))
        self.done += len(places)
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
            is_lost=is_lost(page),
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
