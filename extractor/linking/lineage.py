"""Which base types cannot be kept: those that make a type its own ancestor, and those of a chain without an end.

In come the bases of all types by name; out come the types that lose theirs, the same ones whatever the order. What is
written of a type grows with its ancestors, so that their number is bounded. Another rule for chains is a function here.
"""

from collections.abc import Mapping

# No type of Microsoft's own metadata has more than 4
MOST_ANCESTORS = 32

Bases = Mapping[str, str | None]


def find_cycles(bases: Bases) -> frozenset[str]:
    """The least name of each cycle; a base that is no key has none itself.

    >>> sorted(find_cycles({"a": "b", "b": "c", "c": "b", "d": None}))
    ['b']
    """
    found: set[str] = set()
    done: set[str] = set()
    for name in bases:
        walk: dict[str, int] = {}
        current: str | None = name
        while current is not None and current not in done and current not in walk:
            walk[current] = len(walk)
            current = bases.get(current)
        if current is not None and current in walk:
            found.add(min(list(walk)[walk[current] :]))
        done.update(walk)
    return frozenset(found)


def find_too_deep(bases: Bases) -> frozenset[str]:
    """The types that would have more ancestors than are kept, and so begin a chain anew; `bases` holds no cycle."""
    depths: dict[str, int] = {}
    found: set[str] = set()
    for name in bases:
        walk: list[str] = []
        current: str | None = name
        while current is not None and current not in depths:
            walk.append(current)
            current = bases.get(current)
        depth = -1 if current is None else depths[current]
        for passed in reversed(walk):
            depth += 1
            if depth > MOST_ANCESTORS:
                depth = 0
                found.add(passed)
            depths[passed] = depth
    return frozenset(found)
