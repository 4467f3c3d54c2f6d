"""What of the fixtures a mock can answer: addresses, headers, winners; and which paths a pattern takes for a URL's."""

import re
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.model.json_value import JsonValue
from extractor.writers.escaping.http_file import http_comment, http_json, http_line
from extractor.writers.exchange_view import view_fixtures
from extractor.writers.message_view import BodyView
from extractor.writers.mocks.address import address_of, encode_path
from extractor.writers.mocks.calls import view_calls
from extractor.writers.mocks.fragments import telling_fragment
from extractor.writers.mocks.payload import NO_PAYLOAD, Payload, payload_of, sendable_headers
from extractor.writers.mocks.url_pattern import exact_pattern, fits, is_plain_template, template_pattern
from tests.growth import LINEAR, growth
from tests.writers.mocks.sample_calls import WIDE

CALLS = {call.id: call for call in view_calls(view_fixtures(WIDE.canonical[0], WIDE.pages))}
BASE = "https://graph.microsoft.com"
TEXT = st.text(max_size=20)


def test_every_answerable_exchange_is_a_call() -> None:
    assert len(CALLS) == 17
    assert "beta/thing/get_or_wait#2" in CALLS
    assert not [name for name in CALLS if name.endswith(("/unanswered", "/status_unknown"))]


def test_of_equal_requests_the_main_page_wins() -> None:
    same = CALLS["beta/thing/create_a"].request_key
    equal = {name: call.wins for name, call in CALLS.items() if call.request_key == same}
    assert equal == {"beta/thing/create_a": True, "beta/thing-other/create_c": False}


def test_of_the_answers_of_one_request_the_first_success_wins() -> None:
    first, second = CALLS["beta/thing/get_or_wait"], CALLS["beta/thing/get_or_wait#2"]
    assert (first.wins, second.wins) == (True, False)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param(f"{BASE}/v1.0/me", f"{BASE}/v1.0/me", id="absolute"),
        pytest.param("/me", f"{BASE}/beta/me", id="relative"),
        pytest.param("me/messages", f"{BASE}/beta/me/messages", id="no-slash"),
        pytest.param("/beta/me", f"{BASE}/beta/me", id="relative-with-version"),
        pytest.param(f"{BASE}/{{version}}/me", f"{BASE}/me", id="version-unknown"),
        pytest.param("https://a.example.com/x?y=1", "https://a.example.com/x?y=1", id="another-host"),
        pytest.param("https://graph.microsoft.de/v1.0/me", "https://graph.microsoft.de/v1.0/me", id="another-cloud"),
        pytest.param("https://a@b.example.com/v1.0/me", f"{BASE}/v1.0/me", id="no-host"),
        pytest.param("/users/a#EXT#@b.c", f"{BASE}/beta/users/a%23EXT%23@b.c", id="no-fragment"),
        pytest.param("/me?$filter=a eq 'b'&$top", f"{BASE}/beta/me?$filter=a%20eq%20'b'&$top=", id="query"),
    ],
)
def test_address(url: str, expected: str) -> None:
    assert address_of(url, "beta").url == expected


@given(TEXT)
def test_an_encoded_path_can_be_sent_and_stays_so(text: str) -> None:
    path = encode_path("/" + text)
    assert path.isascii()
    assert re.fullmatch(r"[!-~]+", path)
    assert encode_path(path) == path


VISIBLE = st.text(alphabet=[chr(code) for code in range(0x21, 0x7F) if chr(code) not in "/%?#"], max_size=20)


@settings(deadline=None)
@given(VISIBLE)
def test_a_pattern_takes_every_spelling_of_its_path_and_no_other(text: str) -> None:
    path = encode_path("/" + text)
    pattern = re.compile(exact_pattern(path))
    escaped = "/" + quote(text, safe="")
    for spelling in (path, "/" + text, escaped, re.sub("%..", lambda match: match[0].lower(), escaped)):
        assert pattern.fullmatch(spelling)
    assert not pattern.fullmatch(path + "x")
    assert not pattern.fullmatch("/x" + path)


@pytest.mark.parametrize(
    ("template", "path", "expected"),
    [
        pytest.param("/beta/a/{id}/b", "/beta/a/1/b", True, id="value"),
        pytest.param("/beta/a/{id}", "/beta/a/1/b", False, id="one-segment"),
        pytest.param("/beta/a/{id}", "/beta/a/", False, id="no-value"),
        pytest.param("/beta/f(a={a},b='{b}')", "/beta/f(a=1,b=%27x%27)", True, id="function"),
        pytest.param("/beta/root:/{path}:/content", "/beta/root:/a/b/c.txt:/content", True, id="file-path"),
        pytest.param("/beta/a.b", "/beta/aXb", False, id="dot-is-a-dot"),
        pytest.param("/beta/$ref", "/beta/%24ref", True, id="escaped"),
    ],
)
def test_template_pattern(template: str, path: str, expected: bool) -> None:
    assert (re.fullmatch(template_pattern(template), path) is not None) is expected
    assert fits(template, path) is expected


PIECES = st.lists(st.sampled_from(["/", "a", "'", ":", "(", "{x}", ".+", "%2F"]), max_size=8).map("".join)


@settings(deadline=None)
@given(PIECES, PIECES)
def test_what_fits_is_what_the_expression_takes(template: str, path: str) -> None:
    path = encode_path("/" + path.replace("{x}", "a/"))
    assert fits("/" + template, path) is (re.fullmatch(template_pattern("/" + template), path) is not None)


def test_many_values_cost_no_more_than_their_number() -> None:
    assert growth(lambda size: fits("/f(" + "a='{b}'," * size + ")", "/f(" + "a='1'," * size), 500) < LINEAR
    assert template_pattern("/f(" + "a='{b}'," * 9 + ")") == "/[^/]+"


@pytest.mark.parametrize(
    ("template", "expected"),
    [("/beta/a/{id}", True), ("/beta/a/{id}.x", False), ("/beta/f()", False), ("/beta/root:/{path}:/c", False)],
)
def test_plain_templates(template: str, expected: bool) -> None:
    assert is_plain_template(template) is expected


HEADERS = st.lists(
    st.tuples(TEXT, TEXT) | st.sampled_from([("Content-Type", "a/b"), ("Content-Length", "1")]), max_size=4
)


@given(HEADERS.map(tuple), st.sampled_from([NO_PAYLOAD, payload_of(BodyView(value={"a": 1}, text=None))]))
def test_headers_can_be_sent(headers: tuple[tuple[str, str], ...], payload: Payload) -> None:
    found = sendable_headers(headers, payload)
    for name, value in found:
        assert re.fullmatch(r"[!#-'*+.0-9A-Z^-z|~-]+", name)
        assert value.isascii()
        assert value.isprintable()
    if payload.is_json:
        assert sum(name.lower() == "content-type" for name, _ in found) >= 1


def test_a_fragment_tells_one_body_from_the_others() -> None:
    values: tuple[JsonValue, ...] = (
        {"@odata.type": "#a", "n": "same"},
        {"@odata.type": "#ab", "n": "same"},
        {"n": "same"},
    )
    payloads = [payload_of(BodyView(value=value, text=None)) for value in values]
    found = [telling_fragment(item, [other for other in payloads if other is not item]) for item in payloads]
    assert found == ['"#a"', '"#ab"', None]


@given(
    st.recursive(TEXT | st.none(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3))
)
def test_json_in_an_http_file_holds_no_variable(value: object) -> None:
    import json

    text = http_json(value)  # type: ignore[arg-type] # hypothesis does not know that this is JSON
    assert "{{" not in text
    assert not [line for line in text.splitlines() if line.startswith((">", "<", "#", "@"))]
    assert "\ud800" in str(value) or json.loads(text) == value


@given(st.text(alphabet="{}a@<>#/\n\r ", max_size=12))
def test_lines_of_an_http_file_hold_no_variable_and_do_not_end(text: str) -> None:
    for shown in (http_line(text), http_comment(text)):
        assert "{{" not in shown
        assert len(shown.splitlines()) <= 1
    assert not set("@{}<>") & set(http_comment(text))
