"""Permissions in the shape of Microsoft's permission catalogue, which its documentation's own tables are made from.

What the operations' permissions say goes in; for each permission come its schemes and the sets of methods and paths
that it allows. Only what that shape can say is in it: names of the form `Word.Word`, the methods that it knows. Where
privileges are needed together, each names the others in `AlsoRequires`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.model.operation import Scheme
from extractor.writers.permission_view import PermissionView

METHODS = ("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS")
# The order in which the catalogue lists schemes
SCHEMES = (Scheme.DELEGATED_WORK, Scheme.DELEGATED_PERSONAL, Scheme.APPLICATION)
_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)+", re.ASCII)
# what a constraint can name: the schema of the catalogue knows no hyphen there
_COMPANION = re.compile(r"\w+(?:\.\w+)+", re.ASCII)

SchemeSet = tuple[Scheme, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathSet:
    """Paths that the same schemes allow to call with the same methods; of each its constraint (`least=Application`)."""

    schemes: SchemeSet
    methods: tuple[str, ...]
    paths: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguePermission:
    """One permission of the catalogue; `authorization_type` is `RSC` for resource-specific consent, else `oAuth2`."""

    name: str
    authorization_type: str
    schemes: SchemeSet
    path_sets: tuple[PathSet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grant:
    """That a scheme's permission allows a method on a path, together with `others`."""

    path: str
    others: tuple[str, ...]
    method: str
    scheme: Scheme
    least: bool


Claim = tuple[str, str, PermissionView]


def view_catalogue(claims: Iterable[Claim]) -> tuple[CataloguePermission, ...]:
    """The catalogue of (method, path, permission) claims, by name."""
    grants: defaultdict[str, list[_Grant]] = defaultdict(list)
    resource_specific: set[str] = set()
    for method, path, permission in claims:
        if method in METHODS and path.startswith("/"):
            resource_specific.update(permission.resource_specific)
            for name, grant in _grants(method, path, permission):
                grants[name].append(grant)
    return tuple(
        CataloguePermission(
            name=name,
            authorization_type="RSC" if name in resource_specific else "oAuth2",
            schemes=_in_order({grant.scheme for grant in grants[name]}),
            path_sets=_path_sets(grants[name]),
        )
        for name in sorted(grants)
    )


def _grants(method: str, path: str, permission: PermissionView) -> Iterator[tuple[str, _Grant]]:
    for names in permission.alternatives:
        form = _NAME if len(names) == 1 else _COMPANION
        if not all(form.fullmatch(name) for name in names):
            continue
        for name in names:
            others = tuple(sorted(set(names) - {name}))
            is_least = names == permission.least
            yield name, _Grant(path=path, others=others, method=method, scheme=permission.scheme, least=is_least)


def _in_order(schemes: set[Scheme]) -> SchemeSet:
    return tuple(scheme for scheme in SCHEMES if scheme in schemes)


def _path_sets(grants: list[_Grant]) -> tuple[PathSet, ...]:
    """Grouped by schemes and methods; a path that has two constraints stands in two sets."""
    sets: defaultdict[tuple[SchemeSet, tuple[str, ...], int], dict[str, str]] = defaultdict(dict)
    for path, schemes, methods, constraint in sorted(_merged(grants)):
        layer = 0
        while path in sets[schemes, methods, layer]:
            layer += 1
        sets[schemes, methods, layer][path] = constraint
    return tuple(
        PathSet(schemes=schemes, methods=methods, paths=tuple(sorted(paths.items())))
        for (schemes, methods, _), paths in sorted(sets.items())
    )


def _merged(grants: list[_Grant]) -> Iterator[tuple[str, SchemeSet, tuple[str, ...], str]]:
    """Path, schemes, methods and constraint: schemes of one method joined, then methods that agree in all else."""
    schemes: defaultdict[tuple[str, tuple[str, ...], str], set[Scheme]] = defaultdict(set)
    least: defaultdict[tuple[str, tuple[str, ...], str], set[Scheme]] = defaultdict(set)
    for grant in grants:
        key = (grant.path, grant.others, grant.method)
        schemes[key].add(grant.scheme)
        if grant.least:
            least[key].add(grant.scheme)
    methods: defaultdict[tuple[str, SchemeSet, str], list[str]] = defaultdict(list)
    for key in sorted(schemes):
        path, others, method = key
        methods[path, _in_order(schemes[key]), _constraint(_in_order(least[key]), others)].append(method)
    for (path, joined, constraint), allowed in methods.items():
        yield path, joined, tuple(allowed), constraint


def _constraint(least: SchemeSet, others: tuple[str, ...]) -> str:
    parts = (f"least={','.join(least)}" if least else "", f"AlsoRequires={','.join(others)}" if others else "")
    return ";".join(part for part in parts if part)
