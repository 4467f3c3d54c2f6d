"""The front matter of a page: plain strings by key, and the line on which the page's text begins.

python-frontmatter finds the block; the YAML in it is read as events, so that no constructor runs, no alias expands and
no scalar turns into a date or a number. Machine translation breaks front matter (translated keys, folded lines,
full-width colons, an indented end); then the keys that the documentation uses are still read, one by one. Front matter
that holds the page itself was never closed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from extractor.diagnostics.report import Report
from extractor.model.page import Provenance

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY = r"(?P<key>ms\.[a-z]+|title|description|author|doc_type|localization_priority|documentationcenter|services)"
# a key at the start of a line, or after a blank where translation folded several lines into one
_KNOWN_KEY = re.compile(rf"(?:^|(?<=\s)){_KEY}\s*[:\uff1a][ \t]*", re.MULTILINE)
# a heading, a fence, a table or a comment: the page's own text
_PAGE_LINE = re.compile(r"^(?:#{1,6}\s|```|~~~|\||<!--)", re.MULTILINE)
# a line whose value is a plain or quoted scalar that YAML cannot read in any other way: nearly every line of every page
_TEXT = r"[^:#\"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
_SIMPLE_LINE = re.compile(
    rf"(?P<key>[A-Za-z][A-Za-z_.]*): (?:\"(?P<quoted>(?:{_TEXT}|[:#])*)\"|(?P<plain>(?![\W_]){_TEXT}*)) *|"
)
_NOT_A_MAPPING = "not a mapping"
# libyaml looks at every open bracket anew for each token
_DEEPEST = 32
_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_BOUNDARY = re.compile(r"\A\ufeff?---[ \t]*(?:\n|\Z)")
# what stands where front matter should, and is none: that of other generators, and YAML that begins too late
_FOREIGN = re.compile(r"\A\s*(?:\{|(?:\+{3}|;{3})[ \t]*$|-{3,}[ \t]*\n\s*[\w.]+[ \t]*:)", re.MULTILINE)
_SHOWN = 40
_HANDOFF = re.compile(r"(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4})")
_MAX_SIZE = 64 * 1024


class _RefusedYamlError(ValueError):
    """YAML that is not a plain mapping of scalars; `line` is 0-based in the block."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


class _TextHandler(YAMLHandler):
    """python-frontmatter's YAML handler, for the block alone; its end may be indented."""

    FM_BOUNDARY = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)


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
        _report_foreign(text, report)
        return nothing
    handler = _TextHandler()
    try:
        block, body = handler.split(text)
    except ValueError:
        report.add("unclosed-front-matter", 1)
        return nothing
    members = _load(block, report)
    if members is None:
        report.add("unclosed-front-matter", 1)
        return nothing
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    return FrontMatter(members=members, body=body, body_line=body_line)


def _report_foreign(text: str, report: Report) -> None:
    found = _FOREIGN.match(text)
    if found is not None:
        line = text.count("\n", 0, len(text) - len(text.lstrip())) + 1
        report.add("foreign-front-matter", line, form=text.lstrip().partition("\n")[0][:_SHOWN])


def _load(block: str, report: Report) -> dict[str, str] | None:
    """The members of the block; None where it is no front matter but the beginning of the page."""
    if len(block) > _MAX_SIZE:
        if _PAGE_LINE.search(block) is not None:
            return None
        report.add("front-matter-unreadable", 1, reason=f"larger than {_MAX_SIZE} characters")
        return {}
    try:
        return _simple_members(block) or _yaml_members(block, report)
    except (_RefusedYamlError, yaml.YAMLError) as error:
        if _PAGE_LINE.search(block) is not None:
            return None
        members = dict(_known_members(block))
        _report_damage(error, bool(members), report)
        return members


def _report_damage(error: Exception, found: bool, report: Report) -> None:
    if isinstance(error, _RefusedYamlError):
        line, reason = error.line + 1, str(error)
    else:
        mark = getattr(error, "problem_mark", None)
        line, reason = (mark.line + 1 if mark is not None else 1), str(getattr(error, "problem", None) or "not YAML")
    readable = found and (isinstance(error, yaml.YAMLError) or reason == _NOT_A_MAPPING)
    report.add("front-matter-damaged" if readable else "front-matter-unreadable", line, reason=reason)


def _known_members(block: str) -> Iterator[tuple[str, str]]:
    """The keys that the documentation uses, each with what follows up to the next one or the end of the line."""
    found = list(_KNOWN_KEY.finditer(block))
    ends = [*(match.start() for match in found[1:]), len(block)]
    for match, end in zip(found, ends, strict=False):
        value = block[match.end() : end]
        yield match["key"], value.partition("\n")[0].strip().strip("'\"")


def _simple_members(block: str) -> dict[str, str] | None:
    """The members of a block of simple lines, None where any line needs YAML: ten times as fast as YAML."""
    members: dict[str, str] = {}
    for line in block.split("\n"):
        found = _SIMPLE_LINE.fullmatch(line)
        if found is None or found["key"] in members:
            return None
        if found["key"] is not None:
            members[found["key"]] = found["quoted"] if found["plain"] is None else found["plain"].rstrip()
    return members


def _yaml_members(block: str, report: Report) -> dict[str, str]:
    """The scalars of the top-level mapping, as written."""
    members: dict[str, str] = {}
    for key, value, line in _scalar_members(block):
        if key in members:
            report.add("repeated-front-matter-key", line + 1, key=key[:_SHOWN])
        members[key] = value
    return members


def _scalar_members(block: str) -> Iterator[tuple[str, str, int]]:
    """Key, value and 0-based line of each top-level member whose value is a scalar."""
    key: str | None = None
    depth = 0
    for event in yaml.parse(block, Loader=_LOADER):
        _refuse(event, depth)
        if isinstance(event, yaml.CollectionStartEvent):
            if depth == 1 and key is None:
                raise _RefusedYamlError("a key that is no text", _line_of(event))
            depth, key = depth + 1, None
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif not isinstance(event, yaml.ScalarEvent) or depth > 1:
            continue
        elif depth == 0 and event.value:
            raise _RefusedYamlError(_NOT_A_MAPPING, _line_of(event))
        elif key is None:
            key = event.value
        else:
            yield key, event.value, _line_of(event)
            key = None


def _line_of(event: Any) -> int:
    return event.start_mark.line if event.start_mark is not None else 0


def _refuse(event: Any, depth: int) -> None:
    if depth == 0 and isinstance(event, yaml.SequenceStartEvent):
        raise _RefusedYamlError(_NOT_A_MAPPING, _line_of(event))
    if depth > _DEEPEST:
        raise _RefusedYamlError("nested too deep", _line_of(event))
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
    found = _HANDOFF.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None
