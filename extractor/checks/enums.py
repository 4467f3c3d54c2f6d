"""Checks of enumerations and tables of allowed values: repeated members, and values that no table lists.

Only enumerations that the page itself describes are known here. One whose member names were damaged by translation is
not used to judge a value. A new check on enumerations goes here.
"""

import re
from collections.abc import Iterator

from extractor.checks.exchange import is_ignored, json_object
from extractor.checks.soundness import name_soundness
from extractor.diagnostics.report import Report
from extractor.model.json_value import JsonValue
from extractor.model.operation import Parameter
from extractor.model.page import Page
from extractor.model.resource import Property
from extractor.model.type_name import parse_type

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# A template says `"String"` or `"status": "a | b | unknownFutureValue"`; flags are joined by commas
_SEPARATOR = re.compile(r"[|,]")
_TEMPLATE_WORDS = frozenset({"string", "enum"})
_LITERALS = frozenset({"null", "true", "false"})
_FEWEST_VALUES, _SHOWN = 3, 120


def check_duplicate_enum_member(page: Page, report: Report) -> None:
    """An enumeration lists a member twice; two that translation gave the same name are not meant."""
    is_sound = name_soundness(page)
    for enum in page.enums:
        seen: set[str] = set()
        for member in enum.members:
            if member.name in seen and is_sound(member):
                report.add("duplicate-enum-member", member.origin, name=member.name, enum=enum.name)
            seen.add(member.name)


def check_duplicate_enum_value(page: Page, report: Report) -> None:
    """Two members of an enumeration have the same number."""
    for enum in page.enums:
        seen: dict[str, str] = {}
        for member in enum.members:
            if member.value is None or not member.value.strip("-").isdigit():
                continue
            first = seen.setdefault(member.value, member.name)
            if first != member.name:
                report.add(
                    "duplicate-enum-value", member.origin, name=member.name, value=member.value, first_name=first
                )


def check_enum_value_unknown(page: Page, report: Report) -> None:
    """An example holds a value that the page's own enumeration of that member does not list."""
    allowed = _allowed_values(page)
    for example in page.examples:
        if is_ignored(example):
            continue
        for name, value in json_object(example).items():
            values = allowed.get(name.lower())
            for unknown in () if values is None else _unknown(value, values):
                report.add("enum-value-unknown", example.origin, name=name, value=unknown)


def check_string_with_values(page: Page, report: Report) -> None:
    """A row of type String whose description sets several names as code: its values, where none is another row's."""
    rows = tuple(_typed_rows(page))
    known = {row.name.lower() for row in rows} | _TEMPLATE_WORDS
    for row in rows:
        values = tuple(code for code in row.codes if code not in _LITERALS)
        is_list = len(values) >= _FEWEST_VALUES and all(map(_NAME.fullmatch, values))
        is_string = row.type is not None and row.type.lower() == "string"
        if is_string and is_list and known.isdisjoint(map(str.lower, values)):
            report.add("string-with-values", row.origin, name=row.name, values=", ".join(values)[:_SHOWN])


def _allowed_values(page: Page) -> dict[str, frozenset[str]]:
    """The lower-case values, and template words, that a member may hold, by the member's lower-case name."""
    members = {
        enum.name.lower(): frozenset(member.name.lower() for member in enum.members) | {enum.name.lower()}
        for enum in page.enums
        if enum.name is not None and enum.members
    }
    typed = [(row.name.lower(), parse_type(row.type).name.lower()) for row in _typed_rows(page) if row.type is not None]
    allowed = {name: members[kind] for name, kind in typed if kind in members}
    allowed.update(
        (table.of.lower(), frozenset(value.name.lower() for value in table.values))
        for table in page.value_tables
        if table.of is not None and table.values
    )
    return {name: values for name, values in allowed.items() if all(map(_NAME.fullmatch, values))}


def _typed_rows(page: Page) -> Iterator[Property | Parameter]:
    yield from page.parameters
    yield from page.response_properties
    if page.resource is not None:
        yield from page.resource.properties


def _unknown(value: JsonValue, allowed: frozenset[str]) -> Iterator[str]:
    """The names in `value` that are not allowed; what is no name (`...`, `a.b`, `some text`) is not judged."""
    for item in value if isinstance(value, list) else [value]:
        for token in _SEPARATOR.split(item) if isinstance(item, str) else ():
            name = token.strip()
            if _NAME.fullmatch(name) and name.lower() not in allowed and name.lower() not in _TEMPLATE_WORDS:
                yield name


ENUM_CHECKS = (
    check_duplicate_enum_member,
    check_duplicate_enum_value,
    check_enum_value_unknown,
    check_string_with_values,
)
