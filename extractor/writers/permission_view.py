"""What permission tables say, as outputs show it: least privileged first, with what of it is certain.

The permissions of an operation go in, in the order of linking (the main page's first); one view for each comes out. A
list that runs from most to least is turned round; where the page states no direction, names were lost, or it cannot be
told which are needed together, none is called the least. How a target spells a permission is for that target.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.linking.api import ApiPermission
from extractor.model.operation import PermissionGrant, PrivilegeOrder, Scheme, Stated
from extractor.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionView:
    """One cell of a permission table.

    `privileges` are least privileged first where the page says so. `alternatives` are the sets of privileges of which
    any one suffices, in the same order; `least` is the first of them, None where the page does not tell which is.
    `page` and `line` are where the page or its include states it.
    """

    scheme: Scheme
    stated: Stated | None
    least: tuple[str, ...] | None
    privileges: tuple[str, ...]
    alternatives: tuple[tuple[str, ...], ...]
    combinations: tuple[tuple[str, ...], ...] | None
    resource_specific: tuple[str, ...]
    legacy: tuple[str, ...]
    row: Text | None
    damaged: str | None
    unsure: bool
    page: str
    locale: str
    line: int | None


def view_permissions(permissions: Iterable[ApiPermission]) -> tuple[PermissionView, ...]:
    """The permissions, in the order given."""
    return tuple(_view(permission) for permission in permissions)


def _view(permission: ApiPermission) -> PermissionView:
    grant = permission.grant
    turned = grant.order is PrivilegeOrder.MOST_FIRST
    privileges = grant.privileges[::-1] if turned else grant.privileges
    combinations = grant.combinations[::-1] if turned and grant.combinations is not None else grant.combinations
    alternatives = tuple((name,) for name in privileges) if combinations is None else combinations
    return PermissionView(
        scheme=grant.scheme,
        stated=grant.stated,
        least=_least(grant, alternatives),
        privileges=privileges,
        alternatives=alternatives,
        combinations=combinations,
        resource_specific=grant.resource_specific,
        legacy=grant.legacy,
        row=grant.row,
        damaged=grant.damaged,
        unsure=grant.unsure,
        page=permission.page.path,
        locale=permission.page.locale,
        line=permission.page.line,
    )


def _least(grant: PermissionGrant, alternatives: tuple[tuple[str, ...], ...]) -> tuple[str, ...] | None:
    is_certain = grant.damaged is None and not grant.unsure and (grant.order is not None or len(alternatives) == 1)
    return alternatives[0] if alternatives and is_certain else None
