"""The state of a set's translations: its pages read with their evidence, held against their English.

In: a set, the set that holds the English pages (None: the set itself), more evidence. Out: `Translations`. The English
is evidence too: a cell that it settles comes with a suggestion. Where it is a git repository, its history tells how far
a stale page is behind.
"""

from collections.abc import Sequence
from pathlib import Path

from extractor.compare.translations import Translations, compare_translations
from extractor.engine.api import read_docs
from extractor.engine.staleness import measure_staleness
from extractor.recovery.damage import is_english
from extractor.sources.error import ExtractorError


def audit_translations(
    docs: str | Path, *, source: str | Path | None, evidence: Sequence[str | Path], jobs: int | None
) -> Translations:
    """What is wrong with the translations of a set; raises `ExtractorError` where it holds none."""
    given = (*evidence, *(() if source is None else (source,)))
    pages = tuple(read_docs(docs, jobs=jobs, evidence=given))
    if all(map(is_english, pages)):
        raise ExtractorError(f"{docs}: no translated page here")
    english = pages if source is None else tuple(read_docs(source, jobs=jobs))
    found = compare_translations(pages, filter(is_english, english))
    return found if source is None else measure_staleness(found, source)
