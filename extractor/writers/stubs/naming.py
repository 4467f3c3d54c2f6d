"""The language-neutral half of naming: words of a wire name, suffixes that keep names apart, and collisions.

In goes any text, out come ASCII words; what cannot be said in ASCII is dropped, and a hash of the whole text then takes
its place, so that two names never become one in silence. Whether a name is free is decided after case folding and
NFKC, because file systems and compilers compare that way. What a language reserves is its own module's business.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

MAX_LENGTH = 80
_SUFFIX_LENGTH = 8
_WORD = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+")
# Separators say nothing themselves; any other character that is dropped may have told two names apart.
_SEPARATORS = re.compile(r"[\s\-_.,:;/\\|()\[\]{}<>@$#'\"=*+&?!%~^`]")
_KEPT = re.compile(r"[A-Za-z0-9]")

Name = TypeVar("Name", bound=str)


def hash_suffix(text: str) -> str:
    """Eight hexadecimal digits that stand for the text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_SUFFIX_LENGTH]


def split_words(text: str) -> list[str]:
    """The ASCII words of a name, case kept: at changes of case, after digits and at separators.

    A text that holds more than ASCII letters, digits and separators, or nothing but separators, or too much, gets its
    hash as the last word.

    >>> split_words("userPrincipalName"), split_words("@odata.type"), split_words("HTTPServer2")
    (['user', 'Principal', 'Name'], ['odata', 'type'], ['HTTP', 'Server2'])
    """
    words = _WORD.findall(text[: 4 * MAX_LENGTH])
    fitting = _fit(words)
    lost = _KEPT.sub("", _SEPARATORS.sub("", text))
    if lost or not words or len(fitting) < len(words) or len(text) > 4 * MAX_LENGTH:
        return [*fitting, f"x{hash_suffix(text)}"]
    return fitting


def _fit(words: Sequence[str]) -> list[str]:
    fitting: list[str] = []
    room = MAX_LENGTH
    for word in words:
        room -= len(word) + 1
        if room < 0:
            break
        fitting.append(word)
    return fitting


def fold(name: str) -> str:
    """What must differ for two names to be two everywhere."""
    return unicodedata.normalize("NFKC", name).casefold()


def distribution_name(version: str) -> str:
    """The name under which the package of an API version is installed, in any language.

    >>> distribution_name("v1.0"), distribution_name("beta")
    ('graph-types-v1-0', 'graph-types-beta')
    """
    return "-".join(["graph", "types", *(word.lower() for word in split_words(version))])


class NameAllocator:
    """Gives out names of one scope, each only once. The first to ask for a name gets it."""

    __slots__ = ("_taken",)

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        """`reserved` holds the names that the scope already has."""
        self._taken = {fold(name) for name in reserved}

    def claim(self, key: str, candidates: Iterable[str], sanitise: Callable[[str], Name]) -> Name:
        """The first free name among the sanitised candidates, else the last with the hash of `key` behind it.

        `key` identifies what is named in its scope, so that the suffix does not depend on who came before.
        """
        spelled = ""
        for candidate in candidates:
            spelled = candidate
            name = sanitise(candidate)
            if self._take(name):
                return name
        return self._with_suffix(spelled, key, sanitise)

    def _with_suffix(self, spelled: str, key: str, sanitise: Callable[[str], Name]) -> Name:
        attempt = key
        while True:
            name = sanitise(f"{spelled[: 4 * MAX_LENGTH]} x{hash_suffix(attempt)}")
            if self._take(name):
                return name
            attempt = f"{attempt}\n{key}"

    def _take(self, name: str) -> bool:
        folded = fold(name)
        if folded in self._taken:
            return False
        self._taken.add(folded)
        return True
