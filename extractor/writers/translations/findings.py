"""The state of translations finding by finding: as lines, as JSON, and as SARIF for pull requests.

In come findings in their order, out comes one text. What is to be done about a finding is said here once, for every
format.
"""

import json
from collections.abc import Iterator

from jinja2 import Environment

from extractor.compare.translations import TranslationFinding, Translations, TranslationState
from extractor.diagnostics.renderers.printable import printable, printable_json
from extractor.diagnostics.renderers.sarif import render_sarif as render_log
from extractor.diagnostics.report import Report
from extractor.model.diagnostic import Diagnostic
from extractor.model.json_value import JsonObject, JsonValue

FORMAT = 1
_RULES = {
    TranslationState.DAMAGED: "damaged-cell",
    TranslationState.STALE: "stale-translation",
    TranslationState.MISSING: "missing-translation",
    TranslationState.EXTRA: "extra-translation",
}


def render_text(translations: Translations, _templates: Environment) -> str:
    """A line for each finding, `path:line: state: what to do`, and one for each change since a stale page's source."""
    lines = (line for finding in translations.findings for line in (_line(finding), *_changed(finding)))
    return "".join(f"{printable(line)}\n" for line in lines)


def render_json(translations: Translations, _templates: Environment) -> str:
    """Every finding with its members, those that say nothing as null."""
    findings: list[JsonValue] = [_as_json(finding) for finding in translations.findings]
    document: JsonObject = {"format": FORMAT, "pages": dict(translations.pages), "findings": findings}
    return printable_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def render_sarif(translations: Translations, _templates: Environment) -> str:
    """A SARIF log; a missing page stands where its file would."""
    report = _Findings()
    for finding in translations.findings:
        report.add_finding(finding)
    return render_log(report.all)


class _Findings:
    """Diagnostics of any number of pages: a report keeps only so many of one."""

    def __init__(self) -> None:
        self._reports: dict[str, Report] = {}

    def add_finding(self, finding: TranslationFinding) -> None:
        report = self._reports.setdefault(finding.path, Report(finding.path))
        report.add(_RULES[finding.state], finding.line, locale=finding.locale, **_arguments(finding))

    @property
    def all(self) -> list[Diagnostic]:
        return [diagnostic for report in self._reports.values() for diagnostic in report.diagnostics]


def _arguments(finding: TranslationFinding) -> dict[str, str]:
    if finding.state is TranslationState.DAMAGED:
        return {"text": finding.text or "", "advice": advise(finding)}
    return {"advice": advise(finding)} if finding.state is TranslationState.STALE else {}


def advise(finding: TranslationFinding) -> str:
    """What a maintainer of translations does about a finding, in one clause."""
    match finding.state:
        case TranslationState.DAMAGED if finding.suggestion is None:
            return "look it up on the English page"
        case TranslationState.DAMAGED:
            return f"write {finding.suggestion} (from evidence: {finding.evidence})"
        case TranslationState.STALE if finding.behind is not None:
            times = "once" if finding.behind == 1 else f"{finding.behind} times"
            facts = f", {len(finding.changes)} of its facts" if finding.changes else ", no fact of it"
            return f"translate it anew: its English page of {finding.since} has changed {times}{facts}"
        case TranslationState.STALE:
            return "translate it anew: its English page has changed"
        case TranslationState.MISSING:
            return "translate it"
        case TranslationState.EXTRA:
            return "remove it: there is no English page"


def _line(finding: TranslationFinding) -> str:
    place = finding.path if finding.line is None else f"{finding.path}:{finding.line}"
    said = f" {finding.text}:" if finding.state is TranslationState.DAMAGED else ""
    return f"{place}: {finding.locale} {finding.state}:{said} {advise(finding)}"


def _changed(finding: TranslationFinding) -> Iterator[str]:
    return (f"    {change}" for change in finding.changes)


def _as_json(finding: TranslationFinding) -> JsonObject:
    return {
        "state": finding.state.value,
        "locale": finding.locale,
        "path": finding.path,
        "line": finding.line,
        "text": finding.text,
        "suggestion": finding.suggestion,
        "evidence": finding.evidence,
        "behind": finding.behind,
        "since": finding.since,
        "changes": list(finding.changes),
    }
