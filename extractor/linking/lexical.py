"""Whether a JSON value has the lexical form of an OData primitive: `2019-03-04T09:12:45Z` is a DateTimeOffset.

The forms are those that JSON Schema's formats accept (RFC 3339, RFC 4122, ISO 8601), never wider: a value that passes
here passes in every validator. Only the primitives that have such a form are listed; a new one is a line in `FORMS`.
`read_value` makes the value of what a URL, a header or a sentence spells; names have forms of their own.
"""

import re
from collections.abc import Callable
from datetime import date

from extractor.linking.shape import JsonKind
from extractor.model.json_value import JsonValue

# The kinds of JSON that carry each primitive (OData JSON 4.01 §7.1); an Edm name that is missing here accepts all
KINDS: dict[str, tuple[JsonKind, ...]] = {
    "Binary": (JsonKind.STRING,),
    "Boolean": (JsonKind.BOOLEAN,),
    "Byte": (JsonKind.INTEGER,),
    "Date": (JsonKind.STRING,),
    "DateTimeOffset": (JsonKind.STRING,),
    "Decimal": (JsonKind.NUMBER, JsonKind.INTEGER),
    "Double": (JsonKind.NUMBER, JsonKind.INTEGER),
    "Duration": (JsonKind.STRING,),
    "Guid": (JsonKind.STRING,),
    "Int16": (JsonKind.INTEGER,),
    "Int32": (JsonKind.INTEGER,),
    "Int64": (JsonKind.INTEGER,),
    "SByte": (JsonKind.INTEGER,),
    "Single": (JsonKind.NUMBER, JsonKind.INTEGER),
    "Stream": (JsonKind.STRING,),
    "String": (JsonKind.STRING,),
    "TimeOfDay": (JsonKind.STRING,),
}

_DATE_TIME = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_GUID = re.compile(r"[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?")
_DURATION = re.compile(r"P(?=.)(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?")
_INTEGER = re.compile(r"-?[0-9]{1,19}")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_BOOLEANS = {"true": True, "false": False}
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_date_time(text: str) -> bool:
    match = _DATE_TIME.fullmatch(text)
    return match is not None and _is_date(match["date"])


def _matching(form: re.Pattern[str]) -> Callable[[JsonValue], bool]:
    return lambda value: isinstance(value, str) and form.fullmatch(value) is not None


def _between(low: int, high: int) -> Callable[[JsonValue], bool]:
    return lambda value: isinstance(value, int | float) and low <= value <= high


FORMS: dict[str, Callable[[JsonValue], bool]] = {
    "Binary": _matching(_BASE64),
    "Byte": _between(0, 255),
    "Date": lambda value: isinstance(value, str) and _is_date(value),
    "DateTimeOffset": lambda value: isinstance(value, str) and _is_date_time(value),
    "Duration": _matching(_DURATION),
    "Guid": _matching(_GUID),
    "Int16": _between(-(2**15), 2**15 - 1),
    "Int32": _between(-(2**31), 2**31 - 1),
    "Int64": _between(-(2**63), 2**63 - 1),
    "SByte": _between(-128, 127),
    "TimeOfDay": _matching(_TIME),
}


def has_form(edm: str, value: JsonValue) -> bool:
    """Whether a value of the right kind is spelled as the primitive `edm` must be.

    >>> has_form("DateTimeOffset", "2019-02-30T00:00:00Z")
    False
    >>> has_form("String", "anything")
    True
    """
    form = FORMS.get(edm)
    return form is None or form(value)


def is_member_name(name: str) -> bool:
    """Whether the API could call a member so. What translation made of a name, and no evidence repaired, is no name.

    >>> is_member_name("@odata.type"), is_member_name("\u539f\u56e0"), is_member_name("teamCreation Mode")
    (True, False, False)
    """
    return is_enumerated(name) and not any(map(str.isspace, name))


def is_enumerated(value: str) -> bool:
    """Whether the API could have this value of an enumeration; blanks occur in some, letters beyond ASCII in none."""
    return bool(value) and value.isascii()


def read_value(edm: str, text: str) -> JsonValue:
    """The value of the primitive `edm` that a text spells; None where it spells none.

    >>> read_value("Boolean", "False"), read_value("Int32", "20"), read_value("Int32", "many")
    (False, 20, None)
    """
    value: JsonValue = text
    match KINDS.get(edm, (JsonKind.STRING,))[0]:
        case JsonKind.BOOLEAN:
            return _BOOLEANS.get(text.lower())
        case JsonKind.INTEGER:
            value = int(text) if _INTEGER.fullmatch(text) else None
        case JsonKind.NUMBER:
            value = float(text) if _NUMBER.fullmatch(text) else None
    return value if value is not None and has_form(edm, value) else None
