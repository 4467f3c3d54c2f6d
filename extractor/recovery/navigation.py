"""What the paths of a documentation set say of the members of its types.

Paths are never translated. Where `/teams/{id}/channels/{id}` addresses a channel and an operation on its `/tabs` is
about a teamsTab, a channel has a member `tabs` of that type: the path and the type agree on the name. Which type an
operation is about is told by its annotations, by the resource that its body links, and by the methods table of the
resource that lists it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from extractor.model.example import Example
from extractor.model.page import Page
from extractor.model.path_template import parse_path
from extractor.model.type_name import parse_type
from extractor.recovery.owners import owners_of
from extractor.terms.names import is_identifier, is_type_spelling

_PLACEHOLDER = "{}"
# each beginning of a path is kept, so that a longer one, which no API has, would cost the square of its length
_MOST_SEGMENTS = 64
# an API version, and the segments of a path
Path: TypeAlias = tuple[str | None, ...]


def _returned(pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """The page of each operation that a resource lists, and the type that it says comes back."""
    for page in pages:
        for method in () if page.resource is None else page.resource.methods:
            if method.page is not None and method.returns is not None and is_type_spelling(method.returns):
                yield method.page.lower(), method.returns


def _is_many(example: Example) -> bool:
    """Whether a response holds several items, by its annotation or its body."""
    listed = isinstance(example.body, dict) and isinstance(example.body.get("value"), list)
    return example.status is not None and (example.is_collection or listed)


class Navigation:
    """The members that paths show, by type and by what they hold."""

    def __init__(self, pages: Iterable[Page]) -> None:
        """Learn the paths of the operations of a set."""
        self._addresses: defaultdict[tuple[str | None, str], set[Path]] = defaultdict(set)
        self._children: defaultdict[Path, set[str]] = defaultdict(set)
        # what a path holds, and whether it holds many of them
        self._types: defaultdict[Path, set[tuple[str, bool]]] = defaultdict(set)
        returned = dict(_returned(pages))
        for page in pages:
            if page.resource is None:
                self._learn(page, returned.get(page.root_path.lower()))

    def _learn(self, page: Page, returned: str | None) -> None:
        owners = owners_of(page)
        many = any(map(_is_many, page.examples))
        held = {(owner, many) for owner in owners}
        if returned is not None:
            parsed = parse_type(returned)
            held.add((parsed.name.lower(), parsed.collection))
        for operation in page.operations:
            segments = parse_path(operation.path).segments
            if len(segments) > _MOST_SEGMENTS:
                continue
            literals = tuple(_PLACEHOLDER if segment.placeholders else segment.literal for segment in segments)
            path = (page.api_version, *(literal.lower() for literal in literals))
            for index, literal in enumerate(literals, start=1):
                if is_identifier(literal):
                    self._children[path[:index]].add(literal)
            if operation.method == "GET":
                self._types[path].update(held)
            else:
                self._types[path].update((owner, False) for owner in owners)
            for owner in owners:
                self._addresses[page.api_version, owner].add(path)

    def members_of(self, version: str | None, owner: str, type_: str) -> frozenset[str]:
        """The names under which paths lead from the type `owner` (lower case) to something of the type `type_`."""
        parsed = parse_type(type_)
        wanted = parsed.name.lower()
        return frozenset(
            name
            for address in self._addresses.get((version, owner), ())
            for name in self._children.get(address, ())
            if self._holds((*address, name.lower()), wanted, collection=parsed.collection)
        )

    def children_of(self, version: str | None, owner: str) -> frozenset[str]:
        """The names under which paths lead from the type `owner` (lower case) to anything."""
        addresses = self._addresses.get((version, owner), ())
        return frozenset(name for address in addresses for name in self._children.get(address, ()))

    def _holds(self, path: Path, wanted: str, *, collection: bool) -> bool:
        if not collection:
            return (wanted, False) in self._types.get(path, ())
        # not every page says that its response is a collection
        places = (path, (*path, _PLACEHOLDER))
        return any((wanted, many) in self._types.get(place, ()) for place in places for many in (True, False))

    def names(self) -> Iterator[str]:
        """Every literal segment that is a name."""
        for names in self._children.values():
            yield from names
