"""The repair of a whole documentation set: its pages, each repaired by itself before, against what all of them teach.

Pages come in and go out in the same order, repaired and with a diagnostic for each cell that was damaged. It needs all
of them at once; what one page teaches depends on it alone, so that lessons can be kept and brought up to date.
"""

from collections.abc import Sequence

from extractor.model.page import Page
from extractor.recovery.damage import is_judged
from extractor.recovery.document_set import repair_in_set
from extractor.recovery.findings import report_repairs
from extractor.recovery.lexicon import Lexicon
from extractor.recovery.source_repair import repair_from_source
from extractor.recovery.sources import Sources


def repair_pages(pages: Sequence[Page], evidence: Sequence[Page] = ()) -> tuple[Page, ...]:
    """The pages with the repairs that the set makes possible, and what was and was not repaired reported.

    `evidence` are pages that are not asked for themselves: English ones, or some with their English beside them.
    """
    sources = Sources((*pages, *evidence))
    sourced = [_repair_from_source(page, sources) for page in pages]
    lexicon = Lexicon((*sourced, *evidence))
    return tuple(report_repairs(repair_in_set(page, lexicon), lexicon) for page in sourced)


def _repair_from_source(page: Page, sources: Sources) -> Page:
    source = sources.source_of(page) if is_judged(page) else None
    return page if source is None else repair_from_source(page, source)
