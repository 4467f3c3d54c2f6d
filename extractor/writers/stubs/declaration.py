"""The declarations and operations that make up a stub package, with wire names and resolved types.

These values are what the templates' views are made of in every language. A declaration's `key` is unique in its
package; `names` lists what it would like to be called, best first, and the language decides.
"""

from dataclasses import dataclass
from enum import StrEnum

from extractor.linking.api import ApiOperation
from extractor.writers.stubs.type_expression import ANY, NOTHING, TypeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Documentation:
    """What a reader is told: text of one or more lines, and the notice of a deprecation, None where there is none."""

    text: str
    deprecated: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A member of a shape: `wire` is its exact name in JSON, in a query or among the headers.

    `required` says that it is never absent; that it may be null is part of its type, and independent of it.
    """

    wire: str
    type: TypeExpression
    required: bool
    text: str


class ShapeRole(StrEnum):
    """What a shape describes. Only what is read carries the annotations that the service adds."""

    READ = "read"
    CREATE = "create"
    UPDATE = "update"
    BODY = "body"
    RESULT = "result"
    QUERY = "query"
    HEADERS = "headers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """An object: a resource as it is read, or what one operation sends.

    `odata_types` are the values that `@odata.type` can have; empty where any string may stand there. `type_required`
    says that it must not be left out, because nothing else tells which type it is.
    """

    key: str
    names: tuple[str, ...]
    role: ShapeRole
    fields: tuple[Field, ...]
    odata_types: tuple[str, ...]
    documentation: Documentation
    pages: tuple[str, ...]
    type_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration:
    """A set of strings; `open` says that values beyond those of the page occur."""

    key: str
    names: tuple[str, ...]
    values: tuple[str, ...]
    open: bool
    documentation: Documentation
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternatives:
    """A value of a type or of one derived from it: `members` are the keys of their shapes, the type itself first.

    `base` is the key of the type itself, which is no member where it is abstract. Each says by `@odata.type` which of
    them a value is.
    """

    key: str
    base: str
    names: tuple[str, ...]
    members: tuple[str, ...]
    documentation: Documentation
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """What the service sends to the client, by the name of its payload's type."""

    name: str
    type: TypeExpression
    documentation: Documentation
    pages: tuple[str, ...]


Declaration = Shape | Enumeration | Alternatives


@dataclass(frozen=True, slots=True, kw_only=True)
class PathArgument:
    """A variable part of the path: a placeholder, or an argument of a function."""

    wire: str
    type: TypeExpression
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusResult:
    """What comes back with a status code; `media_type` is that of a body, None where there is none.

    `on_main_page` says that the page which is about the operation states it, not one that names it among others.
    """

    status: int
    type: TypeExpression
    media_type: str | None
    on_main_page: bool

    @property
    def succeeds(self) -> bool:
        """Whether the code is one of success."""
        return self.status // 100 == 2  # noqa: PLR2004 - the class of success

    @property
    def has_body(self) -> bool:
        """Whether it comes with a body."""
        return self.type != NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A way to call an operation that has a result of its own.

    Either a success is told from the others by its `status`, or an example shows what comes back for this `body`.
    """

    result: TypeExpression
    status: int | None = None
    body: TypeExpression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StubOperation:
    """A method on a path: keys of the shapes that it sends, and what it returns, exact codes in ascending order.

    `body` is None where a request has none; `query` and `headers` are keys of shapes, None without a member.
    `variants` is empty where there is one way to call it, or where nothing tells several apart.
    """

    operation: ApiOperation
    arguments: tuple[PathArgument, ...]
    query: str | None
    query_required: bool
    headers: str | None
    headers_required: bool
    body: TypeExpression | None
    body_media_type: str
    body_required: bool
    results: tuple[StatusResult, ...]
    documentation: Documentation
    variants: tuple[Variant, ...] = ()

    @property
    def success(self) -> tuple[TypeExpression, ...]:
        """The types of what comes back when the call succeeds as its main page has it, empty where no page says.

        A page that names the operation among dozens states codes that mean others. A code that no page says the body of
        adds nothing to those that pages do, else nobody could use what is known.
        """
        succeeded = [result for result in self.results if result.succeeds]
        stated = [result for result in succeeded if result.on_main_page] or succeeded
        known = [result for result in stated if result.type != ANY]
        return tuple(result.type for result in (known if any(result.has_body for result in known) else stated))


@dataclass(frozen=True, slots=True, kw_only=True)
class StubPackage:
    """Everything that the package of one API declares: declarations by key, operations in the API's order."""

    version: str
    declarations: dict[str, Declaration]
    operations: tuple[StubOperation, ...]
    notifications: tuple[Notification, ...]
