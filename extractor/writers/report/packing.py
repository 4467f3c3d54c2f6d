"""Data of the site as its scripts take it: JSON as it is where it is small, else compressed, in letters.

A page that was opened from disk may load scripts and nothing else, so that data cannot come as a binary file. A value
goes in; out comes the same value, or a text that `templates/report/assets/shards.js` turns back into it. What is small
stays readable, and a change of it too. Zstandard, from the very release that the project asks for, gives the same bytes
on every machine, which the zlib of one system or another does not.
"""

from base64 import b64encode

from extractor.model.json_value import JsonObject
from extractor.writers.escaping.json import exact_json

_LARGE = 1 << 15
_LEVEL = 7
# A member that a script would take for the prototype of the object it stands in, and JSON does not
_PROTOTYPE = b'"__proto__"'


def pack(value: JsonObject) -> JsonObject | str:
    """The value, or what it is compressed to.

    >>> pack({"a": 1})
    {'a': 1}
    >>> pack({"a": "microsoft.graph.call " * 10_000})[:5]
    'KLUv/'
    """
    text = exact_json(value)
    return _compress(text) if len(text) > _LARGE or _PROTOTYPE in text else value


def _compress(content: bytes) -> str:
    from zstandard import ZstdCompressor  # noqa: PLC0415 - most sets have nothing so large

    return b64encode(ZstdCompressor(level=_LEVEL).compress(content)).decode("ascii")
