"""Overlays: valid, and the canonical document speaks the locale when a public tool has applied them."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from extractor.linking.api import ApiSet
from extractor.linking.link import link_api
from extractor.model.operation import BodyStatement, ParameterLocation
from extractor.model.origin import Origin
from extractor.model.page import Notice, NoticeKind, Page
from extractor.model.text import Text
from extractor.writers.openapi.document import write_openapi
from extractor.writers.overlay import step, write_overlays
from tests.building import (
    make_body,
    make_enum,
    make_page,
    make_parameter,
    make_property,
    make_request,
    make_resource_page,
    make_response,
    make_status,
)
from tests.writers.test_openapi import CONTEXT

TEXTS = ("description", "summary", "url", "row", "x-ms-docs-clouds")
GERMAN, ENGLISH = "de-DE", "en-US"


def pages(locale: str) -> list[Page]:
    """Two pages whose every text names its locale."""

    def say(word: str) -> Text:
        return Text(text=f"{word} ({locale})", en=f"{word} ({ENGLISH})" if locale == ENGLISH else None)

    shared: dict[str, Any] = {"locale": locale, "title": say("Title"), "summary": say("Summary: a # \"b\"\n'c'")}
    operation = make_page(
        "call-range",
        operations=("POST /calls/{id}/range(address='{address}')",),
        parameters=(
            make_parameter("id", location=ParameterLocation.PATH, description=say("Path")),
            make_parameter("$top", location=ParameterLocation.QUERY, description=say("Query")),
            make_parameter("reason", "rejectReason", description=say("Body")),
        ),
        request_body=make_body(BodyStatement.TABLE),
        responses=(make_status(200, "call"),),
        notices=(Notice(kind=NoticeKind.CLOUDS, text=say("Clouds"), origin=Origin(line=3)),),
        examples=(make_request("POST /calls/1/range(address='a')", "x", {"reason": "none"}), make_response(200)),
        enums=(make_enum("rejectReason", "none", "busy"),),
        **shared,
    )
    base = make_resource_page("entity", (make_property("id", description=say("Id")),), locale=locale)
    call = make_resource_page(
        "call", (make_property("state", description=say("State")),), base_type="microsoft.graph.entity", **shared
    )
    return [operation, base, call]


def api_set() -> ApiSet:
    return link_api([*pages(ENGLISH), *pages(GERMAN)])[0]


def overlay() -> Any:
    (output,) = write_overlays(api_set(), CONTEXT)
    assert output.path == "de-DE/beta/openapi.overlay.yaml"
    return yaml.safe_load(output.content)


def texts(tree: Any, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict | list):
        for name, item in tree.items() if isinstance(tree, dict) else enumerate(tree):
            if isinstance(item, str) and name in TEXTS and "/examples/" not in place:
                yield f"{place}/{name}", item
            else:
                yield from texts(item, f"{place}/{name}")


def without_texts(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {name: without_texts(item) for name, item in tree.items() if name not in (*TEXTS, "x-ms-docs-locale")}
    return [without_texts(item) for item in tree] if isinstance(tree, list) else tree


def test_the_locale_of_the_canonical_document_has_none() -> None:
    assert list(write_overlays(link_api(pages(ENGLISH))[0], CONTEXT)) == []


def test_every_action_has_a_text_of_the_locale() -> None:
    first, *actions = overlay()["actions"]
    assert first == {"target": "$.info", "update": {"x-ms-docs-locale": GERMAN}}
    targets = [action["target"] for action in actions]
    assert "$.paths[\"/calls/{call-id}/range(address='{address}')\"].post" in targets
    assert len(set(targets)) == len(targets)
    for action in actions:
        assert all(GERMAN.lower() in text.lower() for _, text in texts(action["update"])), action


def test_a_type_gets_its_texts_whatever_case_translation_gave_its_name() -> None:
    named = {ENGLISH: "lampType", GERMAN: "LampType"}
    described = [
        make_resource_page(name, (make_property("id", description=Text(text=locale, en=None)),), locale=locale)
        for locale, name in named.items()
    ]
    linked, _ = link_api(described)
    (output,) = write_overlays(linked, CONTEXT)
    (action,) = yaml.safe_load(output.content)["actions"][1:]
    assert action["target"] == "$.components.schemas['microsoft.graph.lampType']"
    assert action["update"] == {"properties": {"id": {"description": GERMAN}}}


def test_it_is_valid(shared: Path) -> None:
    schema = yaml.safe_load((shared / "schemas" / "overlay-1.0.schema.yaml").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(overlay())) == []


def test_applied_it_gives_the_texts_of_the_locale_and_no_other_facts(
    node_tool: Callable[[str], str], tmp_path: Path
) -> None:
    for output in (*write_openapi(api_set(), CONTEXT), *write_overlays(api_set(), CONTEXT)):
        file = tmp_path / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.content)
    canonical, applied = tmp_path / "canonical/beta/openapi.yaml", tmp_path / "applied.json"
    changes = tmp_path / "de-DE/beta/openapi.overlay.yaml"
    command: list[str | Path] = [node_tool("redocly"), "bundle", canonical, "--overlay", changes, "--output", applied]
    subprocess.run(command, capture_output=True, check=True, cwd=tmp_path)
    result = json.loads(applied.read_text(encoding="utf-8"))
    localized = json.loads((tmp_path / "de-DE/beta/openapi.json").read_text(encoding="utf-8"))
    assert dict(texts(result)) == dict(texts(localized))
    assert sum(GERMAN in text for text in dict(texts(result)).values()) >= 9
    assert without_texts(result) == without_texts(yaml.safe_load(canonical.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("get", ".get"),
        ("x-ms-enum", "['x-ms-enum']"),
        ("/a/{b}", "['/a/{b}']"),
        ("it's", '["it\'s"]'),
        ('it\'s "b"\\', '["it\'s \\"b\\"\\\\"]'),
    ],
)
def test_steps_of_a_path(name: str, path: str) -> None:
    assert step(name) == path
