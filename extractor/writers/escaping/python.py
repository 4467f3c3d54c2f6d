"""Filters for Python source and for the TOML beside it: what makes any text safe where it stands.

String positions are encoded: a literal, a docstring and a comment come out of one function each, delimiters included,
and nothing that the text holds ends them early. Identifier positions are not encoded but checked: only the classes of
`extractor.writers.python.names`, which cannot hold anything else, pass. A new position in a template is a filter here.
"""

import re
from collections.abc import Callable
from typing import Any

from extractor.writers.escaping.invisible import escape_invisible
from extractor.writers.python.names import PythonIdentifier, PythonType

_NOT_PLAIN = re.compile(r"[^ !#-\[\]-~]")
_SHORT_ESCAPES = {"\n": r"\n", "\r": r"\r", "\t": r"\t", '"': r"\"", "\\": r"\\"}
_LAST_BYTE = 0xFF
_LAST_OF_BMP = 0xFFFF


def escape_code_point(code: int) -> str:
    r"""The escape sequence of a character in a Python string.

    >>> escape_code_point(0x202E)
    '\\u202e'
    """
    if code <= _LAST_BYTE:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= _LAST_OF_BMP else f"\\U{code:08x}"


def python_string(text: str) -> str:
    r"""A double-quoted ASCII literal whose value is the text.

    >>> print(python_string('a"b\r无'))
    "a\"b\r\u65e0"
    """
    return f'"{_NOT_PLAIN.sub(_escape_in_string, text)}"'


def _escape_in_string(match: re.Match[str]) -> str:
    return _SHORT_ESCAPES.get(match[0]) or escape_code_point(ord(match[0]))


def python_text(text: str) -> str:
    r"""A double-quoted literal whose value is the text, with letters of every script readable as they are.

    >>> print(python_text('a"b\n无'))
    "a\"b\n无"
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escape_invisible(escaped, escape_code_point)}"'


def python_docstring(text: str, indent: int = 4) -> str:
    """A triple-quoted literal of the text, for a place that is indented by `indent` blanks.

    Backslashes, quotes, controls and invisible characters are escaped, everything else is readable as it is. The lines
    of a text with more than one are indented, and the closing quotes stand on a line of their own.
    """
    escaped = escape_invisible(text.replace("\\", "\\\\").replace('"', '\\"'), escape_code_point)
    first, *rest = escaped.split("\n")
    if not rest:
        return f'"""{first}"""'
    margin = " " * indent
    lines = [f"{margin}{line}" if line.strip() else "" for line in rest]
    return "\n".join([f'"""{first}', *lines, f'{margin}"""'])


def python_comment(text: str) -> str:
    r"""One line of comment, `#` included: line ends and everything that could act as one are escaped.

    >>> print(python_comment('a\rb'))
    # a\x0db
    """
    return "# " + escape_invisible(text.replace("\\", "\\\\").replace("\n", r"\n"), escape_code_point)


def python_identifier(value: object) -> str:
    """The identifier, when a sanitiser made it; raises `TypeError` for any other text."""
    if not isinstance(value, PythonIdentifier):
        raise TypeError(f"not a checked Python identifier: {value!r}")
    return str(value)


def python_type(value: object) -> str:
    """The annotation, when the type printer made it; raises `TypeError` for any other text."""
    if not isinstance(value, PythonType):
        raise TypeError(f"not a checked Python type: {value!r}")
    return str(value)


def toml_string(text: str) -> str:
    r"""A basic string of TOML 1.0 whose value is the text; a lone surrogate, which TOML cannot hold, becomes U+FFFD.

    >>> print(toml_string('a"b\n'))
    "a\"b\u000a"
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    quoted = whole.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\u000a")
    return f'"{escape_invisible(quoted, _escape_in_toml)}"'


def _escape_in_toml(code: int) -> str:
    return f"\\u{code:04x}" if code <= _LAST_OF_BMP else f"\\U{code:08x}"


PYTHON_FILTERS: dict[str, Callable[..., Any]] = {
    "python_string": python_string,
    "python_text": python_text,
    "python_docstring": python_docstring,
    "python_comment": python_comment,
    "python_identifier": python_identifier,
    "python_type": python_type,
    "toml_string": toml_string,
}
