"""Members of an enumeration from what the set says of its values.

`Possible values are: none, desktop, mobile` sets each member as code, which translation leaves alone, and links the
enumeration. A list that has as many values as the table has rows, in an order that no sound member contradicts, fixes
every damaged member. Where no list fits, a value that JSON holds for the type and that the table lacks is the only
damaged member. A sound member is never changed, because the documentation misspells some in one place.
"""

from collections.abc import Sequence
from dataclasses import replace

from extractor.model.origin import Evidence, Recovered
from extractor.model.page import Page
from extractor.model.resource import Enum, EnumMember
from extractor.recovery.damage import looks_translated
from extractor.recovery.lexicon import Lexicon
from extractor.terms.names import is_enum_member, is_identifier


def repair_enums(page: Page, lexicon: Lexicon) -> Page:
    """The page with the damaged members of its enumerations repaired where the set fixes them."""
    enums = tuple(_repair_enum(enum, page, lexicon) for enum in page.enums)
    return page if enums == page.enums else replace(page, enums=enums)


def _repair_enum(enum: Enum, page: Page, lexicon: Lexicon) -> Enum:
    damaged = [_is_damaged(member, page.locale, lexicon) for member in enum.members]
    keys = tuple(filter(None, (enum.name, page.root_path)))
    names = [member.name for member in enum.members]
    found = _from_lists(names, damaged, lexicon.lists_of(*keys)) or _from_values(
        names, damaged, lexicon.values_of(*keys)
    )
    if found is None:
        return enum
    return replace(enum, members=tuple(map(_repair_member, enum.members, found)))


def _is_damaged(member: EnumMember, locale: str, lexicon: Lexicon) -> bool:
    name = member.name
    if member.recovered is not None:
        return False
    if not is_identifier(name) and not is_enum_member(name):
        return True
    return lexicon.is_doubtful(name, locale) or (looks_translated(name) and name not in lexicon.known)


def _from_lists(names: Sequence[str], damaged: Sequence[bool], lists: Sequence[Sequence[str]]) -> Sequence[str] | None:
    """The members with those of the one list that fits in the place of the damaged ones."""
    fitting = {tuple(map(_corrected, names, values, damaged)) for values in lists if _fits(names, damaged, values)}
    return fitting.pop() if len(fitting) == 1 else None


def _corrected(name: str, value: str, lost: bool) -> str:
    """The list's value, unless the member is a name of several words that is spelled in another way."""
    is_sound = not lost and len(name) > 1 and any(character.isupper() for character in name[1:])
    return name if is_sound and name.lower() != value.lower() else value


def _fits(names: Sequence[str], damaged: Sequence[bool], values: Sequence[str]) -> bool:
    """Whether the list could be the members: as many, each sound one that it holds in its place, and most held."""
    if len(names) != len(values):
        return False
    sound = [(name, place) for place, (name, lost) in enumerate(zip(names, damaged, strict=True)) if not lost]
    held = [place for name, place in sound if name.lower() == values[place].lower()]
    elsewhere = any(name in values and values[place] != name for name, place in sound)
    return not elsewhere and 2 * len(held) >= len(sound)


def _from_values(names: Sequence[str], damaged: Sequence[bool], values: frozenset[str]) -> Sequence[str] | None:
    """The members with the only value that the table lacks in the place of the only damaged one."""
    folded = {name.lower() for name in names}
    left = sorted(value for value in values if value.lower() not in folded)
    if len(left) != 1 or sum(damaged) != 1:
        return None
    return [left[0] if lost else name for name, lost in zip(names, damaged, strict=True)]


def _repair_member(member: EnumMember, value: str) -> EnumMember:
    if member.name == value:
        return member
    recovered = Recovered(from_=member.name, evidence=Evidence.DOCUMENTATION_SET, line=None)
    return replace(member, name=value, recovered=recovered)
