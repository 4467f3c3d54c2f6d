"""The permission catalogue: what is read of it, and permission tables held against it."""

import json
from typing import Any

import pytest

from extractor.catalogs.error import CatalogueError
from extractor.catalogs.permission_checks import check_permissions
from extractor.catalogs.permissions import PermissionCatalogue, read_permission_catalogue
from extractor.model.operation import PrivilegeOrder, Scheme
from extractor.model.origin import Origin
from tests.building import make_grant, make_page

TREE: dict[str, Any] = {
    "permissions": {
        "Calls.Read.All": {
            "schemes": {"Application": {"adminDescription": "Reads calls."}, "Later": {"adminDescription": "?"}},
            "pathSets": [
                {"methods": ["GET"], "paths": {"/communications/calls/{id}": "least=Application;AlsoRequires=A.B"}}
            ],
        },
        "Calls.Manage.All": {
            "schemes": {"Application": {"adminDisplayName": "Manage calls"}},
            "pathSets": [{"methods": ["GET", "DELETE"], "paths": {"/communications/calls/{id}": "", "/x": None}}, 5],
        },
        "Calls.Odd": 7,
    }
}


def catalogue() -> PermissionCatalogue:
    return read_permission_catalogue(json.dumps(TREE).encode(), "permissions.json")


def test_schemes_with_descriptions_and_least_privileged() -> None:
    read = catalogue()
    assert read.schemes["Calls.Read.All"] == {Scheme.APPLICATION: "Reads calls."}
    assert read.schemes["Calls.Manage.All"] == {Scheme.APPLICATION: "Manage calls"}
    assert read.least == {("GET", "/communications/calls/{}", Scheme.APPLICATION): {"Calls.Read.All"}}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"permissions": 1}', b"[" * 100_000])
def test_what_is_no_catalogue_is_refused(content: bytes) -> None:
    with pytest.raises(CatalogueError):
        read_permission_catalogue(content, "permissions.json")


def rules(*privileges: str, scheme: Scheme = Scheme.APPLICATION, **facts: Any) -> list[tuple[str, int | None]]:
    grant = make_grant(scheme, *privileges, origin=Origin(line=21), **facts)
    page = make_page(operations=("GET /Communications/calls/{call-id}",), permissions=(grant,))
    return [(item.rule, item.line) for item in check_permissions([page], catalogue())]


@pytest.mark.parametrize(
    ("privileges", "facts", "expected"),
    [
        (("Calls.Read.All",), {}, []),
        (("Calls.Manage.All",), {}, ["least-privilege-differs"]),
        (("Calls.Read.All", "Calls.Manage.All"), {"order": PrivilegeOrder.LEAST_FIRST}, []),
        (("Calls.Read.All", "Calls.Manage.All"), {"order": PrivilegeOrder.MOST_FIRST}, ["least-privilege-differs"]),
        (("Calls.Manage.All", "Calls.Read.All"), {}, []),
        (("Calls.Reed.All",), {}, ["least-privilege-differs", "unknown-privilege"]),
        (("Calls.Manage.All", "Calls.Read.All"), {"combinations": (("Calls.Manage.All", "Calls.Read.All"),)}, []),
        (("Calls.Read.All",), {"scheme": Scheme.DELEGATED_WORK}, ["unknown-privilege"]),
    ],
)  # fmt: skip
def test_rows_against_the_catalogue(privileges: tuple[str, ...], facts: dict[str, Any], expected: list[str]) -> None:
    assert rules(*privileges, **facts) == [(rule, 21) for rule in expected]
