"""Checks of permission tables: whether anybody may call the operation, and whether a stated order holds.

Cells that were damaged or say nothing recognisable are not judged; that they were is the readers' finding. A new check
on permissions goes here.
"""

from collections.abc import Iterator
from itertools import groupby

from extractor.diagnostics.report import Report
from extractor.model.operation import PermissionGrant, PrivilegeOrder, Scheme, Stated
from extractor.model.page import Page, PageKind

_REFUSED = (Stated.NOT_SUPPORTED, Stated.NOT_APPLICABLE)


def check_no_usable_permission(page: Page, report: Report) -> None:
    """A table lists no permission for any scheme, and does not say "none" for all of them either."""
    for table in _tables(page):
        stated = [grant.stated for grant in table]
        covers_all = {grant.scheme for grant in table} == set(Scheme)
        nothing = all(state is Stated.NONE or state in _REFUSED for state in stated)
        if covers_all and nothing and any(state in _REFUSED for state in stated):
            report.add("no-usable-permission", table[-1].origin)


def check_privilege_order_differs(page: Page, report: Report) -> None:
    """A cell lists `X.Read` and `X.ReadWrite` against the order that its table states."""
    for grant in page.permissions:
        weaker = _first_misplaced(grant)
        if weaker is not None:
            report.add("privilege-order-differs", grant.origin, weaker=weaker, order=str(grant.order))


def check_permissions_missing(page: Page, report: Report) -> None:
    """An operation's page states no permissions in any readable form."""
    if page.kind is PageKind.OPERATION and page.operations and not page.permissions:
        report.add("permissions-missing", None)


def check_permission_scheme_missing(page: Page, report: Report) -> None:
    """A table leaves out who of the three kinds of callers may call."""
    for table in _tables(page):
        missing = set(Scheme) - {grant.scheme for grant in table}
        if missing:
            report.add("permission-scheme-missing", table[0].origin, missing=", ".join(sorted(missing)))


def check_me_with_application_permission(page: Page, report: Report) -> None:
    """Every operation is on `/me`, the signed-in user, and an application without a user is granted it."""
    if not page.operations or not all(_is_on_me(operation.path) for operation in page.operations):
        return
    for grant in page.permissions:
        if grant.scheme is Scheme.APPLICATION and grant.privileges:
            report.add("me-with-application-permission", grant.origin, privileges=", ".join(grant.privileges))


def _tables(page: Page) -> Iterator[list[PermissionGrant]]:
    """The grants of each table of the page."""
    for _, grants in groupby(page.permissions, key=lambda grant: grant.table):
        yield list(grants)


def _first_misplaced(grant: PermissionGrant) -> str | None:
    """The weaker privilege of the first pair that stands in the wrong order; None where all is well or unstated."""
    if grant.order is None or grant.combinations is not None:
        return None
    places = {privilege: place for place, privilege in enumerate(grant.privileges)}
    for weaker, place in places.items():
        stronger = places.get(_with_write(weaker), place)
        if stronger != place and (place < stronger) is not (grant.order is PrivilegeOrder.LEAST_FIRST):
            return weaker
    return None


def _with_write(privilege: str) -> str:
    """`Mail.Read.Shared` gives `Mail.ReadWrite.Shared`."""
    return ".".join("ReadWrite" if segment == "Read" else segment for segment in privilege.split("."))


def _is_on_me(path: str) -> bool:
    return path.lstrip("~/").partition("/")[0].lower() == "me"


PERMISSION_CHECKS = (
    check_no_usable_permission,
    check_privilege_order_differs,
    check_permissions_missing,
    check_permission_scheme_missing,
    check_me_with_application_permission,
)
