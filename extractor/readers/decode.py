"""Bytes to lines of text that every later stage can trust.

Takes UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one, and any line end; gives text whose only line
end is LF and which holds neither NUL nor the noncharacters that mark translation spans further on. What cannot be
decoded is replaced by U+FFFD and reported, so that one bad byte never costs a page. Characters that show as something
else, or not at all, stay and are named: what an output makes of them is its writer's matter.
"""

import codecs
import re
from itertools import islice

from extractor.diagnostics.report import Report

_LINE_END = re.compile(r"\r\n?")
_LINE_BYTES = re.compile(rb"\r\n?|\n")
# U+FDD0..U+FDEF are noncharacters (Unicode 23.7), free for internal use and never text; NUL is no text either.
_FORBIDDEN = re.compile("[\x00\ufdd0-\ufdef]")
# NUL, and the first two bytes of those noncharacters in UTF-8: a page without them, as all are, needs no second look
_SUSPICIOUS = (b"\x00", b"\xef\xb7")
_REPLACEMENT = "\ufffd"
# Controls, the bidirectional embeddings, overrides and isolates of CVE-2021-42574, and what has no width. The joiners
# and marks that Arabic, Hebrew, Persian and Indic text needs (U+200C to U+200F) are ordinary characters of it.
_HIDDEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u2069\ufeff]")
_MOST_HIDDEN = 100
# In this order: the mark of UTF-16 begins that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
# One NUL is an accident; this share of them is another encoding, or what an interrupted copy leaves.
_MOST_NULS = 0.1


def decode_page(content: bytes, report: Report) -> str:
    """The text of a file, with LF line ends and without a byte order mark."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    text = _decode_utf8(content, report) if encoding is None else _decode_as(encoding, content, report)
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    if encoding is not None or any(mark in content for mark in _SUSPICIOUS):
        text = _replace_forbidden(text, report)
    _report_hidden(text, report)
    return text


def _decode_utf8(content: bytes, report: Report) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(_LINE_BYTES.findall(content, 0, error.start)) + 1
        report.add("invalid-utf8", line, byte=f"0x{content[error.start]:02x}", reason=error.reason)
        return content.decode("utf-8-sig", "replace")


def _decode_as(encoding: str, content: bytes, report: Report) -> str:
    report.add("other-encoding", 1, encoding=encoding)
    return content.decode(encoding, "replace")


def _replace_forbidden(text: str, report: Report) -> str:
    found = _FORBIDDEN.search(text)
    if found is None:
        return text
    if text.count("\x00") > _MOST_NULS * len(text):
        report.add("not-text", 1)
    else:
        code_point = f"U+{ord(found[0]):04X}"
        report.add("forbidden-character", text.count("\n", 0, found.start()) + 1, character=code_point)
    return _FORBIDDEN.sub(_REPLACEMENT, text)


def _report_hidden(text: str, report: Report) -> None:
    """Name the first of them, each character once for each line."""
    line, position = 1, 0
    for found in islice(_HIDDEN.finditer(text), _MOST_HIDDEN):
        line, position = line + text.count("\n", position, found.start()), found.start()
        report.add("hidden-character", line, character=f"U+{ord(found[0]):04X}")
