"""A vocabulary from a documentation set: its side-by-side pages of one locale, read for what they teach.

In: a set and a locale. Out: the mined phrases and the number of pages they are from. Pages of other locales, and pages
without their English beside them, teach nothing.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from extractor.engine.options import as_locales
from extractor.engine.reading import read_alone
from extractor.model.source import Source
from extractor.readers.translation_units import observe_units
from extractor.recovery.damage import carries_english
from extractor.recovery.observations import observe_names
from extractor.sources.documentation import open_docs
from extractor.sources.error import ExtractorError
from extractor.terms.mining import MinedPhrase, Observation, mine


def mine_docs(docs: str | Path, locale: str) -> tuple[Mapping[str, tuple[MinedPhrase, ...]], int]:
    """What the pages of a set teach of a locale; raises `ExtractorError` when none of them is side by side."""
    wanted = as_locales((locale,))[0]
    opened = open_docs(docs)
    pages: set[str] = set()

    def observe() -> Iterator[Observation]:
        for found in (*opened.sources(), *opened.superseded()):
            if not found.refused and found.source.locale in (None, wanted):
                yield from _observe(found.source, wanted, pages)

    mined = mine(observe())
    if not pages:
        raise ExtractorError(f"{docs}: no side-by-side page in {wanted} here")
    return mined, len(pages)


def _observe(source: Source, locale: str, pages: set[str]) -> Iterator[Observation]:
    page = read_alone(source, _no_includes)
    if page.locale != locale or not carries_english(page):
        return
    pages.add(page.path)
    yield from observe_names(page)
    yield from observe_units(source.content.decode("utf-8", errors="replace"), page.root_path)


def _no_includes(_root_path: str, /) -> bytes | None:
    return None
