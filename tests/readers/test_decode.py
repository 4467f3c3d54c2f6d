"""Bytes to text: line ends, byte order marks, and bytes that are no text."""

import codecs

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
    "nul": (b"a\nb, and on\x00", "a\nb, and on\ufffd", ("forbidden-character", 2)),
    "file-of-nuls": (b"\x00\x00\x00", "\ufffd" * 3, ("not-text", 1)),
    "utf-16-without-a-mark": ("a\nb".encode("utf-16-le"), "a\ufffd\n\ufffdb\ufffd", ("not-text", 1)),
    "utf-16": (codecs.BOM_UTF16_LE + "# \u00c9\r\n".encode("utf-16-le"), "# \u00c9\n", ("other-encoding", 1)),
    "utf-16-big-endian": (codecs.BOM_UTF16_BE + "# A".encode("utf-16-be"), "# A", ("other-encoding", 1)),
    "utf-16-cut": (codecs.BOM_UTF16_LE + b"A\x00B", "A\ufffd", ("other-encoding", 1)),
    "utf-32": (codecs.BOM_UTF32_LE + "# A".encode("utf-32-le"), "# A", ("other-encoding", 1)),
    "mark-of-a-span": ("a\n\ufdd0".encode(), "a\n\ufffd", ("forbidden-character", 2)),
}
HIDDEN = {
    "override": ("a\nis\u202eAdmin", [("hidden-character", 2)]),
    "isolates-on-one-line": ("\u2066a\u2069b\u2066c\u2069", [("hidden-character", 1)] * 2),
    "on-two-lines": ("a\u200b\nb\u200b", [("hidden-character", 1), ("hidden-character", 2)]),
    "escape": ("\n\n\x1b[2J", [("hidden-character", 3)]),
    "vertical-tab": ("\x0b", [("hidden-character", 1)]),
    "byte-order-mark-within": ("a\ufeffb", [("hidden-character", 1)]),
    "control-of-latin-1": ("\x85", [("hidden-character", 1)]),
}
PLAIN = {
    "blanks": "a\tb\n\u00a0\u3000",
    "hebrew": "\u05e9\u05dc\u05d5\u05dd\u200f",
    "persian": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "emoji": "\U0001f468\u200d\U0001f4bb",
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


@pytest.mark.parametrize(("text", "findings"), HIDDEN.values(), ids=HIDDEN)
def test_hidden_characters_stay_and_are_named(text: str, findings: list[tuple[str, int]]) -> None:
    report = Report(PATH)
    assert decode_page(text.encode(), report) == text
    assert rules_of(report) == findings


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_what_ordinary_text_needs_is_left_alone(text: str) -> None:
    report = Report(PATH)
    assert decode_page(text.encode(), report) == text
    assert rules_of(report) == []


def test_flood_of_hidden_characters_is_bounded() -> None:
    report = Report(PATH)
    decode_page(("\u202e\n" * 100_000).encode(), report)
    assert 0 < len(rules_of(report)) <= 1000


@given(st.binary())
def test_any_bytes_give_text_without_marks(content: bytes) -> None:
    text = decode_page(content, Report(PATH))
    assert not any(character in "\x00\r" or "\ufdd0" <= character <= "\ufdef" for character in text)
