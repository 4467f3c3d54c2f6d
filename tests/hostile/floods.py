"""Inputs that grow: each makes some algorithm of the pipeline slow, unless that was written with it in mind.

A flood is a function of a size to a documentation set: paths to texts. Twice the size is about twice the bytes, so that
time which grows faster than the bytes is a defect. `FLOODS` names each with the size at which it is a nuisance; a test
builds them all at a fraction of it, and `python -m tests.benchmarks.growth` measures them at one, two and four times.
A new slowness is a function and a line in `FLOODS`.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Docs = dict[str, str]
Flood = Callable[[int], Docs]

API = "api-reference/beta/api"
TYPES = "api-reference/beta/resources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sized:
    """A flood, and the size at which an algorithm that is not linear takes seconds."""

    make: Flood
    size: int


def page(body: str, title: str = "Get lamp") -> str:
    """A page with front matter, a title and this body."""
    return f"---\ntitle: {title}\nms.locfileid: '1'\n---\n\n# {title}\n\n{body}\n"


def operation(*lines: str, more: str = "") -> str:
    """A page of operations, one a line."""
    return page("## HTTP request\n\n```http\n" + "\n".join(lines) + f"\n```\n\n{more}")


def resource(name: str, rows: list[tuple[str, str]], more: str = "", **annotation: str) -> str:
    """A page of a type with these properties; `annotation` goes to the block that shows it."""
    table = "\n".join(f"|{row}|{type_}|Text.|" for row, type_ in rows)
    head = json.dumps({"blockType": "resource", "@odata.type": f"microsoft.graph.{name}", **annotation})
    return page(
        f"## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n{table}\n\n"
        f"## JSON representation\n\n<!-- {head} -->\n```json\n{{}}\n```\n\n{more}",
        f"{name} resource type",
    )


def call(url: str, body: str = "", *, name: str | None = None, answer: str = "{}", type_: str = "lamp") -> str:
    """A request and its response."""
    named = {} if name is None else {"name": name}
    request = json.dumps({"blockType": "request", **named})
    response = json.dumps({"blockType": "response", "@odata.type": f"microsoft.graph.{type_}", **named})
    content = f"\nContent-Type: application/json\n\n{body}" if body else ""
    return (
        f"<!-- {request} -->\n```http\n{'POST' if body else 'GET'} https://graph.microsoft.com/beta{url}{content}\n```\n\n"
        f"<!-- {response} -->\n```http\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{answer}\n```\n\n"
    )


def examples(*calls: str) -> str:
    """An operation's page with these calls."""
    return operation("GET /lamps/{id}", "POST /lamps/{id}", more="## Example\n\n" + "".join(calls))


def _in_text(make: Callable[[int], str]) -> Flood:
    """A text in the prose, in a cell, and in a comment of one page each."""

    def flood(size: int) -> Docs:
        text = make(size)
        cell = text.replace("\n", " ")
        return {
            f"{API}/prose-get.md": page(text),
            f"{API}/cell-get.md": page(f"## Request body\n\n|Name|Type|Text|\n|---|---|---|\n|a|String|{cell}|\n"),
            f"{API}/name-get.md": page(f"## Request body\n\n|Name|Type|Text|\n|---|---|---|\n|{cell}|{cell}|x|\n"),
            f"{API}/code-get.md": operation(f"GET /{cell}"),
        }

    return flood


def _one(make: Callable[[int], str]) -> Flood:
    return lambda size: {f"{API}/lamp-get.md": make(size)}


def _repeat(text: str) -> Flood:
    return _in_text(lambda size: text * size)


# -- one page ---------------------------------------------------------------------------------------------------------


def _spans(size: int) -> str:
    english = '<span class="sxs-lookup"><span data-stu-id="a-{0}">Yes {0}</span></span>'
    pairs = (f'<span data-ttu-id="a-{i}">Ja {i}</span>' + english.format(i) for i in range(size))
    return page(" ".join(pairs))


def _table(columns: int, rows: int) -> str:
    head = "|" + "|".join(f"c{i}" for i in range(columns)) + "|\n|" + "---|" * columns + "\n"
    return page("## Properties\n\n" + head + ("|" + "a|" * columns + "\n") * rows)


def _front_matter(size: int) -> str:
    return "---\n" + "".join(f"key{i}: value\n" for i in range(size)) + "---\n# A\n"


def _headings(size: int) -> str:
    return page("".join(f"## Heading\n\nText {i}.\n\n" for i in range(size)))


def _tabs(size: int) -> str:
    return page("# [HTTP](#tab/http)\n" * size)


def _groups_of_tabs(size: int) -> str:
    return page("".join(f"# [HTTP](#tab/http)\n# [A](#tab/t{i})\n\nText.\n\n---\n\n" for i in range(size)))


def _enumerations(size: int) -> str:
    table = "|Member|Value|\n|---|---|\n|on|0|\n|off|1|\n\n"
    return page("".join(f"### kind{i} values\n\n{table}" for i in range(size)), "lamp resource type")


def _permissions(size: int) -> str:
    table = "|Permission type|Permissions|\n|---|---|\n|Application|Lamp.Read|\n\n"
    lines = "".join(f"## HTTP request\n\n```http\nGET /a{i}\n```\n\n" for i in range(size))
    return page("## Permissions\n\n" + table * size + lines)


def _privileges(size: int) -> str:
    names = ", ".join(f"Lamp{i}.Read.All" for i in range(size))
    table = f"|Permission type|Permissions|\n|---|---|\n|Application|{names}|\n|Delegated (work or school)|{names}|\n\n"
    return operation("GET /lamps", more="## Permissions\n\n" + table)


def _wide_blanks(size: int) -> str:
    cell = "Lamp.Read" + "\u3000" * size + "x"
    table = f"|Permission type|Permissions|\n|---|---|\n|Application|{cell}|\n\n"
    return operation("GET /lamps", more="## Permissions\n\n" + table)


def _exchanges(size: int) -> str:
    return examples(*(call(f"/lamps/{i}", name="again") for i in range(size)))


def _unnamed_exchanges(size: int) -> str:
    return examples(*(call(f"/lamps/{i}") for i in range(size)))


def _wide_body(size: int) -> str:
    return examples(call("/lamps/1", json.dumps({f"k{i}": i for i in range(size)})))


def _long_list(size: int) -> str:
    return examples(call("/lamps/1", answer=json.dumps({"value": [{"id": str(i)} for i in range(size)]})))


def _mixed_list(size: int) -> str:
    """Every item of another shape: to merge them one by one into a growing shape is quadratic."""
    return examples(call("/lamps/1", answer=json.dumps({"value": [{f"k{i}": {"a": i}} for i in range(size)]})))


def _mixed_types(size: int) -> str:
    items = [{"@odata.type": f"#microsoft.graph.kind{i}", "id": "1"} for i in range(size)]
    return examples(call("/lamps/1", answer=json.dumps({"value": items})))


def _deep_body(size: int) -> str:
    depth = 60
    deep = '{"a":' * depth + "1" + "}" * depth
    return examples(*(call(f"/lamps/{i}", deep) for i in range(max(1, size // depth))))


def _placeholders(size: int) -> str:
    return operation("GET " + "".join(f"/a{i}/{{id}}" for i in range(size)))


def _same_placeholders(size: int) -> str:
    return operation("GET " + "/a/{id}" * size)


def _operations(size: int) -> str:
    return operation(*(f"GET /a{i}/{{id}}/b{i % 7}" for i in range(size)))


def _operations_below_prose(size: int) -> str:
    """Text that is said of each of them."""
    lines = "\n".join(f"GET /a{i}" for i in range(size))
    return page(f"## HTTP request\n\n{'Word. ' * size}\n\n```http\n{lines}\n```\n")


def _operations_with_privileges(size: int) -> str:
    """Privileges that each of them has."""
    names = ", ".join(f"Lamp{i}.Read.All" for i in range(size))
    table = f"|Permission type|Permissions|\n|---|---|\n|Application|{names}|\n\n"
    return operation(*(f"GET /a{i}" for i in range(size)), more="## Permissions\n\n" + table)


def _operations_with_parameters(size: int) -> str:
    """Parameters that each of them has."""
    rows = "".join(f"|p{i}|String|Text.|\n" for i in range(size))
    table = f"## Query parameters\n\n|Parameter|Type|Description|\n|---|---|---|\n{rows}\n"
    return operation(*(f"GET /a{i}" for i in range(size)), more=table)


def _operations_beside_examples(size: int) -> str:
    """Calls of something else, which may hold for each of them."""
    calls = "".join(call(f"/b{i}") for i in range(size))
    return operation(*(f"GET /a{i}" for i in range(size)), more=f"## Example\n\n{calls}")


def _functions_without_arguments(size: int) -> str:
    """Functions whose arguments only their examples show."""
    calls = "".join(call(f"/reports/f{i}(period='D7')") for i in range(size))
    return operation(*(f"GET /reports/f{i}" for i in range(size)), more=f"## Example\n\n{calls}")


def _operations_beside_queries(size: int) -> str:
    shown = "\n".join(f"GET /lamp{i}/17?$top=5" for i in range(size))
    stated = (f"GET /lamp{{x}}s{i}/{{id}}" for i in range(size))
    return operation(*stated, more=f"## Optional query parameters\n\n```http\n{shown}\n```\n")


def _same_operations(size: int) -> str:
    return operation(*("GET /lamps/{id}" for _ in range(size)))


def _query(size: int) -> str:
    return operation("GET /lamps?" + "&".join(f"a{i}={{b}}" for i in range(size)))


def _headers(size: int) -> str:
    lines = "\n".join(f"X-Header-{i}: a" for i in range(size))
    rows = "\n".join(f"|X-Header-{i}|Text.|" for i in range(size))
    request = f'<!-- {{"blockType": "request"}} -->\n```http\nGET https://graph.microsoft.com/beta/a\n{lines}\n```\n'
    table = f"## Request headers\n\n|Name|Description|\n|---|---|\n{rows}\n\n"
    return operation("GET /a", more=f"{table}## Example\n\n{request}")


def _rows(size: int) -> str:
    rows = "\n".join(f"|name{i}|String|Text.|" for i in range(size))
    return operation("POST /a", more=f"## Request body\n\n|Property|Type|Description|\n|---|---|---|\n{rows}\n\n")


def _same_rows(size: int) -> str:
    rows = "\n".join(f"|name|Kind{i}|Text.|" for i in range(size))
    return operation("POST /a", more=f"## Request body\n\n|Property|Type|Description|\n|---|---|---|\n{rows}\n\n")


def _statuses(size: int) -> str:
    return operation("GET /a", more="## Response\n\n" + "Returns `200 OK` or 404 Not Found. " * size)


def _notices(size: int) -> str:
    return page("> [!NOTE]\n> Text.\n\n" * size)


# -- many pages -------------------------------------------------------------------------------------------------------


def _tiny_pages(size: int) -> Docs:
    return {f"{API}/p{i}.md": f"# P{i}\n" for i in range(size)}


def _same_stems(size: int) -> Docs:
    return {f"{API}/d{i}/lamp-get.md": operation(f"GET /a{i}") for i in range(size)}


def _same_operation_on_pages(size: int) -> Docs:
    return {f"{API}/p{i}.md": operation("GET /lamps/{id}", more=call("/lamps/1")) for i in range(size)}


def _same_type_on_pages(size: int) -> Docs:
    return {f"{TYPES}/p{i}.md": resource("lamp", [("id", "String"), (f"p{i}", "Int32")]) for i in range(size)}


def _base_chain(size: int) -> Docs:
    return {
        f"{TYPES}/t{i}.md": resource(f"t{i}", [("id", "String")], baseType=f"microsoft.graph.t{i + 1}")
        for i in range(size)
    }


def _base_star(size: int) -> Docs:
    """One base of all, and a property of that base: whoever asks for what is derived gets everything."""
    pages = {
        f"{TYPES}/t{i}.md": resource(f"t{i}", [("id", "String"), ("up", "root")], baseType="microsoft.graph.root")
        for i in range(size)
    }
    return {**pages, f"{TYPES}/root.md": resource("root", [("id", "String")])}


def _property_chain(size: int) -> Docs:
    return {f"{TYPES}/t{i}.md": resource(f"t{i}", [("next", f"t{i + 1}")]) for i in range(size)}


def _property_ring(size: int) -> Docs:
    return {f"{TYPES}/t{i}.md": resource(f"t{i}", [("next", f"t{(i + 1) % size}")]) for i in range(size)}


def _dense_types(size: int) -> Docs:
    """Every type has properties of many other types."""
    return {
        f"{TYPES}/t{i}.md": resource(f"t{i}", [(f"p{k}", f"t{(i * 7 + k) % size}") for k in range(20)])
        for i in range(size)
    }


def _types_with_operations(size: int) -> Docs:
    types = {f"{TYPES}/t{i}.md": resource(f"t{i}", [("id", "String"), ("next", f"t{i + 1}")]) for i in range(size)}
    calls = {
        f"{API}/t{i}-get.md": operation(f"GET /t{i}/{{id}}", more="## Example\n\n" + call(f"/t{i}/1", type_=f"t{i}"))
        for i in range(size)
    }
    return types | calls


def _names_that_fall_together(size: int) -> Docs:
    rows = [("a" + "_" * i + "b", "String") for i in range(1, int(size**0.5))]
    rows += [(f"a{'.-_'[i % 3]}{'.-_'[i // 3 % 3]}b{i}", "String") for i in range(size)]
    return {f"{TYPES}/lamp.md": resource("lamp", rows)}


def _types_that_fall_together(size: int) -> Docs:
    return {
        f"{TYPES}/t{i}.md": resource(f"kind{'_' * (i % 50)}{'.x' * (i // 50)}", [("id", "String")]) for i in range(size)
    }


def _paths_that_fall_together(size: int) -> Docs:
    lines = [f"GET /a{'-' * (i % 40)}/b{'_' * (i // 40)}" for i in range(size)]
    return {f"{API}/lamp-get.md": operation(*lines)}


def _locales(size: int) -> Docs:
    text = operation("GET /lamps/{id}", more="## Example\n\n" + call("/lamps/1"))
    codes = [f"{a}{b}-{c}{d}" for a in "abcdefghij" for b in "klmnop" for c in "ABCDE" for d in "FGHIJ"]
    return {f"{codes[i % len(codes)]}/{API}/lamp{i // len(codes)}-get.md": text for i in range(size)}


def _damaged_pages(size: int) -> Docs:
    """Names that translation lost, on pages that could all help each other."""
    rows = "".join(f"|\u540d{k}|\u5b57\u7b26\u4e32|x|\n" for k in range(5))
    body = json.dumps({f"key{k}": "x" for k in range(5)})
    head = "|\u5c5e\u6027|\u7c7b\u578b|\u8bf4\u660e|\n|---|---|---|\n"
    more = f"## Request body\n\n{head}{rows}\n## Example\n\n{call('/a', body)}"
    return {f"zh-CN/{API}/p{i}.md": operation(f"POST /a{i}", more=more) for i in range(size)}


def _links(size: int) -> Docs:
    rows = "\n".join(f"|[Get](../api/p{i}.md)|[lamp](lamp.md)|Text.|" for i in range(size))
    methods = f"## Methods\n\n|Method|Return type|Description|\n|---|---|---|\n{rows}\n"
    return {f"{TYPES}/lamp.md": resource("lamp", [("id", "String")], methods)}


def _includes(size: int) -> Docs:
    pages = {f"{API}/p{i}.md": page("[!INCLUDE [a](../../includes/a.md)]\n\n" * 20) for i in range(max(1, size // 20))}
    return {
        **pages,
        "api-reference/includes/a.md": "Text.\n\n[!INCLUDE [b](b.md)]\n",
        "api-reference/includes/b.md": "B.\n",
    }


FLOODS: Mapping[str, Sized] = {
    # cmark's pathological inputs and their kin, in prose, in a cell, in a name and in a path
    "brackets": Sized(make=_repeat("["), size=50_000),
    "bracket-pairs": Sized(make=_repeat("[a]("), size=20_000),
    "images": Sized(make=_repeat("![[]()"), size=10_000),
    "links-unclosed": Sized(make=_repeat("[a](<b"), size=10_000),
    "emphasis": Sized(make=_repeat("*a **a "), size=10_000),
    "emphasis-mixed": Sized(make=_repeat("a_b*c~~d"), size=10_000),
    "emphasis-closers": Sized(make=_repeat("a** b"), size=20_000),
    "backticks": Sized(
        make=_in_text(lambda size: "".join("e" + "`" * i for i in range(int(size**0.5)))), size=1_000_000
    ),
    "entities": Sized(make=_repeat("&a;&#35;&amp"), size=10_000),
    "backslashes": Sized(make=_repeat("\\"), size=50_000),
    "autolinks": Sized(make=_repeat("<http://a.b/"), size=10_000),
    "references": Sized(make=_in_text(lambda size: "[a]: u\n" * size + "[a] " * size), size=10_000),
    "quotes-in-a-row": Sized(make=_one(lambda size: page("> " * size + "a")), size=20_000),
    "lists-in-a-row": Sized(make=_one(lambda size: page("- " * size + "a")), size=20_000),
    "lists-nested": Sized(
        make=_one(lambda size: page("".join("  " * i + "* a\n" for i in range(int(size**0.5))))), size=250_000
    ),
    "quoted-paragraphs": Sized(make=_one(lambda size: page("> a\n\n" * size)), size=10_000),
    "rules": Sized(make=_one(lambda size: page("***\n" * size)), size=20_000),
    "blank-lines": Sized(make=_one(lambda size: page("\n" * size)), size=500_000),
    "blanks": Sized(make=_repeat(" "), size=200_000),
    "tabs": Sized(make=_repeat("\t"), size=100_000),
    "one-long-line": Sized(make=_repeat("word "), size=200_000),
    "pipes": Sized(make=_repeat("|"), size=50_000),
    "unclosed-fences": Sized(make=_one(lambda size: page("```http\nGET /a\n\n" * size)), size=10_000),
    # HTML and spans
    "comments-unclosed": Sized(make=_repeat("<!--"), size=20_000),
    "comments-half-closed": Sized(make=_repeat("<!-- -- > "), size=10_000),
    "comments": Sized(make=_repeat("<!-- a -->"), size=10_000),
    "tags-unclosed": Sized(make=_repeat("<a "), size=20_000),
    "tags": Sized(make=_repeat("<b>"), size=20_000),
    "tags-with-attributes": Sized(make=_repeat('<a x="'), size=10_000),
    "closing-tags": Sized(make=_repeat("</b>"), size=20_000),
    "angle-brackets": Sized(make=_repeat("<"), size=50_000),
    "declarations": Sized(make=_repeat("<![CDATA["), size=10_000),
    "instructions": Sized(make=_repeat("<?php "), size=10_000),
    "breaks": Sized(make=_repeat("a<br>"), size=10_000),
    "spans": Sized(make=_one(_spans), size=5_000),
    "spans-nested": Sized(make=_repeat('<span data-ttu-id="a">'), size=5_000),
    "spans-unpaired": Sized(make=_repeat('<span class="sxs-lookup"><span data-stu-id="a">'), size=3_000),
    "spans-closed": Sized(make=_repeat("</span>"), size=10_000),
    "html-table": Sized(
        make=_one(lambda size: page("<table>" + "<tr><td>a</td></tr>" * size + "</table>")), size=10_000
    ),
    # front matter, annotations, JSON
    "front-matter": Sized(make=_one(_front_matter), size=4_000),
    "front-matter-flow": Sized(make=_one(lambda size: f"---\na: {'[' * size}\n---\n# A\n"), size=10_000),
    "front-matter-unclosed": Sized(make=_one(lambda size: "---\n" + "a: b\n" * size), size=20_000),
    "annotation-members": Sized(
        make=_one(
            lambda size: page(
                "<!-- { " + ", ".join(f'"k{i}": 1' for i in range(size)) + ', "blockType": "ignored" } -->'
            )
        ),
        size=20_000,
    ),
    "annotation-broken": Sized(
        make=_one(lambda size: page('<!-- { "blockType": "request", ' + '"a" ' * size + "} -->")), size=10_000
    ),
    "annotation-brackets": Sized(
        make=_one(lambda size: page('<!-- { "blockType": ' + "[" * size + "} -->")), size=50_000
    ),
    "json-broken": Sized(make=_one(lambda size: examples(call("/a", '{"a": ' + "[1, " * size))), size=20_000),
    "json-quotes": Sized(make=_one(lambda size: examples(call("/a", '{"a": ' + '"b" ' * size))), size=20_000),
    "json-digits": Sized(make=_one(lambda size: examples(call("/a", '{"a": ' + "9" * size + "}"))), size=100_000),
    "json-escapes": Sized(make=_one(lambda size: examples(call("/a", '{"a": "' + "\\" * size + "}"))), size=100_000),
    "annotations": Sized(
        make=_one(lambda size: page('<!-- { "blockType": "request" } -->\n\nText.\n\n' * size)), size=3_000
    ),
    # facts of one page
    "headings": Sized(make=_one(_headings), size=5_000),
    "wide-table": Sized(make=_one(lambda size: _table(size, 20)), size=2_000),
    "long-table": Sized(make=_one(lambda size: _table(4, size)), size=10_000),
    "short-rows": Sized(
        make=_one(lambda size: page("## Properties\n\n|a|b|c|\n|---|---|---|\n" + "|d|\n" * size)), size=20_000
    ),
    "tabs-of-one-name": Sized(make=_one(_tabs), size=5_000),
    "groups-of-tabs": Sized(make=_one(_groups_of_tabs), size=2_000),
    "long-headings": Sized(make=_one(lambda size: page("## " + "permision" * size + "\n")), size=10_000),
    "merged-rows": Sized(make=_repeat("a|String|b||"), size=10_000),
    "open-cells": Sized(make=_repeat("(|`|["), size=10_000),
    "segments": Sized(make=_repeat("a/"), size=20_000),
    "long-segment": Sized(make=_repeat("a"), size=100_000),
    "arguments": Sized(make=_repeat("(a='{b}',"), size=5_000),
    "enumerations": Sized(make=_one(_enumerations), size=1_000),
    "permission-tables": Sized(make=_one(_permissions), size=500),
    "privileges": Sized(make=_one(_privileges), size=2_000),
    "wide-blanks-in-a-permission-cell": Sized(make=_one(_wide_blanks), size=10_000),
    "exchanges-of-one-name": Sized(make=_one(_exchanges), size=500),
    "exchanges": Sized(make=_one(_unnamed_exchanges), size=500),
    "wide-body": Sized(make=_one(_wide_body), size=5_000),
    "long-list": Sized(make=_one(_long_list), size=10_000),
    "mixed-list": Sized(make=_one(_mixed_list), size=2_000),
    "mixed-types": Sized(make=_one(_mixed_types), size=1_000),
    "deep-bodies": Sized(make=_one(_deep_body), size=6_000),
    "placeholders": Sized(make=_one(_placeholders), size=1_000),
    "placeholders-of-one-name": Sized(make=_one(_same_placeholders), size=1_000),
    "operations": Sized(make=_one(_operations), size=1_000),
    "operations-beside-queries": Sized(make=_one(_operations_beside_queries), size=1_000),
    "operations-below-prose": Sized(make=_one(_operations_below_prose), size=2_000),
    "operations-with-privileges": Sized(make=_one(_operations_with_privileges), size=150),
    "operations-with-parameters": Sized(make=_one(_operations_with_parameters), size=150),
    "operations-beside-examples": Sized(make=_one(_operations_beside_examples), size=100),
    "functions-without-arguments": Sized(make=_one(_functions_without_arguments), size=200),
    "operations-that-are-one": Sized(make=_one(_same_operations), size=2_000),
    "query-options": Sized(make=_one(_query), size=5_000),
    "headers": Sized(make=_one(_headers), size=3_000),
    "rows": Sized(make=_one(_rows), size=3_000),
    "rows-of-one-name": Sized(make=_one(_same_rows), size=3_000),
    "statuses": Sized(make=_one(_statuses), size=5_000),
    "notices": Sized(make=_one(_notices), size=5_000),
    "links": Sized(make=_links, size=3_000),
    "names-that-fall-together": Sized(make=_names_that_fall_together, size=2_000),
    "paths-that-fall-together": Sized(make=_paths_that_fall_together, size=1_000),
    # facts of many pages
    "tiny-pages": Sized(make=_tiny_pages, size=2_000),
    "pages-of-one-stem": Sized(make=_same_stems, size=1_000),
    "one-operation-on-many-pages": Sized(make=_same_operation_on_pages, size=500),
    "one-type-on-many-pages": Sized(make=_same_type_on_pages, size=500),
    "base-chain": Sized(make=_base_chain, size=400),
    "base-star": Sized(make=_base_star, size=400),
    "property-chain": Sized(make=_property_chain, size=500),
    "property-ring": Sized(make=_property_ring, size=500),
    "dense-types": Sized(make=_dense_types, size=300),
    "types-with-operations": Sized(make=_types_with_operations, size=300),
    "types-that-fall-together": Sized(make=_types_that_fall_together, size=500),
    "locales": Sized(make=_locales, size=200),
    "damaged-pages": Sized(make=_damaged_pages, size=400),
    "includes": Sized(make=_includes, size=5_000),
}
