"""Whether the canonical API depends on the language it was read in.

    python -m tests.benchmarks.locales DOCS DOCS... [--show N]

Each folder is linked by itself; its canonical documents are compared with those of the first, texts and provenance
left out. Prints for each version how many places differ, by kind, and the first `--show` of them.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from extractor.engine.api import read_docs
from extractor.engine.options import DEFAULT_INFO
from extractor.engine.templates import template_folders
from extractor.linking.link import link_api
from extractor.writers.environment import make_environment
from extractor.writers.openapi.document import write_openapi
from extractor.writers.target import WriteContext

_TEXTS = frozenset({"description", "summary", "row", "title", "x-ms-docs-clouds"})
_PROVENANCE = frozenset(
    {"line", "locale", "url", "x-ms-docs-page", "x-ms-docs-pages", "x-ms-docs-locale", "x-ms-docs-written-paths"}
)
_MISSING = object()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", nargs="+")
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    first, *others = arguments.docs
    reference = _canonical(first)
    for docs in others:
        found = _canonical(docs)
        for version, document in reference.items():
            _report(docs, version, document, found.get(version, {}), arguments.show)


def _canonical(docs: str) -> dict[str, Any]:
    api_set, _ = link_api(tuple(read_docs(docs, jobs=None)))
    templates = make_environment(template_folders(None))
    context = WriteContext(templates=templates, info=DEFAULT_INFO, docstrings=None)
    files = {output.path: output.content for output in write_openapi(api_set, context)}
    return {
        path.split("/")[1]: facts(json.loads(content))
        for path, content in files.items()
        if path.startswith("canonical/") and path.endswith("openapi.json")
    }


def facts(document: Any) -> Any:
    """The document without texts and provenance; the values of examples are whole, for nothing in them is a text."""
    tree = _without_texts(document)
    for name, example in document.get("components", {}).get("examples", {}).items():
        tree["components"]["examples"][name] = example.get("value")
    return tree


def _without_texts(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {
            name: _each(item) if name == "properties" and isinstance(item, dict) else _without_texts(item)
            for name, item in tree.items()
            if name not in _PROVENANCE and not (name in _TEXTS and isinstance(item, str))
        }
    return [_without_texts(item) for item in tree] if isinstance(tree, list) else tree


def _each(properties: dict[str, Any]) -> dict[str, Any]:
    """The schemas of all properties, of those too that are called `url` or `title`."""
    return {name: _without_texts(schema) for name, schema in properties.items()}


def differences(first: Any, second: Any, place: str = "") -> Iterator[tuple[str, Any, Any]]:
    """The innermost places at which two documents differ."""
    if isinstance(first, dict) and isinstance(second, dict):
        for name in dict.fromkeys((*first, *second)):
            yield from differences(first.get(name, _MISSING), second.get(name, _MISSING), f"{place}/{name}")
    elif isinstance(first, list) and isinstance(second, list) and len(first) == len(second):
        for index, (one, other) in enumerate(zip(first, second, strict=True)):
            yield from differences(one, other, f"{place}/{index}")
    elif first != second:
        yield place, first, second


def _report(docs: str, version: str, first: Any, second: Any, show: int) -> None:
    found = list(differences(first, second))
    kinds = Counter(_kind(place) for place, _, _ in found)
    count = sum(map(len, second.get("paths", {}).values()))
    _say(f"{docs} {version}: {count} operations, {len(found)} places differ {dict(kinds.most_common())}")
    for place, one, other in found[:: max(1, len(found) // show)] if show else ():
        _say(f"  {place[-150:]}: {_shown(one)} | {_shown(other)}")


def _kind(place: str) -> str:
    part = re.search(r"/(examples|schemas|parameters|requestBody|responses|security|x-ms-[a-z-]+)", place)
    return part[1] if part else place.split("/")[1]


def _shown(value: Any) -> str:
    return "absent" if value is _MISSING else json.dumps(value, ensure_ascii=False)[:80]


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
