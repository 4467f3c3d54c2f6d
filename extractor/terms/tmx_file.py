"""A mined vocabulary as a translation memory: TMX 1.4b, which tools of translators read.

Sections of mined phrases come in, the bytes of a file go out: a unit for each phrase with its English and the number
of pages that it was seen on. A meaning that is a code of ours (`not_supported`) has the first English phrase for it;
one that English has no phrase for is left out. lxml writes the file, and what XML cannot hold is no phrase.
"""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from extractor.terms.mining import MinedPhrase
from extractor.terms.vocabulary import BASE_LOCALE, first_phrases

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HEADER = {
    "creationtool": "extractor",
    "creationtoolversion": "1",
    "segtype": "phrase",
    "o-tmf": "extractor",
    "adminlang": BASE_LOCALE,
    "srclang": BASE_LOCALE,
    "datatype": "plaintext",
}
# meanings in these sections are English as they stand
_IN_ENGLISH = frozenset({"headers", "types", "type_forms", "columns", "names", "members"})


def print_tmx(locale: str, mined: Mapping[str, Sequence[MinedPhrase]]) -> bytes:
    """The translation memory of what was mined from pages of a locale."""
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(root, "header", _HEADER)
    body = etree.SubElement(root, "body")
    for section, english, item in _units(mined):
        unit = etree.SubElement(body, "tu")
        etree.SubElement(unit, "prop", type="section").text = section
        etree.SubElement(unit, "prop", type="pages").text = str(item.pages)
        for language, text in ((BASE_LOCALE, english), (locale, item.phrase)):
            variant = etree.SubElement(unit, "tuv", {_LANGUAGE: language})
            etree.SubElement(variant, "seg").text = text
    printed: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return printed


def _units(mined: Mapping[str, Sequence[MinedPhrase]]) -> Iterator[tuple[str, str, MinedPhrase]]:
    phrases = first_phrases()
    for section, items in mined.items():
        for item in items:
            english = item.meaning if section in _IN_ENGLISH else phrases.get((section, item.meaning))
            if english is not None and _is_text(english) and _is_text(item.phrase):
                yield section, english, item


def _is_text(phrase: str) -> bool:
    """Whether XML can hold the phrase: no control characters, no halves of characters."""
    return all(character.isprintable() or character == "\u00a0" for character in phrase)
