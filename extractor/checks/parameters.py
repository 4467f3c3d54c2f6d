"""Checks of documented parameters against the URLs of the page, and against each other.

A placeholder needs no row: most pages document none. Only where a page has a table for the kind of parameter is its
absence from the table, or from every URL, a finding. A new check on parameters goes here.
"""

import re
from collections.abc import Iterator

from extractor.checks.soundness import name_soundness
from extractor.diagnostics.report import Report
from extractor.model.operation import Operation, Parameter, ParameterLocation, ParameterSource
from extractor.model.page import Page
from extractor.model.path_template import parse_path

_ARGUMENT = re.compile(r"(?<=[(,])\s*([A-Za-z_][A-Za-z0-9_]*)\s*=")
_NOT_LETTERS = re.compile(r"[^a-z0-9]")


def check_placeholder_undocumented(page: Page, report: Report) -> None:
    """A table documents path parameters, and leaves out a placeholder; said once for each name."""
    rows = list(_rows(page, ParameterLocation.PATH, ParameterLocation.FUNCTION))
    known = {_bare(row.name) for row in rows}
    if not any(row.in_ is ParameterLocation.PATH for row in rows) or not all(map(name_soundness(page), rows)):
        return
    for operation in page.operations:
        for name, alternatives in _placeholders(operation):
            if alternatives.isdisjoint(known):
                report.add("placeholder-undocumented", operation.origin, name=name, path=operation.path)
                known |= alternatives


def check_parameter_unused(page: Page, report: Report) -> None:
    """A documented parameter of the path or of a function stands in no URL of the page."""
    written = [f"{operation.path}?{operation.query or ''}" for operation in page.operations]
    shown = [example.url for example in page.examples if example.url is not None]
    is_sound = name_soundness(page)
    urls = "\n".join(_bare(url) for url in (*written, *shown))
    for row in _rows(page, ParameterLocation.PATH, ParameterLocation.FUNCTION):
        if written and is_sound(row) and _bare(row.name) not in urls:
            report.add("parameter-unused", row.origin, name=row.name)


def check_function_argument_undocumented(page: Page, report: Report) -> None:
    """A table documents the parameters of a function, and leaves out an argument that the URL takes."""
    rows = list(_rows(page, ParameterLocation.FUNCTION, ParameterLocation.PATH))
    documented = {_bare(row.name) for row in rows}
    if not any(row.in_ is ParameterLocation.FUNCTION for row in rows) or not all(map(name_soundness(page), rows)):
        return
    for operation in page.operations:
        for name in _ARGUMENT.findall(operation.path):
            if _bare(name) not in documented:
                report.add("function-argument-undocumented", operation.origin, name=name, path=operation.path)


def check_duplicate_parameter(page: Page, report: Report) -> None:
    """Two rows document the same parameter with different types."""
    is_sound = name_soundness(page)
    seen: dict[tuple[str, str], Parameter] = {}
    for row in page.parameters:
        if not is_sound(row):
            continue
        first = seen.setdefault((row.in_, row.name.lower()), row)
        if row.type is not None and first.type is not None and row.type.lower() != first.type.lower():
            report.add("duplicate-parameter", row.origin, name=row.name, type=row.type, first_type=first.type)


def _rows(page: Page, *locations: ParameterLocation) -> Iterator[Parameter]:
    return (row for row in page.parameters if row.in_ in locations and row.source is ParameterSource.TABLE)


def _placeholders(operation: Operation) -> Iterator[tuple[str, set[str]]]:
    """Each placeholder of the path as written, and the names that it offers."""
    for segment in parse_path(operation.path).segments:
        for placeholder in segment.placeholders:
            yield placeholder.name, {_bare(name) for name in (placeholder.name, *placeholder.alternatives)}


def _bare(name: str) -> str:
    """Letters and digits alone: `{item-id}`, `itemId` and `item_id` are one name."""
    return _NOT_LETTERS.sub("", name.lower())


PARAMETER_CHECKS = (
    check_placeholder_undocumented,
    check_parameter_unused,
    check_function_argument_undocumented,
    check_duplicate_parameter,
)
