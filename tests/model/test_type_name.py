"""Type cells: every English and OData form that the documentation has, with how often where it is rare."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.type_name import PRIMITIVES, parse_type


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        pytest.param("String", "String", id="primitive"),
        pytest.param("string", "String", id="lower-case-primitive"),
        pytest.param("Edm.Int32", "Int32", id="edm"),
        pytest.param("edm.string", "String", id="lower-case-edm"),
        pytest.param("DateTimeOffset", "DateTimeOffset", id="date"),
        pytest.param("bool", "Boolean", id="short-name"),
        pytest.param("`Boolean`", "Boolean", id="backticks"),
        pytest.param("**dateTimeTimeZone**", "dateTimeTimeZone", id="bold"),
        pytest.param("identitySet", "identitySet", id="complex"),
        pytest.param("microsoft.graph.identity", "identity", id="namespace"),
        pytest.param("`microsoft.graph.identity`", "identity", id="namespace-in-backticks"),
        pytest.param("#microsoft.graph.call", "call", id="hash"),
        pytest.param("[identitySet](../resources/identityset.md)", "identitySet", id="link"),
        pytest.param("[identitySet][]", "identitySet", id="reference-link"),
        pytest.param("[identitySet][set]", "identitySet", id="named-reference-link"),
        pytest.param("windows81VpnProxyServer", "windows81VpnProxyServer", id="digits"),
        pytest.param("string, maximum size 20", "String", id="size-60-times"),
        pytest.param("String (identifier)", "String", id="remark"),
        pytest.param("string (url)", "String", id="remark-6-times"),
        pytest.param("[mood](../resources/mood.md)optional", "mood", id="optional-glued-to-a-link"),
        pytest.param("[participant](participant.md)s", "participants", id="plural-glued-to-a-link"),
        pytest.param("String optional", "String", id="optional-without-parentheses"),
        pytest.param("teamVisibilityType (optional)", "teamVisibilityType", id="optional-2-times"),
        pytest.param("DateTimeOffset?", "DateTimeOffset", id="question-mark-once"),
        pytest.param("itemAnalytics resource", "itemAnalytics", id="the-word-resource-once"),
        pytest.param("identity object", "identity", id="the-word-object"),
        pytest.param("object", "Untyped", id="object-is-a-type"),
        pytest.param("resource", "resource", id="resource-alone-is-a-name"),
        pytest.param("my.string", "string", id="a-namespace-makes-it-no-primitive"),
        pytest.param("", "", id="empty"),
        pytest.param("字符串", "字符串", id="translated-stays"),
    ],
)
def test_a_single_type(cell: str, name: str) -> None:
    parsed = parse_type(cell)
    assert (parsed.name, parsed.collection, parsed.enum, parsed.alternatives) == (name, False, False, ())


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        pytest.param("String collection", "String", id="primitive-collection"),
        pytest.param("String Collection", "String", id="upper-case"),
        pytest.param("[x](x.md) collection", "x", id="link-collection"),
        pytest.param("[x][] collection", "x", id="reference-link-collection-25-times"),
        pytest.param("Collection([x][])", "x", id="collection-of-a-reference-link-24-times"),
        pytest.param("Collection(String)", "String", id="odata"),
        pytest.param("collection(x)", "x", id="lower-case-odata"),
        pytest.param("Collection (x)", "x", id="blank-before-parenthesis"),
        pytest.param("Collection(Edm.String)", "String", id="odata-primitive"),
        pytest.param("Collection(microsoft.graph.participantInfo)", "participantInfo", id="odata-namespace"),
        pytest.param("Collection of String", "String", id="prose"),
        pytest.param("collection of x objects", "x", id="prose-objects"),
        pytest.param("array of x", "x", id="array"),
        pytest.param("x object collection", "x", id="object-collection"),
        pytest.param("x collection object", "x", id="collection-object"),
        pytest.param("x-collection", "x", id="hyphen"),
        pytest.param("x  collection", "x", id="two-blanks"),
        pytest.param("`String collection`", "String", id="backticks-around"),
        pytest.param("`String` collection", "String", id="backticks-within"),
        pytest.param("String collection (optional)", "String", id="remark-after-collection"),
    ],
)
def test_a_collection(cell: str, name: str) -> None:
    parsed = parse_type(cell)
    assert (parsed.name, parsed.collection, parsed.alternatives) == (name, True, ())


@pytest.mark.parametrize(
    ("cell", "name", "collection"),
    [
        pytest.param("alertFeedback enum", "alertFeedback", False, id="enum-after"),
        pytest.param("educationGender enumeration", "educationGender", False, id="enumeration-after"),
        pytest.param("enum riskLevel", "riskLevel", False, id="enum-before"),
        pytest.param("String (enum)", "String", False, id="enum-in-parentheses"),
        pytest.param("riskLevel enum collection", "riskLevel", True, id="collection-of-an-enum"),
    ],
)
def test_an_enumeration(cell: str, name: str, *, collection: bool) -> None:
    parsed = parse_type(cell)
    assert (parsed.name, parsed.collection, parsed.enum) == (name, collection, True)


@pytest.mark.parametrize(
    ("cell", "members"),
    [
        pytest.param("A or B", [("A", False), ("B", False)], id="or"),
        pytest.param("A, or B", [("A", False), ("B", False)], id="comma-or"),
        pytest.param("string/number", [("String", False), ("Double", False)], id="slash"),
        pytest.param("A | B", [("A", False), ("B", False)], id="bar"),
        pytest.param("A or B or C", [("A", False), ("B", False), ("C", False)], id="three"),
        pytest.param("(boolean or string)", [("Boolean", False), ("String", False)], id="parentheses"),
        pytest.param(
            "(boolean or string) collection", [("Boolean", True), ("String", True)], id="collection-of-either"
        ),
        pytest.param("Collection(A or B)", [("A", True), ("B", True)], id="odata-collection-of-either"),
        pytest.param("A or A collection", [("A", False), ("A", True)], id="each-with-its-own-wrapper"),
        pytest.param("Collection(A) or Collection(B)", [("A", True), ("B", True)], id="two-odata-collections"),
    ],
)
def test_alternatives(cell: str, members: list[tuple[str, bool]]) -> None:
    parsed = parse_type(cell)
    assert [(member.name, member.collection) for member in parsed.alternatives] == members
    assert parsed.name == members[0][0]
    assert parsed.collection is all(collection for _, collection in members)


@pytest.mark.parametrize(
    ("cell", "namespace", "primitive"),
    [
        pytest.param("microsoft.graph.callRecords.session", "microsoft.graph.callRecords", False, id="nested"),
        pytest.param("call", None, False, id="none-stated"),
        pytest.param("Edm.Guid", None, True, id="a-primitive-has-none"),
    ],
)
def test_namespace(cell: str, namespace: str | None, *, primitive: bool) -> None:
    parsed = parse_type(cell)
    assert (parsed.namespace, parsed.primitive) == (namespace, primitive)


@pytest.mark.parametrize("spelling", sorted(PRIMITIVES))
def test_every_spelling_of_a_primitive(spelling: str) -> None:
    for cell in (spelling, spelling.upper(), f"Edm.{spelling}", f"{spelling} collection"):
        assert (parse_type(cell).name, parse_type(cell).primitive) == (PRIMITIVES[spelling], True)


@given(st.text(max_size=250))
def test_any_cell_is_a_type(cell: str) -> None:
    parsed = parse_type(cell)
    assert all(not member.alternatives for member in parsed.alternatives)


@pytest.mark.parametrize("unit", [" ", "(", "[", "a or ", "collection of ", "collection(", "-", "a,", "|", "*"])
def test_a_hostile_cell_takes_little_time(unit: str) -> None:
    started = time.process_time()
    for length in (190, 100_000):
        parse_type((unit * length)[:length])
    assert time.process_time() - started < 1
