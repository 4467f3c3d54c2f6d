"""`extractor diff` and `extractor history` from the outside: formats, exit codes, configuration, hostile text."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pygit2
import pytest
from typer.testing import CliRunner, Result

import extractor
from extractor.commands.diff import Format
from extractor.commands.history import Format as HistoryFormat
from extractor.commands.main import app
from extractor.writers.changes import RENDERERS
from extractor.writers.changes.history import HISTORY_RENDERERS
from tests.engine.pages import operation_page, small_docs
from tests.sources.planting import plant_files

PAGE = "en-US/api-reference/beta/api/call-get.md"
AUTHOR = pygit2.Signature("A", "a@example.com", 1_577_836_800, 0)  # 2020-01-01
LATER = pygit2.Signature("A", "a@example.com", 1_580_515_200, 0)  # 2020-02-01


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def without_permission(page: str) -> str:
    return page.replace("Calls.Read.All, Calls.ReadWrite.All", "Calls.Read.All")


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two English sets, `old` and `new`; in the new one a page lost a permission."""
    monkeypatch.chdir(tmp_path)
    english = {path: page for path, page in small_docs().items() if path.startswith("en-US")}
    plant_files(tmp_path / "old", english)
    plant_files(tmp_path / "new", english | {PAGE: without_permission(operation_page("call"))})
    return tmp_path


@pytest.fixture
def locales(docs: Path) -> Path:
    """A set in two languages, `both`, and `grown`, in which English alone has a page more."""
    plant_files(docs / "both", small_docs())
    plant_files(docs / "grown", small_docs() | {PAGE.replace("call", "chat"): operation_page("chat")})
    return docs


def changes(*arguments: str | Path) -> dict[str, Any]:
    result = run("diff", *arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def test_formats_are_those_of_the_renderers() -> None:
    assert [item.value for item in Format] == list(RENDERERS)
    assert [item.value for item in HistoryFormat] == list(HISTORY_RENDERERS)


def test_equal_sets_have_no_changes(docs: Path) -> None:
    result = run("diff", "old", "old", "--fail-on", "any")
    assert result.exit_code == 0
    assert result.stdout.startswith("no changes\n")
    assert changes("old", "old")["changes"] == []


def test_json_is_as_the_contract_says(docs: Path) -> None:
    (change,) = changes("old", "new")["changes"]
    assert {key: change[key] for key in ("rule", "class", "subject")} == {
        "rule": "permission-removed",
        "class": "breaking",
        "subject": "GET /app/calls/{} permissions DelegatedWork Calls.ReadWrite.All",
    }
    assert change["old_origin"]["path"] == PAGE
    assert (change["new"], change["new_origin"]) == (None, None)
    assert change["locales"] == {"en-US": "present"}


def test_each_locale_says_whether_it_shows_the_change(locales: Path) -> None:
    (change,) = changes("both", "grown")["changes"]
    assert (change["rule"], change["locales"]) == ("operation-added", {"de-DE": "stale", "en-US": "present"})
    assert "not yet in de-DE" in run("diff", "both", "grown").stdout


@pytest.mark.parametrize("pair", [("old", "new"), ("new", "old"), ("old", "old")])
def test_json_satisfies_its_schema(docs: Path, pair: tuple[str, str]) -> None:
    schema = json.loads(run("diff", "--schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(changes(*pair), schema)
    jsonschema.validate(changes(*pair, "--summary"), schema)


@pytest.mark.parametrize(
    ("fail_on", "there", "back"), [("never", 0, 0), ("breaking", 1, 0), ("risky", 1, 0), ("any", 1, 1)]
)
def test_fail_on_decides_the_exit_code(docs: Path, fail_on: str, there: int, back: int) -> None:
    assert run("diff", "old", "new", "--fail-on", fail_on).exit_code == there
    assert run("diff", "new", "old", "--fail-on", fail_on).exit_code == back


def test_summary_counts(docs: Path) -> None:
    assert run("diff", "old", "new", "--summary").stdout.startswith("1 breaking\n")


def test_text_names_the_places(docs: Path) -> None:
    shown = run("diff", "old", "new").stdout
    assert f"was {PAGE}:" in shown
    assert "\x1b" not in shown


def test_revisions_of_which_one_does_not_say_its_language_are_no_languages(docs: Path) -> None:
    pages = {path: page for path, page in small_docs().items() if path.startswith("de-DE")}
    plant_files(docs / "german", pages)
    plant_files(docs / "silent", {"api-reference/beta/api/chat-get.md": operation_page("chat")})
    rules = {change["rule"] for change in changes("german", "silent")["changes"]}
    assert "page-in-one-language" not in rules
    assert "operation-removed" in rules


def test_locales_and_versions_are_compared_with_each_other(locales: Path) -> None:
    told = changes("grown", "grown", "--locale", "de-DE:en", "--api-version", "beta")["changes"]
    assert [change["rule"] for change in told] == ["page-in-one-language"]
    assert changes("both", "both", "--locale", "de-DE:en-US", "--api-version", "beta")["changes"] == []
    assert changes("old", "old", "--api-version", "beta:v1.0")["pages"] == {
        "old": 4,
        "new": 4,
        "changed": 2,
        "translation_only": 0,
    }


def test_path_limits_what_is_compared(docs: Path) -> None:
    assert changes("old", "new", "--path", "/app/*")["summary"]["breaking"] == 1
    assert changes("old", "new", "--path", "/users/*")["changes"] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("old",), "OLD and NEW"),
        (("old", "nowhere"), "nowhere"),
        (("old", "new", "--locale", "x:"), "A:B"),
        (("old", "new", "--locale", "1:2"), "locale"),
        (("old", "new", "--locale", "fr-FR"), "no page"),
    ],
)
def test_what_cannot_run_says_so_in_one_line(docs: Path, arguments: tuple[str, ...], words: str) -> None:
    result = run("diff", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_configuration_weighs_and_waives(docs: Path) -> None:
    def exit_code(configuration: str) -> int:
        plant_files(docs, {"extractor.toml": configuration})
        return run("diff", "old", "new", "--fail-on", "risky").exit_code

    waiver = 'waivers = [{ rule = "permission-removed", subject = "GET /app/calls/{id} *", reason = "agreed"%s }]'
    assert exit_code("") == 1
    assert exit_code('severity = { permission-removed = "note" }') == 0
    assert exit_code('severity = { permission-removed = "warning" }') == 1
    assert exit_code('ignore = ["permission-removed"]') == 0
    assert exit_code(waiver % "") == 0
    assert exit_code(waiver % ", until = 2999-01-01") == 0
    assert exit_code(waiver % ", until = 2001-01-01") == 1
    assert exit_code('waivers = [{ rule = "permission-removed" }]') == 2
    assert exit_code('waivers = [{ rule = "no-such-rule", reason = "x" }]') == 2


def test_a_waived_change_is_told_with_its_reason(docs: Path) -> None:
    plant_files(docs, {"extractor.toml": 'waivers = [{ reason = "agreed in spring" }]'})
    (change,) = changes("old", "new")["changes"]
    assert change["waived"] == "agreed in spring"
    assert json.loads(run("diff", "old", "new", "--format", "sarif").stdout)["runs"][0]["results"] == []


def test_a_page_suppresses_its_own_changes(docs: Path) -> None:
    page = without_permission(operation_page("call"))
    annotated = f'{page}\n<!-- {{ "type": "#page.annotation", "suppressions": ["permission-removed"] }} -->\n'
    plant_files(docs / "new", {PAGE: annotated})
    plant_files(docs / "old", {PAGE: page.replace("Calls.Read.All", "Calls.Read.All, Calls.Other.All")})
    assert changes("old", "new")["changes"] == []
    assert [change["rule"] for change in changes("new", "old")["changes"]] != []


def test_sarif_satisfies_its_schema(docs: Path, shared: Path) -> None:
    schema = json.loads((shared / "schemas" / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
    log = json.loads(run("diff", "old", "new", "--format", "sarif").stdout)
    jsonschema.validate(log, schema)
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["permission-removed"]


def test_github_annotates_the_line(docs: Path) -> None:
    (line,) = run("diff", "old", "new", "--format", "github").stdout.splitlines()
    assert line.startswith(f"::error file={PAGE},line=")


def test_hostile_text_is_shown_and_not_obeyed(docs: Path) -> None:
    hostile = "<script>alert(1)</script> `x` [y](javascript:z) \x1b[31m"
    page = operation_page("call").replace("# Get call", f"# {hostile}")
    plant_files(docs / "new", {PAGE: page.replace("/app/calls/{id}", "/app/<script>alert(2)</script>/{id}")})
    html = run("diff", "old", "new", "--format", "html").stdout
    assert "<script" not in html
    assert "\x1b" not in run("diff", "old", "new", "-v").stdout
    markdown = run("diff", "old", "new", "--format", "markdown").stdout
    assert re.sub(r"`[^`\n]*`", "", markdown).replace("\\<", "").count("<") == 0


def test_public_function_gives_what_the_command_prints(docs: Path) -> None:
    found = extractor.diff("old", "new")
    assert [change.rule for change in found.changes] == ["permission-removed"]
    assert isinstance(found.changes[0], extractor.Change)


def commit(git: pygit2.Repository, who: pygit2.Signature, parents: list[pygit2.Oid]) -> pygit2.Oid:
    git.index.add_all()
    return git.create_commit("refs/heads/main", who, who, "Docs\n\nMore.", git.index.write_tree(), parents)


@pytest.fixture
def repository(docs: Path) -> Path:
    """Three commits: the pages, the page that loses a permission, and one that touches no page."""
    folder = plant_files(docs / "repo", {"api-reference/beta/api/call-get.md": operation_page("call")})
    git = pygit2.init_repository(str(folder), initial_head="main")
    first = commit(git, AUTHOR, [])
    plant_files(folder, {"api-reference/beta/api/call-get.md": without_permission(operation_page("call"))})
    second = commit(git, LATER, [first])
    plant_files(folder, {"README": "x"})
    commit(git, LATER, [second])
    return folder


def revisions(*arguments: str | Path) -> list[dict[str, Any]]:
    result = run("history", *arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)["revisions"]
    return found


def test_history_tells_what_each_revision_changed(repository: Path) -> None:
    found = revisions(repository)
    assert [(item["date"], [change["rule"] for change in item["changes"]]) for item in found] == [
        ("2020-01-01", []),
        ("2020-02-01", ["permission-removed"]),
        ("2020-02-01", []),
    ]


def test_history_of_a_fact_begins_where_it_appeared(repository: Path) -> None:
    found = revisions(repository, "--fact", "GET /app/calls/{call-id} permissions DelegatedWork")
    assert [[change["rule"] for change in item["changes"]] for item in found] == [
        ["operation-added"],
        ["permission-removed"],
    ]
    assert revisions(repository, "--fact", "GET /users permissions") == []
    assert "'GET /users permissions'" in run("history", repository, "--fact", "GET /users permissions").stderr
    assert run("history", repository, "--fact", "GET /users permissions", "--quiet").stderr == ""


def test_history_since_a_day_knows_what_was_before(repository: Path) -> None:
    assert [
        change["rule"] for item in revisions(repository, "--since", "2020-01-15") for change in item["changes"]
    ] == ["permission-removed"]
    assert run("history", repository, "--since", "spring").exit_code == 2


def test_history_is_limited_by_pages_and_paths(repository: Path) -> None:
    assert all(item["changes"] == [] for item in revisions(repository, "--page", "user-*"))
    assert all(item["changes"] == [] for item in revisions(repository, "--path", "/users/*"))
    assert any(item["changes"] for item in revisions(repository, "--path", "/app/*", "--page", "call-*"))


@pytest.mark.parametrize("name", HISTORY_RENDERERS)
def test_history_has_every_format(repository: Path, name: str) -> None:
    result = run("history", f"{repository}@main", "--format", name)
    assert result.exit_code == 0
    assert "permission-removed" in result.stdout


def test_history_of_no_repository_says_so(docs: Path) -> None:
    assert run("history", "old").exit_code == 2
    assert run("history", "nowhere").exit_code == 2
