"""Escaping for JSON and YAML: what goes in comes out of every parser, and nothing in it can end a scalar or hide."""

import json
import math

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.model.json_value import JsonValue
from extractor.writers.escaping.json import compact_json, json_text, spell_strictly
from extractor.writers.escaping.text import harmless_markdown, markdown_text, one_line
from extractor.writers.escaping.yaml import yaml_key, yaml_node

TRICKY = (
    "", " ", "~", "null", "Null", "NULL", "true", "yes", "No", "on", "OFF", "y", "N", "1", "0x10", "0o7",
    "1_000", "1e3", ".5", "1:30", "12:30:45", "2019-01-01", "2019-01-01T00:00:00Z", "<<", "=", "-", "- a",
    "? a", ": a", "a: b", "a #b", "#a", "[a]", "{a}", "&a", "*a", "!a", "|", ">", "@a", "`a`", "%a", "'a'",
    '"a"', "a\nb", "a\r\nb", "\ta", "---", "...", "--- a", "a\\", "\x00", "\x07", "\x7f", "\x85", "\xa0",
    "\u2028", "\u2029", "\ufeff", "\u202e", "\u200b", "\ufffe", "\U000e0041", "😀", "拒绝", "inf", ".inf", "NaN",
    "-0", "+1", "a:", "a,b", "a ", " a", "\\x41", "{{ 7 }}", "{% x %}", "a" * 1500, "é" * 1200,
)  # fmt: skip

STRINGS = st.one_of(st.sampled_from(TRICKY), st.text(st.characters(exclude_categories=["Cs"])))
VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), STRINGS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(STRINGS, inner, max_size=4)),
    max_leaves=12,
)


def load_yaml(text: str) -> object:
    return yaml.safe_load(text)["key"]


@given(VALUES)
@settings(deadline=None)
def test_yaml_gives_back_what_it_was_given(value: JsonValue) -> None:
    assert load_yaml(f"key:{yaml_node(value, 2)}\n") == value


@given(VALUES, st.integers(0, 6))
@settings(deadline=None)
def test_json_gives_back_what_it_was_given(value: JsonValue, indent: int) -> None:
    assert json.loads(json_text(value, indent)) == value
    assert json.loads(compact_json(value)) == value


@pytest.mark.parametrize("text", TRICKY, ids=ascii)
def test_each_string_survives_as_value_key_and_item(text: str) -> None:
    assert load_yaml(f"key:{yaml_node({text: [text, {text: text}]}, 2)}\n") == {text: [text, {text: text}]}
    assert yaml.safe_load(f"{yaml_key(text)} 1\n") == {text: 1}
    assert yaml.safe_load(f"a:\n  {yaml_key(text, 2)} 1\n") == {"a": {text: 1}}


@pytest.mark.parametrize("text", TRICKY, ids=ascii)
def test_outputs_hold_no_character_that_a_reader_cannot_see(text: str) -> None:
    hidden = set("\x00\x07\x7f\x85\xad\u2028\u2029\ufeff\u202e\u200b\ufffe\U000e0041")
    assert not hidden & set(yaml_node([text]) + json_text([text]) + one_line(text) + harmless_markdown(text))


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, -math.nan], ids=str)
def test_numbers_that_json_cannot_spell_are_odata_strings(value: float) -> None:
    spelled = json.loads(compact_json([value]))
    assert spelled == [spell_strictly(value)]
    assert isinstance(spelled[0], str)
    assert load_yaml(f"key:{yaml_node(value)}\n") == spelled[0]


@pytest.mark.parametrize("value", [1e16, 1e-7, 1.5e300, -0.0, 5e-324], ids=str)
def test_floats_are_floats_for_yaml_1_1(value: float) -> None:
    loaded = load_yaml(f"key:{yaml_node(value)}\n")
    assert isinstance(loaded, float)
    assert loaded == value


def test_lone_surrogates_are_replaced() -> None:
    assert json.loads(compact_json(["a\ud800b"])) == ["a\ufffdb"]
    assert load_yaml(f"key:{yaml_node(['a' + chr(0xDC00)])}\n") == ["a\ufffd"]


def test_astral_characters_are_surrogate_pairs_in_json() -> None:
    assert compact_json("\U000e0041") == '"\\udb40\\udc41"'


@given(STRINGS)
def test_markdown_text_never_opens_markup(text: str) -> None:
    escaped = markdown_text(text)
    assert "\n" not in escaped
    for position, character in enumerate(escaped):
        if character in "<[*`":
            assert escaped[position - 1] == "\\"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=y>",
        "&#60;script>",
        "&lt;b>",
        "<!-- x",
        "<a href='javascript:x'>",
    ],
)
def test_harmless_markdown_opens_no_tag(text: str) -> None:
    assert "<" not in harmless_markdown(text)
    assert "&#" not in harmless_markdown(text)


@pytest.mark.parametrize("link", ["[a](javascript:x)", "[a]( JavaScript :x)", "[a](data:text/html,x)"])
def test_harmless_markdown_links_to_no_script(link: str) -> None:
    assert ":" not in harmless_markdown(link)
