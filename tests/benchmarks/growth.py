"""How the time of a build grows with hostile input.

    python -m tests.benchmarks.growth [NAME...] [--scale F] [--seconds S] [--profile]

Builds each of `tests.hostile.floods` at one, two and four times its size (times `--scale`), each in a process of its
own with every target, and prints the size in kB, the seconds of the cores that each took beyond an empty build, and the
exponent by which they grew from the second to the third: 1 is linear, 2 is quadratic. A build that takes longer than
`--seconds` is ended and shown as `>`. `--profile` shows where the largest spent its time.
"""

import argparse
import cProfile
import math
import os
import pstats
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from extractor import build
from extractor.writers.registry import WRITERS
from tests.hostile.floods import FLOODS, Docs

_STEPS = (1, 2, 4)
_SHORTEST = 0.15  # below it, growth is noise
_EVERY_TARGET = tuple(target.name for target in WRITERS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--profile", action="store_true")
    arguments = parser.parse_args()
    floor = seconds_of({"api-reference/beta/api/a.md": "# A\n"}, arguments.seconds)
    for name in arguments.names or FLOODS:
        flood = FLOODS[name]
        sets = [flood.make(max(1, int(flood.size * step * arguments.scale))) for step in _STEPS]
        taken = [max(0.0, seconds_of(docs, arguments.seconds) - floor) for docs in sets]
        size = sum(map(len, sets[-1].values())) // 1000
        shown = "  ".join(f"{'>' if seconds >= arguments.seconds - 1 else ' '}{seconds:6.2f}" for seconds in taken)
        print(f"{name:32} {size:7} kB  {shown}   {exponent(taken)}", flush=True)  # noqa: T201 - its output
        if arguments.profile:
            in_process(partial(profile, sets[-1]), arguments.seconds * 5)


def exponent(taken: list[float]) -> str:
    """The growth from the second to the third, "" where both are too short to tell."""
    if taken[-2] < _SHORTEST:
        return "-"
    return f"{math.log2(taken[-1] / taken[-2]):5.2f}"


def seconds_of(docs: Docs, limit: float) -> float:
    """The seconds of the cores that a build takes, `limit` where it is ended."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    in_process(partial(build_all, docs), limit)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_process(work: Callable[[], None], limit: float) -> None:
    """Run it in a copy of this process, and end that when the clock says so."""
    process = get_context("fork").Process(target=work)
    process.start()
    process.join(limit)
    if process.is_alive():
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()


def build_all(docs: Docs) -> None:
    """Write the documentation and build every target of it."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in docs.items():
            file = Path(folder, "docs", path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        build(Path(folder, "docs"), Path(folder, "out"), targets=_EVERY_TARGET, jobs=1)


def profile(docs: Docs) -> None:
    """Print the functions in which a build spent most of its time."""
    profiler = cProfile.Profile()
    began = time.process_time()
    profiler.runcall(build_all, docs)
    print(f"{time.process_time() - began:.2f} s under the profiler")  # noqa: T201 - its output
    pstats.Stats(profiler, stream=sys.stdout).sort_stats("tottime").print_stats(12)


if __name__ == "__main__":
    main()
