"""`python -m tests.benchmarks [DOCS] [--pages N] [--growth]`: how long builds take, measured against a yardstick.

The yardstick Y is markdown-it-py (`commonmark` with tables, full parse) in one process over the same pages, in the
same run. Each row is a run of the command line in its own process: seconds of the clock, seconds of all cores, both as
ratios to the same of Y, and the most memory that all its processes held together. On a machine that does other work
only the seconds of the cores mean much. DOCS is any documentation folder, by default `docs_in`; it is copied, so that
pages and includes can be changed. `--pages` takes a sample, `--growth` adds cold builds of 1,000, 2,000, 4,000, ...
pages. `tests.benchmarks.cluster` and `tests.benchmarks.revisions` measure the cluster and the history.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from extractor.sources.documentation import open_docs
from tests.benchmarks.editing import MANY, Bench
from tests.benchmarks.measuring import Measure

_FIRST_SAMPLE = 1000


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
    for name, edit in _edits(bench):
        edit()
        report(name, bench.build(), bench)
    bench.change_include()
    bench.build()
    bench.change_include()
    report(f"one include of {MANY} pages changed", bench.build(), bench)
    report("nothing changed, --check", bench.build("--check"), bench)
    facts = bench.facts()
    report("facts of every page", facts, bench)
    _print(f"speed-up of the cold build: {one.clock / cold.clock:.2f}")
    _print(f"page versions to facts: {len(bench.pages) / facts.clock:.0f} a second")


def _edits(bench: Bench) -> tuple[tuple[str, Callable[[], None]], ...]:
    return (
        ("one page changed: words alone", bench.add_words),
        ("one page changed: texts, lines", bench.change_text),
        ("one page changed: an operation", bench.change_operation),
        ("one page added", bench.add_page),
    )


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
