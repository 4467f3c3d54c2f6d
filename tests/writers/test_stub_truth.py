"""The stubs tell the truth: every body that the documentation shows has the type that they give it, a wrong one not.

The bodies of `docs_in` are checked whole, and those of real documentation where it is at hand.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.engine.reading import read_found
from extractor.linking.api import Api, ApiSet
from extractor.linking.link import link_api
from extractor.sources.documentation import open_docs
from extractor.writers.python.package import package_name, write_python
from extractor.writers.typescript.package import write_typescript
from tests.writers.stub_pages import make_context
from tests.writers.stub_truth import (
    OPEN_TYPES,
    PythonTypes,
    ShownBody,
    python_case,
    shown_bodies,
    typescript_case,
    with_unknown_member,
    with_wrong_leaves,
)

TSC = ("--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext")
VERSIONS = ("beta", "v1.0")


def _link(docs: Path, version: str | None = None) -> ApiSet:
    with_includes = open_docs(str(docs))
    sources = (found for found in with_includes.sources() if not found.refused)
    wanted = (found for found in sources if version is None or found.source.api_version == version)
    return link_api([read_found(found, with_includes.includes) for found in wanted])[0]


def _write(api_set: ApiSet, project: Path, folder: Path) -> Path:
    context = make_context(str(project / "templates"))
    for write in (write_python, write_typescript):
        for file in write(api_set, context):
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
    return folder / "canonical"


@pytest.fixture(scope="module")
def docs_in(project: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[ApiSet, Path]:
    api_set = _link(project / "docs_in")
    return api_set, _write(api_set, project, tmp_path_factory.mktemp("docs_in"))


@pytest.fixture(scope="module")
def real(corpus: Path, project: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[ApiSet, Path]:
    """The English v1.0 documentation of 2019."""
    api_set = _link(corpus / "parallel-2019-01" / "en", "v1.0")
    return api_set, _write(api_set, project, tmp_path_factory.mktemp("real"))


def _api(api_set: ApiSet, version: str) -> Api:
    return next(api for api in api_set.canonical if api.version == version)


def _python_errors(package: Path, version: str, cases: list[tuple[str, ShownBody]]) -> set[int]:
    """The numbers of the cases that mypy refuses; an error anywhere else fails."""
    types = PythonTypes(package / "src" / package_name(version))
    lines = [python_case(number, annotation, body.value) for number, (annotation, body) in enumerate(cases)]
    (package / "cases.py").write_text(types.program(lines, [annotation for annotation, _ in cases]), "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-error-summary", "--cache-dir=.cache"]
    result = subprocess.run(
        [*command, "cases.py"], cwd=package, env={"MYPYPATH": "src"}, capture_output=True, text=True, check=False
    )
    errors = [line for line in result.stdout.splitlines() if ": error:" in line]
    assert [line for line in errors if not line.startswith("cases.py:")] == []
    assert (result.returncode, result.stderr) == (1 if errors else 0, "")
    return {int(line.split(":")[1]) - 2 for line in errors}


def _typescript_errors(tsc: str, package: Path, bodies: list[ShownBody]) -> set[int]:
    """The numbers of the cases that the compiler refuses; an error anywhere else fails."""
    lines = [typescript_case(number, body, body.value) for number, body in enumerate(bodies)]
    imports = 'import type { Operations, webhooks } from "./index.js";'
    (package / "cases.ts").write_text("\n".join([imports, *lines, ""]), "utf-8")
    result = subprocess.run(
        [tsc, *TSC, "--pretty", "false", "cases.ts"], cwd=package, capture_output=True, text=True, check=False
    )
    errors = [line for line in result.stdout.splitlines() if ": error " in line]
    assert [line for line in errors if not line.startswith("cases.ts(")] == []
    return {int(line.partition("(")[2].partition(",")[0]) - 2 for line in errors}


def _annotated(package: Path, version: str, bodies: list[ShownBody]) -> list[tuple[str, ShownBody]]:
    types = PythonTypes(package / "src" / package_name(version))
    annotated = [(types.annotation(body), body) for body in bodies]
    assert [body.place for annotation, body in annotated if annotation is None] == []
    return [(annotation, body) for annotation, body in annotated if annotation is not None]


def _mutated(body: ShownBody, mutate: Callable[..., object]) -> ShownBody:
    return ShownBody(place=body.place, operation=body.operation, status=body.status, value=mutate(body.value))  # type: ignore[arg-type] # a mutation of JSON is JSON


@pytest.mark.parametrize("version", VERSIONS)
def test_every_body_has_its_python_type(docs_in: tuple[ApiSet, Path], version: str) -> None:
    package = docs_in[1] / version / "stubs" / "python"
    bodies = list(shown_bodies(_api(docs_in[0], version)))
    assert bodies
    assert _python_errors(package, version, _annotated(package, version, bodies)) == set()


@pytest.mark.parametrize("mutate", [with_unknown_member, with_wrong_leaves])
@pytest.mark.parametrize("version", VERSIONS)
def test_no_mutated_body_has_its_python_type(
    docs_in: tuple[ApiSet, Path], version: str, mutate: Callable[..., object]
) -> None:
    package = docs_in[1] / version / "stubs" / "python"
    annotated = _annotated(package, version, list(shown_bodies(_api(docs_in[0], version))))
    closed = [(annotation, _mutated(body, mutate)) for annotation, body in annotated if annotation not in OPEN_TYPES]
    assert closed
    assert _python_errors(package, version, closed) == set(range(len(closed)))


@pytest.mark.parametrize("version", VERSIONS)
def test_every_body_has_its_typescript_type(
    docs_in: tuple[ApiSet, Path], version: str, node_tool: Callable[[str], str]
) -> None:
    package = docs_in[1] / version / "stubs" / "typescript"
    bodies = list(shown_bodies(_api(docs_in[0], version)))
    assert _typescript_errors(node_tool("tsc"), package, bodies) == set()


@pytest.mark.parametrize("mutate", [with_unknown_member, with_wrong_leaves])
@pytest.mark.parametrize("version", VERSIONS)
def test_no_mutated_body_has_its_typescript_type(
    docs_in: tuple[ApiSet, Path], version: str, mutate: Callable[..., object], node_tool: Callable[[str], str]
) -> None:
    bodies = list(shown_bodies(_api(docs_in[0], version)))
    annotated = _annotated(docs_in[1] / version / "stubs" / "python", version, bodies)
    closed = [_mutated(body, mutate) for annotation, body in annotated if annotation not in OPEN_TYPES]
    package = docs_in[1] / version / "stubs" / "typescript"
    assert _typescript_errors(node_tool("tsc"), package, closed) == set(range(len(closed)))


def test_every_real_body_has_its_python_type(real: tuple[ApiSet, Path]) -> None:
    package = real[1] / "v1.0" / "stubs" / "python"
    bodies = list(shown_bodies(_api(real[0], "v1.0")))
    assert len(bodies) > 500
    annotated = _annotated(package, "v1.0", bodies)
    refused = _python_errors(package, "v1.0", annotated)
    assert [(annotated[number][1].operation, annotated[number][1].place) for number in sorted(refused)] == []


def test_every_real_body_has_its_typescript_type(real: tuple[ApiSet, Path], node_tool: Callable[[str], str]) -> None:
    package = real[1] / "v1.0" / "stubs" / "typescript"
    bodies = list(shown_bodies(_api(real[0], "v1.0")))
    refused = _typescript_errors(node_tool("tsc"), package, bodies)
    assert [(bodies[number].operation, bodies[number].place) for number in sorted(refused)] == []


@pytest.mark.parametrize("version", VERSIONS)
def test_every_type_and_operation_is_in_the_stubs(docs_in: tuple[ApiSet, Path], version: str, project: Path) -> None:
    """Counted against the OpenAPI document of the same pages; pages of collections are `CollectionPage` of an item."""
    document = json.loads((project / "generated" / "canonical" / version / "openapi.json").read_text("utf-8"))
    stubs = docs_in[1] / version / "stubs"
    operations = (stubs / "typescript" / "operations.d.ts").read_text("utf-8")
    source = stubs / "python" / "src" / package_name(version)
    python = "".join(path.read_text("utf-8") for path in sorted(source.glob("*.py")))
    models = (stubs / "typescript" / "models.d.ts").read_text("utf-8")
    paths = document["paths"].items()
    keys = [f"{method.upper()} {path}" for path, methods in paths for method in methods if method != "parameters"]
    assert keys
    assert [key for key in keys if f'\n  "{key}": ' not in operations] == []
    assert [key for key in keys if f"\n        {key}\n" not in python] == []
    schemas = document["components"]["schemas"].items()
    names = [name for name, schema in schemas if "@odata.nextLink" not in schema.get("properties", {})]
    names.remove("odata.error")  # it is written by the program, and no page has it
    assert [name for name in names if f" * {name}\n" not in models or f"{name}\n" not in python] == []
