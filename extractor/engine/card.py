"""The card of a page: what is asked of every page at once, so that most need not be unpacked.

In: a page as it was read. Out: a few words and two digests, which travel and are kept beside the packed facts. Only
what a build asks of pages that have not changed belongs here.
"""

from dataclasses import dataclass, replace

from extractor.engine.digests import digest_of
from extractor.model.codec import pack_fact
from extractor.model.page import NO_BLOCKS, BlockCounts, Page
from extractor.recovery.damage import carries_english, is_english

# A page that was lost to time, memory or a defect may be read the next time.
_PASSING_RULES = frozenset({"page-too-slow", "reader-died", "internal-error"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is asked of a page without its facts.

    `digest` is that of everything it states, `essence` that of all but the counts of its blocks and the hashes of its
    bytes, from which no output is made. `is_english` and `is_bilingual` say that it is in English, or has its English
    beside it; `is_lost` that it should be read again.
    """

    digest: str
    essence: str
    root_path: str
    locale: str
    api_version: str | None
    is_english: bool
    is_bilingual: bool
    is_lost: bool
    seen: BlockCounts
    accounted: BlockCounts

    @property
    def is_judged(self) -> bool:
        """Whether translation may have damaged what the page says."""
        return not self.is_english and not self.is_bilingual


def write_card(page: Page, facts: bytes) -> Card:
    """The card of a page with these packed facts."""
    return Card(
        digest=digest_of(facts),
        essence=essence_of(page),
        root_path=page.root_path,
        locale=page.locale,
        api_version=page.api_version,
        is_english=is_english(page),
        is_bilingual=carries_english(page),
        is_lost=is_lost(page),
        seen=page.seen,
        accounted=page.accounted,
    )


def is_lost(page: Page) -> bool:
    """Whether the page should be read again: time, memory or a defect cost it its facts."""
    return any(diagnostic.rule in _PASSING_RULES for diagnostic in page.diagnostics)


def essence_of(page: Page) -> str:
    """The digest of what a page states, without the counts of its blocks and the hashes of its bytes."""
    return digest_of(pack_fact(replace(page, seen=NO_BLOCKS, accounted=NO_BLOCKS, content_hashes=())))
