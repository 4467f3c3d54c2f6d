"""`python -m tests.benchmarks.cluster DOCS [--pages N]`: how much sooner two workers of a cluster read than one.

A scheduler and its workers run on this machine, each worker a process with one thread. What is measured is reading
alone, because the rest of a build is never sent away. Seconds are those of the clock: on a machine that does other work
they say little.
"""

import argparse
import importlib
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

from extractor.engine.executors import Workforce, read_pages
from extractor.sources.documentation import open_docs


def seconds_to_read(docs: Path, workers: int, pages: int | None) -> float:
    """How long so many workers of a cluster take to read the pages."""
    distributed: Any = importlib.import_module("distributed")  # an extra, which other measurements do without
    with distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        opened = open_docs(docs)
        workforce = Workforce(cluster=cluster.scheduler_address)
        for _ in read_pages(islice(opened.sources(), workers * 50), opened, workforce):
            pass  # workers import the program when they first need it
        begun = time.perf_counter()
        for _ in read_pages(islice(opened.sources(), pages), opened, workforce):
            pass
        return time.perf_counter() - begun


def main() -> None:
    """Measure what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.cluster")
    parser.add_argument("docs", type=Path)
    parser.add_argument("--pages", type=int, help="the first so many pages")
    options = parser.parse_args()
    one, two = (seconds_to_read(options.docs, workers, options.pages) for workers in (1, 2))
    sys.stdout.write(f"one worker {one:.2f} s, two workers {two:.2f} s: speed-up {one / two:.2f}\n")


if __name__ == "__main__":
    main()
