"""Operations that can be called in several ways are told apart by type checkers, in Python and in TypeScript."""

import ast
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.linking.api import ApiSet
from extractor.writers.python.package import write_python
from extractor.writers.typescript.package import write_typescript
from tests.writers.harbour_pages import HARBOUR_PAGES
from tests.writers.stub_packages import load, refused, type_check, unpack
from tests.writers.stub_pages import by_name, link_pages, make_context

IMPORTS = """
from typing import Any, Literal
from graph_types_v1_0.harbour_vessels import (
    AnyVessel, Ferry, FerryCreate, HarbourVesselsItemPath, HarbourVesselsItemQueuePath, HarbourVesselsItemRepairPath,
    HarbourVesselsPath, Ticket, Tug, TugCreate, Vessel, VesselCreate, VesselUpdate
)
from graph_types_v1_0.models import ArrivalNotification
from graph_types_v1_0.notifications import ArrivalNotificationPayload
"""
PARAMETERS = (
    "vessels: HarbourVesselsPath, vessel: HarbourVesselsItemPath, repair: HarbourVesselsItemRepairPath,"
    " queue: HarbourVesselsItemQueuePath"
)
ACCEPTED = {
    "result-of-the-body's-type": (
        'made: Ferry = vessels.post(body={"@odata.type": "#microsoft.graph.ferry", "name": "A"})'
    ),
    "result-of-another-body": (
        'made: Tug = vessels.post(body={"@odata.type": "#microsoft.graph.tug", "name": "A", "pull": 1.5})'
    ),
    "result-of-a-status": 'ticket: Ticket = repair.post("1", status=202)',
    "result-of-another-status": 'done: AnyVessel = repair.post("1", status=200)',
    "result-of-any-status": 'either: AnyVessel | Ticket = repair.post("1")',
    "result-of-a-status-that-another-page-names": 'marked: object = repair.post("1", status=201)',
    "result-of-a-status-that-no-page-tells-of": "some: object = vessel.get('1', status=206)",
    "items-of-a-page": 'listed: list[AnyVessel] = vessels.get()["value"]',
    "items-that-an-example-shows": 'queued: list[AnyVessel | Ticket] = queue.get("1")["value"]',
    "option-of-a-resource": 'vessel.get("1", query={"$select": "name"})',
    "option-of-a-collection": 'vessels.get(query={"$top": 5})',
    "option-that-the-page-lists": 'queue.get("1", query={"$top": 5})',
    "any-type-derived": "one: AnyVessel = vessel.get('1')",
    "type-told-apart": (
        'one = vessel.get("1"); seats = one["seats"] if one["@odata.type"] == "#microsoft.graph.ferry" else 0'
    ),
    "member-that-an-example-shows": 'ferry: Ferry = {"flag": "DK"}',
    "member-that-an-example-shows-of-the-base": 'some: Vessel = {"draught": 3}',
    "update": 'vessel.patch("1", body={"name": "Ann"})',
    "notification": 'told: ArrivalNotificationPayload = {"number": 7, "vessel": "1"}',
    "type-of-a-notification": "def same(told: ArrivalNotificationPayload) -> ArrivalNotification: return told",
}
REFUSED = {
    "type-not-told-apart": 'seats = vessel.get("1")["seats"]',
    "result-of-the-other-body": (
        'made: Tug = vessels.post(body={"@odata.type": "#microsoft.graph.ferry", "name": "A", "seats": 4})'
    ),
    "creation-without-what-the-page-requires": 'vessels.post(body={"@odata.type": "#microsoft.graph.ferry"})',
    "variant-without-a-body": "vessels.post()",
    "derived-without-its-type": 'made: FerryCreate = {"name": "A", "seats": 4}',
    "member-of-the-other": 'made: TugCreate = {"@odata.type": "#microsoft.graph.tug", "name": "A", "seats": 4}',
    "result-of-the-other-status": 'ticket: Ticket = repair.post("1", status=200)',
    "status-that-no-page-names": 'repair.post("1", status=204)',
    "one-of-several-results": 'ticket: Ticket = repair.post("1")',
    "member-that-only-the-base-shows": 'ferry: Ferry = {"draught": 3}',
    "option-of-no-resource": 'vessel.get("1", query={"$top": 5})',
    "option-that-odata-does-not-have": 'vessels.get(query={"$tpo": 5})',
    "option-that-the-page-does-not-list": 'queue.get("1", query={"$select": "name"})',
    "option-of-what-is-not-read": 'repair.post("1", query={"$select": "name"})',
    "items-of-another-list": 'queued: list[AnyVessel] = queue.get("1")["value"]',
    "update-of-what-is-read-only": 'changed: VesselUpdate = {"id": "2"}',
    "update-without-a-body": 'vessel.patch("1")',
    "body-where-there-is-none": 'repair.post("1", body={})',
    "notification-with-more": 'told: ArrivalNotificationPayload = {"nobody": 1}',
}


@pytest.fixture(scope="module")
def api_set() -> ApiSet:
    return link_pages(HARBOUR_PAGES)


@pytest.fixture(scope="module")
def package(api_set: ApiSet, project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = list(write_python(api_set, make_context(str(project / "templates"))))
    return unpack(files, tmp_path_factory.mktemp("harbour"))


def test_calls_have_the_result_that_goes_with_them(package: Path) -> None:
    names = [*ACCEPTED, *REFUSED]
    wrong = refused(package, IMPORTS, PARAMETERS, [*ACCEPTED.values(), *REFUSED.values()])
    assert {names[number] for number in wrong} == set(REFUSED)


def test_deprecated_operations_are_marked_for_type_checkers(package: Path) -> None:
    call = 'vessels.post(body={"@odata.type": "#microsoft.graph.tug", "name": "A"})'
    program = f"{IMPORTS}def use(vessels: HarbourVesselsPath) -> None:\n    {call}\n"
    (package / "use.py").write_text(program)
    result = type_check(package, "use.py", "--enable-error-code=deprecated")
    assert "is deprecated" in result.stdout
    assert {line.partition(":")[0] for line in result.stdout.splitlines()} == {"use.py"}


def test_deprecation_is_there_at_run_time_too(package: Path) -> None:
    program = """
import json
from graph_types_v1_0.harbour_vessels import HarbourVesselsItemPath as Path
print(json.dumps([Path.patch.__deprecated__, hasattr(Path.get, "__deprecated__")]))
"""
    assert load(package, program) == ["Changing a vessel is deprecated.", False]


def test_only_the_first_of_several_signatures_tells_all(package: Path) -> None:
    tree = ast.parse((package / "src/graph_types_v1_0/harbour_vessels.py").read_text("utf-8"))
    protocols = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name.endswith("Path")]
    told = {
        node.name: [
            ast.get_docstring(method) is not None for method in node.body if isinstance(method, ast.FunctionDef)
        ]
        for node in protocols
    }
    assert told == {
        "HarbourVesselsPath": [True, True, False, False],
        "HarbourVesselsItemPath": [True, False, False, True],
        "HarbourVesselsItemRepairPath": [True, False, False, False],
        "HarbourVesselsItemQueuePath": [True],
    }


TS_ACCEPTED = {
    "discriminated-union": 'const one: AnyVessel = { "@odata.type": "#microsoft.graph.ferry", seats: 4 };',
    "narrowed-by-type": (
        'const pull = (one: AnyVessel) => one["@odata.type"] === "#microsoft.graph.tug" ? one.pull : undefined;'
    ),
    "derived-to-create": 'const made: TugCreate = { "@odata.type": "#microsoft.graph.tug", name: "A", pull: 1.5 };',
    "each-status": (
        'type Answers = Operations["POST /harbour/vessels/{vessel-id}/repair"]["responses"];'
        ' const later: Answers[202]["content"]["application/json"] = { number: 7 };'
    ),
    "member-that-an-example-shows": 'const ferry: Ferry = { flag: "DK" };',
    "notification": (
        'const told: webhooks["arrivalNotification"]["post"]["requestBody"]["content"]["application/json"]'
        " = { number: 7 };"
    ),
    "status-that-no-page-tells-of": (
        'const untold: Operations["GET /harbour/vessels/{vessel-id}"]["responses"][206]["content"] = undefined;'
    ),
}
TS_REFUSED = {
    "not-narrowed": "const pull = (one: AnyVessel) => one.pull;",
    "derived-without-its-type": "const made: TugCreate = { pull: 1.5 };",
    "answer-of-another-status": (
        'type Answers = Operations["POST /harbour/vessels/{vessel-id}/repair"]["responses"];'
        ' const later: Answers[202]["content"]["application/json"] = { name: "Ann" };'
    ),
    "status-that-no-page-names": (
        'type Gone = Operations["POST /harbour/vessels/{vessel-id}/repair"]["responses"][204];'
    ),
    "update-of-what-is-read-only": 'const changed: VesselUpdate = { id: "2" };',
}


def test_typescript_tells_the_same_apart(
    api_set: ApiSet, project: Path, tmp_path: Path, node_tool: Callable[[str], str]
) -> None:
    for name, text in by_name(list(write_typescript(api_set, make_context(str(project / "templates"))))).items():
        (tmp_path / name).write_text(text, "utf-8")
    head = 'import type { AnyVessel, Ferry, Operations, TugCreate, VesselUpdate, webhooks } from "./index.js";\n'
    lines = [*TS_ACCEPTED.values(), *TS_REFUSED.values()]
    (tmp_path / "cases.ts").write_text(head + "".join(f"{{ {line} }}\n" for line in lines))
    options = ("--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext")
    result = subprocess.run(
        [node_tool("tsc"), *options, "--pretty", "false", "cases.ts"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    errors = [line for line in result.stdout.splitlines() if ": error " in line]
    wrong = {int(error.partition("(")[2].partition(",")[0]) - 2 for error in errors}
    names = [*TS_ACCEPTED, *TS_REFUSED]
    assert {names[number] for number in wrong} == set(TS_REFUSED)


def test_typescript_strikes_deprecated_operations_through(api_set: ApiSet, project: Path) -> None:
    text = by_name(list(write_typescript(api_set, make_context(str(project / "templates")))))["operations.d.ts"]
    comments = {
        name: text[: text.index(f"export interface {name} ")].rpartition("/**")[2]
        for name in ("PostHarbourVesselsOperation", "GetHarbourVesselsByIdOperation")
    }
    assert {name: "@deprecated" in comment for name, comment in comments.items()} == {
        "PostHarbourVesselsOperation": True,
        "GetHarbourVesselsByIdOperation": False,
    }
