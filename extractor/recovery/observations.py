"""What the facts of pages with their English beside them teach a vocabulary: names, types and header names.

Pages come in, observations go out. A name that translation left alone is an observation too: it says that the word
means itself, so that no other meaning is learnt for it. What prose, headings and labels teach is for
`extractor.readers.translation_units`.
"""

import re
from collections.abc import Iterator

from extractor.model.operation import ParameterSource
from extractor.model.page import Page
from extractor.model.resource import AllowedValue, EnumMember
from extractor.model.type_name import PRIMITIVES
from extractor.recovery.damage import carries_english, is_translated_option
from extractor.recovery.tables import Row, rows_of, values_of
from extractor.terms.http import QUERY_OPTIONS, canonical_header
from extractor.terms.mining import MEMBERS, NAMES, Observation

_OPTION = re.compile(r"\$[^\W\d_]{2,16}(?![^\W\d_])")
# the English forms around a type
_FORM = re.compile(r"(?:Collection\()?(?P<item>[A-Za-z_.]+)(?:\)| collection| enum| resource| object| \(optional\))")


def observe_names(page: Page) -> Iterator[Observation]:
    """Names as the page's own language writes them, with the English of each."""
    if not carries_english(page):
        return
    for fact in rows_of(page):
        yield _name(fact, page, NAMES)
    for value in values_of(page):
        yield _name(value, page, MEMBERS)
    for row in rows_of(page):
        if row.type is not None and row.recovered_type is not None:
            yield from _type(row.type, row.recovered_type.from_, page)
    yield from _options(page)
    for header in page.request_headers:
        written = header.name if header.recovered is None else header.recovered.from_
        meaning = canonical_header(header.name)
        if meaning is not None and written.lower() != meaning.lower():
            yield Observation(section="headers", phrase=written, meaning=meaning, page=page.root_path)


def _options(page: Page) -> Iterator[Observation]:
    """The query option that a sentence names in English only, and the word that stands for it in translation."""
    described = {item.description for item in page.parameters if item.source is ParameterSource.PROSE}
    for text in sorted(described, key=lambda text: text.text):
        lost = set(_OPTION.findall(text.english)).difference(_OPTION.findall(text.text)) & QUERY_OPTIONS
        gained = {word for word in _OPTION.findall(text.text) if is_translated_option(word)}
        if len(lost) == len(gained) == 1:
            yield Observation(section=NAMES, phrase=gained.pop(), meaning=lost.pop(), page=page.root_path)


def _type(english: str, written: str, page: Page) -> Iterator[Observation]:
    """The word for a primitive type, or the words around a type that translation left alone."""
    primitive = PRIMITIVES.get(english.lower())
    if primitive is not None:
        meaning = primitive if primitive.lower() == english.lower() else english
        yield Observation(section="types", phrase=written, meaning=meaning, page=page.root_path)
        return
    form = _FORM.fullmatch(english)
    if form is None or form["item"].lower() not in written.lower():
        return
    start = written.lower().index(form["item"].lower())
    template = f"{written[:start]}{{item}}{written[start + len(form['item']) :]}"
    if template == "{item}":
        return
    meaning = english[: form.start("item")] + "{item}" + english[form.end("item") :]
    yield Observation(section="type_forms", phrase=template, meaning=meaning, page=page.root_path)


def _name(fact: Row | EnumMember | AllowedValue, page: Page, section: str) -> Observation:
    written = fact.name if fact.recovered is None else fact.recovered.from_
    return Observation(section=section, phrase=written, meaning=fact.name, page=page.root_path)
