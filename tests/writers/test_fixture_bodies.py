"""The fixtures of this repository against the OpenAPI document beside them: what is marked valid is so.

Both are read as a consumer reads them, from `generated/`; no code of the writers takes part.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

VERSIONS = ("v1.0", "beta")
_METHODS = ("get", "put", "post", "delete", "patch", "head", "options")
_ERROR = "odata.error"


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest, project: Path) -> Path:
    return project / "generated" / "canonical" / str(request.param)


def exchanges(version: Path) -> Iterator[Any]:
    folder = version / "fixtures"
    for entry in json.loads((folder / "index.json").read_bytes())["exchanges"].values():
        yield json.loads((folder / entry["file"]).read_bytes())


def operations(document: Any) -> dict[str, Any]:
    return {
        operation["operationId"]: operation
        for item in document["paths"].values()
        for method, operation in item.items()
        if method in _METHODS
    }


def schemas(part: Any) -> list[Any]:
    return [media["schema"] for kind, media in part.get("content", {}).items() if "json" in kind]


def judged(version: Path) -> Iterator[tuple[str, str | None, Any, list[Any]]]:
    """Each message: the id of its exchange, its mark, its body, and the schemas of the document for it."""
    found = operations(json.loads((version / "openapi.json").read_bytes()))
    for exchange in exchanges(version):
        operation = found.get(exchange["operation_id"], {"responses": {}})
        request = exchange["request"]
        if request is not None and exchange["operation_id"]:
            yield exchange["id"], request["body_validity"], request["body"], schemas(operation.get("requestBody", {}))
        for response in exchange["responses"]:
            part = operation["responses"].get(str(response["status"]), {})
            stated = (
                [{"$ref": f"#/components/schemas/{_ERROR}"}]
                if exchange["derived"] and request is None
                else schemas(part)
            )
            yield exchange["id"], response["body_validity"], response["body"], stated


def test_the_document_accepts_every_body_that_is_marked_valid(version: Path) -> None:
    document = json.loads((version / "openapi.json").read_bytes())
    root = {"$id": "urn:document", "components": {"schemas": document["components"]["schemas"]}}
    valid = [(name, body, found) for name, mark, body, found in judged(version) if mark == "valid"]
    assert valid
    for name, body, found in valid:
        assert found, name
        for schema in found:
            assert list(Draft202012Validator({**root, **schema}).iter_errors(body)) == [], name


def test_only_bodies_without_a_schema_are_unchecked(version: Path) -> None:
    assert [name for name, mark, _, found in judged(version) if mark == "unchecked" and found] == []


def test_what_is_marked_invalid_is_kept_raw(version: Path) -> None:
    for exchange in exchanges(version):
        for message in (exchange["request"], *exchange["responses"]):
            if message is not None and message["body_validity"] == "invalid":
                assert (message["body"], bool(message["body_text"])) == (None, True)
