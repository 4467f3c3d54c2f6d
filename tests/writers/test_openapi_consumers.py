"""The documents made from `docs_in`, taken as they are by the tools that people use.

Node tools skip where they are not installed, the generator in Java where there is no Java. What these tools make of
whole documentation sets is measured in `tests.benchmarks`.
"""

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from schemathesis.core.result import Ok

from extractor.engine.api import read_docs
from extractor.linking.link import link_api
from extractor.writers.openapi.document import write_openapi
from tests.conftest import PROJECT
from tests.writers.mock_server import ask_everything, serve
from tests.writers.openapi_checks import contents, count_examples, example_errors, specification_errors
from tests.writers.test_openapi import CONTEXT

VERSIONS = ("v1.0", "beta")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of every document of `docs_in`."""
    folder = tmp_path_factory.mktemp("documents")
    api_set, _ = link_api(tuple(read_docs(PROJECT / "docs_in")))
    for output in write_openapi(api_set, CONTEXT):
        file = folder / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.content)
    return folder


def load(documents: Path, version: str) -> Any:
    return json.loads((documents / "canonical" / version / "openapi.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("version", VERSIONS)
def test_openapi_spec_validator_and_the_schemas_of_all_examples(documents: Path, version: str) -> None:
    document = load(documents, version)
    assert specification_errors(document) == []
    assert example_errors(document) == []
    assert count_examples(document) > 0


@pytest.mark.parametrize("name", ["openapi.yaml", "openapi.mock.yaml"])
@pytest.mark.parametrize("version", VERSIONS)
def test_redocly_and_spectral_find_no_error(
    documents: Path, node_tool: Callable[[str], str], tmp_path: Path, version: str, name: str
) -> None:
    file = documents / "canonical" / version / name
    lint = [node_tool("redocly"), "lint", "--extends", "recommended", "--format", "json", str(file)]
    found = subprocess.run(lint, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert json.loads(found.stdout[found.stdout.index("{") :])["totals"]["errors"] == 0
    rules, report = tmp_path / "rules.yaml", tmp_path / "report.json"
    rules.write_text('extends: ["spectral:oas"]\n', encoding="utf-8")
    lint = [node_tool("spectral"), "lint", str(file), "--ruleset", str(rules), "-f", "json", "-o", str(report)]
    subprocess.run(lint, capture_output=True, check=False, cwd=tmp_path)
    assert [item for item in json.loads(report.read_text(encoding="utf-8")) if item["severity"] == 0] == []


@pytest.mark.parametrize("version", VERSIONS)
def test_openapi_typescript_makes_types_that_compile(
    documents: Path, node_tool: Callable[[str], str], tmp_path: Path, version: str
) -> None:
    types = tmp_path / "api.d.ts"
    source = documents / "canonical" / version / "openapi.yaml"
    subprocess.run([node_tool("openapi-typescript"), str(source), "-o", str(types)], check=True, capture_output=True)
    compiled = subprocess.run(
        [node_tool("tsc"), "--strict", "--noEmit", str(types)], capture_output=True, text=True, check=False
    )
    assert (compiled.returncode, compiled.stdout) == (0, "")


@pytest.mark.parametrize("version", VERSIONS)
def test_datamodel_code_generator_makes_models_that_load(documents: Path, tmp_path: Path, version: str) -> None:
    source = documents / "canonical" / version / "openapi.json"
    models = tmp_path / "models"
    options = ["--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel"]
    command = [sys.executable, "-m", "datamodel_code_generator", "--input", str(source), "--output", str(models)]
    subprocess.run([*command, *options], check=True, capture_output=True)
    program = "import models.microsoft.graph as g; assert g.Call.model_fields['state']"
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, cwd=tmp_path)


@pytest.mark.parametrize("version", VERSIONS)
def test_schemathesis_reads_every_operation(documents: Path, version: str) -> None:
    document = load(documents, version)
    results = list(schemathesis.openapi.from_dict(document).get_all_operations())
    operations = [result.ok() for result in results if isinstance(result, Ok)]
    assert len(operations) == len(results)
    documented = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
    assert {(operation.method.upper(), operation.path) for operation in operations} == documented


def test_openapi_generator_makes_a_client_that_parses(documents: Path, tmp_path: Path) -> None:
    if shutil.which("java") is None:
        pytest.skip("there is no Java for the generator")
    spec = find_spec("openapi_generator_cli")
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).with_name("openapi-generator.jar")
    assert load(documents, "beta")["webhooks"]
    source = documents / "canonical" / "beta" / "openapi.yaml"
    command = ["java", "-jar", str(jar), "generate", "-g", "python", "-i", str(source), "-o", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    modules = list(tmp_path.rglob("*.py"))
    for module in modules:
        ast.parse(module.read_text(encoding="utf-8"))
    assert len([module for module in modules if module.parent.name == "models"]) > 5


# a mock server


def test_prism_answers_every_documented_request_with_its_documented_response(
    documents: Path, node_tool: Callable[[str], str], tmp_path: Path
) -> None:
    source = documents / "canonical" / "beta" / "openapi.mock.yaml"
    document = load(documents, "beta")
    with serve(node_tool("prism"), source, tmp_path / "log") as address:
        answers = ask_everything(document, address)
    assert answers.wrong == []
    assert answers.asked >= len([1 for where, media in contents(document) if " 2" in where and media.get("examples")])
