"""`python -m tests.fuzzing [--seconds S] [--runs N] [--seed K] [--pages DOCS] [--found DIR] [--atheris DIR]`.

Runs until the time is up or so many executions are done, and prints how many there were. What it finds is printed and
written to `--found`, the pages of a batch in a folder of their own, and the run goes on; the program ends with 1 when
anything was found. The same seed gives the same executions. `--pages` names documentation to damage, by default
`docs_in`. With `--atheris` the bytes come from libFuzzer, led by what they reach in the code (`pip install atheris`;
DIR keeps its corpus), and the first finding ends the run.
"""

import argparse
import random
import sys
import time
from pathlib import Path

from tests.fuzzing.target import Finding, Fuzzer

_PROJECT = Path(__file__).resolve().parents[2]
_MOST_SEEDS = 2000
_LARGEST_SEED = 64 * 1024
_LONGEST = 3000
_EVERY = 1000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--runs", type=int, default=10**9)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=Path, default=_PROJECT / "docs_in")
    parser.add_argument("--found", type=Path, default=Path("fuzzing-found"))
    parser.add_argument("--atheris", type=Path)
    arguments = parser.parse_args()
    fuzzer = Fuzzer(seeds_of(arguments.pages))
    if arguments.atheris is not None:
        return run_atheris(fuzzer, arguments)
    found = run_random(fuzzer, arguments)
    print(f"{fuzzer.executions} executions with seed {arguments.seed}, {found} findings")  # noqa: T201 - its output
    return 1 if found else 0


def seeds_of(docs: Path) -> list[bytes]:
    """Pages to damage: a sample of a documentation folder, the same every time."""
    files = sorted(file for file in docs.rglob("*.md") if file.stat().st_size <= _LARGEST_SEED)
    step = max(1, len(files) // _MOST_SEEDS)
    return [file.read_bytes() for file in files[::step]]


def run_random(fuzzer: Fuzzer, arguments: argparse.Namespace) -> int:
    """Executions with random bytes; the number of findings."""
    rng = random.Random(arguments.seed)  # noqa: S311 - not for secrets
    ends = time.monotonic() + arguments.seconds
    found = 0
    while fuzzer.executions < arguments.runs and time.monotonic() < ends:
        data = rng.randbytes(rng.randrange(_LONGEST))
        try:
            fuzzer.run(data)
        except Finding as finding:
            found += 1
            keep(finding, arguments.found / f"{arguments.seed}-{fuzzer.executions}")
        if fuzzer.executions % _EVERY == 0:
            progress = f"{fuzzer.executions} executions, {found} findings"
            print(progress, file=sys.stderr, flush=True)  # noqa: T201 - its progress
    return found


def keep(finding: Finding, folder: Path) -> None:
    """Print the finding, and write its pages as a documentation set."""
    print(f"FOUND {finding} -> {folder}", flush=True)  # noqa: T201 - its output
    for source in finding.pages:
        file = folder / source.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.content)


def run_atheris(fuzzer: Fuzzer, arguments: argparse.Namespace) -> int:
    """Executions with bytes of libFuzzer, which ends the program itself; what it keeps stands in `--found`."""
    import atheris

    for folder in (arguments.atheris, arguments.found):
        folder.mkdir(parents=True, exist_ok=True)
    limits = (f"-max_total_time={int(arguments.seconds)}", f"-max_len={_LONGEST}")
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], str(arguments.atheris), f"-artifact_prefix={arguments.found}/", *limits], fuzzer.run)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
