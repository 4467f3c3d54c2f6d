"""What a slice of the linked API holds besides the operations that were asked for."""

import pytest

from extractor.engine.limited_api import limit_api_set
from extractor.engine.options import Limits
from extractor.linking.link import link_api
from extractor.model.operation import BodyStatement
from tests.building import make_body, make_example, make_page, make_property, make_resource_page

DESCRIBED = (
    make_resource_page("tideChange", (make_property("changeType"), make_property("resource"))),
    make_resource_page("tideChanges", (make_property("value", "Collection(tideChange)"),), operations=("GET /waves",)),
    make_resource_page("subscription", (make_property("resource"),)),
)
BODY = make_body(BodyStatement.RESOURCE, "subscription")
SHOWN = make_example(body={"value": [{"subscriptionId": "1", "bell": 2}]}, odata_type="bells", notification=True)
PAGES = (
    *DESCRIBED,
    make_page("subscription-create", operations=("POST /subscriptions",), request_body=BODY),
    make_page("subscription-update", operations=("PATCH /subscriptions/{id}",), request_body=BODY),
    make_page("tide-list", operations=("GET /tides",)),
    make_page("bell-list", operations=("GET /bells",), examples=(SHOWN,)),
)
SLICES = {
    "every operation": (Limits(paths=("/*",)), ["bells", "tideChanges"]),
    "who creates subscriptions": (Limits(paths=("/subscriptions",)), ["bells", "tideChanges"]),
    "who only changes them": (Limits(paths=("/subscriptions/*",)), []),
    "a page that shows one": (Limits(paths=("/bells",)), ["bells"]),
    "a page that describes one": (Limits(paths=("/waves",)), ["tideChanges"]),
    "another page": (Limits(paths=("/tides",)), []),
}


@pytest.mark.parametrize(("limits", "expected"), SLICES.values(), ids=SLICES)
def test_the_webhooks_of_a_slice(limits: Limits, expected: list[str]) -> None:
    (part,) = limit_api_set(limits, link_api(PAGES)[0]).canonical
    assert [webhook.name for webhook in part.webhooks] == expected
    assert {webhook.shape.type for webhook in part.webhooks} <= {shape.name for shape in part.shapes}


def test_all_the_same_where_no_operation_creates_subscriptions() -> None:
    (part,) = limit_api_set(Limits(paths=("/*",)), link_api((*DESCRIBED, PAGES[-2]))[0]).canonical
    assert [webhook.name for webhook in part.webhooks] == ["tideChanges"]
