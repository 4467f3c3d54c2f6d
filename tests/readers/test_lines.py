"""Every fact has a line: opening the file there shows the fact's own text."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from extractor.model.operation import Parameter, RequestHeader
from extractor.model.origin import Origin
from extractor.model.page import Page
from extractor.model.resource import AllowedValue, EnumMember, Property
from extractor.readers.inline import plain_text
from tests.readers.pages import Place, docs_in, sample

_TAG = re.compile(r"</?span[^>]*>")
_MARKS = re.compile(r"[\s*_`\\|]+")


def _bare(text: str) -> str:
    """A text without what Markdown, spans and blanks do to it."""
    return _MARKS.sub("", plain_text(_TAG.sub("", text)))


def facts_with_text(page: Page) -> Iterator[tuple[str, Origin, str]]:
    """Each fact's kind and place, and a text that must stand there."""
    for grant in page.permissions:
        yield from (("permission", grant.origin, privilege) for privilege in grant.privileges)
    for row in _rows(page):
        yield "row", row.origin, row.name if row.recovered is None else row.recovered.from_
    for method in () if page.resource is None else page.resource.methods:
        yield "method", method.origin, method.name.text
    for operation in page.operations:
        yield "operation", operation.origin, operation.method
    for response in page.responses:
        yield "response", response.origin, str(response.status)
    for example in page.examples:
        yield "example", example.origin, ""


def _rows(page: Page) -> Iterator[RequestHeader | Parameter | Property | EnumMember | AllowedValue]:
    yield from page.request_headers
    yield from page.parameters
    yield from page.response_properties
    if page.resource is not None:
        yield from (*page.resource.properties, *page.resource.relationships)
    for enum in page.enums:
        yield from enum.members
    for table in page.value_tables:
        yield from table.values


def misplaced(place: Place) -> list[str]:
    """The facts of a page whose line does not show them."""
    page = place.read()
    lines_of = _reader_of_lines(place)
    return [
        f"{place.path}:{origin.line}: {kind} {text!r}"
        for kind, origin, text in facts_with_text(page)
        if not _shows(lines_of(origin.file), kind, origin.line, text)
    ]


def _reader_of_lines(place: Place) -> Callable[[str | None], list[str]]:
    files: dict[str | None, list[str]] = {}

    def lines_of(file: str | None) -> list[str]:
        if file not in files:
            content = place.source.content if file is None else place.include(file) or b""
            files[file] = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
        return files[file]

    return lines_of


def _shows(lines: list[str], kind: str, line: int, text: str) -> bool:
    if kind == "example":
        # the line is that of the opening fence; the message follows it
        return lines[line - 1].lstrip(" \t>").startswith(("```", "~~~"))
    return _bare(text) in _bare(lines[line - 1])


def test_facts_of_the_project_stand_on_their_lines() -> None:
    assert [problem for place in docs_in() for problem in misplaced(place)] == []


def test_facts_of_the_corpus_stand_on_their_lines(corpus: Path) -> None:
    assert [problem for place in sample(corpus) for problem in misplaced(place)] == []


def test_a_line_that_is_one_off_is_found() -> None:
    place = next(place for place in docs_in() if place.path.endswith("call-reject.md"))
    page, lines_of = place.read(), _reader_of_lines(place)
    found = list(facts_with_text(page))
    shown = [_shows(lines_of(origin.file), kind, origin.line + 1, text) for kind, origin, text in found]
    assert len(found) > 5
    assert shown.count(True) < len(found) / 2
