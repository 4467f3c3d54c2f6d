"""HTML tables are read like Markdown tables; what is no simple table stays named."""

import pytest

from extractor.model.page import Page
from tests.growth import LINEAR, growth
from tests.readers.pages import RESOURCE, read, rules_of

HEAD = "# lamp\n\n## Properties\n\n"
TABLE = (
    "<table>\n<thead>\n<tr><th>Property</th><th>Type</th><th>Description</th></tr>\n</thead>\n"
    '<tbody>\n<tr>\n<td>\n<b>mode</b></td><td><a href="lampmode.md">lampMode</a></td><td>How <code>it</code><br/>'
    "is lit. Read-only.</td></tr>\n<tr><td>a_b*c</td><td>String</td><td></td></tr>\n</tbody>\n</table>\n"
)


def names(page: Page) -> list[tuple[str, str | None, int]]:
    rows = () if page.resource is None else page.resource.properties
    return [(row.name, row.type, row.origin.line) for row in rows]


def test_rows_of_an_html_table_are_read_where_they_stand() -> None:
    page = read(HEAD + TABLE, RESOURCE)
    assert names(page) == [("mode", "lampMode", 12), ("a_b*c", "String", 13)]
    assert page.resource is not None
    mode = page.resource.properties[0]
    assert (mode.type_page, mode.description.text, mode.codes, mode.read_only) == (
        "api-reference/beta/resources/lampmode.md",
        "How it is lit. Read-only.",
        ("it",),
        True,
    )
    assert rules_of(page) == []
    assert page.seen == page.accounted
    assert (page.seen.html, page.seen.tables) == (1, 0)


def test_blank_lines_within_a_table_do_not_matter() -> None:
    page = read(HEAD + TABLE.replace("</tr>\n<tr>", "</tr>\n\n<tr>"), RESOURCE)
    assert names(page) == [("mode", "lampMode", 12), ("a_b*c", "String", 14)]
    assert rules_of(page) == []
    assert page.seen == page.accounted
    assert page.seen.html == 2


def test_permissions_in_an_html_table() -> None:
    page = read(
        "# A\n\n## Permissions\n\n<TABLE>\n<tr><th>Permission type</th><th>Permissions</th></tr>\n"
        "<tr><td>Application</td><td>Lamp.Read.All, Lamp.ReadWrite.All</td></tr>\n</TABLE>\n"
    )
    assert [(grant.privileges, grant.origin.line) for grant in page.permissions] == [
        (("Lamp.Read.All", "Lamp.ReadWrite.All"), 7)
    ]


def test_table_in_a_cell_lists_the_values_of_its_row() -> None:
    page = read(
        HEAD + "|Property|Type|Description|\n|---|---|---|\n|mode|String|How. <table><tr><th>Value</th><th>Meaning</th>"
        "</tr><tr><td>warm</td><td>Yellow.</td></tr></table>|\n",
        RESOURCE,
    )
    assert page.resource is not None
    assert [row.description.text for row in page.resource.properties] == ["How."]
    (table,) = page.value_tables
    assert (table.of, [(value.name, value.description.text, value.origin.line) for value in table.values]) == (
        "mode",
        [("warm", "Yellow.", 7)],
    )
    assert page.seen == page.accounted
    assert page.seen.tables == 1


def test_html_table_that_nobody_reads_is_named() -> None:
    page = read("# A\n\n## Odd\n\n" + TABLE)
    assert rules_of(page) == [("unread-table", 7)]
    assert page.seen == page.accounted


NOT_SIMPLE = {
    "cell-over-two-columns": "<table><tr><td colspan=2>a</td></tr></table>",
    "cell-over-two-rows": '<table><tr><td rowspan="2">a</td></tr></table>',
    "table-in-a-table": "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
    "other-tag": "<table><tr><td><script>a</script></td></tr></table>",
    "text-behind-it": "<table><tr><td>a</td></tr></table> b",
    "never-closed": "<table><tr><td>a</td></tr>",
    "no-row": "<table></table>",
    "too-deep": "<table><tr><td>" + "<span>" * 50 + "a" + "</span>" * 50 + "</td></tr></table>",
    "too-long": "<table>" + "<tr><td>a</td></tr>" * 6_000 + "</table>",
}


@pytest.mark.parametrize("html", NOT_SIMPLE.values(), ids=NOT_SIMPLE)
def test_what_is_no_simple_table_stays_named(html: str) -> None:
    page = read(f"# A\n\n## Properties\n\n{html}\n", RESOURCE)
    assert rules_of(page) == [("unread-html", 5)]
    assert page.seen == page.accounted


@pytest.mark.parametrize("seed", ["<table>\n\n", "<table><tr><td>", "<tr ", "<table>\n<tr>\n\n</table>\n\n"])
def test_hostile_html_costs_no_more_than_its_size(seed: str) -> None:
    assert growth(lambda size: read(f"# A\n\n<table>\n{seed * (size // len(seed))}"), 10_000) < LINEAR
