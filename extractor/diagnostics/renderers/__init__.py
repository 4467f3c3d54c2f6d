"""Findings in the formats that people and their tools read: one module each, listed in `RENDERERS`.

In come diagnostics in their order; out comes one text, which the command prints. Page text in it is hostile: every
format escapes it for its own reader. A new format is a module and a line here.
"""

from collections.abc import Callable, Sequence

from extractor.diagnostics.renderers.github import render_github
from extractor.diagnostics.renderers.json import render_json
from extractor.diagnostics.renderers.junit import render_junit
from extractor.diagnostics.renderers.sarif import render_sarif
from extractor.diagnostics.renderers.text import render_text
from extractor.model.diagnostic import Diagnostic

RENDERERS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": render_text,
    "json": render_json,
    "sarif": render_sarif,
    "github": render_github,
    "junit": render_junit,
}
