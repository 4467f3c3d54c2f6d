"""Fences to examples: every annotated fence outside the HTTP request section, and unannotated messages in examples.

An annotation belongs to the next fence of its section, whatever prose stands between; one that ends a section belongs
to the first of the next, if that is the request or response that it speaks of. A fence is classified by its
content; its info string only helps where the content does not tell. A header-only request followed by a JSON payload
are two examples, both a notification when the payload is one.
"""

from collections.abc import Iterator
from dataclasses import replace

from extractor.model.example import Example, Message
from extractor.model.json_value import JsonValue
from extractor.readers.annotations import Annotation, CommentKind, report_forgiven
from extractor.readers.blocks import Comment, Fence, Include, Table
from extractor.readers.context import PageContext
from extractor.readers.http_message import HttpMessage, is_typographic, parse_messages, parse_start_line, text_alone
from extractor.readers.sections import Section
from extractor.terms.http import is_reason_phrase, reason_phrase
from extractor.terms.slugs import SectionKind

_MESSAGE_LANGUAGES = frozenset({"http", "json", "msgraph-interactive", "jsonc"})
_JSON_LANGUAGES = frozenset({"json", "jsonc"})
_MESSAGES = frozenset({"request", "response"})
_SHOWN = 80
# annotations whose block is no fence: today's permission tables
_NOT_OF_FENCES = frozenset({"permissions"})


def read_examples(context: PageContext) -> tuple[Example, ...]:
    """The examples of a page in page order."""
    examples: list[Example] = []
    left: Comment | None = None
    for section in context.sections:
        if section.area is not SectionKind.HTTP_REQUEST or section.in_examples:
            found, left = _read_section(section, left, context)
            examples += found
    return tuple(_mark_notifications(examples))


def _read_section(section: Section, left: Comment | None, context: PageContext) -> tuple[list[Example], Comment | None]:
    """The examples of a section, and the annotation at its end that no fence followed.

    `left` is the one of the section before: it stands above the heading of its fence, if the fence is what it says.
    """
    examples: list[Example] = []
    pending: Comment | None = None
    for block in section.blocks:
        if isinstance(block, Comment) and _annotates_fence(block, context):
            pending, left = block, None
        elif isinstance(block, Fence) and not context.is_claimed(block):
            if left is not None and _is_as_said(block, context.annotation_of(left), context):
                pending = left
            annotation = None if pending is None else context.annotation_of(pending)
            if annotation is not None or _is_message(block, section):
                context.claim(block, pending)
                examples.append(_read_fence(block, annotation, section, context))
            pending = left = None
        elif isinstance(block, Table | Include) and pending is not None:
            pending = pending if isinstance(block, Table) else None
    return examples, pending


def _is_as_said(fence: Fence, annotation: Annotation, context: PageContext) -> bool:
    """Whether a fence is the request or the response that an annotation speaks of."""
    start = parse_start_line(context.sides.english_raw(fence.content).lstrip().partition("\n")[0])
    if start is None:
        return False
    kind = (annotation.block_type or "").lower()
    return (kind == "request" and start.method is not None) or (kind == "response" and start.status is not None)


def _annotates_fence(comment: Comment, context: PageContext) -> bool:
    annotation = context.annotation_of(comment)
    if annotation.kind is not CommentKind.BLOCK or context.is_claimed(comment):
        return False
    return (annotation.block_type or "").lower() not in _NOT_OF_FENCES


def _is_message(fence: Fence, section: Section) -> bool:
    """Whether an unannotated fence counts: an HTTP or JSON fence in an example section."""
    if not section.in_examples:
        return False
    language = (fence.language or "").lower()
    return language in _MESSAGE_LANGUAGES or (not language and bool(parse_messages(fence.content, json_expected=False)))


def _read_fence(fence: Fence, comment: Annotation | None, section: Section, context: PageContext) -> Example:
    annotation = comment or Annotation(kind=CommentKind.BLOCK, members={}, origin=fence.origin)
    text = context.sides.english_raw(fence.content)
    messages = parse_messages(text, json_expected=(fence.language or "").lower() in _JSON_LANGUAGES)
    _report_start(messages, text, fence, annotation, context)
    for message in messages:
        _report_body(message, fence, context)
    first, *further = messages or (text_alone(text),)
    return Example(
        block_type=annotation.block_type,
        name=annotation.name,
        odata_type=annotation.odata_type,
        truncated=annotation.get_flag("truncated") is True,
        is_collection=annotation.is_collection,
        language=fence.language,
        method=first.start.method,
        url=first.start.url,
        status=first.start.status,
        headers=first.headers,
        body=first.body,
        body_text=first.body_text,
        body_valid=first.body_valid,
        heading=section.slug,
        section=section.example,
        notification=_is_notification(first.body, annotation),
        more=tuple(_further(message, fence) for message in further),
        origin=fence.origin,
        annotation_line=None if comment is None else comment.origin.line,
        body_line=None if first.body_line is None else fence.content_origin(first.body_line).line,
        sample_keys=annotation.get_texts("sampleKeys"),
        is_empty=annotation.get_flag("isEmpty"),
        expects_error=annotation.get_flag("expectError"),
    )


def _further(message: HttpMessage, fence: Fence) -> Message:
    return Message(
        method=message.start.method,
        url=message.start.url,
        status=message.start.status,
        headers=message.headers,
        body=message.body,
        body_text=message.body_text,
        origin=fence.content_origin(message.line),
    )


def _report_start(
    messages: tuple[HttpMessage, ...], text: str, fence: Fence, annotation: Annotation, context: PageContext
) -> None:
    """Name start lines that were forgiven their blanks, and a message that has none."""
    lines = text.split("\n")
    for message in messages:
        if message.start.is_given and is_typographic(lines[message.line]):
            context.report.add("typographic-code", fence.content_origin(message.line), what="the start line")
        _report_reason(message, fence, context)
    if not messages and (annotation.block_type or "").lower() in _MESSAGES:
        first = next((index for index, line in enumerate(lines) if line.strip()), 0)
        shown = lines[first].strip()[:_SHOWN]
        context.report.add("unread-start-line", fence.content_origin(first), text=shown)


def _report_reason(message: HttpMessage, fence: Fence, context: PageContext) -> None:
    status, reason = message.start.status, message.start.reason
    if status is not None and reason and not is_reason_phrase(status, reason):
        usual = reason_phrase(status) or ""
        origin = fence.content_origin(message.line)
        context.report.add("reason-phrase-differs", origin, status=status, reason=reason[:_SHOWN], usual=usual)


def _report_body(message: HttpMessage, fence: Fence, context: PageContext) -> None:
    if message.body_valid is not False:
        return
    origin = fence.content_origin(message.line)
    report_forgiven("lenient-json", message.forgiven, origin, context.report)
    if not message.forgiven:
        context.report.add("unreadable-json", origin)


def _is_notification(body: JsonValue, annotation: Annotation) -> bool:
    """A payload whose type ends in Notification(s), or whose items say what changed or whose subscription it is."""
    if not isinstance(body, dict):
        return False
    declared = annotation.odata_type
    stated = body.get("@odata.type")
    for name in (declared, stated if isinstance(stated, str) else None):
        if name is not None and name.rstrip(")").lower().endswith(("notification", "notifications")):
            return True
    items = body.get("value")
    if not isinstance(items, list):
        return False
    return any(isinstance(item, dict) and ("changeType" in item or "subscriptionId" in item) for item in items)


def _mark_notifications(examples: list[Example]) -> Iterator[Example]:
    """The examples, a header-only request before a notification's payload marked as its request.

    A response that lists notifications or subscriptions is a response, and a call that sends such a body a call.
    """
    for index, example in enumerate(examples):
        following = examples[index + 1] if index + 1 < len(examples) else None
        if _is_header_only(example) and following is not None and _is_payload(following):
            yield replace(example, notification=True)
        elif example.status is not None or (example.method is not None and example.block_type == "request"):
            yield replace(example, notification=False)
        else:
            yield example


def _is_header_only(example: Example) -> bool:
    return (
        example.method is not None and example.body_text is None and example.block_type in (None, "ignored", "example")
    )


def _is_payload(example: Example) -> bool:
    return example.notification and example.method is None and example.status is None
