"""`extractor build --only openapi` with `--path` or `--tag`: what was asked for, what it needs, and nothing else."""

import json
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from extractor.commands.main import app
from tests.writers.openapi_checks import example_errors, specification_errors
from tests.writers.test_openapi_slices import references, resolves

FILES = ("openapi.json", "openapi.mock.yaml", "openapi.yaml")


def build(docs: Path, out: Path, *options: str) -> dict[str, Any]:
    """The canonical documents of beta that a build writes, by the name of their file."""
    only = ["--only", "openapi", "--api-version", "beta", "--no-cache", "--quiet", "--fail-on", "never"]
    result = CliRunner().invoke(app, ["build", str(docs), "--out", str(out), *only, *options])
    assert result.exit_code == 0, result.output
    return {name: yaml.safe_load((out / "canonical/beta" / name).read_text(encoding="utf-8")) for name in FILES}


@pytest.fixture(scope="module")
def whole(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return build(project / "docs_in", tmp_path_factory.mktemp("whole"))["openapi.json"]


def operations(document: Any) -> dict[tuple[str, str], Any]:
    return {(path, method): item for path, of in document["paths"].items() for method, item in of.items()}


def required_scopes(document: Any) -> Iterator[tuple[str, str]]:
    for operation in operations(document).values():
        for requirement in operation["security"]:
            yield from ((scheme, scope) for scheme, scopes in requirement.items() for scope in scopes)


def offered_scopes(document: Any) -> Iterator[tuple[str, str]]:
    for name, scheme in document["components"]["securitySchemes"].items():
        for flow in scheme.get("flows", {}).values():
            yield from ((name, scope) for scope in flow["scopes"])


@pytest.mark.parametrize("kind", ["--path", "--tag"])
def test_a_slice_holds_what_was_asked_for_and_all_that_it_needs(
    whole: Any, project: Path, tmp_path: Path, kind: str
) -> None:
    first = next(iter(whole["paths"]))
    prefix = f"/{first.split('/')[1]}/*"
    (tag,) = next(iter(whole["paths"][first].values()))["tags"]
    wanted = {
        (path, method): item
        for (path, method), item in operations(whole).items()
        if (fnmatchcase(path, prefix) if kind == "--path" else tag in item["tags"])
    }
    documents = build(project / "docs_in", tmp_path, kind, prefix if kind == "--path" else tag)
    assert 0 < len(wanted) < len(operations(whole))
    assert documents["openapi.yaml"] == documents["openapi.json"]
    for document in documents.values():
        assert operations(document) == wanted
        assert [item for item in references(document) if not resolves(item, document)] == []
        targets = {reference.rpartition("/")[2] for reference in references(document)}
        assert set(document["components"]["schemas"]) <= targets
        assert set(offered_scopes(document)) == set(required_scopes(document))
        assert specification_errors(document) == []
        assert example_errors(document) == []


def test_the_yaml_of_every_document_says_what_its_json_says(project: Path) -> None:
    files = sorted((project / "generated").glob("*/*/openapi.json"))
    assert files
    for file in files:
        document = json.loads(file.read_text(encoding="utf-8"))
        assert yaml.safe_load(file.with_suffix(".yaml").read_text(encoding="utf-8")) == document


def test_the_overlay_of_every_locale_satisfies_the_published_schema(project: Path, shared: Path) -> None:
    schema = yaml.safe_load((shared / "schemas" / "overlay-1.0.schema.yaml").read_text(encoding="utf-8"))
    files = sorted((project / "generated").glob("*/*/openapi.overlay.yaml"))
    assert files
    for file in files:
        overlay = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert list(Draft202012Validator(schema).iter_errors(overlay)) == []
        assert (file.parent / overlay["extends"]).resolve().is_file()
