"""Changes in the formats that people and their tools read: one module each, listed in `RENDERERS`.

In come changes in their order, and the compiled templates; out comes one text, which the command prints. What pages say
in it is hostile: every format escapes it for its own reader. A new format is a module and a line here.
"""

from collections.abc import Callable

from jinja2 import Environment

from extractor.compare.change import Changes
from extractor.writers.changes.findings import render_github, render_sarif
from extractor.writers.changes.json import render_json
from extractor.writers.changes.pages import render_html, render_markdown
from extractor.writers.changes.text import render_text

RENDERERS: dict[str, Callable[[Changes, Environment], str]] = {
    "text": render_text,
    "markdown": render_markdown,
    "json": render_json,
    "html": render_html,
    "github": render_github,
    "sarif": render_sarif,
}
