"""Resource pages: the type, its kind, its tables, and what is not its own."""

import pytest

from extractor.model.page import Page, PageKind
from extractor.model.resource import Resource
from tests.readers.pages import RESOURCE, read, rules_of

JSON = '\n## JSON representation\n\n<!-- {{ "blockType": "resource", {} }} -->\n```json\n{{}}\n```\n'
TABLE = "|Property|Type|Description|\n|:--|:--|:--|\n|{}|{}|x|\n"


def resource_of(text: str, locale: str = "en-US") -> Resource:
    page = read(text, RESOURCE, locale=locale)
    assert page.resource is not None
    return page.resource


def names(page: Page) -> list[str]:
    return [] if page.resource is None else [item.name for item in page.resource.properties]


ANNOTATIONS = {
    "namespace": ('"@odata.type": "microsoft.graph.lamp"', ("lamp", "microsoft.graph", None, None)),
    "entity-by-key": (
        '"@odata.type": "microsoft.graph.lamp", "keyProperty": "id"',
        ("lamp", "microsoft.graph", None, "entity"),
    ),
    "entity-by-base": (
        '"@odata.type": "#microsoft.graph.lamp", "baseType": "microsoft.graph.entity"',
        ("lamp", "microsoft.graph", "microsoft.graph.entity", "entity"),
    ),
    "other-base": ('"@odata.type": "lamp", "baseType": "device"', ("lamp", None, "device", None)),
    "empty-base": ('"@odata.type": "lamp", "baseType": ""', ("lamp", None, None, None)),
}


@pytest.mark.parametrize(("members", "expected"), ANNOTATIONS.values(), ids=ANNOTATIONS)
def test_annotation_states_the_type(members: str, expected: tuple[str | None, ...]) -> None:
    found = resource_of(
        "# lamp resource type\n\n## Properties\n\n" + TABLE.format("a", "String") + JSON.format(members)
    )
    assert (found.name, found.namespace, found.base_type, found.kind and found.kind.value) == expected


def test_namespace_line_wins_over_the_annotation() -> None:
    text = "# lamp\n\nNamespace: microsoft.graph.home\n" + JSON.format('"@odata.type": "microsoft.graph.lamp"')
    assert resource_of(text).namespace == "microsoft.graph.home"


TITLES = {
    "english": ("# lampShade resource type", "en-US", "lampShade"),
    "anchored": ('# <a name="lampshade-resource-type"></a>\u8d44\u6e90\u7c7b\u578b lampShade', "zh-CN", "lampShade"),
    "complex": ('# <a name="lampshade-complex-type"></a>Komplexer Typ lampShade', "de-DE", "lampShade"),
    "translated": ('# <a name="lampshade-resource-type"></a>\u706f\u7f69\u8d44\u6e90', "zh-CN", None),
}


@pytest.mark.parametrize(("title", "locale", "name"), TITLES.values(), ids=TITLES)
def test_name_is_the_identifier_in_the_title(title: str, locale: str, name: str | None) -> None:
    found = resource_of(f"{title}\n\n## Properties\n\n{TABLE.format('a', 'String')}", locale)
    assert found.name == name


KINDS = {
    "complex-by-title": ('# <a name="lamp-complex-type"></a>lamp', TABLE.format("a", "String"), "complex"),
    "enum-by-members": ("# lampState enum type", "|Member|Value|\n|---|---|\n|on|0|\n", "enum"),
    "unknown": ("# lamp resource type", TABLE.format("a", "String"), None),
    "key-value-pair-is-no-entity": ("# pair", "|Property|Type|Description|\n|---|---|---|\n|key|String|Key.|\n", None),
    "entity-by-id": ("# lamp", "|Property|Type|Description|\n|---|---|---|\n|id|String|Key.|\n", "entity"),
}


@pytest.mark.parametrize(("title", "table", "kind"), KINDS.values(), ids=KINDS)
def test_kind_is_only_what_the_page_states(title: str, table: str, kind: str | None) -> None:
    found = resource_of(f"{title}\n\n## Properties\n\n{table}")
    assert (found.kind and found.kind.value) == kind


def test_every_table_under_properties_is_read() -> None:
    text = f"# lamp\n\n## Properties\n\n{TABLE.format('a', 'String')}\nAnd:\n\n{TABLE.format('b', 'Int32')}"
    assert names(read(text, RESOURCE)) == ["a", "b"]


def test_table_under_the_title_of_a_page_without_properties_is_read() -> None:
    text = "# lamp\n\nA lamp.\n\n" + TABLE.format("a", "String") + JSON.format('"@odata.type": "microsoft.graph.lamp"')
    page = read(text, RESOURCE)
    assert names(page) == ["a"]
    assert page.kind is PageKind.RESOURCE


def test_table_under_the_title_is_another_thing_where_there_are_properties() -> None:
    text = f"# lamp\n\n{TABLE.format('a', 'String')}\n## Properties\n\n{TABLE.format('b', 'String')}"
    page = read(text, RESOURCE)
    assert names(page) == ["b"]
    assert ("unread-table", 3) in rules_of(page)


OWN = {
    "kinds-of-own": '### <a name="common-properties"></a>A',
    "group-of-properties": '### <a name="read-only-properties"></a>Nur lesbar',
    "plain-words": "### Details",
}
OTHERS = {
    "type-by-slug": '### <a name="reviewsettings-type"></a>Typ reviewSettings',
    "type-by-camel-case": "### autoReviewSettings",
    "type-of-a-property": "### shade",
    "definition": '### <a name="properties-of-a-policy-definition"></a>Eigenschaften',
}


@pytest.mark.parametrize("heading", OWN.values(), ids=OWN)
def test_table_below_a_heading_under_properties_is_the_pages_own(heading: str) -> None:
    text = f"# lamp\n\n## Properties\n\n{TABLE.format('a', 'shade')}\n{heading}\n\n{TABLE.format('b', 'String')}"
    assert names(read(text, RESOURCE)) == ["a", "b"]


@pytest.mark.parametrize("heading", OTHERS.values(), ids=OTHERS)
def test_members_of_another_type_are_named_and_not_the_pages_own(heading: str) -> None:
    text = f"# lamp\n\n## Properties\n\n{TABLE.format('a', 'shade')}\n{heading}\n\n{TABLE.format('b', 'String')}"
    page = read(text, RESOURCE)
    assert names(page) == ["a"]
    assert ("unread-table", 11) in rules_of(page)


def test_relationships_and_methods_have_tables_of_their_own() -> None:
    found = resource_of(
        "# lamp\n\n## Methods\n\n|Method|Return Type|Description|\n|:--|:--|:--|\n"
        "|[Get lamp](../api/lamp-get.md#x)|[lamp](lamp.md)|x|\n|**Group**|||\n|[List](/graph/list)|None|y|\n"
        "\n## Relationships\n\n|Relationship|Type|Description|\n|:--|:--|:--|\n|room|[room](room.md)|z|\n"
        "\n## Properties\n\n" + TABLE.format("a", "String")
    )
    methods = [(item.name.text, item.page, item.returns) for item in found.methods]
    assert methods == [("Get lamp", "api-reference/beta/api/lamp-get.md", "lamp"), ("List", None, "None")]
    assert [(item.name, item.type, item.type_page) for item in found.relationships] == [
        ("room", "room", "api-reference/beta/resources/room.md")
    ]


ENUMS = {
    "members-section": (
        '# <a name="lampstate-enum-type"></a>lampState',
        '## <a name="members"></a>\u6210\u5458',
        "lampState",
    ),
    "values-in-german": ("# lamp", '### <a name="lampstate-values"></a>lampState-Werte', "lampState"),
    "values-in-japanese": ("# lamp", '### <a name="lampstate-values"></a>lampState \u306e\u5024', "lampState"),
    "values-in-chinese": ("# lamp", '### <a name="lampstate-values"></a>lampState \u503c', "lampState"),
    "values-of-level-one": ("# lamp", '# <a name="lampstate-values"></a>lampState', "lampState"),
    "properties-that-are-values": ('# <a name="lampstate-enum-type"></a>lampState', "## Properties", "lampState"),
}


@pytest.mark.parametrize(("title", "heading", "name"), ENUMS.values(), ids=ENUMS)
def test_enumeration_has_its_name_and_members(title: str, heading: str, name: str) -> None:
    page = read(
        f"{title}\n\n{heading}\n\n|Member|Value|Description|\n|---|---|---|\n|on|0|x|\n|off|1|y|\n",
        RESOURCE,
        locale="zh-CN",
    )
    assert [(item.name, [(row.name, row.value) for row in item.members]) for item in page.enums] == [
        (name, [("on", "0"), ("off", "1")])
    ]
    assert page.kind is PageKind.RESOURCE


def test_values_of_a_property_whose_type_is_an_enumeration() -> None:
    text = (
        f"# lamp\n\n## Properties\n\n{TABLE.format('state', 'lampState')}\n### state\n\n"
        "|Value|Description|\n|---|---|\n|on|x|\n"
    )
    page = read(text, RESOURCE)
    assert [(item.name, [row.name for row in item.members]) for item in page.enums] == [("lampState", ["on"])]
    assert names(page) == ["state"]


def test_values_of_a_property_of_a_translated_primitive_are_no_enumeration() -> None:
    page = read(
        '# <a name="lamp"></a>lamp\n\n## <a name="properties"></a>属性\n\n|属性|类型|说明|\n|---|---|---|\n'
        "|mode|字符串|a|\n\n"
        '### <a name="mode"></a>mode\n\n|值|说明|\n|---|---|\n|warm|b|\n',
        RESOURCE,
        locale="zh-CN",
    )
    assert page.enums == ()
    assert [(table.of, len(table.values)) for table in page.value_tables] == [("mode", 1)]


STATED = {
    "Required. Not nullable.": (True, None, False, None),
    "The label. Required on create.": (None, True, None, None),
    "Read-only. Nullable.": (None, None, True, True),
    "Optional.": (False, None, None, None),
    "The required label of a read-only lamp.": (None, None, None, None),
}


@pytest.mark.parametrize("description", STATED)
def test_what_a_description_states_of_a_property(description: str) -> None:
    table = f"\n## Properties\n\n|Property|Type|Description|\n|:--|:--|:--|\n|label|String|{description}|\n"
    (row,) = resource_of("# lamp resource type\n" + table).properties
    assert (row.required, row.required_to_create, row.nullable, row.read_only) == STATED[description]
