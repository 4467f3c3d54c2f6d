"""What one page states, fact by fact, in a form that every language of the page shares.

In comes a page; out come its statements in the order of the page: what is stated, how it was written where translation
had damaged it, and on which line. Texts are no facts here. What the languages of a page make of each other's
statements is for `extractor.compare.agreement`. A new kind of fact is a member of `FactKind` and a
reader in `_READERS`.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from extractor.compare.reading import print_path, read_type
from extractor.model.example import Example
from extractor.model.operation import Parameter, RequestHeader
from extractor.model.origin import Origin, Recovered
from extractor.model.page import Page
from extractor.model.resource import AllowedValue, EnumMember, Property

_Row: TypeAlias = Parameter | Property | RequestHeader | EnumMember | AllowedValue
_GIVEN_UP = ("unrecovered-identifier", "unrecovered-type", "unrecovered-header")
_PRESENT = "documented"


class FactKind(StrEnum):
    """What a statement is about: a column of the map of languages."""

    OPERATION = "operations"
    PERMISSION = "permissions"
    PARAMETER = "parameters"
    HEADER = "headers"
    RESPONSE = "responses"
    PROPERTY = "properties"
    MEMBER = "members"
    EXAMPLE = "examples"


# Rows of tables: what a finding says of a line is said of them
_ROWS = (FactKind.PARAMETER, FactKind.HEADER, FactKind.PROPERTY, FactKind.MEMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """What a cell says (`written`), what it should (`value`), and from which evidence that is known."""

    written: str
    value: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A fact of a page: `name` is its identity among those of its kind, `value` what is said of it.

    `detail` is compared and not shown. `lost` says that a name or type of it is damaged and nothing undid that;
    `quotes` that the value is text of a page, and not this module's word for something that it says.
    """

    kind: FactKind
    name: str
    value: str
    origin: Origin | None
    detail: str = ""
    repairs: tuple[Repair, ...] = ()
    lost: bool = False
    quotes: bool = False

    @property
    def identity(self) -> tuple[FactKind, str]:
        """What it is known by in every language."""
        return (self.kind, self.name)

    @property
    def compared(self) -> tuple[str, str]:
        """What has to be equal for two statements to say the same."""
        return (self.value.casefold(), self.detail)


def read_statements(page: Page) -> tuple[Statement, ...]:
    """The statements of the page, each with a name of its own: the second of a name is `name 2`."""
    lost = {item.line for item in page.diagnostics if item.rule in _GIVEN_UP and item.path == page.path}
    ordinals: Counter[tuple[FactKind, str]] = Counter()
    statements: list[Statement] = []
    for read in _READERS:
        for statement in read(page):
            ordinals[statement.identity] += 1
            count = ordinals[statement.identity]
            name = f"{statement.name} {count}" if count > 1 else statement.name
            is_lost = statement.lost or (statement.kind in _ROWS and _line(statement) in lost)
            statements.append(replace(statement, name=name, lost=is_lost) if is_lost or count > 1 else statement)
    return tuple(statements)


def _line(statement: Statement) -> int | None:
    """The line of the page itself, None for what an include says."""
    return None if statement.origin is None or statement.origin.file is not None else statement.origin.line


def _operations(page: Page) -> Iterator[Statement]:
    for operation in page.operations:
        name = f"{operation.method.upper()} {print_path(operation.path)[0]}"
        yield Statement(kind=FactKind.OPERATION, name=name, value=_PRESENT, origin=operation.origin)


def _permissions(page: Page) -> Iterator[Statement]:
    for grant in page.permissions:
        value = ", ".join(grant.privileges) or str(grant.stated or "unstated")
        yield Statement(
            kind=FactKind.PERMISSION,
            name=grant.scheme.value,
            value=value,
            origin=grant.origin,
            repairs=_repairs((grant.recovered, value)),
            lost=grant.damaged is not None,
            quotes=bool(grant.privileges),
        )


def _parameters(page: Page) -> Iterator[Statement]:
    for row in page.parameters:
        yield _typed(FactKind.PARAMETER, f"{row.in_.value} {row.name}", row)


def _headers(page: Page) -> Iterator[Statement]:
    for row in page.request_headers:
        yield _named(FactKind.HEADER, row.name, row)


def _responses(page: Page) -> Iterator[Statement]:
    for response in page.responses:
        yield Statement(kind=FactKind.RESPONSE, name=str(response.status), value=_PRESENT, origin=response.origin)


def _properties(page: Page) -> Iterator[Statement]:
    resource = page.resource
    rows = () if resource is None else (*resource.properties, *resource.relationships)
    for row in (*rows, *page.response_properties):
        yield _typed(FactKind.PROPERTY, row.name, row)


def _members(page: Page) -> Iterator[Statement]:
    for enum in page.enums:
        for member in enum.members:
            yield _named(FactKind.MEMBER, member.name, member)
    for table in page.value_tables:
        for value in table.values:
            yield _named(FactKind.MEMBER, value.name, value)


def _examples(page: Page) -> Iterator[Statement]:
    for example in page.examples:
        yield Statement(
            kind=FactKind.EXAMPLE,
            name=example.first_name or example.block_type or "unnamed",
            value=_shown(example),
            origin=example.origin,
            detail=example.body_text or "",
        )


_READERS: tuple[Callable[[Page], Iterator[Statement]], ...] = (
    _operations,
    _permissions,
    _parameters,
    _headers,
    _responses,
    _properties,
    _members,
    _examples,
)


def _shown(example: Example) -> str:
    if example.status is not None:
        return str(example.status)
    return f"{example.method} {example.url}" if example.method and example.url else "payload"


def _typed(kind: FactKind, name: str, row: Parameter | Property) -> Statement:
    type_ = read_type(row.type)
    return Statement(
        kind=kind,
        name=name,
        value=type_ or "untyped",
        quotes=type_ is not None,
        origin=row.origin,
        repairs=_repairs((row.recovered, row.name), (row.recovered_type, row.type)),
    )


def _named(kind: FactKind, name: str, row: _Row) -> Statement:
    return Statement(
        kind=kind, name=name, value=_PRESENT, origin=row.origin, repairs=_repairs((row.recovered, row.name))
    )


def _repairs(*recovered: tuple[Recovered | None, str | None]) -> tuple[Repair, ...]:
    return tuple(
        Repair(written=item.from_, value=value, evidence=item.evidence.value)
        for item, value in recovered
        if item is not None and value is not None and item.from_ and item.from_ != value
    )
