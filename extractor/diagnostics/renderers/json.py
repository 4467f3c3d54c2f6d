"""Findings as a JSON array of objects, members as the facts contract names them, with `path` besides.

In come diagnostics, out comes JSON that every parser reads back to the same text. Which members there are is the
facts contract's to say: they are added to, never renamed.
"""

import json
from collections.abc import Sequence

from extractor.diagnostics.renderers.printable import printable_json
from extractor.model.diagnostic import Diagnostic


def render_json(diagnostics: Sequence[Diagnostic]) -> str:
    """An array with one object a finding, indented, ended by a line feed."""
    findings = [
        {
            "rule": diagnostic.rule,
            "severity": diagnostic.severity,
            "message": diagnostic.message,
            "path": diagnostic.path,
            "line": diagnostic.line,
            "args": diagnostic.args,
        }
        for diagnostic in diagnostics
    ]
    return printable_json(json.dumps(findings, ensure_ascii=False, indent=2)) + "\n"
