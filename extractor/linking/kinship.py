"""Which of several pages are about the base of the types that all of them are about.

In come pages that state one operation each for a type of their own, as those do that create an item of a collection of
mixed types; out come the ones of the type that all the others are derived from. What a page is about is told by the
methods tables that list it, and by what it says that it sends and gets back. Where the types of the pages have no base
in common, or fewer than two pages tell of any, none of them is before another.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from http import HTTPStatus

from extractor.linking.type_index import TypeIndex
from extractor.model.operation import ResourceLink, Returns
from extractor.model.page import Page
from extractor.model.type_name import parse_type


class Kinship:
    """What the pages of an API are about."""

    def __init__(self, index: TypeIndex) -> None:
        """Learn which type lists which page."""
        self._index = index
        self._bases = {api_type.qualified_name: api_type.base for api_type in index.types}
        self._listed: defaultdict[str, set[str]] = defaultdict(set)
        for api_type in index.types:
            for method in api_type.methods:
                self._listed[method.page.lower()].add(api_type.qualified_name)
        self._known: dict[str, frozenset[str]] = {}
        self._lines: dict[str, frozenset[str]] = {}

    def find_basic(self, pages: Sequence[Page]) -> frozenset[str]:
        """The paths, from the root, of the pages that are about the base; none where nothing tells."""
        told = {page.root_path: types for page in pages if (types := self._types(page))}
        if len(told) < 2:  # noqa: PLR2004 - one alone is before no other
            return frozenset()
        lines = (frozenset[str]().union(*map(self._lineage, types)) for types in told.values())
        own = frozenset[str]().union(*told.values()).intersection(*lines)
        base = max(sorted(own), key=lambda name: len(self._lineage(name)), default=None)
        return frozenset(path for path, types in told.items() if base in types)

    def _types(self, page: Page) -> frozenset[str]:
        known = self._known.get(page.root_path)
        if known is None:
            known = frozenset(self._listed.get(page.root_path.lower(), ())) | frozenset(self._spoken(page))
            self._known[page.root_path] = known
        return known

    def _spoken(self, page: Page) -> Iterable[str]:
        """The types that the page says are sent or come back; what comes back of a failure is of no page's own."""
        body = None if page.request_body is None else page.request_body.resource
        answers = (response.returns for response in page.responses if response.status < HTTPStatus.BAD_REQUEST)
        links: list[ResourceLink | Returns | None] = [body, *answers]
        for link in links:
            found = None if link is None else self._index.resolve(parse_type(link.name), page=link.page)
            if found is not None:
                yield found.qualified_name

    def _lineage(self, name: str) -> frozenset[str]:
        """The type and its ancestors; chains are short and have no circles."""
        known = self._lines.get(name)
        if known is None:
            base = self._bases.get(name)
            known = frozenset({name}) if base is None else self._lineage(base) | {name}
            self._lines[name] = known
        return known
