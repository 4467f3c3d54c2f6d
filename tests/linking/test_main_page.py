"""Which of several pages gives an operation its texts: the one that is about it, in every locale the same."""

from dataclasses import replace

import pytest

from extractor.linking.link import link_api
from extractor.linking.templates import operation_key
from extractor.model.operation import BodyStatement
from extractor.model.origin import Origin
from extractor.model.page import Page
from extractor.model.resource import Method
from tests.building import make_body, make_operation, make_page, make_property, make_resource_page, make_status, text

OTHERS = tuple(f"GET /lamps/{{id}}/part{number}" for number in range(3))


def main_page(*names: str, line: str, crowded: tuple[str, ...] = (), queried: tuple[str, ...] = ()) -> str:
    """The file name of the main page of the operation, of pages that all state it."""
    pages = []
    for name in names:
        stated = f"{line}?$expand=x" if name in queried else line
        pages.append(make_page(name, operations=(stated, *(OTHERS if name in crowded else ()))))
    (api,) = link_api(pages)[0].canonical
    main = {(item.method, item.template.key): item.pages[0].path for item in api.operations}
    return main[operation_key(make_operation(line))].rpartition("/")[2].removesuffix(".md")


@pytest.mark.parametrize(
    ("line", "names", "expected"),
    [
        pytest.param("GET /lamps", "a-list lamp-list", "lamp-list", id="the type that the path holds"),
        pytest.param(
            "GET /lamps/{id}/shades", "lamp-list-shades shade-list", "lamp-list-shades", id="most of the path"
        ),
        pytest.param("GET /me/lamps", "a-get lamp-get user-list-lamps", "user-list-lamps", id="the signed-in user"),
        pytest.param("GET /x/y.z.lamp", "a-get lamp-get", "lamp-get", id="a cast"),
        pytest.param("GET /drive/items/{id}", "a-get driveitem-get", "driveitem-get", id="a word of two segments"),
        pytest.param("POST /rooms/{id}/lamps", "a-post-lamps room-post-lamps", "room-post-lamps", id="the owner"),
        pytest.param("PUT /rooms/{id}/lamps/{id}/tags", "room-a-tags lamp-b-tags", "lamp-b-tags", id="the nearer type"),
        pytest.param("PATCH /lamps/{id}", "lamp-move lamp-update", "lamp-update", id="the usual verb"),
        pytest.param("POST /lamps/{id}/parts", "lamp-list-parts part-add", "part-add", id="no verb of another method"),
        pytest.param("GET /lamps", "lamp-get lamp-list", "lamp-list", id="a collection is listed"),
        pytest.param("GET /lamps/{id}", "lamp-list-all lamp-get", "lamp-get", id="an item is got"),
        pytest.param("GET /lamps", "lamp-list-shades lamp-list", "lamp-list", id="the shorter name"),
        pytest.param("GET /lamps", "area-lamp-list lamp-list", "lamp-list", id="a name that begins with the type"),
        pytest.param("PUT /lamps/{id}", "b a", "a", id="nothing tells them apart"),
    ],
)
def test_the_main_page_is_called_after_what_the_path_holds(line: str, names: str, expected: str) -> None:
    assert main_page(*names.split(), line=line) == expected
    assert main_page(*reversed(names.split()), line=line) == expected


def test_a_page_that_states_an_operation_without_a_query_goes_before_one_with() -> None:
    assert main_page("a-list", "lamp-list", line="GET /lamps", queried=("lamp-list",)) == "a-list"


def test_of_pages_called_alike_the_one_with_fewer_paths_comes_first() -> None:
    assert main_page("lamp-get", "lamp-get-one", line="GET /lamps/{id}", crowded=("lamp-get",)) == "lamp-get-one"


def test_placeholders_and_their_alternatives_are_those_of_the_main_page() -> None:
    pages = (
        make_page("area-lamp-get", operations=("GET /lamps/{lampsId}",)),
        make_page("lamp-get", operations=("GET /lamps/{id | name}",)),
    )
    ((operation,),) = (api.operations for api in link_api(pages)[0].canonical)
    (parameter,) = operation.path_parameters
    assert (parameter.name, parameter.alternatives) == ("lamp-id", ("id", "name"))


BASES = {"root": None, "part": "root", "middle": "part", "end": "middle", "other": "root"}


def types(**listed: str) -> list[Page]:
    """The pages of all types, of which some list a page of an operation each."""
    rows = {
        name: Method(name=text("x"), page=f"api-reference/beta/api/{page}.md", returns=None, origin=Origin(line=9))
        for name, page in listed.items()
    }
    return [
        make_resource_page(name, (make_property("a"),), base_type=base, methods=(rows[name],) if name in rows else ())
        for name, base in BASES.items()
    ]


def first_page(*pages: Page) -> str:
    (api,) = link_api(pages)[0].canonical
    (operation,) = api.operations
    return operation.pages[0].path.rpartition("/")[2].removesuffix(".md")


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        pytest.param({"a": "end", "b": "middle", "c": "part"}, "c", id="the base of all"),
        pytest.param({"a": "end", "b": "middle"}, "b", id="the base of those that are documented"),
        pytest.param({"a": "middle", "b": "other"}, "a", id="no base among them"),
        pytest.param({"a": "middle", "b": "unknown", "c": "part"}, "c", id="a page that tells nothing"),
        pytest.param({"a": "part", "b": "part"}, "a", id="one type"),
    ],
)
def test_of_pages_for_a_type_each_that_of_the_base_is_the_main_one(about: dict[str, str], expected: str) -> None:
    returning = [
        make_page(page, operations=("GET /x/y",), responses=(make_status(200, name),)) for page, name in about.items()
    ]
    sending = [
        make_page(page, operations=("POST /x/y",), request_body=make_body(BodyStatement.RESOURCE, name))
        for page, name in about.items()
    ]
    plain = [make_page(page, operations=("DELETE /x/y",)) for page in about]
    listed = types(**{name: page for page, name in reversed(about.items())})
    assert first_page(*returning, *types()) == expected
    assert first_page(*sending, *types()) == expected
    assert first_page(*plain, *listed) == expected


def test_the_base_goes_before_a_page_that_is_called_after_the_path() -> None:
    pages = [
        make_page(stem, operations=("GET /parts/{id}",), responses=(make_status(200, name),))
        for stem, name in (("end-part-get", "end"), ("some-get", "part"))
    ]
    assert first_page(*pages, *types()) == "some-get"


def test_a_page_that_tells_of_a_type_is_not_before_pages_that_tell_of_none() -> None:
    silent = make_page("part-get", operations=("GET /parts/{id}",))
    failing = make_page("parts-get", operations=("GET /parts/{id}",), responses=(make_status(404, "root"),))
    telling = make_page("zzz-thing", operations=("GET /parts/{id}",), responses=(make_status(200, "end"),))
    assert first_page(telling, silent, *types()) == "part-get"
    assert first_page(telling, failing, *types()) == "parts-get"


def test_the_main_page_is_the_same_in_every_locale_whatever_translation_lost() -> None:
    pages = []
    for locale in ("en-US", "de-DE"):
        whole = locale == "en-US"
        line = "GET /parts/{id}" if whole else "GET /parts/{id}?$expand=x"
        answers = (make_status(200, "part"),) if whole else ()
        pages += [replace(page, locale=locale, path=f"{locale}/{page.root_path}") for page in types()]
        pages.append(
            make_page(
                "end-part-get", operations=("GET /parts/{id}",), responses=(make_status(200, "end"),), locale=locale
            )
        )
        pages.append(make_page("some-get", operations=(line,), responses=answers, locale=locale))
    found = link_api(pages)[0]
    stems = {
        api.locale: [page.path.rpartition("/")[2] for page in api.operations[0].pages]
        for api in (*found.canonical, *found.localized)
    }
    assert stems == {locale: ["some-get.md", "end-part-get.md"] for locale in (None, "de-DE", "en-US")}
