"""The normal form in which phrases are compared: table keys and looked-up cells both go through it.

A phrase comes in as a page writes it, with emphasis, links, full-width or half-width punctuation, and brackets that
nobody closed; out goes its words in one form. Two phrases with the same normal form count as the same phrase. Nothing
here knows what a phrase means; how one is looked up is in `extractor.terms.lookup`.
"""

import html
import re
import unicodedata
from functools import lru_cache

# a longer text is prose, not a phrase; the bound also keeps hostile cells cheap
MAX_PHRASE = 400

_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
# Han, Hiragana and Katakana are written without blanks; translators put some in and take some out
_UNSPACED = r"[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
_UNSPACED_END = re.compile(rf"{_UNSPACED}\Z")
_BLANK_AT_UNSPACED = re.compile(rf" (?={_UNSPACED})|(?<={_UNSPACED}) ")


class _Folding(dict[int, str]):
    """Character code to what stands for it: itself for letters, marks and digits, nothing for format characters."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        kept = character if category[0] in "LMN" else ""
        self[code] = kept or ("" if category == "Cf" else " ")
        return self[code]


_FOLDING = _Folding()


def normalise_phrase(text: str) -> str:
    """The words of a phrase: folded in width and case, without punctuation and links, one blank between words.

    Beside Han and kana no blank is kept. The empty string for a text without a letter or digit and for one longer
    than `MAX_PHRASE`; no table holds it. Normalising twice changes nothing.

    >>> normalise_phrase("委派 (个人 Microsoft 帐户")
    '委派个人microsoft帐户'
    >>> normalise_phrase("**Delegated** (work or&nbsp;school account)")
    'delegated work or school account'
    """
    return "" if len(text) > MAX_PHRASE else _normalise(text)


def is_unspaced(phrase: str) -> bool:
    """Whether a phrase is of a script that is written without blanks, so that the next word touches it."""
    return _UNSPACED_END.search(phrase) is not None


def link_text(text: str) -> str:
    """The text with each Markdown link replaced by its label.

    >>> link_text("[identitySet](../resources/identityset.md) collection")
    'identitySet collection'
    """
    return _LINK.sub(r"\1", text) if "[" in text else text


@lru_cache(maxsize=65536)
def _normalise(text: str) -> str:
    decoded = html.unescape(link_text(text)) if "&" in text or "[" in text else text
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", decoded).casefold())
    words = " ".join(unicodedata.normalize("NFKC", folded.translate(_FOLDING)).split())
    return _BLANK_AT_UNSPACED.sub("", words)
