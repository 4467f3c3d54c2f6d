"""The report: each finding once, in order, and no more of it than a page may take."""

from extractor.diagnostics.report import MAX_PER_PAGE, Report
from extractor.model.origin import Origin

PAGE = "docs/api-reference/beta/api/a.md"
ROOT_PATH = "api-reference/beta/api/a.md"


def test_repeated_finding_is_kept_once() -> None:
    report = Report(PAGE)
    for _ in range(2):
        report.add("unclosed-fence", 3)
    assert [(found.rule, found.path, found.line) for found in report.diagnostics] == [("unclosed-fence", PAGE, 3)]


def test_finding_in_an_include_names_its_file_as_the_page_is_named() -> None:
    report = Report(PAGE, ROOT_PATH)
    report.add("unclosed-fence", Origin(line=2, file="includes/b.md"))
    assert [found.path for found in report.diagnostics] == ["docs/includes/b.md"]


def test_flood_of_findings_is_bounded() -> None:
    report = Report(PAGE)
    for line in range(1, 3 * MAX_PER_PAGE):
        report.add("unclosed-fence", line)
    assert [found.line for found in report.diagnostics] == list(range(1, MAX_PER_PAGE + 1))


def test_long_text_of_a_page_is_cut() -> None:
    report = Report(PAGE)
    report.add("unresolved-include", 1, target="x" * 10**6, reason="y" * 10**6)
    (found,) = report.diagnostics
    assert len(found.message) < 2000
    assert len(str(found.args["target"])) < 1000
