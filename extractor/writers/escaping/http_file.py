"""Page text in `.http` files, where `{{…}}` is a variable, a script or a function call, in URLs, headers and bodies.

Braces that stand side by side are kept apart: in JSON by an escape, in a header by percent-encoding one of them, for
HTTP knows no other. In a comment, which ends with its line, they are left out. Nothing else of a value changes.
"""

import re
from collections.abc import Callable
from typing import Any

from extractor.model.json_value import JsonValue
from extractor.writers.escaping.json import json_text
from extractor.writers.escaping.text import one_line

_OPENING = re.compile(r"\{(?=\{)")


def http_json(value: JsonValue) -> str:
    r"""JSON over several lines in which no variable begins.

    >>> http_json("{{token}}")
    '"\\u007b{token}}"'
    """
    # outside strings, JSON never has two braces side by side when it is printed over several lines
    return _OPENING.sub(r"\\u007b", json_text(value))


def http_line(text: str) -> str:
    """A URL or the value of a header, on one line.

    >>> http_line("Bearer {{token}}")
    'Bearer %7B{token}}'
    """
    return _OPENING.sub("%7B", one_line(text))


def http_comment(text: str) -> str:
    """Text of a comment, which no tool takes for an instruction (`@name`).

    >>> http_comment("@prompt {{x}}")
    'prompt x'
    """
    return re.sub(r"[{}@<>#/]{2,}|[{}@<>]", "", one_line(text))


HTTP_FILE_FILTERS: dict[str, Callable[..., Any]] = {
    "http_json": http_json,
    "http_line": http_line,
    "http_comment": http_comment,
}
