"""The request body section: by a table, by a linked resource, by an example, or that there is none.

Links survive translation, sentences do not: a section that links a resource supplies one; that a page wants no body is
known from the vocabulary's sentences for it.
"""

import posixpath
from dataclasses import replace

from extractor.model.operation import BodyStatement, RequestBody, ResourceLink
from extractor.model.origin import Origin
from extractor.readers.blocks import Fence, Paragraph, Table
from extractor.readers.context import PageContext
from extractor.readers.inline import Link, read_inline
from extractor.readers.sections import Section
from extractor.readers.tables import lists_values
from extractor.terms.lookup import requires_rows, states_no_body
from extractor.terms.slugs import SectionKind


def read_request_body(context: PageContext) -> RequestBody | None:
    """What the page states of the request body, None when it has no such section or says nothing that is known."""
    stated = [body for section in context.areas(SectionKind.REQUEST_BODY) if (body := _read_section(section, context))]
    return next((body for body in stated if body.stated is not BodyStatement.NONE), stated[0] if stated else None)


def _read_section(section: Section, context: PageContext) -> RequestBody | None:
    paragraphs = [block for block in section.blocks if isinstance(block, Paragraph) and not block.quoted]
    tables = [block for block in section.blocks if isinstance(block, Table) and not lists_values(block, context)]
    fences = [block for block in section.blocks if isinstance(block, Fence)]
    # what stands behind a table speaks of its rows
    before = [block for block in paragraphs if not tables or block.origin.line < tables[0].origin.line]
    resource, place = _first_resource(before, context)
    if tables:
        return RequestBody(
            stated=BodyStatement.TABLE,
            resource=resource,
            origin=tables[0].origin,
            rows_required=any(requires_rows(context.text(block.raw).english, context.vocabulary) for block in before),
        )
    if resource is not None:
        return RequestBody(stated=BodyStatement.RESOURCE, resource=resource, origin=place)
    if fences:
        return RequestBody(stated=BodyStatement.EXAMPLE, resource=None, origin=fences[0].origin)
    for paragraph in paragraphs:
        if states_no_body(context.text(paragraph.raw).english, context.vocabulary):
            return RequestBody(stated=BodyStatement.NONE, resource=None, origin=paragraph.origin)
    return None


def _first_resource(paragraphs: list[Paragraph], context: PageContext) -> tuple[ResourceLink | None, Origin | None]:
    for paragraph in paragraphs:
        for link, page in resource_links(paragraph.raw, context):
            return ResourceLink(name=link.text, page=page), paragraph.origin
    return None, None


def resource_links(raw: str, context: PageContext) -> list[tuple[Link, str]]:
    """The links of a paragraph that lead to resource pages, with the page they lead to."""
    if "](" not in raw and "][" not in raw:
        return []
    links = read_inline(context.sides.english_raw(raw), context.sides.references).links
    found = [(link, context.page_of(link.target)) for link in links]
    return [
        # translation moves the words out of a link: what it leads to is then the only name
        (link if link.text else replace(link, text=posixpath.basename(page).removesuffix(".md")), page)
        for link, page in found
        if page is not None and "/resources/" in f"/{page}"
    ]
