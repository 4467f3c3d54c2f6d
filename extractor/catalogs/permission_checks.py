"""Permission tables held against the permission catalogue: names that it lacks, and other least privileged ones.

In come pages of any version and locale; out come diagnostics on the rows. The catalogue is of one day and the pages
may be of another, so that both can be right; a reader decides. A page that does not say in which order a cell lists its
privileges says nothing of the least one, and is not held against the catalogue for it.
"""

from collections.abc import Iterable

from extractor.catalogs.permissions import PermissionCatalogue, normal_key
from extractor.diagnostics.report import Report
from extractor.model.diagnostic import Diagnostic
from extractor.model.operation import PermissionGrant, PrivilegeOrder
from extractor.model.page import Page
from extractor.model.path_template import parse_path


def check_permissions(pages: Iterable[Page], catalogue: PermissionCatalogue) -> tuple[Diagnostic, ...]:
    """What the permission tables and the catalogue disagree on, in the order of every output."""
    found: list[Diagnostic] = []
    for page in pages:
        report = Report(page.path, page.root_path)
        for grant in page.permissions:
            _check_names(grant, catalogue, report)
            if len({item.table for item in page.permissions}) == 1:
                _check_least(page, grant, catalogue, report)
        found.extend(report.diagnostics)
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key))


def _check_names(grant: PermissionGrant, catalogue: PermissionCatalogue, report: Report) -> None:
    for name in grant.privileges:
        if grant.scheme not in catalogue.schemes.get(name, ()):
            report.add("unknown-privilege", grant.origin, name=name, scheme=grant.scheme.value)


def _check_least(page: Page, grant: PermissionGrant, catalogue: PermissionCatalogue, report: Report) -> None:
    """The cell's least privileged permission against that of each operation of the page, the first that differs."""
    least = _least(grant)
    if least is None or grant.row is not None:
        return
    for operation in page.operations:
        key = (operation.method.upper(), normal_key(parse_path(operation.path).key), grant.scheme)
        declared = catalogue.least.get(key)
        if declared is not None and least not in declared:
            report.add(
                "least-privilege-differs",
                grant.origin,
                method=key[0],
                path=operation.path,
                scheme=grant.scheme.value,
                name=least,
                declared=", ".join(sorted(declared)),
            )
            return


def _least(grant: PermissionGrant) -> str | None:
    """The permission that the page calls the least privileged one; None where it does not say or needs several."""
    if not grant.privileges or grant.combinations is not None or grant.damaged is not None:
        return None
    if len(grant.privileges) == 1 or grant.order is PrivilegeOrder.LEAST_FIRST:
        return grant.privileges[0]
    return grant.privileges[-1] if grant.order is PrivilegeOrder.MOST_FIRST else None
