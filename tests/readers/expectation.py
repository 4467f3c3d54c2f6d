"""How the facts of a page are held against what a case expects of them.

An expectation names the members that matter: an object is compared member by member as far as the expectation names
them, a list must have the same length and each item must match, everything else must be equal. What a page *quotes*
(the JSON of a body or of an annotation) is one value and must be equal as a whole. What comes out is a list of
differences, each with the path of the member; empty when the facts are as expected.
"""

from extractor.model.json_value import JsonValue

QUOTED = frozenset({"annotation", "args", "body"})


def differences(expected: JsonValue, actual: JsonValue, place: str = "page") -> list[str]:
    """Where `actual` is not what `expected` says, in the order of the expectation."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return _object_differences(expected, actual, place)
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        pairs = enumerate(zip(expected, actual, strict=True))
        return [line for index, pair in pairs for line in differences(*pair, f"{place}[{index}]")]
    return [] if _same(expected, actual) else [f"{place}: expected {expected!r}, found {actual!r}"]


def _object_differences(expected: dict[str, JsonValue], actual: dict[str, JsonValue], place: str) -> list[str]:
    found = []
    for name, value in expected.items():
        member = f"{place}.{name}"
        if name not in actual:
            found.append(f"{member}: expected {value!r}, found nothing")
        elif name in QUOTED:
            found += [] if _same(value, actual[name]) else [f"{member}: expected {value!r}, found {actual[name]!r}"]
        else:
            found += differences(value, actual[name], member)
    return found


def _same(expected: JsonValue, actual: JsonValue) -> bool:
    """Equal as JSON: a number is not a boolean."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return expected.keys() == actual.keys() and all(_same(value, actual[key]) for key, value in expected.items())
    if isinstance(expected, list) and isinstance(actual, list):
        return len(expected) == len(actual) and all(map(_same, expected, actual))
    return isinstance(expected, bool) == isinstance(actual, bool) and expected == actual
