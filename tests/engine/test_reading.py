"""A page costs itself at most: defects, time and dying processes are diagnostics, and the others are read."""

import ctypes
import os
import signal
import threading
from pathlib import Path

import pytest

from extractor.engine import process_pool, reading
from extractor.engine.api import read_docs, read_page
from extractor.engine.completing import read_source
from extractor.engine.time_limit import PageTimeoutError, time_limit
from extractor.model.codec import decode_fact, encode_fact
from extractor.model.page import Page, PageKind
from extractor.model.source import IncludeLookup, Source
from extractor.readers.page import read_page as read_of_reader
from extractor.sources.error import ExtractorError
from tests.sources.planting import plant_files

API = "api-reference/beta/api"
PAGE = "# Get call\n\nGets it.\n\n## HTTP request\n\n```http\nGET /app/calls/{{id{}}}\n```\n"

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs signals")


def source(name: str = "call-get.md", content: bytes = b"# Get call\n") -> Source:
    path = f"{API}/{name}"
    return Source(path=path, root_path=path, locale=None, branch=None, api_version="beta", content=content)


def no_includes(_path: str, /) -> bytes | None:
    return None


def rules(page: Page) -> list[str]:
    return [diagnostic.rule for diagnostic in page.diagnostics]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Enough pages for several chunks."""
    return plant_files(
        tmp_path / "docs", {f"{API}/call{number:03}-get.md": PAGE.format(number) for number in range(150)}
    )


def misbehave(monkeypatch: pytest.MonkeyPatch, **acts: object) -> None:
    """Make the reader do something else on pages whose names contain a keyword."""

    def read_or_act(source: Source, lookup: IncludeLookup) -> Page:
        for name, act in acts.items():
            if name in source.path:
                assert callable(act)
                act()
        return read_of_reader(source, lookup)

    monkeypatch.setattr(reading, "read_page", read_or_act)


def fail() -> None:
    raise RecursionError("too deep")


def never_end() -> None:
    while True:
        pass


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_defect_costs_the_page_its_facts_only(monkeypatch: pytest.MonkeyPatch) -> None:
    misbehave(monkeypatch, bad=fail)
    page = read_source(source("bad-get.md"), no_includes)
    assert (page.path, page.kind, page.locale, page.api_version) == (
        f"{API}/bad-get.md",
        PageKind.OTHER,
        "en-US",
        "beta",
    )
    (diagnostic,) = page.diagnostics
    assert diagnostic.rule == "internal-error"
    assert diagnostic.args["error"] == "RecursionError: too deep"
    assert "/" not in str(diagnostic.args["place"])
    assert decode_fact(Page, encode_fact(page)) == page


@posix_only
def test_endless_page_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PAGE_SECONDS", 0.1)
    misbehave(monkeypatch, slow=never_end)
    assert rules(read_source(source("slow-get.md"), no_includes)) == ["page-too-slow"]


@posix_only
def test_time_limit_ends_with_its_block() -> None:
    with time_limit(0.05):
        pass
    threading.Event().wait(0.1)
    with pytest.raises(PageTimeoutError), time_limit(0.05):
        never_end()


def test_time_limit_in_a_thread_limits_nothing() -> None:
    ended: list[bool] = []

    def work() -> None:
        with time_limit(0.001):
            threading.Event().wait(0.01)
        ended.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ended == [True]


@posix_only
def test_dying_process_costs_the_page_that_killed_it(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PAGE_SECONDS", 1.5)
    misbehave(monkeypatch, call050=die, call099=die, call060=never_end, call140=fail)
    pages = list(read_docs(docs, jobs=2))
    failed = {page.path[len(API) + 1 : -len("-get.md")]: rules(page) for page in pages if page.kind is PageKind.OTHER}
    assert failed == {
        "call050": ["reader-died"],
        "call060": ["page-too-slow"],
        "call099": ["reader-died"],
        "call140": ["internal-error"],
    }
    assert [page.path for page in pages] == [f"{API}/call{number:03}-get.md" for number in range(150)]


def hang() -> None:
    """As a library in C does: it never returns to Python, and no signal reaches it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    ctypes.PyDLL(None).sleep(600)


def test_process_that_hangs_outside_of_python_is_ended(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_pool, "HARD_SECONDS", 1.0)
    misbehave(monkeypatch, call050=hang)
    pages = list(read_docs(docs, jobs=2))
    assert [page.path for page in pages if rules(page) == ["reader-died"]] == [f"{API}/call050-get.md"]
    assert len(pages) == 150


def test_page_that_needs_endless_memory_costs_itself_only(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    misbehave(monkeypatch, call050=lambda: bytearray(8 * 1024**3))
    pages = list(read_docs(docs, jobs=2))
    assert [page.path for page in pages if rules(page) == ["internal-error"]] == [f"{API}/call050-get.md"]


def test_any_number_of_processes_gives_the_same_pages(docs: Path) -> None:
    plant_files(docs, {f"{API}/Call007-get.md": "# Other case\n"})
    alone = [encode_fact(page) for page in read_docs(docs, jobs=1)]
    assert [encode_fact(page) for page in read_docs(docs, jobs=2)] == alone
    assert [encode_fact(page) for page in read_docs(docs, jobs=3)] == alone
    assert len(alone) >= 150


def test_reading_can_stop_early(docs: Path) -> None:
    pages = read_docs(docs, jobs=2)
    assert next(pages).path == f"{API}/call000-get.md"
    del pages


def test_file_that_is_refused_is_a_page_with_the_reason(docs: Path) -> None:
    (docs / API / "zoo-get.md").symlink_to("call000-get.md")
    *_, page = read_docs(docs)
    assert (page.path, rules(page), page.operations) == (f"{API}/zoo-get.md", ["not-a-regular-file"], ())


def test_page_of_a_file_and_of_its_bytes(docs: Path) -> None:
    file = docs / API / "call001-get.md"
    page = read_page(file)
    assert (page.path, page.api_version) == (f"{API}/call001-get.md", "beta")
    assert [operation.path for operation in page.operations] == ["/app/calls/{id1}"]
    assert read_page(file.read_bytes(), path=page.path) == page
    assert read_page(str(file)) == page


def test_bytes_without_a_place_are_a_page() -> None:
    page = read_page(b"# Get call\n")
    assert (page.api_version, page.locale) == (None, "en-US")


def test_path_of_bytes_says_locale_and_version() -> None:
    page = read_page(b"# Get call\n", path="zh-CN/live/api-reference/v1.0/api/call-get.md")
    assert (page.locale, page.api_version, page.root_path) == ("zh-CN", "v1.0", "api-reference/v1.0/api/call-get.md")


def test_page_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    for missing in (tmp_path / "no.md", tmp_path):
        with pytest.raises(ExtractorError):
            read_page(missing)


def test_locales_and_versions_narrow_a_set(tmp_path: Path) -> None:
    foreign = "---\nms.contentlocale: ja-JP\n---\n# Get call\n"
    files = {
        f"de-DE/{API}/a.md": "# Get call\n",
        f"de-DE/{API}/b.md": foreign,
        "de-DE/api-reference/v1.0/api/a.md": "# Get call\n",
        f"ja-JP/{API}/a.md": foreign,
    }
    docs = plant_files(tmp_path, files)
    german = [page.path for page in read_docs(docs, locales=["de-de"])]
    assert german == [f"de-DE/{API}/a.md", "de-DE/api-reference/v1.0/api/a.md"]
    japanese = [page.path for page in read_docs(docs, locales=["ja-JP"], api_versions=["beta"])]
    assert japanese == [f"de-DE/{API}/b.md", f"ja-JP/{API}/a.md"]
