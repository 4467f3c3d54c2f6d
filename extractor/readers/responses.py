"""Response sections: the status codes that prose names, what they return, and tables of what comes back.

A code stands in backticks (`200 OK`), or bare with its reason phrase; the blocks of the section name none. "200 items"
is no code. What a response holds is the resource that its sentence links.
"""

import re
from collections.abc import Iterator
from http import HTTPStatus

from extractor.model.example import Example
from extractor.model.operation import Response, Returns
from extractor.model.origin import Origin
from extractor.model.resource import Property
from extractor.readers.blocks import Paragraph, Table
from extractor.readers.bodies import resource_links
from extractor.readers.context import PageContext
from extractor.readers.properties import read_property_table
from extractor.readers.sections import Section
from extractor.readers.tables import lists_values
from extractor.terms.slugs import SectionKind

_CODED = re.compile(r"`{1,3}\s*(?:HTTP(?:/\d(?:\.\d)?)?\s+)?(?P<status>[1-5]\d\d)(?![\d.])(?P<reason>[^`]{0,60})`")
_BARE = re.compile(r"(?<![A-Za-z0-9.,$/-])(?P<status>[1-5]\d\d)[\s,\u2013-]+(?P<reason>[A-Za-z][A-Za-z -]{1,40})")
_KNOWN = {status.value: _words for status in HTTPStatus if (_words := status.phrase.lower())}
_SUCCESS = range(200, 300)


def read_responses(context: PageContext, examples: tuple[Example, ...]) -> tuple[Response, ...]:
    """The codes that the page's prose names under a Response heading, in page order, each once."""
    responses: dict[int, Response] = {}
    for section in context.sections:
        if section.kind is SectionKind.RESPONSE:
            for status, paragraph, line in _codes(section, context):
                if status not in responses:
                    returns = _returns(status, paragraph, context, examples)
                    origin = Origin(line=paragraph.origin.line + line, file=paragraph.origin.file)
                    responses[status] = Response(status=status, returns=returns, origin=origin)
    return tuple(responses.values())


def _codes(section: Section, context: PageContext) -> Iterator[tuple[int, Paragraph, int]]:
    """Each code with its paragraph and the line in it."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            raw = context.sides.english_raw(block.raw)
            for match in sorted([*_CODED.finditer(raw), *_bare_codes(raw)], key=lambda found: found.start()):
                status = int(match["status"])
                if status in _KNOWN:
                    yield status, block, raw.count("\n", 0, match.start())


def _bare_codes(raw: str) -> Iterator[re.Match[str]]:
    """Numbers outside code that stand before their own reason phrase."""
    for match in _BARE.finditer(raw):
        phrase = _KNOWN.get(int(match["status"]))
        if phrase is not None and match["reason"].lower().startswith(phrase):
            yield match


def _returns(status: int, paragraph: Paragraph, context: PageContext, examples: tuple[Example, ...]) -> Returns | None:
    if status not in _SUCCESS:
        return None
    for link, page in resource_links(paragraph.raw, context):
        return Returns(name=link.text, page=page, collection=_returns_collection(status, examples))
    return None


def _returns_collection(status: int, examples: tuple[Example, ...]) -> bool:
    """Whether the example of the response holds several: by its flag, or by the `value` array of its body."""
    shown = [example for example in examples if example.status == status]
    return any(
        example.is_collection or (isinstance(example.body, dict) and isinstance(example.body.get("value"), list))
        for example in shown
    )


def read_response_properties(context: PageContext) -> tuple[Property, ...]:
    """The rows of the tables that describe what comes back, outside the examples."""
    properties: list[Property] = []
    for section in context.areas(SectionKind.RESPONSE):
        for block in section.blocks:
            if isinstance(block, Table) and not context.is_claimed(block) and not lists_values(block, context):
                properties += read_property_table(block, context)
    return tuple(properties)
