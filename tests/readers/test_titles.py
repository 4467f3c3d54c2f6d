"""The head of a page: title, summary, namespace and notices."""

import pytest

from extractor.model.page import NoticeKind
from extractor.model.text import Text
from tests.readers.pages import PATH, read
from tests.readers.pairs import pair

NAMESPACES = {
    "plain": ("Namespace: microsoft.graph", "microsoft.graph", None),
    "deeper": ("Namespace: microsoft.graph.callRecords", "microsoft.graph.callRecords", None),
    "full-width-colon": ("\u547d\u540d\u7a7a\u95f4\uff1amicrosoft.graph", "microsoft.graph", None),
    "full-stop": ("\u540d\u524d\u7a7a\u9593: microsoft.graph\u3002", "microsoft.graph", None),
    "joined-sentence": (
        "\u547d\u540d\u7a7a\u95f4\uff1amicrosoft.graph \u83b7\u53d6\u706f\u3002",
        "microsoft.graph",
        "\u83b7\u53d6\u706f\u3002",
    ),
    "joined-without-a-blank": (
        "\u547d\u540d\u7a7a\u95f4\uff1amicrosoft.graph\u83b7\u53d6\u706f\u3002",
        "microsoft.graph",
        "\u83b7\u53d6\u706f\u3002",
    ),
    "in-words": ("Namespace: Microsoft Graph", "microsoft.graph", None),
    "bold-and-code": ("**Namespace:** `microsoft.graph.security`", "microsoft.graph.security", None),
    "with-an-include": ("Namespace: microsoft.graph [!INCLUDE [x](x.md)]", "microsoft.graph", None),
    "sentence-about-it": ("Note: Microsoft Graph lights lamps.", None, "Note: Microsoft Graph lights lamps."),
}


@pytest.mark.parametrize(("line", "namespace", "summary"), NAMESPACES.values(), ids=NAMESPACES)
def test_namespace_line(line: str, namespace: str | None, summary: str | None) -> None:
    page = read(f"# A\n\n{line}\n", files={"api-reference/beta/api/x.md": ""})
    assert page.namespace == namespace
    assert (page.summary.text if page.summary else None) == summary


SUMMARIES = {
    "first-paragraph": "Turns it on.\n\nMore.\n",
    "behind-an-alert": "> [!NOTE]\n> x\n\nTurns it on.\n",
    "behind-a-namespace": "Namespace: microsoft.graph\n\nTurns it on.\n",
    "behind-an-include": "[!INCLUDE [x](x.md)]\n\nTurns it on.\n",
    "behind-a-list": "- a\n- b\n\nTurns it on.\n",
    "behind-a-comment": "<!-- x -->\n\nTurns it on.\n",
    "with-markup": "**Turns** [it](x.md) `on`.\n",
}


@pytest.mark.parametrize("text", SUMMARIES.values(), ids=SUMMARIES)
def test_summary_is_the_first_plain_paragraph(text: str) -> None:
    page = read(f"# A\n\n{text}\n## B\n\nNot this.\n", files={"api-reference/beta/api/x.md": "Nor this.\n"})
    assert page.summary == Text(text="Turns it on.", en="Turns it on.")


def test_section_without_prose_gives_no_summary() -> None:
    assert read("# A\n\n## B\n\nNot this.\n").summary is None


def test_title_is_the_heading_else_that_of_the_front_matter() -> None:
    assert read("---\ntitle: B\n---\n# A\n").title == Text(text="A", en="A")
    assert read("---\ntitle: B\n---\nText.\n").title == Text(text="B", en=None)
    assert read("Text.\n").title is None


CLOUDS = "|Global service|US Government L4|China|\n|---|---|---|\n|{}|{}|{}|\n"
INCLUDES = {
    "api-reference/includes/beta-disclaimer.md": "> [!IMPORTANT]\n> APIs under `/beta` change.\n",
    "api-reference/includes/heed.md": "---\nms.topic: include\n---\nHeed it.\n\nAnd this.\n",
    "api-reference/includes/lamp-deprecate.md": "> [!CAUTION]\n> Heed.\n",
    "api-reference/includes/some-clouds.md": "Where it is.\n\n"
    + CLOUDS.format(":white_check_mark:", ":x:", ":white_check_mark:"),
    "api-reference/includes/ticks.md": CLOUDS.format("\u2705", "\u274c", "\u2714\ufe0f"),
}
NOTICES = {
    "note": ("> [!NOTE]\n> a\n", "en-US", [("note", "a")]),
    "kinds": (
        "> [!Tip] a\n\n> [!WARNING]\n> b\n\n> [!CAUTION]\n> c\n\n> [!IMPORTANT]\n> d\n",
        "en-US",
        [("tip", "a"), ("warning", "b"), ("caution", "c"), ("important", "d")],
    ),
    "quote": ("> **Note:** a\n", "en-US", [("note", "Note: a")]),
    "paragraphs-and-list": ("> [!NOTE]\n> a\n>\n> b\n>\n> - c\n> - d\n", "en-US", [("note", "a b c d")]),
    "two-quotes": ("> a\n\n> b\n", "en-US", [("note", "a"), ("note", "b")]),
    "preview": (
        "[!INCLUDE [x](../../includes/beta-disclaimer.md)]",
        "en-US",
        [("preview", "APIs under /beta change.")],
    ),
    "preview-in-russian": (
        "> **\u0412\u0430\u0436\u043d\u043e.** API \u0432 \u0432\u0435\u0440\u0441\u0438\u0438 /beta",
        "ru-RU",
        [("preview", "\u0412\u0430\u0436\u043d\u043e. API \u0432 \u0432\u0435\u0440\u0441\u0438\u0438 /beta")],
    ),
    "preview-in-german": (
        "> **Wichtig:** APIs der /Beta-Version.\n",
        "de-DE",
        [("preview", "Wichtig: APIs der /Beta-Version.")],
    ),
    "preview-with-a-blank": (
        "> APIs under the / beta version.\n",
        "en-US",
        [("preview", "APIs under the / beta version.")],
    ),
    "preview-in-the-english-half": (
        f"> {pair('APIs der Betaversion.', 'APIs under the /beta version.')}\n",
        "de-DE",
        [("preview", "APIs der Betaversion.")],
    ),
    "bold-label": ("> **Important:** a\n\n> **Tip** b\n", "en-US", [("important", "Important: a"), ("tip", "Tip b")]),
    "bold-label-in-chinese": ("> **重要说明：** a\n", "zh-CN", [("important", "重要说明： a")]),
    "bold-label-of-a-deprecated-api": (
        "> **Warning:** It is deprecated.\n",
        "en-US",
        [("deprecated", "Warning: It is deprecated.")],
    ),
    "bold-word-that-is-no-label": ("> **lamp** a\n", "en-US", [("note", "lamp a")]),
    "alert-of-an-include": (
        "> [!WARNING]\n> [!INCLUDE [x](../../includes/heed.md)]\n\nText.\n",
        "en-US",
        [("warning", "Heed it. And this.")],
    ),
    "alert-of-an-include-that-is-gone": ("> [!WARNING]\n> [!INCLUDE [x](../../includes/gone.md)]\n", "en-US", []),
    "alert-before-other-text": ("> [!NOTE]\n\nText.\n", "en-US", []),
    "deprecated-by-its-file": ("[!INCLUDE [x](../../includes/lamp-deprecate.md)]", "fi-FI", [("deprecated", "Heed.")]),
    "deprecated-in-words": (
        "> [!WARNING]\n> This API is deprecated.\n",
        "en-US",
        [("deprecated", "This API is deprecated.")],
    ),
    "deprecated-in-chinese": (
        "> [!CAUTION]\n> \u6b64 API \u5df2\u5f03\u7528\u3002\n",
        "zh-CN",
        [("deprecated", "\u6b64 API \u5df2\u5f03\u7528\u3002")],
    ),
    "note-on-a-deprecated-detail": (
        "> [!NOTE]\n> The color is deprecated.\n",
        "en-US",
        [("note", "The color is deprecated.")],
    ),
    "clouds": ("[!INCLUDE [x](../../includes/some-clouds.md)]", "en-US", [("clouds", "Global service | China")]),
    "clouds-with-ticks": ("[!INCLUDE [x](../../includes/ticks.md)]", "en-US", [("clouds", "Global service | China")]),
    "prose": ("No notice.\n", "en-US", []),
}


@pytest.mark.parametrize(("text", "locale", "expected"), NOTICES.values(), ids=NOTICES)
def test_notice_has_its_kind_and_text(text: str, locale: str, expected: list[tuple[str, str]]) -> None:
    page = read(f"# A\n\n{text}\n", PATH, locale=locale, files=INCLUDES)
    assert [(notice.kind.value, notice.text.text) for notice in page.notices] == expected


def test_alert_below_a_section_is_not_about_the_page() -> None:
    page = read("# A\n\n## Request headers\n\n> [!WARNING]\n> This header is deprecated.\n")
    assert [notice.kind for notice in page.notices] == [NoticeKind.WARNING]


def test_notice_stands_on_its_own_line() -> None:
    page = read("# A\n\ntext\n\n> [!NOTE]\n> a\n")
    assert [notice.origin.line for notice in page.notices] == [5]
