"""What one page contributes to the surface of the API: the pure function whose results are merged and compared.

In comes a page; out come elements for each operation, type and notification that it states. A row that a page gives for
several operations belongs to each of them. A page that states none contributes nothing.
"""

from collections.abc import Iterator

from extractor.compare.element import Aspect, Element, Kind, Value
from extractor.compare.examples import read_examples, read_notifications
from extractor.compare.permissions import read_permissions
from extractor.compare.reading import PageReader, described, print_path, read_link, read_type
from extractor.compare.surface import PageFacts
from extractor.compare.types import read_types
from extractor.model.json_value import JsonValue
from extractor.model.operation import BodyStatement, Parameter, ParameterLocation, Returns
from extractor.model.origin import Origin, Recovered
from extractor.model.page import Page

_KINDS = {
    ParameterLocation.PATH: Kind.PATH,
    ParameterLocation.QUERY: Kind.QUERY,
    ParameterLocation.BODY: Kind.BODY_MEMBER,
    ParameterLocation.FUNCTION: Kind.FUNCTION,
}


def read_page_facts(page: Page) -> PageFacts:
    """The elements that the page states."""
    reader = PageReader(page)
    elements = (*_operations(reader), *read_types(reader), *read_notifications(reader))
    return PageFacts(page=reader.identity, elements=elements)


def _operations(reader: PageReader) -> Iterator[Element]:
    page = reader.page
    if not page.operations:
        return
    rows = (*_parameters(reader), *_headers(reader), *_body(reader), *_answers(reader), *read_permissions(reader))
    shown = read_examples(reader)
    for rank, operation in enumerate(page.operations):
        key, path = print_path(operation.path)
        method = operation.method.upper()
        examples = shown.get(f"{method} {key}", ())
        yield Element(
            kind=Kind.OPERATION,
            key=f"{method} {key}",
            name=f"{method} {path}",
            values=reader.banners(),
            texts=reader.texts((Aspect.TITLE, page.title), (Aspect.SUMMARY, page.summary)),
            children=(*rows, *examples),
            place=reader.place(operation.origin),
            rank=rank,
        )


def _parameters(reader: PageReader) -> Iterator[Element]:
    for rank, parameter in enumerate(reader.page.parameters):
        yield _parameter(reader, parameter, rank)
    for table in reader.page.value_tables:
        yield from reader.allowed_values(table)


def _parameter(reader: PageReader, parameter: Parameter, rank: int) -> Element:
    kind = _KINDS[parameter.in_]
    values: tuple[tuple[Aspect, Value], ...] = (
        (Aspect.TYPE, read_type(parameter.type)),
        (Aspect.REQUIRED, parameter.required),
    )
    return reader.row(kind, parameter, rank, values)


def _headers(reader: PageReader) -> Iterator[Element]:
    for rank, header in enumerate(reader.page.request_headers):
        yield Element(
            kind=Kind.HEADER,
            key=header.name.casefold(),
            name=header.name,
            values=((Aspect.REQUIRED, header.required),),
            texts=described(header.description),
            place=reader.place(header.origin),
            damaged=reader.is_damaged(header.name),
            doubtful=reader.is_doubtful(header.recovered, header.name),
            rank=rank,
        )


def _body(reader: PageReader) -> Iterator[Element]:
    body = reader.page.request_body
    if body is None:
        return
    resource = None if body.resource is None else read_link(body.resource.name, body.resource.page)
    stated = "none" if body.stated is BodyStatement.NONE else "some"
    yield Element(
        kind=Kind.BODY,
        key="",
        name="body",
        values=((Aspect.STATED, stated), (Aspect.TYPE, resource)),
        place=reader.place(body.origin),
        damaged_values=(Aspect.TYPE,) if reader.is_damaged(resource) else (),
        label=None if body.resource is None else _label(body.resource.name, body.resource.recovered),
    )


def _answers(reader: PageReader) -> Iterator[Element]:
    """The codes that prose or an example states, and the properties of what comes back."""
    page = reader.page
    for rank, response in enumerate(page.responses):
        yield _response(reader, response.status, response.returns, response.origin, rank)
    for example in page.examples:
        if example.status is not None and not example.notification:
            yield _response(reader, example.status, None, example.origin, len(page.responses))
    for rank, item in enumerate(page.response_properties):
        yield reader.row(Kind.RETURNED, item, rank, ((Aspect.TYPE, read_type(item.type)),))


def _response(reader: PageReader, status: int, returns: Returns | None, origin: Origin, rank: int) -> Element:
    type_ = None if returns is None else read_link(returns.name, returns.page, collection=returns.collection)
    return Element(
        kind=Kind.RESPONSE,
        key=str(status),
        name=str(status),
        values=((Aspect.TYPE, type_),),
        place=reader.place(origin),
        damaged_values=(Aspect.TYPE,) if reader.is_damaged(type_) else (),
        vague=() if returns is None or _is_number_clear(reader.page, status, returns) else (Aspect.TYPE,),
        label=None if returns is None else _label(returns.name, returns.recovered),
        rank=rank,
    )


def _label(name: str, repair: Recovered | None) -> str:
    """What the page calls a link, whatever its name was taken from."""
    return name if repair is None else repair.from_


def _is_number_clear(page: Page, status: int, returns: Returns) -> bool:
    """Whether an example tells if one thing comes back or several, and no other tells otherwise.

    What the annotation of an example says counts as what its body shows.
    """
    answers = [example for example in page.examples if example.status == status and isinstance(example.body, dict)]
    shown = {_shows_several(example.body) for example in answers}
    shown |= {True for example in answers if example.is_collection}
    return shown != {True, False} if returns.collection else bool(shown)


def _shows_several(body: JsonValue) -> bool:
    return isinstance(body, dict) and isinstance(body.get("value"), list)
