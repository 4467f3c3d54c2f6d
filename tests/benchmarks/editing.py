"""Documentation that is built again and again while it is edited, each time in a way that costs something else.

In: a documentation folder, of which a copy is taken. Out: builds of the copy by the command line, measured.
"""

import os
import re
import shutil
import sys
import time
from pathlib import Path

from extractor.sources.documentation import open_docs
from tests.benchmarks.measuring import Measure, run, yardstick

MANY = 100


class Bench:
    """A copy of the documentation, an output and a cache."""

    def __init__(self, docs: Path, folder: Path, pages: int | None) -> None:
        self.docs = folder / "docs"
        self.folder = folder
        shutil.copytree(docs, self.docs)
        self.pages = [self.docs / found.source.path for found in open_docs(self.docs).sources()]
        if pages is not None and pages < len(self.pages):
            self._thin_out(pages)
        self.yardstick = yardstick(self.pages)

    def build(self, *options: str, fresh: bool = False) -> Measure:
        """A build of the default targets; a fresh one has neither an output nor a cache."""
        if fresh:
            shutil.rmtree(self.folder / "out", ignore_errors=True)
            shutil.rmtree(self.folder / "cache", ignore_errors=True)
        arguments = ["build", str(self.docs), "--out", str(self.folder / "out"), "--cache", str(self.folder / "cache")]
        return run(
            [sys.executable, "-m", "extractor", *arguments, "-q", "--fail-on", "never", *options], folder=self.folder
        )

    def facts(self) -> Measure:
        """The facts of every page, by all cores and without a cache."""
        return run(
            [sys.executable, "-m", "extractor", "facts", str(self.docs), "--no-cache", "-q"],
            silent=True,
            folder=self.folder,
        )

    def add_words(self) -> None:
        """Words on one page, where it ends, that state nothing of the API."""
        with self._page().open("a", encoding="utf-8") as page:
            page.write("\n## Changed\n\nText.\n")

    def change_text(self) -> None:
        """A comment above the first heading, which moves every line, and a word in the last cell of each table row."""
        page = self._page()
        lines = page.read_text(encoding="utf-8", errors="surrogateescape").replace("\n## ", "\n<!-- x -->\n## ", 1)
        words = re.sub(r"(?m)^(\|.*[^-:|\s].*?)[ \t]*\|$", r"\1 x|", lines)
        page.write_text(words, encoding="utf-8", errors="surrogateescape")

    def change_operation(self) -> None:
        """A further request line below the first one of the page."""
        page = self._page()
        text = page.read_text(encoding="utf-8", errors="surrogateescape")
        further = re.sub(r"(?m)^((GET|POST|PATCH|PUT|DELETE) /\S*)$", r"\1\n\2 /benchmark/{id}", text, count=1)
        page.write_text(further, encoding="utf-8", errors="surrogateescape")

    def add_page(self) -> None:
        """A copy of one page under another name."""
        shutil.copy(self._page(), self._page().with_name("benchmark-page.md"))

    def _page(self) -> Path:
        """One that documents operations."""
        return next(page for page in self.pages[len(self.pages) // 2 :] if page.parent.name == "api")

    def change_include(self) -> None:
        """Change an include that many pages use, after it has been given to them."""
        include = self.pages[0].with_name("benchmark-include.md")
        include.write_text(f"> [!NOTE]\n> {time.time_ns()}.\n", encoding="utf-8")
        for page in self.pages[:MANY]:
            if "benchmark-include" not in (text := page.read_text(encoding="utf-8", errors="surrogateescape")):
                target = os.path.relpath(include, page.parent)
                page.write_text(f"{text}\n[!INCLUDE [x]({target})]\n", encoding="utf-8", errors="surrogateescape")

    def _thin_out(self, pages: int) -> None:
        kept = set(self.pages[:: max(1, len(self.pages) // pages)][:pages])
        for page in self.pages:
            if page not in kept:
                page.unlink()
        self.pages = [page for page in self.pages if page in kept]
