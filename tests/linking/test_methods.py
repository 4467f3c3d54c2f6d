"""Methods tables to operations: each row leads to what its page documents, the same in every locale."""

from typing import Any

import pytest

from extractor.linking.link import link_api
from extractor.model.origin import Origin
from extractor.model.page import Page
from extractor.model.resource import Method
from tests.building import make_page, make_property, make_resource_page, text
from tests.writers.test_openapi import document

FOLDER = "api-reference/beta/api"


def methods_page(*pages: str | None, **facts: Any) -> Page:
    """The page of the type `call`, whose methods table leads to these pages."""
    rows = (
        Method(name=text(f"Method {row}"), page=page, returns=None, origin=Origin(line=20 + row))
        for row, page in enumerate(pages)
    )
    return make_resource_page("call", (make_property("id"),), methods=tuple(rows), **facts)


def listed(*pages: Page) -> list[list[tuple[str, tuple[str, ...]]]]:
    api_set, _ = link_api(pages)
    return [
        [(method.page.rpartition("/")[2], method.operation_ids) for method in api_type.methods]
        for api in (*api_set.canonical, *api_set.localized)
        for api_type in api.types
    ]


def test_a_row_leads_to_the_operations_of_its_page() -> None:
    get = make_page("call-get", operations=("GET /users/{id}/calls/{id}", "GET /calls/{id}"))
    reject = make_page("call-reject", operations=("POST /calls/{id}/reject",))
    canonical, _ = listed(methods_page(f"{FOLDER}/Call-Get.md", f"{FOLDER}/call-reject.md"), get, reject)
    assert canonical == [
        ("Call-Get.md", ("getUsersCallsById", "getCallsById")),
        ("call-reject.md", ("postCallsReject",)),
    ]


def test_a_row_is_linked_whatever_other_page_is_the_main_one() -> None:
    pages = [make_page(stem, operations=("GET /calls/{id}",)) for stem in ("call-get", "a-list")]
    canonical, _ = listed(methods_page(f"{FOLDER}/a-list.md"), *pages)
    assert canonical == [("a-list.md", ("getCallsById",))]


def test_methods_are_the_same_in_every_locale() -> None:
    pages = [
        page
        for locale in ("en-US", "ja-JP")
        for page in (
            methods_page(f"{FOLDER}/call-get.md", locale=locale),
            make_page("call-get", operations=("GET /calls/{id}",), locale=locale),
        )
    ]
    assert listed(*pages) == [[("call-get.md", ("getCallsById",))]] * 3


@pytest.mark.parametrize(
    ("page", "reported"),
    [
        pytest.param(f"{FOLDER}/gone.md", [21], id="no page of the set"),
        pytest.param("api-reference/beta/resources/call.md", [21], id="a page without operations"),
        pytest.param(None, [], id="no link"),
    ],
)
def test_a_row_that_leads_to_no_operation_is_reported(page: str | None, reported: list[int]) -> None:
    get = make_page("call-get", operations=("GET /calls/{id}",))
    _, diagnostics = link_api([methods_page(f"{FOLDER}/call-get.md", page), get])
    assert [item.line for item in diagnostics if item.rule == "method-without-operation"] == reported


def test_a_page_that_another_locale_has_is_not_missed() -> None:
    get = make_page("call-get", operations=("GET /calls/{id}",))
    _, diagnostics = link_api([methods_page(f"{FOLDER}/call-get.md", locale="de-DE"), get])
    assert [item.rule for item in diagnostics] == []


def test_a_page_of_another_version_is_not_missed() -> None:
    get = make_page("call-get", operations=("GET /calls/{id}",))
    _, diagnostics = link_api([methods_page(f"{FOLDER}/call-get.md", version="v1.0"), get])
    assert [item.rule for item in diagnostics] == []


def test_the_schema_of_a_type_names_its_operations() -> None:
    get = make_page("call-get", operations=("GET /calls/{id}",))
    schemas = document(methods_page(f"{FOLDER}/call-get.md", f"{FOLDER}/gone.md"), get)["components"]["schemas"]
    assert schemas["microsoft.graph.call"]["x-ms-docs-methods"] == [
        {"page": f"{FOLDER}/call-get.md", "operations": ["getCallsById"]}
    ]
