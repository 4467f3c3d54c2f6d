"""A path of the documentation followed through the metadata, segment by segment.

A template and the metadata go in; out comes how far the path is known: the segment that the type before it does not
have, or the calls that the path ends in. Where the metadata cannot know (open types, addresses of files by colon,
placeholders for property names) the walk ends without an opinion. A new kind of segment is a branch of `_step`.
"""

import re
from dataclasses import dataclass

from extractor.catalogs.metadata import DeclaredCall, DeclaredEntity, DeclaredMember, DeclaredType, Metadata
from extractor.model.path_template import PathTemplate, Segment

_CALL = re.compile(r"(?P<name>[^()]*)(?P<arguments>\(.*\))?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Where a walk ended.

    `unknown` is the segment that `owner` does not have, None where the path is known or cannot be judged; `calls` are
    the overloads that the last segment names.
    """

    unknown: str | None = None
    owner: str = ""
    calls: tuple[DeclaredCall, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Position:
    """What the path up to here gives; `type` None where that cannot be told."""

    type: DeclaredType | None
    calls: tuple[DeclaredCall, ...] = ()
    unknown: bool = False


_LOST = _Position(type=None)


def walk_path(metadata: Metadata, template: PathTemplate) -> Walk:
    """Follow the path from the root of the service."""
    segments = template.segments
    if not segments or any(":" in segment.literal for segment in segments):
        return Walk()
    position = _start(metadata, segments[0])
    owner = "the service"
    for index, segment in enumerate(segments):
        if index:
            owner = "" if position.type is None else position.type.name
            position = _step(metadata, position.type, segment) if position.type is not None else _LOST
        if position.unknown:
            return Walk(unknown=segment.literal, owner=owner)
        if position.type is None and not position.calls:
            return Walk()
    return Walk(calls=position.calls)


def _start(metadata: Metadata, segment: Segment) -> _Position:
    name, arguments = _split(segment)
    root = next((item for item in metadata.roots if item.name.lower() == name), None)
    if root is not None and root.type is not None:
        return _Position(type=_keyed(root.type, arguments))
    unbound = tuple(call for call in metadata.calls_by_name.get(name, ()) if call.bound_to is None)
    if unbound:
        return _Position(type=unbound[0].returns, calls=unbound)
    return _Position(type=None, unknown=not segment.placeholders and not name.startswith("$"))


def _split(segment: Segment) -> tuple[str, bool]:
    """The name in lower case, and whether a key or arguments stand behind it."""
    match = _CALL.fullmatch(segment.literal)
    return ("", False) if match is None else (match["name"].lower(), match["arguments"] is not None)


def _keyed(declared: DeclaredType, key: bool) -> DeclaredType:
    return DeclaredType(name=declared.name, collection=False) if key else declared


def _step(metadata: Metadata, current: DeclaredType, segment: Segment) -> _Position:
    name, arguments = _split(segment)
    if name == "{}":
        return _Position(type=_keyed(current, key=True)) if current.collection else _LOST
    owner = metadata.by_name.get(current.name.lower())
    if owner is None or segment.literal.startswith("$") or "{}" in name:
        return _LOST
    cast = _cast(metadata, name)
    if cast is not None:
        return _Position(type=DeclaredType(name=cast.name, collection=current.collection))
    member = _member(metadata, owner, name)
    if member is not None and member.type is not None:
        return _Position(type=_keyed(member.type, arguments))
    calls = _bound_calls(metadata, owner, current, name.rpartition(".")[2])
    if calls:
        return _Position(type=calls[0].returns, calls=calls)
    if current.collection and not arguments:
        # a well-known key: `/mailFolders/inbox`
        return _Position(type=_keyed(current, key=True))
    is_open = any(item.open_type for item in metadata.lineage(owner))
    return _LOST if is_open else _Position(type=None, unknown=True)


def _cast(metadata: Metadata, name: str) -> DeclaredEntity | None:
    """The type of a segment that is a qualified name; calls may be qualified too."""
    return metadata.by_name.get(name) if "." in name else None


def _member(metadata: Metadata, owner: DeclaredEntity, name: str) -> DeclaredMember | None:
    """A member of the type or of one derived from it: the service lets a path leave out the cast."""
    for item in metadata.family(owner):
        for member in item.members:
            if member.name.lower() == name:
                return member
    return None


def _bound_calls(
    metadata: Metadata, owner: DeclaredEntity, current: DeclaredType, name: str
) -> tuple[DeclaredCall, ...]:
    """The overloads bound to the type, to a base of it or to a type derived from it."""
    bound = {item.name for item in metadata.family(owner)}
    return tuple(
        call
        for call in metadata.calls_by_name.get(name, ())
        if call.bound_to is not None and call.bound_to.name in bound and call.bound_to.collection == current.collection
    )
