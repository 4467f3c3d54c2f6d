"""The examples in docstrings run, on the package that the tests import, which may be an installed one."""

import doctest
import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import pytest

import extractor


def _modules() -> Iterator[str]:
    yield "extractor"
    for module in pkgutil.walk_packages(extractor.__path__, "extractor."):
        if not module.name.endswith("__main__"):
            yield module.name


def _failures(module: ModuleType) -> tuple[int, int]:
    """How many examples the module has, and how many of them fail."""
    result = doctest.testmod(module)
    return result.attempted, result.failed


def test_every_example_in_a_docstring_runs() -> None:
    counts = {}
    for name in _modules():
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError as error:
            if error.name is not None and error.name.startswith("extractor"):
                raise
            continue  # what an extra brings is not installed
        counts[name] = _failures(module)
    assert sum(attempted for attempted, _ in counts.values()) > 100
    assert [name for name, (_, failed) in counts.items() if failed] == []


@pytest.mark.parametrize("shown", ["3", "2"], ids=["wrong", "right"])
def test_a_wrong_example_is_caught(shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = ModuleType("planted", f">>> 1 + 1\n{shown}\n")
    assert _failures(module) == (1, int(shown != "2"))
    capsys.readouterr()
