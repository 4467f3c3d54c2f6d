"""The type of parsed JSON: what an example body holds and what the codec writes.

Values are strict JSON: no NaN, no infinity, no lone surrogate. Whoever reads JSON from a page sees to that.
"""

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    JsonValue: TypeAlias = str | int | float | bool | list["JsonValue"] | dict[str, "JsonValue"] | None
else:
    # a type that holds itself cannot be resolved where another module names it; the codec takes any JSON as it is
    JsonValue = Any
JsonObject: TypeAlias = dict[str, JsonValue]
