"""The text of a fence as HTTP messages: start lines, headers, bodies, and what the documentation bends of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.readers.http_message import HttpMessage, StartLine, join_url, parse_messages, parse_start_line
from tests.growth import LINEAR, growth

REQUEST_LINES: dict[str, tuple[str, str, str]] = {
    "path": ("GET /lamps/{id | name}", "GET", "/lamps/{id | name}"),
    "version": ("POST https://x.test/lamps HTTP/1.1", "POST", "https://x.test/lamps"),
    "blanks-in-the-query": (
        "GET /lamps?$filter=color eq 'red' or on eq true",
        "GET",
        "/lamps?$filter=color eq 'red' or on eq true",
    ),
    "indented": ("   PATCH\t/lamps/{id}  ", "PATCH", "/lamps/{id}"),
    "glued": ("DELETE/lamps/{id}", "DELETE", "/lamps/{id}"),
    "verb-twice": ("GET GET https://x.test/lamps", "GET", "https://x.test/lamps"),
    "no-slash": ("PUT me/lamps/{id}", "PUT", "me/lamps/{id}"),
    "home": ("GET ~/lamps", "GET", "~/lamps"),
    "placeholder": ("GET <lamp url>", "GET", "<lamp url>"),
    "typographic-blanks": ("POST\u202fhttps://x.test/lamps\u00a0", "POST", "https://x.test/lamps"),
}


@pytest.mark.parametrize(("line", "method", "url"), REQUEST_LINES.values(), ids=REQUEST_LINES)
def test_request_line(line: str, method: str, url: str) -> None:
    start = parse_start_line(line)
    assert start is not None
    assert (start.method, start.url, start.status) == (method, url, None)


@pytest.mark.parametrize(
    ("line", "status"),
    [("HTTP/1.1 204 No Content", 204), ("HTTP 201 Created", 201), ("http/2 302", 302), ("HTTP/1.1\u202f202 OK", 202)],
)
def test_status_line(line: str, status: int) -> None:
    start = parse_start_line(line)
    assert start is not None
    assert (start.method, start.url, start.status) == (None, None, status)


@pytest.mark.parametrize(
    "line", ["", "GET", "get /lamps", "GETTING /lamps", "/lamps", "Prefer: x", "HTTP/1.1 2000", "200 OK", '{"a": 1}']
)
def test_any_other_line_starts_no_message(line: str) -> None:
    assert parse_start_line(line) is None


JOINED: dict[str, tuple[str, list[str], str, int]] = {
    "alone": ("/lamps", ["Accept: x"], "/lamps", 0),
    "arguments": ("/byIds(ids=[", ['  "a"', "])", "x"], '/byIds(ids=["a"])', 2),
    "several-arguments": ("/f(a='1',", ["b='2')/lamps"], "/f(a='1',b='2')/lamps", 1),
    "query": ("/lamps", ["  ?$top=1", "  &$skip=2", "", "?x"], "/lamps?$top=1&$skip=2", 2),
    "never-closed": ("/f(a=", ["Accept: x", "", "{}"], "/f(a=", 0),
    "closed-too-late": ("/f(", ["a"] * 30 + [")"], "/f(", 0),
    "stops-before-a-blank-line": ("/f(", ["", ")"], "/f(", 0),
}


@pytest.mark.parametrize(("url", "lines", "joined", "index"), JOINED.values(), ids=JOINED)
def test_url_over_several_lines(url: str, lines: list[str], joined: str, index: int) -> None:
    assert join_url(url, lines, 0, len(lines)) == (joined, index)


def parse(text: str, *, json_expected: bool = False) -> tuple[HttpMessage, ...]:
    return parse_messages(text, json_expected=json_expected)


HEADERS: dict[str, tuple[str, tuple[tuple[str, str], ...], str | None]] = {
    "usual": ("Accept: a\nPrefer:b=c; d\n\nbody", (("Accept", "a"), ("Prefer", "b=c; d")), "body"),
    "blank-line-before": ("\nContent-type: text/plain\n\nbody", (("Content-type", "text/plain"),), "body"),
    "no-blank-line-after": ("Accept: a\n{\n}", (("Accept", "a"),), "{\n}"),
    "blank-before-the-colon": ("Accept : a", (("Accept", "a"),), None),
    "empty-value": ("Location:", (("Location", ""),), None),
    "repeated": ("Prefer: a\nPrefer: b", (("Prefer", "a"), ("Prefer", "b")), None),
    "vcard": ("\nBEGIN:VCARD\nFN:Ada\nEND:VCARD", (), "BEGIN:VCARD\nFN:Ada\nEND:VCARD"),
    "mail": ("\nFrom: Ada <ada@x.test>\nTo: Bo", (), "From: Ada <ada@x.test>\nTo: Bo"),
    "blank-lines-around-the-body": ("Accept: a\n\n\nbody\n\n", (("Accept", "a"),), "body"),
}


@pytest.mark.parametrize(("rest", "headers", "body"), HEADERS.values(), ids=HEADERS)
def test_headers_stay_headers_and_the_body_the_body(
    rest: str, headers: tuple[tuple[str, str], ...], body: str | None
) -> None:
    (message,) = parse(f"HTTP/1.1 200 OK\n{rest}")
    assert (message.headers, message.body_text) == (headers, body)


BODIES: dict[str, tuple[str, object, bool | None]] = {
    "json": ('\n{"a": 1}', {"a": 1}, True),
    "array": ("\n[1]", [1], True),
    "json-with-a-slip": ('\n{"a": 1,}', {"a": 1}, False),
    "not-json-but-called-so": ("Content-Type: application/json\n\nwords", None, False),
    "string-called-json": ('Content-Type: application/json\n\n"words"', "words", True),
    "csv": ("Content-Type: text/csv\n\nName,On\nHall,true", None, None),
    "number-as-text": ("Content-Type: text/plain\n\n893", None, None),
    "bytes": ("\n<bytes 0-25 of the file>", None, None),
    "bytes-in-braces": ("\n{Raw bytes of the file}", None, None),
    "file-in-brackets": ("\n[Zip file with a lamp]", None, None),
    "base64": ("\niVBORw0KGgoAAAANSUhEUg==", None, None),
    "literal-in-brackets": ("\n[true]", [True], True),
}


@pytest.mark.parametrize(("rest", "body", "valid"), BODIES.values(), ids=BODIES)
def test_body_is_json_where_it_is_meant_as_json(rest: str, body: object, valid: bool | None) -> None:
    (message,) = parse(f"HTTP/1.1 200 OK\n{rest}")
    assert (message.body, message.body_valid) == (body, valid)
    assert message.body_text


def test_lines_are_those_of_the_fence() -> None:
    (message,) = parse('\nPOST /lamps(\n)\nAccept: a\n\n\n{"a": 1}')
    assert (message.line, message.body_line) == (1, 6)


def test_several_messages_in_one_fence() -> None:
    request, response, bare = parse(
        'POST /lamps\nAccept: a\n\n{"a": {\n"b": 1}}\nHTTP/1.1 201 Created\n\n{"c": 2}\nGET /lamps'
    )
    assert (request.body, response.body, bare.body_text) == ({"a": {"b": 1}}, {"c": 2}, None)
    assert [message.line for message in (request, response, bare)] == [0, 5, 8]


def test_a_start_line_within_a_body_starts_no_message() -> None:
    batch = "POST /batch\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nGET /lamps\n\n--x\nHTTP/1.1 200 OK\n--x--"
    (message,) = parse(batch)
    assert message.body_text is not None
    assert message.body_text.startswith("--x")
    (nested,) = parse('POST /lamps\n\n{"a":\n{\nGET /lamps\n}}')
    assert nested.body_text == '{"a":\n{\nGET /lamps\n}}'


def test_a_payload_alone() -> None:
    (message,) = parse('\n{"a": 1}\n')
    assert message.start == StartLine(method=None, url=None, status=None)
    assert (message.body, message.line) == ({"a": 1}, 1)
    assert parse("Returns 202 Accepted") == ()
    assert parse("{Vendor}/{Code}") == ()
    (fragment,) = parse("words", json_expected=True)
    assert (fragment.body, fragment.body_valid) == (None, False)


@pytest.mark.parametrize("text", ["", "\n\n", "  \n"])
def test_an_empty_fence_holds_no_message(text: str) -> None:
    assert parse(text, json_expected=True) == ()


@given(st.text(alphabet='GET /lampsHTP1.20:\n{}[]",()', max_size=120))
def test_messages_cover_the_fence_in_order(text: str) -> None:
    messages = parse(text)
    lines = [message.line for message in messages]
    assert lines == sorted(set(lines))
    assert all(message.body_text is None or message.body_text in text for message in messages)


@pytest.mark.parametrize(
    "seed", ["GET /x\n", "POST /x\n{\n", "a: b\n", " ", "\n", "GET /f(\n", "&a=1\n", "HTTP/1.1 200 OK\n\n{", "GET GET "]
)
@pytest.mark.parametrize("start", ["", "GET /x\n", "GET https://x.test/f(", "POST /x\n\n{\n"])
def test_a_huge_fence_takes_no_longer_than_its_size(start: str, seed: str) -> None:
    assert growth(lambda size: parse(start + seed * (size // len(seed)) + "\x01"), 25_000) < LINEAR
