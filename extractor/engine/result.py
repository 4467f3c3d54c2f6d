"""What a build gives: what was read, written, left unchanged and found.

In: pages and what was done to the output. Out: frozen values, which the commands print. Nothing here judges: whether a
run fails is the commands' to say. A new number of the summary is a field here and a line there.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields

from extractor.engine.card import Card
from extractor.engine.output import OutputChanges
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import BlockCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCount:
    """How many pages of a locale and API version were read; `api_version` None for those that name none."""

    locale: str
    api_version: str | None
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """The outcome of a build.

    `operations` counts those of the canonical APIs. `changes` is what was done to the output, under `check` what would
    have been done. `seen` and `accounted` are the sums over all pages of blocks that stand on them, and of blocks that
    became facts or are named in a diagnostic. `diagnostics` are sorted, the configuration's severities applied.
    """

    pages: tuple[PageCount, ...]
    operations: int
    seen: BlockCounts
    accounted: BlockCounts
    changes: OutputChanges
    checked: bool
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_up_to_date(self) -> bool:
        """Whether the output was already what the documentation gives."""
        return not (self.changes.created or self.changes.replaced or self.changes.removed)


def count_pages(pages: Iterable[Card]) -> tuple[PageCount, ...]:
    """The pages by locale and version, sorted."""
    counts = Counter((page.locale, page.api_version) for page in pages)
    return tuple(
        PageCount(locale=locale, api_version=version, pages=count)
        for (locale, version), count in sorted(counts.items(), key=lambda item: (item[0][0], item[0][1] or ""))
    )


def sum_counts(counts: Iterable[BlockCounts]) -> BlockCounts:
    """The sum of each kind of block."""
    sums: Counter[str] = Counter()
    names = [item.name for item in fields(BlockCounts)]
    for count in counts:
        for name in names:
            sums[name] += getattr(count, name)
    return BlockCounts(**{name: sums[name] for name in names})
