"""Tables as recovery sees them: what a stage changes comes back in its place."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.recovery.tables import Row, TableKind, repair_tables, rows_of, tables_of, values_of
from tests.recovery.damaged import resource_page

PAGE = resource_page(
    "lamp",
    ["on | Boolean | Whether it shines.", "hue | Int32 | Its colour."],
    relationships=["room | room | Where it is."],
)


def test_tables_have_their_kinds() -> None:
    assert [(kind, [row.name for row in rows]) for kind, rows in tables_of(PAGE)] == [
        (TableKind.PROPERTIES, ["on", "hue"]),
        (TableKind.RELATIONSHIPS, ["room"]),
    ]


def test_repaired_rows_come_back_in_their_places() -> None:
    def shout(kind: TableKind, rows: Sequence[Row]) -> Sequence[Row]:
        return [replace(row, name=row.name.upper()) for row in rows] if kind is TableKind.PROPERTIES else rows

    assert [row.name for row in rows_of(repair_tables(PAGE, shout))] == ["ON", "HUE", "room"]


def test_a_page_on_which_nothing_changes_is_the_same_page() -> None:
    assert repair_tables(PAGE, lambda _kind, rows: rows) is PAGE


def test_values_are_the_members_of_enumerations() -> None:
    page = resource_page("mood", members=["calm | 0 | Quiet.", "loud | 1 | Not quiet."])
    assert [value.name for value in values_of(page)] == ["calm", "loud"]
