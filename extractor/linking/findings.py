"""The diagnostics of linking, kept per page so that one bad page cannot use up the room of the others.

The stages of linking ask for the report of a page and add to it; `link_api` hands on what all of them hold. Which
severity a finding has is the catalog's to say.
"""

from extractor.diagnostics.report import Report
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page


class Findings:
    """Gives each page its report, and all that was reported in the order of every output."""

    def __init__(self) -> None:
        """Nothing found yet."""
        self._reports: dict[str, Report] = {}

    def of(self, page: Page) -> Report:
        """The report of a page, created when first asked for."""
        return self._reports.setdefault(page.path, Report(page.path, page.root_path))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was reported for any page."""
        found = (diagnostic for report in self._reports.values() for diagnostic in report.diagnostics)
        return tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key))
