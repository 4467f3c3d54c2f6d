"""Facts of a resource page: a type with its properties, relationships and methods, and its enumerations.

Types stay as the documentation spells them; `extractor.model.type_name` parses one where somebody needs to know more.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from extractor.model.origin import Origin, Recovered
from extractor.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A row of a properties, relationships or response table.

    `type` keeps the documentation's spelling, link text only; `type_page` is the target of the type's link, as a path
    from the documentation root. `codes` are the words that the description sets as code, `values` those of them that it
    lists as values, of which there may be others; `required`, `nullable`,
    `read_only`, `key` and `default` are what it states; `required_to_create` that only who creates something must send
    it.
    """

    name: str
    type: str | None
    description: Text
    origin: Origin = field(compare=False)
    type_page: str | None = None
    codes: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    required: bool | None = None
    required_to_create: bool | None = None
    nullable: bool | None = None
    read_only: bool | None = None
    key: bool | None = None
    default: str | None = None
    recovered: Recovered | None = field(default=None, compare=False)
    recovered_type: Recovered | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A row of the methods table. `page` is the link's target from the documentation root, None when it leaves it."""

    name: Text
    page: str | None
    returns: str | None
    origin: Origin = field(compare=False)
    recovered_type: Recovered | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherited:
    """The type that a sentence says another is derived from; `page` is where its link leads, from the root."""

    name: str
    page: str
    origin: Origin = field(compare=False)
    recovered: Recovered | None = field(default=None, compare=False)


class ResourceKind(StrEnum):
    """What the type is in OData's terms."""

    ENTITY = "entity"
    COMPLEX = "complex"
    ENUM = "enum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """The type that a resource page describes, and where the page says that it does.

    `base_type` is spelled as the annotation spells it. `inherits` is the type that a sentence under the title says this
    one is derived from. `optional_properties` and `abstract` are the annotation's, None where it has none.
    """

    name: str | None
    namespace: str | None
    base_type: str | None
    key_property: str | None
    open_type: bool | None
    kind: ResourceKind | None
    properties: tuple[Property, ...]
    relationships: tuple[Property, ...]
    methods: tuple[Method, ...]
    optional_properties: tuple[str, ...] | None = None
    abstract: bool | None = None
    inherits: Inherited | None = None
    origin: Origin | None = field(default=None, compare=False)
    recovered: Recovered | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumMember:
    """A member of an enumeration; `value` is its number or text as written, None where no column holds one."""

    name: str
    value: str | None
    description: Text
    origin: Origin = field(compare=False)
    recovered: Recovered | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enum:
    """An enumeration and its members in page order."""

    name: str | None
    members: tuple[EnumMember, ...]
    origin: Origin = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedValue:
    """A row of a table of allowed values."""

    name: str
    description: Text
    origin: Origin = field(compare=False)
    recovered: Recovered | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueTable:
    """A table of allowed values that is no enumeration of its own; `of` names the property it belongs to."""

    of: str | None
    values: tuple[AllowedValue, ...]
    origin: Origin = field(compare=False)
