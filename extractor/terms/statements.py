"""What a description states of a value: required, read-only, nullable, key.

A description in any language comes in, as text or Markdown; what it states goes out, None where it states nothing.
Only set phrases count: a sentence that is one, or that begins with one before a comma. `Required if …` and `the
required type` state nothing, a word in code is a value, and a description that says both yes and no says nothing.
Phrases are in the locale files.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractor.terms.phrases import normalise_phrase
from extractor.terms.vocabulary import Vocabulary

# a phrase is short; longer clauses are prose and need not be normalised
_MAX_CLAUSE = 80
_CODE = re.compile(r"`[^`]*`")
# a placeholder such as <token> or {token} ends a sentence too: "Bearer <token> Required."
_SENTENCE_END = re.compile(r"[。！？!?\n]|\.(?=\s|$|\*|\))|<[^<>]*>|\{[^{}]*\}")
_CLAUSE_END = re.compile(r"[,，、;；:：()（）\"“”]|\s[-–—]\s")


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


def _set_phrases(sentence: str, vocabulary: Vocabulary) -> Iterable[str]:
    """The set phrases of a sentence that begins with one; a key only beside another ("Key, value" is none)."""
    clauses = [_clause(part) for part in _CLAUSE_END.split(sentence) if part.strip()]
    if not clauses or not _is_known(clauses[0], vocabulary):
        return ()
    known = [clause for clause in clauses if _is_known(clause, vocabulary)]
    return () if clauses[0] in vocabulary.key and len(known) == 1 < len(clauses) else known


def _clause(part: str) -> str:
    return normalise_phrase(part) if len(part) <= _MAX_CLAUSE else ""


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
