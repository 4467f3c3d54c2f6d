"""The part of a surface that a run is about: the operations on some paths, and the types that they need.

In come a surface and globs of API paths; out comes a smaller surface. The names of placeholders do not matter, and a
type is needed when an operation names it, or a type that is needed does.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from extractor.compare.element import Element, Kind
from extractor.compare.surface import Surface
from extractor.compare.usage import Usage

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def limit_surface(surface: Surface, globs: Sequence[str]) -> Surface:
    """The operations whose path matches one of the globs, with their types; everything where there is no glob."""
    if not globs:
        return surface
    plain = [_PLACEHOLDER.sub("{}", glob).casefold() for glob in globs]
    operations = {
        identity: element
        for identity, element in surface.elements.items()
        if element.kind is Kind.OPERATION and _matches(element, plain)
    }
    needed = Usage((operations | _types(surface)).values()).used
    types = {identity: element for identity, element in _types(surface).items() if element.simple_name in needed}
    return replace(surface, elements=operations | types)


def _types(surface: Surface) -> dict[tuple[Kind, str], Element]:
    return {identity: element for identity, element in surface.elements.items() if element.kind is Kind.TYPE}


def _matches(operation: Element, globs: Sequence[str]) -> bool:
    path = operation.key.partition(" ")[2]
    return any(fnmatchcase(path, glob) for glob in globs)
