"""Shapes and examples brought together: a widened shape accepts, says as much as it can, and the reason is reported."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.diagnostics.report import Report
from extractor.linking.inference import infer_shape, merge_shapes
from extractor.linking.lexical import KINDS, has_form
from extractor.linking.reconcile import Place, ShapeTable
from extractor.linking.shape import ANYTHING, UNKNOWN, JsonKind, Member, Shape, TypeShape
from extractor.model.json_value import JsonValue
from extractor.model.origin import Origin

TEXT = Shape(scalar="String")


def make_table() -> ShapeTable:
    table = ShapeTable()
    table.add(TypeShape(name="g.entity", members=(Member(name="id", shape=TEXT),)))
    table.add(TypeShape(name="g.call", base="g.entity", members=(Member(name="state", shape=Shape(type="g.state")),)))
    table.add(TypeShape(name="g.state", values=("on", "off")))
    return table


def accept(shape: Shape, value: JsonValue, table: ShapeTable | None = None) -> tuple[Shape, list[str]]:
    report = Report("page.md")
    widened = (table or make_table()).accept(shape, value, Place(report=report, origin=Origin(line=7)))
    return widened, [str(item.args["pointer"]) for item in report.diagnostics]


EITHER = Shape(any_of=(TEXT, Shape(scalar="Int32")))
OBJECT = Shape(members=(Member(name="a", shape=TEXT, required=True),))


@pytest.mark.parametrize(
    ("shape", "value", "widened", "reported"),
    [
        pytest.param(TEXT, "x", TEXT, [], id="as stated"),
        pytest.param(ANYTHING, [1, {"a": None}], ANYTHING, [], id="anything"),
        pytest.param(TEXT, None, Shape(scalar="String", nullable=True), [], id="null where nothing is said"),
        pytest.param(replace(TEXT, nullable=False), None, replace(TEXT, nullable=True), ["/"], id="null, refused"),
        pytest.param(TEXT, 3, Shape(scalar="String", also=(JsonKind.INTEGER,)), ["/"], id="another kind"),
        pytest.param(Shape(scalar="Double"), 3, Shape(scalar="Double"), [], id="an integer is a number"),
        pytest.param(Shape(scalar="Int32"), 3.0, Shape(scalar="Int32"), [], id="3.0 is an integer"),
        pytest.param(Shape(scalar="Int32"), 2**40, Shape(scalar="Int32", formatted=False), ["/"], id="out of range"),
        pytest.param(Shape(scalar="Date"), "soon", Shape(scalar="Date", formatted=False), ["/"], id="no date"),
        pytest.param(Shape(items=TEXT), ["a", 1], Shape(items=replace(TEXT, also=(JsonKind.INTEGER,))), ["/1"], id="i"),
        pytest.param(Shape(items=TEXT), "a", Shape(items=TEXT, also=(JsonKind.STRING,)), ["/"], id="no array"),
        pytest.param(OBJECT, {"a": "x", "more": 1}, OBJECT, [], id="a further member"),
        pytest.param(OBJECT, {}, Shape(members=(Member(name="a", shape=TEXT, required=False),)), ["/"], id="lacks one"),
        pytest.param(EITHER, 5, EITHER, [], id="alternative"),
        pytest.param(EITHER, True, replace(EITHER, also=(JsonKind.BOOLEAN,)), ["/"], id="no alternative"),
    ],
)  # fmt: skip
def test_accept(shape: Shape, value: JsonValue, widened: Shape, reported: list[str]) -> None:
    assert accept(shape, value) == (widened, reported)


def test_what_is_widened_of_a_type_holds_for_its_bases_and_everywhere() -> None:
    table = make_table()
    shape, reported = accept(Shape(type="g.call"), {"id": 1, "state": "on"}, table)
    assert (shape, reported) == (Shape(type="g.call"), ["/id"])
    assert accept(Shape(type="g.entity"), {"id": 2}, table)[1] == []


def test_the_type_that_a_value_names_is_widened_too() -> None:
    table = make_table()
    accept(Shape(type="g.entity"), {"@odata.type": "#G.Call", "state": 5}, table)
    (state,) = next(shape for shape in table.shapes() if shape.name == "g.call").members
    assert state.shape.also == (JsonKind.INTEGER,)


def test_an_unlisted_value_opens_its_enumeration_once() -> None:
    table = make_table()
    assert accept(Shape(type="g.call"), {"state": "between"}, table)[1] == ["/state"]
    assert accept(Shape(type="g.call"), {"state": "another"}, table)[1] == []
    assert next(shape for shape in table.shapes() if shape.name == "g.state").open


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([0, 5, -3, 2**70]),
    st.floats(-2, 2),
    st.sampled_from(["on", "x", "2019-01-01", ""]),
)
VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["a", "id", "state", "@odata.type"]), inner, max_size=3),
    ),
    max_leaves=8,
)
LEAVES = st.sampled_from(
    [ANYTHING, TEXT, Shape(scalar="Int32"), Shape(scalar="Date", nullable=False), Shape(type="g.call")]
)
SHAPES: st.SearchStrategy[Shape] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(lambda item: Shape(items=item)),
        inner.map(lambda item: Shape(members=(Member(name="a", shape=item, required=True),))),
        st.lists(inner, min_size=2, max_size=3).map(lambda items: Shape(any_of=tuple(items))),
    ),
    max_leaves=4,
)


@given(SHAPES, st.lists(VALUES, max_size=3))
def test_a_shape_that_accepts_is_not_widened_again(shape: Shape, values: list[JsonValue]) -> None:
    table = make_table()
    for value in values:
        shape = accept(shape, value, table)[0]
    before = table.shapes()
    for value in values:
        again, reported = accept(shape, value, table)
        assert (again, reported) == (shape, [])
    assert table.shapes() == before


@given(st.lists(VALUES, min_size=1, max_size=4))
def test_what_is_learned_from_examples_accepts_them_all_and_reports_nothing(values: list[JsonValue]) -> None:
    table = ShapeTable()
    shape = UNKNOWN
    for value in values:
        shape, reported = accept(shape, value, table)
        assert reported == []
    for value in values:
        assert accept(replace(shape, learned=False), value, table) == (replace(shape, learned=False), [])


@given(st.lists(VALUES, min_size=1, max_size=4))
def test_an_inferred_shape_accepts_what_it_was_inferred_from(values: list[JsonValue]) -> None:
    table = make_table()
    shape: Shape | None = None
    for value in values:
        shape = merge_shapes(shape, infer_shape(value, lambda _: None))
    for value in values:
        assert shape is not None
        assert accept(shape, value, table) == (shape, [])


@pytest.mark.parametrize(
    ("edm", "value", "expected"),
    [
        ("DateTimeOffset", "2019-03-04T09:12:45Z", True),
        ("DateTimeOffset", "2019-03-04T09:12:45.1234567+02:00", True),
        ("DateTimeOffset", "2019-03-04T09:12:45", False),
        ("DateTimeOffset", "2019-13-04T09:12:45Z", False),
        ("DateTimeOffset", "0000-01-01T00:00:00Z", False),
        ("Date", "2019-02-29", False),
        ("Date", "2020-02-29", True),
        ("Date", "20200229", False),
        ("Duration", "PT1H30M", True),
        ("Duration", "P", False),
        ("Duration", "PT", False),
        ("Duration", "-PT1H", False),
        ("Guid", "8A34A46B-3D17-4ADC-8DCE-DC4E7D572698", True),
        ("Guid", "{8A34A46B-3D17-4ADC-8DCE-DC4E7D572698}", False),
        ("TimeOfDay", "24:00:00", False),
        ("Binary", "YQ==", True),
        ("Binary", "YQ=", False),
        ("Byte", 256, False),
        ("Int64", 2**63, False),
        ("String", "", True),
    ],
)
def test_lexical_forms(edm: str, value: JsonValue, expected: bool) -> None:
    assert edm in KINDS
    assert has_form(edm, value) is expected
