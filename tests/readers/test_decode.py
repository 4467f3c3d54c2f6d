"""Bytes to text: line ends, byte order marks, and bytes that are no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.diagnostics.report import Report
from extractor.readers.decode import decode_page
from tests.readers.pages import PATH, rules_of

TEXTS = {
    "plain": (b"a\nb\n", "a\nb\n"),
    "byte-order-mark": (b"\xef\xbb\xbf# A", "# A"),
    "crlf": (b"a\r\nb\r\n", "a\nb\n"),
    "cr": (b"a\rb", "a\nb"),
    "line-separator-is-no-line-end": ("a\u2028b".encode(), "a\u2028b"),
}
DAMAGED = {
    "windows-1252": (b"a\r\n\xf6\n", "a\n\ufffd\n", ("invalid-utf8", 2)),
    "cr-before-the-damage": (b"a\rb\r\xff", "a\nb\n\ufffd", ("invalid-utf8", 3)),
    "nul": (b"a\nb\x00", "a\nb\ufffd", ("forbidden-character", 2)),
    "mark-of-a-span": ("a\n\ufdd0".encode(), "a\n\ufffd", ("forbidden-character", 2)),
}


@pytest.mark.parametrize(("content", "text"), TEXTS.values(), ids=TEXTS)
def test_text_has_one_kind_of_line_end(content: bytes, text: str) -> None:
    report = Report(PATH)
    assert decode_page(content, report) == text
    assert rules_of(report) == []


@pytest.mark.parametrize(("content", "text", "finding"), DAMAGED.values(), ids=DAMAGED)
def test_what_is_no_text_is_replaced_and_named(content: bytes, text: str, finding: tuple[str, int]) -> None:
    report = Report(PATH)
    assert decode_page(content, report) == text
    assert rules_of(report) == [finding]


@given(st.binary())
def test_any_bytes_give_text_without_marks(content: bytes) -> None:
    text = decode_page(content, Report(PATH))
    assert not any(character in "\x00\r" or "\ufdd0" <= character <= "\ufdef" for character in text)
