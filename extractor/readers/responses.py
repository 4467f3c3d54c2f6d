"""Response sections: the status codes that prose names, what they return, and tables of what comes back.

A code stands in backticks (`200 OK`), or bare with its reason phrase, in a list of codes (`400 and 404`), before a word
for *response*, or as a number that counts nothing (403); the blocks of the section name none. "200 items" is no code,
nor is "200-series". What a response holds is the resource that its sentence links. A new form of naming a code goes to
`_is_named`.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.model.example import Example
from extractor.model.operation import Response, Returns
from extractor.model.origin import Origin
from extractor.model.resource import Property
from extractor.readers.blocks import Paragraph, Table
from extractor.readers.bodies import resource_links
from extractor.readers.context import PageContext
from extractor.readers.inline import Link
from extractor.readers.properties import read_property_table
from extractor.readers.sections import Section
from extractor.readers.tables import describes_members, lists_values
from extractor.terms.http import is_status, reason_phrase
from extractor.terms.lookup import section_of
from extractor.terms.phrases import is_unspaced, normalise_phrase
from extractor.terms.slugs import SectionKind
from extractor.terms.vocabulary import Vocabulary

_CODED = re.compile(r"`{1,3}\s*(?:HTTP(?:/\d(?:\.\d)?)?\s+)?(?P<status>[1-5]\d\d)(?![\d.])(?P<reason>[^`]{0,60})`")
_NUMBER = re.compile(r"(?<![A-Za-z0-9.,$/=+'\"-])[1-5]\d\d(?![A-Za-z0-9%'\"-]|[.,]\d)")
_CODE_SPAN = re.compile(r"`[^`]*`")
_WORDS = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[a-z]")
# `HTTP 400`, and the same with the words of any language between the two
_HTTP_LEAD = re.compile(r"(?<![A-Za-z])HTTP(?![A-Za-z])[^.\u3002\n`]{0,20}\Z")
_MAX_LEAD = 30
_MAX_REASON = 40
_SUCCESS = range(200, 300)
# 202: the result comes later, 204 and 205 come without one
_WITHOUT_BODY = (202, 204, 205)
# a full stop before a blank, one of any script, or the next item of a list
_SENTENCE_END = re.compile(r"[\u3002\uff01\uff1f]|[.!?](?=\s|$)|\n(?=\s*[-*]\s)")


def read_responses(context: PageContext, examples: tuple[Example, ...]) -> tuple[Response, ...]:
    """The codes that the page's prose names under a Response heading, in page order, each once.

    A page that describes several responses of one code (`Response for getting the photo`) may link the resource at the
    second only.
    """
    responses: dict[int, Response] = {}
    for section in _response_sections(context):
        for place in _codes(section, context):
            known = responses.get(place.status)
            if known is None:
                origin = Origin(line=place.line, file=place.paragraph.origin.file)
                returns = _returns(place, context, examples)
                responses[place.status] = Response(status=place.status, returns=returns, origin=origin)
            elif known.returns is None and not section.in_examples:
                responses[place.status] = replace(known, returns=_returns(place, context, examples))
    return tuple(responses.values())


def _response_sections(context: PageContext) -> Iterator[Section]:
    """The Response sections, with what the page says of errors under a heading below one of them."""
    level: int | None = None
    for section in context.sections:
        if level is not None and section.level <= level:
            level = None
        if section.area is SectionKind.RESPONSE:
            level = section.level if level is None else level
            yield section
        elif section.kind is SectionKind.ERRORS and level is not None:
            yield section


@dataclass(frozen=True, slots=True, kw_only=True)
class _Code:
    """A code in a paragraph's English: where it begins, and where every success code of the paragraph does."""

    status: int
    start: int
    raw: str
    successes: tuple[int, ...]
    paragraph: Paragraph

    @property
    def line(self) -> int:
        return self.paragraph.origin.line + self.raw.count("\n", 0, self.start)


def _codes(section: Section, context: PageContext) -> Iterator[_Code]:
    """Each code of the section's paragraphs."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            raw = context.sides.english_raw(block.raw)
            coded = ((match.start(), int(match["status"])) for match in _CODED.finditer(raw))
            found = sorted([*coded, *_bare_codes(raw, context.vocabulary)])
            successes = tuple(start for start, status in found if status in _SUCCESS)
            for start, status in found:
                if is_status(status):
                    yield _Code(status=status, start=start, raw=raw, successes=successes, paragraph=block)


def _bare_codes(raw: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Where a number outside code names a status, and which."""
    text = _CODE_SPAN.sub(lambda span: "`" * len(span[0]), raw)
    numbers = [match for match in _NUMBER.finditer(text) if is_status(int(match[0]))]
    listed = {
        number.start()
        for before, after in pairwise(numbers)
        if _joins(text[before.end() : after.start()], vocabulary)
        for number in (before, after)
    }
    for number in numbers:
        before, after = text[: number.start()][-_MAX_LEAD:], text[number.end() :][:_MAX_REASON]
        if number.start() in listed or _is_named(int(number[0]), before, after, vocabulary):
            yield number.start(), int(number[0])


def _joins(between: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a separator, or a word for *and* or *or*, or both."""
    if len(between) > _MAX_REASON or not between.strip():
        return False
    words = normalise_phrase(between)
    return words in vocabulary.all_of or words in vocabulary.any_of or between.strip() in vocabulary.separators


def _is_named(status: int, before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether a number is a code: HTTP is spoken of, its reason phrase or a word for *response* follows, or it counts.

    Counts are round: a page that names 204 or 403, which have a meaning, means the code, whatever its language makes of
    the reason phrase.
    """
    if status % 100 or _HTTP_LEAD.search(before):
        return True
    reason = (reason_phrase(status) or "").lower()
    return _begins_with(after, reason) or _speaks_of_response(after, vocabulary)


def _begins_with(text: str, phrase: str) -> bool:
    """Whether the text's first words are those of an English phrase; a letter of another script may touch them."""
    words = text.lstrip().lower()
    return words.startswith(phrase) and _LETTER.match(words, len(phrase)) is None


def _speaks_of_response(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the first words are one for *response*; Chinese and Japanese write on without a blank."""
    words = _WORDS.findall(text)[:2]
    spoken = (" ".join(words), *words[:1])
    if any(section_of(phrase, vocabulary) is SectionKind.RESPONSE for phrase in spoken if phrase):
        return True
    return bool(words) and any(
        kind is SectionKind.RESPONSE and words[0].startswith(phrase)
        for phrase, kind in vocabulary.sections.items()
        if is_unspaced(phrase)
    )


def _returns(code: _Code, context: PageContext, examples: tuple[Example, ...]) -> Returns | None:
    if code.status not in _SUCCESS:
        return None
    for link, page in _said_with(code, context) or _said_beside(code, context):
        return Returns(name=link.text, page=page, collection=_returns_collection(code.status, link.text, examples))
    return None


def _said_with(code: _Code, context: PageContext) -> list[tuple[Link, str]]:
    """The resources that the code's sentence links: behind it, where the sentence names several codes.

    `200 OK and an A object, or 202 Accepted`: the second returns nothing. Where a language names the resource before
    all codes, each of them returns it.
    """
    begin, end = _sentence_of(code)
    together = [start for start in code.successes if begin <= start < end]
    if len(together) <= 1:
        return resource_links(code.raw[begin:end], context)
    behind = resource_links(code.raw[together[0] : end], context)
    return resource_links(code.raw[code.start if behind else begin : end], context)


def _said_beside(code: _Code, context: PageContext) -> list[tuple[Link, str]]:
    """The resources that the paragraph links elsewhere: `The response body holds an A object.`

    What stands beside a 202 is where to ask for the result. Of several codes each returns it, if it is called by its
    name and no code has one of its own.
    """
    if code.status in _WITHOUT_BODY:
        return []
    links = resource_links(code.raw, context)
    if len(code.successes) <= 1 or not links:
        return links
    sentences = (_sentence_of(replace(code, start=start)) for start in code.successes)
    if any(resource_links(code.raw[begin:end], context) for begin, end in sentences):
        return []
    return [(link, page) for link, page in links if _is_named_after(link.text, page)]


def _sentence_of(code: _Code) -> tuple[int, int]:
    """Where the sentence of a code begins and ends; an item of a list is one."""
    ends = [match.end() for match in _SENTENCE_END.finditer(code.raw)]
    begin = max((end for end in ends if end <= code.start), default=0)
    return begin, min((end for end in ends if end > code.start), default=len(code.raw))


def _is_named_after(text: str, page: str) -> bool:
    """Whether a link is called as the page is: `callRecord` of `callrecords-callrecord.md`."""
    return posixpath.basename(page).removesuffix(".md").rpartition("-")[2].lower() == text.lower()


def _returns_collection(status: int, name: str, examples: tuple[Example, ...]) -> bool:
    """Whether the example of the response holds several: by its flag, or by the `value` array of its body.

    Where examples are annotated with the type that is returned, those of other types do not count.
    """
    shown = [example for example in examples if example.status == status]
    typed = [example for example in shown if _last_segment(example.odata_type or "") == name.lower()]
    return any(
        example.is_collection or (isinstance(example.body, dict) and isinstance(example.body.get("value"), list))
        for example in typed or shown
    )


def _last_segment(odata_type: str) -> str:
    return odata_type.rstrip(")").rpartition("(")[2].rpartition(".")[2].lower()


def read_response_properties(context: PageContext) -> tuple[Property, ...]:
    """The rows of the tables that describe what comes back, outside the examples."""
    properties: list[Property] = []
    for section in context.areas(SectionKind.RESPONSE):
        for block in section.blocks:
            if not isinstance(block, Table) or context.is_claimed(block) or lists_values(block, context):
                continue
            if describes_members(block, context):
                properties += read_property_table(block, context)
    return tuple(properties)
