"""Parameter tables, and query options that prose names: what a caller may send, by place.

A table of values under one of these headings is no table of parameters: `extractor.readers.enums` reads it. Nor is one
whose first column could not name any (`Vendor | Keyword`), or that lists the members of a parameter's own type. In the
prose of a query section the `$` names count as supported, in tables the rows do, in its fences what is asked of an
operation of the page.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from extractor.model.operation import Operation, Parameter, ParameterLocation, ParameterSource
from extractor.model.origin import Origin
from extractor.model.path_template import parse_path
from extractor.model.text import Text
from extractor.model.type_name import parse_type
from extractor.model.url_match import CanonicalPath, canonical, matches_canonical, parse_url
from extractor.model.url_query import read_query
from extractor.readers.blocks import Fence, Paragraph, Table
from extractor.readers.context import PageContext
from extractor.readers.headers import lists_headers, required_of
from extractor.readers.http_message import parse_start_line
from extractor.readers.sections import Section
from extractor.readers.tables import (
    IDENTIFIER,
    NamedRow,
    lay_out,
    lists_allowed,
    marked_names,
    names_rows,
    read_rows,
)
from extractor.terms.lookup import says_unsupported
from extractor.terms.slugs import SectionKind
from extractor.terms.type_cells import type_of
from extractor.terms.vocabulary import Vocabulary

_LOCATIONS: Mapping[SectionKind, ParameterLocation] = {
    SectionKind.PATH_PARAMETERS: ParameterLocation.PATH,
    SectionKind.QUERY_PARAMETERS: ParameterLocation.QUERY,
    SectionKind.FUNCTION_PARAMETERS: ParameterLocation.FUNCTION,
    SectionKind.REQUEST_BODY: ParameterLocation.BODY,
}
_WITH_BODY = ("POST", "PUT", "PATCH")
# OData 4.01 URL conventions §5.1, system query options
_QUERY_OPTION = re.compile(
    r"\$(?:select|filter|expand|orderby|top|skiptoken|skip|count|search|format|deltatoken|apply|compute)(?!(?-i:[a-z]))",
    re.IGNORECASE,
)

# a full stop ends a sentence before a blank: `(e.g. $filter)` is cut too, which does no harm
_SENTENCE_END = re.compile(r"[\u3002\uff01\uff1f!?\n]|\.(?=\s|$)")
# How many paths of one length a call is compared with for its keys, so that lines times paths cannot be a flood
_MOST_COMPARED = 100
_OPTION_WORD = re.compile(r"\$[^\W\d_]{2,16}(?![^\W\d_])")


def read_parameters(context: PageContext, operations: tuple[Operation, ...]) -> tuple[Parameter, ...]:
    """The documented parameters in page order; a name that prose repeats counts once."""
    parameters: list[Parameter] = []
    for section in context.areas(*_LOCATIONS, SectionKind.PARAMETERS, SectionKind.HEADERS):
        location = ParameterLocation.BODY if section.area is SectionKind.HEADERS else _LOCATIONS.get(section.area)
        intro = ""
        for block in section.blocks:
            if isinstance(block, Paragraph):
                intro = block.raw
            elif (
                isinstance(block, Table)
                and not context.is_claimed(block)
                and not lists_headers(section, block, context)
            ):
                before = [item for item in parameters if location in (None, item.in_) and item.type is not None]
                if _describes_parameters(block, before, context) and not _is_nested(section, intro, before, context):
                    parameters += _read_table(block, location, operations, context)
        if location is ParameterLocation.QUERY:
            named = {parameter.name.lower() for parameter in parameters if parameter.in_ is location}
            beside = (*_read_prose(section, context), *_read_fences(section, operations, context))
            once = {item.name.lower(): item for item in reversed(beside) if item.name.lower() not in named}
            parameters += [item for item in beside if once.get(item.name.lower()) is item]
    return tuple(parameters)


def _describes_parameters(table: Table, before: list[Parameter], context: PageContext) -> bool:
    documented = {item.name.lower() for item in before}
    return not lists_allowed(table, documented, context) and names_rows(table, context)


def _is_nested(section: Section, intro: str, before: list[Parameter], context: PageContext) -> bool:
    """Whether the heading below the section's own, or the sentence above the table, speaks of a parameter's type."""
    parsed = [parse_type(type_of(item.type, context.vocabulary) or item.type) for item in before if item.type]
    types = {item.name.lower() for item in parsed if not item.primitive}
    if not types:
        return False
    heading = "" if section.kind in _LOCATIONS or section.heading is None else section.heading.raw
    spoken = " ".join((context.canonical(heading), *marked_names(intro, context)))
    return any(match[0].lower() in types for match in IDENTIFIER.finditer(spoken))


def _read_table(
    table: Table, location: ParameterLocation | None, operations: tuple[Operation, ...], context: PageContext
) -> Iterator[Parameter]:
    layout = lay_out(table, context)
    for row in read_rows(table, layout, context):
        yield _parameter(row, _place(row, location, operations), context)


def _place(row: NamedRow, location: ParameterLocation | None, operations: tuple[Operation, ...]) -> ParameterLocation:
    """The place of a parameter; a name of the path's function arguments is one of those, whatever its heading."""
    if location is None:
        return _unstated_place(row.name, operations)
    if location is ParameterLocation.BODY and row.name.startswith("$"):
        return ParameterLocation.QUERY
    if location is ParameterLocation.FUNCTION and operations and not any("(" in item.path for item in operations):
        named = any("{" + row.name + "}" in item.path for item in operations)
        return ParameterLocation.PATH if named else location
    return location


def _unstated_place(name: str, operations: tuple[Operation, ...]) -> ParameterLocation:
    """Where a parameter goes whose heading does not say: where the path names it, else where the method sends it."""
    if any(f"({name}=" in item.path or f",{name}=" in item.path for item in operations):
        return ParameterLocation.FUNCTION
    if any("{" + name + "}" in item.path for item in operations):
        return ParameterLocation.PATH
    sends = any(item.method in _WITH_BODY for item in operations)
    return ParameterLocation.BODY if sends else ParameterLocation.QUERY


def _parameter(row: NamedRow, location: ParameterLocation, context: PageContext) -> Parameter:
    # `$filter with any operator`: what is said of an option beside its name is no part of it
    option = _QUERY_OPTION.match(row.name) if location is ParameterLocation.QUERY else None
    return Parameter(
        in_=location,
        name=row.name if option is None else option[0],
        type=row.type,
        required=required_of(row, context),
        source=ParameterSource.TABLE,
        description=row.description,
        origin=row.origin,
        type_page=row.type_page,
        codes=row.codes,
        values=row.values,
        recovered=row.recovered,
        recovered_type=row.recovered_type,
    )


def _read_prose(section: Section, context: PageContext) -> Iterator[Parameter]:
    """The query options that the section's paragraphs name, each once."""
    seen: set[str] = set()
    for block in section.blocks:
        if not isinstance(block, Paragraph) or block.quoted:
            continue
        text = context.text(block.raw)
        for name in _supported_options(text.english, context.vocabulary):
            if name.lower() not in seen:
                seen.add(name.lower())
                yield _named_option(name, text, block.origin)
        for word in _OPTION_WORD.findall(text.text) if text.en is None else ():
            # the name of an option in the page's language: what it was is for recovery
            if _QUERY_OPTION.match(word) is None and word.lower() not in seen:
                seen.add(word.lower())
                yield _named_option(word, text, block.origin)


def _read_fences(section: Section, operations: tuple[Operation, ...], context: PageContext) -> Iterator[Parameter]:
    """The query options that the request lines of the section's fences give to an operation of the page."""
    documented = _Documented(operations)
    for fence in (block for block in section.blocks if isinstance(block, Fence)):
        for index, line in enumerate(fence.content.split("\n")):
            for name in _options_given(line, documented):
                yield _named_option(name, context.text(""), fence.content_origin(index))


class _Documented:
    """The operations of a page, to be found by the URLs that call them."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        """Sort the paths by what a call must have in common with one."""
        self._paths: defaultdict[tuple[str, int], dict[CanonicalPath, None]] = defaultdict(dict)
        for operation in operations:
            path = canonical(parse_path(operation.path))
            self._paths[operation.method.upper(), len(path)][path] = None
        self._known: dict[tuple[str, CanonicalPath], bool] = {}

    def has(self, method: str, path: CanonicalPath) -> bool:
        """Whether one of the operations is called so."""
        call = (method.upper(), path)
        if call not in self._known:
            paths = self._paths.get((method.upper(), len(path)), {})
            compared = islice(paths, _MOST_COMPARED)
            self._known[call] = path in paths or any(matches_canonical(item, path) for item in compared)
        return self._known[call]


def _options_given(line: str, documented: _Documented) -> list[str]:
    """The names in the query of a request line that calls one of the documented operations."""
    start = parse_start_line(line) if "?" in line else None
    if start is None or start.method is None or start.url is None:
        return []
    url = parse_url(start.url)
    calls_one = documented.has(start.method, canonical(parse_path(url.path)))
    return [name for name, _ in read_query(url.query or "")] if calls_one else []


def _supported_options(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The options of each sentence that does not say what cannot be used: `$skip is not supported` names none."""
    for sentence in _SENTENCE_END.split(text):
        if "$" in sentence and not says_unsupported(sentence, vocabulary):
            yield from _QUERY_OPTION.findall(sentence)


def _named_option(name: str, description: Text, origin: Origin) -> Parameter:
    return Parameter(
        in_=ParameterLocation.QUERY,
        name=name,
        type=None,
        required=None,
        source=ParameterSource.PROSE,
        description=description,
        origin=origin,
    )
