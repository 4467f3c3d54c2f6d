"""What is fuzzed: bytes to a page, pages to facts, and facts to the files of every target.

`Fuzzer.run` takes the bytes of one execution. Each gives one page, which is read, completed and encoded; every
`BATCH` pages are linked together and written by every target, as one documentation set. `Finding` says what went wrong
and with which pages. No page may raise, take long, or make a file that does not parse or that holds its code.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.engine.completing import complete_pages
from extractor.engine.options import DEFAULT_INFO
from extractor.engine.reading import read_alone
from extractor.engine.templates import template_folders
from extractor.linking.api import ApiSet
from extractor.linking.link import link_api
from extractor.model.codec import decode_fact, encode_fact
from extractor.model.page import Page
from extractor.model.source import Source
from extractor.writers.environment import make_environment
from extractor.writers.registry import NOTICE, WRITERS
from extractor.writers.target import Gathered, OutputFile, StreamedFile, Survey, Target, Views, WriteContext
from tests.fuzzing.choices import Choices
from tests.fuzzing.grammar import make_page
from tests.fuzzing.mutation import mutate
from tests.fuzzing.outputs import problems_of
from tests.fuzzing.payloads import CANARY

BATCH = 24
# of the cores; a page of some kilobytes takes milliseconds
MOST_SECONDS = 10.0
_DEFECTS = frozenset({"internal-error", "page-too-slow", "reader-died", "target-failed"})
_PLACES = (
    "api-reference/beta/api/p{}-get.md",
    "api-reference/beta/resources/p{}.md",
    "zh-CN/api-reference/v1.0/api/p{}.md",
    "de-DE/api-reference/beta/resources/p{}.md",
    "p{}.md",
)
_INCLUDES = {
    "api-reference/includes/a.md": b"Text.\n\n[!INCLUDE [b](b.md)]\n",
    "api-reference/includes/b.md": b"|Permission type|Permissions|\n|---|---|\n|Application|Lamp.Read|\n",
}


class Finding(AssertionError):  # noqa: N818 - what fuzzing calls it
    """Something that must not be; `pages` made it so."""

    def __init__(self, what: str, pages: Sequence[Source]) -> None:
        super().__init__(what)
        self.pages = tuple(pages)


class Fuzzer:
    """One run: counts executions, and collects pages for the next batch."""

    def __init__(self, seeds: Sequence[bytes]) -> None:
        """`seeds` are real pages, to be damaged."""
        self.executions = 0
        self._seeds = seeds
        self._batch: list[tuple[Source, Page]] = []
        self._context = WriteContext(
            templates=make_environment(template_folders(None)), info=DEFAULT_INFO, docstrings=None
        )

    def run(self, data: bytes) -> None:
        """One execution; raises `Finding`."""
        source = self._source(data)
        self._batch.append((source, self._read(source)))
        self.executions += 1
        if len(self._batch) >= BATCH:
            self.finish_batch()

    def finish_batch(self) -> None:
        """Link and write the pages since the last batch; raises `Finding`, and begins a new batch in any case."""
        batch, self._batch = self._batch, []
        if batch:
            self._check(batch)

    def _source(self, data: bytes) -> Source:
        choices = Choices(data)
        mode = choices.number(10)
        place = choices.one_of(_PLACES).format(self.executions % BATCH if choices.chance(90) else 0)
        if mode < 5 or not self._seeds:
            content = make_page(choices).encode("utf-8", "surrogatepass")
        elif mode < 9:
            content = mutate(choices.one_of(self._seeds), choices.one_of(self._seeds), choices)
        else:
            content = choices.rest()
        locale = next((part for part in place.split("/") if part in ("zh-CN", "de-DE")), None)
        root_path = place[place.find("api-reference") :] if "api-reference" in place else place
        version = root_path.split("/")[1] if "/" in root_path else None
        return Source(path=place, root_path=root_path, locale=locale, branch=None, api_version=version, content=content)

    def _read(self, source: Source) -> Page:
        began = time.process_time()
        page = read_alone(source, _INCLUDES.get)
        facts = encode_fact(page)
        if decode_fact(Page, facts) != page:
            raise Finding("facts that do not survive the codec", [source])
        if page.seen != page.accounted:
            raise Finding(f"blocks in no fact and no finding: {page.seen} {page.accounted}", [source])
        _judge_findings(page, [source])
        _judge_time(began, [source])
        return page

    def _check(self, batch: list[tuple[Source, Page]]) -> None:
        by_path = {source.path: (source, page) for source, page in batch}
        sources = [source for source, _ in by_path.values()]
        began = time.process_time()
        try:
            self._write([page for _, page in sorted(by_path.values(), key=lambda item: item[0].path)], sources)
        except Finding:
            raise
        except Exception as error:
            raise Finding(f"{type(error).__name__}: {error}", sources) from error
        _judge_time(began, sources)

    def _write(self, pages: list[Page], sources: list[Source]) -> None:
        complete = tuple(complete_pages(pages))
        for page in complete:
            _judge_findings(page, sources)
        versions: dict[str, list[Page]] = {}
        for page in complete:
            versions.setdefault(page.api_version or "", []).append(page)
        linked = [link_api(versions[version])[0] for version in sorted(versions)]
        context = replace(self._context, views=Views())
        files = [file for target in (*WRITERS, NOTICE) for file in _files_of(target, linked, context)]
        for problem in problems_of(files, CANARY):
            raise Finding(problem, sources)


def _files_of(target: Target, linked: Sequence[ApiSet], context: WriteContext) -> Iterator[OutputFile | StreamedFile]:
    """What a target writes of each version, and then of all of them."""
    gathered = []
    for api_set in linked if target is not NOTICE else linked[:1]:
        for item in target.write(api_set, context):
            if isinstance(item, Gathered):
                gathered.append(item.content)
            else:
                yield item
    if target.conclude is not None:
        yield from target.conclude(Survey(gathered=tuple(gathered), findings=()), context)


def _judge_findings(page: Page, sources: Sequence[Source]) -> None:
    for found in page.diagnostics:
        if found.rule in _DEFECTS:
            raise Finding(f"{found.rule}: {found.message}", sources)


def _judge_time(began: float, sources: Sequence[Source]) -> None:
    taken = time.process_time() - began
    if taken > MOST_SECONDS:
        raise Finding(f"{taken:.1f} seconds", sources)
