"""How far the documented types of properties agree with Microsoft's metadata of the same date.

    python -m tests.benchmarks.metadata DOCS CSDL [--api-version V] [--show N]

Of the properties that both a page and the metadata know, counts those with the same type: as the pages state it, and as
the linked API has it, where examples and several pages were reconciled. Prints the disagreements by class, the first
`--show` of each class with page and line: most of them are defects of the documentation, and each is a diagnostic of
`extractor check --metadata`.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.catalogs.csdl import read_csdl
from extractor.catalogs.metadata import DeclaredType, Metadata
from extractor.catalogs.type_agreement import agrees, spell
from extractor.engine.api import read_docs
from extractor.linking.api import Api
from extractor.linking.link import link_api
from extractor.model.page import Page
from extractor.model.resource import Property, ResourceKind
from extractor.model.type_name import parse_type

# What is compared: owner, the property, what the metadata declares, and where the page states it
Compared = tuple[str, Property, DeclaredType, str]


def main() -> None:
    """Measure what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs")
    parser.add_argument("csdl", type=Path)
    parser.add_argument("--api-version", default="v1.0")
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    metadata = read_csdl(arguments.csdl.read_bytes(), arguments.csdl.name)
    pages = tuple(read_docs(arguments.docs, api_versions=[arguments.api_version], jobs=None))
    (api,) = link_api(pages)[0].canonical
    report("pages", stated_on_pages(pages, metadata), metadata, 0)
    report("linked", linked(api, metadata), metadata, arguments.show)


def stated_on_pages(pages: Iterable[Page], metadata: Metadata) -> Iterator[Compared]:
    """The rows of every resource page."""
    for page in pages:
        resource = page.resource
        if resource is not None and resource.name:
            rows = (*resource.properties, *resource.relationships)
            yield from _known(resource.name, resource.namespace, rows, page.root_path, metadata)


def linked(api: Api, metadata: Metadata) -> Iterator[Compared]:
    """The properties of every type of the API, each once."""
    for item in api.types:
        rows = (*item.properties, *item.relationships)
        yield from _known(item.name, item.namespace, rows, item.pages[0].path, metadata)


def _known(
    name: str, namespace: str | None, rows: Iterable[Property], page: str, metadata: Metadata
) -> Iterator[Compared]:
    item = metadata.find(name, namespace)
    if item is None or item.kind is ResourceKind.ENUM:
        return
    declared = metadata.members(item)
    for row in rows:
        member = declared.get(row.name)
        if member is not None and member.type is not None and row.type:
            yield item.bare, row, member.type, page


def report(name: str, compared: Iterable[Compared], metadata: Metadata, show: int) -> None:
    """Print the share that agrees, and the rest by class."""
    total = 0
    differing: defaultdict[str, list[str]] = defaultdict(list)
    for owner, row, declared, page in compared:
        total += 1
        if not agrees(row.type or "", declared):
            line = f"{page}:{row.origin.line}: {owner}.{row.name} is {row.type!r}, declared {spell(declared)}"
            differing[_class_of(row.type or "", declared, metadata)].append(line)
    wrong = sum(map(len, differing.values()))
    _say(f"{name}: {total - wrong} of {total} agree ({100 * (total - wrong) / max(total, 1):.2f} %)")
    for kind, count in Counter({kind: len(lines) for kind, lines in differing.items()}).most_common():
        _say(f"  {count:5} {kind}")
        for line in differing[kind][:show]:
            _say(f"        {line}")


def _class_of(cell: str, declared: DeclaredType, metadata: Metadata) -> str:
    parsed = parse_type(cell)
    if parsed.alternatives:
        return "several types in one cell"
    if parsed.collection != declared.collection:
        return "a collection for one value" if parsed.collection else "one value for a collection"
    item = metadata.find(declared.bare, None)
    kind = "primitive" if declared.name.startswith("Edm.") else "type" if item is None else str(item.kind)
    return f"{parsed.name if parsed.primitive else 'another type'} for {'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
