"""The repair of a whole documentation set: what each page could not settle alone, from all of them."""

from collections.abc import Sequence

from extractor.model.page import Page
from extractor.recovery.document_set import repair_in_set
from extractor.recovery.findings import report_repairs
from extractor.recovery.lexicon import Lexicon


def recover_pages(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, repaired each by itself before, with the repairs that the set makes possible, and the diagnostics."""
    lexicon = Lexicon(pages)
    return tuple(report_repairs(repair_in_set(page, lexicon)) for page in pages)
