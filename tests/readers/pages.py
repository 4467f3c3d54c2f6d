"""Pages for the tests of the readers: from text, from `docs_in`, and a fixed sample of the corpus."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from extractor.diagnostics.report import Report
from extractor.model.origin import Origin
from extractor.model.page import Page
from extractor.model.source import Source
from extractor.readers.blocks import Block
from extractor.readers.markdown import parse_blocks
from extractor.readers.page import read_page

PATH = "api-reference/beta/api/lamp-get.md"
RESOURCE = "api-reference/beta/resources/lamp.md"
DOCS_IN = Path(__file__).resolve().parents[2] / "docs_in"
# tree of the corpus to one page of how many
SAMPLED_TREES: Mapping[str, int] = {
    "parallel-2019-01/en": 25,
    "parallel-2019-01/zh-CN/live-sxs": 25,
    "parallel-2019-01/de-DE/live": 40,
    "parallel-2019-01/ja-JP/live-sxs": 40,
    "zh-CN-live-2022-11": 100,
    "modern-en": 1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page on disk: its root folder, and its path from there."""

    root: Path
    path: str
    locale: str | None

    @property
    def source(self) -> Source:
        """The page with what its path says."""
        return source_of((self.root / self.path).read_bytes(), self.path, self.locale)

    def include(self, root_path: str, /) -> bytes | None:
        """A file below the root."""
        file = self.root / root_path
        return file.read_bytes() if file.is_file() else None

    def read(self) -> Page:
        """The facts of the page."""
        return read_page(self.source, self.include)


def source_of(content: bytes, path: str = PATH, locale: str | None = None) -> Source:
    """A page at a path of a documentation root."""
    version = path.split("/")[1] if path.startswith("api-reference/") else None
    return Source(path=path, root_path=path, locale=locale, branch=None, api_version=version, content=content)


def read(text: str, path: str = PATH, *, locale: str | None = None, files: Mapping[str, str] | None = None) -> Page:
    """The facts of a page that is only a text; `files` are what it may include."""
    encoded = {name: content.encode() for name, content in (files or {}).items()}
    return read_page(source_of(text.encode("utf-8", "surrogatepass"), path, locale), encoded.get)


def blocks_of(text: str) -> tuple[list[Block], Report]:
    """The blocks of a text whose first line is line 1, and what was reported."""
    report = Report(PATH)
    blocks, _ = parse_blocks(text, lambda index: Origin(line=index + 1), report)
    return blocks, report


def rules_of(found: Page | Report) -> list[tuple[str, int | None]]:
    """Rule and line of each diagnostic, in order."""
    return [(item.rule, item.line) for item in found.diagnostics]


def docs_in() -> Iterator[Place]:
    """The pages of the project's own documentation."""
    for folder in sorted(DOCS_IN.iterdir()):
        yield from _pages_below(folder, folder.name)


def sample(corpus: Path) -> Iterator[Place]:
    """Some pages of each tree of the corpus, the same ones every time."""
    for tree, step in SAMPLED_TREES.items():
        locale = next((part for part in tree.split("/") if part in ("zh-CN", "de-DE", "ja-JP")), None)
        places = list(_pages_below(corpus / tree, locale or ("zh-CN" if tree.startswith("zh") else "en-US")))
        yield from places[::step]


def _pages_below(root: Path, locale: str) -> Iterator[Place]:
    found = (file.relative_to(root) for file in root.rglob("*.md") if "includes" not in file.parts)
    for path in sorted(found, key=os.fsencode):
        yield Place(root=root, path=path.as_posix(), locale=locale)
