"""The facts of a page that no language can change: what a reader of any translation has to find.

A page comes in; its facts go out by kind, each with the line it stands on, spelled so that two pages that say the same
give the same. Titles, descriptions and other texts are left out. A new kind of fact is a line in `neutral_facts`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from extractor.model.page import Page

Neutral: TypeAlias = tuple[object, ...]
# the facts of one kind, each with its line
Facts: TypeAlias = Mapping[str, list[tuple[Neutral, int | None]]]


def neutral_facts(page: Page) -> Facts:
    """Every kind of fact with its facts in page order."""
    resource = page.resource
    return {
        "operations": [((item.method, item.path, item.query), item.origin.line) for item in page.operations],
        "permissions": [
            ((item.table, item.scheme, item.privileges, item.row is not None), item.origin.line)
            for item in page.permissions
        ],
        "request_headers": [((item.name.lower(),), item.origin.line) for item in page.request_headers],
        "parameters": [((item.in_, item.name, _type(item.type)), item.origin.line) for item in page.parameters],
        "responses": sorted({(item.status,): item.origin.line for item in reversed(page.responses)}.items()),
        "examples": list(_examples(page)),
        "properties": [
            ((item.name, _type(item.type)), item.origin.line) for item in (resource.properties if resource else ())
        ],
        "relationships": [
            ((item.name, _type(item.type)), item.origin.line) for item in (resource.relationships if resource else ())
        ],
        "enums": [((enum.name, member.name), member.origin.line) for enum in page.enums for member in enum.members],
    }


def different_kinds(own: Facts, meant: Facts) -> tuple[str, ...]:
    """The kinds in which two pages differ, in whatever order their facts stand."""
    return tuple(kind for kind in meant if _counted(own, kind) != _counted(meant, kind))


def different_facts(own: Facts, meant: Facts) -> Iterator[tuple[str, Neutral, int | None]]:
    """Each fact that one page has and the other has not, with its kind and line."""
    for kind, facts in own.items():
        left = _counted(meant, kind)
        for fact, line in facts:
            if left[fact] > 0:
                left[fact] -= 1
            else:
                yield kind, fact, line


def _counted(facts: Facts, kind: str) -> Counter[Neutral]:
    return Counter(fact for fact, _ in facts[kind])


def _examples(page: Page) -> Iterator[tuple[Neutral, int | None]]:
    for item in page.examples:
        keys = tuple(sorted(item.body)) if isinstance(item.body, dict) else None
        fact = (item.block_type, item.name, item.odata_type, item.method, item.url, item.status, keys)
        yield fact, item.origin.line


def _type(type_: str | None) -> str | None:
    return None if type_ is None else type_.lower()
