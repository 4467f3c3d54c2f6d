"""What a run takes, and the yardstick that it is held against.

In: a command, or pages. Out: seconds of the clock, seconds of the cores, and the most memory of all its processes.
"""

import resource
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

_KIB_PER_MIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a run took: seconds of the clock, seconds of the cores, MiB of memory."""

    clock: float
    cores: float
    memory: float


def yardstick(pages: list[Path]) -> Measure:
    """What markdown-it-py takes to parse the pages in full."""
    parser = MarkdownIt("commonmark").enable("table")
    texts = [page.read_bytes().decode("utf-8", "replace") for page in pages]
    begun, begun_core = time.perf_counter(), time.process_time()
    for text in texts:
        parser.parse(text)
    return Measure(clock=time.perf_counter() - begun, cores=time.process_time() - begun_core, memory=0)


def run(command: list[str], *, silent: bool = False, folder: Path | None = None) -> Measure:
    """Run a program and measure it with all its processes; a `silent` one may print what it likes.

    It runs in `folder`, where one is given: programs take their configuration from where they run.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    output = subprocess.DEVNULL if silent else None
    with subprocess.Popen(command, stdout=output, cwd=folder) as process, sampled_memory(process.pid) as samples:
        code = process.wait()
    clock = time.perf_counter() - begun
    if code > (1 if silent else 0):  # 1 says that something was found
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
