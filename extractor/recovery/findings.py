"""What was repaired on a page, and what could not be: the diagnostics of translation damage, from the facts alone.

Runs after every repair, so that a name which one stage gave up and a later one found is reported once, as found. A word
that could be a name as well is noted where nothing sound in the whole set bears it. English pages, and those with their
English beside them, are never judged.
"""

from dataclasses import replace

from extractor.diagnostics.report import Report
from extractor.model.operation import PermissionGrant, RequestHeader
from extractor.model.origin import Origin, Recovered
from extractor.model.page import Page
from extractor.model.resource import AllowedValue, EnumMember
from extractor.recovery.damage import is_judged, is_translated_option, looks_translated
from extractor.recovery.lexicon import NOTHING_KNOWN, Lexicon
from extractor.recovery.tables import Row, rows_of, values_of
from extractor.recovery.titles import find_lost_title
from extractor.terms.names import is_enum_member, is_header_name, is_identifier, is_type_spelling


def report_repairs(page: Page, lexicon: Lexicon = NOTHING_KNOWN) -> Page:
    """The page with a diagnostic for each name and type that was repaired or is still damaged."""
    findings = _Findings(page, lexicon)
    for row in rows_of(page):
        findings.judge_name(row, could_be=is_identifier(row.name))
        findings.judge_type(row)
    for value in values_of(page):
        findings.judge_name(value, could_be=is_enum_member(value.name))
    for header in page.request_headers:
        findings.judge_header(header)
    for grant in page.permissions:
        findings.judge_grant(grant)
    findings.judge_title()
    findings.judge_enums()
    findings.judge_links()
    if not findings.report.diagnostics:
        return page
    found = sorted((*page.diagnostics, *findings.report.diagnostics), key=lambda diagnostic: diagnostic.sort_key)
    return replace(page, diagnostics=tuple(found))


class _Findings:
    """The findings about one page."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self._page = page
        self._lexicon = lexicon
        self._judged = is_judged(page)
        self.report = Report(page.path, page.root_path)

    def judge_name(self, fact: Row | EnumMember | AllowedValue, *, could_be: bool) -> None:
        """What became of a name; `could_be` says that it has the form of one."""
        if fact.recovered is not None:
            self._tell("translated-identifier", fact.recovered, fact.name, fact.origin)
        elif not self._judged:
            return
        elif not could_be or looks_translated(fact.name) or is_translated_option(fact.name):
            self.report.add("unrecovered-identifier", fact.origin, text=fact.name)
        elif self._lexicon.is_doubtful(fact.name, self._page.locale) or self._lexicon.is_unheard_of(fact.name):
            self.report.add("doubtful-identifier", fact.origin, text=fact.name)

    def judge_type(self, row: Row) -> None:
        """What became of a type."""
        if row.type is None:
            return
        if row.recovered_type is not None:
            self._tell("translated-type", row.recovered_type, row.type, row.origin)
        elif self._judged and not is_type_spelling(row.type):
            self.report.add("unrecovered-type", row.origin, text=row.type)
        elif self._judged and self._lexicon.is_doubtful_type(row, self._page.locale):
            self.report.add("doubtful-identifier", row.origin, text=row.type)

    def judge_links(self) -> None:
        """What became of the names of the resources that prose links as the body, as what comes back, or as a base."""
        body = self._page.request_body
        if body is not None and body.resource is not None and body.resource.recovered is not None:
            origin = body.origin or Origin(line=1)
            self._tell("translated-type", body.resource.recovered, body.resource.name, origin)
        inherits = None if self._page.resource is None else self._page.resource.inherits
        if inherits is not None and inherits.recovered is not None:
            self._tell("translated-type", inherits.recovered, inherits.name, inherits.origin)
        for response in self._page.responses:
            if response.returns is not None and response.returns.recovered is not None:
                self._tell("translated-type", response.returns.recovered, response.returns.name, response.origin)

    def judge_header(self, header: RequestHeader) -> None:
        """What became of a header's name."""
        if header.recovered is not None:
            self._tell("translated-header", header.recovered, header.name, header.origin)
        elif self._judged and not is_header_name(header.name):
            self.report.add("unrecovered-header", header.origin, text=header.name)

    def judge_grant(self, grant: PermissionGrant) -> None:
        """What became of the names in a permission cell; those that nothing settled are the reader's finding."""
        if grant.recovered is not None:
            self._tell("translated-permission", grant.recovered, ", ".join(grant.privileges), grant.origin)

    def judge_title(self) -> None:
        """A title that lost the name of what the page is about, or the punctuation before it."""
        lost = find_lost_title(self._page) if self._judged else None
        if lost is not None and lost.meant is None:
            self.report.add("translated-title", None, text=lost.text, value=lost.member)
        elif lost is not None:
            self.report.add("title-punctuation", None, text=lost.text, value=lost.meant)

    def judge_enums(self) -> None:
        """Members of enumerations whose name is lost: told row by row, since each of them is a fact without a place."""
        for enum in self._page.enums if self._judged else ():
            for member in enum.members if enum.name is None else ():
                self.report.add("unnamed-enumeration", member.origin, text=member.name)

    def _tell(self, rule: str, recovered: Recovered, value: str, origin: Origin) -> None:
        self.report.add(rule, origin, text=recovered.from_, value=value, evidence=recovered.evidence.value)
