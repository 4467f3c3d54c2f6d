"""What the checks say of the two pages that the project began from, read from their bytes."""

from pathlib import Path

from extractor.checks.page import check_page
from extractor.model.json_value import JsonObject
from extractor.model.source import Source
from extractor.readers.page import read_page
from tests.checks.cases import CASES

FOLDER = "api-reference/beta/api"
REJECT_FINDINGS: dict[str, JsonObject] = {
    "no-usable-permission": {},
    "prose-status-differs": {"prose": "200", "shown": "202"},
}


def findings(project: Path, name: str) -> dict[str, JsonObject]:
    """The arguments of each consistency rule that the page of `docs_in` breaks."""
    content = (project / "docs_in" / "zh-CN" / FOLDER / name).read_bytes()
    path = f"{FOLDER}/{name}"
    source = Source(path=path, root_path=path, locale="zh-CN", branch=None, api_version="beta", content=content)
    page = check_page(read_page(source, lambda _: None))
    return {diagnostic.rule: diagnostic.args for diagnostic in page.diagnostics if diagnostic.rule in CASES}


def test_reject_says_one_status_and_shows_another(project: Path) -> None:
    assert REJECT_FINDINGS.items() <= findings(project, "call-reject.md").items()


def test_delete_agrees_with_itself_except_for_its_permissions(project: Path) -> None:
    assert set(findings(project, "call-delete.md")) <= {"no-usable-permission"}
