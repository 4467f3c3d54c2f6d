"""Comments of a page: annotations of blocks, the page's own annotation, its identifier, and commented-out text.

The form is API Doctor's: a JSON object in an HTML comment before a fence. Keys are matched without regard to case, as
API Doctor does, and JSON is read leniently.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from extractor.diagnostics.report import Report
from extractor.model.json_value import JsonObject, JsonValue
from extractor.model.origin import Origin
from extractor.readers.blocks import Comment
from extractor.readers.lenient_json import REPEATED_KEY, TYPOGRAPHY, read_json

_UUID = re.compile(r"\s*uuid:\s*([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})")
_LOOKS_ANNOTATED = re.compile(r"[\"'\u201c-\u201f&;\s{](?:blockType|type)[\"'\u201c-\u201f&]?", re.IGNORECASE)
_COLLECTION = re.compile(r"Collection\(", re.IGNORECASE)
# API Doctor's kinds of blocks, in lower case
_BLOCK_TYPES = frozenset(
    {
        "example",
        "ignored",
        "permissions",
        "request",
        "resource",
        "response",
        "samples",
        "simulatedresponse",
        "testparams",
        "unknown",
    }
)
# The members that facts are made of, in lower case: API Doctor's flags are also written as strings.
_TEXTS = ("blocktype", "@odata.type", "@type", "keyproperty", "basetype")
_FLAGS = ("truncated", "iscollection", "opentype", "abstract", "isempty", "expecterror")
_NAMES = ("name", "optionalproperties", "samplekeys")
# API Doctor's other members: nothing is made of them here
_OTHER_MEMBERS = frozenset(
    {
        "@odata.annotations",
        "@type.aka",
        "apiversions",
        "collectionproperty",
        "idempotent",
        "iscomposable",
        "ismediaentity",
        "longrunningresponsetype",
        "mergepermissions",
        "nullableproperties",
        "opaqueurl",
        "requesturls",
        "scopes",
        "tags",
        "target",
    }
)
_MEMBERS = _OTHER_MEMBERS.union(_TEXTS, _FLAGS, _NAMES)
_FLAG_WORDS = {"true": True, "false": False}
_SHOWN = 60


class CommentKind(StrEnum):
    """What a comment is for."""

    BLOCK = "block"
    PAGE = "page"
    UUID = "uuid"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A comment as it was understood; `members` holds its JSON, keys as written."""

    kind: CommentKind
    members: JsonObject
    origin: Origin

    def get(self, key: str) -> JsonValue:
        """The member whose name equals `key` without regard to case, None when there is none."""
        if key in self.members:
            return self.members[key]
        wanted = key.lower()
        return next((value for name, value in self.members.items() if name.lower() == wanted), None)

    def get_text(self, key: str) -> str | None:
        """A member that is a non-empty string, None for anything else."""
        value = self.get(key)
        return value.strip() or None if isinstance(value, str) else None

    def get_texts(self, key: str) -> tuple[str, ...] | None:
        """A list of strings, or one string as a list of it; None for anything else."""
        value = self.get(key)
        items = value if isinstance(value, list) else [value]
        return tuple(item for item in items if isinstance(item, str)) or None

    def get_flag(self, key: str) -> bool | None:
        """A boolean; the strings "true" and "false" count, which the documentation has 38 times."""
        value = self.get(key)
        if isinstance(value, str):
            return _FLAG_WORDS.get(value.strip().lower())
        return value if isinstance(value, bool) else None

    @property
    def block_type(self) -> str | None:
        """The kind of block that follows, as the page spells it."""
        return self.get_text("blockType")

    @property
    def name(self) -> str | tuple[str, ...] | None:
        """The block's name, or the names of the requests that a response belongs to."""
        value = self.get("name")
        if isinstance(value, list):
            return self.get_texts("name")
        return value if isinstance(value, str) and value else None

    @property
    def odata_type(self) -> str | None:
        """The type of the block's body as written, a collection wrapper included."""
        return self.get_text("@odata.type") or self.get_text("@type")

    @property
    def is_collection(self) -> bool:
        """The flag, or a collection wrapper in the type; never guessed."""
        return self.get_flag("isCollection") is True or _COLLECTION.match(self.odata_type or "") is not None


def read_comment(comment: Comment, text: str, report: Report) -> Annotation:
    """The comment as an annotation; `text` is its content with translation spans resolved."""
    uuid = _UUID.match(text)
    if uuid is not None:
        return Annotation(kind=CommentKind.UUID, members={"uuid": uuid[1]}, origin=comment.origin)
    start, end = text.find("{"), text.rfind("}") + 1
    if not 0 <= start < end or _LOOKS_ANNOTATED.search(text) is None:
        return Annotation(kind=CommentKind.TEXT, members={}, origin=comment.origin)
    read = read_json(text[start:end])
    if read is None or not isinstance(read.value, dict):
        return _unreadable(comment, text, report)
    annotation = Annotation(kind=_kind_of(read.value), members=read.value, origin=comment.origin)
    if annotation.kind is not CommentKind.TEXT:
        report_forgiven("lenient-annotation", read.forgiven, comment.origin, report)
        _report_members(annotation, report)
    return annotation


def report_forgiven(rule: str, forgiven: tuple[str, ...], origin: Origin, report: Report) -> None:
    """Name what had to be forgiven to read JSON; what another program would read differently by a rule of its own."""
    if REPEATED_KEY in forgiven:
        report.add("repeated-key", origin)
    if TYPOGRAPHY & {*forgiven}:
        report.add("typographic-code", origin, what="JSON")
    if forgiven:
        report.add(rule, origin, forgiven=", ".join(forgiven))


def _report_members(annotation: Annotation, report: Report) -> None:
    """Name a kind of block that does not exist, members that nobody reads, and members that are not of their kind."""
    block_type = annotation.block_type
    if block_type is not None and block_type.lower() not in _BLOCK_TYPES:
        report.add("unknown-block-type", annotation.origin, block_type=block_type[:_SHOWN])
    for key, value in annotation.members.items():
        if annotation.kind is CommentKind.BLOCK and key.lower() not in _MEMBERS:
            report.add("unknown-annotation-key", annotation.origin, key=key[:_SHOWN])
        expected = _expected(key.lower(), value)
        if expected is not None:
            report.add("annotation-member-differs", annotation.origin, key=key[:_SHOWN], expected=expected)


def _expected(key: str, value: JsonValue) -> str | None:
    """What a member should be, None where it is that, or nobody asks for it."""
    if value is None:
        return None
    if key == "basetype" and value == "":
        return "the name of a type"
    if key in _TEXTS:
        return None if isinstance(value, str) else "a string"
    if key in _FLAGS:
        return None if isinstance(value, bool) or str(value).strip().lower() in _FLAG_WORDS else "true or false"
    if key in _NAMES:
        names = value if isinstance(value, list) else [value]
        return None if all(isinstance(name, str) for name in names) else "a string or a list of strings"
    return None


def _kind_of(members: JsonObject) -> CommentKind:
    names = {name.lower() for name in members}
    if "blocktype" in names:
        return CommentKind.BLOCK
    page_type = members.get("type")
    if isinstance(page_type, str) and page_type.startswith("#page."):
        return CommentKind.PAGE
    return CommentKind.TEXT


_QUOTED_BLOCK_TYPE = re.compile(r"[\"'\u201c-\u201f]blockType", re.IGNORECASE)
_BLOCK_TYPE = re.compile(r"blockType[\"']?\s*:\s*[\"']([A-Za-z.]+)[\"']", re.IGNORECASE)


def _unreadable(comment: Comment, text: str, report: Report) -> Annotation:
    """What can still be vouched for in JSON that cannot be read: the kind of block, when it stands alone."""
    block_types = _BLOCK_TYPE.findall(text)
    if len(block_types) == 1:
        report.add("unreadable-annotation", comment.origin)
        return Annotation(kind=CommentKind.BLOCK, members={"blockType": block_types[0]}, origin=comment.origin)
    if not block_types and "#page.annotation" in text:
        report.add("unreadable-annotation", comment.origin)
        return Annotation(kind=CommentKind.PAGE, members={}, origin=comment.origin)
    if not block_types and _QUOTED_BLOCK_TYPE.search(text) is not None:
        report.add("unreadable-annotation", comment.origin)
    return Annotation(kind=CommentKind.TEXT, members={}, origin=comment.origin)
