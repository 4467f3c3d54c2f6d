"""The facts of a metadata document: the types, members and calls that the service itself declares.

Names are qualified by their namespace, aliases resolved. `Metadata` answers what a comparison asks: the type of a name
in whatever case, all that a type has with its bases, the calls bound to it. Nothing here decides whether the
documentation or the metadata is right.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.model.resource import ResourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredType:
    """The type of a member: a qualified name (`Edm.String`, `microsoft.graph.user`), and whether it is a collection."""

    name: str
    collection: bool

    @property
    def bare(self) -> str:
        """The name without its namespace."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredMember:
    """A property, a navigation property, a parameter; `type` is None for the member of an enumeration."""

    name: str
    type: DeclaredType | None
    navigation: bool = False
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredEntity:
    """An entity type, a complex type or an enumeration with its own members."""

    name: str
    kind: ResourceKind
    base: str | None
    abstract: bool
    open_type: bool
    members: tuple[DeclaredMember, ...]
    line: int

    @property
    def bare(self) -> str:
        """The name without its namespace."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredCall:
    """An overload of an action or a function; `bound_to` is None for one that stands by itself."""

    name: str
    is_action: bool
    bound_to: DeclaredType | None
    parameters: tuple[DeclaredMember, ...]
    returns: DeclaredType | None
    line: int

    @property
    def bare(self) -> str:
        """The name without its namespace."""
        return self.name.rpartition(".")[2]


class Metadata:
    """A whole document, with its lookups; names are looked up in whatever case.

    `file` is what messages call it; `roots` are its entity sets and singletons with their types; `by_name` holds the
    types by qualified name, `calls_by_name` the overloads by bare name, `derived` the types derived from each, however
    far, all in lower case.
    """

    def __init__(
        self,
        file: str,
        *,
        types: tuple[DeclaredEntity, ...],
        calls: tuple[DeclaredCall, ...],
        roots: tuple[DeclaredMember, ...],
    ) -> None:
        """Index what the document declares."""
        self.file, self.types, self.calls, self.roots = file, types, calls, roots
        self.by_name = {item.name.lower(): item for item in types}
        self.calls_by_name: defaultdict[str, list[DeclaredCall]] = defaultdict(list)
        for call in calls:
            self.calls_by_name[call.bare.lower()].append(call)
        self.derived: defaultdict[str, list[DeclaredEntity]] = defaultdict(list)
        self._by_bare_name: defaultdict[str, list[DeclaredEntity]] = defaultdict(list)
        for item in types:
            self._by_bare_name[item.bare.lower()].append(item)
            for ancestor in list(self.lineage(item))[1:]:
                self.derived[ancestor.name.lower()].append(item)

    def find(self, name: str, namespace: str | None = None) -> DeclaredEntity | None:
        """The type of a bare name: that of the namespace, else the only one that is called so."""
        exact = self.by_name.get(f"{namespace}.{name}".lower()) if namespace else None
        alike = self._by_bare_name.get(name.lower(), ())
        return exact or (alike[0] if len(alike) == 1 else None)

    def lineage(self, item: DeclaredEntity) -> Iterator[DeclaredEntity]:
        """The type, its base, the base of that; a circle ends where it closes."""
        seen: set[str] = set()
        current: DeclaredEntity | None = item
        while current is not None and current.name not in seen:
            seen.add(current.name)
            yield current
            current = self.by_name.get((current.base or "").lower())

    def family(self, item: DeclaredEntity) -> tuple[DeclaredEntity, ...]:
        """The type, its bases, and the types derived from it: what a path may mean without a cast."""
        return (*self.lineage(item), *self.derived.get(item.name.lower(), ()))

    def members(self, item: DeclaredEntity) -> dict[str, DeclaredMember]:
        """All members of the type by their exact names, its own before those of its bases."""
        found: dict[str, DeclaredMember] = {}
        for ancestor in self.lineage(item):
            for member in ancestor.members:
                found.setdefault(member.name, member)
        return found
