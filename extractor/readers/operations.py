"""Request lines: `GET /users/{id}/messages` under the HTTP request heading to operations.

One operation per request line of a fence, placeholders verbatim, the query apart. Header lines and bodies that stand
in the same fence are no operations. Where a page has no such heading, the request lines of its unannotated and ignored
fences outside the example sections count.
"""

import re
from collections.abc import Iterator

from extractor.model.operation import Operation
from extractor.model.origin import Origin
from extractor.model.text import Text
from extractor.readers.blocks import Comment, Fence, Heading, Paragraph, Table
from extractor.readers.context import PageContext
from extractor.readers.http_message import is_typographic, join_url, parse_start_line
from extractor.readers.sections import Section
from extractor.terms.slugs import SectionKind

# Each operation of a fence carries what is said of the fence; the longest of real pages has 312 characters.
_LONGEST_SCOPE = 2000
_ABSOLUTE = re.compile(r"^https?://[^/\s]+(?:/(?:v\d+\.\d+|beta|\{[^{}/]*\})(?=/|$))?", re.IGNORECASE)
_HEADER_LINE = re.compile(r"^[A-Za-z][A-Za-z0-9-]*\s*:\s")
_COMMENT_LINE = re.compile(r"^\s*(?:#|//)")
_LOST_OPENING = re.compile(r"`{3,}[ \t]*[a-z]*[ \t]+(?P<line>[^`\n]+)")
_BARE_PATH = re.compile(r"^\s*/[A-Za-z{(][^\s]*\s*$")


def read_operations(context: PageContext) -> tuple[Operation, ...]:
    """The operations of a page, in page order."""
    sections = tuple(context.areas(SectionKind.HTTP_REQUEST))
    if any(isinstance(block, Fence) for section in sections for block in section.blocks):
        divided = len(sections) > 1
        fences = [(fence, scope) for section in sections for fence, scope in _scoped_fences(section, divided, context)]
    else:
        fences = [(fence, scope) for section in context.sections for fence, scope in _loose_fences(section, context)]
    operations = [] if fences else list(_lines_of_lost_fences(sections, context))
    for number, (fence, scope) in enumerate(fences):
        operations += _read_fence(fence, number, scope, context)
    return tuple(operations)


def _lines_of_lost_fences(sections: tuple[Section, ...], context: PageContext) -> Iterator[Operation]:
    """Request lines in paragraphs that were the opening line of a fence, whose ticks translation made to text."""
    for section in sections:
        for block in section.blocks:
            text = context.sides.english_raw(block.raw) if isinstance(block, Paragraph) else ""
            lost = _LOST_OPENING.fullmatch(text.replace("\\", "").strip())
            start = None if lost is None else parse_start_line(lost["line"])
            if start is not None and start.url is not None:
                yield _operation(start.method or "", start.url, 0, None, block.origin)


def _scoped_fences(section: Section, divided: bool, context: PageContext) -> Iterator[tuple[Fence, Text | None]]:
    """Each fence of a section with the prose that says when it applies.

    A page may give several of its headings an HTTP request each: `divided` says that those tell when one applies.
    """
    heading = section.heading
    if section.kind is SectionKind.HTTP_REQUEST:
        heading = _heading_above(section, context) if divided else None
    scope = None if heading is None else context.text(heading.raw)
    for block in section.blocks:
        if isinstance(block, Paragraph) and not block.quoted:
            scope = context.text(block.raw)
        elif isinstance(block, Comment):
            context.claim(block)
        elif isinstance(block, Fence):
            yield block, scope
            scope = None


def _heading_above(section: Section, context: PageContext) -> Heading | None:
    """The heading that the section stands below, None where that is the page's title."""
    above: Section | None = None
    for other in context.sections:
        if other is section:
            break
        if other.level < section.level:
            above = other
    return None if above is None or above.level <= 1 else above.heading


def _loose_fences(section: Section, context: PageContext) -> Iterator[tuple[Fence, Text | None]]:
    """The fences outside example sections that hold request lines only and are not annotated as an example."""
    if section.in_examples:
        return
    annotation: Comment | None = None
    speaks = section.level > 1 and section.kind is SectionKind.OTHER  # `Permissions` says nothing of when one applies
    titled = context.text(section.heading.raw) if speaks and section.heading is not None else None
    scope = titled
    for block in section.blocks:
        if isinstance(block, Comment):
            annotation = block
        elif isinstance(block, Paragraph) and not block.quoted:
            scope = context.text(block.raw)
        elif isinstance(block, Table):
            scope = titled  # what stood above was said of the table
        elif isinstance(block, Fence):
            if _may_be_template(block, annotation, context):
                context.claim(annotation)
                yield block, scope
            annotation = None


def _may_be_template(fence: Fence, annotation: Comment | None, context: PageContext) -> bool:
    block_type = None if annotation is None else context.annotation_of(annotation).block_type
    return block_type in (None, "ignored") and _is_request_template(fence, context)


def _is_request_template(fence: Fence, context: PageContext) -> bool:
    """Whether every line is a request line for a path, as opposed to a message for a host."""
    starts = [parse_start_line(line) for line in _request_lines(fence, context)[0] if line.strip()]
    return bool(starts) and all(
        start is not None and start.url is not None and not _ABSOLUTE.match(start.url) for start in starts
    )


def _read_fence(fence: Fence, number: int, scope: Text | None, context: PageContext) -> Iterator[Operation]:
    context.claim(fence)
    scope = scope if scope is not None and len(scope.text) <= _LONGEST_SCOPE else None
    in_body = False
    index = 0
    lines, first = _request_lines(fence, context)
    while index < len(lines):
        line, origin = lines[index], fence.content_origin(first + index)
        start = parse_start_line(line)
        index += 1
        if start is not None and start.url is not None:
            in_body = False
            if is_typographic(line):
                context.report.add("typographic-code", origin, what="the request line")
            url, index = join_url(start.url, lines, index, len(lines))
            yield _operation(start.method or "", url, number, scope, origin)
        else:
            in_body = in_body or line.lstrip().startswith(("{", "["))
            if not in_body:
                _report_line(line, origin, context)


def _request_lines(fence: Fence, context: PageContext) -> tuple[list[str], int]:
    """The lines of a fence, and the index of the first: -1 where a request stands on the line of the opening ticks."""
    lines = context.sides.english_raw(fence.content).split("\n")
    _, _, after_language = fence.info.partition(" ")
    return (lines, 0) if parse_start_line(after_language) is None else ([after_language, *lines], -1)


def _operation(method: str, url: str, number: int, scope: Text | None, origin: Origin) -> Operation:
    path, query = split_url(url)
    return Operation(method=method, path=path, query=query, block=number, scope=scope, origin=origin)


def split_url(url: str) -> tuple[str, str | None]:
    """The path, without host and version, and the text after the first `?` that stands outside a placeholder.

    >>> split_url("https://graph.microsoft.com/v1.0/me/events?$top={n}")
    ('/me/events', '$top={n}')
    """
    path = _ABSOLUTE.sub("", url)
    depth = 0
    for index, character in enumerate(path):
        depth += (character in "{<") - (character in "}>")
        if character == "?" and depth <= 0:
            return path[:index].rstrip() or "/", path[index + 1 :].strip() or None
    return path or "/", None


def _report_line(line: str, origin: Origin, context: PageContext) -> None:
    """A line that is no request line: headers and comments say nothing of the operation, a bare path lacks a verb."""
    if not line.strip() or _HEADER_LINE.match(line) or _COMMENT_LINE.match(line):
        return
    rule = "request-line-without-method" if _BARE_PATH.match(line) else "unread-request-line"
    context.report.add(rule, origin, text=line.strip())
