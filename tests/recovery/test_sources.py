"""Repair from the English that a page was made from: which source counts, and what it settles."""

import hashlib
from dataclasses import replace

import pytest

from extractor.model.origin import Evidence
from extractor.model.page import Page
from extractor.recovery.pages import repair_pages
from extractor.recovery.sources import Sources
from tests.recovery.damaged import names_of, operation_page, read, resource_page

ENGLISH_ROWS = ["hue | Int32 | Its colour.", "mood | mood collection | How it feels.", "label | String | What it says."]
DAMAGED_ROWS = ["Farbton | Int32 | x", "Stimmung | Stimmung-Sammlung | x", "Beschriftung | Zeichenfolge | x"]
ENGLISH = resource_page("lamp", ENGLISH_ROWS, locale="en-US")
SHA1, SHA256 = ENGLISH.content_hashes


def damaged(source_hash: str | None, rows: list[str] | None = None) -> Page:
    return resource_page("lamp", DAMAGED_ROWS if rows is None else rows, source_hash=source_hash)


@pytest.mark.parametrize("source_hash", [SHA1, SHA256, SHA1.upper()], ids=["SHA-1", "SHA-256", "in capitals"])
def test_a_source_of_equal_hash_settles_everything(source_hash: str) -> None:
    page = repair_pages([damaged(source_hash)], [ENGLISH])[0]
    assert page.resource is not None
    assert names_of(page) == ["hue", "mood", "label"]
    assert [row.type for row in page.resource.properties] == ["Int32", "mood collection", "String"]
    recovered = page.resource.properties[0].recovered
    assert recovered is not None
    assert (recovered.from_, recovered.evidence, recovered.file) == ("Farbton", Evidence.ENGLISH_SOURCE, ENGLISH.path)


def test_another_hash_counts_only_where_the_shape_agrees() -> None:
    other = "0" * 40
    assert names_of(repair_pages([damaged(other)], [ENGLISH])[0]) == ["hue", "mood", "label"]
    assert names_of(repair_pages([damaged(other, DAMAGED_ROWS[:2])], [ENGLISH])[0]) == ["Farbton", "Stimmung"]


def test_the_operation_of_a_broken_fence_is_that_of_the_source() -> None:
    place = "api-reference/beta/api/lamp-list.md"
    english = operation_page(place, "GET /lamps", locale="en-US")
    broken = '# Tu es\n\n## <a name="http-request"></a>HTTP-Anforderung\n\n\' http GET/Lampen'
    of_source, of_another = (
        read(broken, path=place, source_hash=known) for known in (english.content_hashes[0], "0" * 40)
    )
    assert [item.path for item in repair_pages([of_source], [english])[0].operations] == ["/lamps"]
    assert repair_pages([of_another], [english])[0].operations == ()


def test_a_base_that_the_source_states_is_the_type_s() -> None:
    place = "api-reference/beta/resources/lamp.md"
    text = "# lamp resource type\n\n{}\n\n## Properties\n\n|Property|Type|Description|\n|--|--|--|\n|hue|Int32|x|\n"
    english = read(text.format("Inherits from [thing](thing.md)."), path=place, locale="en-US")
    unknown, named = "Ain't no [thing](thing.md).", "Erbt von [other](other.md)."
    for prose, written in ((unknown, ""), (named, "other")):
        page = read(text.format(prose), path=place, source_hash=english.content_hashes[0])
        repaired = repair_pages([page], [english])[0].resource
        assert repaired is not None
        assert repaired.inherits is not None
        assert (repaired.inherits.name, repaired.inherits.page) == ("thing", "api-reference/beta/resources/thing.md")
        assert repaired.inherits.recovered is not None
        assert repaired.inherits.recovered.from_ == written
    stranger = read(text.format(unknown), path=place, source_hash="0" * 40)
    left = repair_pages([stranger], [english])[0].resource
    assert left is not None
    assert left.inherits is None


def test_a_translated_query_option_is_damaged() -> None:
    place, text = "api-reference/beta/api/lamp-get.md", '## <a name="optional-query-parameters"></a>Query\n\n{} x'
    english = read(text.format("This method supports the `$expand` OData query parameter."), path=place, locale="en-US")
    page = read(
        text.format("Diese Methode unterstützt den OData-Abfrageparameter `$den`."), path=place, source_hash="0"
    )
    assert [item.name for item in page.parameters] == ["$den"]
    assert [item.name for item in repair_pages([page], [english])[0].parameters] == ["$expand"]


def test_another_page_of_equal_hash_counts() -> None:
    elsewhere = replace(ENGLISH, path="x/y.md", root_path="x/y.md")
    found = Sources([elsewhere]).source_of(damaged(SHA1))
    assert found is not None
    assert (found.page.path, found.verified) == ("x/y.md", True)


def test_the_most_trusted_source_counts() -> None:
    twin, sibling = (_side_by_side(locale) for locale in ("de-DE", "fr-FR"))
    page = damaged(SHA1)
    assert _evidence([sibling, twin, ENGLISH], page) is Evidence.ENGLISH_SOURCE
    assert _evidence([sibling, twin], page) is Evidence.TWIN
    assert _evidence([sibling], page) is Evidence.SIBLING_LOCALE
    assert _evidence([damaged(SHA1)], page) is None


def test_the_hash_is_of_crlf_line_ends_without_a_mark() -> None:
    content = b"---\ntitle: x\nms.contentlocale: en-US\n---\n"
    assert ENGLISH.content_hashes[0] != hashlib.sha1(content, usedforsecurity=False).hexdigest()
    assert len(SHA1) == 40
    assert resource_page("lamp").content_hashes == ()


def _side_by_side(locale: str) -> Page:
    """A page that carries the English of `ENGLISH`, as the reader of a side-by-side page gives it."""
    assert ENGLISH.summary is not None
    provenance = replace(ENGLISH.provenance, source_hash=SHA1)
    return replace(ENGLISH, locale=locale, path=f"{locale}/lamp.md", provenance=provenance, content_hashes=())


def _evidence(sources: list[Page], page: Page) -> Evidence | None:
    found = Sources(sources).source_of(page)
    return None if found is None else found.evidence
