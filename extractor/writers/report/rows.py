"""Rows of tables as entries of the explorer show them: name, type, text, place, and what they were repaired from.

Facts go in, JSON objects come out that hold no more than the page says: a member that would be None or empty is left
out. Texts are on one line and hide nothing; who shows them makes text of them, never markup. What further members an
entry has is for `operation_entry` and `type_entry`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from extractor.linking.api import PageRef
from extractor.model.json_value import JsonObject, JsonValue
from extractor.model.operation import Parameter, RequestHeader
from extractor.model.origin import Origin, Recovered
from extractor.model.page import Page
from extractor.model.resource import EnumMember, Property
from extractor.model.text import Text
from extractor.writers.escaping.text import one_line

Row: TypeAlias = Parameter | Property | RequestHeader | EnumMember
PageKey: TypeAlias = tuple[str, str]

_MARKS = ("key", "nullable", "read_only", "required")


class Places:
    """Where rows stand: of the pages that a fact was merged from, the one that holds the very row."""

    def __init__(self, pages: Iterable[Page]) -> None:
        """All pages of a version, of every locale."""
        self._pages = {(page.root_path, page.locale): page for page in pages}
        self._rows: dict[PageKey, frozenset[tuple[str, Origin]]] = {}

    def page(self, reference: PageRef) -> Page | None:
        """The page that is referred to, None for an include."""
        return self._pages.get((reference.path, reference.locale))

    def of_row(self, row: Row, candidates: Sequence[PageRef]) -> JsonValue:
        """The place of the row, as seen from the first candidate; None where none of them holds it."""
        for reference in candidates:
            key = (reference.path, reference.locale)
            if (row.name, row.origin) in self._rows_of(key):
                file = row.origin.file or reference.path
                return view_place(PageRef(path=file, locale=reference.locale, line=row.origin.line), candidates)
        return None

    def _rows_of(self, key: PageKey) -> frozenset[tuple[str, Origin]]:
        if key not in self._rows:
            page = self._pages.get(key)
            rows = () if page is None else _all_rows(page)
            self._rows[key] = frozenset((row.name, row.origin) for row in rows)
        return self._rows[key]


def _all_rows(page: Page) -> tuple[Row, ...]:
    resource = page.resource
    own = () if resource is None else (*resource.properties, *resource.relationships)
    members = (member for enum in page.enums for member in enum.members)
    return (*page.parameters, *page.request_headers, *page.response_properties, *own, *members)


def view_pages(references: Sequence[PageRef]) -> list[JsonValue]:
    """The pages of an entry in full; the first is the one that its places are seen from."""
    return [_full_place(reference) for reference in references]


def view_place(reference: PageRef, pages: Sequence[PageRef]) -> JsonValue:
    """A place: its line alone on the first of the entry's pages, else file, line and locale."""
    home = pages[0] if pages else None
    if home is not None and (reference.path, reference.locale) == (home.path, home.locale):
        return reference.line
    return _full_place(reference)


def _full_place(reference: PageRef) -> JsonValue:
    return [one_line(reference.path), reference.line, one_line(reference.locale)]


def view_row(row: Row, place: JsonValue) -> JsonObject:
    """A row of any table."""
    return compact(
        {
            "name": one_line(row.name),
            **_own_members(row),
            "text": say(row.description),
            "at": place,
            **_repairs(row),
        }
    )


def _own_members(row: Row) -> JsonObject:
    match row:
        case Parameter():
            return {"in": row.in_.value, "type": _typed(row.type), "required": row.required}
        case RequestHeader():
            return {"required": row.required}
        case EnumMember():
            return {"type": _typed(row.value)}
        case Property():
            marks: list[JsonValue] = [
                name for name in ("key", "nullable", "read_only", "required") if getattr(row, name)
            ]
            return {"type": _typed(row.type), "marks": marks}


def _typed(cell: str | None) -> str | None:
    return None if cell is None else one_line(cell)


def view_recovered(recovered: Recovered | None) -> JsonObject | None:
    """What stood there, and what it was recovered from."""
    if recovered is None:
        return None
    file = None if recovered.file is None else one_line(recovered.file)
    return compact(
        {
            "written": one_line(recovered.from_),
            "evidence": recovered.evidence.value,
            "line": recovered.line,
            "file": file,
        }
    )


def say(text: Text | None, *, own: bool = False) -> str:
    """The text as the canonical API has it, English where there is any; its `own` language on demand."""
    if text is None:
        return ""
    return one_line(text.text if own else text.english)


def view_own_rows(
    own: Iterable[Row], shown: Iterable[Row], places: Places, pages: Sequence[PageRef]
) -> list[JsonValue]:
    """The rows of one language that say something else than the rows `shown`, or were repaired."""
    known = {(_group(row), row.name): row for row in shown}
    views: list[JsonValue] = []
    for row in own:
        said = _own_words(row, known.get((_group(row), row.name)))
        if said:
            at = places.of_row(row, pages)
            views.append(compact({"group": _group(row), "name": one_line(row.name), **said, "at": at}))
    return views


def _own_words(row: Row, shown: Row | None) -> JsonObject:
    """What the row says that the shown one does not."""
    text, repairs = say(row.description, own=True), compact(_repairs(row))
    if shown is None:
        return compact({"text": text, **repairs})
    is_told = repairs == compact(_repairs(shown))
    return compact({"text": "" if say(shown.description) == text else text, **({} if is_told else repairs)})


def _group(row: Row) -> str:
    """What tells rows of the same name apart: the kind of table."""
    return row.in_.value if isinstance(row, Parameter) else type(row).__name__.lower()


def _repairs(row: Row) -> JsonObject:
    typed = None if isinstance(row, RequestHeader | EnumMember) else row.recovered_type
    return {"was": view_recovered(row.recovered), "typeWas": view_recovered(typed)}


def compact(members: Mapping[str, JsonValue]) -> JsonObject:
    """The members that say something: neither None nor empty; False and 0 do."""
    return {name: value for name, value in members.items() if value is not None and value not in ("", [], {})}
