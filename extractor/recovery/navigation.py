"""What the paths of a documentation set say of the members of its types.

Paths are never translated. Where `/teams/{id}/channels/{id}` addresses a channel and an operation on its `/tabs` is
about a teamsTab, a channel has a member `tabs` of that type: the path and the type agree on the name. Which type an
operation is about is told by its annotations and by the resource that its body links.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from extractor.model.page import Page
from extractor.model.path_template import parse_path
from extractor.model.type_name import parse_type
from extractor.recovery.owners import owners_of
from extractor.terms.names import is_identifier

_PLACEHOLDER = "{}"


class Navigation:
    """The members that paths show, by type and by what they hold."""

    def __init__(self, pages: Iterable[Page]) -> None:
        """Learn the paths of the operations of a set."""
        self._addresses: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._children: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        self._types: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for page in pages:
            if page.resource is None:
                self._learn(page)

    def _learn(self, page: Page) -> None:
        owners = owners_of(page)
        for operation in page.operations:
            segments = parse_path(operation.path).segments
            literals = tuple(_PLACEHOLDER if segment.placeholders else segment.literal for segment in segments)
            path = tuple(literal.lower() for literal in literals)
            for index, literal in enumerate(literals):
                if is_identifier(literal):
                    self._children[path[:index]].add(literal)
            self._types[path].update(owners)
            for owner in owners:
                self._addresses[owner].add(path)

    def members_of(self, owner: str, type_: str) -> frozenset[str]:
        """The names under which paths lead from the type `owner` (lower case) to something of the type `type_`."""
        parsed = parse_type(type_)
        wanted = parsed.name.lower()
        return frozenset(
            name
            for address in self._addresses.get(owner, ())
            for name in self._children.get(address, ())
            if self._holds((*address, name.lower()), wanted, collection=parsed.collection)
        )

    def _holds(self, path: tuple[str, ...], wanted: str, *, collection: bool) -> bool:
        places = [path, (*path, _PLACEHOLDER)] if collection else [path]
        return any(wanted in self._types.get(place, ()) for place in places)

    def names(self) -> Iterator[str]:
        """Every literal segment that is a name."""
        for names in self._children.values():
            yield from names
