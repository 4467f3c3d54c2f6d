"""`extractor check` and `build` with what Microsoft publishes: what is found, on which line, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from extractor.commands.main import app
from tests.catalogs.test_csdl import CSDL
from tests.catalogs.test_permissions import TREE
from tests.engine.pages import small_docs
from tests.sources.planting import plant_files


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    plant_files(tmp_path / "docs_in", small_docs())
    catalogue = {"permissions": {**TREE["permissions"], "Calls.Read.All": SCOPE}}
    plant_files(tmp_path, {"csdl-beta.xml": CSDL, "csdl.xml": CSDL, "permissions.json": json.dumps(catalogue)})
    return tmp_path


SCOPE = {
    "schemes": {
        "DelegatedWork": {"adminDescription": "Reads the calls of a user."},
        "Application": {"adminDescription": "Reads calls."},
    },
    "pathSets": [],
}


def found(*arguments: str) -> list[Any]:
    result = CliRunner().invoke(app, ["check", "--format", "json", "--fail-on", "never", *arguments])
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    items: list[Any] = report if isinstance(report, list) else report["diagnostics"]
    return items


@pytest.mark.usefixtures("here")
def test_metadata_is_held_against_the_pages_of_its_version() -> None:
    items = found("--metadata", "csdl-beta.xml")
    missing = [item for item in items if item["rule"] == "not-documented"]
    assert {item["path"] for item in missing if item["args"]["kind"] == "action"} == {"csdl-beta.xml"}
    assert all(item["line"] for item in missing if item["path"] == "csdl-beta.xml")
    unknown = [item["path"] for item in items if item["rule"] == "not-in-metadata"]
    pages = [f"{locale}/api-reference/beta/resources/user.md" for locale in ("de-DE", "en-US")]
    assert sorted(path.removeprefix("docs_in/") for path in unknown) == pages
    assert [item for item in found() if item["rule"] in ("not-documented", "not-in-metadata")] == []


@pytest.mark.usefixtures("here")
def test_permissions_are_held_against_the_catalogue() -> None:
    rules = {item["rule"]: item for item in found("--permissions", "permissions.json")}
    assert rules["unknown-privilege"]["args"]["name"] == "Calls.ReadWrite.All"
    assert rules["unknown-privilege"]["line"] > 0
    assert "unknown-privilege" not in {item["rule"] for item in found()}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "arguments",
    [
        ("--metadata", "missing-beta.xml"),
        ("--metadata", "csdl.xml"),
        ("--metadata", "permissions.json"),
        ("--permissions", "csdl-beta.xml"),
        ("--permissions", "missing.json"),
    ],
    ids=" ".join,
)
def test_what_is_no_catalogue_or_of_no_known_version_cannot_run(arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(app, ["check", *arguments])
    assert result.exit_code == 2
    assert arguments[1] in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(("folder", "text"), [("canonical", "Reads the calls of a user."), ("de-DE", "Calls.Read.All")])
def test_scopes_have_the_texts_of_the_catalogue_in_documents_of_its_language(
    here: Path, folder: str, text: str
) -> None:
    options = ["--only", "openapi", "--permissions", "permissions.json", "--no-cache", "--quiet", "--fail-on", "never"]
    assert CliRunner().invoke(app, ["build", *options]).exit_code == 0
    document = json.loads((here / "generated" / folder / "beta" / "openapi.json").read_text(encoding="utf-8"))
    scopes = document["components"]["securitySchemes"]["delegated"]["flows"]["authorizationCode"]["scopes"]
    assert scopes["Calls.Read.All"] == text
    assert scopes["Calls.ReadWrite.All"] == "Calls.ReadWrite.All"


DAMAGED = (
    "---\nms.contentlocale: de-DE\n---\n# Abrufen\n\n"
    '## <a name="permissions"></a>Berechtigungen\n\n|Art|Rechte|\n|:--|:--|\n'
    "|Delegiert (Geschäftskonto)|Calls. Read. all|\n|Delegiert (persönlich)|Nicht unterstützt.|\n"
    "|Anwendung|Nicht unterstützt.|\n\n"
    '## <a name="http-request"></a>HTTP-Anforderung\n\n```http\nGET /calls/{id}\n```\n'
)
DAMAGED_PATH = "de-DE/api-reference/beta/api/call-get.md"


@pytest.mark.parametrize("permissions", [(), ("--permissions", "permissions.json")], ids=["alone", "catalogue"])
def test_a_damaged_name_is_read_by_the_catalogue(here: Path, permissions: tuple[str, ...]) -> None:
    plant_files(here / "damaged", {DAMAGED_PATH: DAMAGED})
    result = CliRunner().invoke(app, ["facts", "damaged", "--no-cache", "--quiet", *permissions])
    assert result.exit_code == 0, result.output
    [grant, *_] = json.loads(result.stdout)["permissions"]
    if not permissions:
        assert (grant["privileges"], grant["damaged"]) == ([], "Calls. Read. all")
    else:
        assert grant["privileges"] == ["Calls.Read.All"]
        assert grant["recovered"] == {"from": "Calls. Read. all", "evidence": "catalogue", "line": None}


def test_a_build_is_made_anew_with_a_catalogue(here: Path) -> None:
    plant_files(here / "damaged", {DAMAGED_PATH: DAMAGED})

    def scopes(*permissions: str) -> str:
        options = ["--only", "openapi", "--cache", "kept", "--quiet", "--fail-on", "never"]
        assert CliRunner().invoke(app, ["build", "damaged", "--out", "made", *options, *permissions]).exit_code == 0
        return (here / "made" / "de-DE" / "beta" / "openapi.json").read_text(encoding="utf-8")

    assert "Calls.Read.All" not in scopes()
    assert "Calls.Read.All" in scopes("--permissions", "permissions.json")
    assert "Calls.Read.All" not in scopes()
