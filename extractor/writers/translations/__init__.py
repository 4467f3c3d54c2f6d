"""The state of translations in the formats that people and their tools read: one function each, listed in `RENDERERS`.

In come findings in their order, and the compiled templates; out comes one text, which the command prints. What pages
say in it is hostile: every format escapes it for its own reader. A new format is a function and a line here.
"""

from collections.abc import Callable

from jinja2 import Environment

from extractor.compare.translations import Translations
from extractor.writers.translations.findings import render_json, render_sarif, render_text
from extractor.writers.translations.matrix import render_html, render_markdown

RENDERERS: dict[str, Callable[[Translations, Environment], str]] = {
    "text": render_text,
    "json": render_json,
    "markdown": render_markdown,
    "html": render_html,
    "sarif": render_sarif,
}
