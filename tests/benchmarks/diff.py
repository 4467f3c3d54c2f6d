"""How comparisons hold up on real documentation: pairs of revisions and of languages, and two states of a whole locale.

`python -m tests.benchmarks.diff pairs REPOSITORY` compares any two revisions and prints how many changes of each class
there are; a traceback ends it. `python -m tests.benchmarks.diff locale FOLDER` copies the folder, takes a row from some
hundred pages, and prints the processor time of the comparison, first and again, as a share of the time in which
markdown-it-py alone parses the pages. Both keep what they read in a cache of their own.

`python -m tests.benchmarks.diff languages A:B OLD NEW EVIDENCE` compares two languages of the same pages. It prints
each difference, and how many are told as changes of the API: none, where the pages are translations of the evidence.

`python -m tests.benchmarks.diff history REPOSITORY [GLOB]` prints the processor time of a history of the pages, as a
share of the time in which each distinct blob of them is read once.
"""

import re
import resource
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from markdown_it import MarkdownIt

from extractor.engine.comparing import diff
from extractor.engine.history import read_history
from extractor.engine.reading import read_found
from extractor.sources.documentation import open_docs, open_revision_docs
from extractor.sources.git_history import list_revisions

_EDITED = 40  # every so many pages
_ROW = re.compile(r"^\|(?![\s:|-]+$).*\n(?=\|.*\n\|.*\n)", re.MULTILINE)


def processor_seconds() -> float:
    """The processor time of this process and of its ended children."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(item.ru_utime + item.ru_stime for item in spent)


def seconds_of(action: Callable[[], object]) -> float:
    """The processor time of an action."""
    before = processor_seconds()
    action()
    return processor_seconds() - before


def compare_pairs(repository: Path, cache: Path) -> None:
    """Compare any two revisions."""
    listed = ["git", "-C", str(repository), "rev-list", "--reverse", "HEAD"]
    revisions = subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split()
    total: Counter[str] = Counter()
    for old, new in combinations(revisions, 2):
        changes = diff(f"{repository}@{old}", f"{repository}@{new}", cache=cache)
        counts = {class_.value: count for class_, count in changes.count().items() if count}
        total.update(counts)
        sys.stdout.write(f"{old[:7]} {new[:7]} {counts}\n")
    sys.stdout.write(f"{len(revisions)} revisions: {dict(total)}\n")


def compare_languages(locale: str, old: str, new: str, *evidence: str) -> None:
    """Compare two languages, and count what is told as a change of the API."""
    changes = diff(old, new, locale=locale, evidence=evidence)
    for change in changes.changes:
        sys.stdout.write(f"{change.class_.value} {change.rule} {change.message}\n")
    found = sum(change.class_.is_api for change in changes.changes)
    sys.stdout.write(f"{locale} {changes.pages}: api {found}\n")


def edit_pages(folder: Path) -> int:
    """Take a row from every so many pages that have a table; how many were edited."""
    edited = 0
    for number, path in enumerate(sorted(folder.rglob("*.md"))):
        text = path.read_text(encoding="utf-8") if number % _EDITED == 0 else ""
        rows = list(_ROW.finditer(text))
        if rows:
            path.write_text(text[: rows[-1].start()] + text[rows[-1].end() :], encoding="utf-8")
            edited += 1
    return edited


def compare_locale(folder: Path, work: Path) -> None:
    """Compare a folder with an edited copy, cold and warm."""
    copy = Path(shutil.copytree(folder, work / "new"))
    edited = edit_pages(copy)
    pages = [found.source.content.decode("utf-8", "replace") for found in open_docs(folder).sources()]
    parser = MarkdownIt("commonmark").enable("table")
    unit = seconds_of(lambda: [parser.parse(page) for page in pages])
    sys.stdout.write(f"{len(pages)} pages, {edited} edited; parsing them takes {unit:.1f} s\n")
    told = diff(folder, copy, cache=work / "cache")
    sys.stdout.write(f"{dict(told.count())}\n")
    for state in ("warm", "warm again"):
        spent = seconds_of(lambda: diff(folder, copy, cache=work / "cache"))
        sys.stdout.write(f"{state}: {spent:.2f} s, {spent / unit:.3f} of that\n")


def read_blobs(repository: Path, globs: tuple[str, ...]) -> int:
    """Read each page of a history once for each of its distinct blobs; how many were read."""
    seen: set[tuple[str, str | None]] = set()
    for revision in list_revisions(repository, "HEAD", ""):
        docs = open_revision_docs(revision.tree, "", repository.name)
        for place in docs.places():
            blob = (place.path, revision.tree.blob_id(place.path))
            if blob not in seen and (not globs or any(PurePosixPath(place.path).match(glob) for glob in globs)):
                seen.add(blob)
                read_found(docs.open(place), docs.includes)
    return len(seen)


def measure_history(repository: Path, globs: tuple[str, ...]) -> None:
    """Compare a history with the reading of its blobs, both in one process and without a cache."""
    blobs = 0

    def read() -> None:
        nonlocal blobs
        blobs = read_blobs(repository, globs)

    # what is imported or compiled once counts for the history, which comes first
    spent = seconds_of(lambda: read_history(str(repository), pages=globs))
    unit = seconds_of(read)
    sys.stdout.write(f"{blobs} blobs: read in {unit:.1f} s; history {spent:.1f} s, {spent / unit:.2f} of that\n")


def main(kind: str, first: str, *others: str) -> None:
    """Run one of the measures."""
    with TemporaryDirectory() as work:
        if kind == "history":
            measure_history(Path(first), others)
        elif kind == "pairs":
            compare_pairs(Path(first), Path(work) / "cache")
        elif kind == "languages":
            compare_languages(first, others[0], others[1], *others[2:])
        else:
            compare_locale(Path(first), Path(work))


if __name__ == "__main__":
    main(sys.argv[1], *sys.argv[2:])
