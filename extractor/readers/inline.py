"""Inline Markdown of one cell or paragraph: its plain text, its links, its code and what is struck out.

Most cells hold no markup at all, and most of the others only simple links, code and bold, which a pattern reads; the
rest goes through markdown-it's inline rules. `<br>` counts as a blank, other HTML tags are dropped, an angle bracket
that opens no tag stays (`<id>` is a placeholder, not HTML).
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

References = Mapping[str, Any]

_SPECIAL = re.compile(r"[*_`\[\]<>&\\~!\ufdd0-\ufdd2]")
# The three forms, each only where CommonMark cannot read it otherwise: bold begins and ends with a letter or digit and
# touches no other star, a code span no other tick, a target holds nothing that a link's address would be changed for.
_SIMPLE = re.compile(
    r"(?<!\*)\*\*(?P<bold>[^\W_](?:[^*_`\[\]<>&\\~!\ufdd0-\ufdd2]*[^\W_])?)\*\*(?!\*)"
    r"|(?<!`)`(?P<code>[^`\n]+)`(?!`)"
    r"|(?<!!)\[(?P<link>[^*_`\[\]<>&\\~!\n]+)\]\((?P<target>(?:https?://)?[A-Za-z0-9._/#?=,;@+$-]+)\)"
)
_BREAK_TAG = re.compile(r"^<br\s*/?>$", re.IGNORECASE)
# Tags that HTML knows and pages use; anything else between angle brackets is a placeholder that the page means to show.
_HTML_TAG = re.compile(
    r"</?(?:a|b|i|em|strong|code|span|sup|sub|u|s|p|div|img|font|li|ul|ol|br|small|kbd|del|ins|table|tr|td|th|tbody"
    r"|thead|nobr|strike)(?:\s[^<>]*=[^<>]*)?\s*/?>",
    re.IGNORECASE,
)
# every run of blanks that is not one plain blank already
_BLANKS = re.compile(r"[ \t\n\u00a0]{2,}|[\t\n\u00a0]")
_MAX_INLINE = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of a text: what it shows and where it leads, as written."""

    text: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """A text without its markup; `struck` holds the pieces that are struck out, which `text` leaves in."""

    text: str
    links: tuple[Link, ...]
    codes: tuple[str, ...]
    struck: tuple[str, ...]


def plain_text(raw: str, references: References | None = None) -> str:
    """The text that a reader sees, blanks collapsed.

    >>> plain_text("**Bearer** {token}. See [x](../y.md) and `$top`.")
    'Bearer {token}. See x and $top.'
    """
    if references and "[" in raw:
        return _read_with_markdown(raw, references).text
    return _plain_text(raw)


@lru_cache(maxsize=20_000)
def _plain_text(raw: str) -> str:
    return _collapse(raw) if _SPECIAL.search(raw) is None else _read_cached(raw).text


def read_inline(raw: str, references: References | None = None) -> Inline:
    """The text and the markup of a cell or paragraph; `references` are the link definitions of its page."""
    if references and "[" in raw:
        return _read_with_markdown(raw, references)
    return _read_cached(raw)


@lru_cache(maxsize=20_000)
def _read_cached(raw: str) -> Inline:
    simple = _read_simple(raw)
    return _read_with_markdown(raw, None) if simple is None else simple


def _read_simple(raw: str) -> Inline | None:
    """The reading where all markup is of the three simple forms, None where there is any other."""
    pieces: list[str] = []
    links: list[Link] = []
    codes: list[str] = []
    position = 0
    for match in _SIMPLE.finditer(raw):
        between = raw[position : match.start()]
        if _SPECIAL.search(between):
            return None
        kind = match.lastgroup
        if kind == "target":
            text = match["link"]
            links.append(Link(text=_collapse(text), target=match["target"]))
        elif kind == "code":
            text = _content_of_code(match["code"])
            codes += _codes_in(text)
        else:
            text = match["bold"]
        pieces += (between, text)
        position = match.end()
    rest = raw[position:]
    if _SPECIAL.search(rest):
        return None
    return Inline(text=_collapse("".join((*pieces, rest))), links=tuple(links), codes=tuple(codes), struck=())


def _content_of_code(code: str) -> str:
    """CommonMark takes away one blank on either side, where there is one on both."""
    return code[1:-1] if code[0] == code[-1] == " " and code.strip(" ") else code


def _codes_in(content: str) -> list[str]:
    """The codes of a code span: translation joins two by dropping what stood between, and leaves their ticks."""
    return [code.strip() for code in content.split("``")]


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 100}).enable("strikethrough")


class _Reading:
    """The pieces of text met so far while walking inline tokens, and the links and struck parts that are open."""

    __slots__ = ("codes", "links", "open_links", "open_struck", "pieces", "struck")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.links: list[Link] = []
        self.codes: list[str] = []
        self.struck: list[str] = []
        self.open_links: list[tuple[int, str]] = []
        self.open_struck: list[int] = []

    def since(self, index: int) -> str:
        return _collapse("".join(self.pieces[index:]))

    def take(self, token: Token) -> None:
        match token.type:
            case "text" | "text_special":
                self.pieces.append(token.content)
            case "code_inline":
                self.pieces.append(token.content)
                self.codes += _codes_in(token.content)
            case "softbreak" | "hardbreak":
                self.pieces.append("\n")
            case "html_inline":
                self.pieces.append(_text_of_tag(token.content))
            case "image":
                self.pieces.append(token.content)
            case _:
                self._take_nesting(token)

    def _take_nesting(self, token: Token) -> None:
        match token.type:
            case "link_open":
                self.open_links.append((len(self.pieces), str(token.attrGet("href") or "")))
            case "link_close" if self.open_links:
                start, target = self.open_links.pop()
                self.links.append(Link(text=self.since(start), target=target))
            case "s_open":
                self.open_struck.append(len(self.pieces))
            case "s_close" if self.open_struck:
                self.struck.append(self.since(self.open_struck.pop()))


def _text_of_tag(tag: str) -> str:
    if _BREAK_TAG.match(tag):
        return "\n"
    return "" if tag.startswith("<!") or _HTML_TAG.fullmatch(tag) else tag


def _read_with_markdown(raw: str, references: References | None) -> Inline:
    if len(raw) > _MAX_INLINE:
        return Inline(text=_collapse(html.unescape(raw)), links=(), codes=(), struck=())
    markdown = _markdown()
    tokens: list[Token] = []
    markdown.inline.parse(raw, markdown, {"references": references or {}}, tokens)
    reading = _Reading()
    for token in tokens:
        reading.take(token)
    return Inline(
        text=reading.since(0),
        links=tuple(reading.links),
        codes=tuple(reading.codes),
        struck=tuple(reading.struck),
    )


def _collapse(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
