"""OpenAPI webhooks: notifications that pages describe, with the schema of the payload and any examples."""

from extractor.model.json_value import JsonValue
from extractor.model.text import Text
from tests.building import make_example, make_page, make_property, make_resource_page
from tests.writers.test_openapi import document


def test_a_notification_that_pages_only_describe_is_a_webhook_with_its_schema() -> None:
    said = Text(text="变化", en="Tells of changes.")
    change = make_resource_page("tideChange", (make_property("subscriptionId"), make_property("lifecycleEvent")))
    changes = make_resource_page("tideChanges", (make_property("value", "tideChange collection"),), summary=said)
    missed: JsonValue = {"value": [{"subscriptionId": "1", "lifecycleEvent": "missed"}]}
    page = make_page(examples=(make_example(body=missed, notification=True),))
    parsed = document(change, changes, page)
    assert list(parsed["webhooks"]) == ["lifecycleNotification", "tideChanges"]
    lifecycle, tides = (parsed["components"]["pathItems"][name]["post"] for name in parsed["webhooks"])
    assert (tides["operationId"], tides["description"]) == ("receiveTideChanges", "Tells of changes.")
    media = tides["requestBody"]["content"]["application/json"]
    assert media == {"schema": {"$ref": "#/components/schemas/microsoft.graph.tideChanges"}}
    assert [item["path"] for item in tides["x-ms-docs-pages"]] == [changes.root_path]
    media = lifecycle["requestBody"]["content"]["application/json"]
    assert media["schema"]["allOf"][1]["properties"]["value"]["items"]["allOf"] == [
        {"$ref": "#/components/schemas/microsoft.graph.tideChange"},
        {"type": "object", "required": ["lifecycleEvent"]},
    ]
    assert len(media["examples"]) == 1
