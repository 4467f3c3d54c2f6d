"""Every annotated response that answers a request is in the fixtures or in a diagnostic: a plain text scan counts."""

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import extractor
from extractor.linking.api import ApiSet, Exchange
from extractor.linking.link import link_api
from extractor.model.diagnostic import Diagnostic
from extractor.model.page import Page
from tests.writers.annotation_scan import Scan, scan_page

# Samples of an English and of a translated set: one page of so many
SETS = {"parallel-2019-01/en": 25, "zh-CN-live-2022-11": 140}
# How far below its annotation a fence may begin
_REACH = 14

PAGE = """<!-- { "blockType": "request", "name": "a" } -->
```http
GET /x
<!-- { "blockType": "response" } -->
```
<!--{
  "blockType": "response", "truncated": true
}-->
text <!-- no { "blockType": "response" } -->
~~~
<!-- { "blockType": "request" } -->
~~~
<!-- {"blockType":"ignored"} --> <!-- { "@odata.type": "a", "blockType" : "Response" } -->
"""


def test_the_scan_itself() -> None:
    assert scan_page(PAGE) == Scan(requests=(1,), paired_responses=(6, 13))
    assert scan_page('<!-- { "blockType": "response" } -->').paired_responses == ()


def exchanges(api_set: ApiSet) -> Iterator[Exchange]:
    for api in api_set.canonical:
        yield from (exchange for operation in api.operations for exchange in operation.exchanges)
        yield from (*api.notifications, *api.unassigned)


def annotated(api_set: ApiSet) -> dict[str, set[int]]:
    """The lines of the annotations of everything that the fixtures are written from, by page."""
    lines: defaultdict[str, set[int]] = defaultdict(set)
    for exchange in exchanges(api_set):
        examples = (exchange.request, exchange.payload, *exchange.responses)
        found = {example.annotation_line for example in examples if example is not None}
        lines[exchange.page.path] |= {line for line in found if line is not None}
    return lines


def lost(folder: Path) -> tuple[int, list[tuple[str, int]]]:
    """As `lost_of`, for the pages of a folder."""
    pages = tuple(extractor.read_docs(folder))
    return lost_of(folder, pages, *link_api(pages))


def lost_of(
    folder: Path, pages: Iterable[Page], api_set: ApiSet, linked: Iterable[Diagnostic]
) -> tuple[int, list[tuple[str, int]]]:
    """How many responses the scan counts, and which of them are neither in the fixtures nor in a diagnostic."""
    pages = tuple(pages)
    own = (diagnostic for page in pages for diagnostic in page.diagnostics)
    written, reported = annotated(api_set), lines_of((*own, *linked))
    count, missing = 0, []
    for page in pages:
        text = (folder / page.path).read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
        for line in scan_page(text).paired_responses:
            count += 1
            if line not in written[page.root_path] and not reported[page.path] & set(range(line, line + _REACH)):
                missing.append((page.path, line))
    return count, missing


def lines_of(found: Iterable[Diagnostic]) -> defaultdict[str, set[int]]:
    lines: defaultdict[str, set[int]] = defaultdict(set)
    for diagnostic in found:
        if diagnostic.line is not None:
            lines[diagnostic.path].add(diagnostic.line)
    return lines


def test_no_pair_of_this_repository_is_lost(project: Path) -> None:
    folder = project / "docs_in" / "en-US"
    count, missing = lost(folder)
    assert count
    assert missing == []


@pytest.mark.parametrize(("name", "step"), SETS.items(), ids=SETS)
def test_no_pair_of_a_sample_is_lost(corpus: Path, tmp_path: Path, name: str, step: int) -> None:
    root = corpus / name
    for page in sorted(root.rglob("api-reference/*/api/*.md"))[::step]:
        copy = tmp_path / page.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, copy)
    count, missing = lost(tmp_path)
    assert count
    assert missing == []
