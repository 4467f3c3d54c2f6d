"""The translation memory of a mined vocabulary: valid TMX 1.4b, with English on one side of every unit."""

from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from extractor.terms.mining import MinedPhrase
from extractor.terms.tmx_file import print_tmx

# what the DTD of TMX 1.4b says of the elements that stand in the file
DTD = """
<!ELEMENT tmx (header, body)> <!ATTLIST tmx version CDATA #FIXED "1.4">
<!ELEMENT header (note | prop | ude)*> <!ELEMENT note (#PCDATA)> <!ELEMENT ude EMPTY>
<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
  segtype (block|paragraph|sentence|phrase) #REQUIRED o-tmf CDATA #REQUIRED adminlang CDATA #REQUIRED
  srclang CDATA #REQUIRED datatype CDATA "unknown">
<!ELEMENT body (tu*)> <!ELEMENT tu ((note | prop)*, tuv+)>
<!ELEMENT prop (#PCDATA)> <!ATTLIST prop type CDATA #REQUIRED>
<!ELEMENT tuv ((note | prop)*, seg)> <!ATTLIST tuv xml:lang CDATA #REQUIRED>
<!ELEMENT seg (#PCDATA)>
"""


def units(printed: bytes) -> list[tuple[str, ...]]:
    root = etree.fromstring(printed)
    dtd = etree.DTD(StringIO(DTD))
    assert dtd.validate(root), dtd.error_log
    found = root.iterfind("body/tu")
    return [tuple(text.text or "" for text in (*unit.iterfind("prop"), *unit.iterfind("tuv/seg"))) for unit in found]


def phrase(text: str, meaning: str) -> MinedPhrase:
    return MinedPhrase(phrase=text, meaning=meaning, pages=3)


def test_units_have_their_english_and_their_count() -> None:
    mined = {
        "names": (phrase("Grund", "reason"),),
        "stated": (phrase("Nicht unterst\u00fctzt", "not_supported"),),
        "orders": (phrase("irgendwie", "no-order-of-ours"),),
    }
    assert units(print_tmx("de-DE", mined)) == [
        ("names", "3", "reason", "Grund"),
        ("stated", "3", "Not supported", "Nicht unterst\u00fctzt"),
    ]


def test_languages_are_named() -> None:
    root = etree.fromstring(print_tmx("de-DE", {"names": (phrase("Grund", "reason"),)}))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [variant.get(language) for variant in root.iter("tuv")] == ["en-US", "de-DE"]


@given(text=st.text(min_size=1))
def test_any_phrase_gives_a_file_that_can_be_read(text: str) -> None:
    found = units(print_tmx("de-DE", {"names": (phrase(text, "reason"),)}))
    assert found in ([], [("names", "3", "reason", text)])
