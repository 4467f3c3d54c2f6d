"""What a description states of a value: required (of who creates it alone), read-only, nullable, key, its default.

A description in any language comes in, as text or Markdown; what it states goes out, None where it states nothing.
Only set phrases count: a sentence that is one, or that begins with one before a comma; of a key also some that go on
(`Key of the entity Inherited from …`). `Required if …` and `the required type` state nothing, a word in code is a
value, and a description that says both yes and no says nothing. Phrases are in the locale files.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractor.terms.phrases import is_unspaced, normalise_phrase
from extractor.terms.vocabulary import Vocabulary

# a phrase is shorter than this, so that the beginning of a clause tells whether it is one
_MAX_CLAUSE = 80
# ... and so is a sentence that is a statement
_MAX_SENTENCE = 120
# ... and what it speaks of
_MAX_THING = 60
_QUOTES = " :=\"'`\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d"
_VALUE = re.compile(r"-?[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*")
_CODE = re.compile(r"`[^`]*`")
# a placeholder such as <token> or {token} ends a sentence too: "Bearer <token> Required."
_SENTENCE_END = re.compile(r"[\u3002\uff01\uff1f!?\n]|\.(?=\s|$|\*|\))|<[^<>]*>|\{[^{}]*\}")
_BRACKETED = re.compile(r"[(\uff08]([^()\uff08\uff09]{1,40})[)\uff09]")
_CLAUSE_END = re.compile(r"[,\uff0c\u3001;\uff1b:\uff1a()\uff08\uff09\"\u201c\u201d]|\s[-\u2013\u2014]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """What a description states; each None where it does not say."""

    required: bool | None
    read_only: bool | None
    nullable: bool | None
    key: bool | None


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, at full stops of any script, line breaks and placeholders; code is left out."""
    plain = html.unescape(text) if "&" in text else text
    without_code = _CODE.sub(" `` ", plain) if "`" in plain else plain
    return (part for part in _SENTENCE_END.split(without_code) if part.strip())


def clauses(sentence: str) -> Iterator[str]:
    """The clauses of a sentence, at commas, brackets and dashes of any script."""
    return (part for part in _CLAUSE_END.split(sentence) if part.strip())


@lru_cache(maxsize=4096)
def statements_of(description: str, vocabulary: Vocabulary) -> Statements:
    """Everything that the set phrases of a description state."""
    spoken = {phrase for sentence in sentences(description) for phrase in _set_phrases(sentence, vocabulary)}
    return Statements(
        required=_decided(spoken, vocabulary.required, vocabulary.optional),
        read_only=_decided(spoken, vocabulary.read_only, ()),
        nullable=_decided(spoken, vocabulary.nullable, vocabulary.not_nullable),
        key=_decided(spoken, vocabulary.key, ()),
    )


def requirement_of(description: str, vocabulary: Vocabulary) -> bool | None:
    """True where a description says that a value is required, False where it says optional."""
    return statements_of(description, vocabulary).required


def read_only_of(description: str, vocabulary: Vocabulary) -> bool | None:
    """True where a description says that a value is read-only."""
    return statements_of(description, vocabulary).read_only


def nullable_of(description: str, vocabulary: Vocabulary) -> bool | None:
    """Whether a description says that a value may be null."""
    return statements_of(description, vocabulary).nullable


def key_of(description: str, vocabulary: Vocabulary) -> bool | None:
    """True where a description says that a property is the key."""
    return statements_of(description, vocabulary).key


def required_to_create(description: str, vocabulary: Vocabulary) -> bool | None:
    """True where a sentence says that who creates something must send the value; an update may leave it out."""
    for sentence in sentences(description) if vocabulary.required_to_create else ():
        if len(sentence) <= _MAX_SENTENCE:
            text = " ".join(unicodedata.normalize("NFKC", sentence).split())
            matches = filter(None, (form.fullmatch(text) for form in vocabulary.required_to_create))
            if any(_names_all(match.groupdict().get("item"), vocabulary) for match in matches):
                return True
    return None


def _names_all(item: str | None, vocabulary: Vocabulary) -> bool:
    """Whether a sentence speaks of all there is of a thing: what it says of some holds on a condition alone."""
    if item is None:
        return True
    text = normalise_phrase(item)
    narrowing = (*vocabulary.narrowing, *map(str.strip, vocabulary.conditions))
    narrowed = any(word in text if is_unspaced(word) else f" {word} " in f" {text} " for word in narrowing)
    return not narrowed and len(item) <= _MAX_THING and len(list(clauses(item))) == 1


def default_of(description: str, vocabulary: Vocabulary) -> str | None:
    """The value that a description, as plain text, calls the default: one word that ends its sentence.

    None where it names none, or several.
    """
    if not vocabulary.defaults:
        return None
    named = {value for sentence in sentences(description) for value in _defaults(sentence, vocabulary)}
    return named.pop() if len(named) == 1 else None


def _defaults(sentence: str, vocabulary: Vocabulary) -> Iterator[str]:
    text = " ".join(unicodedata.normalize("NFKC", sentence[:_MAX_CLAUSE]).split())
    for template in vocabulary.defaults:
        match = template.fullmatch(text)
        value = None if match is None else _VALUE.fullmatch(match["item"].strip(_QUOTES))
        if value is not None:
            yield value[0]
            return


def _set_phrases(sentence: str, vocabulary: Vocabulary) -> Iterable[str]:
    """The set phrases of a sentence that begins with one, and what it says in brackets alone (`text/plain (optional)`).

    A key counts only beside another ("Key, value" is none).
    """
    return (*_leading_phrases(sentence, vocabulary), *_bracketed_phrases(sentence, vocabulary))


def _bracketed_phrases(sentence: str, vocabulary: Vocabulary) -> Iterator[str]:
    clauses = (_clause(match[1]) for match in _BRACKETED.finditer(sentence))
    return (clause for clause in clauses if _is_known(clause, vocabulary) and clause not in vocabulary.key)


def _leading_phrases(sentence: str, vocabulary: Vocabulary) -> Iterable[str]:
    parts = list(clauses(sentence))
    first = _clause(parts[0]) if parts else ""
    if first.startswith(vocabulary.key_openings):
        return vocabulary.key
    if not _is_known(first, vocabulary) or _is_conditional(parts, vocabulary):
        return ()
    others = [clause for part in parts[1:] if _is_known(clause := _clause(part), vocabulary)]
    return () if first in vocabulary.key and not others and len(parts) > 1 else (first, *others)


def _is_conditional(parts: list[str], vocabulary: Vocabulary) -> bool:
    """Whether a condition follows the first clause: `Required, if …`, which German writes with a comma always."""
    return len(parts) > 1 and f"{_clause(parts[1])} ".startswith(vocabulary.conditions)


def _clause(part: str) -> str:
    return normalise_phrase(part[:_MAX_CLAUSE])


def _is_known(clause: str, vocabulary: Vocabulary) -> bool:
    return (
        clause in vocabulary.required
        or clause in vocabulary.optional
        or clause in vocabulary.read_only
        or clause in vocabulary.nullable
        or clause in vocabulary.not_nullable
        or clause in vocabulary.key
    )


def _decided(spoken: set[str], yes: Iterable[str], no: Iterable[str]) -> bool | None:
    says_yes, says_no = not spoken.isdisjoint(yes), not spoken.isdisjoint(no)
    return None if says_yes == says_no else says_yes
