"""The front matter of a page: plain strings by key, and the line on which the page's text begins.

python-frontmatter finds the block; the YAML in it is read as events, so that no constructor runs, no alias expands and
no scalar turns into a date or a number. Machine translation breaks front matter (translated keys, folded lines); then
the keys that stand at the start of a line are still read, one by one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from extractor.diagnostics.report import Report
from extractor.model.page import Provenance

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY_LINE = re.compile(r"^\s{0,4}(?P<key>[A-Za-z][A-Za-z_.]*)\s*:\s*(?P<value>.*?)\s*$", re.MULTILINE)
_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_BOUNDARY = re.compile(r"\A\ufeff?---[ \t]*(?:\n|\Z)")
_MAX_SIZE = 64 * 1024


class _RefusedYamlError(ValueError):
    """YAML that is not a plain mapping of scalars; `line` is 0-based in the block."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


class _TextHandler(YAMLHandler):
    """python-frontmatter's YAML handler with a loader that builds nothing but strings."""

    def load(self, fm: str, **_: object) -> dict[str, str]:
        """The scalars of the top-level mapping, as written."""
        return dict(_scalar_members(fm))


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The members of the front matter as text; `body` is the page after it, `body_line` its first line, 1-based."""

    members: dict[str, str]
    body: str
    body_line: int


def read_front_matter(text: str, report: Report) -> FrontMatter:
    """The front matter of `text`; a page without one has no members and begins on line 1."""
    nothing = FrontMatter(members={}, body=text, body_line=1)
    if _BOUNDARY.match(text) is None:
        return nothing
    handler = _TextHandler()
    try:
        block, body = handler.split(text)
    except ValueError:
        report.add("unclosed-front-matter", 1)
        return nothing
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    return FrontMatter(members=_load(handler, block, report), body=body, body_line=body_line)


def _load(handler: _TextHandler, block: str, report: Report) -> dict[str, str]:
    if len(block) > _MAX_SIZE:
        report.add("front-matter-unreadable", 1, reason=f"larger than {_MAX_SIZE} characters")
        return {}
    try:
        return dict(handler.load(block))
    except _RefusedYamlError as error:
        report.add("front-matter-unreadable", error.line + 1, reason=str(error))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = str(getattr(error, "problem", None) or "not YAML")
        report.add("front-matter-damaged", mark.line + 1 if mark is not None else 1, reason=reason)
    return {match["key"]: match["value"].strip("'\"") for match in _KEY_LINE.finditer(block)}


def _scalar_members(block: str) -> Iterator[tuple[str, str]]:
    """Key and value of each top-level member whose value is a scalar."""
    key: str | None = None
    depth = 0
    for event in yaml.parse(block, Loader=_LOADER):
        _refuse(event, depth)
        if isinstance(event, yaml.CollectionStartEvent):
            depth, key = depth + 1, None
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif not isinstance(event, yaml.ScalarEvent) or depth > 1:
            continue
        elif depth == 0 and event.value:
            raise _RefusedYamlError("not a mapping", _line_of(event))
        elif key is None:
            key = event.value
        else:
            yield key, event.value
            key = None


def _line_of(event: Any) -> int:
    return event.start_mark.line if event.start_mark is not None else 0


def _refuse(event: Any, depth: int) -> None:
    if depth == 0 and isinstance(event, yaml.SequenceStartEvent):
        raise _RefusedYamlError("not a mapping", _line_of(event))
    if isinstance(event, yaml.AliasEvent):
        raise _RefusedYamlError("an alias", _line_of(event))
    tag = getattr(event, "tag", None)
    if tag is not None and tag != "!":
        raise _RefusedYamlError("an explicit tag", _line_of(event))


def read_provenance(members: dict[str, str]) -> Provenance:
    """Where the page comes from, by its front matter; what is not of the expected form counts as absent."""
    source_hash = members.get("ms.openlocfilehash", "").lower()
    commit = members.get("ms.sourcegitcommit", "").lower()
    return Provenance(
        source_commit=commit if _HASH.fullmatch(commit) else None,
        source_hash=source_hash if _HASH.fullmatch(source_hash) else None,
        translation=members.get("ms.translationtype") or None,
        handoff=_iso_date(members.get("ms.lasthandoff", "")),
        loc_file_id=members.get("ms.locfileid") or None,
        author=members.get("author") or None,
        product=members.get("ms.prod") or members.get("ms.subservice") or None,
    )


def _iso_date(text: str) -> str | None:
    try:
        return datetime.strptime(text.strip(), "%m/%d/%Y").date().isoformat()
    except ValueError:
        return None
