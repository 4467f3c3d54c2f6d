"""Changes as JSON, and the JSON Schema of it: what programs read.

In come changes; out comes one document, as the command line contract spells it. Members are only ever added; a member
that goes or changes its meaning raises `format`.
"""

import json
from typing import cast

from jinja2 import Environment

from extractor.compare.change import FORMAT, Change, ChangeClass, ChangeOrigin, Changes, Visibility
from extractor.diagnostics.renderers.printable import printable_json
from extractor.model.json_value import JsonObject, JsonValue

_TEXT: JsonObject = {"type": "string"}
_ORIGIN: JsonObject = {
    "type": ["object", "null"],
    "required": ["path", "line"],
    "properties": {"path": _TEXT, "line": {"type": ["integer", "null"], "minimum": 1}},
}
CHANGE_SCHEMA: JsonObject = {
    "type": "object",
    "required": [
        "rule",
        "class",
        "subject",
        "old",
        "new",
        "old_origin",
        "new_origin",
        "locales",
        "message",
        "version",
        "also",
        "waived",
    ],
    "properties": {
        "rule": {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
        "class": {"enum": [class_.value for class_ in ChangeClass]},
        "subject": _TEXT,
        "old": {"description": "What the old side says; null where it says nothing."},
        "new": {"description": "What the new side says; null where it says nothing."},
        "old_origin": _ORIGIN,
        "new_origin": _ORIGIN,
        "locales": {
            "type": "object",
            "additionalProperties": {"enum": [visibility.value for visibility in Visibility]},
        },
        "message": _TEXT,
        "version": _TEXT,
        "also": {"type": "array", "items": _TEXT, "description": "Other subjects that the same row changes."},
        "waived": {"type": ["string", "null"], "description": "The reason of the waiver that covers it."},
    },
}
_PAGES: JsonObject = {
    "type": "object",
    "required": ["old", "new", "changed", "translation_only"],
    "additionalProperties": {"type": "integer", "minimum": 0},
}


def render_json(changes: Changes, _templates: Environment) -> str:
    """One object, indented, ended by a line feed."""
    return printable_json(json.dumps(changes_to_json(changes), ensure_ascii=False, indent=2)) + "\n"


def render_json_summary(changes: Changes) -> str:
    """The same object with the counts and no change."""
    return printable_json(json.dumps(changes_to_json(changes) | {"changes": []}, ensure_ascii=False, indent=2)) + "\n"


def changes_to_json(changes: Changes) -> JsonObject:
    """The changes as plain JSON values."""
    counts: JsonObject = {class_.value: count for class_, count in changes.count().items()}
    pages = changes.pages
    return {
        "format": FORMAT,
        "old": changes.old,
        "new": changes.new,
        "summary": counts,
        "pages": {
            "old": pages.old,
            "new": pages.new,
            "changed": pages.changed,
            "translation_only": pages.translation_only,
        },
        "changes": [change_to_json(change) for change in changes.changes],
    }


def change_to_json(change: Change) -> JsonObject:
    """One change as plain JSON values."""
    return {
        "rule": change.rule,
        "class": change.class_.value,
        "subject": change.subject,
        "old": change.old,
        "new": change.new,
        "old_origin": _origin(change.old_origin),
        "new_origin": _origin(change.new_origin),
        "locales": {locale: visibility.value for locale, visibility in change.locales},
        "message": change.message,
        "version": change.version,
        "also": cast("list[JsonValue]", list(change.also)),
        "waived": change.waived,
    }


def changes_schema() -> JsonObject:
    """The schema of what `render_json` gives."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:graph-docs-extractor:changes:{FORMAT}",
        "title": "The changes between two documentation sets",
        "type": "object",
        "required": ["format", "old", "new", "summary", "pages", "changes"],
        "properties": {
            "format": {"const": FORMAT},
            "old": _TEXT,
            "new": _TEXT,
            "summary": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}},
            "pages": _PAGES,
            "changes": {"type": "array", "items": CHANGE_SCHEMA},
        },
    }


def _origin(origin: ChangeOrigin | None) -> JsonValue:
    return None if origin is None else {"path": origin.path, "line": origin.line}
