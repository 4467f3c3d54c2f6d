"""HTTP's closed sets."""

import pytest

from extractor.terms.http import HEADER_NAMES, canonical_header, is_method, is_status, reason_phrase
from extractor.terms.names import is_header_name


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("authorization", "Authorization"),
        (" Content-type ", "Content-Type"),
        ("workbook-session-id", "Workbook-Session-Id"),
        ("if-none-match", "If-None-Match"),
        ("consistencylevel", "ConsistencyLevel"),
        ("X-UNS-ID", None),
        ("授权", None),
        ("", None),
    ],
)
def test_canonical_header(name: str, canonical: str | None) -> None:
    assert canonical_header(name) == canonical


def test_known_headers_are_tokens_and_differ_in_more_than_case() -> None:
    assert [name for name in HEADER_NAMES if not is_header_name(name)] == []
    assert len({name.lower() for name in HEADER_NAMES}) == len(HEADER_NAMES)


@pytest.mark.parametrize(("word", "expected"), [("PATCH", True), ("get", False), ("GET ", False), ("", False)])
def test_method(word: str, expected: bool) -> None:
    assert is_method(word) is expected


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (200, "OK"),
        (202, "Accepted"),
        (429, "Too Many Requests"),
        (422, "Unprocessable Content"),
        (509, "Bandwidth Limit Exceeded"),
    ],
)
def test_status(code: int, reason: str) -> None:
    assert is_status(code)
    assert reason_phrase(code) == reason


@pytest.mark.parametrize("code", [0, 194, 250, 600, 2000, -200])
def test_not_a_status(code: int) -> None:
    assert not is_status(code)
    assert reason_phrase(code) is None
