"""How well recovery does on parallel pages, with vocabularies that were mined from other pages than those measured.

    python -m tests.benchmarks.recovery TREE [LOCALE...]

TREE holds `en/` and `<locale>/{live,live-sxs}/`: the same pages in several languages. The names of a vocabulary are
mined from the side-by-side pages of four folds and used on the translated pages of the fifth; a page and its namesake
of another API version are always in the same fold. Prints how many repaired fields hold what the English page has, how
many facts still differ, and how many of those carry a diagnostic on their line.
"""

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from extractor.model.operation import RequestHeader
from extractor.model.page import Page
from extractor.model.resource import EnumMember
from extractor.readers.page import read_page
from extractor.recovery.observations import observe_names
from extractor.recovery.page import repair_page
from extractor.recovery.pages import repair_pages
from extractor.recovery.tables import Row, rows_of, tables_of
from extractor.sources.documentation import open_docs
from extractor.terms.mining import NAMES, mine
from extractor.terms.phrases import normalise_phrase
from extractor.terms.vocabulary import Vocabulary, load_vocabulary

FOLDS = 5


def fold_of(page: Page) -> int:
    """The fold of a page, by its file name."""
    return hashlib.sha256(page.root_path.rpartition("/")[2].encode()).digest()[0] % FOLDS


def read_tree(folder: Path) -> list[Page]:
    """The pages of a folder as they stand, before any repair."""
    docs = open_docs(folder)
    return [read_page(found.source, docs.includes(found.source)) for found in docs.sources()]


def mined_elsewhere(locale: str, pages: Iterable[Page], fold: int) -> Vocabulary:
    """The locale's vocabulary with the names that the pages of the other folds teach, and no others."""
    mined = mine(seen for page in pages if fold_of(page) != fold for seen in observe_names(page))
    names = {normalise_phrase(item.phrase): item.meaning for item in mined.get(NAMES, ())}
    return replace(load_vocabulary(locale), names=names)


def repair_by_folds(locale: str, live: Sequence[Page], side_by_side: Sequence[Page]) -> Iterator[Page]:
    """Every page, repaired with a vocabulary that it did not teach."""
    for fold in range(FOLDS):
        vocabulary = mined_elsewhere(locale, side_by_side, fold)
        with patch("extractor.recovery.page.load_vocabulary", lambda _locale, found=vocabulary: found):
            pages = repair_pages([repair_page(page) for page in live])
        yield from (page for page in pages if fold_of(page) == fold)


def count_repairs(repaired: Iterable[Page], english: Mapping[str, Page]) -> Counter[str]:
    """How many repaired fields are right or wrong, and how many facts that differ are diagnosed or silent."""
    counts: Counter[str] = Counter()
    for page in repaired:
        source = english.get(page.root_path)
        if source is not None:
            diagnosed = {diagnostic.line for diagnostic in page.diagnostics}
            for own, meant in _pairs(page, source):
                counts.update(_judge(own, meant, diagnosed))
    return counts


def _pairs(
    page: Page, source: Page
) -> Iterator[tuple[Row | EnumMember | RequestHeader, Row | EnumMember | RequestHeader]]:
    """Rows that stand in the same place of tables of the same size."""
    tables = dict(tables_of(source))
    for kind, rows in tables_of(page):
        yield from _zipped(rows, tables.get(kind, ()))
    yield from _zipped(page.request_headers, source.request_headers)
    for own, meant in _zipped(page.enums, source.enums):
        yield from _zipped(own.members, meant.members)


def _zipped(own: Sequence, meant: Sequence) -> Iterator[tuple]:  # type: ignore[type-arg] # of any kind of fact
    return zip(own, meant, strict=True) if len(own) == len(meant) else iter(())


def _judge(
    own: Row | EnumMember | RequestHeader, meant: Row | EnumMember | RequestHeader, diagnosed: set[int | None]
) -> Iterator[str]:
    same_name = own.name.lower() == meant.name.lower() if isinstance(own, RequestHeader) else own.name == meant.name
    own_type, meant_type = ((getattr(fact, "type", None) or "").lower() for fact in (own, meant))
    if own.recovered is not None:
        yield "right" if same_name else "wrong"
    if getattr(own, "recovered_type", None) is not None:
        yield "right" if own_type == meant_type else "wrong"
    if not same_name or own_type != meant_type:
        yield "diagnosed" if own.origin.line in diagnosed else "silent"


def main(tree: Path, locales: Sequence[str]) -> None:
    """Print the figures of each locale."""
    english = {page.root_path: page for page in read_tree(tree / "en")}
    false_alarms = Counter(
        diagnostic.rule
        for page in repair_pages(list(english.values()))
        for diagnostic in page.diagnostics
        if diagnostic.rule.startswith(("translated-", "unrecovered-", "doubtful-", "unnamed-"))
    )
    identifiers = sum(1 for page in english.values() for _ in rows_of(page))
    sys.stdout.write(f"en: {false_alarms.total()} damage diagnostics on {identifiers} identifiers\n")
    for locale in locales or sorted(folder.name for folder in tree.iterdir() if (folder / "live-sxs").is_dir()):
        live, side_by_side = (read_tree(tree / locale / branch) for branch in ("live", "live-sxs"))
        counts = count_repairs(repair_by_folds(locale, live, side_by_side), english)
        repairs, left = counts["right"] + counts["wrong"], counts["diagnosed"] + counts["silent"]
        sys.stdout.write(
            f"{locale}: {repairs} repaired fields, {counts['right'] / max(repairs, 1):.3%} right;"
            f" {left} facts differ, {counts['diagnosed'] / max(left, 1):.2%} of them diagnosed\n"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
