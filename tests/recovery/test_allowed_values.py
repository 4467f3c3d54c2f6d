"""Values of a table from the list of its property's row: what is left over, and nothing that could be a name."""

from collections.abc import Mapping

import pytest

from extractor.model.origin import Evidence
from extractor.recovery.allowed_values import values_from_codes
from extractor.recovery.page import repair_page
from tests.recovery.damaged import read, table


@pytest.mark.parametrize(
    ("names", "codes", "expected"),
    [
        pytest.param(["none", "成人", "notAdult"], ["none", "notAdult", "adult"], {1: "adult"}, id="only one is lost"),
        pytest.param(["keine", "b", "Alle"], ["none", "b", "all"], {0: "none", 2: "all"}, id="several in order"),
        pytest.param(["keine", "b", "a", "Alle"], ["none", "a", "b", "all"], {}, id="several in another order"),
        pytest.param(["keine", "b"], ["none", "b", "all"], {}, id="a shorter table"),
        pytest.param(["noneAtAll", "成人"], ["noneAtall", "adult"], {1: "adult"}, id="another case in the list"),
        pytest.param(["无", "全部"], ["none", "all"], {}, id="nothing sound"),
        pytest.param(["none", "notAdult"], ["none", "adult"], {}, id="a name of several words is sound"),
        pytest.param(["无", "a"], ["a"], {}, id="no list"),
        pytest.param(["无", "a"], ["the word", "a", "x y"], {}, id="prose as code"),
    ],
)
def test_a_list_gives_lost_values(names: list[str], codes: list[str], expected: Mapping[int, str]) -> None:
    assert values_from_codes(names, codes) == expected


def test_the_row_of_the_property_is_the_evidence() -> None:
    rows = [("mood", "字符串", "允许值：`calm`、`loud`。"), ("hue", "Int32", "x")]
    text = "\n\n".join(
        (
            "# lamp resource type",
            "Text.",
            '## <a name="properties"></a>Properties',
            table("Property | Type | Description", [" | ".join(row) for row in rows]),
            '### <a name="mood"></a>mood',
            table("Value | Description", ["安静 | x", "loud | y"]),
        )
    )
    page = repair_page(read(text, path="api-reference/beta/resources/lamp.md", locale="zh-CN"))
    [values] = [table.values for table in page.value_tables]
    [calm, loud] = values
    assert (calm.name, loud.name) == ("calm", "loud")
    assert calm.recovered is not None
    assert (calm.recovered.from_, calm.recovered.evidence) == ("安静", Evidence.PAGE)
    assert page.resource is not None
    assert calm.recovered.line == page.resource.properties[0].origin.line
