"""Bytes to lines of text that every later stage can trust.

Takes UTF-8 with or without a byte order mark and any line end; gives text whose only line end is LF and which holds
neither NUL nor the noncharacters that mark translation spans further on. What cannot be decoded is replaced by U+FFFD
and reported, so that one bad byte never costs a page.
"""

import re

from extractor.diagnostics.report import Report

_LINE_END = re.compile(r"\r\n?")
_LINE_BYTES = re.compile(rb"\r\n?|\n")
# U+FDD0..U+FDEF are noncharacters (Unicode 23.7), free for internal use and never text; NUL is no text either.
_FORBIDDEN = re.compile("[\x00\ufdd0-\ufdef]")
# NUL, and the first two bytes of those noncharacters in UTF-8: a page without them, as all are, needs no second look
_SUSPICIOUS = (b"\x00", b"\xef\xb7")
_REPLACEMENT = "\ufffd"


def decode_page(content: bytes, report: Report) -> str:
    """The text of a file, with LF line ends and without a byte order mark."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(_LINE_BYTES.findall(content, 0, error.start)) + 1
        report.add("invalid-utf8", line, byte=f"0x{content[error.start]:02x}", reason=error.reason)
        text = content.decode("utf-8-sig", "replace")
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    found = _FORBIDDEN.search(text) if any(mark in content for mark in _SUSPICIOUS) else None
    if found is not None:
        code_point = f"U+{ord(found[0]):04X}"
        report.add("forbidden-character", text.count("\n", 0, found.start()) + 1, character=code_point)
        text = _FORBIDDEN.sub(_REPLACEMENT, text)
    return text
