"""Every check on one page, and the page's own word on which of them it wants.

In comes a page after recovery; out comes the page with the findings of all `CHECKS` beside those of the readers,
without those that its annotation suppresses. Running it twice changes nothing. What the configuration says of
severities and ignored rules is applied to the findings later, by `extractor.diagnostics.policy`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from extractor.checks.annotations import ANNOTATION_CHECKS
from extractor.checks.bodies import BODY_CHECKS
from extractor.checks.enums import ENUM_CHECKS
from extractor.checks.multipart import MULTIPART_CHECKS
from extractor.checks.names import NAME_CHECKS
from extractor.checks.pairing import PAIRING_CHECKS
from extractor.checks.parameters import PARAMETER_CHECKS
from extractor.checks.permissions import PERMISSION_CHECKS
from extractor.checks.resources import RESOURCE_CHECKS
from extractor.checks.responses import RESPONSE_CHECKS
from extractor.checks.url_form import URL_FORM_CHECKS
from extractor.checks.urls import URL_CHECKS
from extractor.checks.values import VALUE_CHECKS
from extractor.diagnostics.policy import without_suppressed
from extractor.diagnostics.report import Report
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page

# Several checks compare each fact of one kind with each of another. No real page has a tenth of this many of a kind; on
# a hostile one the comparisons would last for minutes.
MOST_COMPARED = 1000

Check = Callable[[Page, Report], None]

CHECKS: tuple[Check, ...] = (
    *PERMISSION_CHECKS,
    *URL_CHECKS,
    *URL_FORM_CHECKS,
    *PARAMETER_CHECKS,
    *BODY_CHECKS,
    *MULTIPART_CHECKS,
    *RESPONSE_CHECKS,
    *ANNOTATION_CHECKS,
    *PAIRING_CHECKS,
    *RESOURCE_CHECKS,
    *ENUM_CHECKS,
    *VALUE_CHECKS,
    *NAME_CHECKS,
)


def check_page(page: Page) -> Page:
    """The page with the diagnostics of all checks added to those it has, its own suppressions applied."""
    return with_findings(page, find_all(page))


def find_all(page: Page) -> tuple[Diagnostic, ...]:
    """What all checks find; it depends on the page alone."""
    report = Report(page.path, page.root_path)
    compared = _bounded(page)
    for check in CHECKS:
        check(compared, report)
    return report.diagnostics


def with_findings(page: Page, findings: Sequence[Diagnostic]) -> Page:
    """The page with these findings beside its own, its own suppressions applied."""
    if not findings and not page.diagnostics:
        return page
    found = {diagnostic.sort_key: diagnostic for diagnostic in (*findings, *page.diagnostics)}
    return replace(page, diagnostics=without_suppressed(page, (found[key] for key in sorted(found))))


def _bounded(page: Page) -> Page:
    """The page with no more facts of a kind than are compared."""
    return replace(
        page,
        operations=page.operations[:MOST_COMPARED],
        parameters=page.parameters[:MOST_COMPARED],
        examples=page.examples[:MOST_COMPARED],
    )
