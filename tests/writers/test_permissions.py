"""Permissions from both ends: per operation, least privileged first, and in the shape of Microsoft's catalogue."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from extractor.catalogs.permissions import read_permission_catalogue
from extractor.linking.api import ApiOperation, ApiPermission, PageRef
from extractor.model.operation import PrivilegeOrder, Scheme, Stated
from extractor.model.text import Text
from extractor.writers.environment import make_environment
from extractor.writers.permission_catalogue import METHODS
from extractor.writers.permissions import write_permissions
from extractor.writers.target import StreamedFile, WriteContext
from tests.writers.sample_api import (
    INFO,
    REJECT,
    make_api,
    make_operation,
    make_page,
    make_permission,
    make_reference,
    make_set,
)

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
CONTEXT = WriteContext(templates=make_environment([str(TEMPLATES)]), info=INFO, docstrings=None)
PATH = "/app/calls/{call-id}/reject"
LEAST_FIRST = PrivilegeOrder.LEAST_FIRST
MOST_FIRST = PrivilegeOrder.MOST_FIRST
WORK, PERSONAL, APPLICATION = Scheme.DELEGATED_WORK, Scheme.DELEGATED_PERSONAL, Scheme.APPLICATION


def written(*operations: ApiOperation) -> tuple[StreamedFile, StreamedFile]:
    catalogue, by_operation = write_permissions(make_set(make_api(*operations, locale="zh-CN")), CONTEXT)
    return catalogue, by_operation


def operations_of(*operations: ApiOperation) -> Any:
    return json.loads(written(*operations)[1].content)["operations"]


def catalogue_of(*operations: ApiOperation) -> Any:
    return json.loads(written(*operations)[0].content)["permissions"]


def the_permission(permission: ApiPermission) -> Any:
    return operations_of(make_operation(permissions=(permission,)))[0]["permissions"][0]


def test_two_files_for_each_locale_and_version() -> None:
    catalogue, by_operation = written(make_operation())
    assert catalogue.path == "zh-CN/beta/permissions.json"
    assert by_operation.path == "zh-CN/beta/permissions.operations.json"


def test_the_canonical_api_has_none() -> None:
    assert list(write_permissions(make_set(make_api(make_operation())), CONTEXT)) == []


def test_a_permission_of_an_operation() -> None:
    label = Text(text="频道", en="Channel")
    permission = make_permission(
        "A.Read", "A.Write", order=LEAST_FIRST, resource_specific=("A.Read",), legacy=("A.Write",), row=label
    )
    assert operations_of(make_operation(permissions=(permission,))) == [
        {
            "operation_id": "app.calls.reject",
            "method": "POST",
            "path": PATH,
            "permissions": [
                {
                    "scheme": "Application",
                    "stated": "listed",
                    "least": ["A.Read"],
                    "privileges": ["A.Read", "A.Write"],
                    "combinations": None,
                    "unsure": False,
                    "resource_specific": ["A.Read"],
                    "legacy": ["A.Write"],
                    "row": "频道",
                    "damaged": None,
                    "page": REJECT,
                    "line": 25,
                }
            ],
        }
    ]


@pytest.mark.parametrize(
    ("privileges", "changes", "shown", "least"),
    [
        pytest.param(("A.R", "A.W"), {"order": LEAST_FIRST}, ["A.R", "A.W"], ["A.R"], id="least-first"),
        pytest.param(("A.W", "A.R"), {"order": MOST_FIRST}, ["A.R", "A.W"], ["A.R"], id="most-first"),
        pytest.param(("A.R", "A.W"), {}, ["A.R", "A.W"], None, id="no-order-stated"),
        pytest.param(("A.R",), {}, ["A.R"], ["A.R"], id="a-single-one-needs-no-order"),
        pytest.param(("A.R",), {"damaged": "A.R，全部"}, ["A.R"], None, id="names-were-lost"),
        pytest.param(
            ("A.R", "B.R"),
            {"order": LEAST_FIRST, "combinations": (("A.R", "B.R"),), "unsure": True},
            ["A.R", "B.R"],
            None,
            id="it-cannot-be-told-what-is-needed-together",
        ),
        pytest.param((), {}, [], None, id="none"),
        pytest.param(
            ("A.R", "B.R", "A.W"),
            {"order": LEAST_FIRST, "combinations": (("A.R", "B.R"), ("A.W",))},
            ["A.R", "B.R", "A.W"],
            ["A.R", "B.R"],
            id="needed-together",
        ),
        pytest.param(
            ("A.W", "A.R", "B.R"),
            {"order": MOST_FIRST, "combinations": (("A.W",), ("A.R", "B.R"))},
            ["B.R", "A.R", "A.W"],
            ["A.R", "B.R"],
            id="needed-together-most-first",
        ),
    ],
)
def test_least_privileged_first(
    privileges: tuple[str, ...], changes: dict[str, Any], shown: list[str], least: list[str] | None
) -> None:
    permission = the_permission(make_permission(*privileges, **changes))
    assert (permission["privileges"], permission["least"]) == (shown, least)


@pytest.mark.parametrize("stated", [*Stated, None])
def test_what_a_cell_says_without_names(stated: Stated | None) -> None:
    permission = make_permission()
    grant = type(permission.grant)(
        scheme=WORK, privileges=(), stated=stated, table=0, origin=permission.grant.origin, damaged=None
    )
    assert the_permission(ApiPermission(grant=grant, page=permission.page))["stated"] == stated


def test_operations_are_sorted_and_keep_the_order_of_their_pages() -> None:
    main = make_permission("A.R", scheme=APPLICATION)
    other = make_permission("A.R", scheme=WORK, path="api-reference/beta/api/another.md")
    found = operations_of(
        make_operation("/b"), make_operation("/a", permissions=(main, other)), make_operation("/a", method="GET")
    )
    assert [(item["path"], item["method"]) for item in found] == [("/a", "GET"), ("/a", "POST"), ("/b", "POST")]
    assert [item["page"] for item in found[1]["permissions"]] == [REJECT, "api-reference/beta/api/another.md"]


def test_a_permission_of_the_catalogue() -> None:
    permissions = (
        make_permission("A.R", "A.W", scheme=WORK, order=LEAST_FIRST),
        make_permission("A.W", "A.R", scheme=APPLICATION, order=LEAST_FIRST),
    )
    assert catalogue_of(make_operation("/a", permissions=permissions)) == {
        "A.R": {
            "authorizationType": "oAuth2",
            "schemes": {"DelegatedWork": {}, "Application": {}},
            "pathSets": [
                {
                    "schemeKeys": ["DelegatedWork", "Application"],
                    "methods": ["POST"],
                    "paths": {"/a": "least=DelegatedWork"},
                }
            ],
        },
        "A.W": {
            "authorizationType": "oAuth2",
            "schemes": {"DelegatedWork": {}, "Application": {}},
            "pathSets": [
                {
                    "schemeKeys": ["DelegatedWork", "Application"],
                    "methods": ["POST"],
                    "paths": {"/a": "least=Application"},
                }
            ],
        },
    }


def test_paths_of_the_same_schemes_and_methods_share_a_set() -> None:
    permissions = (make_permission("A.R"),)
    found = catalogue_of(
        make_operation("/a", method="GET", permissions=permissions),
        make_operation("/b", method="GET", permissions=permissions),
        make_operation("/b", method="DELETE", permissions=permissions),
        make_operation("/c", method="DELETE", permissions=(make_permission("A.R", "A.W"),)),
    )
    assert [(item["methods"], item["paths"]) for item in found["A.R"]["pathSets"]] == [
        (["DELETE"], {"/c": ""}),
        (["DELETE", "GET"], {"/b": "least=Application"}),
        (["GET"], {"/a": "least=Application"}),
    ]


def test_permissions_needed_together_name_each_other() -> None:
    sets = (("A.R", "B.R"), ("A.R", "C.R"), ("A.W",))
    permission = make_permission("A.R", "B.R", "C.R", "A.W", order=LEAST_FIRST, combinations=sets)
    found = catalogue_of(make_operation("/a", permissions=(permission,)))
    assert {item["paths"]["/a"] for item in found["A.R"]["pathSets"]} == {
        "least=Application;AlsoRequires=B.R",
        "AlsoRequires=C.R",
    }
    assert found["B.R"]["pathSets"][0]["paths"]["/a"] == "least=Application;AlsoRequires=A.R"
    assert found["A.W"]["pathSets"][0]["paths"]["/a"] == ""


def test_consent_for_a_single_resource_is_marked() -> None:
    permission = make_permission("A.Read.Group", "A.Read.All", resource_specific=("A.Read.Group",))
    found = catalogue_of(make_operation(permissions=(permission,)))
    assert found["A.Read.Group"]["authorizationType"] == "RSC"
    assert found["A.Read.All"]["authorizationType"] == "oAuth2"


@pytest.mark.parametrize(
    ("operation", "name"),
    [
        pytest.param(make_operation(), "openid", id="a-scope-of-one-word"),
        pytest.param(make_operation(), 'A.R", "x', id="no-name"),
        pytest.param(make_operation(method="TRACE"), "A.R", id="another-method"),
        pytest.param(make_operation("a"), "A.R", id="no-path"),
    ],
)
def test_what_the_catalogue_cannot_say_is_told_by_operation_only(operation: ApiOperation, name: str) -> None:
    with_permission = make_operation(operation.path, operation.method, permissions=(make_permission(name),))
    assert catalogue_of(with_permission) == {}
    assert operations_of(with_permission)[0]["permissions"][0]["privileges"] == [name]


NAMES = st.sampled_from(["A.Read", "A.ReadWrite.All", "B-C.Read", "openid", "名.称", 'x"y.z'])
PERMISSIONS = st.builds(
    lambda names, scheme, order: make_permission(*names, scheme=scheme, order=order),
    st.lists(NAMES, unique=True, max_size=3),
    st.sampled_from(Scheme),
    st.sampled_from([*PrivilegeOrder, None]),
)
OPERATIONS = st.builds(
    lambda path, method, permissions: make_operation(path, method, permissions=tuple(permissions)),
    st.sampled_from(["/a", "/a/{a-id}", "/a/{a-id}/f(x='{x}')", "/b"]),
    st.sampled_from([*METHODS, "TRACE"]),
    st.lists(PERMISSIONS, max_size=4),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(OPERATIONS, max_size=5))
def test_the_catalogue_says_what_the_operations_say(operations: list[ApiOperation]) -> None:
    catalogue, by_operation = (json.loads(file.content) for file in written(*operations))
    allowed = {
        (scheme, method, path, name)
        for name, permission in catalogue["permissions"].items()
        for path_set in permission["pathSets"]
        for scheme in path_set["schemeKeys"]
        for method in path_set["methods"]
        for path in path_set["paths"]
    }
    assert allowed == {
        (permission["scheme"], operation["method"], operation["path"], name)
        for operation in by_operation["operations"]
        if operation["method"] in METHODS
        for permission in operation["permissions"]
        for name in permission["privileges"]
        if re.fullmatch(r"[A-Za-z.-]+\.[A-Za-z.]+", name)
    }


@pytest.fixture(scope="session")
def catalogue_schema(shared: Path) -> Draft7Validator:
    """The schema that Microsoft publishes for its own catalogue."""
    return Draft7Validator(json.loads((shared / "schemas" / "kibali-permissions.schema.json").read_bytes()))


def test_a_name_with_a_hyphen_is_one_of_the_catalogue(catalogue_schema: Draft7Validator) -> None:
    sets = (("A-B.Read.All", "C.Read"), ("D.Read",))
    permissions = (
        make_permission("A-B.Read.All"),
        make_permission("A-B.Read.All", "C.Read", "D.Read", scheme=WORK, combinations=sets),
    )
    catalogue = json.loads(written(make_operation("/a", permissions=permissions))[0].content)
    catalogue_schema.validate(catalogue)
    assert catalogue["permissions"]["A-B.Read.All"]["schemes"] == {"Application": {}}
    assert set(catalogue["permissions"]) == {"A-B.Read.All", "D.Read"}


def test_the_catalogue_satisfies_its_published_schema(catalogue_schema: Draft7Validator) -> None:
    sets = (("A.Read.Group", "B.Read.All"), ("A.Write",))
    operation = make_operation(
        permissions=(
            make_permission(
                "A.Read.Group",
                "B.Read.All",
                "A.Write",
                order=LEAST_FIRST,
                combinations=sets,
                resource_specific=("A.Read.Group",),
            ),
            make_permission("A.Write", scheme=WORK),
            make_permission(scheme=PERSONAL),
        )
    )
    catalogue = json.loads(written(operation)[0].content)
    assert set(catalogue["permissions"]) == {"A.Read.Group", "B.Read.All", "A.Write"}
    catalogue_schema.validate(catalogue)
    # Its readers refuse every other member, though the schema does not.
    assert set(catalogue) == {"$schema", "permissions"}


def test_a_reader_of_the_published_catalogue_reads_ours() -> None:
    """What `extractor check --permissions` reads of Microsoft's file it reads of ours."""
    permissions = (
        make_permission("A.Read", "A.Write", order=LEAST_FIRST),
        make_permission("B.Write", "B.Read", scheme=WORK, order=MOST_FIRST),
    )
    operation = make_operation("/a/{a-id}/f(x='{x}')", method="GET", permissions=permissions)
    catalogue = read_permission_catalogue(written(operation)[0].content, "permissions.json")
    assert {name: set(offered) for name, offered in catalogue.schemes.items()} == {
        "A.Read": {APPLICATION},
        "A.Write": {APPLICATION},
        "B.Read": {WORK},
        "B.Write": {WORK},
    }
    assert catalogue.least == {
        ("GET", "/a/{}/f(x={})", APPLICATION): {"A.Read"},
        ("GET", "/a/{}/f(x={})", WORK): {"B.Read"},
    }


def test_a_hostile_locale_stays_inside_the_output() -> None:
    api_set = make_set(make_api(make_operation(), locale="../../etc"))
    for file in write_permissions(api_set, CONTEXT):
        assert ".." not in file.path
        assert len(file.path.split("/")) == 3


def test_the_pages_of_a_file_are_those_that_state_a_permission_or_an_operation() -> None:
    include = PageRef(path="api-reference/includes/a.md", locale="zh-CN", line=4)
    permission = replace(make_permission("A.R"), page=include)
    operation = make_operation(permissions=(permission,), pages=(make_reference(locale="zh-CN"),))
    api_set = make_set(make_api(operation, locale="zh-CN"), make_page(locale="zh-CN"), make_page("unused.md"))
    for file in write_permissions(api_set, CONTEXT):
        assert file.pages == (f"zh-CN/{REJECT}", "zh-CN/api-reference/includes/a.md")
