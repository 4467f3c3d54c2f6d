"""Several locales on one side: where a change is visible, what only a translation did, and what pages count."""

from dataclasses import replace
from typing import Any

import pytest

from extractor.compare.change import Change, PageChanges, Visibility
from extractor.compare.page_facts import read_page_facts
from extractor.compare.page_sources import PageSource
from extractor.compare.sides import Side, compare_pages, compare_sides
from extractor.compare.surface import merge_pages
from extractor.diagnostics.catalog import RULES
from extractor.model.origin import Origin
from extractor.model.page import Page
from extractor.model.resource import Property
from tests.building import NO_PROVENANCE, make_page, make_property, make_resource_page, text

PRESENT, STALE = Visibility.PRESENT, Visibility.STALE


def call(*rows: Property, locale: str = "en-US", source: str | None = None, **facts: Any) -> Page:
    provenance = replace(NO_PROVENANCE, source_hash=source)
    return make_resource_page("call", rows, locale=locale, provenance=provenance, **facts)


def side(*pages: Page) -> Side:
    """The first page is in the canonical language."""
    locales = dict.fromkeys(page.locale for page in pages)
    surfaces = {
        locale: merge_pages([read_page_facts(page) for page in pages if page.locale == locale]) for locale in locales
    }
    canonical = surfaces[pages[0].locale]
    sources = {read_page_facts(page).page: made_from(page) for page in pages}
    elements = tuple(canonical.elements.values())
    return Side(version="beta", canonical=canonical, locales=surfaces, elements=elements, sources=sources)


def made_from(page: Page) -> PageSource:
    return PageSource(locale=page.locale, named=page.provenance.source_hash, own=page.content_hashes)


def told(changes: tuple[Change, ...]) -> dict[tuple[str, str], dict[str, Visibility]]:
    return {(change.rule, change.subject): dict(change.locales) for change in changes}


SUBJECT, STATE = make_property("subject"), make_property("state")


def translated(row: Property, words: str) -> Property:
    return replace(row, description=text(words, row.description.text))


def test_a_change_says_in_which_locales_it_is_visible() -> None:
    old = side(call(SUBJECT), call(SUBJECT, locale="de-DE"), call(SUBJECT, locale="ja-JP"))
    new = side(call(SUBJECT, STATE), call(SUBJECT, STATE, locale="de-DE"), call(SUBJECT, locale="ja-JP"))
    assert told(compare_sides(old, new)) == {
        ("property-added", "call.state"): {"de-DE": PRESENT, "en-US": PRESENT, "ja-JP": STALE}
    }


def test_what_went_is_visible_where_it_is_gone() -> None:
    old = side(call(SUBJECT, STATE), call(SUBJECT, STATE, locale="de-DE"))
    new = side(call(SUBJECT), call(SUBJECT, STATE, locale="de-DE"))
    assert told(compare_sides(old, new)) == {("property-removed", "call.state"): {"de-DE": STALE, "en-US": PRESENT}}


def test_a_value_is_visible_where_it_is_the_new_one() -> None:
    other = make_property("subject", "Boolean")
    old = side(call(SUBJECT), call(SUBJECT, locale="de-DE"), call(SUBJECT, locale="ja-JP"))
    new = side(call(other), call(other, locale="de-DE"), call(SUBJECT, locale="ja-JP"))
    assert told(compare_sides(old, new)) == {
        ("property-type-changed", "call.subject"): {"de-DE": PRESENT, "en-US": PRESENT, "ja-JP": STALE}
    }


def test_a_translation_that_catches_up_changes_no_api() -> None:
    english = call(SUBJECT, STATE)
    changes = compare_sides(
        side(english, call(SUBJECT, locale="de-DE")), side(english, call(SUBJECT, STATE, locale="de-DE"))
    )
    assert told(changes) == {("translation-caught-up", "call.state"): {"de-DE": PRESENT}}


def test_a_translation_that_loses_a_row_changes_no_api() -> None:
    english = call(SUBJECT, STATE)
    changes = compare_sides(
        side(english, call(SUBJECT, STATE, locale="de-DE")), side(english, call(SUBJECT, locale="de-DE"))
    )
    assert told(changes) == {("translation-drifted", "call.state"): {"de-DE": PRESENT}}


def test_a_text_translated_anew_is_translation_and_not_documentation() -> None:
    english = call(SUBJECT)
    old = side(english, call(translated(SUBJECT, "Betreff"), locale="de-DE", source="a"))
    new = side(english, call(translated(SUBJECT, "Thema"), locale="de-DE", source="b"))
    assert told(compare_sides(old, new)) == {("text-retranslated", "call.subject"): {"de-DE": PRESENT}}


def test_a_text_that_changed_in_english_is_stale_where_the_translation_is_older() -> None:
    rewritten = replace(SUBJECT, description=text("Rewritten"))
    old = side(call(SUBJECT), call(translated(SUBJECT, "Betreff"), locale="de-DE"))
    new = side(call(rewritten), call(translated(SUBJECT, "Betreff"), locale="de-DE"))
    assert told(compare_sides(old, new)) == {
        ("description-changed", "call.subject"): {"de-DE": STALE, "en-US": PRESENT}
    }


def test_texts_in_two_languages_are_not_compared() -> None:
    old, new = (
        side(call(SUBJECT)),
        side(call(replace(SUBJECT, description=text("件名", "About subject")), locale="ja-JP")),
    )
    assert compare_sides(old, new) == ()


def test_a_row_that_stands_for_several_operations_is_told_once() -> None:
    from tests.building import make_parameter

    page = make_page("event-update", operations=["PATCH /me/events/{id}", "PATCH /users/{id}/events/{id}"])
    (change,) = compare_sides(side(page), side(replace(page, parameters=(make_parameter("isOnline"),))))
    assert change.subject == "PATCH /me/events/{} body isOnline"
    assert change.also == ("PATCH /users/{}/events/{} body isOnline",)


def test_pages_are_counted_by_what_became_of_them() -> None:
    old = [
        ("a", call(SUBJECT)),
        ("b", call(SUBJECT)),
        ("c", call(translated(SUBJECT, "Betreff"), locale="de-DE", source="a")),
    ]
    new = [*old[:1], ("b", call(STATE)), ("c", call(translated(SUBJECT, "Thema"), locale="de-DE", source="a"))]
    facts = [[(name, read_page_facts(page), None) for name, page in pages] for pages in (old, new)]
    assert compare_pages(*facts) == PageChanges(old=3, new=3, changed=2, translation_only=1)


def english(*rows: Property, own: str = "a", **facts: Any) -> Page:
    return call(*rows, content_hashes=(own, f"{own}-long"), **facts)


def german(*rows: Property, source: str | None = "a", **facts: Any) -> Page:
    return call(*rows, locale="de-DE", source=source, **facts)


BOOLEAN = make_property("subject", "Boolean")

LANGUAGES: dict[str, tuple[list[Page], list[Page], list[str]]] = {
    "the-source-says-otherwise": ([english(SUBJECT)], [german(BOOLEAN)], ["translation-drifted"]),
    "the-source-has-the-row": ([english(SUBJECT, STATE)], [german(SUBJECT)], ["translation-drifted"]),
    "the-source-lacks-the-row": ([english(SUBJECT)], [german(SUBJECT, STATE)], ["translation-drifted"]),
    "another-source-and-value": ([english(SUBJECT)], [german(BOOLEAN, source="b")], ["translation-of-other-revision"]),
    "another-source-lacks-the-row": (
        [english(SUBJECT, STATE)],
        [german(SUBJECT, source="b")],
        ["translation-of-other-revision"],
    ),
    "another-source-has-the-row": (
        [english(SUBJECT)],
        [german(SUBJECT, STATE, source="b")],
        ["translation-of-other-revision"],
    ),
    "two-translations-of-one-page": (
        [call(SUBJECT, locale="ja-JP", source="a")],
        [german(BOOLEAN)],
        ["translation-drifted"],
    ),
    "two-translations-of-two-pages": (
        [call(SUBJECT, locale="ja-JP", source="b")],
        [german(BOOLEAN)],
        ["translation-of-other-revision"],
    ),
    "the-page-names-no-source": ([english(SUBJECT)], [german(BOOLEAN, source=None)], ["property-type-changed"]),
    "two-kinds-of-english": (
        [english(SUBJECT)],
        [english(BOOLEAN, own="b", locale="en-GB")],
        ["property-type-changed"],
    ),
    "one-language-of-two-revisions": ([german(SUBJECT)], [german(BOOLEAN, source="b")], ["property-type-changed"]),
}


@pytest.mark.parametrize(("old", "new", "expected"), LANGUAGES.values(), ids=LANGUAGES)
def test_between_languages_only_what_the_sources_leave_open_is_news(
    old: list[Page], new: list[Page], expected: list[str]
) -> None:
    assert [change.rule for change in compare_sides(side(*old), side(*new))] == expected
    both = [[("call", read_page_facts(page), made_from(page)) for page in pages] for pages in (old, new)]
    pages = compare_pages(*both)
    assert (pages.changed, pages.translation_only) == (1, int(expected != ["property-type-changed"]))


def test_the_language_and_the_hash_are_named_whichever_side_it_is() -> None:
    sides = side(english(SUBJECT, STATE)), side(german(SUBJECT, source="b"))
    for old, new in (sides, sides[::-1]):
        (change,) = compare_sides(old, new)
        assert change.message == RULES[change.rule].message.format(subject="call.state", locale="de-DE", source="b")


@pytest.mark.parametrize("is_inverse", [False, True], ids=["to-german", "from-german"])
def test_a_page_that_a_language_lacks_changes_no_api(is_inverse: bool) -> None:
    listed = make_page("call-list", operations=["GET /calls"], content_hashes=("c",))
    sides = [side(english(SUBJECT), listed), side(german(SUBJECT))]
    (change,) = compare_sides(*reversed(sides)) if is_inverse else compare_sides(*sides)
    assert (change.rule, change.subject) == ("page-in-one-language", "GET /calls")
    assert "de-DE" in change.message


def test_a_fact_of_an_include_is_not_known_to_have_the_source_of_its_page() -> None:
    included = replace(BOOLEAN, origin=Origin(line=3, file="includes/rows.md"))
    changes = compare_sides(side(english(SUBJECT)), side(german(included, source="b")))
    assert [change.rule for change in changes] == ["property-type-changed"]
