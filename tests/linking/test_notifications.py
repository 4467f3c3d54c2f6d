"""Notifications: those that pages describe, with examples or without, and which of them a payload is."""

from typing import Any

import pytest

from extractor.linking.api import Webhook
from extractor.linking.link import link_api
from extractor.linking.shape import Member, Shape
from extractor.model.json_value import JsonObject, JsonValue
from extractor.model.page import Page
from tests.building import (
    make_example,
    make_page,
    make_property,
    make_resource_page,
    make_status,
)

CHANGE = make_resource_page(
    "tideChange",
    (
        make_property("subscriptionId", "Guid"),
        make_property("changeType", required=True),
        make_property("resource"),
        make_property("lifecycleEvent"),
    ),
)
CHANGES = make_resource_page(
    "tideChanges", (make_property("value", "Collection(tideChange)", required=True), make_property("tokens"))
)
BELL = make_resource_page("bellChange", (make_property("changeType"), make_property("bell")))
BELLS = make_resource_page("bellChanges", (make_property("value", "Collection(bellChange)"),))
DESCRIBED = (CHANGE, CHANGES, BELL, BELLS)
SUBSCRIBED: JsonObject = {"subscriptionId": "00000000-0000-0000-0000-00000000000A", "resource": "/tides"}


def payload(*items: JsonValue, **facts: Any) -> Page:
    return make_page(examples=(make_example(body={"value": list(items)}, notification=True, **facts),))


def webhooks(*pages: Page) -> dict[str, Webhook]:
    (api,) = link_api(pages)[0].canonical
    return {webhook.name: webhook for webhook in api.webhooks}


def test_a_list_of_notifications_is_one_of_each_kind_without_any_example() -> None:
    found = webhooks(*DESCRIBED)
    assert list(found) == ["bellChanges", "lifecycleNotification", "tideChanges"]
    assert found["tideChanges"].shape == Shape(type="microsoft.graph.tideChanges")
    for name in ("tideChanges", "lifecycleNotification"):
        assert [page.path for page in found[name].pages] == [CHANGES.root_path]
        assert found[name].description == CHANGES.summary
        assert found[name].exchanges == ()


def test_what_tells_of_subscriptions_says_so_in_every_item() -> None:
    items = Shape(items=Shape(type="microsoft.graph.tideChange", required=("lifecycleEvent",)))
    assert webhooks(*DESCRIBED)["lifecycleNotification"].shape == Shape(
        type="microsoft.graph.tideChanges", members=(Member(name="value", shape=items, required=True),)
    )


@pytest.mark.parametrize("collection", [True, False])
def test_what_an_operation_answers_with_is_no_notification(collection: bool) -> None:
    asked = make_page(operations=("GET /x",), responses=(make_status(200, "bellChange", collection=collection),))
    assert "bellChanges" not in webhooks(asked, *DESCRIBED)


@pytest.mark.parametrize("name", ["tideItems", "tideCollectionResponse", "tideDeltaResponse"])
def test_a_list_that_an_operation_answers_with_is_none_whatever_it_is_called(name: str) -> None:
    listed = make_resource_page(name, (make_property("value", "Collection(tideChange)"),))
    asked = make_page(operations=("GET /x",), responses=(make_status(200, name),))
    assert list(webhooks(listed, CHANGE)) == ["lifecycleNotification", name]
    assert webhooks(asked, listed, CHANGE) == {}


KINDS: dict[str, tuple[Page, str]] = {
    "annotated": (payload(SUBSCRIBED, odata_type="microsoft.graph.tideChanges"), "tideChanges"),
    "annotated in another case": (payload(SUBSCRIBED, odata_type="microsoft.graph.TideChanges"), "tideChanges"),
    "annotated with its items": (payload(SUBSCRIBED, odata_type="microsoft.graph.tideChange"), "tideChanges"),
    "told by its items": (payload(SUBSCRIBED), "tideChanges"),
    "told by other items": (payload({"changeType": "rung", "bell": "big"}), "bellChanges"),
    "told by items of which more is known": (payload({"changeType": "rung", "bell": "big", "x": 1}), "bellChanges"),
    "as much one as the other": (payload({"changeType": "rung"}), "changeNotification"),
    "told by nothing but what other things hold, too": (payload({"resource": "r", "zzz": 1}), "changeNotification"),
    "with a mark of another": (payload({"subscriptionId": "1", "bell": "big"}), "tideChanges"),
    "of the subscription": (payload({**SUBSCRIBED, "lifecycleEvent": "missed"}), "lifecycleNotification"),
    "not all of the subscription": (payload({**SUBSCRIBED, "lifecycleEvent": "missed"}, SUBSCRIBED), "tideChanges"),
    "of another type": (payload({"x": 1}, odata_type="microsoft.graph.gongNotification"), "gongNotification"),
}  # fmt: skip


@pytest.mark.parametrize("case", KINDS)
def test_the_kind_of_a_payload(case: str) -> None:
    page, kind = KINDS[case]
    shown = {name: len(webhook.exchanges) for name, webhook in webhooks(page, *DESCRIBED).items()}
    assert {name: count for name, count in shown.items() if count} == {kind: 1}


OF_SEA = {"namespace": "microsoft.graph.sea"}
SEA_CHANGE = make_resource_page(
    "tideChange",
    (make_property("changeType"), make_property("depth")),
    root_path="api-reference/beta/sea/tideChange.md",
    **OF_SEA,
)
SEA_CHANGES = make_resource_page(
    "tideChanges",
    (make_property("value", "Collection(microsoft.graph.sea.tideChange)"),),
    root_path="api-reference/beta/sea/tideChanges.md",
    **OF_SEA,
)
SEA_KIND = "microsoft.graph.sea.tideChanges"


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (payload({"changeType": "ebb", "depth": 3}), SEA_KIND),
        (payload({"changeType": "ebb"}, odata_type=SEA_KIND), SEA_KIND),
        (payload({"changeType": "ebb"}, odata_type="microsoft.graph.sea.tideChange"), SEA_KIND),
        (payload({"changeType": "ebb"}, odata_type="microsoft.graph.tideChanges"), "tideChanges"),
        (payload({"changeType": "ebb"}, odata_type="tideChanges"), "tideChanges"),
    ],
)
def test_lists_of_one_name_in_two_namespaces_are_two_kinds(page: Page, kind: str) -> None:
    found = webhooks(page, CHANGE, CHANGES, SEA_CHANGE, SEA_CHANGES)
    assert [found[name].shape.type for name in (SEA_KIND, "tideChanges")] == [SEA_KIND, "microsoft.graph.tideChanges"]
    assert [name for name, webhook in found.items() if webhook.exchanges] == [kind]


def test_payloads_that_no_page_describes_are_told_apart_all_the_same() -> None:
    missed: JsonValue = {"subscriptionId": "1", "lifecycleEvent": "missed"}
    pages = (make_page("a", examples=payload(SUBSCRIBED).examples), make_page("b", examples=payload(missed).examples))
    assert list(webhooks(*pages)) == ["changeNotification", "lifecycleNotification"]


def test_an_example_says_what_the_service_leaves_out() -> None:
    (change,) = (
        shape
        for shape in link_api([payload(SUBSCRIBED), *DESCRIBED])[0].canonical[0].shapes
        if shape.name == "microsoft.graph.tideChange"
    )
    assert [member.required for member in change.members if member.name == "changeType"] == [False]


def test_the_representation_of_a_notification_is_no_example_of_it() -> None:
    shown = make_example(block_type="resource", body={"changeType": "String"}, notification=True)
    api = link_api([make_resource_page("gongNotification", examples=(shown,))])[0].canonical[0]
    assert (api.notifications, api.webhooks) == ((), ())
