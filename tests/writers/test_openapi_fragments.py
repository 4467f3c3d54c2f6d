"""Documents are put together from fragments: each depends on its own view alone, and none is larger than its part."""

import json
from dataclasses import replace
from typing import Any

import pytest

from extractor.linking.api import Api
from extractor.linking.link import link_api
from extractor.writers.escaping.fragment import Fragment, fragment_json, fragment_yaml
from extractor.writers.openapi.document import print_paths, write_openapi
from extractor.writers.openapi.printing import ComponentView, Printer
from tests.building import make_page, make_property, make_request, make_resource_page, make_response
from tests.writers.test_openapi import CONTEXT, INFO, rejecting_page


def linked() -> Api:
    pages = [
        rejecting_page(),
        make_resource_page("call", (make_property("id"), make_property("parent", "call"))),
        make_page(
            "call-get",
            operations=("GET /calls/{id}", "GET /app/calls/{id}"),
            examples=(make_request("GET /calls/1", "get_call"), make_response(200, body={"id": "1"})),
        ),
    ]
    return link_api(pages)[0].canonical[0]


def test_a_path_is_the_same_whatever_stands_beside_it() -> None:
    api = linked()
    together = list(print_paths(api, INFO, Printer(CONTEXT.templates)))
    assert len(together) > 2
    for piece in together:
        alone = replace(api, operations=tuple(item for item in api.operations if item.path == piece.path.key))
        assert list(print_paths(alone, INFO, Printer(CONTEXT.templates))) == [piece]


def test_what_has_the_same_json_has_the_same_yaml_printed_once() -> None:
    printer = Printer(CONTEXT.templates)
    one, same, other = (
        printer.print_component(ComponentView(key="a", tree={"type": kind})) for kind in ("object", "object", "array")
    )
    assert one.yaml is same.yaml
    assert one.yaml != other.yaml


def test_a_document_is_given_in_chunks_no_larger_than_its_parts_and_as_often_as_wanted() -> None:
    api_set, _ = link_api([rejecting_page()])
    for output in write_openapi(api_set, CONTEXT):
        chunks = list(output.chunks())
        assert list(output.chunks()) == chunks
        assert b"".join(chunks) == output.content
        assert max(map(len, chunks)) < len(output.content) / 2


def test_a_fragment_is_a_member_of_an_object() -> None:
    for piece in print_paths(linked(), INFO, Printer(CONTEXT.templates)):
        for fragment in (piece.path, *piece.examples):
            assert list(json.loads("{" + fragment_json(fragment) + "}")) == [fragment.key]
            assert fragment_yaml(fragment).endswith("\n")


@pytest.mark.parametrize("value", ["text of a page", b"bytes", None, {"yaml": b"x"}], ids=repr)
def test_only_a_fragment_stands_in_a_document_as_it_is(value: Any) -> None:
    for into in (fragment_yaml, fragment_json):
        with pytest.raises(TypeError):
            into(value)
        assert into(Fragment(key="a", yaml=b"a: 1\n", json=b'"a": 1')) in ("a: 1\n", '"a": 1')
