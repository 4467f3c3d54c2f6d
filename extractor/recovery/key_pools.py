"""The names that a page's own fences hold: its request bodies, its responses, its JSON representation, its paths.

Fences are never translated, so a name that a table lost still stands among the keys. A pool keeps the keys in the
order of the body, with the kind of their value and the line they stand on.
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from extractor.model.example import Example
from extractor.model.json_value import JsonValue
from extractor.model.origin import Evidence
from extractor.model.page import Page
from extractor.model.path_template import parse_path
from extractor.recovery.tables import TableKind
from extractor.terms.names import is_identifier

# `getActivity(period='{period_value}',date={date})`
_ARGUMENTS = re.compile(r"\(([^()]*)\)")
_ARGUMENT = re.compile(r"(?:^|,)\s*([A-Za-z_][A-Za-z0-9_]*)\s*=")
_END_OF_KEY = re.compile(r"[\"']?\s*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A member of a body; `values` are what it holds wherever it stands in the pool."""

    name: str
    values: tuple[JsonValue, ...]
    line: int | None

    @property
    def stated_type(self) -> str | None:
        """The only `@odata.type` that its values state, with ` collection` for arrays; None where they state none."""
        stated = {_stated_type(value) for value in self.values} - {None}
        return stated.pop() if len(stated) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPool:
    """The keys of one kind of body, in order, each once."""

    evidence: Evidence
    keys: tuple[Key, ...]

    def without(self, names: Set[str]) -> "KeyPool":
        """The pool without the keys of these names."""
        return KeyPool(evidence=self.evidence, keys=tuple(key for key in self.keys if key.name not in names))


def pools_of(page: Page) -> dict[TableKind, tuple[KeyPool, ...]]:
    """The pools that may hold the names of each kind of table, most trusted first."""
    representation, response, request = representation_pool(page), response_pool(page), request_pool(page)
    return {
        TableKind.PROPERTIES: (representation, response, request),
        TableKind.RELATIONSHIPS: (representation, response, request),
        TableKind.RESPONSE: (response, representation),
        TableKind.BODY: (request, response, representation),
        TableKind.PATH: (_placeholder_pool(page),),
        TableKind.FUNCTION: (_argument_pool(page),),
        TableKind.QUERY: (),
    }


def request_pool(page: Page) -> KeyPool:
    """The keys of the bodies that requests send."""
    bodies = (example for example in page.examples if example.method is not None and not example.notification)
    return _pool(Evidence.REQUEST_EXAMPLE, bodies)


def response_pool(page: Page) -> KeyPool:
    """The keys of the bodies that come back; of a collection, those of its items."""
    return _pool(Evidence.RESPONSE_EXAMPLE, (example for example in page.examples if example.status is not None))


def representation_pool(page: Page) -> KeyPool:
    """The keys of the JSON representation of a resource."""
    blocks = (example for example in page.examples if (example.block_type or "").lower() == "resource")
    return _pool(Evidence.JSON_REPRESENTATION, blocks)


def _argument_pool(page: Page) -> KeyPool:
    """The names of the arguments of the functions in the page's paths."""
    calls = [arguments for operation in page.operations for arguments in _ARGUMENTS.findall(operation.path)]
    return _name_pool(name for arguments in calls for name in _ARGUMENT.findall(arguments))


def _placeholder_pool(page: Page) -> KeyPool:
    """The placeholders of the page's paths."""
    segments = (segment for operation in page.operations for segment in parse_path(operation.path).segments)
    return _name_pool(placeholder.name for segment in segments for placeholder in segment.placeholders)


def _name_pool(names: Iterable[str]) -> KeyPool:
    found = dict.fromkeys(name for name in names if is_identifier(name))
    return KeyPool(evidence=Evidence.PAGE, keys=tuple(Key(name=name, values=(), line=None) for name in found))


def _pool(evidence: Evidence, examples: Iterable[Example]) -> KeyPool:
    values: dict[str, list[JsonValue]] = {}
    lines: dict[str, int | None] = {}
    for example in examples:
        for name, value in _members(example.body):
            if not name.startswith("@") and "@odata." not in name:
                if name not in values:
                    lines[name] = _line_of_key(example, name)
                values.setdefault(name, []).append(value)
    keys = tuple(Key(name=name, values=tuple(found), line=lines[name]) for name, found in values.items())
    return KeyPool(evidence=evidence, keys=keys)


def _stated_type(value: JsonValue) -> str | None:
    item = value[0] if isinstance(value, list) and value else value
    stated = item.get("@odata.type") if isinstance(item, dict) else None
    if not isinstance(stated, str):
        return None
    return f"{stated} collection" if isinstance(value, list) else stated


def _members(body: JsonValue) -> Iterator[tuple[str, JsonValue]]:
    """The members of an object, of the items of a collection, or of the items of an array."""
    if isinstance(body, dict):
        items = body.get("value")
        if isinstance(items, list) and all(name == "value" or name.startswith("@") for name in body):
            yield from _members(items)
        else:
            yield from body.items()
    elif isinstance(body, list):
        for item in body:
            if isinstance(item, dict):
                yield from item.items()


def _line_of_key(example: Example, name: str) -> int | None:
    if example.body_line is None or example.body_text is None or example.origin.file is not None:
        return None
    text = example.body_text
    place = text.find(name)
    while place >= 0 and _END_OF_KEY.match(text, place + len(name)) is None:
        place = text.find(name, place + 1)
    return None if place < 0 else example.body_line + text.count("\n", 0, place)
