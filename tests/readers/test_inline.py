"""The text of a cell or paragraph: what markdown-it reads, and placeholders that it would take for HTML."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.readers.inline import Link, _read_simple, _read_with_markdown, plain_text, read_inline

TEXTS = {
    "bold": ("**Bearer** {token}.", "Bearer {token}."),
    "italic": ("_Files.Read_, *Files.Write*", "Files.Read, Files.Write"),
    "code": ("Use `$top` and ``a`b``.", "Use $top and a`b."),
    "link": ("See [lamp](../resources/lamp.md).", "See lamp."),
    "image": ("![A lamp](lamp.png)", "A lamp"),
    "placeholder": ("GET /users/<id>/<user-id>", "GET /users/<id>/<user-id>"),
    "placeholder-like-a-tag": ("<table-id> and <code>a</code>", "<table-id> and a"),
    "placeholder-of-words": ("<bytes of the file>", "<bytes of the file>"),
    "break": ("one<br>two<br/>three<BR />four", "one two three four"),
    "tags": ('<a name="x"></a>**a** <sup>1</sup>', "a 1"),
    "comment": ("a <!-- b --> c", "a c"),
    "entity": ("Bearer &lt;token&gt;&nbsp;&amp;c", "Bearer <token> &c"),
    "escape": (r"\*a\* \_b\_ c\|d", "*a* _b_ c|d"),
    "struck": ("~~Old.Read~~, New.Read", "Old.Read, New.Read"),
    "blanks": ("a \t\n  b\u00a0c ", "a b c"),
    "autolink": ("<https://contoso.com>", "https://contoso.com"),
    "bold-in-han": ("\u6ce8\u610f**\uff08\u91cd\u8981\uff09**\u6587", "\u6ce8\u610f**\uff08\u91cd\u8981\uff09**\u6587"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("raw", "text"), TEXTS.values(), ids=TEXTS)
def test_text_is_what_a_reader_sees(raw: str, text: str) -> None:
    assert plain_text(raw) == text


def test_links_codes_and_struck_pieces_are_kept() -> None:
    found = read_inline("[a `b`](x.md) ~~`c`~~ [d](y.md#z)")
    assert found.links == (Link(text="a b", target="x.md"), Link(text="d", target="y.md#z"))
    assert found.codes == ("b", "c")
    assert found.struck == ("c",)


def test_codes_that_translation_joined_are_two() -> None:
    assert read_inline("`Member``Guest` and `$top`").codes == ("Member", "Guest", "$top")


def test_reference_is_resolved_by_its_definition() -> None:
    references = {"IDENTITYSET": {"href": "identityset.md", "title": ""}}
    found = read_inline("[identitySet][] collection", references)
    assert (found.text, found.links) == ("identitySet collection", (Link(text="identitySet", target="identityset.md"),))
    assert read_inline("[identitySet][]").links == ()


PIECES = st.sampled_from(
    [
        "**",
        "`",
        "``",
        "a",
        "b ",
        " ",
        "(",
        ")",
        "[",
        "]",
        "](x.md)",
        "[t](../y.md)",
        "[q](https://A.com/b?c=d)",
        "*",
        "**b**",
        "`c`",
        "` d`",
        "` e `",
        "\u4e2d",
        "\uff0c",
        '"',
        ".",
        "\n",
        "#",
        "-",
        "<id>",
        "\u00e9",
        "$top",
        ":",
        "/",
        "{id}",
        "|",
        "\t",
        "\u00a0",
        "\u3000",
        "_",
        "!",
        "\\",
        "&lt;",
        "<br>",
        "1",
    ]
)


@settings(max_examples=1000)
@given(st.lists(PIECES, max_size=9).map("".join))
def test_fast_reading_is_that_of_markdown_it(raw: str) -> None:
    simple = _read_simple(raw)
    if simple is not None:
        assert simple == _read_with_markdown(raw, None)


@pytest.mark.parametrize("raw", ["**a** b", "`a` and `b`", "[a](b.md), **c**", "plain", "a `$b` **c d**"])
def test_ordinary_cells_take_the_fast_path(raw: str) -> None:
    assert _read_simple(raw) is not None


@given(st.text(max_size=80))
def test_any_text_is_survived_and_collapsed(raw: str) -> None:
    text = plain_text(raw)
    assert text == text.strip(" \n\t\u00a0")
    assert "  " not in text


def test_huge_text_is_kept_without_markup_being_read() -> None:
    assert plain_text("[" * 30_000) == "[" * 30_000
