"""The type of parsed JSON: what an example body holds and what the codec writes.

Values are strict JSON: no NaN, no infinity, no lone surrogate. Whoever reads JSON from a page sees to that.
"""

from typing import TypeAlias, Union

JsonValue: TypeAlias = Union[str, int, float, bool, list["JsonValue"], dict[str, "JsonValue"], None]  # noqa: UP007 - `|` cannot join a forward reference at run time
JsonObject: TypeAlias = dict[str, JsonValue]
