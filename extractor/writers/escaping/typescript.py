"""Filters for TypeScript declarations and the JSON beside them: what makes any text safe where it stands.

String positions are encoded, identifier positions are checked, as in `extractor.writers.escaping.python`. A property
key is the one place that chooses: bare where the name is an ASCII identifier, a string literal otherwise, so that wire
names stay exact. A new position in a template is a filter here.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from extractor.writers.escaping.invisible import escape_invisible
from extractor.writers.typescript.names import TypeScriptIdentifier, TypeScriptType

_BARE_KEY = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
# At the start of a line or after a brace an `@` would open a tag of JSDoc: a text could deprecate what it describes.
_TAG = re.compile(r"(^[\s*]*|\{)@", re.MULTILINE)


def ts_string(text: str) -> str:
    r"""A double-quoted ASCII literal whose value is the text: valid in TypeScript and in JSON.

    >>> print(ts_string('a"b\u2028无'))
    "a\"b\u2028\u65e0"
    """
    return json.dumps(text, ensure_ascii=True).replace("\x7f", r"\u007f")


def ts_key(text: str) -> str:
    """A property key: the name itself, or a literal of it where it is no ASCII identifier.

    >>> ts_key("displayName"), ts_key("@odata.type")
    ('displayName', '"@odata.type"')
    """
    return text if _BARE_KEY.fullmatch(text) else ts_string(text)


def ts_comment(text: str, indent: int = 0) -> str:
    r"""A JSDoc comment, delimiters included, for a place that is indented by `indent` blanks.

    Nothing in the text ends the comment or opens a tag of its own; invisible characters are escaped.

    >>> print(ts_comment("Ends */ not."))
    /** Ends *\/ not. */
    """
    return _comment(_TAG.sub(r"\1\\@", text), (), indent)


def ts_deprecated_comment(text: str, notice: str, indent: int = 0) -> str:
    """As `ts_comment`, with the notice under a tag `@deprecated`, by which editors strike the name through."""
    return _comment(_TAG.sub(r"\1\\@", text), (f"@deprecated {_TAG.sub(chr(92) + '@', notice)}",), indent)


def _comment(text: str, tags: tuple[str, ...], indent: int) -> str:
    lines = [line for part in (text, *tags) for line in part.split("\n")]
    safe = [escape_invisible(line.replace("*/", r"*\/"), _escape_in_comment).rstrip() for line in lines]
    if len(safe) == 1:
        return f"/** {safe[0]} */"
    margin = " " * indent
    return "\n".join(["/**", *(f"{margin} * {line}".rstrip() for line in safe), f"{margin} */"])


def _escape_in_comment(code: int) -> str:
    return f"\\u{{{code:x}}}"


def ts_identifier(value: object) -> str:
    """The identifier, when a sanitiser made it; raises `TypeError` for any other text."""
    if not isinstance(value, TypeScriptIdentifier):
        raise TypeError(f"not a checked TypeScript identifier: {value!r}")
    return str(value)


def ts_type(value: object) -> str:
    """The type, when the type printer made it; raises `TypeError` for any other text."""
    if not isinstance(value, TypeScriptType):
        raise TypeError(f"not a checked TypeScript type: {value!r}")
    return str(value)


def ts_status(value: object) -> str:
    """A status code as a property key; raises `TypeError` for anything but a number."""
    if type(value) is not int:
        raise TypeError(f"not a status code: {value!r}")
    return str(value)


TYPESCRIPT_FILTERS: dict[str, Callable[..., Any]] = {
    "ts_string": ts_string,
    "ts_key": ts_key,
    "ts_comment": ts_comment,
    "ts_deprecated_comment": ts_deprecated_comment,
    "ts_identifier": ts_identifier,
    "ts_type": ts_type,
    "ts_status": ts_status,
}
