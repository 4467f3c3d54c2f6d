"""Circles of alternatives: where a type with derived ones leads back to one of them through a member.

In go the declarations of a package, out come the same ones, in which each such circle is opened at one member: it holds
the type or any object, instead of each derived type. mypy follows every way through every alternative and needs minutes
for a few of these (a message has attachments, one of which is an item, which may be a message), seconds without. Other
languages' compilers do not mind. What is told apart elsewhere, in results above all, stays as it is.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from extractor.writers.stubs.declaration import Alternatives, Declaration, Field, Shape
from extractor.writers.stubs.type_expression import (
    OBJECT,
    DeclaredType,
    ListType,
    PageType,
    TypeExpression,
    UnionType,
    ValueType,
    declared_keys,
    union_of,
)


def open_circles(declarations: Mapping[str, Declaration]) -> dict[str, Declaration]:
    """The declarations, each circle opened at the member that closes it."""
    search = _Search(declarations=declarations)
    named = Counter(key for entry in declarations.values() if isinstance(entry, Shape) for key in _keys_of(entry))
    alternatives = [key for key, entry in declarations.items() if isinstance(entry, Alternatives)]
    for key in sorted(alternatives, key=lambda key: (-named[key], key)):
        search.follow(key)
    bases = {key: entry.base for key, entry in declarations.items() if isinstance(entry, Alternatives)}
    return {key: _opened(entry, search.closing, bases) for key, entry in declarations.items()}


def _keys_of(shape: Shape) -> list[str]:
    return [key for member in shape.fields for key in declared_keys(member.type)]


@dataclass(slots=True, kw_only=True)
class _Search:
    """A walk in depth, without recursion, because documentation decides how deep it goes.

    `closing` are the members, by the key of their shape and their wire name, that lead back to where the walk came
    from.
    """

    declarations: Mapping[str, Declaration]
    closing: set[tuple[str, str]] = field(default_factory=set)
    done: set[str] = field(default_factory=set)

    def follow(self, start: str) -> None:
        """Walk all that the declaration leads to."""
        on_way: set[str] = set()
        stack: list[tuple[str, list[str]]] = []
        self._enter(start, on_way, stack)
        while stack:
            key, ahead = stack[-1]
            if not ahead:
                stack.pop()
                on_way.discard(key)
                self.done.add(key)
            else:
                self._enter(ahead.pop(), on_way, stack)

    def _enter(self, key: str, on_way: set[str], stack: list[tuple[str, list[str]]]) -> None:
        if key in self.done or key in on_way:
            return
        on_way.add(key)
        entry = self.declarations[key]
        ahead: list[str] = []
        if isinstance(entry, Alternatives):
            ahead = list(reversed(entry.members))
        elif isinstance(entry, Shape):
            for member in reversed(entry.fields):
                ahead.extend(self._ways(entry, member, on_way))
        stack.append((key, ahead))

    def _ways(self, shape: Shape, member: Field, on_way: set[str]) -> list[str]:
        keys = list(declared_keys(member.type))
        for key in keys:
            entry = self.declarations[key]
            if isinstance(entry, Alternatives) and not on_way.isdisjoint((key, *entry.members)):
                self.closing.add((shape.key, member.wire))
                return []
        return keys


def _opened(entry: Declaration, closing: set[tuple[str, str]], bases: Mapping[str, str]) -> Declaration:
    if not isinstance(entry, Shape):
        return entry
    fields = (
        replace(member, type=_open(member.type, bases)) if (entry.key, member.wire) in closing else member
        for member in entry.fields
    )
    return replace(entry, fields=tuple(fields))


def _open(expression: TypeExpression, bases: Mapping[str, str]) -> TypeExpression:
    match expression:
        case DeclaredType(key=key) if key in bases:
            return union_of((DeclaredType(key=bases[key]), OBJECT))
        case ListType(item=item) | PageType(item=item) | ValueType(item=item):
            return replace(expression, item=_open(item, bases))
        case UnionType(members=members):
            return union_of(tuple(_open(member, bases) for member in members))
        case _:
            return expression
