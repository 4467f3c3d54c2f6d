"""Slices of real documentation: closed under `$ref`, the same as in the whole, and taken as they are by every tool.

What the tools make of whole documentation sets is for `tests.benchmarks.consumers` to say.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.engine.api import read_docs
from extractor.engine.limited_api import limit_api_set
from extractor.engine.options import Limits
from extractor.linking.api import Api, ApiSet
from extractor.linking.link import link_api
from extractor.writers.openapi.components import PrintedSchemas
from extractor.writers.openapi.document import print_document, print_paths
from extractor.writers.openapi.printing import Printer
from tests.benchmarks.consumers import TOOLS, Allowed, slices_of, write_documents
from tests.writers.openapi_checks import count_examples, example_errors
from tests.writers.test_openapi import CONTEXT, INFO

SLICES = 16
IN_NODE = {
    "redocly": "redocly", "spectral": "spectral", "openapi-typescript": "openapi-typescript", "prism": "prism",
    "openapi-generator": "tsc",
}  # fmt: skip


@pytest.fixture(scope="module")
def real(corpus: Path) -> Api:
    """The English v1.0 documentation of 2019."""
    pages = tuple(read_docs(corpus / "parallel-2019-01" / "en", api_versions=("v1.0",)))
    return link_api(pages)[0].canonical[0]


@pytest.fixture(scope="module", params=["docs_in", "corpus"])
def whole(request: pytest.FixtureRequest, project: Path) -> Api:
    """The documentation of this repository, and where it is there the real one."""
    if request.param == "corpus":
        api: Api = request.getfixturevalue("real")
        return api
    return link_api(tuple(read_docs(project / "docs_in", api_versions=("beta",))))[0].canonical[0]


@pytest.fixture(scope="module")
def documents(real: Api, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of one slice."""
    return write_documents(real, slices_of(real, SLICES)[0], tmp_path_factory.mktemp("slice"))


def sliced(api: Api, tags: tuple[str, ...]) -> Api:
    (part,) = limit_api_set(Limits(tags=tags), ApiSet(canonical=(api,), localized=(), pages=())).canonical
    return part


def references(tree: Any) -> Iterator[str]:
    for name, value in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        if name == "$ref" and isinstance(value, str):
            yield value
        elif name == "mapping":
            yield from value.values()
        else:
            yield from references(value)


def resolves(reference: str, document: Any) -> bool:
    place = document
    for step in reference.removeprefix("#/").split("/"):
        place = place.get(step.replace("~1", "/").replace("~0", "~")) if isinstance(place, dict) else None
    return place is not None


def test_slices_hold_every_operation_once_as_the_whole_has_it(whole: Api) -> None:
    expected = {piece.path.key: piece.path.json for piece in print_paths(whole, INFO, Printer(CONTEXT.templates))}
    seen: dict[str, bytes] = {}
    for tags in slices_of(whole, SLICES):
        pieces = print_paths(sliced(whole, tags), INFO, Printer(CONTEXT.templates))
        found = {piece.path.key: piece.path.json for piece in pieces}
        assert not seen.keys() & found.keys()
        seen |= found
    assert seen == expected


def test_a_slice_refers_to_nothing_outside(whole: Api) -> None:
    template = CONTEXT.templates.get_template("openapi/openapi.json.j2")
    for tags in slices_of(whole, SLICES):
        part = sliced(whole, tags)
        printer = Printer(CONTEXT.templates)
        view = print_document(part, PrintedSchemas(part, printer).fragments, CONTEXT, printer)
        document = json.loads(template.render(document=view))
        assert [item for item in references(document) if not resolves(item, document)] == []
        assert len(document["components"]["schemas"]) == len(part.shapes) <= len(whole.shapes)


def test_the_examples_of_a_slice_are_valid(documents: Path) -> None:
    document = json.loads((documents / "openapi.json").read_text(encoding="utf-8"))
    assert example_errors(document) == []
    assert count_examples(document) > 0


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_every_tool_takes_a_slice_as_it_is(
    documents: Path, tmp_path: Path, node_tool: Callable[[str], str], name: str
) -> None:
    if name in IN_NODE:
        node_tool(IN_NODE[name])
    if name == "openapi-generator" and shutil.which("java") is None:
        pytest.skip("there is no Java for the generator")
    assert TOOLS[name](documents, tmp_path, Allowed(seconds=300, gigabytes=4)).refusal == ""
