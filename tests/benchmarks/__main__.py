"""`python -m tests.benchmarks [DOCS] [--pages N] [--growth]`: how long builds take, measured against a yardstick.

The yardstick Y is markdown-it-py (`commonmark` with tables, full parse) in one process over the same pages, in the
same run. Each row is a build of the command line in its own process: seconds of the clock, seconds of all cores, both
as ratios to the same of Y, and the most memory that all its processes held together. On a machine that does other work
only the seconds of the cores mean much. DOCS is any documentation folder, by default `docs_in`; it is copied, so that
pages and includes can be changed. `--pages` takes a sample, `--growth` adds cold builds of 1,000, 2,000, 4,000, ...
pages. Other measurements are modules beside this one.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from extractor.sources.documentation import open_docs

_MANY = 100
_FIRST_SAMPLE = 1000
_KIB_PER_MIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a run took: seconds of the clock, seconds of the cores, MiB of memory."""

    clock: float
    cores: float
    memory: float


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
        """A build; a fresh one has neither an output nor a cache."""
        if fresh:
            shutil.rmtree(self.folder / "out", ignore_errors=True)
            shutil.rmtree(self.folder / "cache", ignore_errors=True)
        arguments = ["build", str(self.docs), "--out", str(self.folder / "out"), "--cache", str(self.folder / "cache")]
        return run([sys.executable, "-m", "extractor", *arguments, "-q", "--fail-on", "never", *options])

    def change_page(self) -> None:
        """Say something else on one page, where it ends."""
        with self.pages[len(self.pages) // 2].open("a", encoding="utf-8") as page:
            page.write("\n## Changed\n\nText.\n")

    def change_include(self) -> None:
        """Change an include that many pages use, after it has been given to them."""
        include = self.pages[0].with_name("benchmark-include.md")
        include.write_text(f"> [!NOTE]\n> {time.time_ns()}.\n", encoding="utf-8")
        for page in self.pages[:_MANY]:
            if "benchmark-include" not in (text := page.read_text(encoding="utf-8", errors="surrogateescape")):
                target = os.path.relpath(include, page.parent)
                page.write_text(f"{text}\n[!INCLUDE [x]({target})]\n", encoding="utf-8", errors="surrogateescape")

    def _thin_out(self, pages: int) -> None:
        kept = set(self.pages[:: max(1, len(self.pages) // pages)][:pages])
        for page in self.pages:
            if page not in kept:
                page.unlink()
        self.pages = [page for page in self.pages if page in kept]


def yardstick(pages: list[Path]) -> Measure:
    """What markdown-it-py takes to parse the pages in full."""
    parser = MarkdownIt("commonmark").enable("table")
    texts = [page.read_bytes().decode("utf-8", "replace") for page in pages]
    begun, begun_core = time.perf_counter(), time.process_time()
    for text in texts:
        parser.parse(text)
    return Measure(clock=time.perf_counter() - begun, cores=time.process_time() - begun_core, memory=0)


def run(command: list[str]) -> Measure:
    """Run a program and measure it with all its processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    with subprocess.Popen(command) as process, sampled_memory(process.pid) as samples:
        code = process.wait()
    clock = time.perf_counter() - begun
    if code != 0:
        raise SystemExit(f"{' '.join(command)}: ended with {code}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cores = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measure(clock=clock, cores=cores, memory=max(samples, default=0.0))


@contextmanager
def sampled_memory(pid: int) -> Iterator[list[float]]:
    """Collects the memory of a process and those below it, shared pages counted once (Linux; elsewhere nothing)."""
    samples: list[float] = []
    ended = threading.Event()

    def sample() -> None:
        while not ended.wait(0.1):
            samples.append(sum(map(_proportional_memory, _family(pid))))

    thread = threading.Thread(target=sample)
    thread.start()
    try:
        yield samples
    finally:
        ended.set()
        thread.join()


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        try:
            for task in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found


def _proportional_memory(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / _KIB_PER_MIB


def report(name: str, measure: Measure, bench: Bench) -> None:
    """A line of the table."""
    ratio = measure.clock / bench.yardstick.clock
    cores = measure.cores / bench.yardstick.cores
    _print(
        f"{name:34}{measure.clock:9.2f} s{measure.cores:9.2f} s{ratio:9.3f} Y{cores:9.3f} Y{measure.memory:8.0f} MiB"
    )


def measure_all(bench: Bench) -> None:
    """Every row of the table."""
    _print(
        f"{len(bench.pages)} pages, Y = {bench.yardstick.clock:.2f} s by the clock"
        f" and {bench.yardstick.cores:.2f} s of a core"
    )
    _print(f"{'':34}{'clock':>11}{'cores':>11}{'clock':>11}{'cores':>11}{'memory':>12}")
    one = bench.build("--jobs", "1", fresh=True)
    report("cold build, one process", one, bench)
    cold = bench.build(fresh=True)
    report("cold build", cold, bench)
    report("nothing changed", bench.build(), bench)
    bench.change_page()
    report("one page changed", bench.build(), bench)
    bench.change_include()
    bench.build()
    bench.change_include()
    report(f"one include of {_MANY} pages changed", bench.build(), bench)
    report("nothing changed, --check", bench.build("--check"), bench)
    _print(f"speed-up of the cold build: {one.clock / cold.clock:.2f}")


def measure_growth(docs: Path) -> None:
    """Cold builds of more and more pages, by seconds a thousand pages."""
    pages = _FIRST_SAMPLE
    total = sum(1 for _ in open_docs(docs).places())
    while pages < 2 * total:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(docs, Path(folder), pages)
            cold = bench.build(fresh=True)
        _print(
            f"{len(bench.pages):6} pages {cold.clock:8.2f} s {cold.cores / bench.yardstick.cores:7.3f} Y of the cores"
            f" {1000 * cold.clock / len(bench.pages):7.2f} s per 1000 {cold.memory:6.0f} MiB"
        )
        pages *= 2


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Measure what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("docs", nargs="?", type=Path, default=Path("docs_in"))
    parser.add_argument("--pages", type=int, help="a sample of so many pages")
    parser.add_argument("--growth", action="store_true", help="also builds of 1,000, 2,000, 4,000, ... pages")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure_all(Bench(options.docs, Path(folder), options.pages))
    if options.growth:
        measure_growth(options.docs)


if __name__ == "__main__":
    main()
