"""The neutral view on which documentation is compared: a tree of elements, each with values, texts and a place.

An operation, a type or a notification stands at the top; what belongs to it are its children. An element has an
identity among its siblings (`kind` and `key`) that neither the names of placeholders nor a translation changes. Values
are language-neutral facts; texts are prose. Where an element stands is not part of what it says. A new kind of fact is
a member of `Kind` or `Aspect`, a line in `extractor.compare.page_facts`, and rules for it in the judgment.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from extractor.model.text import Text

Value: TypeAlias = str | bool | tuple[str, ...] | None


class Kind(StrEnum):
    """What an element is; the value is the part that names it in a subject."""

    OPERATION = "operation"
    TYPE = "type"
    NOTIFICATION = "notification"
    PATH = "path"
    QUERY = "query"
    FUNCTION = "function"
    HEADER = "header"
    BODY = "body"
    BODY_MEMBER = "body member"
    RESPONSE = "response"
    RETURNED = "returns"
    PERMISSIONS = "permissions"
    PRIVILEGE = "privilege"
    PROPERTY = "property"
    MEMBER = "member"
    ALLOWED = "value"
    EXAMPLE = "example"


class Aspect(StrEnum):
    """What of an element a value or a text states; the last ones are only ever the aspect of a change."""

    TYPE = "type"
    REQUIRED = "required"
    NULLABLE = "nullable"
    READ_ONLY = "read-only"
    DEFAULT = "default"
    KEY = "key"
    OPTIONAL = "optional"
    RELATIONSHIP = "relationship"
    NUMBER = "number"
    STATED = "stated"
    TYPE_KIND = "kind"
    BASE = "base type"
    KEY_PROPERTY = "key property"
    OPEN = "open type"
    ABSTRACT = "abstract"
    DEPRECATED = "deprecated"
    PREVIEW = "preview"
    CONTENT = "content"
    SPELLING = "spelling"
    TITLE = "title"
    SUMMARY = "summary"
    DESCRIPTION = "description"
    NOTICE = "notice"
    NAME = "name"
    ORDER = "order"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an element was read.

    `path` is that of the file from the folder given; `page` names the page in every version, revision and locale;
    `source_hash` is the hash of the English page that a translation was made from.
    """

    path: str
    line: int | None
    page: str
    locale: str
    source_hash: str | None = None


NOWHERE = Place(path="", line=None, page="", locale="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A fact with the facts that belong to it.

    `key` is the identity among the siblings of its kind, `name` how the page spells it. `ordered` says that the order
    of the children is a statement. `rank` is the place among the siblings on the page. None as a value: the page does
    not say.

    The rest says how far it can be trusted. `damaged`: the name is a translation that nothing undid; `doubtful`: what
    undid it may be wrong. `damaged_values`: values of which either is so. `vague`: values of which a part is not known.
    `rivals`: what other pages say instead. `label`: what a link to a type calls it. `shown`: the names that the JSON of
    a type holds.
    """

    kind: Kind
    key: str
    name: str
    values: tuple[tuple[Aspect, Value], ...] = ()
    texts: tuple[tuple[Aspect, Text], ...] = ()
    children: tuple["Element", ...] = ()
    place: Place = field(compare=False)
    ordered: bool = field(default=False, compare=False)
    damaged: bool = field(default=False, compare=False)
    doubtful: bool = field(default=False, compare=False)
    damaged_values: tuple[Aspect, ...] = field(default=(), compare=False)
    vague: tuple[Aspect, ...] = field(default=(), compare=False)
    rivals: tuple[tuple[Aspect, Value], ...] = field(default=(), compare=False)
    label: str | None = field(default=None, compare=False)
    shown: tuple[str, ...] = field(default=(), compare=False)
    rank: int = field(default=0, compare=False)

    @property
    def identity(self) -> tuple[Kind, str]:
        """What it is known by among its siblings."""
        return (self.kind, self.key)

    @property
    def simple_name(self) -> str:
        """The name of a type without its namespace, in lower case."""
        return self.key.rpartition(".")[2]

    def value(self, aspect: Aspect) -> Value:
        """What it states of the aspect, None when nothing."""
        return next((value for name, value in self.values if name is aspect), None)

    def text(self, aspect: Aspect) -> Text | None:
        """The prose of the aspect, None when there is none."""
        return next((text for name, text in self.texts if name is aspect), None)


def is_translated(locale: str) -> bool:
    """Whether pages of the locale are translations: the API is documented in English."""
    return locale.lower().partition("-")[0] != "en"


# An element with all that it stands in, from the top; never empty.
Chain: TypeAlias = tuple[Element, ...]


def print_subject(chain: Chain) -> str:
    """The subject of a change: `METHOD /path[ part[ name]]`, or `Type[.member]`."""
    top, *inner = chain
    if top.kind is Kind.OPERATION:
        return " ".join([top.name, *(_part(inner) if inner else [])])
    names = [element.name for element in inner]
    return ".".join([top.name, *names])


def _part(inner: list[Element]) -> list[str]:
    first, *rest = inner
    part = "body" if first.kind is Kind.BODY_MEMBER else first.kind.value
    return [part, *([] if first.kind is Kind.BODY else [first.name]), *(element.name for element in rest)]


def same_value(aspect: Aspect, old: Value, new: Value) -> bool:
    """Whether two values of an aspect say the same: types, permissions and the like are equal whatever their case."""
    if aspect in (Aspect.SPELLING, Aspect.CONTENT) or not isinstance(old, str) or not isinstance(new, str):
        return old == new
    return old.casefold() == new.casefold()
