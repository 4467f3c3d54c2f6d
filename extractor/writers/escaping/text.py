"""Page text for places that hold plain text or Markdown: one line, nothing hidden, no markup of the page's own.

Every other context has a filter of its own beside this module; none of these makes text safe in code or in HTML.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from extractor.writers.escaping.invisible import escape_invisible

_BLANKS = re.compile(r"\s+")
_MARKUP = re.compile(r"([\\`*_\[\]{}()#+!|<>~&-])")
# What opens a tag, a comment or an autolink; an ampersand that begins a reference to such a character
_TAG = re.compile(r"<(?=[A-Za-z/!?])|&(?=#|lt;|LT;)")
_SCRIPT_LINK = re.compile(r"(?<=\]\()\s*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_SHORT = 120
_REPLACED = {"<": "&lt;", "&": "&amp;"}


def one_line(text: str) -> str:
    r"""The text on one line, each run of white space a blank, invisible characters left out.

    >>> one_line(" a\r\n b ")
    'a b'
    """
    return _short_line(text) if len(text) <= _SHORT else _to_one_line(text)


def _to_one_line(text: str) -> str:
    return escape_invisible(_BLANKS.sub(" ", text), lambda _: "").strip()


# Names of permissions, pages and types come again and again.
_short_line = lru_cache(maxsize=1 << 14)(_to_one_line)


def markdown_text(text: str) -> str:
    r"""The text on one line as Markdown that shows it letter by letter.

    >>> markdown_text("a*b* <c>")
    'a\\*b\\* \\<c\\>'
    """
    return _MARKUP.sub(r"\\\1", one_line(text))


def code_span(text: str) -> str:
    r"""The text on one line for a place between single backticks, where nothing can be escaped.

    >>> code_span("a `b`")
    "a 'b'"
    """
    return one_line(text).replace("`", "'")


def harmless_markdown(text: str) -> str:
    """Markdown of a page that keeps its emphasis, code and links, and loses HTML and links that run a script.

    >>> harmless_markdown("**a** <script>x</script> [b](javascript:x)")
    '**a** &lt;script>x&lt;/script> [b](#x)'
    """
    without_tags = _TAG.sub(lambda match: _REPLACED[match[0]], text)
    visible = escape_invisible(without_tags.replace("\r\n", "\n").replace("\t", " "), lambda _: "")
    return _SCRIPT_LINK.sub("#", visible).strip()


TEXT_FILTERS: dict[str, Callable[..., Any]] = {
    "one_line": one_line,
    "markdown_text": markdown_text,
    "code_span": code_span,
    "harmless_markdown": harmless_markdown,
}
