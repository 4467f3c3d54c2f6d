"""JSON with the slips that pages have: what is read, what is forgiven, and what is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.json_value import JsonValue
from extractor.readers.lenient_json import MAX_DEPTH, MAX_SIZE, read_json
from tests.growth import LINEAR, growth

FORGIVEN: dict[str, tuple[str, JsonValue, tuple[str, ...]]] = {
    "strict": ('{"a": [1, true, null]}', {"a": [1, True, None]}, ()),
    "trailing-comma": ('{"a": [1, 2,],}', {"a": [1, 2]}, ("trailing comma",)),
    "comma-in-a-string": ('{"a": ",]",}', {"a": ",]"}, ("trailing comma",)),
    "line-end-in-a-string": ('{"a": "x\ny"}', {"a": "x\ny"}, ("line end in a string",)),
    "entities": ("{&quot;a&quot;: 1}", {"a": 1}, ("HTML entities",)),
    "escaped": (r"{\"a\": \"b\"}", {"a": "b"}, ("escaped quotes",)),
    "line-comment": ('{"a": 1 // one\n}', {"a": 1}, ("comment",)),
    "block-comment": ('{/* "b": 2 */ "a": "/*x*/"}', {"a": "/*x*/"}, ("comment",)),
    "typographic-blank": ('{\u00a0\u00a0"a":\u202f1}', {"a": 1}, ("typographic characters",)),
    "full-width-comma": ('{"a": "，"，"b": 1}', {"a": "，", "b": 1}, ("typographic characters",)),
    "typographic-quotes": ("{“a”: 1}", {"a": 1}, ("typographic quotes",)),
    "quotes-in-a-string": ('{"a": "“x”",}', {"a": "“x”"}, ("trailing comma",)),
    "ellipsis": ('{"a": [1, ...]}', {"a": [1]}, ("ellipsis",)),
    "ellipsis-in-words": ('[{"a": 1},\n <...trimmed for brevity...>\n]', [{"a": 1}], ("ellipsis",)),
    "ellipsis-in-a-string": ('{"a": "...",}', {"a": "..."}, ("trailing comma",)),
    "missing-comma": (
        '{"a": "x"\n "b": 2\n "c": {}\n "d": []}',
        {"a": "x", "b": 2, "c": {}, "d": []},
        ("missing comma",),
    ),
    "missing-comma-of-objects": ('[{"a": 1}\n{"a": 2}]', [{"a": 1}, {"a": 2}], ("missing comma",)),
    "bare-members": ('"a": 1, "b": {}', {"a": 1, "b": {}}, ("members without braces",)),
    "unclosed": ('{"a": [{"b": "}"', {"a": [{"b": "}"}]}, ("unbalanced brackets",)),
    "text-after": ('{"a": 1}\n\nThe response.', {"a": 1}, ("unbalanced brackets",)),
    "brace-too-many": ('{"a": 1}}', {"a": 1}, ("unbalanced brackets",)),
    "fence-mark": ('```http\n{"a": 1}', {"a": 1}, ("stray fence mark",)),
    "unquoted-key": ("{a: 1}", {"a": 1}, ("JSON5 syntax",)),
    "two-slips": ('{"a": "x\ny",}', {"a": "x\ny"}, ("trailing comma", "line end in a string")),
    "repeated-key": ('{"a": 1, "a": 2}', {"a": 2}, ("repeated key",)),
}


@pytest.mark.parametrize(("text", "value", "forgiven"), FORGIVEN.values(), ids=FORGIVEN)
def test_slip_is_forgiven_and_named(text: str, value: JsonValue, forgiven: tuple[str, ...]) -> None:
    result = read_json(text)
    assert result is not None
    assert result.value == value
    assert result.forgiven == forgiven


REFUSED = {
    "words": "{Raw bytes of the file}",
    "nothing": "",
    "nan": '{"a": NaN}',
    "infinity": '{"a": -Infinity}',
    "too-large-a-number": '{"a": 1e400}',
    "lone-surrogate": r'{"a": "\ud800"}',
    "brackets-do-not-match": '{"a": [1}, 2]',
    "value-missing": '{"a": , "b": 2}',
    "too-deep": "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
    "far-too-deep": "[" * 100_000,
    "too-long": '"' + "x" * MAX_SIZE + '"',
    "many-digits": "[" + "9" * 5_000 + ",]",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_vouched_for_is_refused(text: str) -> None:
    assert read_json(text) is None


def test_brackets_in_strings_do_not_nest() -> None:
    text = json.dumps(["[" * 500])
    result = read_json(text)
    assert result is not None
    assert result.value == ["[" * 500]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
        max_leaves=10,
    )
)
def test_strict_json_is_read_as_it_is(value: JsonValue) -> None:
    result = read_json(json.dumps(value, ensure_ascii=False, indent=1))
    assert result is not None
    assert (result.value, result.forgiven) == (value, ())


@given(st.text(alphabet='{}[]",:\\/*\n 1a.“”', max_size=80))
def test_whatever_is_read_is_json_again(text: str) -> None:
    result = read_json(text)
    if result is not None:
        assert json.loads(json.dumps(result.value, allow_nan=False)) == result.value


@pytest.mark.parametrize(
    "seed", ['"', '"\\', "{", '{"a":', "/*", "//", ",", '",', '"a"\n', "}{", "...", "<...", "```\n", "“", "&quot;"]
)
@pytest.mark.parametrize("start", ["", '{"a":', '"'])
def test_a_huge_body_takes_no_longer_than_its_size(start: str, seed: str) -> None:
    assert growth(lambda size: read_json(start + seed * (size // len(seed))), 15_000) < LINEAR
