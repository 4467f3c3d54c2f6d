"""Sections of an operation page that are told apart by small differences, each on a page of its own."""

import pytest

from extractor.model.page import Page
from extractor.model.source import Source
from extractor.readers.page import read_page


def read(text: str, *, path: str = "api-reference/beta/api/lamp-get.md", locale: str | None = None) -> Page:
    source = Source(
        path=path, root_path=path, locale=locale, branch=None, api_version="beta", content=text.encode("utf-8")
    )
    return read_page(source, lambda _: None)


def found(page: Page) -> list[tuple[str, int | None]]:
    return [(diagnostic.rule, diagnostic.line) for diagnostic in page.diagnostics]


STATUSES: dict[str, tuple[str, tuple[int, ...]]] = {
    "code": ("Returns a `200 OK` response code.", (200,)),
    "code-with-comma": ("Returns `200, OK`.", (200,)),
    "triple-ticks": ("Returns ```204 No Content```.", (204,)),
    "protocol": ("Returns `HTTP 404` else.", (404,)),
    "several": ("Returns `200 OK`, or `206 Partial Content`.", (200, 206)),
    "bare-with-reason": ("Returns 204 No Content.", (204,)),
    "bare-before-response": ("Returns a 202 response code.", (202,)),
    "bare-list": ("Expect 400, 403, 404, and 412.", (400, 403, 404, 412)),
    "bare-pair": ("Handle the 403 and 404 errors.", (403, 404)),
    "bare-error": ("Otherwise 403 comes back.", (403,)),
    "bare-and-round-after-http": ("A bad link gives HTTP 400.", (400,)),
    "bare-and-round-some-words-after-http": ("The HTTP code is 200.", (200,)),
    "http-of-another-sentence": ("Uses HTTP. At most 400 lamps.", ()),
    "items": ("Returns at most 200 items, 100 by default.", ()),
    "range": ("Holds 200 to 400 items.", ()),
    "series": ("Returns a 200-series code.", ()),
    "no-code": ("Works with 365 lamps and 299 rooms.", ()),
    "part-of-a-number": ("Takes 1,200 OK, 200.5 OK, $200 OK.", ()),
    "in-a-query": ("Add `$top=200` to get more.", ()),
}


@pytest.mark.parametrize(("prose", "statuses"), STATUSES.values(), ids=STATUSES)
def test_status_codes_of_the_prose(prose: str, statuses: tuple[int, ...]) -> None:
    page = read(f"# Get lamp\n\n## Response\n\n{prose}\n")
    assert tuple(response.status for response in page.responses) == statuses
    assert all(response.origin.line == 5 for response in page.responses)


@pytest.mark.parametrize(
    ("locale", "prose", "statuses"),
    [
        ("zh-CN", "返回 204 无内容。", (204,)),
        (
            "ru-RU",
            "Возвращает 204 Без контента.",
            (204,),
        ),
        ("zh-CN", "返回 200 响应代码和灯。", (200,)),
        ("zh-CN", "返回 200 OK响应代码。", (200,)),
        ("zh-CN", "返回 200 系列响应代码。", ()),
        ("zh-CN", "最多 200 个项目。", ()),
        ("ja-JP", "200 応答コードを返します。", (200,)),
        ("de-DE", "Gibt 200 Elemente zurück.", ()),
    ],
)
def test_status_codes_of_translated_prose(locale: str, prose: str, statuses: tuple[int, ...]) -> None:
    page = read(f'# A\n\n## <a name="response"></a>X\n\n{prose}\n', locale=locale)
    assert tuple(response.status for response in page.responses) == statuses


def test_codes_below_a_response_heading_count_and_those_of_blocks_do_not() -> None:
    page = read(
        "# Get report\n\n## Response\n\n### CSV\n\nReturns\na `302 Found`.\n\n### JSON\n\nReturns `200 OK`.\n\n"
        "```http\nHTTP/1.1 500 Internal Server Error\n```\n\n## Errors\n\nMay return `400 Bad Request`.\n"
    )
    assert [(response.status, response.origin.line) for response in page.responses] == [(302, 8), (200, 12)]


OPERATIONS: dict[str, tuple[str, list[tuple[str, str, str | None, int]]]] = {
    "full-url": (
        "```http\nGET https://graph.microsoft.com/v1.0/lamps?$top={n}\n```",
        [("GET", "/lamps", "$top={n}", 6)],
    ),
    "on-the-line-of-the-ticks": ("```http GET /lamps\n```", [("GET", "/lamps", None, 5)]),
    "function": (
        "```http\nGET /lamps/near(room='{id}',max={n})\n```",
        [("GET", "/lamps/near(room='{id}',max={n})", None, 6)],
    ),
    "over-three-lines": ('```http\nPOST /byIds(ids=[\n  "a"\n])\n```', [("POST", '/byIds(ids=["a"])', None, 6)]),
    "query-on-its-own-line": ("```http\nGET /lamps\n  ?$top=1\n```", [("GET", "/lamps", "$top=1", 6)]),
    "headers-and-body-inside": (
        '```http\nPOST /lamps\nPrefer: x\n\n{\n  "GET": "/x"\n}\nGET /lamps/{id}\n```',
        [("POST", "/lamps", None, 6), ("GET", "/lamps/{id}", None, 12)],
    ),
    "question-mark-in-a-placeholder": ("```http\nGET /lamps/{id?}\n```", [("GET", "/lamps/{id?}", None, 6)]),
    "comments": ("```http\n# where the id is known\nGET /lamps/{id}\n```", [("GET", "/lamps/{id}", None, 7)]),
}


@pytest.mark.parametrize(("block", "expected"), OPERATIONS.values(), ids=OPERATIONS)
def test_request_lines(block: str, expected: list[tuple[str, str, str | None, int]]) -> None:
    page = read(f"# Get lamp\n\n## HTTP request\n\n{block}\n")
    assert [(item.method, item.path, item.query, item.origin.line) for item in page.operations] == expected
    assert found(page) == []


def test_lines_that_are_no_requests_are_named() -> None:
    page = read("# Get lamp\n\n## HTTP request\n\n```http\nGET /lamps\n/rooms/{id}/lamps\nstring url = here;\n```\n")
    assert [item.path for item in page.operations] == ["/lamps"]
    assert found(page) == [("request-line-without-method", 7), ("unread-request-line", 8)]


def test_a_table_whose_first_column_names_nothing_is_no_table_of_parameters() -> None:
    page = read(
        "# List lamps\n\n## Optional query parameters\n\nUse `$filter`.\n\n"
        "| Vendor | $filter keyword |\n|:--|:--|\n| Big Lamps | BL |\n| Small Lamps | SL |\n\n"
        "| Extra | Meaning |\n|:--|:--|\n| startDate | From when. |\n"
    )
    assert [(item.name, item.source.value, item.origin.line) for item in page.parameters] == [
        ("startDate", "table", 14),
        ("$filter", "prose", 5),
    ]
    assert found(page) == [("unread-table", 7)]


def test_permissions_in_prose_have_no_scheme_but_a_finding() -> None:
    page = read("# Get lamp\n\n## Permissions\n\nOne of these **scopes** is needed: _Lamp.Read, Lamp.ReadWrite_\n")
    assert page.permissions == ()
    assert [(item.rule, item.line, item.args) for item in page.diagnostics] == [
        ("permission-without-scheme", 5, {"privileges": "Lamp.Read, Lamp.ReadWrite"})
    ]


def test_prose_beside_a_table_only_qualifies_it() -> None:
    page = read(
        "# Get lamp\n\n## Permissions\n\n| Permission type | Permissions |\n|:--|:--|\n| Application | Lamp.Read |\n\n"
        "Lamp.ReadWrite does it too.\n"
    )
    assert [grant.privileges for grant in page.permissions] == [("Lamp.Read",)]
    assert found(page) == []


def test_a_table_of_three_rows_without_permissions_is_no_permission_table() -> None:
    page = read(
        "# Lampen\n\n## Permissions\n\n| Eins | Zwei |\n|:--|:--|\n| A | Die ID. |\n| B | Die URL. |\n"
        "| C | Der Name. |\n",
        locale="de-DE",
    )
    assert page.permissions == ()
    assert found(page) == [("not-a-permission-table", 5)]


BODY = (
    "# Light lamps\n\n## Request body\n\n|Parameter|Type|Description|\n|:--|:--|:--|\n"
    "|mode|String|How.|\n|tone|String|Which.|\n|plan|[lampPlan](../resources/lampplan.md)|When.|\n\n"
)
NO_PARAMETERS = {
    "values-of-a-parameter": (
        "### Lamp modes\n\nThe **mode** parameter takes these.\n\n|Kind of it|Meaning|\n|:--|:--|\n|warm|Yellow.|\n",
        [("mode", ["warm"])],
        [],
    ),
    "values-named-in-the-header": (
        "|planKind value|Meaning|\n|:--|:--|\n|daily|Every day.|\n",
        [("planKind", ["daily"])],
        [],
    ),
    "combinations": (
        "|mode|tone|Description|\n|:--|:--|:--|\n|warm|red|Evening.|\n|cold|blue|Day.|\n",
        [("mode", ["warm", "cold"]), ("tone", ["red", "blue"])],
        [],
    ),
    "members-of-its-type-under-a-heading": (
        "### lampPlan object\n\n|Property|Type|\n|:--|:--|\n|start|Date|\n",
        [],
        [("unread-table", 13)],
    ),
    "members-of-its-type-under-a-sentence": (
        "A **lampPlan** has these.\n\n|Property|Type|\n|:--|:--|\n|start|Date|\n",
        [],
        [("unread-table", 13)],
    ),
}


@pytest.mark.parametrize(("table", "values", "findings"), NO_PARAMETERS.values(), ids=NO_PARAMETERS)
def test_a_further_table_of_the_body_may_list_values_or_members_of_a_type(
    table: str, values: list[tuple[str, list[str]]], findings: list[tuple[str, int]]
) -> None:
    page = read(BODY + table)
    assert [item.name for item in page.parameters] == ["mode", "tone", "plan"]
    assert [(item.of, [value.name for value in item.values]) for item in page.value_tables] == values
    assert found(page) == findings
    assert page.seen == page.accounted


def test_tables_of_alternative_bodies_are_all_read() -> None:
    page = read(BODY.replace("lampPlan", "plan") + "### roomPlan object\n\n|Property|Type|\n|:--|:--|\n|start|Date|\n")
    assert [item.name for item in page.parameters] == ["mode", "tone", "plan", "start"]


def test_what_comes_back_is_several_only_if_examples_of_its_type_are() -> None:
    answer = (
        '<!-- {{ "blockType": "response", "@odata.type": "{}", "isCollection": {} }} -->\n'
        "```http\nHTTP/1.1 200 OK\n```\n"
    )
    text = "# Get lamp\n\n## Response\n\nReturns `200 OK` and a [lamp](../resources/lamp.md).\n\n## Example\n\n"
    one = answer.format("microsoft.graph.lamp", "false") + "\n" + answer.format("microsoft.graph.room", "true")
    several = answer.format("microsoft.graph.room", "true")
    for examples, collection in ((one, False), (several, True)):
        (response,) = read(text + examples).responses
        assert response.returns is not None
        assert response.returns.collection is collection


def test_link_without_words_is_named_by_what_it_leads_to() -> None:
    (response,) = read("# A\n\n## Response\n\n`200 OK` and [](../resources/lamp.md) lamps.\n").responses
    assert response.returns is not None
    assert (response.returns.name, response.returns.page) == ("lamp", "api-reference/beta/resources/lamp.md")


def test_values_that_are_types_are_types_and_options_lose_what_is_said_of_them() -> None:
    page = read(
        "# A\n\n## Optional query parameters\n\n|Name|Value|Description|\n|---|---|---|\n|$filter|string|a|\n"
        "|$filter with **any** operator|string|b|\n"
    )
    assert [(item.name, item.type) for item in page.parameters] == [("$filter", "string"), ("$filter", "string")]


def test_requests_below_several_headings_apply_as_those_say() -> None:
    block = "```http\nGET /{}\n```\n\n"
    page = read(
        "# Get lamp\n\n## In a room\n\n### HTTP request\n\n" + block.format("rooms/lamp") + "## Of a user\n\n"
        "### HTTP request\n\nFor users:\n\n" + block.format("users/lamp")
    )
    assert [item.scope and item.scope.text for item in page.operations] == ["In a room", "For users:"]
    loose = read("# Get lamp\n\n## In a room\n\n" + block.format("rooms/lamp") + "In a house:\n\n" + block.format("b"))
    assert [item.scope and item.scope.text for item in loose.operations] == ["In a room", "In a house:"]


def test_permission_tables_below_headings_say_which() -> None:
    table = "|Permission type|Permissions|\n|---|---|\n|Application|Lamp.Read.All|\n\n"
    page = read("# A\n\n## Permissions\n\n" + table + "### Permissions for rooms\n\n" + table)
    assert [(grant.table, grant.heading) for grant in page.permissions] == [(0, None), (1, "permissions-for-rooms")]


def test_resource_of_a_body_is_named_before_its_table() -> None:
    table = "|Property|Type|\n|---|---|\n|topic|String|\n\n"
    link = "A [lamp](../resources/lamp.md).\n\n"
    for text, name in ((link + table, "lamp"), (table + link, None)):
        body = read("# A\n\n## Request body\n\n" + text).request_body
        assert body is not None
        assert (body.resource and body.resource.name) == name


LOST_OPENINGS = {
    "ticks-as-text": ("\\`\\`\\`http GET /lamps", [("GET", "/lamps")]),
    "behind-an-annotation": ('<!-- { "blockType": "ignored" } --> \\`\\`\\`http GET /lamps', [("GET", "/lamps")]),
    "a-sentence": ("Send `GET /lamps` to get them.", []),
    "words-of-another-language": ("' http GET/\u706f", []),
    "beside-a-fence": ("\\`\\`\\`http GET /lamps\n\n```http\nGET /rooms\n```", [("GET", "/rooms")]),
}


@pytest.mark.parametrize(("text", "expected"), LOST_OPENINGS.values(), ids=LOST_OPENINGS)
def test_a_line_whose_ticks_became_text_is_a_request_line(text: str, expected: list[tuple[str, str]]) -> None:
    page = read(f"# Get lamps\n\n## HTTP request\n\n{text}\n\n## Response\n")
    assert [(operation.method, operation.path) for operation in page.operations] == expected


@pytest.mark.parametrize(("words", "said"), [(3, True), (5000, False)], ids=["label", "treatise"])
def test_what_is_said_of_every_operation_is_short(words: int, said: bool) -> None:
    prose = "Lamps. " * words
    page = read(f"# A\n\n## HTTP request\n\n{prose}\n\n```http\nGET /a\nGET /b\n```\n")
    assert [operation.scope is not None for operation in page.operations] == [said, said]


HEADERS = "# Add lamp\n\n## HTTP request\n\n```http\nPOST /lamps\n```\n\n## Request headers\n\n"
TYPED = "| Name | Type | Description |\n|:--|:--|:--|\n| shade | String | The shade. Required. |\n"


def test_a_table_of_types_under_a_heading_below_the_headers_is_one_of_the_body() -> None:
    page = read(f"{HEADERS}| Name | Description |\n|:--|:--|\n| X-Id | An id. |\n\n### Creating a lamp\n\n{TYPED}")
    assert [header.name for header in page.request_headers] == ["X-Id"]
    assert [(item.in_.value, item.name, item.type, item.required) for item in page.parameters] == [
        ("body", "shade", "String", True)
    ]


def test_headers_may_have_types() -> None:
    page = read(f"{HEADERS}{TYPED}\n### More\n\n| Name | Description |\n|:--|:--|\n| X-Id | An id. |\n")
    assert ([header.name for header in page.request_headers], page.parameters) == (["shade", "X-Id"], ())
