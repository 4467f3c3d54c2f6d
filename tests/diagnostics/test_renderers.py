"""Each format is what its readers expect, whatever the pages say."""

import json
import unicodedata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from extractor.diagnostics.renderers import RENDERERS
from extractor.diagnostics.renderers.printable import printable
from extractor.model.diagnostic import Diagnostic, Severity
from tests.diagnostics.findings import ERROR, HOSTILE_TEXTS, NOTE, WARNING, a_finding

ALL = (ERROR, WARNING, NOTE)
PATH = "api-reference/beta/api/call-reject.md"
HOSTILE = {name: a_finding(message=text, path=f"docs/{text}.md", text=text) for name, text in HOSTILE_TEXTS.items()}


def read_sarif(*diagnostics: Diagnostic) -> Any:
    """The one run of the SARIF log."""
    return json.loads(RENDERERS["sarif"](diagnostics))["runs"][0]


def read_junit(*diagnostics: Diagnostic) -> ElementTree.Element:
    return ElementTree.fromstring(RENDERERS["junit"](diagnostics).encode())  # noqa: S314 - our own output, no entities


def unescaped_workflow_data(text: str) -> str:
    """What the runner of GitHub Actions makes of the data of a command."""
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_text_names_place_severity_rule_and_message() -> None:
    assert RENDERERS["text"](ALL).splitlines() == [
        "b.md:1: error[unreadable-file] no such file",
        f"{PATH}:47: warning[prose-status-differs] the prose says 200, the example responds 202",
        "c.md:9: note[example-path-differs] GET /a matches no operation",
    ]


def test_json_holds_every_member_of_a_finding() -> None:
    assert json.loads(RENDERERS["json"]((WARNING,))) == [
        {
            "rule": "prose-status-differs",
            "severity": "warning",
            "message": "the prose says 200, the example responds 202",
            "path": PATH,
            "line": 47,
            "args": {"prose": "200", "shown": "202"},
        }
    ]


def test_github_gives_one_command_a_finding() -> None:
    assert RENDERERS["github"](ALL).splitlines() == [
        "::error file=b.md,title=unreadable-file::no such file",
        f"::warning file={PATH},line=47,title=prose-status-differs::the prose says 200, the example responds 202",
        "::notice file=c.md,line=9,title=example-path-differs::GET /a matches no operation",
    ]


def test_github_escapes_what_the_runner_decodes() -> None:
    command = RENDERERS["github"]((a_finding(message="100% a:b,c", path="a,b:c%.md"),)).removesuffix("\n")
    properties, _, message = command.removeprefix("::warning ").partition("::")
    assert unescaped_workflow_data(message) == "100% a:b,c"
    assert unescaped_workflow_data(properties.split(",")[0]) == "file=a,b:c%.md"


def test_sarif_describes_the_rules_that_it_refers_to() -> None:
    run = read_sarif(*ALL)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["example-path-differs", "prose-status-differs", "unreadable-file"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]


def test_sarif_points_to_the_line_and_to_the_whole_file() -> None:
    whole, line = (result["locations"][0]["physicalLocation"] for result in read_sarif(ERROR, WARNING)["results"])
    assert (whole["artifactLocation"]["uri"], whole.get("region")) == ("b.md", None)
    assert (line["artifactLocation"]["uri"], line["region"]) == (PATH, {"startLine": 47})


def test_sarif_fingerprint_outlives_a_moved_line_and_tells_findings_apart() -> None:
    moved = a_finding(line=99, prose="200", shown="202")
    other = a_finding(prose="201", shown="202")
    prints = [
        result["partialFingerprints"]["ruleAndArguments/v1"] for result in read_sarif(WARNING, moved, other)["results"]
    ]
    assert prints[0] == prints[1] != prints[2]


@pytest.mark.parametrize("diagnostics", [(), ALL, tuple(HOSTILE.values())], ids=["none", "plain", "hostile"])
def test_sarif_is_valid(diagnostics: tuple[Diagnostic, ...], shared: Path) -> None:
    schema_file = shared / "schemas" / "sarif-2.1.0.schema.json"
    if not schema_file.is_file():
        pytest.skip("the SARIF schema is not beside the checkout")
    validator = Draft7Validator(json.loads(schema_file.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(json.loads(RENDERERS["sarif"](diagnostics)))] == []


def test_junit_counts_failures_and_notes() -> None:
    root = read_junit(*ALL)
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("3", "2", "1")
    assert [suite.get("name") for suite in root] == ["b.md", PATH, "c.md"]
    failure = root.find("testsuite[@name='b.md']/testcase/failure")
    assert failure is not None
    assert failure.get("type") == "error"


def test_junit_without_findings_has_one_passing_case() -> None:
    root = read_junit()
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert [len(case) for case in root.iter("testcase")] == [0]


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_encodable_and_has_nothing_invisible(renderer: str, name: str) -> None:
    rendered = RENDERERS[renderer]((HOSTILE[name],))
    rendered.encode("utf-8")
    invisible = {character for character in rendered if unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"}}
    assert invisible <= {"\n"}
    assert rendered.endswith("\n")


@pytest.mark.parametrize("renderer", ["text", "github"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_stays_on_one_line(renderer: str, name: str) -> None:
    assert len(RENDERERS[renderer]((HOSTILE[name],)).splitlines()) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_json_gives_back_the_very_text(name: str) -> None:
    assert json.loads(RENDERERS["json"]((HOSTILE[name],)))[0]["args"] == {"text": HOSTILE_TEXTS[name]}


@pytest.mark.parametrize("name", HOSTILE)
def test_junit_is_xml_that_holds_the_spelled_out_text(name: str) -> None:
    failure = read_junit(HOSTILE[name]).find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("message") == printable(HOSTILE_TEXTS[name])


@given(st.text(), st.text())
def test_any_text_renders_in_every_format(message: str, path: str) -> None:
    diagnostics = (a_finding(message=message, path=path, value=message),)
    assert json.loads(RENDERERS["json"](diagnostics))[0]["path"] == path
    assert read_junit(*diagnostics).get("tests") == "1"
    assert len(RENDERERS["text"](diagnostics).splitlines()) == 1
    assert len(RENDERERS["github"](diagnostics).splitlines()) == 1
    assert len(read_sarif(*diagnostics)["results"]) == 1


@given(st.text())
def test_text_without_invisible_characters_is_shown_as_it_is(text: str) -> None:
    shown = printable(text)
    assert printable(shown) == shown
    if all(unicodedata.category(character)[0] in "LMNPS" or character == " " for character in text):
        assert shown == text


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("renderer", RENDERERS)
def test_every_severity_renders_in_every_format(renderer: str, severity: Severity) -> None:
    rendered = RENDERERS[renderer]((a_finding(severity=severity),))
    assert rendered != RENDERERS[renderer](())
