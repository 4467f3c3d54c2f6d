"""How builds take what happens to them from outside, as often as one likes.

    python -m tests.benchmarks.faults [DOCS] [--kills 25] [--rounds 5] [--builds 6] [--changes 10]

Kills so many builds at random moments, runs `--rounds` times `--builds` builds at once, and changes pages during so
many; after each the output must be that of a clean build. Ends with a traceback at the first that is not.
"""

import argparse
import tempfile
from pathlib import Path

from tests.hostile.faults import build_at_once, change_while_building, kill_at_random

_DOCS = Path(__file__).resolve().parents[2] / "docs_in"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", nargs="?", type=Path, default=_DOCS)
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--builds", type=int, default=6)
    parser.add_argument("--changes", type=int, default=10)
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


if __name__ == "__main__":
    main()
