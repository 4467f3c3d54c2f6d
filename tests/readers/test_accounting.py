"""Nothing is swallowed: what a line scanner sees is seen, and read or named; a blind reader is caught."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.page import BlockCounts, Page
from extractor.readers import accounting, page
from extractor.readers.blocks import Table
from extractor.readers.context import PageContext
from tests.readers.line_scanner import LineCounts, scan_page
from tests.readers.pages import Place, docs_in, read, rules_of, sample, source_of
from tests.readers.test_spans import pair

NAMES = tuple(LineCounts.__dataclass_fields__)


def disagreements(content: bytes, found: Page) -> list[str]:
    """Where the line scanner, `seen` and `accounted` are not one."""
    scanned = scan_page(content)
    counts = [(name, getattr(scanned, name), getattr(found.seen, name)) for name in NAMES]
    problems = [f"{name}: {lines} by line, {seen} seen" for name, lines, seen in counts if lines != seen]
    return problems if found.seen == found.accounted else [*problems, f"{found.seen} seen, {found.accounted} accounted"]


def problems_of(places: Iterator[Place]) -> dict[str, list[str]]:
    read_places = ((place, disagreements(place.source.content, place.read())) for place in places)
    return {f"{place.root.name}/{place.path}": problems for place, problems in read_places if problems}


def test_pages_of_the_project_are_read_whole() -> None:
    assert problems_of(docs_in()) == {}


def test_sample_of_the_corpus_is_read_whole(corpus: Path) -> None:
    assert problems_of(sample(corpus)) == {}


PIECES = [
    "# Title",
    '## <a name="permissions"></a>P',
    "## Request headers",
    "## Request body",
    "## Properties",
    "## Members",
    '## <a name="http-request"></a>H',
    "## Response",
    "## Example",
    "### lampState values",
    "## Odd",
    "####Tight",
    "# [HTTP](#tab/http)",
    "# [C#](#tab/csharp)",
    "---",
    "|Property|Type|Description|\n|---|---|---|\n|a|String|b|\n|**G**|||\n|long|x|y|z|",
    "|Member|Value|\n|---|---|\n|on|0|",
    "|Permission type|Permissions|\n|---|---|\n|Application|Lamp.Read.All|",
    "|a|b|\n|---|---|---|\n|c|d|",
    "|one|\n|---|\n|two|<!-- c -->",
    "```http\nGET /me/lamps\n```",
    "```http\nHTTP/1.1 200 OK\n```",
    "```json\n{}\n```",
    "```\n# no heading\n|a|\n```",
    "- item\n\n  ```http\n  GET /x\n  ```",
    "> quoted <!-- d -->",
    '<!-- { "blockType": "request", "name": "a" } -->',
    '<!-- { "blockType": "ignored" } -->',
    "<!-- text\n\n# hidden\n-->",
    '<!-- { "type": "#page.annotation" } -->',
    'Prose. <!-- { "blockType": "response" } -->',
    "Prose `200 OK`.",
    "[!INCLUDE [x](gone.md)]",
    "Text [!INCLUDE [x](there.md)] and [!INCLUDE [y](there.md)]",
    "<div>\n<!-- e -->\n</div>",
    pair("Name|Typ", "Name|Type"),
    pair("Ja", "Yes"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("\n\n".join).map("# A\n\n{}".format))
def test_generated_pages_are_read_whole(text: str) -> None:
    found = read(text, files={"api-reference/beta/api/there.md": "|a|b|\n|---|---|\n|c|d|\n"})
    assert disagreements(text.encode(), found) == []


@given(st.text(alphabet="#|-`<>!a \n[]()*:", max_size=80))
def test_any_text_is_accounted_for(text: str) -> None:
    found = read(text)
    assert found.seen == found.accounted


PAGE = (
    '# Get lamp\n\n## HTTP request\n\n<!-- { "blockType": "ignored" } -->\n```http\nGET /me/lamps\n```\n\n'
    "## Request headers\n\n|Name|Description|\n|---|---|\n|Prefer|x|\n|Accept|y|\n\n"
    "## Request body\n\n|Property|Type|\n|---|---|\n|a|String|\n\n"
    '## Example\n\n<!-- { "blockType": "request", "name": "a" } -->\n```http\nGET /me/lamps\n```\n'
)
BLIND = {
    "read_operations": [("orphan-annotation", 5), ("unannotated-message", 6)],
    "read_request_headers": [("unread-table", 12)],
    "read_parameters": [("unread-table", 19)],
    "read_examples": [("orphan-annotation", 25), ("unannotated-message", 26)],
}


@pytest.mark.parametrize(("reader", "named"), BLIND.items(), ids=BLIND)
def test_what_a_blind_reader_leaves_is_named(
    monkeypatch: pytest.MonkeyPatch, reader: str, named: list[tuple[str, int]]
) -> None:
    assert not set(named) & set(rules_of(read(PAGE)))
    monkeypatch.setattr(page, reader, lambda *_: ())
    found = read(PAGE)
    assert set(named) <= set(rules_of(found))
    assert found.seen == found.accounted


@pytest.mark.parametrize(("reader", "named"), BLIND.items(), ids=BLIND)
def test_what_nobody_reads_or_names_is_missing_from_the_counts(
    monkeypatch: pytest.MonkeyPatch, reader: str, named: list[tuple[str, int]]
) -> None:
    monkeypatch.setattr(page, reader, lambda *_: ())
    monkeypatch.setattr(accounting, "_name_unread", lambda *_: None)
    found = read(PAGE)
    missing = {name: getattr(found.seen, name) - getattr(found.accounted, name) for name in BlockCounts.__slots__}
    assert sum(missing.values()) >= len(named)
    assert disagreements(source_of(PAGE.encode()).content, found)


def test_row_that_a_reader_of_its_table_leaves_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def claim_table_only(context: PageContext) -> tuple[()]:
        for section in context.sections:
            for block in section.blocks:
                if isinstance(block, Table) and block.origin.line == 12:
                    context.claim(block, block.rows[0])
        return ()

    monkeypatch.setattr(page, "read_request_headers", claim_table_only)
    found = read(PAGE)
    assert ("unread-row", 15) in rules_of(found)
    assert ("unread-row", 14) not in rules_of(found)
    assert found.seen == found.accounted


def test_line_scanner_counts_what_it_should() -> None:
    assert scan_page(PAGE.encode()) == LineCounts(headings=5, tables=2, rows=3, fences=2, annotations=2, includes=0)
