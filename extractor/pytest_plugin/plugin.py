"""The pytest plugin: options, the fixture `graph_docs`, and tests parametrised over the exchanges of an operation.

Fixtures of the documentation are named by `--graph-docs PATH` or the ini key `graph_docs`. Nothing but pytest is
imported before a test asks for `graph_docs` or `graph_exchange`.
"""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from extractor.pytest_plugin.graph_docs import GraphDocs
    from extractor.pytest_plugin.library import Library

_LIBRARY: "pytest.StashKey[Library]" = pytest.StashKey()
_HAS_FAILED: "pytest.StashKey[bool]" = pytest.StashKey()
_ARGUMENT = "graph_exchange"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--graph-docs`, and the ini keys."""
    group = parser.getgroup("graph-docs", "fixtures from API documentation")
    group.addoption("--graph-docs", metavar="PATH", help="output of `extractor build`, or a folder of fixtures")
    parser.addini("graph_docs", "output of `extractor build`, or a folder of fixtures, from the ini file's folder")
    parser.addini("graph_docs_version", "the version that an operation's id means where several have it (v1.0)")
    parser.addini("graph_docs_clients", "libraries to mock with: responses, respx, httpserver", type="args")


def pytest_configure(config: pytest.Config) -> None:
    """The marker that parametrises."""
    config.addinivalue_line(
        "markers",
        f"graph_docs(operation=, status=, page=, path=, method=, odata_type=, version=): run the test for each such"
        f" exchange of the documentation, which it gets as `{_ARGUMENT}`",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One run of a marked test for each exchange that the marker describes."""
    marker = metafunc.definition.get_closest_marker("graph_docs")
    if marker is None or _ARGUMENT not in metafunc.fixturenames:
        return
    wanted: dict[str, Any] = {"version": metafunc.config.getini("graph_docs_version") or None, **marker.kwargs}
    entries = _library(metafunc.config).find(**wanted)
    if not entries:
        raise pytest.UsageError(f"{metafunc.definition.nodeid}: no exchange of the documentation is {marker.kwargs}")
    ids = [entry.id for entry in entries]
    metafunc.parametrize(_ARGUMENT, ids, indirect=True, ids=ids)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: "pytest.CallInfo[None]"
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember that a test has failed: its end need not complain as well."""
    report = yield
    if call.when == "call" and report.failed:
        item.stash[_HAS_FAILED] = True
    return report


@pytest.fixture
def graph_exchange(request: pytest.FixtureRequest) -> Any:
    """The exchange that the test runs for."""
    if not hasattr(request, "param"):
        raise pytest.UsageError(f"mark the test with @pytest.mark.graph_docs(...) to get a `{_ARGUMENT}`")
    return _library(request.config).exchange(request.param)


@pytest.fixture
def graph_docs(request: pytest.FixtureRequest) -> "Iterator[GraphDocs]":
    """Mocks the documented service, checks what was sent to it, delivers its notifications."""
    from extractor.pytest_plugin.graph_docs import GraphDocs  # noqa: PLC0415 - loaded when a test asks for it

    config = request.config
    docs = GraphDocs(
        _library(config),
        version=config.getini("graph_docs_version") or None,
        using=tuple(config.getini("graph_docs_clients")),
    )
    try:
        yield docs
    finally:
        docs.close()
    if not request.node.stash.get(_HAS_FAILED, False):
        docs.assert_all_expected()


def _library(config: pytest.Config) -> "Library":
    """The fixtures of the run, their index read once."""
    if _LIBRARY not in config.stash:
        from extractor.pytest_plugin.library import GraphDocsError, open_library  # noqa: PLC0415 - as above

        try:
            config.stash[_LIBRARY] = open_library(_path(config))
        except GraphDocsError as error:
            raise pytest.UsageError(str(error)) from error
    return config.stash[_LIBRARY]


def _path(config: pytest.Config) -> Path:
    option, key = config.getoption("graph_docs"), str(config.getini("graph_docs"))
    if option:
        return config.invocation_params.dir / str(option)
    if not key:
        raise pytest.UsageError("say where the fixtures are: --graph-docs PATH, or graph_docs = PATH in the ini file")
    return (config.inipath.parent if config.inipath else config.rootpath) / key
