"""Parameters of an operation: placeholders of the path, documented query options, documented headers.

Headers that OpenAPI describes elsewhere (`Authorization`, `Accept`, `Content-Type`) are left out, and names that HTTP
does not allow. Each name occurs once per place.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extractor.linking.api import ApiOperation, PathParameter
from extractor.linking.lexical import read_value
from extractor.model.http_header import COMPUTED, CREDENTIALS, OF_ANSWERS, OF_CLIENTS
from extractor.model.json_value import JsonObject
from extractor.model.operation import Parameter, RequestHeader
from extractor.model.type_name import parse_type
from extractor.model.url_query import read_query
from extractor.writers.escaping.text import one_line
from extractor.writers.openapi.names import is_header_name
from extractor.writers.openapi.schemas import scalar_schema
from extractor.writers.openapi.texts import described, say

_ELSEWHERE = frozenset({"authorization", "accept", "content-type", "content-length"})
# what an example may send and no client of this API means by it
_NOT_MEANT = COMPUTED | OF_CLIENTS | CREDENTIALS | OF_ANSWERS
_PLACEHOLDER = re.compile(r"[{}<>]")
_TEXT = "String"
# OData URL conventions 4.01 §5.1: options whose values are no text
_OPTION_TYPES = {"$top": "Int32", "$skip": "Int32", "$count": "Boolean"}


def view_parameters(operation: ApiOperation, locale: str | None) -> tuple[JsonObject, ...]:
    """Path, query and header parameters, in that order and in the order of the documentation."""
    options, values = _values_shown(operation)
    path = (_view_path_parameter(parameter, locale) for parameter in operation.path_parameters)
    query = (_view_query_option(option, options, locale) for option in operation.query_options if one_line(option.name))
    headers = (_view_header(header, values, locale) for header in operation.headers)
    further = (_view_shown_header(header) for header in values.values())
    stated = (header for header in (*headers, *further) if header is not None)
    return tuple(_distinct([*path, *query, *stated]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    """A header as an example sends it."""

    name: str
    value: str


def _values_shown(operation: ApiOperation) -> tuple[Mapping[str, str], Mapping[str, _Header]]:
    """What examples give for query options and for headers, by name in lower case: the first value of each."""
    options: dict[str, str] = {}
    headers: dict[str, _Header] = {}
    for exchange in operation.shown:
        if exchange.request is not None:
            for name, value in read_query((exchange.request.url or "").partition("?")[2]):
                options.setdefault(name.lower(), value)
            for name, value in exchange.request.headers:
                headers.setdefault(name.lower(), _Header(name=name, value=value))
    return options, headers


def _distinct(parameters: Iterable[JsonObject]) -> Iterator[JsonObject]:
    """Names of headers are the same in any case, all others only as they stand."""
    seen: set[tuple[object, str]] = set()
    for parameter in parameters:
        name = str(parameter["name"])
        identity = (parameter["in"], name.lower() if parameter["in"] == "header" else name)
        if identity not in seen:
            seen.add(identity)
            yield parameter


def _view_path_parameter(parameter: PathParameter, locale: str | None) -> JsonObject:
    documented = parameter.documented
    text = "" if documented is None else say(documented.description, locale)
    alternatives = one_line(" | ".join(parameter.alternatives))
    tree = described({"name": parameter.name, "in": "path", "required": True}, text or alternatives)
    tree["schema"] = scalar_schema(_primitive(None if documented is None else documented.type))
    if parameter.written and parameter.written != parameter.name:
        tree["x-ms-docs-written-as"] = one_line(parameter.written)
    if parameter.alternatives:
        tree["x-ms-docs-alternatives"] = [one_line(name) for name in parameter.alternatives]
    return tree


def _view_query_option(option: Parameter, shown: Mapping[str, str], locale: str | None) -> JsonObject:
    tree = described({"name": one_line(option.name), "in": "query"}, say(option.description, locale))
    if option.required:
        tree["required"] = True
    edm = _OPTION_TYPES.get(option.name.lower()) or _primitive(option.type)
    return _typed(tree, edm, shown.get(option.name.lower()))


def _view_header(header: RequestHeader, shown: Mapping[str, _Header], locale: str | None) -> JsonObject | None:
    if header.name.lower() in _ELSEWHERE or not is_header_name(header.name):
        return None
    tree = described({"name": header.name, "in": "header"}, say(header.description, locale))
    if header.required:
        tree["required"] = True
    example = shown.get(header.name.lower())
    return _typed(tree, _TEXT, None if example is None else example.value)


def _view_shown_header(header: _Header) -> JsonObject | None:
    """A header that no table lists, and that an example sends all the same."""
    if header.name.lower() in _ELSEWHERE | _NOT_MEANT or not is_header_name(header.name):
        return None
    return _typed({"name": header.name, "in": "header"}, _TEXT, header.value)


def _typed(tree: JsonObject, edm: str, shown: str | None) -> JsonObject:
    """The parameter with its schema, and with what an example gives it where that is a value of the type."""
    typed: JsonObject = {**tree, "schema": scalar_schema(edm)}
    text = one_line(shown or "")
    value = None if not text or _PLACEHOLDER.search(text) else read_value(edm, text)
    return typed if value is None else {**typed, "example": value}


def _primitive(cell: str | None) -> str:
    """The Edm name of a primitive; text for everything else, for that is what stands in a URL."""
    parsed = parse_type(cell or "")
    return parsed.name if parsed.primitive and not parsed.collection else _TEXT
