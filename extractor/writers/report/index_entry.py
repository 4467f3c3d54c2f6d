"""The records that the explorer searches: one line for each operation, type and page of a version.

Things and what is known of them go in; out come records of fixed places, whose names are `FIELDS`, because there are
tens of thousands of them and each is loaded before anything is shown. A further filter is a field here and in
`templates/report/assets/explorer.js`.
"""

from collections.abc import Iterable

from extractor.compare.agreement import PageAgreement, Standing
from extractor.linking.api import ApiOperation, ApiType
from extractor.model.json_value import JsonValue
from extractor.writers.escaping.text import one_line
from extractor.writers.permission_view import view_permissions
from extractor.writers.report.knowledge import Knowledge
from extractor.writers.report.page_view import PageView
from extractor.writers.report.rows import say

FIELDS = (
    "kind",
    "id",
    "method",
    "name",
    "title",
    "other",
    "group",
    "shard",
    "locales",
    "privileges",
    "examples",
    "found",
)
_LONGEST_TEXT = 120


def index_operation(operation: ApiOperation, shard: str, known: Knowledge) -> list[JsonValue]:
    """The record of an operation; `locales` are bits, in the order of the locales of the set."""
    localized = known.operations.get(operation.operation_id, {})
    title = say(operation.title)
    return [
        "operation",
        operation.operation_id,
        operation.method,
        operation.path,
        title,
        _others((say(own.title, own=True) for own in localized.values()), title),
        operation.tag,
        shard,
        _bits(localized, known),
        _privileges(operation),
        len(operation.exchanges),
        known.count_findings(page for own in localized.values() for page in own.pages),
    ]


def index_type(item: ApiType, shard: str, known: Knowledge) -> list[JsonValue]:
    """The record of a type."""
    localized = known.types.get(item.qualified_name, {})
    return [
        "type",
        one_line(item.qualified_name),
        item.kind.value,
        one_line(item.name),
        say(item.description)[:_LONGEST_TEXT],
        "",
        one_line(item.namespace),
        shard,
        _bits(localized, known),
        [],
        0 if item.representation is None else 1,
        known.count_findings(page for own in localized.values() for page in own.pages),
    ]


def index_page(agreement: PageAgreement, view: PageView, known: Knowledge) -> list[JsonValue]:
    """The record of a page: its `method` tells what is worst about its languages, its `id` is its anchor."""
    titles = dict(view.titles)
    title = one_line(titles[agreement.trusted])
    return [
        "page",
        view.anchor,
        _worst(agreement),
        one_line(view.path),
        title,
        _others(map(one_line, titles.values()), title),
        "",
        known.shards[view.path] if view.says_something else "",
        _bits(agreement.present, known),
        [],
        0,
        view.count,
    ]


def _others(titles: Iterable[str], shown: str) -> str:
    """The titles in other languages, to be searched and not shown."""
    return " | ".join(sorted(set(titles) - {shown, ""}))


def _bits(locales: Iterable[str], known: Knowledge) -> int:
    return sum(1 << known.locales.index(locale) for locale in locales)


def _privileges(operation: ApiOperation) -> list[JsonValue]:
    """By scheme the least privilege that the page tells, else every one; each once."""
    names: dict[str, None] = {}
    for view in view_permissions(operation.permissions):
        for alternative in view.alternatives[:1] if view.least is not None else view.alternatives:
            names.update(dict.fromkeys(map(one_line, alternative)))
    return list(names)


def _worst(agreement: PageAgreement) -> str:
    """The first of these that holds of any language: damaged, different, stale; else equal."""
    found = {said.standing for fact in agreement.facts for said in fact.said}
    if agreement.stale:
        found.add(Standing.STALE)
    order = (Standing.DAMAGED, Standing.DIFFERENT, Standing.STALE)
    return next((standing for standing in order if standing in found), Standing.EQUAL).value
