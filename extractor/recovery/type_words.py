"""Whether a type bears a member's name: `worksheetProtection` and `protection`, `teamsTab collection` and `tabs`.

APIs name members after their types. Types and names come in as the documentation spells them, told apart into words by
their capitals; yes or no goes out. A yes is weak evidence: it takes another piece to give the name.
"""

import re

from extractor.model.type_name import parse_type

_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


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


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(name))
