"""JUnit XML: a test suite for each page, a test case for each finding, as test reporters of CI systems read it.

An error or a warning is a failure; a note is a skipped test, which reporters list without failing. Without findings
there is one case that passes, for several reporters refuse an empty report.
"""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from extractor.diagnostics.renderers.printable import printable
from extractor.diagnostics.renderers.text import render_line
from extractor.model.diagnostic import Diagnostic, Severity

_HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CLEAN = (
    '  <testsuite name="extractor" tests="1" failures="0" errors="0" skipped="0">\n'
    '    <testcase classname="extractor" name="no findings" />\n'
    "  </testsuite>\n"
)


def render_junit(diagnostics: Sequence[Diagnostic]) -> str:
    """An XML document, ended by a line feed."""
    suites = [_suite(path, list(found)) for path, found in groupby(diagnostics, key=lambda finding: finding.path)]
    counts = _counts(diagnostics) if diagnostics else _attributes(tests="1", failures="0", errors="0", skipped="0")
    return f'{_HEADER}<testsuites name="extractor"{counts}>\n{"".join(suites) or _CLEAN}</testsuites>\n'


def _suite(path: str, diagnostics: Sequence[Diagnostic]) -> str:
    cases = "".join(_case(diagnostic) for diagnostic in diagnostics)
    return f"  <testsuite{_attributes(name=path)}{_counts(diagnostics)}>\n{cases}  </testsuite>\n"


def _counts(diagnostics: Sequence[Diagnostic]) -> str:
    skipped = sum(diagnostic.severity is Severity.NOTE for diagnostic in diagnostics)
    total = len(diagnostics)
    return _attributes(tests=str(total), failures=str(total - skipped), errors="0", skipped=str(skipped))


def _case(diagnostic: Diagnostic) -> str:
    place = "" if diagnostic.line is None else f":{diagnostic.line}"
    attributes = _attributes(classname=diagnostic.path, name=f"{diagnostic.rule}{place}", file=diagnostic.path)
    line = "" if diagnostic.line is None else _attributes(line=str(diagnostic.line))
    return f"    <testcase{attributes}{line}>\n      {_outcome(diagnostic)}\n    </testcase>\n"


def _outcome(diagnostic: Diagnostic) -> str:
    if diagnostic.severity is Severity.NOTE:
        return f"<skipped{_attributes(message=diagnostic.message)} />"
    text = escape(render_line(diagnostic), quote=False)
    return f"<failure{_attributes(type=diagnostic.severity, message=diagnostic.message)}>{text}</failure>"


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{escape(printable(value))}"' for name, value in values.items())
