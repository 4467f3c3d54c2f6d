"""Titles that name a member: what is lost is told, and titles that name nothing are not judged."""

import pytest

from extractor.recovery.pages import repair_pages
from tests.recovery.damaged import read


def found(title: str, *, file: str, request: str, locale: str) -> list[tuple[str, object, object]]:
    text = f'# {title}\n\n## <a name="http-request"></a>HTTP\n\n```http\n{request}\n```'
    [page] = repair_pages([read(text, path=f"api-reference/beta/api/{file}.md", locale=locale)])
    titles = [item for item in page.diagnostics if "title" in item.rule]
    return [(item.rule, item.args["text"], item.args["value"]) for item in titles]


LOST, PUNCTUATION = "translated-title", "title-punctuation"
DIM = "POST /lamps/{id}/dim"


@pytest.mark.parametrize(
    ("title", "file", "request_line", "expected"),
    [
        pytest.param("灯： 变暗", "lamp-dim", DIM, (LOST, "灯： 变暗", "dim"), id="name lost"),
        pytest.param("lamp：dim", "lamp-dim", DIM, (PUNCTUATION, "lamp：dim", "lamp: dim"), id="another colon"),
        pytest.param("lamp： dim", "lamp-dim", DIM, (PUNCTUATION, "lamp： dim", "lamp: dim"), id="and a blank"),
        pytest.param("lamp:dim", "lamp-dim", DIM, (PUNCTUATION, "lamp:dim", "lamp: dim"), id="no blank"),
        pytest.param("lamp: dim", "lamp-dim", DIM, None, id="sound"),
        pytest.param("Lamp: Dim", "lamp-dim", DIM, None, id="another case"),
        pytest.param("lamp: 列出 bulbs", "lamp-list-bulbs", "GET /lamps/{id}/bulbs", None, id="words around the name"),
        pytest.param("让灯变暗", "lamp-dim", DIM, None, id="names nothing"),
        pytest.param("灯： 变暗", "lamp-get", DIM, None, id="a file of another name"),
        pytest.param("灯： 变暗", "lamp-dim", f"{DIM}\nPOST /lamps/{{id}}", None, id="a path that ends otherwise"),
        pytest.param(
            "灯: 变暗",
            "lamp-dim",
            "GET /lamps/{id}/microsoft.graph.dim(by={by})",
            (LOST, "灯: 变暗", "dim"),
            id="function",
        ),
    ],
)
def test_titles(title: str, file: str, request_line: str, expected: tuple[str, str, str] | None) -> None:
    assert found(title, file=file, request=request_line, locale="zh-CN") == ([] if expected is None else [expected])


def test_an_english_title_is_never_judged() -> None:
    assert found("lamp：dim", file="lamp-dim", request=DIM, locale="en-US") == []
