"""HTTP messages in the text of a fence: request or status line, headers, body, and further messages after it.

Comes in: the content of a fence. Goes out: the messages in their order, a payload without a start line among them. The
rules of RFC 9112 are relaxed where the documentation relaxes them: a blank line between the request line and the
headers, none before the body, a URL over several lines, a status line without a version, a verb glued to its path,
typographic blanks. Whether a text is a request at all is decided by its first line alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.model.example import HeaderLine
from extractor.model.json_value import JsonValue
from extractor.readers.lenient_json import read_json
from extractor.terms.http import METHODS, canonical_header

# MERGE is OData 2's PATCH
_METHODS = "|".join((*METHODS, "MERGE"))
_REQUEST = re.compile(
    rf"(?P<method>{_METHODS})(?:[ \t]+(?:{_METHODS})(?=[ \t]))?(?:[ \t]+(?P<url>\S.*)|(?P<glued>/\S.*))", re.DOTALL
)
_VERSION = re.compile(r"HTTP/\d(?:\.\d)?", re.IGNORECASE)
_STATUS = re.compile(r"HTTP(?:/\d(?:\.\d)?)?[ \t]+(?P<status>[1-5]\d\d)(?![A-Za-z0-9])", re.IGNORECASE)
_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]*)[ \t]*:(?P<value>.*)", re.DOTALL)
_QUERY_REST = re.compile(r"[?&]|\$\w+=")
_BODY_START = re.compile(r"\s*[\[{<]")
# `{Raw bytes of the file}`, `[Zip file]`: words in brackets, where JSON would have quotes, a colon or a comma
_PLACEHOLDER = re.compile(r"[\[{]\s*+(?!(?:true|false|null)\b)[A-Za-z][^\"\[\]{}:,\n]*+[\]}]")
_NEXT_MESSAGE = re.compile(rf"(?:(?:{_METHODS})[ \t]+(?:https?://|/)\S|HTTP/\d(?:\.\d)?[ \t]+[1-5]\d\d\b)")
_TYPOGRAPHIC_BLANKS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u3000": " "})
_MAX_URL_LINES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class StartLine:
    """A request line (`method`, `url`), a status line (`status`, and `reason` as written), or none (all are None)."""

    method: str | None
    url: str | None
    status: int | None
    reason: str | None = None

    @property
    def is_given(self) -> bool:
        """Whether there is one."""
        return self.method is not None or self.status is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpMessage:
    """A message, or a payload alone, which has no start line.

    `line` and `body_line` are the 0-based lines on which it and its body begin. `body` and `forgiven` are as
    `read_json` gives them; `body_valid` is None where the body is not meant as JSON.
    """

    start: StartLine
    headers: tuple[HeaderLine, ...]
    body_text: str | None
    body: JsonValue
    body_valid: bool | None
    forgiven: tuple[str, ...]
    line: int
    body_line: int | None


_NO_START = StartLine(method=None, url=None, status=None)


def parse_start_line(line: str) -> StartLine | None:
    """The request or status line that `line` is, None when it is neither.

    >>> parse_start_line("HTTP/1.1 204 No Content").status
    204
    >>> parse_start_line("DELETE/identity/flows/{id}").url
    '/identity/flows/{id}'
    """
    text = line.translate(_TYPOGRAPHIC_BLANKS).strip()
    status = _STATUS.match(text)
    if status is not None:
        return StartLine(method=None, url=None, status=int(status["status"]), reason=text[status.end() :].strip())
    request = _REQUEST.fullmatch(text)
    if request is None:
        return None
    url: str = request["url"] or request["glued"]
    words = url.rsplit(maxsplit=1)
    if len(words) > 1 and _VERSION.fullmatch(words[1]):
        url = words[0]
    return StartLine(method=request["method"], url=url, status=None)


def is_typographic(line: str) -> bool:
    """Whether a start line was read only because typographic blanks count as blanks."""
    return line.translate(_TYPOGRAPHIC_BLANKS) != line


def parse_messages(text: str, *, json_expected: bool) -> tuple[HttpMessage, ...]:
    """The messages in the content of a fence; `json_expected` says that its info string calls it JSON.

    Empty when the text is neither an HTTP message nor JSON.
    """
    lines = text.split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return ()
    if parse_start_line(lines[first]) is not None:
        return tuple(_parse_message(lines, start, end) for start, end in _message_spans(lines, first))
    body = "\n".join(lines[first:]).strip()
    if not json_expected and not _looks_like_json(body):
        return ()
    head = _Head(start=_NO_START, headers=(), line=first, body_line=first)
    return (_message(head, body, is_json=json_expected or _looks_like_json(body)),)


def text_alone(text: str) -> HttpMessage:
    """A text that is no message as the body of one, None for a blank text."""
    return _message(_Head(start=_NO_START, headers=(), line=0, body_line=None), text.strip("\n"), is_json=False)


def join_url(url: str, lines: list[str], index: int, end: int) -> tuple[str, int]:
    """The URL with the lines from `index`, before `end`, on which it goes on, and the line after them.

    It goes on with a query, or with an argument list that a line leaves open (`f(ids=[`, `"a"`, `])`). One that is
    never closed does not.
    """
    end = min(end, index + _MAX_URL_LINES)
    joined, after = url, index
    is_open = _leaves_open(url)
    while after < end:
        line = lines[after].strip()
        if not line or not (is_open or _QUERY_REST.match(line)):
            break
        joined += line
        after += 1
        is_open = (is_open and joined.count("(") > joined.count(")")) or _leaves_open(joined)
    return (url, index) if is_open else (joined, after)


def _leaves_open(url: str) -> bool:
    return url.endswith(("(", "[", ",")) and url.count("(") > url.count(")")


def _message_spans(lines: list[str], first: int) -> Iterator[tuple[int, int]]:
    """Where each message starts and ends: a further start line counts when what stands before it is complete."""
    start, progress = first, _Progress()
    for index in range(first, len(lines)):
        if index > start and _NEXT_MESSAGE.match(lines[index]) and progress.is_complete:
            yield start, index
            start, progress = index, _Progress()
        progress.take(lines[index])
    yield start, len(lines)


@dataclass(slots=True)
class _Progress:
    """The lines of a message so far: it ends neither within a JSON body nor within a multipart one."""

    is_multipart: bool = False
    has_body: bool = False
    depth: int = 0

    def take(self, line: str) -> None:
        self.is_multipart = self.is_multipart or line.lower().lstrip().startswith("content-type: multipart")
        self.has_body = self.has_body or _BODY_START.match(line) is not None
        self.depth += line.count("{") - line.count("}")

    @property
    def is_complete(self) -> bool:
        return not self.is_multipart and (self.depth <= 0 or not self.has_body)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    start: StartLine
    headers: tuple[HeaderLine, ...]
    line: int
    body_line: int | None


def _parse_message(lines: list[str], first: int, end: int) -> HttpMessage:
    start, index = parse_start_line(lines[first]) or _NO_START, first + 1
    if start.url is not None:
        url, index = join_url(start.url, lines, index, end)
        start = StartLine(method=start.method, url=url, status=None)
    headers, index = _parse_headers(lines, index, end)
    while index < end and not lines[index].strip():
        index += 1
    body = "\n".join(lines[index:end]).rstrip("\n")
    head = _Head(start=start, headers=headers, line=first, body_line=index)
    return _message(head, body, is_json=_looks_like_json(body) or _is_json_type(headers))


def _parse_headers(lines: list[str], index: int, end: int) -> tuple[tuple[HeaderLine, ...], int]:
    """The header lines from `index` and the line after them.

    A blank line before the first is tolerated where a known header follows: a vCard has lines of the same form.
    """
    headers: list[HeaderLine] = []
    following = index + 1
    if following < end and not lines[index].strip() and _is_known_header(lines[following]):
        index = following
    while index < end and (header := _parse_header(lines[index])) is not None:
        headers.append(header)
        index += 1
    return tuple(headers), index


def _parse_header(line: str) -> HeaderLine | None:
    match = _HEADER.fullmatch(line.translate(_TYPOGRAPHIC_BLANKS))
    return None if match is None else (match["name"], match["value"].strip())


def _is_known_header(line: str) -> bool:
    header = _parse_header(line)
    return header is not None and canonical_header(header[0]) is not None


def _is_json_type(headers: tuple[HeaderLine, ...]) -> bool:
    return any(name.lower() == "content-type" and "json" in value.lower() for name, value in headers)


def _looks_like_json(body: str) -> bool:
    return body.lstrip().startswith(("{", "[")) and _PLACEHOLDER.match(body.lstrip()) is None


def _message(head: _Head, body: str, *, is_json: bool) -> HttpMessage:
    if not body.strip():
        return HttpMessage(
            start=head.start,
            headers=head.headers,
            body_text=None,
            body=None,
            body_valid=None,
            forgiven=(),
            line=head.line,
            body_line=None,
        )
    read = read_json(body) if is_json else None
    return HttpMessage(
        start=head.start,
        headers=head.headers,
        body_text=body,
        body=None if read is None else read.value,
        body_valid=None if not is_json else read is not None and not read.forgiven,
        forgiven=() if read is None else read.forgiven,
        line=head.line,
        body_line=head.body_line,
    )
