"""Exchanges to named examples: defined once among the components, referred to where a request or response shows them.

Request and response of an exchange bear the same name in their `examples`, so that a mock server that is asked for one
answers the other. Only bodies that can be shown as what they are become examples: JSON that was read, or text of
another media type.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.linking.api import Exchange
from extractor.model.example import Example
from extractor.model.json_value import JsonObject, JsonValue
from extractor.writers.escaping.text import one_line
from extractor.writers.openapi.names import component_key, exchange_key, media_type
from extractor.writers.openapi.texts import place

JSON_TYPE, TEXT_TYPE = "application/json", "text/plain"
_MULTIPART = "multipart/"
# RFC 7578, 4.2
_PART_NAME = re.compile(r'^content-disposition:[^\n]{0,200}?\bname="([^"\n]{1,200})"', re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message of an exchange that a place of the document shows; `name` is what that place calls it."""

    exchange: Exchange
    part: str
    example: Example
    name: str


@dataclass(slots=True)
class ExampleStore:
    """The examples of one document while its operations are written."""

    components: dict[str, JsonObject] = field(default_factory=dict)

    def contents(self, shown: Iterable[Shown], schema: JsonObject | None) -> JsonObject:
        """The `content` of a request or response: a media type for each kind of body, JSON with `schema`."""
        contents: JsonObject = {} if schema is None else {JSON_TYPE: {"schema": schema}}
        for item in shown:
            kind = body_type(item.example)
            if kind is None:
                continue
            is_json = item.example.body is not None
            media = contents.setdefault(kind, {"schema": (schema or {}) if is_json else {"type": "string"}})
            if kind.startswith(_MULTIPART) and isinstance(media, dict):
                media["schema"] = _with_parts(media["schema"], item.example.body_text or "")
            examples = media.setdefault("examples", {}) if isinstance(media, dict) else None
            if isinstance(examples, dict):
                examples[item.name] = {"$ref": f"#/components/examples/{self._define(item)}"}
        return contents

    def _define(self, item: Shown) -> str:
        key = component_key(f"{item.name}.{item.part}")
        example = item.example
        value: JsonValue = example.body if example.body is not None else example.body_text
        tree: JsonObject = {"summary": one_line(item.exchange.id), "value": value}
        if example.truncated:
            tree["x-ms-docs-truncated"] = True
        if example.body is not None and example.body_valid is False:
            tree["x-ms-docs-repaired"] = True
        tree["x-ms-docs-page"] = {**place(item.exchange.page), "line": example.origin.line}
        self.components[key] = tree
        return key


def _with_parts(schema: JsonValue, text: str) -> JsonObject:
    """The schema of a form: its parts are properties to whoever takes it apart, and the whole is a text as shown."""
    known = schema.get("properties") if isinstance(schema, dict) else None
    parts: JsonObject = {one_line(name): {"type": "string"} for name in _PART_NAME.findall(text)}
    properties = {**(known if isinstance(known, dict) else {}), **parts}
    return {"properties": properties} if properties else {}


def body_type(example: Example) -> str | None:
    """The media type of the body; None where there is none, or where it should be JSON and cannot be read."""
    stated = media_type(example.headers)
    if example.body is not None:
        return stated if stated is not None and "json" in stated else JSON_TYPE
    if not example.body_text or example.body_valid is False or "json" in (stated or ""):
        return None
    return stated or TEXT_TYPE


def show_requests(exchanges: Sequence[Exchange]) -> list[Shown]:
    """The requests of the exchanges."""
    return [
        Shown(exchange=exchange, part="request", example=exchange.request, name=exchange_key(exchange))
        for exchange in exchanges
        if exchange.request is not None
    ]


def show_responses(exchanges: Sequence[Exchange], status: int) -> list[Shown]:
    """The responses of the exchanges with the status; several of one exchange are numbered from the second on."""
    shown: list[Shown] = []
    for exchange in exchanges:
        matching = [example for example in exchange.responses if example.status == status]
        for ordinal, example in enumerate(matching, start=1):
            name = exchange_key(exchange) + (f"-{ordinal}" if ordinal > 1 else "")
            shown.append(Shown(exchange=exchange, part=f"response.{status}", example=example, name=name))
    return shown


def show_payloads(exchanges: Sequence[Exchange]) -> list[Shown]:
    """The payloads of the notifications."""
    return [
        Shown(exchange=exchange, part="notification", example=exchange.payload, name=exchange_key(exchange))
        for exchange in exchanges
        if exchange.payload is not None
    ]
