"""HTTP messages in the text of a fence: request or status line, headers, body, and further messages after it.

Comes in: the content of a fence. Goes out: the messages in their order, a payload without a start line among them. The
rules of RFC 9112 are relaxed where the documentation relaxes them: a blank line between the request line and the
headers, none before the body, a URL over several lines, a status line without a version, a verb glued to its path.
"""

import re
from dataclasses import dataclass

from extractor.model.example import HeaderLine
from extractor.model.json_value import JsonValue
from extractor.readers.lenient_json import ReadJson, read_json

_METHODS = "GET|POST|PATCH|PUT|DELETE|HEAD|OPTIONS|MERGE"
_REQUEST = re.compile(
    rf"^\s*(?P<method>{_METHODS})(?:\s+(?:{_METHODS})(?=\s))?(?:[ \t]+(?P<url>\S.*?)|(?P<glued>/\S.*?))\s*$"
)
_VERSION = re.compile(r"\s+HTTP/\d(?:\.\d)?$", re.IGNORECASE)
_STATUS = re.compile(r"^\s*HTTP(?:/\d(?:\.\d)?)?[ \t]+(?P<status>[1-5]\d\d)\b(?P<reason>.*)$", re.IGNORECASE)
_HEADER = re.compile(r"^(?P<name>[A-Za-z][A-Za-z0-9-]*)[ \t]*:[ \t]*(?P<value>.*?)\s*$")
_URL_REST = re.compile(r"^\s*(?:[?&]|\$\w+=)")
_BODY_START = re.compile(r"^\s*[\[{<]")
_NEXT_MESSAGE = re.compile(rf"^(?:(?:{_METHODS})[ \t]+(?:https?://|/)\S|HTTP/\d(?:\.\d)?[ \t]+[1-5]\d\d\b)")
_MAX_URL_LINES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class StartLine:
    """A request line (`method` and `url`) or a status line (`status`)."""

    method: str | None
    url: str | None
    status: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpMessage:
    """A message; `start` is None for a payload alone. `line` and `body_line` are the 0-based lines on which it and
    its body begin.

    `body` and `forgiven` are as `read_json` gives them; `body_valid` is None where the body is not meant as JSON.
    """

    start: StartLine | None
    headers: tuple[HeaderLine, ...]
    body_text: str | None
    body: JsonValue
    body_valid: bool | None
    forgiven: tuple[str, ...]
    line: int
    body_line: int | None


def parse_start_line(line: str) -> StartLine | None:
    """The request or status line that `line` is, None when it is neither.

    >>> parse_start_line("HTTP/1.1 204 No Content").status
    204
    """
    status = _STATUS.match(line)
    if status is not None:
        return StartLine(method=None, url=None, status=int(status["status"]))
    request = _REQUEST.match(line)
    if request is None:
        return None
    url = _VERSION.sub("", request["url"] or request["glued"])
    return StartLine(method=request["method"], url=url, status=None)


def parse_messages(text: str, *, json_expected: bool) -> tuple[HttpMessage, ...]:
    """The messages in the content of a fence; `json_expected` says that its info string calls it JSON.

    Empty when the text is neither an HTTP message nor JSON.
    """
    lines = text.split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return ()
    if parse_start_line(lines[first]) is None:
        return _parse_payload(lines, first, json_expected=json_expected)
    messages: list[HttpMessage] = []
    for start, end in _message_spans(lines, first):
        messages.append(_parse_message(lines, start, end))
    return tuple(messages)


def _parse_payload(lines: list[str], first: int, *, json_expected: bool) -> tuple[HttpMessage, ...]:
    body = "\n".join(lines[first:]).strip()
    if not json_expected and not body.startswith(("{", "[")):
        return ()
    read = read_json(body)
    return (_message(_Parts(start=None, headers=(), line=first, body=body, body_line=first), read=read, is_json=True),)


def _message_spans(lines: list[str], first: int) -> list[tuple[int, int]]:
    """Where each message starts and ends: a further start line counts when what stands before it is complete."""
    starts = [first]
    for index in range(first + 1, len(lines)):
        if _NEXT_MESSAGE.match(lines[index]) and _is_complete(lines[starts[-1] : index]):
            starts.append(index)
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _is_complete(lines: list[str]) -> bool:
    """Whether a message may end here: not within a JSON body, nor within a multipart one, whose parts are messages."""
    if any(line.lower().lstrip().startswith("content-type: multipart") for line in lines):
        return False
    text = "\n".join(lines)
    return text.count("{") <= text.count("}") or not any(_BODY_START.match(line) for line in lines)


def _parse_message(lines: list[str], start: int, end: int) -> HttpMessage:
    line = parse_start_line(lines[start])
    index = start + 1
    if line is not None and line.url is not None:
        line, index = _join_url(line, line.url, lines, index, end)
    headers, index = _parse_headers(lines, index, end)
    while index < end and not lines[index].strip():
        index += 1
    body = "\n".join(lines[index:end]).rstrip("\n")
    if not body.strip():
        return _message(
            _Parts(start=line, headers=headers, line=start, body=None, body_line=None), read=None, is_json=False
        )
    is_json = body.lstrip().startswith(("{", "[")) or _is_json_type(headers)
    read = read_json(body) if is_json else None
    parts = _Parts(start=line, headers=headers, line=start, body=body, body_line=index)
    return _message(parts, read=read, is_json=is_json)


def _join_url(line: StartLine, url: str, lines: list[str], index: int, end: int) -> tuple[StartLine, int]:
    """The request line with the lines on which its URL goes on: a query, or an argument list that is still open."""
    last = min(end, index + _MAX_URL_LINES)
    while index < last and (_URL_REST.match(lines[index]) or _is_open(url, lines[index])):
        url += lines[index].strip()
        index += 1
    return StartLine(method=line.method, url=url, status=None), index


def _is_open(url: str, following: str) -> bool:
    return url.endswith(("(", "[", ",")) and url.count("(") > url.count(")") and bool(following.strip())


def _parse_headers(lines: list[str], index: int, end: int) -> tuple[tuple[HeaderLine, ...], int]:
    """The header lines from `index` and the line after them; one blank line before the first is tolerated."""
    headers: list[HeaderLine] = []
    following = index + 1
    if index < end and not lines[index].strip() and following < end and _HEADER.match(lines[following]):
        index = following
    while index < end:
        match = _HEADER.match(lines[index])
        if match is None:
            break
        headers.append((match["name"], match["value"]))
        index += 1
    return tuple(headers), index


def _is_json_type(headers: tuple[HeaderLine, ...]) -> bool:
    return any(name.lower() == "content-type" and "json" in value.lower() for name, value in headers)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    start: StartLine | None
    headers: tuple[HeaderLine, ...]
    line: int
    body: str | None
    body_line: int | None


def _message(parts: _Parts, *, read: ReadJson | None, is_json: bool) -> HttpMessage:
    return HttpMessage(
        start=parts.start,
        headers=parts.headers,
        body_text=parts.body,
        body=None if read is None else read.value,
        body_valid=None if not is_json else read is not None and not read.forgiven,
        forgiven=() if read is None else read.forgiven,
        line=parts.line,
        body_line=parts.body_line,
    )
