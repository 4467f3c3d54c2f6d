"""How good the OpenAPI documents of a documentation set are: complete, valid, and strict enough to fail.

    python -m tests.benchmarks.openapi DOCS [--api-version V] [--out DIR] [--mutations N]

For each version it prints: the share of documented operation lines that are in the document, what
openapi-spec-validator finds, the share of example bodies that their schemas accept, and the share of mutations that
they reject (a leaf of another type, a required member dropped). `--out` keeps the documents for other tools. A line
that holds no path ("** Entity URI not found") documents no operation: those are counted apart.
"""

import argparse
import json
import random
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from extractor.engine.api import read_docs
from extractor.engine.options import DEFAULT_INFO
from extractor.engine.templates import template_folders
from extractor.linking.api import ApiSet
from extractor.linking.link import link_api
from extractor.linking.operation_ids import OperationKey
from extractor.linking.templates import operation_key, read_template
from extractor.model.page import Page
from extractor.writers.environment import make_environment
from extractor.writers.openapi.document import write_openapi
from extractor.writers.target import WriteContext
from tests.writers.openapi_checks import contents, specification_errors

_DOCUMENT = "urn:document"
_WITHOUT_PATH = "request-line-without-path"
_EXAMPLES = "#/components/examples/"
Step = str | int


@dataclass(frozen=True, slots=True)
class Line:
    """A request line: its page, where it stands there, and the operation that it documents."""

    page: str
    number: int | None
    key: OperationKey


@dataclass(slots=True)
class Count:
    """How many of how many."""

    hits: int = 0
    total: int = 0

    def add(self, hit: bool) -> None:
        self.hits += hit
        self.total += 1

    def __str__(self) -> str:
        share = 100 * self.hits / self.total if self.total else 100
        return f"{self.hits} of {self.total} ({share:.2f} %)"


@dataclass(slots=True)
class Strictness:
    """What the schemas make of the examples and of mutations of them."""

    valid: Count = field(default_factory=Count)
    leaves: Count = field(default_factory=Count)
    dropped: Count = field(default_factory=Count)
    errors: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs")
    parser.add_argument("--api-version", action="append", default=[])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--mutations", type=int, default=3, help="leaves changed in each example")
    arguments = parser.parse_args()
    pages = tuple(read_docs(arguments.docs, api_versions=arguments.api_version or None, jobs=None))
    began = time.monotonic()
    api_set, diagnostics = link_api(pages)
    pathless = {(item.path, item.line) for item in diagnostics if item.rule == _WITHOUT_PATH}
    for path, content in _documents(api_set, began):
        if arguments.out is not None:
            file = arguments.out / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        if path.startswith("canonical/") and path.endswith(".json"):
            version = path.split("/")[1]
            lines = [line for line in _lines(pages, version) if (line.page, line.number) not in pathless]
            _measure(version, json.loads(content), lines, arguments.mutations)
    for page_path, number in sorted(pathless):
        _say(f"no path in the request line: {page_path}:{number}")


def _lines(pages: Iterable[Page], version: str) -> Iterator[Line]:
    """Every request line of a version."""
    for page in pages:
        if page.api_version == version:
            for operation in page.operations:
                yield Line(page=page.path, number=operation.origin.line, key=operation_key(operation))


def _documents(api_set: ApiSet, began: float) -> Iterator[tuple[str, bytes]]:
    context = WriteContext(templates=make_environment(template_folders(None)), info=DEFAULT_INFO, docstrings=None)
    for output in write_openapi(api_set, context):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        took = time.monotonic() - began
        _say(f"{output.path}: {len(output.content) / 1e6:.1f} MB, {took:.0f} s, peak memory {peak} MB")
        yield output.path, output.content


def _measure(version: str, document: Any, lines: Iterable[Line], mutations: int) -> None:
    _say(f"== {version}")
    present, lacking = _coverage(document, lines)
    _say(f"operation lines present  {present}")
    for line in lacking[:10]:
        _say(f"  {line.page}:{line.number}: {' '.join(line.key)}")
    _say(f"specification errors     {len(specification_errors(document))}")
    found = measure_strictness(document, mutations)
    _say(f"valid examples           {found.valid}")
    _say(f"changed leaves rejected  {found.leaves}")
    _say(f"dropped members rejected {found.dropped}")
    for error in found.errors[:10]:
        _say(f"  {error}")


def _coverage(document: Any, lines: Iterable[Line]) -> tuple[Count, list[Line]]:
    """How many request lines have their operation in the document, and those that have not."""
    keys = {(method.upper(), _key(path)) for path, operations in document["paths"].items() for method in operations}
    count, lacking = Count(), []
    for line in lines:
        count.add(line.key in keys)
        if line.key not in keys:
            lacking.append(line)
    return count, lacking


def _key(path: str) -> str:
    return read_template(path).key


def measure_strictness(document: Any, mutations: int) -> Strictness:
    """Every example that a place shows against the schema of that place, whole and mutated."""
    registry: Registry[Any] = Registry().with_resource(
        _DOCUMENT, Resource.from_contents(document, default_specification=DRAFT202012)
    )
    found = Strictness()
    for where, media in contents(document):
        schema = _absolute(media["schema"])
        validator = Draft202012Validator(schema, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER)
        for reference in media.get("examples", {}).values():
            example = document["components"]["examples"][reference["$ref"].removeprefix(_EXAMPLES)]
            if isinstance(example["value"], dict | list):
                _measure_example(where, example["value"], validator, found, mutations)
    return found


def _absolute(tree: Any) -> Any:
    """The schema with its references to the document as a whole."""
    if isinstance(tree, list):
        return [_absolute(item) for item in tree]
    if isinstance(tree, dict):
        return {
            name: _DOCUMENT + item if name == "$ref" and isinstance(item, str) else _absolute(item)
            for name, item in tree.items()
        }
    return tree


def _measure_example(
    where: str, value: Any, validator: Draft202012Validator, found: Strictness, mutations: int
) -> None:
    error = next(validator.iter_errors(value), None)
    found.valid.add(error is None)
    if error is not None:
        found.errors.append(f"{where}: {error.json_path}: {error.message[:160]}")
        return
    chance = random.Random(json.dumps(value, sort_keys=True))  # noqa: S311 - a sample, the same in every run
    leaves = list(_leaves(value, ()))
    for steps in chance.sample(leaves, min(mutations, len(leaves))):
        found.leaves.add(not validator.is_valid(_with(value, steps, _other)))
    for steps in _required(value, validator):
        found.dropped.add(not validator.is_valid(_without(value, steps)))


def _leaves(value: Any, steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """The places of values that hold no others; annotations (`@odata.context`) are the protocol's, not the schema's."""
    if isinstance(value, dict):
        for name, item in value.items():
            if "@" not in name:
                yield from _leaves(item, (*steps, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, (*steps, index))
    elif value is not None and steps:
        yield steps


def _other(value: Any) -> Any:
    """A value of another type."""
    return 12345 if isinstance(value, str) else "another type"


def _with(value: Any, steps: tuple[Step, ...], change: Any) -> Any:
    changed = deepcopy(value)
    place = changed
    for step in steps[:-1]:
        place = place[step]
    place[steps[-1]] = change(place[steps[-1]])
    return changed


def _without(value: Any, steps: tuple[Step, ...]) -> Any:
    changed = deepcopy(value)
    place = changed
    for step in steps[:-1]:
        place = place[step]
    del place[steps[-1]]
    return changed


def _required(value: Any, validator: Draft202012Validator) -> Iterator[tuple[Step, ...]]:
    """The members of the body that its own schema, a type it refers to or a base of that requires."""
    waiting = [validator.schema]
    seen: set[str] = set()
    while waiting:
        schema = waiting.pop()
        if isinstance(schema, dict):
            reference = schema.get("$ref")
            if isinstance(reference, str) and reference not in seen:
                seen.add(reference)
                full = reference if reference.startswith(_DOCUMENT) else _DOCUMENT + reference
                waiting.append(validator._resolver.lookup(full).contents)  # type: ignore[attr-defined] # the only way to its registry
            waiting.extend(schema.get("allOf", ()))
            if isinstance(value, dict):
                yield from ((name,) for name in schema.get("required", ()) if name in value)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
