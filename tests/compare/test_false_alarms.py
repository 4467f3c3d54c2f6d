"""What looks like a break and is none: statements that only became clearer, and damage of translation."""

from dataclasses import replace

import pytest

from extractor.compare.page_facts import read_page_facts
from extractor.compare.sides import Side, compare_sides
from extractor.compare.surface import merge_pages
from extractor.model.operation import Response
from extractor.model.origin import Evidence, Recovered
from extractor.model.page import Page
from extractor.model.resource import Property
from tests.building import (
    NO_PROVENANCE,
    make_example,
    make_grant,
    make_page,
    make_parameter,
    make_property,
    make_resource_page,
    make_response,
    make_status,
)
from tests.compare.described import (
    APPLICATION,
    answered,
    described,
    linked,
    mood,
    operation,
    permissions,
    properties,
    rules,
    value_table,
)

CHINESE = "zh-CN"
CHART = "api-reference/beta/resources/chart.md"
NOTIFIED = make_example(notification=True, body={"@odata.type": "#microsoft.graph.commsNotifications"})
INVITATION = "api-reference/beta/resources/invitation.md"


def repaired(name: str, evidence: Evidence, *, cell: str = "String") -> Property:
    """A row whose name was found by evidence, where another word stood."""
    return make_property(name, cell, recovered=Recovered(from_="\u6d3b\u52a8", evidence=evidence, line=None))


def relinked(label: str, stem: str) -> Response:
    """An answer whose type was taken from the page that its link leads to."""
    answer = linked(stem, stem)
    recovered = Recovered(from_=label, evidence=Evidence.LINK_TARGET, line=None)
    return replace(answer, returns=replace(answer.returns, recovered=recovered) if answer.returns else None)


def translated(*rows: Property, source: str | None = None) -> list[Page]:
    provenance = replace(NO_PROVENANCE, source_hash=source)
    return properties(*rows, locale=CHINESE, provenance=provenance)


def granted(*names: str, damaged: str | None = None) -> list[Page]:
    return operation(locale=CHINESE, permissions=(make_grant(APPLICATION, *names, damaged=damaged),))


CASES: dict[str, tuple[list[Page], list[Page], list[str], list[str]]] = {
    "response-collection-that-no-example-shows": (
        operation(responses=(make_status(200, "call"),)),
        operation(responses=(make_status(200, "call", collection=True),)),
        ["fact-stated"],
        ["fact-no-longer-stated"],
    ),
    "response-link-corrected": (
        operation(responses=(linked("chatMessage", "channel"),)),
        operation(responses=(linked("chatMessage", "chatmessage"),)),
        ["type-reference-changed"],
        ["type-reference-changed"],
    ),
    "response-link-whose-words-were-right": (
        operation(responses=(relinked("chatmessage", "channel"),)),
        operation(responses=(linked("chatMessage", "chatmessage"),)),
        ["type-reference-changed"],
        ["type-reference-changed"],
    ),
    "collection-that-one-example-says-and-does-not-show": (
        answered("call", {"id": "1"}),
        operation(
            responses=(make_status(200, "call", collection=True),),
            examples=(make_response(200, "a", {"id": "1"}, is_collection=True),),
        ),
        ["fact-no-longer-stated"],
        ["fact-stated"],
    ),
    "response-link-to-a-page-with-another-name": (
        [*operation(responses=(linked("settings", "user_settings"),)), described("settings", "user_settings")],
        [*operation(responses=(linked("settings", "user-settings"),)), described("settings", "user-settings")],
        ["page-moved", "type-reference-changed"],
        ["page-moved", "type-reference-changed"],
    ),
    "pages-that-disagree-on-a-type": (
        [*operation(parameters=(make_parameter("a", "String"),))],
        [
            *operation(parameters=(make_parameter("a", "String"),)),
            make_page("call-b", operations=["POST /app/calls/{id}/reject"], parameters=(make_parameter("a", "Int32"),)),
        ],
        ["fact-stated", "title-changed"],
        ["fact-no-longer-stated", "title-changed"],
    ),
    "combination-of-permissions": (
        permissions(make_grant(APPLICATION, "A.Read", "B.Read", combinations=(("A.Read", "B.Read"),))),
        permissions(make_grant(APPLICATION, "A.Read")),
        ["lower-permission-added", "permission-combination-relaxed"],
        ["lower-permission-added", "permission-removed"],
    ),
    "property-that-json-still-shows": (
        properties(make_property("a"), make_property("b"), examples=(make_example(body={"a": 1, "b": 2}),)),
        properties(make_property("a"), examples=(make_example(body={"a": 1, "b": 2}),)),
        ["no-longer-described"],
        ["property-added"],
    ),
    "enumeration-that-a-property-still-has": (
        [*properties(make_property("mood", "mood")), *mood("good", "bad")],
        properties(make_property("mood", "mood")),
        ["no-longer-described"],
        ["type-added"],
    ),
    "values-that-became-the-members-of-an-enumeration": (
        properties(make_property("format", "String"), value_tables=(value_table("good", "bad"),)),
        [*properties(make_property("format", "mood")), *mood("good", "bad")],
        ["no-longer-described", "no-longer-described", "type-added", "type-refined"],
        ["allowed-value-added", "allowed-value-added", "type-refined", "type-removed"],
    ),
    "table-that-is-no-enumeration": (mood("Office group", "Security"), mood("Security group"), [], []),
    "type-of-a-page-that-is-spelled-otherwise": (
        [described("settings", "user-settings")],
        [described("userSettings", "usersettings")],
        ["page-moved", "type-renamed"],
        ["page-moved", "type-renamed"],
    ),
    "type-that-a-page-gives-a-longer-name": (
        [make_resource_page("settings", (make_property("a"),), root_path=INVITATION, title="Same")],
        [make_resource_page("userSettings", (make_property("b"),), root_path=INVITATION, title="Same")],
        ["property-added", "property-removed", "type-renamed"],
        ["property-added", "property-removed", "type-renamed"],
    ),
    "page-that-shows-the-notification-of-another": (
        [make_page("call-answer", operations=["POST /app/calls/{id}/answer"], examples=(NOTIFIED,))],
        [make_page("call-post", operations=["POST /app/calls"], examples=(NOTIFIED,))],
        ["operation-added", "operation-removed"],
        ["operation-added", "operation-removed"],
    ),
    "name-that-weak-evidence-gave": (
        translated(repaired("active", Evidence.VOCABULARY)),
        translated(make_property("events")),
        ["description-changed", "name-repaired"],
        ["description-changed", "name-damaged"],
    ),
    "row-with-a-name-that-weak-evidence-gave": (
        translated(make_property("id"), repaired("active", Evidence.VOCABULARY)),
        translated(make_property("id")),
        ["property-removed"],
        ["property-added"],
    ),
    "name-that-strong-evidence-gave": (
        translated(repaired("active", Evidence.ENGLISH_SOURCE)),
        translated(make_property("events", "Int32")),
        ["property-added", "property-removed"],
        ["property-added", "property-removed"],
    ),
    "name-that-translation-cut": (
        translated(make_property("usageRight")),
        translated(make_property("usageRights")),
        ["description-changed", "name-repaired"],
        ["description-changed", "name-damaged"],
    ),
    "privilege-that-translation-cut": (
        granted("Calls.Initiate"),
        granted("Calls.Initiate.All"),
        ["name-repaired"],
        ["name-damaged"],
    ),
    "the-same-in-english": (
        permissions(make_grant(APPLICATION, "Calls.Initiate")),
        permissions(make_grant(APPLICATION, "Calls.Initiate.All")),
        ["lower-permission-added", "permission-removed"],
        ["lower-permission-added", "permission-removed"],
    ),
    "type-of-a-row-whose-name-may-be-a-wrong-one": (
        translated(repaired("attendees", Evidence.DOCUMENTATION_SET, cell="location")),
        translated(make_property("attendees", "attendee")),
        ["type-repaired"],
        ["type-damaged"],
    ),
    "type-under-the-name-of-its-collection": (
        [make_resource_page("invitations", (make_property("a"),), root_path=INVITATION, title="Same")],
        [
            make_resource_page(
                "invitation", (make_property("b"), make_property("c")), root_path=INVITATION, title="Same"
            )
        ],
        ["property-added", "property-added", "property-removed", "type-renamed"],
        ["property-added", "property-removed", "property-removed", "type-renamed"],
    ),
    "title-that-only-english-says": (
        [make_resource_page("workbookChart", (make_property("a"),), root_path=CHART, title="chart resource type")],
        [make_resource_page("workbookChart", (make_property("a"),), root_path=CHART, title="\u56fe\u8868")],
        ["title-changed"],
        ["title-changed"],
    ),
    "cell-that-lost-names": (
        granted("Calls.Access.All", "Calls.Initiate.All"),
        granted("Calls.Access.All", damaged="Calls.Access.All, Calls.Ini tiate"),
        ["permissions-damaged"],
        ["permissions-repaired"],
    ),
}


def told(old: list[Page], new: list[Page]) -> list[str]:
    """The rules of all changes, as a comparison of two sides tells them."""
    sides = [as_side(pages) for pages in (old, new)]
    return sorted(change.rule for change in compare_sides(*sides))


def as_side(pages: list[Page]) -> Side:
    surface = merge_pages(map(read_page_facts, pages))
    return Side(version="beta", canonical=surface, locales={}, elements=tuple(surface.elements.values()))


def test_translations_of_one_page_are_one_api() -> None:
    old, new = (translated(*rows, source="a1") for rows in ((make_property("id"), make_property("b")), ()))
    assert told(old, new) == ["translation-drifted", "translation-drifted"]
    assert told(old, translated(source="b2")) == ["property-removed", "property-removed"]


@pytest.mark.parametrize(("old", "new", "there", "_back"), CASES.values(), ids=CASES)
def test_what_is_no_break(old: list[Page], new: list[Page], there: list[str], _back: list[str]) -> None:
    assert rules(old, new) == there


@pytest.mark.parametrize(("old", "new", "_there", "back"), CASES.values(), ids=CASES)
def test_what_the_way_back_means(old: list[Page], new: list[Page], _there: list[str], back: list[str]) -> None:
    assert rules(new, old) == back
