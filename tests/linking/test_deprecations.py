"""What a notice of deprecation deprecates: told by the paths that it names, and by what lies below something else."""

import pytest

from extractor.linking.api import Api
from extractor.linking.link import link_api
from extractor.model.diagnostic import Diagnostic
from extractor.model.origin import Origin
from extractor.model.page import Notice, NoticeKind, Page
from tests.building import make_page, make_property, make_resource_page, text

OLD = "includes/old-deprecate.md"
SHARED = "includes/shared-deprecate.md"


def notice(words: str = "This is deprecated.", file: str | None = None, kind: str = "deprecated") -> Notice:
    return Notice(kind=NoticeKind(kind), text=text(words), origin=Origin(line=3, file=file))


def link(*pages: Page) -> tuple[Api, list[Diagnostic]]:
    linked, diagnostics = link_api(pages)
    (api,) = linked.canonical
    return api, [diagnostic for diagnostic in diagnostics if diagnostic.rule == "deprecation-of-another"]


def deprecated(*pages: Page) -> list[str]:
    """The operations that the pages deprecate, and after them the types."""
    api, _ = link(*pages)
    operations = [(f"{item.method} {item.template.key}", item.notices) for item in api.operations]
    types = [(item.name, item.notices) for item in api.types]
    stated = [(name, {notice.kind for notice in notices}) for name, notices in (*operations, *types)]
    return [name for name, kinds in stated if NoticeKind.DEPRECATED in kinds]


def old_task() -> Page:
    return make_page("task-get", operations=("GET /old/tasks/{id}",), notices=(notice(file=OLD),))


def test_a_notice_that_names_nothing_speaks_of_all_on_its_pages() -> None:
    lamp = make_resource_page("lamp", (make_property("id"),), notices=(notice(file=OLD),))
    page = make_page("lamp-get", operations=("GET /lamps/{id}", "GET /me/lamp"), notices=(notice(file=OLD),))
    assert deprecated(page, lamp) == ["GET /lamps/{}", "GET /me/lamp", "lamp"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Lamps under `/old` are deprecated. Use the path under /new.", id="two sentences"),
        pytest.param("Moved from /old/lamps to **/new/lamps.** The former /old/lamps ends soon.", id="one twice"),
        pytest.param("节点下/old/lamps的接口已弃用。请使用/new/lamps。", id="nothing parts words"),
        pytest.param("/OLD/lamps and/or its parts are gone, see https://x.example/new/lamps: /new", id="an address"),
    ],
)
def test_of_the_paths_that_a_notice_names_the_first_is_deprecated(words: str) -> None:
    lamp = make_resource_page("lamp", (make_property("id"),), notices=(notice(words),))
    page = make_page("lamp-get", operations=("GET /old/lamps/{id}", "GET /new/lamps/{id}"), notices=(notice(words),))
    assert deprecated(page, lamp) == ["GET /old/lamps/{}"]


def test_an_operation_on_none_of_the_paths_that_a_notice_names_is_deprecated_by_it() -> None:
    page = make_page("lamp-get", operations=("GET /lamps/{id}",), notices=(notice("Use /new from /2030 on."),))
    assert deprecated(page) == ["GET /lamps/{}"]


def test_a_notice_that_also_stands_below_what_another_deprecates_speaks_of_that_alone() -> None:
    file = make_resource_page("file", (make_property("id"),), notices=(notice(file=SHARED),))
    task = make_resource_page("task", (make_property("id"),), notices=(notice(file=OLD),))
    paths = ("GET /old/tasks/{id}/files/{id}", "GET /messages/{id}/files/{id}")
    page = make_page("file-get", operations=paths, notices=(notice(file=SHARED),))
    assert deprecated(old_task(), page, file, task) == ["GET /old/tasks/{}", "GET /old/tasks/{}/files/{}", "task"]
    assert deprecated(page) == ["GET /messages/{}/files/{}", "GET /old/tasks/{}/files/{}"]


def test_a_notice_is_the_same_on_two_pages_where_its_file_or_its_words_are() -> None:
    below = make_page("file-get", operations=("GET /old/tasks/{id}/files",), notices=(notice("Mind the tasks."),))
    elsewhere = make_page("note-get", operations=("GET /notes",), notices=(notice("Mind the tasks."),))
    another = make_page("note-get", operations=("GET /notes",), notices=(notice("Mind the notes."),))
    assert deprecated(old_task(), below, elsewhere) == ["GET /old/tasks/{}", "GET /old/tasks/{}/files"]
    assert deprecated(old_task(), below, another) == ["GET /notes", "GET /old/tasks/{}", "GET /old/tasks/{}/files"]


def test_what_a_shared_notice_stands_on_does_not_make_the_other_one_shared() -> None:
    paths = ("GET /old/tasks/{id}/files/{id}", "GET /messages/{id}/files/{id}")
    shared = make_page("file-get", operations=paths, notices=(notice(file=SHARED),))
    deeper = make_page("part-get", operations=("GET /old/tasks/{id}/files/{id}/parts",), notices=(notice(file=OLD),))
    assert "GET /old/tasks/{}" in deprecated(old_task(), shared, deeper)


def test_what_is_no_deprecation_of_an_operation_stays_as_a_note_and_is_reported() -> None:
    words = "/old/lamps is deprecated, use /new/lamps."
    page = make_page("lamp-get", operations=("GET /new/lamps",), notices=(notice(words), notice("Mind.", kind="tip")))
    api, (finding,) = link(page)
    assert [(item.kind.value, item.text.text) for item in api.operations[0].notices] == [
        ("note", words),
        ("tip", "Mind."),
    ]
    assert (finding.path, finding.line, finding.args["subject"]) == (page.path, 3, "GET /new/lamps")
