"""What the suites of these tests need: the libraries that the plugin mocks with, and modules that are compiled anew."""

import pytest

collect_ignore = ["example_project"]


@pytest.fixture(autouse=True)
def peers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Skips where a peer is missing."""
    for name in ("responses", "respx", "pytest_httpserver"):
        pytest.importorskip(name, reason="a peer of the plugin is not installed: pip install '.[pytest-plugin]'")
    # two suites that a test writes within a second may be equally long
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr("sys.dont_write_bytecode", True)
