"""The check of multipart bodies against RFC 2046: a boundary, parts that begin with it, and the last one's end.

What stands in the parts is not judged: pages show placeholders for what is sent. A new form of body that is no JSON
goes here.
"""

import re

from extractor.checks.exchange import is_ignored
from extractor.diagnostics.report import Report
from extractor.model.example import Example
from extractor.model.page import Page

_BOUNDARY = re.compile(r"boundary\s*=\s*(?:\"(?P<quoted>[^\"]+)\"|(?P<plain>[^\s;\"]+))", re.IGNORECASE)


def check_multipart_malformed(page: Page, report: Report) -> None:
    """A message is called multipart, and its body does not have the form."""
    for example in page.examples:
        reason = None if is_ignored(example) or not example.body_text else _why_malformed(example, example.body_text)
        if reason is not None:
            report.add("multipart-malformed", example.origin, reason=reason)


def _why_malformed(example: Example, body: str) -> str | None:
    content_type = next((value for name, value in example.headers if name.lower() == "content-type"), "")
    if not content_type.lower().startswith("multipart/"):
        return None
    stated = _BOUNDARY.search(content_type)
    if stated is None:
        return "its header names no boundary"
    delimiter = "--" + (stated["quoted"] or stated["plain"])
    lines = [line.strip() for line in body.split("\n")]
    if delimiter not in lines:
        return "no part begins with the boundary that its header names"
    return None if f"{delimiter}--" in lines else "its last part does not end with the boundary and two hyphens"


MULTIPART_CHECKS = (check_multipart_malformed,)
