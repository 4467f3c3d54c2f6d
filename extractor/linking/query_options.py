"""The query options of an operation: those that its pages name, and those that its request lines and examples use.

Parameters of the pages and URLs go in; options come out, each once, the system options of OData as OData spells them.
A row that tells what `$filter` compares a property with is about that option, not one of its own.
What no query can hold as a name (prose in a cell for names, a `$` word that is no option) is none; the page's reader
or recovery has reported it where it is damaged.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractor.linking.api import Exchange
from extractor.model.operation import Parameter, ParameterLocation, ParameterSource
from extractor.model.origin import Origin
from extractor.model.text import Text
from extractor.model.url_query import option_name, read_query

_FILTER = "$filter"
# OData 4.01 URL conventions §5.1.1: what a filter compares with
_COMPARISONS = frozenset({
    "eq", "ne", "gt", "ge", "lt", "le", "has", "in", "and", "or", "not", "any", "all",
    "contains", "startswith", "endswith",
})  # fmt: skip
_WORD = re.compile(r"[^\W_]+")


def settle_options(
    documented: Iterable[Parameter], queries: Iterable[tuple[str, Origin]], exchanges: Sequence[Exchange]
) -> tuple[Parameter, ...]:
    """The documented options, then those that only queries of request lines or of examples use."""
    known: dict[str, Parameter] = {}
    for parameter in documented:
        name = option_name(parameter.name)
        if parameter.in_ is not ParameterLocation.QUERY or name is None:
            continue
        option = _used(_FILTER, parameter.origin) if _is_compared(parameter) else _renamed(parameter, name)
        known.setdefault(option.name.lower(), option)
    for query, origin in (*queries, *_queries_of(exchanges)):
        for name, _ in read_query(query):
            known.setdefault(name.lower(), _used(name, origin))
    return tuple(known.values())


def _is_compared(parameter: Parameter) -> bool:
    """Whether all that is said of a name is with which operators, or in which filter, it is compared."""
    said = parameter.description.text
    words = {word.lower() for word in _WORD.findall(said)}
    if words and words <= _COMPARISONS:
        return True
    first = re.escape(_FILTER) + r"=\W*" + re.escape(parameter.name) + r"(?!\w)"
    return not parameter.name.startswith("$") and re.search(first, said, re.IGNORECASE) is not None


def _queries_of(exchanges: Iterable[Exchange]) -> Iterator[tuple[str, Origin]]:
    for exchange in exchanges:
        if exchange.request is not None and "?" in (exchange.request.url or ""):
            yield (exchange.request.url or "").partition("?")[2], exchange.request.origin


def _renamed(parameter: Parameter, name: str) -> Parameter:
    return parameter if parameter.name == name else replace(parameter, name=name)


def _used(name: str, origin: Origin) -> Parameter:
    return Parameter(
        in_=ParameterLocation.QUERY,
        name=name,
        type=None,
        required=None,
        source=ParameterSource.PROSE,
        description=Text(text="", en=""),
        origin=origin,
    )
