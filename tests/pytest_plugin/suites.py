"""Suites of their own, with fixtures that a test makes."""

from functools import cache
from pathlib import Path

import pytest

from extractor.writers.fixtures import write_fixtures
from extractor.writers.target import OutputFile, StreamedFile
from tests.writers.mocks.sample_calls import CONTEXT, WIDE


@cache
def _wide_fixtures() -> tuple[OutputFile | StreamedFile, ...]:
    return tuple(write_fixtures(WIDE, CONTEXT))


def write_wide_fixtures(folder: Path) -> None:
    """The fixtures of the wide API of the mock tests, as an output folder."""
    for file in _wide_fixtures():
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)


def run_suite(pytester: pytest.Pytester, text: str, *options: str) -> pytest.RunResult:
    """The run of a suite of one file, whose fixtures are the wide ones."""
    write_wide_fixtures(pytester.path / "generated")
    pytester.makepyfile(text)
    return pytester.runpytest_inprocess("--graph-docs", "generated", "-p", "no:cacheprovider", *options)
