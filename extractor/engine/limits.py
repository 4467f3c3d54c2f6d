"""Which pages and output files a limited run is about.

In: limits, and a source, a page or an output file. Out: whether it is covered. A limited build touches only what it
covers: a file that was made from more than that is left as it is. Which operations are covered is for `limited_api`.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath

from extractor.engine.card import Card
from extractor.engine.manifest import FileEntry
from extractor.engine.options import Limits
from extractor.model.source import Source
from extractor.writers.registry import WRITERS

_ACROSS_LOCALES = frozenset(target.name for target in WRITERS if target.across_locales)
# Where front matter that names another locale than the folder would stand.
_HEAD_SIZE = 4096


def may_cover_source(limits: Limits, source: Source) -> bool:
    """Whether a page can be covered, judged before it is read: false only where its place rules it out."""
    if limits.api_versions and source.api_version not in (None, *limits.api_versions):
        return False
    if limits.pages and not _matches_page(limits.pages, source.path, source.root_path):
        return False
    return not limits.locales or source.locale in (None, *limits.locales) or _names_locale(limits, source)


def covers_page(limits: Limits, page: Card) -> bool:
    """Whether a page that was read is covered: its front matter may say another locale than its place."""
    return (not limits.locales or page.locale in limits.locales) and (
        not limits.api_versions or page.api_version in limits.api_versions
    )


def covers_file(limits: Limits, path: str, entry: FileEntry) -> bool:
    """Whether a limited build may replace or remove a file of an earlier build.

    It may when that build had the same limits, or when everything the file was made from is covered.
    """
    if limits.is_everything or entry.limits == limits:
        return True
    if limits.narrows_operations:
        return False
    place = path.split("/")
    if limits.locales and (place[0] not in limits.locales or entry.target in _ACROSS_LOCALES):
        return False
    if limits.api_versions and place[1:2] not in [[version] for version in limits.api_versions]:
        return False
    return not limits.pages or (
        bool(entry.pages) and all(_matches_page(limits.pages, page, page) for page in entry.pages)
    )


def _matches_page(globs: Iterable[str], *paths: str) -> bool:
    """Globs are matched from the right, with or without the extension: `call-*` is every page named so."""
    return any(
        PurePosixPath(path).match(glob) or PurePosixPath(path).with_suffix("").match(glob)
        for glob in globs
        for path in paths
    )


def _names_locale(limits: Limits, source: Source) -> bool:
    head = source.content[:_HEAD_SIZE].lower()
    return any(locale.lower().encode() in head for locale in limits.locales)
