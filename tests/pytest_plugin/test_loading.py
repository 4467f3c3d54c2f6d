"""What the plugin costs: nothing without a test that asks, and little with 5,000 fixtures."""

import json
import sys
import time
from pathlib import Path
from subprocess import run

import pytest

from extractor.pytest_plugin.library import open_library
from tests.pytest_plugin.suites import write_wide_fixtures

MANY = 5000
WITHIN = 0.5
PROBE = "import json, sys; import extractor.pytest_plugin.plugin; print(json.dumps(sorted(sys.modules)))"
BELOW_MODEL = {"extractor", "extractor.pytest_plugin", "extractor.pytest_plugin.plugin"}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As many exchanges as a large version has, each in a file of its own."""
    folder = tmp_path_factory.mktemp("many")
    write_wide_fixtures(folder)
    fixtures = folder / "canonical" / "beta" / "fixtures"
    index = json.loads((fixtures / "index.json").read_bytes())
    entry = index["exchanges"]["beta/thing/get"]
    text = (fixtures / entry["file"]).read_text(encoding="utf-8")
    for number in range(MANY):
        identifier, file = f"beta/page-{number}/get", f"page-{number}/get.json"
        index["exchanges"][identifier] = entry | {"file": file, "operation_id": f"op{number}"}
        path = fixtures / file
        path.parent.mkdir()
        path.write_text(text.replace("beta/thing/get", identifier), encoding="utf-8")
    (fixtures / "index.json").write_text(json.dumps(index), encoding="utf-8")
    return folder


def test_loading_many_fixtures_is_quick(many: Path) -> None:
    began = time.process_time()
    library = open_library(many)
    exchange = library.exchange_of("op4999")
    assert time.process_time() - began < WITHIN
    assert exchange.id == "beta/page-4999/get"


def test_only_what_is_used_is_read(many: Path) -> None:
    fixtures = many / "canonical" / "beta" / "fixtures"
    (fixtures / "page-7" / "get.json").write_text("broken", encoding="utf-8")
    library = open_library(many)
    assert library.exchange("beta/page-8/get").id == "beta/page-8/get"
    (fixtures / "page-8" / "get.json").unlink()
    assert library.exchange("beta/page-8/get").id == "beta/page-8/get"
    with pytest.raises(Exception, match=r"page-7.get\.json"):
        library.exchange("beta/page-7/get")


def test_the_plugin_itself_imports_nothing_of_ours() -> None:
    done = run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert {name for name in loaded if name.partition(".")[0] == "extractor"} == BELOW_MODEL
    assert not loaded & {"responses", "respx", "httpx", "requests", "pytest_httpserver", "werkzeug", "msgspec"}
