"""The surface of an API: the elements of many pages merged, so that each stands once however many pages state it.

In come the elements that each page contributes, with the page; out comes a mapping by identity. An operation on five
pages, or a page under another name, gives the same surface. Pages are taken in the order of their paths: the first that
says something decides, and the others add what it does not say.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from extractor.compare.element import Aspect, Element, Kind, Value

Identity = tuple[Kind, str]

# Which statement of a scheme holds where pages differ: the one that grants most.
_STATED_ORDER = ("listed", "none", "not supported", "unstated")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What one page contributes; `page` names it in every version, revision and locale."""

    page: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """Everything that an API offers, by identity, in the order of kind and key; `pages` are all that were read."""

    elements: Mapping[Identity, Element]
    pages: frozenset[str]


EMPTY = Surface(elements={}, pages=frozenset())


def merge_pages(pages: Iterable[PageFacts]) -> Surface:
    """The surface that the pages describe together, whatever their order."""
    ordered = sorted(pages, key=lambda facts: facts.page)
    contributed: defaultdict[Identity, list[Element]] = defaultdict(list)
    for facts in ordered:
        for element in facts.elements:
            contributed[element.identity].append(element)
    merged = {identity: merge_elements(contributed[identity]) for identity in sorted(contributed)}
    return Surface(elements=merged, pages=frozenset(facts.page for facts in ordered))


def merge_changed(old: Iterable[PageFacts], new: Iterable[PageFacts]) -> tuple[Surface, Surface]:
    """The surfaces of both sides as far as they can differ: what a page states that is not the same on both sides.

    Comparing them gives what comparing the whole surfaces gives, for the work on the pages that changed.
    """
    before, after = list(old), list(new)
    changed = _changed_pages(before, after)
    touched = {element.identity for facts in changed for element in facts.elements}
    return merge_touched(before, touched), merge_touched(after, touched)


def _changed_pages(old: Iterable[PageFacts], new: Iterable[PageFacts]) -> list[PageFacts]:
    before: defaultdict[str, list[PageFacts]] = defaultdict(list)
    after: defaultdict[str, list[PageFacts]] = defaultdict(list)
    for facts in old:
        before[facts.page].append(facts)
    for facts in new:
        after[facts.page].append(facts)
    return [
        facts
        for page in {**before, **after}
        if not _are_same(before[page], after[page])
        for facts in (*before[page], *after[page])
    ]


def _are_same(old: list[PageFacts], new: list[PageFacts]) -> bool:
    return len(old) == len(new) and all(map(_is_same, old, new))


def _is_same(old: PageFacts, new: PageFacts) -> bool:
    return old is new or old.elements == new.elements


def merge_touched(pages: Iterable[PageFacts], touched: Set[Identity]) -> Surface:
    """The surface that the pages describe together, as far as it is about these identities."""
    kept = (
        replace(facts, elements=tuple(element for element in facts.elements if element.identity in touched))
        for facts in pages
    )
    return merge_pages(kept)


def merge_elements(elements: list[Element]) -> Element:
    """One element out of those of the same identity."""
    first = elements[0]
    if len(elements) == 1:
        return replace(first, children=merge_children(first.children, ordered=first.ordered))
    ordered = all(element.ordered for element in elements) and not _differ_in_children(elements)
    children = [child for element in elements for child in element.children]
    return replace(
        first,
        values=_merge_values(elements),
        texts=first.texts or next((element.texts for element in elements if element.texts), ()),
        children=merge_children(children, ordered=ordered),
        ordered=ordered,
        damaged_values=tuple({aspect: None for element in elements for aspect in element.damaged_values}),
        vague=tuple({aspect: None for element in elements for aspect in element.vague}),
        rivals=tuple(_rivals(elements)),
        shown=tuple(sorted({name for element in elements for name in element.shown})),
    )


def _rivals(elements: list[Element]) -> Iterator[tuple[Aspect, Value]]:
    """What pages say and another one says otherwise."""
    said: defaultdict[Aspect, set[Value]] = defaultdict(set)
    for element in elements:
        for aspect, value in element.values:
            said[aspect].add(value)
    for aspect in Aspect:
        values = said[aspect] - {None} if aspect in said else frozenset()
        if len(values) > 1:
            yield from ((aspect, value) for value in sorted(values, key=str))


def merge_children(children: Iterable[Element], *, ordered: bool) -> tuple[Element, ...]:
    """The children, each identity once: as they come where their order says something, else sorted."""
    groups: dict[Identity, list[Element]] = {}
    for child in children:
        groups.setdefault(child.identity, []).append(child)
    merged = tuple(merge_elements(group) for group in groups.values())
    return merged if ordered else tuple(sorted(merged, key=lambda child: child.identity))


def _differ_in_children(elements: list[Element]) -> bool:
    """Several orders of the same things are none."""
    return len({tuple(child.key for child in element.children) for element in elements if element.children}) > 1


def _merge_values(elements: list[Element]) -> tuple[tuple[Aspect, Value], ...]:
    stated: dict[Aspect, list[Value]] = {}
    for element in elements:
        for aspect, value in element.values:
            stated.setdefault(aspect, []).append(value)
    return tuple((aspect, _choose(aspect, values)) for aspect, values in sorted(stated.items()))


def _choose(aspect: Aspect, values: list[Value]) -> Value:
    said = [value for value in values if value is not None]
    if aspect is Aspect.STATED and len(set(said)) > 1:
        return next((choice for choice in _STATED_ORDER if choice in said), said[0])
    return said[0] if said else None
