"""The history of an API as text, Markdown and JSON: one entry for each revision, oldest first.

In come entries; out comes one text. Changes of words are counted unless everything is asked for. A new format is a
function and a line in `HISTORY_RENDERERS`.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Protocol

from jinja2 import Environment

from extractor.compare.change import Change, ChangeClass
from extractor.compare.record import HistoryEntry
from extractor.diagnostics.renderers.printable import printable, printable_json
from extractor.model.json_value import JsonObject, JsonValue
from extractor.writers.changes.json import CHANGE_SCHEMA, change_to_json
from extractor.writers.changes.view import print_counts, print_places, view_groups

FORMAT = 1
_SHORT = 10


class RenderHistory(Protocol):
    """Prints the history of `repository`."""

    def __call__(
        self, repository: str, entries: Sequence[HistoryEntry], templates: Environment, *, everything: bool
    ) -> str:
        """The text, ended by a line feed."""


def render_text(repository: str, entries: Sequence[HistoryEntry], templates: Environment, *, everything: bool) -> str:
    """A block for each revision, a line for each change."""
    del repository, templates  # a terminal shows both nowhere
    return "".join(f"{printable(line)}\n" for entry in entries for line in _entry(entry, everything=everything))


def render_markdown(
    repository: str, entries: Sequence[HistoryEntry], templates: Environment, *, everything: bool
) -> str:
    """A changelog, newest first, as changelogs are."""
    views = [
        {
            "entry": entry,
            "short": entry.commit[:_SHORT],
            "counted": _counts(entry),
            "groups": view_groups(_shown(entry, everything=everything)),
        }
        for entry in reversed(entries)
    ]
    return templates.get_template("diff/history.md.j2").render(repository=repository, views=views)


def render_json(repository: str, entries: Sequence[HistoryEntry], templates: Environment, *, everything: bool) -> str:
    """One object with every change."""
    del templates, everything
    revisions: list[JsonValue] = [
        {
            "commit": entry.commit,
            "date": entry.day,
            "summary": entry.summary,
            "changes": [change_to_json(change) for change in entry.changes],
        }
        for entry in entries
    ]
    document: JsonObject = {"format": FORMAT, "repository": repository, "revisions": revisions}
    return printable_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def history_schema() -> JsonObject:
    """The schema of what `render_json` gives."""
    text: JsonObject = {"type": "string"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:graph-docs-extractor:history:{FORMAT}",
        "title": "What each revision of a documentation repository changed, oldest first",
        "type": "object",
        "required": ["format", "repository", "revisions"],
        "properties": {
            "format": {"const": FORMAT},
            "repository": text,
            "revisions": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["commit", "date", "summary", "changes"],
                    "properties": {
                        "commit": {"type": "string", "pattern": "^[0-9a-f]{40,64}$"},
                        "date": {"type": "string", "format": "date"},
                        "summary": text,
                        "changes": {"type": "array", "items": CHANGE_SCHEMA},
                    },
                },
            },
        },
    }


def _entry(entry: HistoryEntry, *, everything: bool) -> Iterator[str]:
    yield f"{entry.day} {entry.commit[:_SHORT]} {entry.summary}"
    yield f"  {_counts(entry)}"
    for change in _shown(entry, everything=everything):
        yield f"  {change.class_.value:<13}  {change.version} {change.message}  [{change.rule}]"
        yield f"                 {print_places(change)}"
    yield ""


def _shown(entry: HistoryEntry, *, everything: bool) -> list[Change]:
    return [change for change in entry.changes if everything or change.class_.is_api]


def _counts(entry: HistoryEntry) -> str:
    classes = [change.class_ for change in entry.changes]
    return print_counts({class_: classes.count(class_) for class_ in ChangeClass})


HISTORY_RENDERERS: dict[str, RenderHistory] = {
    "text": render_text,
    "markdown": render_markdown,
    "json": render_json,
}
