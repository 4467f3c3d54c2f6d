"""One page: bytes to facts, section by section.

The order is fixed: decoding, front matter, spans, blocks, includes, sections, then the readers. Each reader finds its
sections by kind in the context and claims what it reads; what is left over is accounted for at the end. A new section
is a reader module and a line in `_read_facts`.
"""

from dataclasses import dataclass

from extractor.diagnostics.report import Report
from extractor.model.example import Example
from extractor.model.json_value import JsonObject
from extractor.model.locale import spell_locale
from extractor.model.operation import Operation, Parameter
from extractor.model.page import Page, PageKind
from extractor.model.resource import Enum, Resource, ValueTable
from extractor.model.source import IncludeLookup, Source
from extractor.model.url_match import parse_url
from extractor.readers.accounting import account, count_seen
from extractor.readers.annotations import CommentKind, read_comment
from extractor.readers.blocks import Block, Comment
from extractor.readers.bodies import read_request_body
from extractor.readers.content_hash import content_hashes
from extractor.readers.context import PageContext
from extractor.readers.decode import decode_page
from extractor.readers.enums import read_enums
from extractor.readers.examples import read_examples
from extractor.readers.front_matter import FrontMatter, read_front_matter, read_provenance
from extractor.readers.headers import read_request_headers
from extractor.readers.headings import report_headings
from extractor.readers.includes import IncludeExpander
from extractor.readers.markdown import parse_blocks
from extractor.readers.notices import read_notices
from extractor.readers.operations import read_operations
from extractor.readers.parameters import read_parameters
from extractor.readers.permissions import read_permissions
from extractor.readers.resources import read_resource
from extractor.readers.responses import read_response_properties, read_responses
from extractor.readers.sections import split_sections
from extractor.readers.spans import Sides, split_spans
from extractor.readers.titles import Head, read_head
from extractor.terms.slugs import SectionKind
from extractor.terms.vocabulary import load_vocabulary

DEFAULT_LOCALE = "en-US"
_SHOWN = 40
_OPERATION_SECTIONS = frozenset({SectionKind.HTTP_REQUEST, SectionKind.PERMISSIONS, SectionKind.REQUEST_BODY})


def read_page(source: Source, includes: IncludeLookup) -> Page:
    """Everything that the page states, with diagnostics for what it does not state well.

    Pure: the same bytes, include bytes and place give the same facts. Raises nothing that the bytes could cause.
    """
    report = Report(source.path, source.root_path)
    front = read_front_matter(decode_page(source.content, report), report)
    locale = _locale_of(source, front, report)
    return _read_facts(source, front, locale, _open_page(source, front, locale, includes, report))


def _locale_of(source: Source, front: FrontMatter, report: Report) -> str:
    """What the front matter says where it is a locale, else what the path says."""
    stated = front.members.get("ms.contentlocale")
    locale = spell_locale(stated.strip()) if stated else None
    if stated and locale is None:
        report.add("unknown-locale", 1, locale=stated[:_SHOWN])
    return locale or source.locale or DEFAULT_LOCALE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A page ready to be read: its context, its own blocks, and the files that it includes."""

    context: PageContext
    blocks: list[Block]
    files: tuple[str, ...]


def _open_page(source: Source, front: FrontMatter, locale: str, includes: IncludeLookup, report: Report) -> _Opened:
    local_halves: list[str] = []
    split = split_spans(front.body, local_halves, report, first_line=front.body_line)
    blocks, references = parse_blocks(split.text, split.origins(front.body_line), report)
    if not blocks:
        report.add("empty-page", 1)
    expander = IncludeExpander(includes, local_halves, report)
    expanded = expander.expand(blocks, source.root_path)
    sides = Sides(local_halves, english_page=_is_english(locale), references=references or None)
    vocabulary = load_vocabulary(locale)
    sections = split_sections(expanded, sides, vocabulary)
    report_headings(sections, expanded, report)
    context = PageContext(
        root_path=source.root_path,
        sides=sides,
        vocabulary=vocabulary,
        report=report,
        sections=sections,
        annotations={
            id(block): read_comment(block, sides.english_raw(block.text), report)
            for block in expanded
            if isinstance(block, Comment)
        },
    )
    return _Opened(context=context, blocks=blocks, files=tuple(dict.fromkeys(expander.files)))


def _is_english(locale: str) -> bool:
    return locale.lower() == "en" or locale.lower().startswith("en-")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Described:
    """The type that a page describes, and what kind of page that and its operations make it."""

    kind: PageKind
    resource: Resource | None
    enums: tuple[Enum, ...]
    value_tables: tuple[ValueTable, ...]


def _read_facts(source: Source, front: FrontMatter, locale: str, opened: _Opened) -> Page:
    context = opened.context
    head = read_head(context, front.members.get("title"))
    notices = read_notices(context)
    operations = () if _is_resource_place(source) else read_operations(context)
    permissions = read_permissions(context)
    examples = read_examples(context)
    parameters = read_parameters(context, operations)
    described = _read_described(source, context, head, operations, examples, parameters)
    return Page(
        path=source.path,
        root_path=source.root_path,
        locale=locale,
        branch=source.branch,
        api_version=source.api_version or _version_of(examples),
        kind=described.kind,
        title=head.title,
        summary=head.summary,
        namespace=head.namespace,
        provenance=read_provenance(front.members),
        annotation=_page_annotation(context),
        notices=notices,
        operations=operations,
        permissions=permissions,
        request_headers=read_request_headers(context),
        parameters=parameters,
        request_body=read_request_body(context),
        responses=read_responses(context, examples),
        examples=examples,
        resource=described.resource,
        enums=described.enums,
        value_tables=described.value_tables,
        response_properties=read_response_properties(context),
        seen=count_seen(opened.blocks),
        accounted=account(context, opened.blocks),  # after every reader: it names what they left
        diagnostics=context.report.diagnostics,
        files=opened.files,
        content_hashes=content_hashes(source.content) if _is_english(locale) else (),
    )


def _read_described(
    source: Source,
    context: PageContext,
    head: Head,
    operations: tuple[Operation, ...],
    examples: tuple[Example, ...],
    parameters: tuple[Parameter, ...],
) -> _Described:
    resource = read_resource(context, examples, head.title, head.slug, head.namespace)
    enums, value_tables = read_enums(
        context,
        None if resource is None else resource.name,
        (*parameters, *(() if resource is None else resource.properties)),
    )
    kind = _page_kind(source, context, operations, describes_type=resource is not None or bool(enums))
    stands_for_type = kind is PageKind.RESOURCE or (resource is not None and bool(resource.properties))
    return _Described(
        kind=kind,
        resource=resource if stands_for_type else None,
        enums=enums,
        value_tables=value_tables,
    )


def _is_resource_place(source: Source) -> bool:
    return "/resources/" in f"/{source.root_path}"


def _page_kind(
    source: Source, context: PageContext, operations: tuple[Operation, ...], *, describes_type: bool
) -> PageKind:
    """By the folder where there is one, and by what the page holds; one that holds nothing of either kind is other."""
    if _is_resource_place(source):
        return PageKind.RESOURCE if describes_type else PageKind.OTHER
    if operations or any(section.kind in _OPERATION_SECTIONS for section in context.sections):
        return PageKind.OPERATION
    return PageKind.RESOURCE if describes_type else PageKind.OTHER


def _version_of(examples: tuple[Example, ...]) -> str | None:
    """The version in the URL of the first request that names one."""
    versions = (parse_url(example.url).version for example in examples if example.url is not None)
    return next((version for version in versions if version is not None), None)


def _page_annotation(context: PageContext) -> JsonObject | None:
    """The members of the page's own annotation with the page's uuid, None for a page that has neither."""
    members: JsonObject = {}
    uuid: JsonObject = {}
    for section in context.sections:
        for block in section.blocks:
            if isinstance(block, Comment):
                annotation = context.annotation_of(block)
                if annotation.kind is CommentKind.PAGE and not members:
                    members = annotation.members
                elif annotation.kind is CommentKind.UUID and not uuid:
                    uuid = annotation.members
    return {**members, **uuid} or None
