"""How far stale translations are behind: the revisions of their English pages since the one that they were made from.

In: findings about translations, and the repository that the English pages were read from. Out: the same findings, those
about stale pages with the number of revisions since, the day of their own source, and what changed from it to now. A
source that is no git repository, and a page whose source is in none of its revisions, leave a finding as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.compare.page_facts import read_page_facts
from extractor.compare.sides import compare_facts
from extractor.compare.translations import TranslationFinding, Translations, TranslationState
from extractor.engine.completing import read_source
from extractor.linking.link import DEFAULT_VERSION
from extractor.readers.content_hash import content_hashes
from extractor.recovery.damage import is_english
from extractor.sources.documentation import DocumentationSet, FoundSource, open_revision_docs, split_repository
from extractor.sources.error import ExtractorError
from extractor.sources.git_history import Revision, list_revisions
from extractor.sources.layout import PagePlace


def measure_staleness(translations: Translations, source: str | Path) -> Translations:
    """The findings with what the history of the English pages says of the stale ones."""
    if all(finding.state is not TranslationState.STALE for finding in translations.findings):
        return translations
    try:
        folder, revision, inside = split_repository(str(source))
        revisions = list_revisions(folder, revision, inside)
    except ExtractorError:
        return translations
    history = _History(revisions=revisions[::-1], inside=inside, name=folder.resolve().name)
    return replace(translations, findings=tuple(map(history.measured, translations.findings)))


@dataclass(frozen=True, slots=True)
class _Version:
    """One state of an English page: the revision that brought it, and the set it stands in."""

    revision: Revision
    docs: DocumentationSet
    found: FoundSource


class _History:
    """The revisions of a repository, the newest first."""

    def __init__(self, *, revisions: tuple[Revision, ...], inside: str, name: str) -> None:
        self._revisions = revisions
        self._docs = [open_revision_docs(item.tree, inside, name) for item in revisions]
        self._places: dict[str, PagePlace] = {}
        for place in self._docs[0].places() if self._docs else ():
            self._places.setdefault(place.path.removeprefix(place.root.folder).lstrip("/"), place)

    def measured(self, finding: TranslationFinding) -> TranslationFinding:
        """The finding with what its page's history says; as it is where that says nothing."""
        place = self._places.get(finding.root_path or "")
        if finding.state is not TranslationState.STALE or place is None:
            return finding
        named = (finding.text or "").lower()
        newest: _Version | None = None
        for behind, version in enumerate(self._versions(place)):
            newest = newest or version
            if named in content_hashes(version.found.source.content):
                changes = _changes(version, newest)
                return replace(finding, behind=behind, since=version.revision.day, changes=changes)
        return finding

    def _versions(self, place: PagePlace) -> Iterator[_Version]:
        """The states of a page, the newest first, each with the oldest revision that has it."""
        blobs = [item.tree.blob_id(place.path) for item in self._revisions]
        for index, blob in enumerate(blobs):
            if blob is not None and (index + 1 == len(blobs) or blobs[index + 1] != blob):
                docs = self._docs[index]
                yield _Version(self._revisions[index], docs, docs.open(place))


def _changes(old: _Version, new: _Version) -> tuple[str, ...]:
    """What the API's facts on the page are now that they were not, in words."""
    before, after = (read_source(item.found.source, item.docs.includes(item.found.source)) for item in (old, new))
    if not is_english(before) or not is_english(after):
        return ()
    version = after.api_version or DEFAULT_VERSION
    return tuple(
        change.message for change in compare_facts([read_page_facts(before)], [read_page_facts(after)], version)
    )
