"""Facts of the fences of a page: requests, responses, payloads and representations.

Which request a response answers, and which operation a request exercises, is for linking; a fence alone does not say.
"""

from dataclasses import dataclass, field

from extractor.model.json_value import JsonValue
from extractor.model.origin import Origin

HeaderLine = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A further HTTP message in the same fence."""

    method: str | None
    url: str | None
    status: int | None
    headers: tuple[HeaderLine, ...]
    body: JsonValue
    body_text: str | None
    origin: Origin = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One fence that shows a message, a payload or a representation.

    `method` and `url` are None when the block is not a request, `status` when it is not a response; `url` is as
    written. `body` is JSON, parsed leniently where strict JSON fails (`body_valid` is then False), None when there is
    no body or it cannot be read; `body_text` is the raw body. `body_valid` is None for what is not meant as JSON.
    `heading` is the slug of the innermost heading above, `section` that of the example it belongs to (`example-2-...`
    above a heading `request`), None outside the examples. `line` of the origin is the opening fence,
    `body_line` the first line of the body. `sample_keys` are the parts of the URL that stand for placeholders,
    `is_empty` says that the collection shown has no items, `expects_error` that the answer is an error: what the
    annotation says, None where it does not.
    """

    block_type: str | None
    name: str | tuple[str, ...] | None
    odata_type: str | None
    truncated: bool
    is_collection: bool
    language: str | None
    method: str | None
    url: str | None
    status: int | None
    headers: tuple[HeaderLine, ...]
    body: JsonValue
    body_text: str | None
    body_valid: bool | None
    heading: str | None
    notification: bool
    more: tuple[Message, ...]
    origin: Origin = field(compare=False)
    annotation_line: int | None = field(compare=False)
    section: str | None = None
    body_line: int | None = field(default=None, compare=False)
    sample_keys: tuple[str, ...] | None = None
    is_empty: bool | None = None
    expects_error: bool | None = None

    @property
    def first_name(self) -> str | None:
        """The annotation's name, the first of several, None for a fence without one."""
        if isinstance(self.name, tuple):
            return self.name[0] if self.name else None
        return self.name
