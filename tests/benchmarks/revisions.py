"""`python -m tests.benchmarks.revisions REPO`: how often the pages of a history are read, and how fast.

Every page of every revision is wanted; each is counted once for each revision it stands in, once for each distinct
content with the includes it is read with, and once for each time that it is really read.
"""

import argparse
import sys
import time
from collections.abc import Sequence

from extractor.engine.fact_store import MemoryStore, StoredPage
from extractor.engine.history import read_history


class CountingStore(MemoryStore):
    """A store that counts what is asked of it, and what was read."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        super().__init__()
        self.asked = 0
        self.read = 0
        self.distinct: set[tuple[str, str, tuple[tuple[str, str | None], ...]]] = set()

    def find(self, path: str, blob: str) -> Sequence[StoredPage]:
        """What was read of the blob at the path."""
        self.asked += 1
        return super().find(path, blob)

    def add(self, path: str, blob: str, page: StoredPage) -> None:
        """Keep what was read."""
        self.read += 1
        self.distinct.add((path, blob, page.files))
        super().add(path, blob, page)


def main() -> None:
    """Measure what the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.revisions")
    parser.add_argument("repository")
    store = CountingStore()
    begun = time.process_time()
    revisions = len(read_history(parser.parse_args().repository, store=store))
    seconds = time.process_time() - begun
    sys.stdout.write(
        f"{revisions} revisions with {store.asked} pages, {len(store.distinct)} of them distinct, {store.read} read"
        f" in {seconds:.1f} s of a core, comparison included\n"
    )


if __name__ == "__main__":
    main()
