"""Nothing that a page says becomes code, neither in Python nor in TypeScript; what it says stays what it says."""

import ast
import json
import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.writers.escaping.python import (
    python_comment,
    python_docstring,
    python_identifier,
    python_string,
    python_text,
    python_type,
    toml_string,
)
from extractor.writers.escaping.typescript import (
    ts_comment,
    ts_deprecated_comment,
    ts_identifier,
    ts_key,
    ts_status,
    ts_string,
    ts_type,
)
from extractor.writers.python.names import PythonIdentifier, PythonType, class_name, module_name, parameter_name
from extractor.writers.stubs.naming import NameAllocator, split_words
from extractor.writers.typescript.names import RESERVED, TypeScriptIdentifier, TypeScriptType, type_name

PAYLOADS = {
    "line-feed": "a\nPWNED()",
    "carriage-return": "a\rPWNED()",
    "crlf": "a\r\nPWNED()",
    "tab": "a\tb",
    "form-feed": "a\x0cPWNED()",
    "vertical-tab": "a\x0bPWNED()",
    "nul": "a\x00b",
    "next-line": "a\x85PWNED()",
    "line-separator": "a\u2028PWNED()",
    "paragraph-separator": "a\u2029PWNED()",
    "closes-docstring": 'a"""\nPWNED()\n"""',
    "closes-docstring-single": "a'''\nPWNED()\n'''",
    "quote-at-the-end": 'a"',
    "quotes-at-the-end": 'a""',
    "backslash-at-the-end": "a\\",
    "backslash-quote": 'a\\"""\nPWNED()',
    "named-escape": r"\N{..}",
    "hex-escape": r"\x",
    "unicode-escape": r"\u12",
    "bidi-override": "user\u202e \u2066// admin\u2069 \u2066 x",
    "zero-width": "a\u200b\u200c\u200d\ufeffb",
    "lone-surrogate": "a\ud800b",
    "astral": "a\U0001f600b",
    "closes-comment": "a */ PWNED(); /*",
    "closes-comment-split": "a *\u200b/ PWNED(); /*",
    "template-literal": "`${PWNED()}`",
    "jinja": "{{ 7 * 7 }}{% raw %}",
    "chinese": "拒绝来电。",
    "hebrew": "שלום مرحبا",
}
HOSTILE = pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS.keys())
INVISIBLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
# Any text at all, and texts made of what closes, escapes or hides something.
ANY_TEXT = st.text() | st.text(
    alphabet="\\\"'`*/#@{}$[]() \n\r\t\x00\x0b\x0c\x1c\x85\u2028\u2029\u202e\ud800naxuUN", max_size=20
)


@HOSTILE
def test_python_string_is_the_text(text: str) -> None:
    literal = python_string(text)
    assert ast.literal_eval(literal) == text
    assert literal.isascii()
    assert "\n" not in literal


@given(ANY_TEXT)
def test_python_string_is_any_text(text: str) -> None:
    assert ast.literal_eval(python_string(text)) == text


@HOSTILE
def test_python_text_is_the_text_and_hides_nothing(text: str) -> None:
    literal = python_text(text)
    assert ast.literal_eval(literal) == text
    assert not INVISIBLE.search(literal)
    assert "\n" not in literal


@given(ANY_TEXT)
def test_python_text_is_any_text(text: str) -> None:
    assert ast.literal_eval(python_text(text)) == text


def test_python_text_keeps_other_scripts_readable() -> None:
    assert python_text("拒绝来电 שלום") == '"拒绝来电 שלום"'


@pytest.mark.parametrize("indent", [0, 4, 8])
@HOSTILE
def test_python_docstring_holds_the_text_and_no_code(text: str, indent: int) -> None:
    assert _docstring_value(text, indent) == [line.strip(" ") for line in text.split("\n")]


@given(ANY_TEXT)
def test_python_docstring_holds_any_text(text: str) -> None:
    assert _docstring_value(text, 4) == [line.strip(" ") for line in text.split("\n")]


def _docstring_value(text: str, indent: int) -> list[str]:
    """The lines of the docstring as Python reads them, when it is all that the module holds."""
    literal = python_docstring(text, indent)
    assert not INVISIBLE.search(literal)
    tree = ast.parse(f"class Holder:\n    {literal}\n\n    kept = 1\n")
    (holder,) = tree.body
    assert isinstance(holder, ast.ClassDef)
    docstring, kept = holder.body
    assert isinstance(kept, ast.Assign)
    assert isinstance(docstring, ast.Expr)
    assert isinstance(docstring.value, ast.Constant)
    assert isinstance(docstring.value.value, str)
    lines = docstring.value.value.split("\n")
    closing = lines[1:] and lines[-1].strip(" ") == "" and "\n" in text
    return [line.strip(" ") for line in (lines[:-1] if closing else lines)]


def test_python_docstring_keeps_other_scripts_readable() -> None:
    assert python_docstring("拒绝来电 שלום") == '"""拒绝来电 שלום"""'


@HOSTILE
def test_python_comment_is_one_comment(text: str) -> None:
    _assert_one_comment(text)


@given(ANY_TEXT)
def test_python_comment_of_any_text_is_one_comment(text: str) -> None:
    _assert_one_comment(text)


def _assert_one_comment(text: str) -> None:
    comment = python_comment(text)
    assert not INVISIBLE.search(comment)
    (kept,) = ast.parse(f"{comment}\nkept = 1\n").body
    assert isinstance(kept, ast.Assign)
    assert kept.lineno == 2


@HOSTILE
def test_toml_string_is_the_text(text: str) -> None:
    value = tomllib.loads(f"key = {toml_string(text)}")["key"]
    assert value == text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@given(ANY_TEXT)
def test_toml_string_is_any_text(text: str) -> None:
    value = tomllib.loads(f"key = {toml_string(text)}")["key"]
    assert value == text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@HOSTILE
def test_ts_string_is_the_text(text: str) -> None:
    literal = ts_string(text)
    assert json.loads(literal) == text
    assert literal.isascii()
    assert not INVISIBLE.search(literal)


@HOSTILE
def test_ts_comment_is_one_comment(text: str) -> None:
    _assert_one_jsdoc(ts_comment(text, 2))
    _assert_one_jsdoc(ts_deprecated_comment(text, text, 2))


@given(ANY_TEXT)
def test_ts_comment_of_any_text_is_one_comment(text: str) -> None:
    _assert_one_jsdoc(ts_comment(text, 2))


def _assert_one_jsdoc(comment: str) -> None:
    assert comment.startswith("/**")
    assert comment.find("*/", len("/**")) == len(comment) - len("*/")
    assert not INVISIBLE.search(comment)


@pytest.mark.parametrize("text", ["@deprecated Not so.", "Fine.\n@deprecated", "  @internal", "{@link x}", "* @beta"])
def test_ts_comment_opens_no_tag_of_the_page(text: str) -> None:
    assert re.search(r"(?m)(^[\s/*]*|\{)@", ts_comment(text)) is None


def test_ts_deprecated_comment_has_the_writer_s_own_tag() -> None:
    assert re.findall(r"(?m)^ \* @\w+", ts_deprecated_comment("What it is.", "Use @other.")) == [" * @deprecated"]


@pytest.mark.parametrize(
    ("wire", "key"),
    [
        ("id", "id"),
        ("class", "class"),
        ("@odata.type", '"@odata.type"'),
        ("a-b", '"a-b"'),
        ("1st", '"1st"'),
        ("", '""'),
        ("имя", '"\\u0438\\u043c\\u044f"'),
        ('x"]: any; y', '"x\\"]: any; y"'),
    ],
)
def test_ts_key_keeps_the_wire_name(wire: str, key: str) -> None:
    assert ts_key(wire) == key


@pytest.mark.parametrize("sink", [python_identifier, python_type, ts_identifier, ts_type])
@pytest.mark.parametrize("value", ["plain", "a b", 7])
def test_identifier_positions_refuse_unchecked_text(sink: object, value: object) -> None:
    assert callable(sink)
    with pytest.raises(TypeError):
        sink(value)


@pytest.mark.parametrize("value", ["200", True, None])
def test_ts_status_refuses_what_is_no_number(value: object) -> None:
    with pytest.raises(TypeError):
        ts_status(value)


@pytest.mark.parametrize("checked", [PythonIdentifier, PythonType, TypeScriptIdentifier, TypeScriptType])
@pytest.mark.parametrize(
    "text", ["", "a()", "a\nb", "a;b", "a=b", 'a"b', "ﬁle", "a:b", "a\\b", "a{b", "a'b", "\u200ba"]
)
def test_checked_names_refuse_code(checked: type[str], text: str) -> None:
    with pytest.raises(ValueError, match=r"^not a"):
        checked(text)


@pytest.mark.parametrize("keyword", ["class", "None", "lambda", "await"])
def test_python_identifiers_are_no_keywords(keyword: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        PythonIdentifier(keyword)


@given(ANY_TEXT)
def test_python_names_of_any_text_are_identifiers(text: str) -> None:
    for sanitise in (class_name, parameter_name, module_name):
        name = sanitise(text)
        assert isinstance(name, PythonIdentifier)
        assert name.isascii()
        assert len(name) < 200


@given(ANY_TEXT)
def test_typescript_names_of_any_text_are_identifiers(text: str) -> None:
    name = type_name(text)
    assert isinstance(name, TypeScriptIdentifier)
    assert name not in RESERVED
    assert len(name) < 200


@pytest.mark.parametrize(
    ("first", "second"), [("原因", "状态"), ("ﬁle", "file"), ("pаth", "path"), ("a" * 500, "a" * 501), ("-", "_")]
)
def test_names_that_lose_something_stay_apart(first: str, second: str) -> None:
    assert split_words(first) != split_words(second)


def test_names_that_fall_together_are_told_apart_by_their_wire_names() -> None:
    wires = ["userName", "user_name", "UserName", "USERNAME", "user-name", "username"]

    def allot(order: list[str]) -> dict[str, str]:
        names = NameAllocator(["self"])
        return {wire: names.claim(wire, (wire,), parameter_name) for wire in order}

    given_names = allot(wires)
    assert len({name.casefold() for name in given_names.values()}) == len(wires)
    assert given_names == allot(wires)
    assert set(allot(wires[::-1]).values()) & set(given_names.values()) >= {"user_name"}


def test_a_reserved_name_is_not_given_out() -> None:
    assert NameAllocator(["Self"]).claim("self", ("self",), parameter_name) != "self"
