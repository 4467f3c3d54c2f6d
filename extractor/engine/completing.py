"""What only all pages together give: repairs from the rest of the set, and after them the checks of each page.

In: the pages of a set as they were read, each by itself. Out: the same pages, complete. What the set teaches is learnt
once from all of them; each page is then completed by itself, wherever that is done. A stage that judges facts belongs
here, because only here they are final.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.checks.page import find_all, with_findings
from extractor.diagnostics.report import Report
from extractor.engine.reading import describe_error, read_alone, sort_diagnostics
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page
from extractor.model.source import IncludeLookup, Source
from extractor.recovery.findings import report_repairs
from extractor.recovery.lexicon import Lexicon
from extractor.recovery.pages import learn, repair_by_lessons
from extractor.recovery.privileges import NOTHING_OFFERED, Offered

# Gives what the checks find on a page
FindAll = Callable[[Page], tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """The pages of a set in their order, and how each of them is completed.

    Without a `lexicon` the set taught nothing, and `defect` says why.
    """

    pages: tuple[Page, ...]
    lexicon: Lexicon | None
    defect: Exception | None = None

    def complete(self, page: Page, find: FindAll = find_all) -> Page:
        """One of the pages, repaired, with every finding: those of checks are `find`'s. Never raises an `Exception`."""
        return _guarded(lambda repaired: with_findings(repaired, find(repaired)), self.repair(page))

    def repair(self, page: Page) -> Page:
        """One of the pages, repaired, without the findings of checks. Never raises an `Exception`."""
        return _guarded(self._repair, page)

    def _repair(self, page: Page) -> Page:
        if self.lexicon is not None:
            return repair_by_lessons(page, self.lexicon)
        repaired = _guarded(report_repairs, page)
        return repaired if self.defect is None else _with_defect(repaired, self.defect)


def teach(pages: Sequence[Page], evidence: Sequence[Page] = (), offered: Offered = NOTHING_OFFERED) -> Taught:
    """What the pages of a set teach, with what the `evidence` adds, which is not asked for itself.

    `offered` are the permissions of a catalogue.
    """
    try:
        lessons = learn(pages, evidence, offered)
    except Exception as error:  # a defect in what the set teaches must not cost what the pages say themselves
        return Taught(pages=tuple(pages), lexicon=None, defect=error)
    return Taught(pages=lessons.pages, lexicon=lessons.lexicon)


def complete_pages(pages: Sequence[Page], evidence: Sequence[Page] = ()) -> Iterator[Page]:
    """The pages in their order with the repairs that the set settles, and every finding."""
    taught = teach(pages, evidence)
    return map(taught.complete, taught.pages)


def read_source(source: Source, lookup: IncludeLookup) -> Page:
    """A page by itself, complete: nothing but its own evidence."""
    return next(complete_pages([read_alone(source, lookup)]))


def _guarded(stage: Callable[[Page], Page], page: Page) -> Page:
    try:
        return stage(page)
    except Exception as error:  # a defect of one stage must not cost what the others find
        return _with_defect(page, error)


def _with_defect(page: Page, error: Exception) -> Page:
    report = Report(page.path, page.root_path)
    report.add("internal-error", None, **describe_error(error))
    return replace(page, diagnostics=sort_diagnostics((*page.diagnostics, *report.diagnostics)))
