"""A locale's TOML file as tables of normalised phrases.

The file's text comes in; sections come out, turned round from meaning → phrases, which is how people write them, to
phrase → meaning. A file that gives one phrase two meanings, or has a member that nobody asked for, is refused. What
the sections mean is for `extractor.terms.vocabulary`.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from extractor.terms.phrases import normalise_phrase

_PLACEHOLDERS = {r"\{item\}": "(?P<item>.+)", r"\{number\}": "(?P<number>[0-9]{1,12})"}

# a letter of a script that is always written with blanks between words, or a placeholder's brace
_SPACED = r"[{}A-Za-z\u00c0-\u052f]"
_OPTIONAL_BLANK = re.compile(rf"(?<!{_SPACED}) | (?!{_SPACED})")


class LocaleFile:
    """The sections of one file, each taken once; `finish` complains about what is left."""

    def __init__(self, text: str) -> None:
        document: dict[str, Any] = tomllib.loads(text)
        loose = [name for name, section in document.items() if not isinstance(section, dict)]
        if loose:
            raise ValueError(f"members outside a section: {', '.join(sorted(loose))}")
        self._left: dict[str, dict[str, Any]] = {name: dict(section) for name, section in document.items()}

    def sections(self) -> tuple[str, ...]:
        """The names of the sections of phrases that are left."""
        return tuple(
            name for name, section in self._left.items() if all(isinstance(item, list) for item in section.values())
        )

    def text(self, section: str, member: str) -> str:
        """A string that every file must have."""
        value = self.optional_text(section, member)
        if value is None:
            raise ValueError(f"[{section}] has no {member}")
        return value

    def optional_text(self, section: str, member: str) -> str | None:
        """A string, None where the member is absent."""
        value = self._left.get(section, {}).pop(member, None)
        if value is not None and not isinstance(value, str):
            raise ValueError(f"[{section}] {member} must be a string")
        return value

    def strings(self, section: str, member: str) -> tuple[str, ...]:
        """The strings of a member as they are written, none where it is absent."""
        return _strings(self._left.get(section, {}).pop(member, []))

    def phrases(self, section: str, member: str) -> frozenset[str]:
        """The phrases of a member, normalised."""
        return frozenset(_key(phrase) for phrase in self.strings(section, member))

    def table(self, section: str) -> dict[str, str]:
        """Each normalised phrase of a section with the member that lists it."""
        table: dict[str, str] = {}
        for meaning, phrase in self.entries(section):
            if table.setdefault(_key(phrase), meaning) != meaning:
                raise ValueError(f"[{section}] {phrase!r} means both {table[_key(phrase)]!r} and {meaning!r}")
        return table

    def entries(self, section: str) -> Iterator[tuple[str, str]]:
        """Member and phrase, for each phrase of a section as it is written."""
        for meaning, phrases in self._left.pop(section, {}).items():
            for phrase in _strings(phrases):
                yield meaning, phrase

    def finish(self) -> None:
        """Raise `ValueError` where the file has members that nobody took."""
        left = sorted(f"[{section}] {', '.join(members)}" for section, members in self._left.items() if members)
        if left:
            raise ValueError(f"unknown members of a locale file: {'; '.join(left)}")


def compile_template(template: str) -> re.Pattern[str]:
    """The pattern of a phrase with `{item}` and `{number}` in it, for NFKC text with single blanks.

    A blank beside punctuation, or beside a script that translators space as they please, may be missing.

    >>> compile_template("{item} コレクション").fullmatch("alertコレクション")["item"]
    'alert'
    >>> compile_template("{item} Sammlung").fullmatch("Alertsammlung") is None
    True
    """
    if "{item}" not in template:
        raise ValueError(f"a form of a type without {{item}}: {template!r}")
    return compile_sentence(template)


def compile_sentence(template: str) -> re.Pattern[str]:
    """The pattern of a sentence, in which `{item}` may stand, as in `compile_template`; it may name nothing.

    >>> compile_sentence("创建 {item} 时必需").fullmatch("创建用户时必需")["item"]
    '用户'
    """
    words = _OPTIONAL_BLANK.sub("\x00", unicodedata.normalize("NFKC", template))
    literal = re.escape(words).replace(re.escape("\x00"), " ?")
    for placeholder, pattern in _PLACEHOLDERS.items():
        literal = literal.replace(placeholder, pattern)
    return re.compile(literal, re.IGNORECASE)


def compile_alternatives(words: Sequence[str], separators: Sequence[str]) -> re.Pattern[str]:
    """The pattern of what stands between alternatives: a word for *or*, a separator, or both.

    A word of ASCII or other spaced letters stands between blanks, one of Han or kana may touch its neighbours.
    """
    escaped = "".join(re.escape(unicodedata.normalize("NFKC", separator)) for separator in separators)
    mark = rf" ?[{escaped}] ?" if escaped else r"(?!)"
    spaced = "|".join(re.escape(word) for word in sorted(words) if _keeps_blanks(word))
    touching = "|".join(re.escape(word) for word in sorted(words) if not _keeps_blanks(word))
    forms = (
        rf"(?:{mark}| )(?:{spaced}) " if spaced else "",
        rf"(?:{mark}| ?)(?:{touching}) ?" if touching else "",
        mark,
    )
    return re.compile("|".join(form for form in forms if form), re.IGNORECASE)


def _keeps_blanks(word: str) -> bool:
    sample = f"a {word} a"
    return normalise_phrase(sample) == sample


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"expected a list of strings, not {value!r}")
    return tuple(value)


def _key(phrase: str) -> str:
    key = normalise_phrase(phrase)
    if not key:
        raise ValueError(f"a phrase without a word: {phrase!r}")
    return key
