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
from extractor.readers.lenient_json import read_json

_UUID = re.compile(r"\s*uuid:\s*([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})")
_LOOKS_ANNOTATED = re.compile(r"[\"'&;\s{](?:blockType|type)[\"'&]?", re.IGNORECASE)
_COLLECTION = re.compile(r"Collection\(", re.IGNORECASE)


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

    def get_flag(self, key: str) -> bool | None:
        """A boolean; the strings "true" and "false" count, which the documentation has 38 times."""
        value = self.get(key)
        if isinstance(value, str):
            return {"true": True, "false": False}.get(value.strip().lower())
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
            return tuple(item for item in value if isinstance(item, str)) or None
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
    if read.forgiven and annotation.kind is not CommentKind.TEXT:
        report.add("lenient-annotation", comment.origin, forgiven=", ".join(read.forgiven))
    return annotation


def _kind_of(members: JsonObject) -> CommentKind:
    names = {name.lower() for name in members}
    if "blocktype" in names:
        return CommentKind.BLOCK
    page_type = members.get("type")
    if isinstance(page_type, str) and page_type.startswith("#page."):
        return CommentKind.PAGE
    return CommentKind.TEXT


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
    return Annotation(kind=CommentKind.TEXT, members={}, origin=comment.origin)
