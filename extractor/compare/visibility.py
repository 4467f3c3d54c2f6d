"""Whether a locale already shows a change of the API, and what changed in a locale alone.

In come facts of change of the canonical API and the surfaces of a locale; out comes `present` or `stale`. A fact is
looked up by identity, so that no language matters; a text counts as present when its English is the new one, when it
was made from the same English page, or where nothing says that, when it changed too.
"""

from collections.abc import Iterable

from extractor.compare.change import Visibility
from extractor.compare.difference import Action, FactChange
from extractor.compare.element import Aspect, Chain, Element, Kind, same_value
from extractor.compare.surface import Identity, Surface
from extractor.model.text import Text

ChangeIdentity = tuple[Action, tuple[Identity, ...], Aspect | None]


def is_visible(change: FactChange, old: Surface, new: Surface) -> Visibility:
    """Whether the new surface of a locale shows the change; `old` is that locale's surface before."""
    return Visibility.PRESENT if _shows(change, old, new) else Visibility.STALE


def change_identity(change: FactChange) -> ChangeIdentity:
    """What the change is about, whatever the words on both sides."""
    return (change.action, tuple(element.identity for element in change.chain), change.aspect)


def find(surface: Surface, chain: Chain) -> Element | None:
    """The element of the surface with the identity of the chain's last one."""
    found = surface.elements.get(chain[0].identity)
    for wanted in chain[1:]:
        if found is None:
            return None
        found = next((child for child in found.children if child.identity == wanted.identity), None)
    return found


def _shows(change: FactChange, old: Surface, new: Surface) -> bool:
    if change.action is Action.REMOVED:
        return find(new, change.old) is None
    found = find(new, change.new)
    if found is None or change.action is Action.ADDED:
        return found is not None
    return _shows_value(change, found, find(old, change.new))


def _shows_value(change: FactChange, found: Element, before: Element | None) -> bool:
    if change.aspect is None or change.aspect is Aspect.NAME:
        return True
    if change.aspect is Aspect.PAGE:
        return found.place.page == change.after
    if change.aspect is Aspect.ORDER:
        return [child.key for child in found.children] == [child.key for child in change.element.children]
    if isinstance(change.after, Text) or isinstance(change.before, Text):
        return _shows_text(change, change.aspect, found, before)
    return same_value(change.aspect, found.value(change.aspect), change.after)


def _shows_text(change: FactChange, aspect: Aspect, found: Element, before: Element | None) -> bool:
    text, wanted = found.text(aspect), change.after
    if text is None or not isinstance(wanted, Text):
        return text is wanted
    if text.en is not None and wanted.en is not None:
        return text.en.split() == wanted.en.split()
    hashes = {found.place.source_hash, change.element.place.source_hash}
    return (len(hashes) == 1 and None not in hashes) or before is None or before.text(aspect) != text


def local_changes(changes: Iterable[FactChange], canonical: Iterable[FactChange]) -> list[FactChange]:
    """Those of a locale's changes that are none of the canonical API's, examples apart: they are in no language."""
    known = {change_identity(change) for change in canonical}
    return [change for change in changes if change_identity(change) not in known and change.kind is not Kind.EXAMPLE]
