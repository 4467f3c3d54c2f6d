"""The repair of a whole documentation set: what each page could not settle alone, from all of them.

In: pages as their own repair left them. Out: the same pages in the same order. What is learnt from a page does not
depend on the others, so that the sum of lessons can be kept and brought up to date.
"""

from collections.abc import Sequence

from extractor.model.page import Page
from extractor.recovery.document_set import repair_in_set
from extractor.recovery.lexicon import Lexicon


def repair_pages(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, repaired each by itself before, with the repairs that the set makes possible."""
    lexicon = Lexicon(pages)
    return tuple(repair_in_set(page, lexicon) for page in pages)
