"""Changes as findings about files, for the formats that show findings: SARIF and annotations of GitHub.

A change stands where the new side states it, or where the old side did. What a waiver covers, and what only changes a
translation, is no finding.
"""

from jinja2 import Environment

from extractor.compare.change import ChangeClass, Changes
from extractor.compare.waiving import as_diagnostic
from extractor.diagnostics.renderers.github import render_github as render_annotations
from extractor.diagnostics.renderers.sarif import render_sarif as render_log
from extractor.model.diagnostic import Diagnostic


def render_github(changes: Changes, _templates: Environment) -> str:
    """A workflow command for each change of the API; words are left out, for a run shows few annotations."""
    return render_annotations(_findings(changes, last=ChangeClass.COMPATIBLE))


def render_sarif(changes: Changes, _templates: Environment) -> str:
    """A SARIF log with one result for each change."""
    return render_log(_findings(changes, last=ChangeClass.DOCUMENTATION))


def _findings(changes: Changes, *, last: ChangeClass) -> list[Diagnostic]:
    return [
        as_diagnostic(change) for change in changes.changes if change.waived is None and change.class_.rank <= last.rank
    ]
