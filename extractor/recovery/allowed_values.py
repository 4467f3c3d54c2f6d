"""Values of a table from the list that the row of their property gives on the same page.

`Allowed values: `null`, `minor`, `adult`` sets each value as code, which translation leaves alone; the table that says
what each of them means has lost some. The values of the list that the table lacks are the lost ones: the only one is
the only lost one, and several are in the order of the list where the sound ones are. A value that could be a name and
is in no list stays as it is.
"""

from collections.abc import Mapping, Sequence

from extractor.recovery.damage import is_plain_word
from extractor.terms.names import is_enum_member

_MIN_LIST = 2


def values_from_codes(names: Sequence[str], codes: Sequence[str]) -> Mapping[int, str]:
    """The listed value of each lost one, by its index.

    >>> dict(values_from_codes(["none", "成人", "notAdult"], ["none", "notAdult", "adult"]))
    {1: 'adult'}
    """
    listed = [code for code in codes if is_enum_member(code)]
    folded, written = {code.lower() for code in listed}, {name.lower() for name in names}
    lost = [index for index, name in enumerate(names) if name.lower() not in folded and _may_be_word(name)]
    left = [code for code in listed if code.lower() not in written]
    if len(listed) < _MIN_LIST or not lost or len(lost) != len(left) or len(lost) == len(names):
        return {}
    found = dict(zip(lost, left, strict=True))
    return found if len(lost) == 1 or _in_order(names, found, listed) else {}


def _may_be_word(name: str) -> bool:
    return not is_enum_member(name) or is_plain_word(name)


def _in_order(names: Sequence[str], found: Mapping[int, str], listed: Sequence[str]) -> bool:
    """Whether the table, with what was found, has the values of the list in its order."""
    whole = [found.get(index, name).lower() for index, name in enumerate(names)]
    folded = [code.lower() for code in listed]
    return [name for name in whole if name in folded] == folded
