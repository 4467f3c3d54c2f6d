"""What every element of a page needs: its place, whether its name or type is damaged, and types in one spelling.

In comes a page, complete: its diagnostics say which names and types no evidence could repair. A statement about a value
that all elements share is read here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeVar

from extractor.compare.element import Aspect, Element, Kind, Place, Value, is_translated
from extractor.model.operation import Parameter, PermissionGrant
from extractor.model.origin import Evidence, Origin, Recovered
from extractor.model.page import NoticeKind, Page
from extractor.model.path_template import parse_path
from extractor.model.resource import AllowedValue, EnumMember, Property, ValueTable
from extractor.model.text import Text
from extractor.model.type_name import ParsedType, parse_type
from extractor.model.url_match import parse_url

Row = TypeVar("Row", Parameter, Property, EnumMember, AllowedValue)

_REFERENCE = "api-reference/"
_PUNCTUATION = re.compile(r"[^\w/]|_")
_UNSETTLED = ("unrecovered-", "doubtful-")
_UNREAD = "unread-permissions"
# What the page's own English says, or the page that it was translated from, or one that was translated from the same:
# of these alone no other value is possible.
_SURE = frozenset({Evidence.SPAN, Evidence.ENGLISH_SOURCE, Evidence.TWIN, Evidence.SIBLING_LOCALE})
# Of a type, a link names the page, and a vocabulary knows all the words that cells are made of.
_SURE_OF_TYPES = _SURE | {Evidence.LINK_TARGET, Evidence.VOCABULARY}
_DEFAULT_NAMESPACE = "microsoft.graph."
_DEPRECATION = frozenset({NoticeKind.DEPRECATED})
# `[call](../resources/call.md` without its end: seen on pages of 2021
_TORN_LINK = re.compile(r"^\[([^\[\]]+)\]\([^()]*$")
# Told as statements, or the same on every page
_TEXT_NOTICES = frozenset(NoticeKind) - {NoticeKind.CLOUDS, NoticeKind.PREVIEW, NoticeKind.DEPRECATED}


class PageReader:
    """The places and damages of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.identity = page_identity(page)
        self._root = page.path.removesuffix(page.root_path)
        self._damaged = {
            diagnostic.args.get("text") for diagnostic in page.diagnostics if diagnostic.rule.startswith(_UNSETTLED)
        }
        self._unread = {
            (diagnostic.path, diagnostic.line) for diagnostic in page.diagnostics if diagnostic.rule == _UNREAD
        }

    def has_lost_names(self, grant: PermissionGrant) -> bool:
        """Whether names may be missing from a cell, or wrong, because its page is a translation."""
        if not is_translated(self.page.locale):
            return False
        place = self.place(grant.origin)
        is_repaired = grant.recovered is not None and grant.recovered.evidence not in _SURE
        return is_repaired or grant.damaged is not None or (place.path, place.line) in self._unread

    def place(self, origin: Origin | None) -> Place:
        """Where something of the page stands; None for the page as a whole."""
        included = origin is not None and origin.file is not None
        return Place(
            path=f"{self._root}{origin.file}" if included and origin else self.page.path,
            line=None if origin is None else origin.line,
            page=self.identity,
            locale=self.page.locale,
            source_hash=self.page.provenance.source_hash,
        )

    def is_damaged(self, text: str | None) -> bool:
        """Whether the name or type is a translation that nothing undid; no name of the API leaves ASCII."""
        return text is not None and (text in self._damaged or not text.isascii())

    def is_doubtful(self, repair: Recovered | None, name: str) -> bool:
        """Whether the name was put where another word stood, and may be a wrong one."""
        return _is_doubtful(repair, name, _SURE)

    def row(self, kind: Kind, row: Row, rank: int, values: Iterable[tuple[Aspect, Value]]) -> Element:
        """The element of a row with a name and a description."""
        cell = None if isinstance(row, EnumMember | AllowedValue) else row.type
        repair = None if isinstance(row, EnumMember | AllowedValue) else row.recovered_type
        is_type_lost = self.is_damaged(cell) or _is_doubtful(repair, cell, _SURE_OF_TYPES)
        return Element(
            kind=kind,
            key=row.name.casefold(),
            name=row.name,
            values=((Aspect.SPELLING, row.name), *values),
            texts=described(row.description),
            place=self.place(row.origin),
            damaged=self.is_damaged(row.name),
            doubtful=self.is_doubtful(row.recovered, row.name),
            damaged_values=(Aspect.TYPE,) if is_type_lost else (),
            vague=(Aspect.TYPE,) if repair is not None and repair.evidence is Evidence.LINK_TARGET else (),
            rank=rank,
        )

    def allowed_values(self, table: ValueTable) -> Iterator[Element]:
        """The rows of a table of allowed values, named after the property that the table belongs to."""
        for rank, allowed in enumerate(table.values):
            row = self.row(Kind.ALLOWED, allowed, rank, ())
            owner = table.of
            if owner is None:
                yield row
            else:
                yield replace(row, key=f"{owner.casefold()} {row.key}", name=f"{owner} {row.name}")

    def banners(self) -> tuple[tuple[Aspect, Value], ...]:
        """What notices state of the whole page."""
        kinds = {notice.kind for notice in self.page.notices}
        return (
            (Aspect.DEPRECATED, bool(kinds & _DEPRECATION)),
            (Aspect.PREVIEW, NoticeKind.PREVIEW in kinds),
        )

    def texts(self, *named: tuple[Aspect, Text | None]) -> tuple[tuple[Aspect, Text], ...]:
        """The texts that there are, and those of the notices as one."""
        notices = [notice.text for notice in self.page.notices if notice.kind in _TEXT_NOTICES]
        english = [text.en for text in notices]
        joined = Text(
            text="\n".join(text.text for text in notices),
            en=None if None in english else "\n".join(text or "" for text in english),
        )
        return (*((aspect, text) for aspect, text in named if text is not None), (Aspect.NOTICE, joined))


def _is_doubtful(repair: Recovered | None, value: str | None, sure: frozenset[Evidence]) -> bool:
    """Whether the value is another word than the one that was written, and the evidence for it can err."""
    return repair is not None and repair.evidence not in sure and _letters(repair.from_) != _letters(value or "")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def page_identity(page: Page) -> str:
    """The page as it is named in every version: `api/call-get.md`."""
    path = page.root_path
    return path.removeprefix(_REFERENCE).partition("/")[2] if path.startswith(_REFERENCE) else path


def plain_page(name: str) -> str:
    """The name of a page as it stays when pages are only spelled otherwise: `user_settings`, `user-settings`.

    >>> plain_page("resources/user-settings.md")
    'resources/usersettingsmd'
    """
    return _PUNCTUATION.sub("", name.casefold())


def described(text: Text) -> tuple[tuple[Aspect, Text], ...]:
    """A description as the texts of an element."""
    return ((Aspect.DESCRIPTION, text),)


def read_type(cell: str | None, *, collection: bool = False) -> str | None:
    """A type in one spelling for all that say the same, None when there is none.

    >>> read_type("Collection(Edm.String)"), read_type("String collection"), read_type("microsoft.graph.call")
    ('String collection', 'String collection', 'call')
    """
    if cell is None or not cell.strip():
        return None
    parsed = parse_type(_TORN_LINK.sub(r"\1", cell))
    names = sorted({_print_type(member) for member in parsed.alternatives or (parsed,)}, key=str.casefold)
    name = " or ".join(names)
    return f"{name} collection" if collection and not parsed.collection and len(names) == 1 else name


def read_link(name: str, page: str | None, *, collection: bool = False) -> str | None:
    """The type that a link names: by the page it leads to, because the words of a link are translated.

    >>> read_link("呼叫", "api-reference/beta/resources/call.md", collection=True)
    'call collection'
    """
    stem = PurePosixPath(page).stem if page is not None and "/resources/" in page else None
    is_named = stem is None or stem.casefold() == bare_name(name).casefold()
    return read_type(name if is_named else stem, collection=collection)


def _print_type(parsed: ParsedType) -> str:
    name = parsed.name if parsed.namespace is None else f"{parsed.namespace}.{parsed.name}"
    bare = name.removeprefix(_DEFAULT_NAMESPACE)
    return f"{bare} collection" if parsed.collection and "collection" not in bare.casefold() else bare


def bare_name(name: str) -> str:
    """A qualified name without the namespace that every name has."""
    return name.strip().removeprefix("#").removeprefix(_DEFAULT_NAMESPACE)


def print_path(path: str) -> tuple[str, str]:
    """A path of a request line as its key and as it is shown: `/users/{}/messages`.

    >>> print_path("https://graph.microsoft.com/beta/Users/{id}/mailFolders('{id}')")
    ('/users/{}/mailfolders({})', "/Users/{}/mailFolders('{}')")
    """
    template = parse_path(parse_url(path).path)
    return template.key, "/" + "/".join(segment.literal for segment in template.segments)
