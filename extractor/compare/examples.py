"""Examples and notifications of a page as elements: what is compared of them is a digest of what they show.

A request belongs to the operation of its page that it calls, and the answers after it too; what calls none belongs to
the first operation of the page. A notification is known by the type of its payload.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator

from extractor.compare.element import Aspect, Element, Kind
from extractor.compare.reading import PageReader, bare_name, print_path
from extractor.model.example import Example
from extractor.model.json_value import JsonValue
from extractor.model.path_template import parse_path
from extractor.model.url_match import matches, parse_url

_DIGITS = 12
_IGNORED = "ignored"


def read_examples(reader: PageReader) -> dict[str, tuple[Element, ...]]:
    """The examples of an operation's page, by the key of the operation that they show."""
    page = reader.page
    templates = {
        f"{operation.method.upper()} {print_path(operation.path)[0]}": parse_path(parse_url(operation.path).path)
        for operation in page.operations
    }
    found: defaultdict[str, list[Element]] = defaultdict(list)
    current = next(iter(templates))
    names: Counter[str] = Counter()
    for rank, example in enumerate(page.examples):
        if example.notification or example.block_type == _IGNORED:
            continue
        if example.method is not None and example.url is not None:
            method, path = example.method.upper(), parse_url(example.url).path
            calling = (
                key for key, template in templates.items() if key.startswith(f"{method} ") and matches(template, path)
            )
            current = next(calling, current)
        found[current].append(_example(reader, example, names, rank))
    return {key: tuple(elements) for key, elements in found.items()}


def read_representations(reader: PageReader) -> Iterator[Element]:
    """The examples of a resource's page."""
    names: Counter[str] = Counter()
    for rank, example in enumerate(reader.page.examples):
        if not example.notification and example.block_type != _IGNORED:
            yield _example(reader, example, names, rank)


def read_notifications(reader: PageReader) -> Iterator[Element]:
    """The kinds of notifications whose payloads the page shows."""
    shown: dict[str, Element] = {}
    for rank, example in enumerate(reader.page.examples):
        name = _payload_type(example) if example.notification else None
        if name is not None:
            shown.setdefault(
                name.casefold(),
                Element(
                    kind=Kind.NOTIFICATION,
                    key=name.casefold(),
                    name=name,
                    place=reader.place(example.origin),
                    rank=rank,
                ),
            )
    yield from shown.values()


def _payload_type(example: Example) -> str | None:
    stated = example.body.get("@odata.type") if isinstance(example.body, dict) else None
    name = stated if isinstance(stated, str) else example.odata_type
    return bare_name(name) if name else None


def _example(reader: PageReader, example: Example, names: Counter[str], rank: int) -> Element:
    """Named by its annotation, or by its number among those that have the same role and no name."""
    role = "request" if example.method else "response" if example.status else "representation"
    name = f"{role} {example.first_name}" if example.first_name else role
    names[name] += 1
    unique = name if names[name] == 1 else f"{name} {names[name]}"
    return Element(
        kind=Kind.EXAMPLE,
        key=unique.casefold(),
        name=unique,
        values=((Aspect.CONTENT, _digest(example)),),
        place=reader.place(example.origin),
        rank=rank,
    )


def _digest(example: Example) -> str:
    """The same for the same message, however its JSON is laid out."""
    headers: list[JsonValue] = [[name.casefold(), value] for name, value in example.headers]
    body: JsonValue = " ".join((example.body_text or "").split()) if example.body is None else example.body
    shown: JsonValue = [example.method, example.url, example.status, headers, body]
    encoded = json.dumps(shown, sort_keys=True).encode()
    return hashlib.sha256(encoded).hexdigest()[:_DIGITS]
