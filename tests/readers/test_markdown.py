"""Markdown to blocks: what is cut out of prose, what the parser would lose, and the line of everything."""

import time

import pytest

from extractor.readers.blocks import Block, Comment, Fence, Heading, Html, Include, Paragraph, Table
from tests.readers.pages import blocks_of, rules_of


def outline(text: str) -> list[tuple[str, int]]:
    """Kind and line of each block."""
    return [(type(block).__name__, block.origin.line) for block in blocks_of(text)[0]]


def tables_of(text: str) -> list[list[tuple[str, ...]]]:
    """The cells of each table, header first."""
    tables = [block for block in blocks_of(text)[0] if isinstance(block, Table)]
    return [[table.header.cells, *(row.cells for row in table.rows)] for table in tables]


OUTLINES: dict[str, tuple[str, list[tuple[str, int]]]] = {
    "comment-before-a-fence": ("<!-- a -->\n```http\nGET /\n```", [("Comment", 1), ("Fence", 2)]),
    "comment-behind-prose": ("One.\nTwo:<!-- a -->\n```\nx\n```", [("Paragraph", 1), ("Comment", 2), ("Fence", 3)]),
    "prose-behind-a-comment": ("<!-- a -->Two.\n", [("Comment", 1), ("Paragraph", 1)]),
    "comment-over-lines-in-prose": (
        "One <!--\na\n--> two.\n[!INCLUDE [x](y)]",
        [("Paragraph", 1), ("Comment", 1), ("Include", 4)],
    ),
    "two-comments-in-a-block": ("<!-- a\n--><!-- b -->\n<!-- c -->", [("Comment", 1), ("Comment", 2), ("Comment", 3)]),
    "include-alone": ("[!INCLUDE [x](../y.md)]", [("Include", 1)]),
    "include-before-prose": ("[!INCLUDE [x](../y.md)]\nText.", [("Include", 1), ("Paragraph", 2)]),
    "include-in-lower-case": ("Text. [!include[x](y.md)]", [("Paragraph", 1), ("Include", 1)]),
    "include-in-a-comment-is-none": ("a <!-- [!INCLUDE [x](y)] -->", [("Paragraph", 1), ("Comment", 1)]),
    "comment-in-a-heading": ("# A <!-- b -->", [("Heading", 1), ("Comment", 1)]),
    "comment-in-html": ("<br/>\n<!-- b -->\n\nText.", [("Html", 1), ("Comment", 2), ("Paragraph", 4)]),
    "comment-in-a-cell": ("|a|\n|---|\n|b<!-- c -->|\n", [("Table", 1), ("Comment", 3)]),
    "include-as-the-last-row": ("|a|b|\n|---|---|\n|c|d|\n[!INCLUDE [x](y)]\n", [("Table", 1), ("Include", 4)]),
    "tight-heading": ('Text.\n####<a name="b"></a>B\nMore.', [("Paragraph", 1), ("Heading", 2), ("Paragraph", 3)]),
    "tight-heading-in-english": ("####Response 5\n", [("Heading", 1)]),
    "one-mark-and-a-word-is-prose": ("#lamps are bright\n", [("Paragraph", 1)]),
    "fence-in-a-list": ("- One:\n\n    ```http\n    GET /\n    ```\n", [("Paragraph", 1), ("Fence", 3)]),
    "fence-in-a-quote": ("> ```http\n> GET /\n> ```\nText.", [("Fence", 1), ("Paragraph", 4)]),
    "ticks-in-prose": ("```204 No Content``` is the code.", [("Paragraph", 1)]),
    "setext": ("A\n---\n", [("Heading", 1)]),
}


@pytest.mark.parametrize(("text", "expected"), OUTLINES.values(), ids=OUTLINES)
def test_blocks_and_their_lines(text: str, expected: list[tuple[str, int]]) -> None:
    assert outline(text) == expected
    assert rules_of(blocks_of(text)[1]) == []


UNCLOSED = {
    "comment": ("Text.\n\n<!-- a\n\n# B", [("unclosed-comment", 3)], ["Paragraph", "Comment"]),
    "comment-in-prose": ("One\ntwo <!-- three", [("unclosed-comment", 2)], ["Paragraph"]),
    "script": ("Text.\n\n<script>\n\n# B", [("unclosed-html", 3)], ["Paragraph", "Html"]),
    "preformatted": ("<PRE class='a'>\n\n# B", [("unclosed-html", 1)], ["Html"]),
    "marked-section": ("<![CDATA[ a\n\n# B >", [("unclosed-html", 1)], ["Html"]),
    "declaration": ("<!doctype a\n\n# B", [("unclosed-html", 1)], ["Html"]),
    "instruction": ("<?php a\n\n# B", [("unclosed-html", 1)], ["Html"]),
    "fence": ("```json\n{\n", [("unclosed-fence", 1)], ["Fence"]),
    "fence-of-one-line": ("```json", [("unclosed-fence", 1)], ["Fence"]),
    "shorter-ticks-do-not-close": ("````\n```\n", [("unclosed-fence", 1)], ["Fence"]),
}


@pytest.mark.parametrize(("text", "rules", "kinds"), UNCLOSED.values(), ids=UNCLOSED)
def test_what_runs_to_the_end_is_named(text: str, rules: list[tuple[str, int]], kinds: list[str]) -> None:
    assert rules_of(blocks_of(text)[1]) == rules
    assert [kind for kind, _ in outline(text)] == kinds


STRAY: dict[str, tuple[str, list[tuple[str, int]], list[str]]] = {
    "section-behind": (
        "a\n```\n## Response\nb\n\n```http\nGET /\n```\n",
        [("stray-fence-mark", 2)],
        ["Paragraph", "Heading", "Paragraph", "Fence"],
    ),
    "its-anchor-is-in-the-way": (
        '```\n## <a name="response"></a>Response\n```http\nGET /\n```\n',
        [("stray-fence-mark", 1)],
        ["Heading", "Fence"],
    ),
    "nothing-opens-within": ("```\n## Response\n```\n", [], ["Fence"]),
    "heading-of-no-section": ("```\n## Lamps\n```http\n```\n", [("fence-in-fence", 1)], ["Fence"]),
    "says-its-language": ("```md\n## Response\n```http\n```\n", [("fence-in-fence", 1)], ["Fence"]),
    "remark-of-a-script": ("```\n# Response\n```http\n```\n", [("fence-in-fence", 1)], ["Fence"]),
    "closes-what-was-opened": ("```\na\n```\n## Response\n", [], ["Fence", "Heading"]),
}


@pytest.mark.parametrize(("text", "rules", "kinds"), STRAY.values(), ids=STRAY)
def test_ticks_that_only_end_a_block_open_none(text: str, rules: list[tuple[str, int]], kinds: list[str]) -> None:
    assert rules_of(blocks_of(text)[1]) == rules
    assert [kind for kind, _ in outline(text)] == kinds


SWALLOWED = {
    "next-opens": ("a\n\n```http\nGET /a\n\n## B\n\n```json\n{}\n```\n", [("fence-in-fence", 3)]),
    "longer-ticks": ("```\n````json\n{}\n````\n", [("fence-in-fence", 1)]),
    "tildes": ("~~~\n~~~ json\n{}\n~~~\n", [("fence-in-fence", 1)]),
    "behind-another-kind": ("```\n~~~json\n```json\n```\n", [("fence-in-fence", 1)]),
    "markdown-in-longer-ticks": ("````md\n```json\n{}\n```\n````\n", []),
    "tildes-in-ticks": ("```md\n~~~json\n~~~\n```\n", []),
    "code-in-a-line": ("```\n``` a ```\n```\n", []),
}


@pytest.mark.parametrize(("text", "rules"), SWALLOWED.values(), ids=SWALLOWED)
def test_block_that_swallows_another_is_named(text: str, rules: list[tuple[str, int]]) -> None:
    assert rules_of(blocks_of(text)[1]) == rules


HEADINGS = {
    "anchor": ('## <a name="a-b"></a>A B', (2, ("a-b",), "A B")),
    "no-anchor": ("### A B", (3, (), "A B")),
    "text-in-the-anchor": ('## <a name="delta">A</a>', (2, ("delta",), "A")),
    "empty-anchor-first": ('## <a name=""></a><a name="delta">A</a>', (2, ("delta",), "A")),
    "two-anchors": ('## <a name="a"></a><a id="b"></a>A', (2, ("a", "b"), "A")),
    "link-stays": ('# <a name="http"></a>[HTTP](#tab/http)', (1, ("http",), "[HTTP](#tab/http)")),
}


@pytest.mark.parametrize(("text", "expected"), HEADINGS.values(), ids=HEADINGS)
def test_heading_has_its_anchors_and_its_text(text: str, expected: tuple[int, tuple[str, ...], str]) -> None:
    (heading,) = blocks_of(text)[0]
    assert isinstance(heading, Heading)
    assert (heading.level, heading.anchors, heading.raw) == expected


TABLES: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "short-row": ("|a|b|\n|---|---|\n|c|\n", [("a", "b"), ("c", "")]),
    "long-row": ("|a|b|\n|---|---|\n|c|d|e|\n", [("a", "b"), ("c", "d", "e")]),
    "long-row-in-a-quote": ("> |a|b|\n> |---|---|\n> |c|d|e|\n", [("a", "b"), ("c", "d", "e")]),
    "escaped-pipe": ("|a|b|\n|---|---|\n|c\\|d|e|\n", [("a", "b"), ("c|d", "e")]),
    "two-rows-on-a-line": ("|a|b|\n|---|---|\n|c|d||e|f|\n", [("a", "b"), ("c", "d", "", "e", "f")]),
    "no-outer-pipes": ("a|b\n---|---\nc|d\n", [("a", "b"), ("c", "d")]),
    "row-goes-on-indented": (
        "|a|b|c|\n|---|---|---|\n| d | e\n        | f |\n| g | h | i |\n",
        [("a", "b", "c"), ("d", "e", "f"), ("g", "h", "i")],
    ),
}


@pytest.mark.parametrize(("text", "cells"), TABLES.values(), ids=TABLES)
def test_row_keeps_every_cell_that_was_written(text: str, cells: list[tuple[str, ...]]) -> None:
    assert tables_of(text) == [cells]


DELIMITERS = {
    "wider": "|a|b|\n|---|---|---|\n|c|d|\n",
    "narrower": "|a|b|\n|---|\n|c|d|\n",
    "below-prose": "Text:\n|a|b|\n|---|\n|c|d|\n",
}


@pytest.mark.parametrize("text", DELIMITERS.values(), ids=DELIMITERS)
def test_table_with_another_delimiter_row_is_a_table(text: str) -> None:
    blocks, report = blocks_of(text)
    assert tables_of(text) == [[("a", "b"), ("c", "d")]]
    assert [rule for rule, _ in rules_of(report)] == ["delimiter-row-differs"]
    (table,) = (block for block in blocks if isinstance(block, Table))
    lines = text.split("\n")
    assert [lines[row.origin.line - 1] for row in (table.header, *table.rows)] == ["|a|b|", "|c|d|"]


def test_rows_beyond_the_limit_of_the_parser_are_named() -> None:
    text = "|a|b|c|\n|---|---|---|\n" + "|d|\n" * 33_000
    blocks, report = blocks_of(text)
    (table,) = (block for block in blocks if isinstance(block, Table))
    (finding,) = report.diagnostics
    assert finding.rule == "table-too-long"
    assert finding.args == {"rows": len(table.rows), "more": 33_000 - len(table.rows)}
    assert len(blocks) == 1


def test_prose_with_pipes_is_no_table() -> None:
    assert outline("a | b\nc | d\n") == [("Paragraph", 1)]


def test_paragraph_knows_its_quote_and_list() -> None:
    blocks, _ = blocks_of("> [!NOTE]\n> a\n>\n> b\n\n> c\n\n- d\n\ne\n")
    found = [(block.raw, block.quote, block.listed) for block in blocks if isinstance(block, Paragraph)]
    assert found == [("[!NOTE]\na", 1, 0), ("b", 1, 0), ("c", 2, 0), ("d", None, 1), ("e", None, 0)]


@pytest.mark.parametrize("text", [">" * 150 + " a", "- " * 150 + "a"], ids=["quotes", "lists"])
def test_what_is_nested_too_deep_is_named(text: str) -> None:
    assert rules_of(blocks_of(text)[1]) == [("nesting-too-deep", 1)]


FLOODS = {
    "comments": "a <!-- " * 40_000,
    "closed-comments": "a <!-- b --> " * 20_000,
    "comment-blocks": "<!-- " * 40_000,
    "comments-in-a-block": "<!-- a --> b " * 20_000,
    "includes": "[!INCLUDE [x](y)] " * 20_000,
    "tight-headings": "##a\n" * 20_000,
}


@pytest.mark.parametrize("text", FLOODS.values(), ids=FLOODS)
def test_time_grows_with_the_text_and_not_faster(text: str) -> None:
    started = time.process_time()
    blocks_of(text)
    assert time.process_time() - started < 10


def _texts(blocks: list[Block]) -> list[str]:
    return [
        block.text if isinstance(block, Comment) else block.raw for block in blocks if isinstance(block, Comment | Html)
    ]


def test_text_of_comments_is_kept_as_written() -> None:
    blocks, _ = blocks_of('<!-- {\n "a": "<!-- b"\n} -->\n\nx <!--c-->')
    assert _texts(blocks) == [' {\n "a": "<!-- b"\n} ', "c"]


def test_fence_keeps_its_info_and_content() -> None:
    (fence,) = blocks_of("``` http GET /me\nGET /me\n\n```\n")[0]
    assert isinstance(fence, Fence)
    assert (fence.info, fence.language, fence.content, fence.closed) == ("http GET /me", "http", "GET /me\n\n", True)


def test_include_keeps_target_and_label() -> None:
    (include,) = blocks_of("[!INCLUDE [the label]( ~/includes/x.md )]")[0]
    assert isinstance(include, Include)
    assert (include.target, include.label) == ("~/includes/x.md", "the label")
