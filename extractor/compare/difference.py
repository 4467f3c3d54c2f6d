"""What differs between two surfaces: facts of change, without any judgment.

In come two surfaces; out come the changes in a deterministic order. A change of what holds other facts (an operation
that came) is one change; what stands in it is not told again. Comparing the other way round gives the same changes
inverted. How things are recognised under another name is in `extractor.compare.pairing`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from extractor.compare.element import Aspect, Chain, Element, Kind, Value, same_value
from extractor.compare.pairing import Pair, pair_children, pair_tops
from extractor.compare.surface import Surface
from extractor.model.text import Text

Said: TypeAlias = Value | Text

# Read from the words of descriptions: what one language says clearly, the other may say in words that nobody knows.
_IN_PROSE = {Aspect.REQUIRED, Aspect.NULLABLE, Aspect.READ_ONLY, Aspect.DEFAULT, Aspect.KEY}
# Where these differ the element is another one altogether: what stands in it is not compared.
_DECISIVE = {Kind.PERMISSIONS: Aspect.STATED}


class Action(StrEnum):
    """What happened to an element."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """One fact of change.

    `old` and `new` lead from the top to the element on each side; to the one that held it, or nowhere, on the side
    where it is missing. `aspect` is what changed, None for an element that came or went; `before` and `after` are what
    was said of the aspect. A decisive aspect, and the name of a thing, carry the whole element with them.
    """

    action: Action
    old: Chain
    new: Chain
    aspect: Aspect | None = None
    before: Said = None
    after: Said = None

    @property
    def chain(self) -> Chain:
        """The way to the element: as it is now, or as it was when it went."""
        return self.old if self.action is Action.REMOVED else self.new

    @property
    def element(self) -> Element:
        """The element that changed."""
        return self.chain[-1]

    @property
    def kind(self) -> Kind:
        """The kind of the element that changed."""
        return self.element.kind


def invert(change: FactChange) -> FactChange:
    """The change back."""
    actions = {Action.ADDED: Action.REMOVED, Action.REMOVED: Action.ADDED, Action.CHANGED: Action.CHANGED}
    return FactChange(
        action=actions[change.action],
        old=change.new,
        new=change.old,
        aspect=change.aspect,
        before=change.after,
        after=change.before,
    )


def compare_surfaces(old: Surface, new: Surface) -> tuple[FactChange, ...]:
    """Every fact of change, by kind and key of what stands at the top."""
    if old.elements == new.elements and old.pages == new.pages:
        return ()
    changes: list[FactChange] = []
    for pair in pair_tops(old, new):
        changes += _compare_pair((), (), pair)
    return (*changes, *_moved_pages(old, new, changes))


def _compare_pair(old: Chain, new: Chain, pair: Pair) -> Iterator[FactChange]:
    """The changes between two elements that are one, or the coming or going of a single one."""
    before, after = pair
    if before is None and after is not None:
        yield FactChange(action=Action.ADDED, old=old, new=(*new, after))
    elif after is None and before is not None:
        yield FactChange(action=Action.REMOVED, old=(*old, before), new=new)
    elif before is not None and after is not None and before is not after:
        yield from _compare_elements((*old, before), (*new, after))


def _compare_elements(old: Chain, new: Chain) -> Iterator[FactChange]:
    before, after = old[-1], new[-1]
    if before.key != after.key:
        yield _changed(old, new, Aspect.NAME, before.name, after.name)
    decisive = _DECISIVE.get(before.kind)
    if decisive is not None and before.value(decisive) != after.value(decisive):
        yield _changed(old, new, decisive, before.value(decisive), after.value(decisive))
        return
    yield from _compare_values(old, new)
    yield from _compare_texts(old, new)
    if before.children != after.children:
        for pair in pair_children(before, after):
            yield from _compare_pair(old, new, pair)
    yield from _compare_order(old, new)


def _compare_values(old: Chain, new: Chain) -> Iterator[FactChange]:
    before, after = old[-1], new[-1]
    if before.values == after.values:
        return
    untold = {Aspect.SPELLING} if before.key != after.key else set()  # told as another name
    if before.place.locale != after.place.locale:
        untold |= _IN_PROSE
    for aspect in sorted({aspect for aspect, _ in (*before.values, *after.values)} - untold):
        was, is_ = before.value(aspect), after.value(aspect)
        if not same_value(aspect, was, is_):
            yield _changed(old, new, aspect, was, is_)


def _compare_texts(old: Chain, new: Chain) -> Iterator[FactChange]:
    before, after = old[-1], new[-1]
    if before.texts == after.texts:
        return
    same_language = before.place.locale == after.place.locale
    for aspect in sorted({aspect for aspect, _ in (*before.texts, *after.texts)}):
        was, is_ = before.text(aspect), after.text(aspect)
        if differ(was, is_, same_language=same_language):
            yield _changed(old, new, aspect, was, is_)


def differ(old: Text | None, new: Text | None, *, same_language: bool) -> bool:
    """Whether two texts differ in English, where both have some, or in a language that both are in."""
    if old is None or new is None:
        return bool(old is not new and ((old or new) != Text(text="", en="")) and same_language)
    if old.en is not None and new.en is not None and _words(old.en) != _words(new.en):
        return True
    return same_language and _words(old.text) != _words(new.text)


def _words(text: str) -> list[str]:
    return text.split()


def _compare_order(old: Chain, new: Chain) -> Iterator[FactChange]:
    before, after = old[-1], new[-1]
    if not (before.ordered and after.ordered):
        return
    was = tuple(child.key for child in before.children)
    is_ = tuple(child.key for child in after.children)
    if [key for key in was if key in is_] != [key for key in is_ if key in was]:
        names = tuple(child.name for child in before.children), tuple(child.name for child in after.children)
        yield _changed(old, new, Aspect.ORDER, *names)


def _moved_pages(old: Surface, new: Surface, changes: list[FactChange]) -> Iterator[FactChange]:
    """Each page that has another name now, once, at the first thing that it states and no other page shows too."""
    told: set[tuple[str, str]] = set()
    renamed = {(change.old[0].identity, change.new[0].identity) for change in changes if change.aspect is Aspect.NAME}
    kept = [(identity, identity) for identity in old.elements if identity in new.elements]
    for identity_before, identity_after in sorted({*kept, *renamed}, key=sorted):
        if identity_before not in old.elements or identity_after not in new.elements:
            continue  # the name of something inside
        before, after = old.elements[identity_before], new.elements[identity_after]
        pages = (before.place.page, after.place.page)
        is_shared = before.kind is Kind.NOTIFICATION
        if not is_shared and pages[0] not in new.pages and pages[1] not in old.pages and pages not in told:
            told.add(pages)
            yield _changed((before,), (after,), Aspect.PAGE, *pages)


def _changed(old: Chain, new: Chain, aspect: Aspect, before: Said, after: Said) -> FactChange:
    return FactChange(action=Action.CHANGED, old=old, new=new, aspect=aspect, before=before, after=after)
