"""Headings to sections: by slug in every language, over repeated slugs, and past the headings of tabs."""

import pytest

from tests.readers.pages import read, rules_of

REQUEST = "```http\nGET /me/lamps\n```\n"


def test_slug_tells_a_section_in_a_language_without_vocabulary() -> None:
    page = read(f'# <a name="get-lamp"></a>X\n\n## <a name="http-request"></a>Y\n\n{REQUEST}', locale="fi-FI")
    assert [item.path for item in page.operations] == ["/me/lamps"]


def test_heading_without_anchor_is_told_by_its_words() -> None:
    page = read(f"# \u706f\n\n## HTTP \u8bf7\u6c42\n\n{REQUEST}", locale="zh-CN")
    assert [item.path for item in page.operations] == ["/me/lamps"]


def test_repeated_slugs_are_told_apart_by_their_place() -> None:
    page = read(
        '# A\n\n## <a name="response"></a>Antwort\n\n`200 OK`\n\n## <a name="example"></a>Beispiel\n\n'
        '### <a name="response"></a>Antwort\n\n```http\nHTTP/1.1 204 No Content\n```\n',
        locale="de-DE",
    )
    assert [response.status for response in page.responses] == [200]
    assert [(example.status, example.heading) for example in page.examples] == [(204, "response")]


def test_tab_heading_opens_no_section_and_other_tabs_are_no_content() -> None:
    page = read(
        f"# A\n\n## HTTP request\n\n# [HTTP](#tab/http)\n\n{REQUEST}\n# [C#](#tab/csharp)\n\n"
        "```csharp\nvar x;\n```\n|a|b|\n|---|---|\n|c|d|\n\n---\n\n```http\nPOST /me/lamps\n```\n"
    )
    assert [item.method for item in page.operations] == ["GET", "POST"]
    assert page.seen == page.accounted
    assert not any(rule == "unread-table" for rule, _ in rules_of(page))


def test_group_that_begins_with_another_tab() -> None:
    page = read(
        f"# A\n\n## HTTP request\n\n# [C#](#tab/csharp)\n\n```\nx\n```\n\n# [HTTP](#tab/http)\n\n{REQUEST}\n---\n"
    )
    assert [item.method for item in page.operations] == ["GET"]


def test_heading_ends_a_group_that_nothing_closes() -> None:
    page = read(f"# A\n\n# [Java](#tab/java)\n\n```java\nx\n```\n\n## HTTP request\n\n{REQUEST}")
    assert [item.method for item in page.operations] == ["GET"]


def test_second_heading_of_level_one_opens_its_section() -> None:
    page = read(
        "# lamp\n\n# Properties\n\n|Property|Type|\n|---|---|\n|a|String|\n", "api-reference/beta/resources/lamp.md"
    )
    assert page.resource is not None
    assert [item.name for item in page.resource.properties] == ["a"]


def test_title_that_reads_like_a_section_is_a_title() -> None:
    page = read(f"# Permissions\n\n## HTTP request\n\n{REQUEST}")
    assert page.title is not None
    assert page.title.text == "Permissions"
    assert len(page.operations) == 1


ANSWER = "```http\nHTTP/1.1 204 No Content\n```\n"
NUMBERED = (
    f"## Examples\n\n### Example 1: On\n\n#### Request\n\n{REQUEST}\n#### Response\n\n{ANSWER}\n"
    f"### Example 2: Off\n\n#### Request\n\n{REQUEST}"
)
UNNUMBERED = f"## Examples\n\n### Of a room\n\n#### Request\n\n{REQUEST}\n### Of a house\n\n{REQUEST}\n{ANSWER}"
EXAMPLES = {
    "one": (f"## Example\n\n### Request\n\n{REQUEST}\n### Response\n\n{ANSWER}", ["example", "example"]),
    "numbered": (NUMBERED, ["example-1-on", "example-1-on", "example-2-off"]),
    "without-a-number": (UNNUMBERED, ["of-a-room", "of-a-house", "of-a-house"]),
    "a-heading-for-each-message": (
        f"## Example\n\n### Send it\n\n{REQUEST}\n### What comes back\n\n{ANSWER}",
        ["example", "example"],
    ),
    "on-one-level": (
        f"## Example 1\n\n### Request\n\n{REQUEST}\n## Example 2\n\n### Request\n\n{REQUEST}",
        ["example-1", "example-2"],
    ),
    "outside": (f'## Permissions\n\n<!-- {{ "blockType": "request" }} -->\n{REQUEST}', [None]),
}


@pytest.mark.parametrize(("text", "sections"), EXAMPLES.values(), ids=EXAMPLES)
def test_example_tells_which_of_the_page_it_belongs_to(text: str, sections: list[str | None]) -> None:
    assert [example.section for example in read(f"# A\n\n{text}").examples] == sections
