"""Members of an enumeration from the lists of values that descriptions elsewhere give.

`Possible values are: none, desktop, mobile` sets each member as code, which translation leaves alone, and links the
enumeration. A list that has as many values as the table has rows, in an order that no sound member contradicts, fixes
every member. Members that stand in JSON nowhere are found in no other way.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from extractor.model.origin import Evidence, Recovered
from extractor.model.page import Page
from extractor.model.resource import Enum, EnumMember
from extractor.recovery.lexicon import Lexicon


def repair_enums(page: Page, lexicon: Lexicon) -> Page:
    """The page with the members of its enumerations repaired where one list of values fits."""
    enums = tuple(_repair_enum(enum, page, lexicon) for enum in page.enums)
    return page if enums == page.enums else replace(page, enums=enums)


def _repair_enum(enum: Enum, page: Page, lexicon: Lexicon) -> Enum:
    names = [member.name for member in enum.members]
    lists = lexicon.lists_of(*filter(None, (enum.name, page.root_path)))
    fitting = {values for values in lists if _fits(names, values, lexicon.known)}
    if len(fitting) != 1:
        return enum
    (values,) = fitting
    return replace(enum, members=tuple(map(_repair_member, enum.members, values)))


def _fits(names: Sequence[str], values: Sequence[str], known: AbstractSet[str]) -> bool:
    """Whether the list could be the members: as many, and each member that it holds stands in the same place.

    A member that the list lacks and that the set knows as a name contradicts it.
    """
    if len(names) != len(values):
        return False
    places = {value.lower(): place for place, value in enumerate(values)}
    for place, name in enumerate(names):
        held = places.get(name.lower())
        if held is not None and held != place:
            return False
        if held is None and name in known:
            return False
    return True


def _repair_member(member: EnumMember, value: str) -> EnumMember:
    if member.name == value:
        return member
    recovered = Recovered(from_=member.name, evidence=Evidence.DOCUMENTATION_SET, line=None)
    return replace(member, name=value, recovered=recovered)
