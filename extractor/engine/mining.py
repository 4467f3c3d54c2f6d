"""A vocabulary from a documentation set: its side-by-side pages of one locale, read for what they teach.

In: a set and a locale. Out: the mined phrases and the number of pages they are from. Pages of other locales, and pages
without their English beside them, teach nothing.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from extractor.engine.options import as_locales
from extractor.engine.reading import read_alone
from extractor.model.page import Page
from extractor.model.source import Source
from extractor.readers.translation_units import observe_units
from extractor.recovery.damage import carries_english
from extractor.recovery.observations import observe_names
from extractor.sources.documentation import open_docs
from extractor.sources.error import ExtractorError
from extractor.terms.mining import MinedPhrase, Observation, mine


def mine_docs(docs: str | Path, locale: str) -> tuple[Mapping[str, tuple[MinedPhrase, ...]], int]:
    """What the pages of a set teach of a locale; raises `ExtractorError` when none of them is side by side."""
    pages: set[str] = set()

    def observe() -> Iterator[Observation]:
        for path, observations in observe_docs(docs, as_locales((locale,))[0]):
            pages.add(path)
            yield from observations

    mined = mine(observe())
    if not pages:
        raise ExtractorError(f"{docs}: no side-by-side page in {locale} here")
    return mined, len(pages)


def observe_docs(docs: str | Path, locale: str) -> Iterator[tuple[str, Iterator[Observation]]]:
    """Every side-by-side page of a locale, by its path, with what it teaches."""
    opened = open_docs(docs)
    for found in (*opened.sources(), *opened.superseded()):
        if not found.refused and found.source.locale in (None, locale):
            page = read_alone(found.source, _no_includes)
            if page.locale == locale and carries_english(page):
                yield page.path, _observe(page, found.source)


def _observe(page: Page, source: Source) -> Iterator[Observation]:
    yield from observe_names(page)
    yield from observe_units(source.content.decode("utf-8", errors="replace"), page.root_path)


def _no_includes(_root_path: str, /) -> bytes | None:
    return None
