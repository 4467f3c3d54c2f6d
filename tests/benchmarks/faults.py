"""How builds take what happens to them from outside, as often as one likes.

    python -m tests.benchmarks.faults [DOCS] [--kills 25] [--rounds 5] [--builds 6] [--changes 10]
                                      [--step 997]

Kills so many builds at random moments, runs `--rounds` times `--builds` builds at once, changes pages during so many,
and builds with a cache cut at every `--step` bytes and at the end of each of its pages; after each the output must be
that of a clean build. Ends with a traceback at the first that is not.
"""

import argparse
import tempfile
from pathlib import Path

from tests.engine.pages import small_docs
from tests.hostile.faults import SQLITE_PAGE, build_at_once, change_while_building, cut_cache, kill_at_random
from tests.sources.planting import plant_files

_DOCS = Path(__file__).resolve().parents[2] / "docs_in"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", nargs="?", type=Path, default=_DOCS)
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--builds", type=int, default=6)
    parser.add_argument("--changes", type=int, default=10)
    parser.add_argument("--step", type=int, default=997)
    arguments = parser.parse_args()
    docs = arguments.docs.resolve()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        kill_at_random(docs, place / "killed", rounds=arguments.kills)
        print(f"{arguments.kills} builds killed", flush=True)  # noqa: T201 - its output
        build_at_once(docs, place / "at-once", rounds=arguments.rounds, builds=arguments.builds)
        print(f"{arguments.rounds} times {arguments.builds} builds at once", flush=True)  # noqa: T201 - its output
        change_while_building(docs, place / "changing", rounds=arguments.changes)
        print(f"{arguments.changes} builds of changing pages", flush=True)  # noqa: T201 - its output
        small = plant_files(place / "small", small_docs())
        for step in (SQLITE_PAGE, arguments.step):
            cut_cache(small, place / f"cut-{step}", step=step)
            print(f"a cache cut at every {step} bytes", flush=True)  # noqa: T201 - its output


if __name__ == "__main__":
    main()
