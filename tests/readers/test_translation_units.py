"""What the translation units of a side-by-side page teach, by the place in which they stand."""

from extractor.readers.translation_units import Place, observe_units, read_units
from tests.readers.pairs import pair

HEADER = ("Rechte (von unten nach oben)", "Permissions (from least to most privileged)")
PAGE = "\n".join(
    (
        f'## <a name="permissions"></a>{pair("Rechte", "Permissions")}',
        "",
        f"|{pair('Art', 'Permission type')}|{pair(*HEADER)}|",
        "|:---|:---|",
        f"|{pair('Von selbst', 'Application')}|{pair('Geht nicht.', 'Not supported.')}|",
        f"|x|{pair('A.Read wie auch B.Read', 'A.Read and B.Read')}|",
        "",
        pair("Nur zum Lesen. Mehr Text.", "Read-only. More text."),
    )
)


def test_units_have_their_places() -> None:
    assert [unit.place for unit in read_units(PAGE)] == [
        Place.HEADING, Place.HEADER, Place.HEADER, Place.LABEL, Place.CELL, Place.CELL, Place.PROSE,
    ]  # fmt: skip


def test_each_place_teaches_its_own() -> None:
    taught = {(seen.section, seen.phrase, seen.meaning) for seen in observe_units(PAGE, "a.md")}
    assert {
        ("sections", "Rechte", "permissions"),
        ("columns", "Art", "permission type"),
        ("orders", "von unten nach oben", "least-first"),
        ("schemes", "Von selbst", "Application"),
        ("stated", "Geht nicht.", "not_supported"),
        ("lists", "wie auch", "all_of"),
        ("descriptions", "Nur zum Lesen", "read_only"),
    } <= taught


def test_text_without_units_teaches_nothing() -> None:
    assert list(observe_units("# Titel\n\nText.", "a.md")) == []
