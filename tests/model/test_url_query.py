"""What the query of a URL gives, as pages write it."""

import pytest

from extractor.model.url_query import option_name, read_query


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("$filter", "$filter"),
        ("$orderBy", "$orderby"),
        ("$skipToken", "$skiptoken"),
        ("$filter with any operator", "$filter"),
        ("具有 any 运算符的 $filter", "$filter"),
        ("`$top=5`", "$top"),
        ("amp;$top", "$top"),
        ("$topmost", None),
        ("$filter or $search", None),
        ("$ref", None),
        ("$返回页首", None),
        ("令牌", None),
        ("", None),
        ("startDateTime", "startDateTime"),
        ("initiatedBy/user/id", "initiatedBy/user/id"),
        ("model-version", "model-version"),
        ("@odata.x", "@odata.x"),
        ("see below", None),
        ("a=b", None),
    ],
)
def test_the_name_of_an_option(written: str, name: str | None) -> None:
    assert option_name(written) == name


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ("", []),
        ("$top=5", [("$top", "5")]),
        ("$Filter=a%20eq+'b'&$top={n}&flag", [("$filter", "a eq 'b'"), ("$top", "{n}")]),
        ("a b=c", []),
        ("start=&end=1", [("start", ""), ("end", "1")]),
        ("$filter=a eq 'b&c=d'&$top=5", [("$filter", "a eq 'b&c=d'"), ("$top", "5")]),
        ("$filter=a eq %27b&c=d%27&e=1", [("$filter", "a eq 'b&c=d'"), ("e", "1")]),
        ("$filter=a eq 'it''s &b=c'&d=1", [("$filter", "a eq 'it''s &b=c'"), ("d", "1")]),
        ("$search=it's&$top=5&x=that's", [("$search", "it's"), ("$top", "5"), ("x", "that's")]),
        ("$filter=a eq 'b&$top=5", [("$filter", "a eq 'b"), ("$top", "5")]),
        ("a%24b=1&%24top=5", [("$top", "5")]),
    ],
)
def test_the_options_of_a_query(query: str, options: list[tuple[str, str]]) -> None:
    assert list(read_query(query)) == options
