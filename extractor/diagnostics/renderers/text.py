"""One line a finding: `path:line: severity[rule] message`, which editors and terminals make a link of.

In come diagnostics, out come lines for a person at a terminal, with nothing in them that a terminal would obey. How
many are shown, and the summary after them, is the command's to say.
"""

from collections.abc import Sequence

from extractor.diagnostics.renderers.printable import printable
from extractor.model.diagnostic import Diagnostic


def render_text(diagnostics: Sequence[Diagnostic]) -> str:
    """A line for each finding, ended by a line feed; a finding about a whole file stands on its first line."""
    return "".join(f"{render_line(diagnostic)}\n" for diagnostic in diagnostics)


def render_line(diagnostic: Diagnostic) -> str:
    """The line for one finding, without a line feed."""
    line = 1 if diagnostic.line is None else diagnostic.line
    return printable(f"{diagnostic.path}:{line}: {diagnostic.severity}[{diagnostic.rule}] {diagnostic.message}")
