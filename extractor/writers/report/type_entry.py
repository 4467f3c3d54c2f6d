"""A resource, complex type or enumeration as an entry of the explorer, with its texts in every language.

The canonical type and the same one of each locale go in; one JSON object comes out, which the explorer shows as text.
"""

from collections.abc import Mapping

from extractor.linking.api import ApiType
from extractor.model.json_value import JsonObject, JsonValue
from extractor.writers.escaping.text import one_line
from extractor.writers.report.rows import Places, Row, compact, say, view_own_rows, view_pages, view_row


def view_type_entry(item: ApiType, places: Places, localized: Mapping[str, ApiType]) -> JsonObject:
    """The entry of a type; `localized` is the same type by locale."""
    marks: list[JsonValue] = [name for name, holds in (("open", item.open_type), ("abstract", item.abstract)) if holds]
    return compact(
        {
            "id": one_line(item.qualified_name),
            "name": one_line(item.name),
            "namespace": one_line(item.namespace),
            "kind": item.kind.value,
            "base": None if item.base is None else one_line(item.base),
            "key": None if item.key_property is None else one_line(item.key_property),
            "marks": marks,
            "text": say(item.description),
            "pages": view_pages(item.pages),
            "notices": [compact({"kind": notice.kind.value, "text": say(notice.text)}) for notice in item.notices],
            "properties": _rows(item.properties, item, places),
            "relationships": _rows(item.relationships, item, places),
            "values": _rows(item.members, item, places),
            "texts": [_text(locale, localized[locale], item, places) for locale in sorted(localized)],
        }
    )


def _rows(rows: tuple[Row, ...], item: ApiType, places: Places) -> list[JsonValue]:
    return [view_row(row, places.of_row(row, item.pages)) for row in rows]


def _text(locale: str, own: ApiType, canonical: ApiType, places: Places) -> JsonObject:
    """What a language's own page says, as far as it is not what the canonical type shows."""
    text = say(own.description, own=True)
    return compact(
        {
            "locale": locale,
            "page": view_pages(own.pages[:1]),
            "text": "" if text == say(canonical.description) else text,
            "rows": view_own_rows(_described(own), _described(canonical), places, own.pages),
        }
    )


def _described(item: ApiType) -> tuple[Row, ...]:
    return (*item.properties, *item.relationships, *item.members)
