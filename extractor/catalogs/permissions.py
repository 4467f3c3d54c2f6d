"""Microsoft's permission catalogue to facts: JSON bytes in, `PermissionCatalogue` out.

The catalogue lists permissions with their schemes, and for each the methods and paths that it allows; `least=` marks
the least privileged one. Members that are not known are passed over; what has another form than the catalogue's is
left out, for the file is Microsoft's to correct. Raises `CatalogueError` for what is no catalogue at all.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from extractor.catalogs.error import CatalogueError
from extractor.model.operation import Scheme
from extractor.model.path_template import parse_path

_LEAST = "least"
CallKey = tuple[str, str, Scheme]


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionCatalogue:
    """What the catalogue knows.

    `schemes` are those that each permission is offered for, with its description; `least` gives for a method, a path
    (`PathTemplate.key`) and a scheme the permissions that are the least privileged ones.
    """

    file: str
    schemes: dict[str, dict[Scheme, str]]
    least: dict[CallKey, frozenset[str]]


def read_permission_catalogue(content: bytes, file: str) -> PermissionCatalogue:
    """The facts of a catalogue; `file` is what messages call it."""
    try:
        tree: Any = msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError) as error:
        raise CatalogueError(f"{file}: not JSON: {error}") from error
    permissions = tree.get("permissions") if isinstance(tree, dict) else None
    if not isinstance(permissions, dict):
        raise CatalogueError(f"{file}: not a permission catalogue: it has no permissions")
    least: defaultdict[CallKey, set[str]] = defaultdict(set)
    for name, entry in permissions.items():
        for key in _least_of(entry):
            least[key].add(name)
    return PermissionCatalogue(
        file=file,
        schemes={name: dict(_descriptions(entry)) for name, entry in permissions.items()},
        least={key: frozenset(names) for key, names in least.items()},
    )


def _members(tree: Any, name: str) -> dict[str, Any]:
    value = tree.get(name) if isinstance(tree, dict) else None
    return value if isinstance(value, dict) else {}


def _items(tree: Any, name: str) -> list[Any]:
    value = tree.get(name) if isinstance(tree, dict) else None
    return value if isinstance(value, list) else []


def _scheme(name: object) -> Scheme | None:
    return next((scheme for scheme in Scheme if scheme.value == name), None)


def _descriptions(entry: Any) -> Iterator[tuple[Scheme, str]]:
    """The description for an administrator, who grants; else the name that is shown."""
    for name, texts in _members(entry, "schemes").items():
        scheme = _scheme(name)
        if scheme is not None:
            found = (_text(texts, member) for member in ("adminDescription", "adminDisplayName"))
            yield scheme, next(filter(None, found), "")


def _text(tree: Any, name: str) -> str:
    value = tree.get(name) if isinstance(tree, dict) else None
    return value if isinstance(value, str) else ""


def _least_of(entry: Any) -> Iterator[CallKey]:
    for path_set in _items(entry, "pathSets"):
        methods = [method for method in _items(path_set, "methods") if isinstance(method, str)]
        for path, constraint in _members(path_set, "paths").items():
            key = parse_path(path).key
            for scheme in _least_schemes(constraint):
                yield from ((method.upper(), normal_key(key), scheme) for method in methods)


def _least_schemes(constraint: object) -> Iterator[Scheme]:
    """`least=DelegatedWork,Application;AlsoRequires=…`."""
    for part in constraint.split(";") if isinstance(constraint, str) else ():
        name, _, values = part.partition("=")
        if name.strip() == _LEAST:
            found = (_scheme(value.strip()) for value in values.split(","))
            yield from (scheme for scheme in found if scheme is not None)


def normal_key(key: str) -> str:
    """The key of a path as the catalogue compares it: the default namespace and quotes left out.

    >>> normal_key("/users/{}/microsoft.graph.delta(token='{}')")
    '/users/{}/delta(token={})'
    """
    return key.replace("/microsoft.graph.", "/").replace("'", "")
