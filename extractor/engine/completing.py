"""What only all pages together give: repairs from the rest of the set, and after them the checks of each page.

In: the pages of a set as they were read, each by itself. Out: the same pages in the same order, complete. It is the
stage between the stream of pages and linking, and needs them all; a stage that judges facts belongs here, because only
here they are final.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractor.checks.page import check_page
from extractor.diagnostics.report import Report
from extractor.engine.reading import describe_error, read_alone, sort_diagnostics
from extractor.model.page import Page
from extractor.model.source import IncludeLookup, Source
from extractor.recovery.findings import report_repairs
from extractor.recovery.pages import repair_pages


def complete_pages(pages: Sequence[Page], evidence: Sequence[Page] = ()) -> Iterator[Page]:
    """The pages with the repairs that the set settles, and every finding. Never raises an `Exception`.

    `evidence` are pages that help with repairs and are not asked for themselves.
    """
    for page in _repaired(pages, evidence):
        yield _guarded(check_page, page)


def read_source(source: Source, lookup: IncludeLookup) -> Page:
    """A page by itself, complete: nothing but its own evidence."""
    return next(complete_pages([read_alone(source, lookup)]))


def _repaired(pages: Sequence[Page], evidence: Sequence[Page]) -> Sequence[Page]:
    try:
        return repair_pages(pages, evidence)
    except Exception as error:  # a defect in what the set teaches must not cost what the pages say themselves
        return [_guarded(report_repairs, _with_defect(page, error)) for page in pages]


def _guarded(stage: Callable[[Page], Page], page: Page) -> Page:
    try:
        return stage(page)
    except Exception as error:  # as above
        return _with_defect(page, error)


def _with_defect(page: Page, error: Exception) -> Page:
    report = Report(page.path, page.root_path)
    report.add("internal-error", None, **describe_error(error))
    return replace(page, diagnostics=sort_diagnostics((*page.diagnostics, *report.diagnostics)))
