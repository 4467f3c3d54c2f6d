"""What a side-by-side page teaches a vocabulary: what it wrote, and what that meant."""

import pytest

from extractor.model.page import Page
from extractor.recovery.observations import observe_names
from extractor.terms.mining import MEMBERS, NAMES
from tests.readers.pairs import pair
from tests.recovery.damaged import read, table

TEXT = pair("Nur Text.", "Only text.")


def resource(*rows: str, heading: str = "Properties", columns: str = "Property | Type | Description") -> Page:
    text = f"# lamp resource type\n\n{TEXT}\n\n## {heading}\n\n{table(columns, rows)}"
    return read(text, path="api-reference/beta/resources/lamp.md")


def seen(page: Page) -> list[tuple[str, str, str | None]]:
    return [(item.section, item.phrase, item.meaning) for item in observe_names(page)]


def test_a_translated_name_is_a_word_for_it() -> None:
    assert (NAMES, "Grund", "reason") in seen(resource(f"{pair('Grund', 'reason')} | String | {TEXT}"))


def test_a_sound_name_means_itself() -> None:
    assert (NAMES, "hue", "hue") in seen(resource(f"hue | String | {TEXT}"))


@pytest.mark.parametrize(
    ("written", "english", "expected"),
    [
        pytest.param("Zeichenfolge", "String", ("types", "Zeichenfolge", "String"), id="a word for a primitive"),
        pytest.param(
            "bulb-Sammlung", "bulb collection", ("type_forms", "{item}-Sammlung", "{item} collection"), id="a form"
        ),
    ],
)
def test_types_teach_words_and_forms(written: str, english: str, expected: tuple[str, str, str]) -> None:
    assert expected in seen(resource(f"hue | {pair(written, english)} | {TEXT}"))


def test_a_form_around_another_word_teaches_nothing() -> None:
    found = seen(resource(f"hue | {pair('Birnensammlung', 'bulb collection')} | {TEXT}"))
    assert not [item for item in found if item[0] == "type_forms"]


def test_members_are_apart_from_names() -> None:
    page = resource(f"{pair('ruhig', 'calm')} | 0 | {TEXT}", heading="Members", columns="Member | Value | Description")
    assert seen(page) == [(MEMBERS, "ruhig", "calm")]


def test_headers_are_observed() -> None:
    rows = [f"{pair('Autorisierung', 'Authorization')} | {TEXT}"]
    text = f"# Get lamp\n\n{TEXT}\n\n## Request headers\n\n{table('Header | Value', rows)}"
    assert ("headers", "Autorisierung", "Authorization") in seen(read(text, path="api-reference/beta/api/lamp-get.md"))


def test_a_page_in_one_language_teaches_nothing() -> None:
    page = read(
        f"# lamp\n\nText.\n\n## Properties\n\n{table('Property | Type', ['Grund | String'])}",
        path="api-reference/beta/resources/lamp.md",
    )
    assert seen(page) == []
