"""What happens to a build from outside: it is killed, run many times at once, or its cache is cut anywhere.

In: a folder of documentation and a place to work. Out: nothing; what is not as it must be raises `AssertionError`. The
output of the next build must be that of a clean one, and no file of it may ever be half. Tests run each in small,
`python -m tests.benchmarks.faults` as often as one likes.
"""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import extractor
from extractor.engine.cache import FILE_NAME

SQLITE_PAGE = 4096
_COMMAND = (sys.executable, "-m", "extractor", "build")
_QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def start(docs: Path, place: Path) -> subprocess.Popen[bytes]:
    """A build into `out` with the cache in `cache`, in a session of its own."""
    options = (str(docs), "--out", str(place / "out"), "--cache", str(place / "cache"), "--quiet")
    place.mkdir(parents=True, exist_ok=True)
    return subprocess.Popen((*_COMMAND, *options), cwd=place, start_new_session=True, **_QUIET)  # type: ignore[call-overload,no-any-return] # the pipes


def finish(process: subprocess.Popen[bytes]) -> None:
    """Wait for a build, which must say nothing that a user could not understand, and succeed."""
    _, errors = process.communicate(timeout=300)
    assert b"Traceback" not in errors, errors
    assert process.returncode in (0, 1), errors


def clean_build(docs: Path, place: Path) -> tuple[dict[str, bytes], float]:
    """The files of a build from nothing, and how long it took."""
    began = time.monotonic()
    finish(start(docs, place))
    return tree(place / "out"), time.monotonic() - began


def kill_at_random(docs: Path, place: Path, *, rounds: int, seed: int = 1) -> None:
    """Builds that are killed at any moment, and what the next build makes of what they left."""
    expected, seconds = clean_build(docs, place / "clean")
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    for number in range(rounds):
        folder = place / f"killed-{number}"
        process = start(docs, folder)
        time.sleep(rng.uniform(0.02, seconds * 1.05))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        left = tree(folder / "out") if (folder / "out").exists() else {}
        half = [name for name in left if name in expected and left[name] != expected[name]]
        assert not half, half
        finish(start(docs, folder))
        assert tree(folder / "out") == expected
        shutil.rmtree(folder)


def cut_cache(docs: Path, place: Path, *, step: int) -> None:
    """Builds with a cache that ends early, at every so many bytes of it.

    The output of every other one is gone too, so that all of it comes from what the cache still holds.
    """
    expected, _ = clean_build(docs, place)
    cache, out = place / "cache" / FILE_NAME, place / "out"
    content = cache.read_bytes()
    for number, length in enumerate(range(0, len(content), step)):
        if number % 2:
            shutil.rmtree(out)
        cache.write_bytes(content[:length])
        extractor.build(docs, out, cache=cache.parent, jobs=1)
        assert tree(out) == expected, f"cut to {length} of {len(content)} bytes"


def build_at_once(docs: Path, place: Path, *, rounds: int, builds: int) -> None:
    """Several builds into one output with one cache, and one more after them."""
    expected, _ = clean_build(docs, place / "clean")
    for number in range(rounds):
        folder = place / f"at-once-{number}"
        for process in [start(docs, folder) for _ in range(builds)]:
            finish(process)
        assert tree(folder / "out") == expected
        finish(start(docs, folder))
        assert tree(folder / "out") == expected
        shutil.rmtree(folder)


def change_while_building(docs: Path, place: Path, *, rounds: int, seed: int = 1) -> None:
    """Pages that are edited, cut, replaced and removed while builds read them, and one build after all that."""
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    copy = place / "docs"
    shutil.copytree(docs, copy)
    for _ in range(rounds):
        process = start(copy, place)
        while process.poll() is None:
            _change(rng.choice(sorted(copy.rglob("*.md"))), rng)
            time.sleep(0.01)
        finish(process)
    finish(start(copy, place))
    expected, _ = clean_build(copy, place / "clean")
    assert tree(place / "out") == expected


def _change(page: Path, rng: random.Random) -> None:
    content = page.read_bytes()
    beside = page.with_name(f".{page.name}.tmp")
    match rng.randrange(5):
        case 0:
            page.write_bytes(content + b"\nMore.\n")
        case 1:
            page.write_bytes(content[: rng.randrange(len(content) + 1)])
            page.write_bytes(content)
        case 2:
            beside.write_bytes(content.replace(b"Calls.", b"Lamps."))
            beside.replace(page)
        case 3:
            page.unlink()
            time.sleep(0.005)
            page.write_bytes(content)
        case _:
            page.rename(beside)
            beside.rename(page)
