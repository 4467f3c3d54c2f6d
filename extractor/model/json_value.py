"""The type of parsed JSON: what an example body holds and what the codec writes."""

from typing import TypeAlias, Union

JsonValue: TypeAlias = Union[str, int, float, bool, list["JsonValue"], dict[str, "JsonValue"], None]  # noqa: UP007 - `|` cannot join a forward reference at run time
JsonObject: TypeAlias = dict[str, JsonValue]
