"""Pages of a grammar: everything that a page of the documentation may hold, with payloads wherever text may stand.

In: choices. Out: the text of a page. Its parts are those of real pages, in any order and number, so that most pages
become operations, types and examples, and reach every writer. A new construct is a function and a line in `_PARTS`.
"""

import json
from collections.abc import Callable
from typing import Any

from tests.fuzzing.choices import Choices
from tests.fuzzing.payloads import PAYLOADS

_WORDS = ("id", "lamp", "lamps", "userName", "state", "colour", "value", "owner", "kind", "count", "start", "end")
_TYPES = ("String", "Int32", "Boolean", "lamp", "lampState", "String collection", "Collection(lamp)", "DateTimeOffset",
          "[lamp](../resources/lamp.md)", "Edm.Binary", "lampState collection", "String or null", "Object")  # fmt: skip
_METHODS = ("GET", "POST", "PATCH", "DELETE", "PUT")
_KINDS = ("request", "response", "resource", "ignored", "example", "simulatedResponse", "requests")
_SLUGS = ("http-request", "permissions", "request-headers", "request-body", "response", "example", "examples",
          "properties", "relationships", "methods", "json-representation", "members", "optional-query-parameters",
          "function-parameters", "path-parameters", "prerequisites", "see-also")  # fmt: skip
_STATUSES = ("200 OK", "201 Created", "204 No Content", "404 Not Found", "202 Accepted", "999 Odd", "OK", "")
_SEGMENTS = ("lamps", "{id}", "owner", "state", "microsoft.graph.lamp", "NAME", "{NAME}", "at(start={NAME},end='NAME')")
_SCHEMES = ("Application", "Delegated (work or school account)", "Delegated (personal Microsoft account)")
_COLUMNS = (
    ("Property", "Type", "Description"),
    ("Parameter", "Type"),
    ("Name", "Description"),
    ("Member", "Value", "Description"),
    ("Permission type", "Permissions"),
    ("Method", "Return type", "Description"),
    ("Relationship", "Type", "Description"),
)
_MOST_PARTS = 12


def make_page(choices: Choices) -> str:
    """A page."""
    parts = [_front_matter(choices), f"# {_text(choices)}\n"]
    parts += [choices.one_of(_PARTS)(choices) for _ in range(choices.number(_MOST_PARTS))]
    page = "\n".join(parts)
    return page.replace("\n", choices.one_of(("\r\n", "\r", "\n\n"))) if choices.chance(4) else page


def _word(choices: Choices) -> str:
    return choices.one_of(PAYLOADS) if choices.chance(20) else choices.one_of(_WORDS)


def _text(choices: Choices) -> str:
    words = [_word(choices) for _ in range(1 + choices.number(4))]
    text = " ".join(words)
    return _paired(text, choices) if choices.chance(25) else text


def _paired(text: str, choices: Choices) -> str:
    """A pair of spans: a translation and its English."""
    unit = f"a-{choices.number(1000)}"
    ends = choices.one_of(("</span></span>", "</span></span>", "</span></span>", "</span>", ""))
    english = _word(choices)
    return (
        f'<span data-ttu-id="{unit}">{text}</span><span class="sxs-lookup"><span data-stu-id="{unit}">{english}{ends}'
    )


def _front_matter(choices: Choices) -> str:
    if choices.chance(10):
        return choices.one_of(("", "---\n", "+++\ntitle = 'a'\n+++\n", '{ "title": "a" }\n', "---\n- a\n---\n"))
    locale = choices.one_of(("en-US", "zh-CN", "de-DE", "../x", "xx"))
    lines = [f"title: {_word(choices)}", f'description: "{_word(choices)}"', f"ms.contentlocale: {locale}"]
    lines += [f"{_word(choices)}: {_word(choices)}" for _ in range(choices.number(3))]
    return "---\n" + "\n".join(lines) + "\n---\n"


def _heading(choices: Choices) -> str:
    slug = choices.one_of(_SLUGS)
    anchor = f'<a name="{slug}"></a>' if choices.chance(70) else ""
    title = slug.replace("-", " ").capitalize() if choices.chance(70) else _text(choices)
    return f"{'#' * (2 + choices.number(3))} {anchor}{title}\n"


def _prose(choices: Choices) -> str:
    marks = choices.one_of(("", "", "> ", "> [!NOTE]\n> ", "- ", "    ", "1. "))
    status = f" Returns `{choices.one_of(_STATUSES)}`." if choices.chance(30) else ""
    return f"{marks}{_text(choices)}{status}\n"


def _path(choices: Choices) -> str:
    segments = [choices.one_of(_SEGMENTS).replace("NAME", _word(choices)) for _ in range(1 + choices.number(4))]
    query = f"?$filter={_word(choices)}&a={{b}}" if choices.chance(20) else ""
    return "/" + "/".join(segments) + query


def _request_lines(choices: Choices) -> str:
    lines = [f"{choices.one_of(_METHODS)} {_path(choices)}" for _ in range(1 + choices.number(3))]
    heading = '## <a name="http-request"></a>HTTP request\n\n<!-- { "blockType": "ignored" } -->\n'
    return heading + "```http\n" + "\n".join(lines) + "\n```\n"


def _table(choices: Choices) -> str:
    columns = choices.one_of(_COLUMNS)
    rows = ["|" + "|".join(_cell(column, choices) for column in columns) + "|" for _ in range(choices.number(6))]
    delimiter = "|" + "---|" * (len(columns) + (choices.number(3) - 1 if choices.chance(5) else 0))
    slug = choices.one_of(_SLUGS)
    return "\n".join([f'## <a name="{slug}"></a>{slug}\n', "|" + "|".join(columns) + "|", delimiter, *rows, ""])


def _cell(column: str, choices: Choices) -> str:
    if choices.chance(15):
        return _text(choices).replace("\n", " ")
    if "ype" in column and column != "Permission type":
        return choices.one_of(_TYPES)
    if column == "Permission type":
        return choices.one_of(_SCHEMES)
    if column == "Permissions":
        return choices.one_of(("Lamp.Read.All", "Lamp.Read, Lamp.ReadWrite", "Not supported.", "None", "A.B and C.D"))
    if column == "Value":
        return str(choices.number(5))
    return choices.one_of(_WORDS)


def _value(choices: Choices, depth: int = 0) -> Any:
    kind = choices.number(9 if depth < 4 else 6)
    simple = (_word(choices), choices.number(100), True, None, 1.5, "2019-01-01T00:00:00Z")
    if kind < len(simple):
        return simple[kind]
    if kind == len(simple):
        return [_value(choices, depth + 1) for _ in range(choices.number(4))]
    members = {_word(choices): _value(choices, depth + 1) for _ in range(choices.number(5))}
    return members | ({"@odata.type": f"#microsoft.graph.{_word(choices)}"} if choices.chance(30) else {})


def _json(choices: Choices) -> str:
    text = json.dumps(_value(choices), indent=choices.one_of((None, 2)), ensure_ascii=choices.chance(50))
    if choices.chance(15):
        cut = choices.number(len(text) + 1)
        text = choices.one_of(
            (text[:cut], text[:cut] + choices.one_of(PAYLOADS) + text[cut:], text.replace('"', "'"), text + ",")
        )
    return text


def _annotation(choices: Choices, kind: str) -> str:
    members: dict[str, Any] = {"blockType": kind}
    if choices.chance(70):
        members["name"] = choices.one_of((_word(choices), [_word(choices), "a"], 5, "get_lamp"))
    if choices.chance(60):
        members["@odata.type"] = choices.one_of(
            ("microsoft.graph.lamp", f"microsoft.graph.{_word(choices)}", _word(choices), "Collection(lamp)")
        )
    for key in ("truncated", "isCollection", "openType"):
        if choices.chance(15):
            members[key] = choices.one_of((True, False, "true", "odd"))
    for key in ("keyProperty", "baseType"):
        if choices.chance(15):
            members[key] = _word(choices)
    text = json.dumps(members, ensure_ascii=choices.chance(50))
    return f"<!-- {text}\n-->" if choices.chance(95) else f"<!-- {text[: choices.number(len(text))]} -->"


def _request(choices: Choices) -> str:
    host = choices.one_of(("https://graph.microsoft.com/beta", "https://graph.microsoft.com/v1.0", "", "https://x.y"))
    head = f"{choices.one_of(_METHODS)} {host}{_path(choices)}"
    headers = "".join(f"{_word(choices)}: {_word(choices)}\n" for _ in range(choices.number(3)))
    body = f"\n{_json(choices)}\n" if choices.chance(50) else ""
    return f"{_annotation(choices, 'request')}\n```http\n{head}\n{headers}{body}```\n"


def _response(choices: Choices) -> str:
    head = f"HTTP/1.1 {choices.one_of(_STATUSES)}"
    body = f"Content-type: application/json\n\n{_json(choices)}\n" if choices.chance(80) else ""
    return f"{_annotation(choices, 'response')}\n```http\n{head}\n{body}```\n"


def _exchange(choices: Choices) -> str:
    return f"## Example\n\n{_request(choices)}\n{_response(choices)}"


def _representation(choices: Choices) -> str:
    return f"{_annotation(choices, 'resource')}\n```json\n{_json(choices)}\n```\n"


def _other_block(choices: Choices) -> str:
    language = choices.one_of(("http", "json", "", "csharp", _word(choices)))
    ticks = choices.one_of(("```", "~~~", "````"))
    body = choices.one_of((_json(choices), _text(choices), _path(choices)))
    return f"{_annotation(choices, choices.one_of(_KINDS))}\n{ticks}{language}\n{body}\n{ticks}\n"


def _include(choices: Choices) -> str:
    target = choices.one_of(
        ("../../includes/a.md", "../includes/b.md", "a.md", "../../../../etc/passwd", _word(choices))
    )
    return f"[!INCLUDE [{_word(choices)}]({target})]\n"


def _html(choices: Choices) -> str:
    tag = choices.one_of(("div", "table", "b", "p", "script", "!DOCTYPE", "?php"))
    return f"<{tag} {_word(choices)}={_word(choices)}>{_text(choices)}</{tag}>\n"


def _raw(choices: Choices) -> str:
    return choices.one_of(PAYLOADS) * (1 + choices.number(3)) + "\n"


_PARTS: tuple[Callable[[Choices], str], ...] = (
    _request_lines,
    _table,
    _exchange,
    _exchange,
    _table,
    _representation,
    _heading,
    _prose,
    _request,
    _response,
    _other_block,
    _include,
    _html,
    _raw,
)
