"""Whether a type bears a member's name: `worksheetProtection` and `protection`, `teamsTab collection` and `tabs`.

APIs name members after their types. Types and names come in as the documentation spells them, told apart into words by
their capitals; yes or no goes out. A yes is weak evidence: it takes another piece to give the name.
"""

import re
from collections.abc import Iterator

from extractor.model.type_name import parse_type

_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
_ENDS_IN_Y = re.compile(r"[^aeiou]y\Z")
_HISSING = ("ss", "x", "ch", "sh")


def bears_name(type_: str | None, name: str) -> bool:
    """Whether the last or first words of a type that is no primitive one are the name, of a collection in the plural.

    >>> bears_name("chartAxes", "axes"), bears_name("teamsTab collection", "tabs"), bears_name("user", "manager")
    (True, True, False)
    """
    if type_ is None:
        return False
    parsed = parse_type(type_)
    words, wanted = _words_of(parsed.name), _words_of(name)
    if parsed.primitive or not words or not wanted:
        return False
    singular = (*wanted[:-1], wanted[-1].removesuffix("s"))
    named = (wanted, singular) if parsed.collection else (wanted,)
    return any(candidate in (words[-len(wanted) :], words[: len(wanted)]) for candidate in named)


def names_in_type(type_: str | None) -> Iterator[str]:
    """The names that a type could give to a member, the longest first.

    >>> list(names_in_type("workbookChartAxes")), list(names_in_type("userActivity collection"))
    (['workbookChartAxes', 'chartAxes', 'axes'], ['userActivities', 'activities'])
    """
    parsed = None if type_ is None else parse_type(type_)
    if parsed is None or parsed.primitive:
        return
    words = _WORD.findall(parsed.name)
    for start in range(len(words)):
        first = words[start].lower() if words[start].isupper() else words[start][:1].lower() + words[start][1:]
        name = first + "".join(words[start + 1 :])
        yield _plural(name) if parsed.collection else name


def _plural(name: str) -> str:
    """The English plural of a name that is not in it: `tabs`, `activities`, `classes`."""
    if name.endswith("s") and not name.endswith("ss"):
        return name
    if _ENDS_IN_Y.search(name):
        return name[:-1] + "ies"
    return name + ("es" if name.endswith(_HISSING) else "s")


def singulars_of(name: str) -> frozenset[str]:
    """What a name in lower case may be the plural of, itself among them.

    >>> sorted(singulars_of("userActivities"))
    ['useractiviti', 'useractivitie', 'useractivities', 'useractivity']
    """
    folded = name.lower()
    stems = (folded.removesuffix(plural) for plural in ("s", "es"))
    return frozenset((folded, *stems, *((folded[:-3] + "y",) if folded.endswith("ies") else ())))


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(name))
