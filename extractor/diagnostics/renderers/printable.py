r"""Page text made safe to show: no character in it can move a cursor, reorder a line or end an element.

In comes any string; out comes one in which control, formatting and bidirectional characters, lone surrogates and
noncharacters are spelled out (`\x1b`, `\u202e`). Everything that has a shape of its own stays, in every script. The
ranges are fixed here rather than asked of the Unicode database, so that every Python gives the same text.
"""

import json
import re

_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)


def printable(text: str) -> str:
    r"""The text with every invisible character spelled out.

    >>> printable("a\x1b[31mb\u202ec\nd 原因")
    'a\\x1b[31mb\\u202ec\\nd 原因'
    """
    return _INVISIBLE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def printable_json(encoded: str) -> str:
    r"""JSON text with the same characters as `\uXXXX`, which JSON reads back as what they were; line ends stay.

    >>> printable_json('"\u202e"')
    '"\\u202e"'
    """
    return _INVISIBLE.sub(lambda match: match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1], encoded)
