"""Sections in and out of order, headings that are misspelt, and groups of tabs."""

import pytest

from tests.readers.pages import read

RULES = frozenset(
    {
        "section-out-of-order",
        "misspelt-heading",
        "http-tab-not-first",
        "tab-group-unclosed",
        "duplicate-tab",
        "tabs-differ",
    }
)


def tabs(*names: str, end: str = "---") -> str:
    """A group of tabs, each with a line of code."""
    return "".join(f"# [{name.upper()}](#tab/{name})\n\n```{name}\nGET /me\n```\n\n" for name in names) + f"{end}\n\n"


def found(text: str) -> list[tuple[str, int | None]]:
    return [(item.rule, item.line) for item in read(text).diagnostics if item.rule in RULES]


ORDERS: dict[str, tuple[str, list[tuple[str, int]]]] = {
    "body-behind-response": ("# A\n## Response\n## Request body\n## Example", [("section-out-of-order", 3)]),
    "each-of-two": (
        "# A\n## Example\n## Permissions\n## HTTP request",
        [("section-out-of-order", 3), ("section-out-of-order", 4)],
    ),
    "known-by-its-anchor": (
        '# A\n## <a name="response"></a>Antwort\n## <a name="permissions"></a>Rechte',
        [("section-out-of-order", 3)],
    ),
    "usual": (
        "# A\n## Permissions\n## HTTP request\n## Path parameters\n## Request headers\n## Response\n## Examples",
        [],
    ),
    "headers-before-parameters": ("# A\n## Request headers\n## Function parameters\n## Optional query parameters", []),
    "response-of-an-example": ("# A\n## Example\n##### Response\n##### Request", []),
    "permissions-of-each-kind": ("# A\n## HTTP request\n### For users\n### Permissions for channel", []),
    "page-of-a-type": ("# A\n## JSON representation\n## Properties\n## Methods", []),
}
SPELLINGS: dict[str, tuple[str, list[tuple[str, int]]]] = {
    "letter-missing": ("# A\n## Reqest body", [("misspelt-heading", 2)]),
    "letter-twice": ("# A\n## Permisssions", [("misspelt-heading", 2)]),
    "further-in": ("# A\n## Example\n### Resquest", [("misspelt-heading", 3)]),
    "right": ("# A\n## Permissions\n## Optional request headers\n## Request body", []),
    "another-word": ("# A\n## Command properties\n## Requested\n## Method\n## Prerequisite checks", []),
    "short": ("# A\n## Nots", []),
    "title": ("# Reqest body", []),
    "another-script": ("# A\n## \u30ea\u30af\u30a8\u30b9\u30c8", []),
}
HEAD = "# A\n## Example\n"
TABS: dict[str, tuple[str, list[tuple[str, int]]]] = {
    "begins-with-another": (HEAD + tabs("csharp"), [("http-tab-not-first", 3)]),
    "http-later": (HEAD + tabs("go", "http"), [("http-tab-not-first", 3)]),
    "ends-at-a-heading": (HEAD + tabs("http", end="### Response"), [("tab-group-unclosed", 3)]),
    "ends-with-the-page": (HEAD + tabs("http", end=""), [("tab-group-unclosed", 3)]),
    "twice": (HEAD + tabs("http", "java", "java"), [("duplicate-tab", 15)]),
    "another-group-has-more": (HEAD + tabs("http") + tabs("http", "go"), [("tabs-differ", 3)]),
    "alike": (HEAD + tabs("http", "go") + "Text.\n\n" + tabs("http", "go"), []),
    "another-order": (HEAD + tabs("http", "go", "java") + tabs("http", "java", "go"), []),
    "none": (HEAD + "---\n\n### Request\n", []),
    "link-that-is-no-tab": (HEAD + "### [Go](#table)\n", []),
}


@pytest.mark.parametrize(("text", "expected"), ORDERS.values(), ids=ORDERS)
def test_sections_of_an_operation_have_an_order(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), SPELLINGS.values(), ids=SPELLINGS)
def test_a_heading_that_nearly_means_a_section_is_named(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), TABS.values(), ids=TABS)
def test_groups_of_tabs(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == expected


def test_what_is_named_says_what_was_meant() -> None:
    [misspelt] = read("# A\n## Reqest body").diagnostics
    assert misspelt.args == {"slug": "reqest-body", "meant": "request-body"}
    [lacking] = [item for item in read(HEAD + tabs("http") + tabs("http", "go", "c")).diagnostics if item.line == 3]
    assert lacking.args == {"missing": "c, go"}
