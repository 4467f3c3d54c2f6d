"""Labels, headers and cells to terms, by the phrases of a vocabulary.

A cell's text comes in, Markdown and all, with the vocabulary of the page; the term goes out, None where the words say
nothing known. Each function is for one position on a page: what a word means in another is not asked. Nothing is
guessed from part of a phrase, except where a docstring says so. A new position is a field of the vocabulary and a
function here.
"""

import re

from extractor.model.operation import PrivilegeOrder, Scheme, Stated
from extractor.model.page import NoticeKind
from extractor.terms.phrases import normalise_phrase
from extractor.terms.slugs import SectionKind, github_slug, section_kind
from extractor.terms.statements import sentences
from extractor.terms.vocabulary import Vocabulary

# what follows a row's label: a closed bracket, or a line break with a note
_LABEL_END = re.compile(r"(?<=[)\uff09])|<br|\n", re.IGNORECASE)
# the rows that divide a scheme by workflow are indented: an indented "Apps" is no application
_INDENT = re.compile(r" *(?:&nbsp;|&#160;|\u00a0)")
# what numbers or qualifies a heading: "Example 1: ...", "Notification - incoming"
_HEADING_TAIL = re.compile(r"\s*(?:[0-9(\uff08:\uff1a\u2013\u2014]|-)")
_NUMBERED_KINDS = (SectionKind.EXAMPLES, SectionKind.REQUEST, SectionKind.RESPONSE, SectionKind.NOTIFICATION)
_BARE_HEADER_NAME = re.compile(r"[^:\uff1a=]+")


def scheme_of(label: str, vocabulary: Vocabulary) -> Scheme | None:
    """Who acts, by the label of a permission table's row or column.

    The whole label counts, else what stands before a line break or up to the first closed bracket, so that a note
    behind a label does no harm; brackets that nobody closed, and links, never matter. A label that a no-break blank
    indents is no scheme's: give the cell as written.
    """
    if _INDENT.match(label):
        return None
    whole = vocabulary.schemes.get(normalise_phrase(label))
    if whole is not None:
        return whole
    return vocabulary.schemes.get(normalise_phrase(_LABEL_END.split(label, maxsplit=1)[0]))


def stated_of(cell: str, vocabulary: Vocabulary) -> Stated | None:
    """What a permission cell without names states; None for prose, a placeholder and an empty cell."""
    return vocabulary.stated.get(normalise_phrase(cell))


def order_of(header: str, vocabulary: Vocabulary) -> PrivilegeOrder | None:
    """In which direction privileges are listed, by a table's header, which may say more than that."""
    phrase = normalise_phrase(header)
    whole = vocabulary.orders.get(phrase)
    if whole is not None:
        return whole
    return next((order for known, order in vocabulary.orders.items() if known in phrase), None)


def header_name_of(cell: str, vocabulary: Vocabulary) -> str | None:
    """The canonical name of a translated HTTP header; None where the cell is no known translation.

    Of `Prefer: x` the part before the colon counts.
    """
    name = _BARE_HEADER_NAME.match(cell)
    return vocabulary.header_names.get(normalise_phrase(name[0])) if name else None


def column_of(header: str, vocabulary: Vocabulary) -> str | None:
    """The English word for a table's column, in lower case (`property`, `type`, `return type`, `description`, ...)."""
    return vocabulary.column_words.get(normalise_phrase(header))


def answer_of(cell: str, vocabulary: Vocabulary) -> bool | None:
    """Yes or no, as a column such as *Required* states it."""
    return vocabulary.answers.get(normalise_phrase(cell))


def name_of(cell: str, vocabulary: Vocabulary) -> str | None:
    """The identifier that a translated one stands for, where the language leaves only one."""
    return vocabulary.names.get(normalise_phrase(cell))


def member_of(cell: str, vocabulary: Vocabulary) -> str | None:
    """The member of an enumeration that a translated one stands for, where the language leaves only one."""
    return vocabulary.members.get(normalise_phrase(cell))


def section_of(heading: str, vocabulary: Vocabulary) -> SectionKind:
    """The kind of a section by its heading's text: for headings without an anchor.

    Examples, requests, responses and notifications may be numbered or qualified; of other kinds only the whole heading
    counts.
    """
    known = vocabulary.sections.get(normalise_phrase(heading))
    if known is not None:
        return known
    kind = section_kind(github_slug(heading))
    if kind is not SectionKind.OTHER:
        return kind
    beginning = vocabulary.sections.get(normalise_phrase(_HEADING_TAIL.split(heading, maxsplit=1)[0]))
    return beginning if beginning in _NUMBERED_KINDS else kind


def alert_of(label: str, vocabulary: Vocabulary) -> NoticeKind | None:
    """What the bold label at the head of a quote makes of it (`**Important:**`), None for a label that is no alert."""
    return vocabulary.alerts.get(normalise_phrase(label))


def says_deprecated(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the first sentence of the text has a word for *deprecated* in it."""
    phrase = normalise_phrase(next(sentences(text), ""))
    return any(word in phrase for word in vocabulary.deprecated)


def says_unsupported(sentence: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence says that what it names cannot be used; one that makes exceptions says what can."""
    phrase = normalise_phrase(sentence)
    denied = any(words in phrase for words in vocabulary.unsupported)
    return denied and not any(words in phrase for words in vocabulary.exceptions)


def requires_rows(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence of the text says that what the table below it lists is required."""
    return any(_has_any(sentence, vocabulary.required_rows) for sentence in sentences(text))


def _has_any(sentence: str, phrases: frozenset[str]) -> bool:
    phrase = normalise_phrase(sentence)
    return any(words in phrase for words in phrases)


def says_inherits(clause: str, subject: str, vocabulary: Vocabulary) -> bool:
    """Whether a clause, in which `item` stands for a type, says that the type called `subject` is derived from it."""
    phrase = normalise_phrase(clause)
    own = normalise_phrase(subject)
    return phrase in vocabulary.inherits or (
        bool(own) and phrase.startswith(own) and phrase.removeprefix(own).strip() in vocabulary.inherits
    )


def states_no_body(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence of the text says that the request has no body."""
    return any(normalise_phrase(sentence) in vocabulary.no_body for sentence in sentences(text))
