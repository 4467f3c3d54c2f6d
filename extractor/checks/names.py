"""Checks of what a page names: properties, parameters, headers, members, types, and the blocks themselves.

Names become file names, identifiers and keys. One that no API could have is kept as it stands in every place that holds
text; a place that wants an identifier gets what is left of it. What translation did to a name is recovery's to find,
and is not said again here. A new kind of name is a line in `_named`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor.diagnostics.report import Report
from extractor.model.example import Example
from extractor.model.origin import Origin
from extractor.model.page import Page

# all names of the English documentation but a handful that are sentences
_NAME = re.compile(r"[A-Za-z0-9_@$#][A-Za-z0-9_@$#./-]*")
_TYPE = re.compile(r"#?(?:collection\(\s*+)?#?[a-z_][a-z0-9_.]*+\s*+\)?", re.IGNORECASE)
_GIVEN_UP = frozenset({"unrecovered-identifier", "unrecovered-header"})
_SHOWN = 80

Named = tuple[str, str | None, Origin | None]


def check_improbable_name(page: Page, report: Report) -> None:
    """A name holds characters that no name of an API has."""
    told = {(finding.path, finding.line) for finding in page.diagnostics if finding.rule in _GIVEN_UP}
    root = page.path.removesuffix(page.root_path)
    for what, name, origin in _named(page):
        form = _TYPE if what == "type" else _NAME
        place = None if origin is None else (root + origin.file if origin.file else page.path, origin.line)
        if name and form.fullmatch(name) is None and place not in told:
            report.add("improbable-name", origin, what=what, name=name[:_SHOWN])


def _named(page: Page) -> Iterator[Named]:
    """Everything that the page names: what it is, its name, and its place."""
    for parameter in page.parameters:
        yield "row", parameter.name, parameter.origin
    for row in page.response_properties:
        yield "row", row.name, row.origin
    for header in page.request_headers:
        yield "header", header.name, header.origin
    for enum in page.enums:
        yield "type", enum.name, enum.origin
        for member in enum.members:
            yield "row", member.name, member.origin
    yield from _named_by_resource(page)
    for example in page.examples:
        yield from _named_by_block(example)


def _named_by_resource(page: Page) -> Iterator[Named]:
    resource = page.resource
    if resource is None:
        return
    for row in (*resource.properties, *resource.relationships):
        yield "row", row.name, row.origin
    blocks = (example for example in page.examples if (example.block_type or "").lower() == "resource")
    place = next(map(_annotation_of, blocks), None)
    yield "type", resource.name, place
    yield "type", resource.base_type, place
    yield "key", resource.key_property, place


def _named_by_block(example: Example) -> Iterator[Named]:
    place = _annotation_of(example)
    for name in (example.name,) if isinstance(example.name, str) else example.name or ():
        yield "block", name, place
    yield "type", example.odata_type, place


def _annotation_of(example: Example) -> Origin:
    line = example.annotation_line
    return example.origin if line is None else replace(example.origin, line=line)


NAME_CHECKS = (check_improbable_name,)
