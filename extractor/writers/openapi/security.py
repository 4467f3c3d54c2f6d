"""Permissions to security requirements: one per permission, least privileged first, users and applications apart.

What a permission table says goes in. "None" is a requirement without scopes, never an open operation; "not supported"
means that the scheme is not offered; where nothing can be told, both schemes are required without scopes, and the
operation says why in `x-ms-docs-security`. An empty `security` list never comes out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractor.linking.api import ApiOperation
from extractor.model.json_value import JsonObject, JsonValue
from extractor.model.operation import Scheme, Stated
from extractor.writers.escaping.text import one_line
from extractor.writers.openapi.texts import say_on_one_line
from extractor.writers.permission_view import PermissionView, view_permissions

DELEGATED, APPLICATION, NOTIFICATION = "delegated", "application", "notification"
_SCHEMES = {
    Scheme.DELEGATED_WORK: DELEGATED,
    Scheme.DELEGATED_PERSONAL: DELEGATED,
    Scheme.APPLICATION: APPLICATION,
}


ScopeTexts = Mapping[tuple[Scheme, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityView:
    """The security of an operation, what its pages say of it, and the scopes that it names in each scheme."""

    requirements: tuple[JsonObject, ...]
    note: str | None
    permissions: tuple[JsonObject, ...]
    scopes: tuple[tuple[str, str], ...]


def view_security(operation: ApiOperation, locale: str | None) -> SecurityView:
    """The requirements of an operation, any one of which suffices."""
    views = view_permissions(operation.permissions)
    alternatives = list(dict.fromkeys(_alternatives(views)))
    note = None if alternatives else _why_unknown(views)
    chosen = alternatives or [(DELEGATED, ()), (APPLICATION, ())]
    return SecurityView(
        requirements=tuple({scheme: list(scopes)} for scheme, scopes in chosen),
        note=note,
        permissions=tuple(_view_permission(view, locale) for view in views),
        scopes=tuple((scheme, scope) for scheme, scopes in chosen for scope in scopes),
    )


def view_scopes(required: Iterable[tuple[str, str]], scheme: str, texts: ScopeTexts) -> JsonObject:
    """Every scope that is required in the scheme with its description; without one a name is its own."""
    names = sorted({scope for wanted, scope in required if wanted == scheme})
    return {name: _describe_scope(name, scheme, texts) for name in names}


def _describe_scope(name: str, scheme: str, texts: ScopeTexts) -> str:
    described = (texts.get((kind, name)) for kind, wanted in _SCHEMES.items() if wanted == scheme)
    return one_line(next(filter(None, described), name))


def _alternatives(views: Sequence[PermissionView]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Scheme and scopes, users first, each in the order of privilege; "none" only where no scope is named at all."""
    for wanted in (DELEGATED, APPLICATION):
        of_scheme = [view for view in views if _SCHEMES[view.scheme] == wanted]
        named = [_clean(scopes) for view in of_scheme for scopes in view.alternatives if _clean(scopes)]
        yield from ((wanted, scopes) for scopes in named)
        if not named and any(view.stated is Stated.NONE for view in of_scheme):
            yield (wanted, ())


def _clean(scopes: Iterable[str]) -> tuple[str, ...]:
    return tuple(one_line(scope) for scope in scopes if one_line(scope))


def _why_unknown(views: Sequence[PermissionView]) -> str:
    if not views:
        return "unstated"
    refused = (Stated.NOT_SUPPORTED, Stated.NOT_APPLICABLE)
    return "not-supported" if all(view.stated in refused for view in views) else "unreadable"


def _view_permission(view: PermissionView, locale: str | None) -> JsonObject:
    """The permission as its page states it, empty parts left out."""
    tree: dict[str, JsonValue] = {
        "scheme": view.scheme.value,
        "stated": None if view.stated is None else view.stated.value,
        "least": None if view.least is None else [one_line(name) for name in view.least],
        "privileges": [one_line(name) for name in view.privileges],
        "combinations": None if view.combinations is None else [list(_clean(group)) for group in view.combinations],
        "unsure": view.unsure or None,
        "resourceSpecific": [one_line(name) for name in view.resource_specific],
        "row": say_on_one_line(view.row, locale),
        "damaged": None if view.damaged is None else one_line(view.damaged),
        "page": one_line(view.page),
        "line": view.line,
    }
    return {name: value for name, value in tree.items() if value not in (None, [], "")}
