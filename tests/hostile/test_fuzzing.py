"""Fuzzing, in small: a fixed seed finds nothing, and a planted hole is found.

`python -m tests.fuzzing` does the same for as long as one likes.
"""

import random
from pathlib import Path

import pytest

from extractor.writers.environment import FILTERS
from extractor.writers.target import OutputFile
from tests.fuzzing.__main__ import seeds_of
from tests.fuzzing.choices import Choices
from tests.fuzzing.outputs import problems_of
from tests.fuzzing.payloads import CANARY, PAYLOADS
from tests.fuzzing.target import Finding, Fuzzer

EXECUTIONS = 1000
LONGEST = 3000


def run(fuzzer: Fuzzer, seed: int, executions: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    for _ in range(executions):
        fuzzer.run(rng.randbytes(rng.randrange(LONGEST)))
    fuzzer.finish_batch()


def test_fixed_seed_finds_nothing(project: Path) -> None:
    fuzzer = Fuzzer(seeds_of(project / "docs_in"))
    run(fuzzer, 1, EXECUTIONS)
    assert fuzzer.executions == EXECUTIONS


ENCODERS = [
    *("json", "yaml", "yaml_key", "ts_string", "ts_key", "ts_comment"),
    *("python_string", "python_docstring", "python_comment"),
]


@pytest.mark.parametrize("name", ENCODERS)
def test_hole_in_an_encoder_is_found(name: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = FILTERS[name]
    monkeypatch.setitem(FILTERS, name, lambda value, *rest: value if isinstance(value, str) else sound(value, *rest))
    with pytest.raises(Finding):
        run(Fuzzer(seeds_of(project / "docs_in")), 1, EXECUTIONS)


HOLES = {
    "a.py": [f"{CANARY}()", f"x = y.{CANARY}", "eval('1')", "x = (", '"\u202e"', "x = '\x00'"],
    "a.ts": [f"{CANARY}();", "/// <reference path='x' />", "export type A = `x`", "'\u2028'"],
    "a.json": ['{"a": 1, "a": 2}', "NaN", "[1,]"],
    "a.yaml": ["a: &x 1\nb: *x", "a: !!python/name:os.system x", "a: [", "a: !t b"],
    "a.html": ["<a href='java\nscript:x'>", "<p onclick='x'>", "<iframe>", f"<script>{CANARY}</script>"],
    "../a.txt": [""],
    "con.txt": [""],
    "a.txt": ["\ud800"],
}


@pytest.mark.parametrize(("path", "text"), [(path, text) for path, texts in HOLES.items() for text in texts])
def test_broken_output_is_noticed(path: str, text: str) -> None:
    file = OutputFile(path=path, content=text.encode("utf-8", "surrogatepass"), pages=())
    assert list(problems_of([file], CANARY))


def test_files_that_are_one_on_some_system_are_noticed() -> None:
    files = [OutputFile(path=path, content=b"", pages=()) for path in ("a/File.txt", "a/\ufb01le.txt")]
    assert len(list(problems_of(files, CANARY))) == 1


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_encoded_payload_is_left_alone(payload: str) -> None:
    file = OutputFile(path="a.py", content=f"x = {payload!a}\n".encode(), pages=())
    assert list(problems_of([file], CANARY)) == []


def test_choices_of_nothing_are_the_first_ones() -> None:
    choices = Choices(b"")
    assert (choices.number(9), choices.one_of("abc"), choices.chance(50), choices.rest()) == (0, "a", False, b"")
