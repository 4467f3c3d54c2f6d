"""The id of an operation, made from its method and path template alone: no other page, locale or revision changes it.

In come the template as the API spells it; out comes a camel-case name in which a key is left out where everybody
expects one, behind a collection (`/calls/{id}/reject`), and everything else has a word. What one template says and
another does not always shows in the name, except for what no identifier can hold; that is left to a digest.
"""

import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

from extractor.linking.words import singular, words
from extractor.model.path_template import PathTemplate, Segment

OperationKey = tuple[str, str]

_LONGEST_ID = 160
_HASH_DIGITS = 8
_KEY, _PATH = "ById", "ByPath"
_NAMESPACE = "microsoft.graph."
_ARGUMENT_NAME = re.compile(r"(?<![A-Za-z0-9_])([A-Za-z_][A-Za-z0-9_]*)\s*=")
# What words leave out without a loss: the dollar of `$ref`
_PLAIN = re.compile(r"(?:\$?[A-Za-z0-9_]+)?")


def make_operation_ids(templates: Mapping[OperationKey, PathTemplate]) -> dict[OperationKey, str]:
    """Ids by key. Of ids that are the same whatever the case, all but the first by key get a digest of theirs."""
    ids: dict[OperationKey, str] = {}
    taken: set[str] = set()
    for key in sorted(templates):
        name = operation_id(key, templates[key])
        ids[key] = name if name.lower() not in taken else _with_digest(name, key)
        taken.add(ids[key].lower())
    return ids


def operation_id(key: OperationKey, template: PathTemplate) -> str:
    """The id of the operation with the key, which the template spells.

    >>> from extractor.model.path_template import parse_path
    >>> [operation_id(("GET", path), parse_path(path)) for path in ("/calls/{id}", "/calls/{id}/legs", "/calls/delta")]
    ['getCallsById', 'getCallsLegs', 'getCalls_delta']
    """
    method = "".join(words(key[0])).lower()
    name = method + "".join(_parts(template.segments))
    is_plain = all(_is_plain(segment) for segment in template.segments)
    if name == method:
        return f"{name}Root"
    return name if is_plain and len(name) <= _LONGEST_ID else _with_digest(name, key)


def _with_digest(name: str, key: OperationKey) -> str:
    digest = hashlib.sha256(" ".join(key).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{name[:_LONGEST_ID]}_{digest[:_HASH_DIGITS]}"


def _parts(segments: tuple[Segment, ...]) -> Iterator[str]:
    """What each segment adds, seen between the one before it and the one behind."""
    before = (None, *segments)
    behind = itertools.chain(segments[1:], (None,))
    for previous, segment, following in zip(before, segments, behind, strict=False):
        if segment.literal == "{}":
            yield "" if _is_collection(previous) and following is not None else _KEY
        elif "(" not in segment.literal and segment.placeholders:
            yield _join(words(segment.literal)) + _PATH
        else:
            mark = "_" if _is_collection(previous) else ""
            yield mark + _named(segment.literal, is_marked=bool(mark))


def _is_collection(segment: Segment | None) -> bool:
    """Whether a key is expected behind the segment: it is a plural."""
    if segment is None or segment.placeholders or "(" in segment.literal:
        return False
    parts = words(segment.literal)
    return bool(parts) and singular(parts[-1]) != parts[-1]


def _named(literal: str, *, is_marked: bool) -> str:
    """The words of a segment, with the names of its arguments or the key that stands in its parentheses."""
    head, parenthesis, arguments = literal.partition("(")
    text = _join(words(head.removeprefix(_NAMESPACE)))
    names = _ARGUMENT_NAME.findall(arguments)
    if names:
        text += "With" + _join(names)
    elif parenthesis and "{}" in arguments:
        text += _KEY
    return text[:1].lower() + text[1:] if is_marked else text


def _join(parts: Iterable[str]) -> str:
    return "".join(part[:1].upper() + part[1:] for part in parts)


def _is_plain(segment: Segment) -> bool:
    """Whether the words of the segment say all that it says."""
    head, parenthesis, arguments = segment.literal.partition("(")
    head = head.removeprefix(_NAMESPACE)
    if not parenthesis:
        return _PLAIN.fullmatch(head.replace("{}", "").removesuffix(":")) is not None
    called = bool(_ARGUMENT_NAME.search(arguments)) or arguments.strip("')") == "{}"
    return called and _PLAIN.fullmatch(head) is not None
