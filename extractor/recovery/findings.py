"""What was repaired on a page, and what could not be: the diagnostics of translation damage, from the facts alone.

Runs after every repair, so that a name which one stage gave up and a later one found is reported once, as found.
"""

from collections.abc import Iterator
from dataclasses import replace

from extractor.diagnostics.report import Report
from extractor.model.operation import RequestHeader
from extractor.model.origin import Origin, Recovered
from extractor.model.page import Page
from extractor.model.resource import AllowedValue, EnumMember
from extractor.recovery.damage import carries_english, is_english, looks_translated
from extractor.recovery.tables import Row, rows_of
from extractor.terms.names import is_enum_member, is_header_name, is_identifier, is_type_spelling

_IDENTIFIER_RULES = ("translated-identifier", "unrecovered-identifier")
_HEADER_RULES = ("translated-header", "unrecovered-header")


def report_repairs(page: Page) -> Page:
    """The page with a diagnostic for each name and type that was repaired or is still damaged."""
    report = Report(page.path, page.root_path)
    judged = not is_english(page) and not carries_english(page)
    for row in rows_of(page):
        sound = is_identifier(row.name) and not looks_translated(row.name)
        _name(report, _IDENTIFIER_RULES, row, sound=sound or not judged)
        if row.type is not None:
            _type(report, row, row.type, sound=is_type_spelling(row.type) or not judged)
    for header in page.request_headers:
        _name(report, _HEADER_RULES, header, sound=is_header_name(header.name) or not judged)
    for value in _values(page):
        sound = is_enum_member(value.name) and not looks_translated(value.name)
        _name(report, _IDENTIFIER_RULES, value, sound=sound or not judged)
    if not report.diagnostics:
        return page
    found = sorted((*page.diagnostics, *report.diagnostics), key=lambda diagnostic: diagnostic.sort_key)
    return replace(page, diagnostics=tuple(found))


def _name(
    report: Report, rules: tuple[str, str], fact: Row | RequestHeader | EnumMember | AllowedValue, *, sound: bool
) -> None:
    repaired, given_up = rules
    if fact.recovered is not None:
        _tell(report, repaired, fact.recovered, fact.name, fact.origin)
    elif not sound:
        report.add(given_up, fact.origin, text=fact.name)


def _type(report: Report, row: Row, type_: str, *, sound: bool) -> None:
    if row.recovered_type is not None:
        _tell(report, "translated-type", row.recovered_type, type_, row.origin)
    elif not sound:
        report.add("unrecovered-type", row.origin, text=type_)


def _values(page: Page) -> Iterator[EnumMember | AllowedValue]:
    for enum in page.enums:
        yield from enum.members
    for table in page.value_tables:
        yield from table.values


def _tell(report: Report, rule: str, recovered: Recovered, value: str, origin: Origin) -> None:
    report.add(rule, origin, text=recovered.from_, value=value, evidence=recovered.evidence.value)
