"""The manifest: every output file with its hash and the pages it was made from.

In: the bytes of `manifest.json`, or entries. Out: the other. It is what a build may replace and remove; so an entry
whose path could lead outside the output is not taken from it, and a damaged manifest is an empty one.
"""

import json
from dataclasses import dataclass
from typing import Any

from extractor.engine.options import EVERYTHING, Limits
from extractor.engine.output_path import unsafe_reason

FORMAT = 1
MANIFEST_NAME = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntry:
    """An output file: the hash of its bytes, its target, its pages, and the limits of the build that wrote it."""

    sha256: str
    target: str
    pages: tuple[str, ...]
    limits: Limits = EVERYTHING


def print_manifest(entries: dict[str, FileEntry]) -> bytes:
    """The manifest as a build writes it: one line for each file, sorted by path."""
    lines = ",\n".join(
        f"  {_print(path)}: {_print(_to_json(entries[path]))}" for path in sorted(entries, key=str.encode)
    )
    body = f"{{\n{lines}\n }}" if entries else "{}"
    return f'{{\n "format": {FORMAT},\n "files": {body}\n}}\n'.encode()


def parse_manifest(content: bytes) -> dict[str, FileEntry]:
    """The entries of a manifest, by path; none of one that is damaged or of another format."""
    try:
        document = json.loads(content)
        if document["format"] != FORMAT:
            return {}
        entries = {path: _from_json(value) for path, value in document["files"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
    return {path: entry for path, entry in entries.items() if unsafe_reason(path) is None}


# Made once: there may be tens of thousands of entries
_print = json.JSONEncoder(ensure_ascii=False).encode


def _to_json(entry: FileEntry) -> dict[str, Any]:
    value: dict[str, Any] = {"sha256": entry.sha256, "target": entry.target, "pages": entry.pages}
    limits = {name: getattr(entry.limits, name) for name in Limits.__slots__ if getattr(entry.limits, name)}
    return value | ({"limits": limits} if limits else {})


def _from_json(value: dict[str, Any]) -> FileEntry:
    limits = value.get("limits", {})
    return FileEntry(
        sha256=str(value["sha256"]),
        target=str(value["target"]),
        pages=tuple(map(str, value["pages"])),
        limits=Limits(**{name: tuple(map(str, limits[name])) for name in Limits.__slots__ if name in limits}),
    )
