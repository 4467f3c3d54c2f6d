"""Findings for the tests of policy and renderers, hostile ones among them."""

from extractor.model.diagnostic import Diagnostic, Severity
from extractor.model.json_value import JsonValue


def a_finding(
    rule: str = "prose-status-differs",
    severity: Severity = Severity.WARNING,
    message: str = "the prose says 200, the example responds 202",
    path: str = "api-reference/beta/api/call-reject.md",
    line: int | None = 47,
    **args: JsonValue,
) -> Diagnostic:
    """A finding of the seed page."""
    return Diagnostic(rule=rule, severity=severity, message=message, path=path, line=line, args=args)


ERROR = a_finding("unreadable-file", Severity.ERROR, "no such file", "b.md", None, reason="no such file")
WARNING = a_finding(prose="200", shown="202")
NOTE = a_finding("example-path-differs", Severity.NOTE, "GET /a matches no operation", "c.md", 9, method="GET")

# What a page could say to take over a terminal, a workflow, an XML document or the order of a line
HOSTILE_TEXTS = {
    "escape-sequence": "a\x1b[31m\x9b2Jb",
    "line-ends": "a\r\n::error file=x::owned\n\x85\u2028b",
    "bidi": "a\u202egnp.exe\u2066b",
    "invisible": "a\u200b\u00ad\ufeffb\U000e0041",
    "markup": "]]></failure><x a='1' b=\"2\"/>&amp;<!--",
    "workflow": "::set-output name=a::b%0A100%,c:d",
    "nul": "a\x00b",
    "lone-surrogate": "a\ud800b\udcff",
    "noncharacter": "a\uffffb\ufdd0\U0001ffff",
    "braces": "{rule} {0} {{% raw %}}",
    "long": "x" * 100_000,
}
