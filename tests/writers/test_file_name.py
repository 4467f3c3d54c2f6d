"""File names from hostile words: allowed on every system, and different for different words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.writers.file_name import FileNames, safe_file_name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("call-reject", id="slug"),
        pytest.param("call_reject", id="underscore"),
        pytest.param("v1.0", id="version"),
        pytest.param("zh-CN", id="locale"),
        pytest.param("intune-deviceconfig-x", id="hyphens"),
        pytest.param("console", id="begins-like-a-device"),
        pytest.param("x" * 120, id="longest"),
    ],
)
def test_a_plain_name_stays(text: str) -> None:
    assert safe_file_name(text) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(".", id="this-folder"),
        pytest.param("..", id="parent"),
        pytest.param("a..b", id="two-dots"),
        pytest.param("../a", id="traversal"),
        pytest.param("/etc/passwd", id="absolute"),
        pytest.param("C:\\x", id="drive"),
        pytest.param("a:b", id="stream"),
        pytest.param(".hidden", id="hidden"),
        pytest.param("a.", id="last-dot"),
        pytest.param("a ", id="last-blank"),
        pytest.param("-rf", id="option"),
        pytest.param("~", id="home"),
        pytest.param("con", id="device"),
        pytest.param("NUL", id="device-upper-case"),
        pytest.param("aux.json", id="device-with-extension"),
        pytest.param("com1", id="numbered-device"),
        pytest.param("LPT9.a.b", id="numbered-device-with-extensions"),
        pytest.param("a\x00b", id="nul"),
        pytest.param("a\nb", id="line-end"),
        pytest.param("名称", id="not-ascii"),
        pytest.param("\udcff", id="lone-surrogate"),
        pytest.param("a\u202egnp", id="turned-round"),
        pytest.param("x" * 121, id="too-long"),
        pytest.param("$(id)", id="shell"),
    ],
)
def test_anything_else_is_hashed(text: str) -> None:
    name = safe_file_name(text)
    assert name != text
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]*-[0-9a-f]{8}", name)
    assert len(name) <= 120
    assert safe_file_name(name) == name


@given(st.lists(st.text(max_size=6) | st.sampled_from(["a", "A", "con", "CON"]), unique=True, max_size=8))
def test_names_of_a_folder_differ_in_more_than_case(texts: list[str]) -> None:
    names = FileNames(reserved=("index.json",))
    given_names = [names.name(text, ".json") for text in texts]
    assert len({name.casefold() for name in given_names} | {"index.json"}) == len(texts) + 1
    assert [names.name(text, ".json") for text in texts] == given_names


def test_a_reserved_name_is_taken() -> None:
    assert FileNames(reserved=("index.json",)).name("index", ".json") != "index.json"
