"""Which element of the old side is which of the new: by identity first, then under another name.

An operation whose path changed is recognised by its method, its page and the words that both paths share; a type by its
page and its properties; a row whose name was damaged by translation by its type and its place. Every measure is the
same in both directions, and so is the choice among several candidates.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from extractor.compare.element import Aspect, Element, Kind, is_translated
from extractor.compare.reading import plain_page
from extractor.compare.surface import Identity, Surface

Pair: TypeAlias = tuple[Element | None, Element | None]
Score: TypeAlias = Callable[[Element, Element], float]

# A path that shares fewer of its segments is another path, unless its page holds no other that came or went.
_ALIKE_PATHS = 0.5
_ALIKE_TYPES = 0.5
_LONGEST_ENDING = 2
_PLURALS = ("s", "es")
# Of other kinds the key is a number, or was made up here.
_NAMED = frozenset(Kind) - {Kind.RESPONSE, Kind.EXAMPLE, Kind.BODY, Kind.PERMISSIONS}


def pair_tops(old: Surface, new: Surface) -> Iterator[Pair]:
    """The operations, types and notifications of both sides, each once, by identity."""
    gone = [element for identity, element in old.elements.items() if identity not in new.elements]
    come = [element for identity, element in new.elements.items() if identity not in old.elements]
    pages = _page_names(old, new)
    renamed = _pair_renamed(gone, come, pages)
    taken = {element.identity for element in renamed.values()}
    for identity in sorted({*old.elements, *new.elements}):
        before, after = old.elements.get(identity), new.elements.get(identity)
        if before is not None and after is None:
            yield (before, renamed.get(identity))
        elif after is not None and (before is not None or identity not in taken):
            yield (before, after)


def pair_children(old: Element, new: Element) -> Iterator[Pair]:
    """The children of both sides, each once: those that are left, by identity, in the order of the new side."""
    before = {child.identity: child for child in old.children}
    after = {child.identity: child for child in new.children}
    gone = [child for child in old.children if child.identity not in after]
    come = [child for child in new.children if child.identity not in before]
    repaired = _pair_damaged(gone, come) | _pair_examples(gone, come)
    taken = {child.identity for child in repaired.values()}
    for identity in sorted({*before, *after}):
        if identity in before:
            yield (before[identity], after.get(identity) or repaired.get(identity))
        elif identity not in taken:
            yield (None, after[identity])


def _page_names(old: Surface, new: Surface) -> dict[str, str]:
    """The new names of pages that are known under another: by what both state.

    A notification tells nothing: many pages show the same.
    """
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for identity, before in old.elements.items():
        after = new.elements.get(identity)
        is_shared = before.kind is Kind.NOTIFICATION
        if is_shared or after is None or before.place.page in new.pages or after.place.page in old.pages:
            continue
        names[before.place.page][after.place.page] += 1
    return {page: min(found, key=lambda name: (-found[name], name)) for page, found in names.items()}


def _pair_renamed(gone: Sequence[Element], come: Sequence[Element], pages: dict[str, str]) -> dict[Identity, Element]:
    """By the identity of what went, what it came back as."""
    groups: defaultdict[tuple[str, str], tuple[list[Element], list[Element]]] = defaultdict(lambda: ([], []))
    for element in gone:
        page = pages.get(element.place.page, element.place.page)
        groups[plain_page(page), _role(element)][0].append(element)
    for element in come:
        groups[plain_page(element.place.page), _role(element)][1].append(element)
    renamed: dict[Identity, Element] = {}
    for (_, role), (olds, news) in sorted(groups.items()):
        alone = len(olds) == len(news) == 1
        score = _type_score(alone=alone) if role == Kind.TYPE else _path_score(alone=alone)
        renamed.update(_match(olds, news, score))
    return renamed


def _role(element: Element) -> str:
    """What may come back as what: an operation keeps its method."""
    return element.key.partition(" ")[0] if element.kind is Kind.OPERATION else element.kind.value


def _path_score(*, alone: bool) -> Score:
    def score(old: Element, new: Element) -> float:
        shared = _overlap(_segments(old), _segments(new))
        return shared if shared >= _ALIKE_PATHS or (alone and shared > 0) else 0

    return score


def _segments(element: Element) -> list[str]:
    return [segment for segment in element.key.partition(" ")[2].split("/") if segment]


def _type_score(*, alone: bool) -> Score:
    """The share of members that both have; the same name in another namespace is the same type.

    So are the singular and the plural, and `settings` and `userSettings`, where a page describes no other type.
    """

    def score(old: Element, new: Element) -> float:
        names = sorted((old.simple_name, new.simple_name), key=len)
        is_longer = names[1].removeprefix(names[0]) in _PLURALS or names[1].endswith(names[0])
        if names[0] == names[1] or (alone and is_longer):
            return 1
        shared = _overlap(*(_members(element) for element in (old, new)))
        return shared if shared >= _ALIKE_TYPES else 0

    return score


def _members(element: Element) -> list[str]:
    return [child.key for child in element.children if child.kind is not Kind.EXAMPLE]


def _overlap(old: Iterable[str], new: Iterable[str]) -> float:
    """The share of what both have, each as often as it occurs, in what either has."""
    before, after = Counter(old), Counter(new)
    either = (before | after).total()
    return (before & after).total() / either if either else 0


def _pair_damaged(gone: Sequence[Element], come: Sequence[Element]) -> dict[Identity, Element]:
    """By the identity of what went, what it came back as: one of both names is no name."""
    if not any(map(_may_be_lost, (*gone, *come))):
        return {}
    return _match(gone, come, _damage_score)


def _may_be_lost(element: Element) -> bool:
    return element.damaged or element.doubtful or is_translated(element.place.locale)


def _pair_examples(gone: Sequence[Element], come: Sequence[Element]) -> dict[Identity, Element]:
    """By the identity of what went, the example that shows the same under another name."""
    olds, news = ([element for element in elements if element.kind is Kind.EXAMPLE] for elements in (gone, come))
    return _match(olds, news, _same_content) if olds and news else {}


def _same_content(old: Element, new: Element) -> float:
    """The nearer on the page, the likelier, among examples that show the same."""
    if old.value(Aspect.CONTENT) != new.value(Aspect.CONTENT):
        return 0
    return 1 / (1 + abs(old.rank - new.rank))


def _damage_score(old: Element, new: Element) -> float:
    """The nearer on the page, the likelier, among rows of one kind and one type."""
    if old.kind is not new.kind or not (_is_uncertain(old, new) or is_cut(old, new)):
        return 0
    types = old.value(Aspect.TYPE), new.value(Aspect.TYPE)
    is_sound = Aspect.TYPE not in (*old.damaged_values, *new.damaged_values)
    if is_sound and all(isinstance(item, str) for item in types) and types[0] != types[1]:
        return 0
    return 1 / (1 + abs(old.rank - new.rank))


def _is_uncertain(old: Element, new: Element) -> bool:
    return old.damaged or new.damaged or old.doubtful or new.doubtful


def is_cut(old: Element, new: Element) -> bool:
    """Whether translation cut one of two names short: by a plural's ending, or by a segment after a dot."""
    short, long = sorted((old, new), key=lambda element: len(element.key))
    rest = long.key.removeprefix(short.key)
    is_beginning = rest != long.key and (rest.startswith(".") or len(rest) <= _LONGEST_ENDING)
    return is_beginning and short.kind in _NAMED and is_translated(short.place.locale)


def _match(gone: Sequence[Element], come: Sequence[Element], score: Score) -> dict[Identity, Element]:
    """Pairs, best first; among equals those whose keys come first, whichever side is the old one."""
    scored = [(score(old, new), old, new) for old in gone for new in come]
    candidates = sorted(
        (item for item in scored if item[0] > 0),
        key=lambda item: (-item[0], sorted((item[1].key, item[2].key))),
    )
    paired: dict[Identity, Element] = {}
    taken: set[Identity] = set()
    for _, old, new in candidates:
        if old.identity not in paired and new.identity not in taken:
            paired[old.identity] = new
            taken.add(new.identity)
    return paired
