"""Workflow commands of GitHub Actions: each finding becomes an annotation on its line of a pull request.

The escaping is the runner's own: `%`, line feed and carriage return everywhere, `:` and `,` in properties too.
"""

from collections.abc import Sequence

from extractor.diagnostics.renderers.printable import printable
from extractor.model.diagnostic import Diagnostic, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(diagnostics: Sequence[Diagnostic]) -> str:
    """A workflow command for each finding, ended by a line feed."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    properties = {"file": diagnostic.path, "title": diagnostic.rule}
    if diagnostic.line is not None:
        properties = {"file": diagnostic.path, "line": str(diagnostic.line), "title": diagnostic.rule}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_message(diagnostic.message)}"


def _message(text: str) -> str:
    """The text on one line, as the runner decodes it; what is invisible is spelled out, line ends included."""
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
