"""The Python stubs are a package that imports, that strict type checkers accept, and that says what the pages say."""

import ast
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.linking.api import ApiSet
from extractor.linking.lexical import is_member_name
from extractor.writers.python.package import write_python
from extractor.writers.target import OutputFile, StreamedFile, Views, WriteContext
from extractor.writers.typescript.package import write_typescript
from tests.growth import LINEAR, growth
from tests.writers.stub_packages import ROOT, load, refused, type_check, unpack
from tests.writers.stub_pages import PAGES, by_name, link_pages, make_context, page_that_answers, resource_page


@pytest.fixture(scope="module")
def templates(project: Path) -> str:
    return str(project / "templates")


@pytest.fixture(scope="module")
def files(templates: str) -> list[StreamedFile]:
    return list(write_python(link_pages(PAGES), make_context(templates)))


@pytest.fixture(scope="module")
def package(files: list[StreamedFile], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpack(files, tmp_path_factory.mktemp("stubs"))


def _functions(text: str) -> dict[str, ast.FunctionDef]:
    """The methods of a module by `Class.method`."""
    return {
        f"{node.name}.{method.name}": method
        for node in ast.parse(text).body
        if isinstance(node, ast.ClassDef)
        for method in node.body
        if isinstance(method, ast.FunctionDef)
    }


def test_package_holds_what_an_installer_needs(files: list[StreamedFile]) -> None:
    assert [file.path for file in files] == [
        f"{ROOT}pyproject.toml",
        f"{ROOT}README.md",
        f"{ROOT}src/graph_types_v1_0/__init__.py",
        f"{ROOT}src/graph_types_v1_0/py.typed",
        f"{ROOT}src/graph_types_v1_0/models.py",
        f"{ROOT}src/graph_types_v1_0/paths.py",
        f"{ROOT}src/graph_types_v1_0/boats.py",
        f"{ROOT}src/graph_types_v1_0/odata.py",
        f"{ROOT}src/graph_types_v1_0/unreached_types_1.py",
    ]
    project = tomllib.loads(by_name(files)["pyproject.toml"])["project"]
    assert project["name"] == "graph-types-v1-0"
    assert project["dependencies"] == []


def test_every_file_names_the_pages_that_it_was_made_from(files: list[StreamedFile]) -> None:
    pages = {file.path.rpartition("/")[2]: file.pages for file in files}
    assert pages["pyproject.toml"] == tuple(sorted(PAGES))
    assert "api-reference/v1.0/api/boat-sink.md" in pages["boats.py"]
    assert "api-reference/v1.0/api/boat-sink.md" not in pages["unreached_types_1.py"]


def test_strict_type_checker_accepts_the_package(package: Path) -> None:
    result = type_check(package)
    assert (result.returncode, result.stdout) == (0, "")


ACCEPTED = {
    "wire-names": 'boat: Boat = {"@odata.type": "#microsoft.graph.boat", "from": None, "list": ["a"], "rig": "sloop"}',
    "inherited": 'sailor: Sailor = {"id": "1", "displayName": "Ann", "rank": "mate"}',
    "nothing-required": "boat: Boat = {}",
    "create": 'made: BoatCreate = {"name": "Anna", "berths": 4}',
    "action": 'body: PostBoatsSinkBody = {"class": "slowly"}',
    "page": 'page: CollectionPage[Boat] = {"value": [{"id": "1"}], "@odata.nextLink": "https://example.org"}',
    "query": 'query: GetBoatsQuery = {"$top": 3}',
    "enumeration": 'rig: Rig = "unknownFutureValue"',
    "call-that-lists": 'page: CollectionPage[Boat] = boats.get(query={"$top": 1}, headers={"Prefer": "x"})',
    "call-that-creates": 'boat: Boat = boats.post(body={"name": "Anna"})',
    "call-that-answers-bytes": 'shot: bytes = photo.get("1")',
    "path-by-its-template": 'page: CollectionPage[Boat] = paths["/boats"].get(query={"$top": 1})',
    "call-that-answers-nothing": 'sink.post("1", body={"class": "slowly"})',
}
REFUSED = {
    "unknown-member": 'boat: Boat = {"sails": 3}',
    "wrong-type": 'boat: Boat = {"berths": "four"}',
    "null-where-none-is-stated": 'boat: Boat = {"name": None}',
    "value-not-listed": 'rig: Rig = "brig"',
    "required-left-out": 'made: BoatCreate = {"berths": 4}',
    "read-only-sent": 'made: BoatCreate = {"name": "Anna", "id": "1"}',
    "action-without-required": "body: PostBoatsSinkBody = {}",
    "page-without-items": "page: CollectionPage[Boat] = {}",
    "query-of-wrong-type": 'query: GetBoatsQuery = {"$top": "3"}',
    "call-without-body": "boats.post()",
    "call-with-body-where-there-is-none": 'boats.get(body={"name": "Anna"})',
    "call-without-path-argument": "photo.get()",
    "result-of-another-type": 'shot: str = photo.get("1")',
    "path-that-is-not-documented": 'paths["/sails"]',
    "method-that-the-path-does-not-have": 'paths["/boats"].delete()',
    "type-of-another": 'boat: Boat = {"@odata.type": "#microsoft.graph.sailor"}',
}
IMPORTS = """
from graph_types_v1_0.boats import (
    Boat, BoatCreate, BoatsItemPhotoPath, BoatsItemSinkPath, BoatsPath, GetBoatsQuery, PostBoatsSinkBody, Rig, Sailor
)
from graph_types_v1_0.odata import CollectionPage
from graph_types_v1_0.paths import Paths
"""
PROTOCOLS = "boats: BoatsPath, sink: BoatsItemSinkPath, photo: BoatsItemPhotoPath, paths: Paths"


def test_types_say_what_the_pages_say(package: Path) -> None:
    """One run of the type checker over all assignments: an error on each line that must be refused, on no other."""
    lines = [*ACCEPTED.values(), *REFUSED.values()]
    wrong = refused(package, IMPORTS, PROTOCOLS, lines)
    names = [*ACCEPTED, *REFUSED]
    assert {names[number] for number in wrong} == set(REFUSED)


def test_run_time_knows_which_members_are_required(package: Path) -> None:
    program = """
import json
from graph_types_v1_0 import API_VERSION
from graph_types_v1_0.boats import Boat, BoatCreate, PostBoatsSinkBody, Rig
print(json.dumps([API_VERSION, sorted(Boat.__required_keys__), sorted(Boat.__optional_keys__),
    sorted(BoatCreate.__required_keys__), sorted(PostBoatsSinkBody.__required_keys__), list(Rig.__args__)]))
"""
    loaded = load(package, program)
    assert {"@odata.type", "@odata.etag", "from", "list", "name", "owner"} <= set(loaded.pop(2))
    assert loaded == ["v1.0", [], ["name"], ["class"], ["sloop", "ketch", "unknownFutureValue"]]


def test_importing_a_module_loads_no_other_workload(templates: str, tmp_path: Path) -> None:
    pages = {**PAGES, "api-reference/v1.0/api/person-get.md": _operation("GET /people/{id}", "person")}
    package = unpack(list(write_python(link_pages(pages), make_context(templates))), tmp_path)
    program = """
import json, sys
import graph_types_v1_0.boats
print(json.dumps(sorted(name for name in sys.modules if name.startswith("graph_types_v1_0."))))
"""
    assert load(package, program) == ["graph_types_v1_0.boats", "graph_types_v1_0.odata"]
    assert type_check(package).stdout == ""


def test_every_annotation_can_be_evaluated(templates: str, tmp_path: Path) -> None:
    """What a type or a method of one module speaks of is found in the others, required members told apart."""
    pages = {**PAGES, "api-reference/v1.0/api/person-get.md": _operation("GET /people/{id}", "person")}
    package = unpack(list(write_python(link_pages(pages), make_context(templates))), tmp_path)
    program = """
import inspect, json, typing
from graph_types_v1_0 import boats, models, people, unreached_types_1
modules = (boats, people, unreached_types_1)
declared = [thing for module in modules for thing in vars(module).values() if inspect.isclass(thing)]
own = [thing for thing in declared if thing.__module__ in {module.__name__ for module in modules}]
methods = [method for thing in own for method in vars(thing).values() if inspect.isfunction(method)]
hints = [models.type_hints(thing) for thing in (*own, *methods)]
owner = models.type_hints(boats.Boat)["owner"]
made = models.type_hints(boats.BoatCreate)
print(json.dumps([len(own) > 8, len(methods) > 3, len(hints) == len(own) + len(methods),
    [option.__module__ + "." + option.__name__ for option in typing.get_args(owner)],
    made["name"] is str, typing.get_origin(made["@odata.type"]) is typing.NotRequired]))
"""
    loaded = load(package, program)
    assert loaded[:3] == [True, True, True]
    assert "graph_types_v1_0.people.Person" in loaded[3]
    assert loaded[4:] == [True, True]


def _operation(request: str, returns: str) -> str:
    return (
        f"# It\n\nDoes it.\n\n## HTTP request\n\n```http\n{request}\n```\n\n## Response\n\n"
        f"Returns `200 OK` and a [{returns}](../resources/{returns}.md) object in the response body.\n"
    )


@pytest.mark.parametrize(("derived", "spelled"), [(7, True), (8, False)])
def test_many_alternatives_are_called_by_their_alias(
    derived: int, *, spelled: bool, templates: str, tmp_path: Path
) -> None:
    """`Thing | Part0 | ...` where somebody can grasp it; the alias stands for both, and checkers see through it."""
    pages = {"api-reference/v1.0/resources/thing.md": resource_page(("label", "String", "")), **_keeps_things()}
    for number in range(derived):
        page = resource_page((f"size{number}", "Int32", ""), name=f"part{number}")
        pages[f"api-reference/v1.0/resources/part{number}.md"] = page.replace(
            "\n\n", "\n\nInherits from [thing](thing.md).\n\n", 1
        )
    package = unpack(list(write_python(link_pages(pages), make_context(templates))), tmp_path)
    text = (package / "src/graph_types_v1_0/things.py").read_text("utf-8")
    assert ('-> "Thing | Part0 |' in text, '-> "AnyThing"' in text) == (spelled, not spelled)
    lines = ['print(one["label"])', 'print(one["nothing"])']
    assert refused(package, "from graph_types_v1_0.models import AnyThing\n", "one: AnyThing", lines) == {1}


def test_a_creation_requires_what_an_update_need_not_repeat(templates: str, tmp_path: Path) -> None:
    said = "In the request body, supply a JSON representation of the [thing](../resources/thing.md) object."
    example = "## Examples\n\n```http\n{} https://graph.microsoft.com/v1.0{}\n\n{{ {} }}\n```\n"

    def sending(request: str, url: str, body: str) -> str:
        page = _operation(request, "thing").replace("## Response", f"## Request body\n\n{said}\n\n## Response")
        return page + "\n" + example.format(request.split(maxsplit=1)[0], url, body)

    pages = {
        "api-reference/v1.0/resources/thing.md": resource_page(("label", "String", "Required."), ("size", "Int32", "")),
        "api-reference/v1.0/api/thing-post.md": sending("POST /things", "/things", '"label": "a"'),
        "api-reference/v1.0/api/thing-update.md": sending("PATCH /things/{id}", "/things/1", '"size": 3'),
    }
    package = unpack(list(write_python(link_pages(pages), make_context(templates))), tmp_path)
    imports = "from graph_types_v1_0.things import Thing, ThingCreate, ThingUpdate\n"
    lines = [
        'made: ThingCreate = {"label": "a"}',
        'changed: ThingUpdate = {"size": 3}',
        'read: Thing = {"size": 3}',
        'made: ThingCreate = {"size": 3}',
    ]
    assert refused(package, imports, "", lines) == {3}


@pytest.mark.parametrize(("derived", "repeated"), [(24, True), (25, False)])
def test_a_base_of_very_many_types_describes_its_members_alone(derived: int, *, repeated: bool, templates: str) -> None:
    pages = {"api-reference/v1.0/resources/thing.md": resource_page(("label", "String", "What it is called."))}
    for number in range(derived):
        page = resource_page(("size", "Int32", "How long it is."), name=f"part{number}")
        pages[f"api-reference/v1.0/resources/part{number}.md"] = page.replace(
            "\n\n", "\n\nInherits from [thing](thing.md).\n\n", 1
        )
    texts = "".join(file.content.decode() for file in write_python(link_pages(pages), make_context(templates)))
    assert texts.count("What it is called.") == (derived + 1 if repeated else 1)
    assert texts.count("How long it is.") == derived
    assert texts.count("    label: str\n") == derived + 1


ROWS = {
    "other-words": ("The name that it is called by.", False),
    "the-same-letters": ("Only a child with a key can change it.", True),
    "more": ("Must be unique among the things of one place. At most 80 letters; blanks at its end are cut off.", True),
}


@pytest.mark.parametrize(("text", "told"), ROWS.values(), ids=ROWS)
def test_a_row_of_an_update_tells_what_the_page_of_the_type_does_not(text: str, *, told: bool, templates: str) -> None:
    said = (
        "Supply a [thing](../resources/thing.md) object.\n\n|Property|Type|Description|\n|--|--|--|\n|label|String|{}|"
    )
    page = _operation("PATCH /things/{id}", "thing").replace(
        "## Response", f"## Request body\n\n{said.format(text)}\n\n## Response"
    )
    pages = {
        "api-reference/v1.0/resources/thing.md": resource_page(("label", "String", "The name by which it is called.")),
        "api-reference/v1.0/api/thing-update.md": page,
    }
    texts = by_name(list(write_python(link_pages(pages), make_context(templates))))
    assert (text in texts["things.py"]) is told


def _keeps_things() -> dict[str, str]:
    return {"api-reference/v1.0/api/thing-get.md": _operation("GET /things/{id}", "thing")}


def test_values_that_a_sentence_lists_are_offered_and_others_accepted(templates: str, tmp_path: Path) -> None:
    said = "Possible values are: `calm`, `merry`."
    pages = {
        "api-reference/v1.0/resources/thing.md": resource_page(
            ("mood", "String", said), ("moods", "String collection", said)
        ),
        "api-reference/v1.0/resources/other.md": resource_page(("mood", "String", said), name="other"),
        **_keeps_things(),
    }
    package = unpack(list(write_python(link_pages(pages), make_context(templates))), tmp_path)
    texts = "".join(path.read_text("utf-8") for path in sorted((package / "src").rglob("*.py")))
    assert texts.count('TypeAlias = Literal[\n    "calm",\n    "merry",\n] | str') == 2
    lines = [
        'mood: OtherMood = "calm"',
        'thing: Thing = {"mood": "merry", "moods": ["calm", "wild"]}',
        'thing: Thing = {"mood": "wild"}',
        'thing: Thing = {"mood": 3}',
        'thing: Thing = {"moods": "calm"}',
    ]
    imports = "from graph_types_v1_0.models import OtherMood, Thing\n"
    assert refused(package, imports, "", lines) == {3, 4}


def test_docstrings_tell_summary_permission_address_and_place(files: list[StreamedFile]) -> None:
    docstring = ast.get_docstring(_functions(by_name(files)["boats.py"])["BoatsPath.get"])
    assert docstring is not None
    first, *_ = docstring.splitlines()
    assert first == "Lists the boats."
    assert "delegated Boat.Read; application not supported\n" in docstring
    assert "Status: 200\n" in docstring
    assert "Boat.ReadWrite" not in docstring
    assert "https://docs.example.org/boats/api/boat-list?view=graph-rest-1.0\n" in docstring
    assert "api-reference/v1.0/api/boat-list.md:15" in docstring


def test_docstrings_come_from_the_locale_that_was_asked_for(templates: str) -> None:
    translated = {path: text.replace("Lists the boats.", "列出船只。") for path, text in PAGES.items()}
    english, chinese = link_pages(PAGES), link_pages(translated, "zh-CN")
    api_set = ApiSet(
        canonical=english.canonical, localized=(*english.localized, *chinese.localized), pages=english.pages
    )
    for locale, summary in ((None, "Lists the boats."), ("zh-CN", "列出船只。"), ("fr-FR", "Lists the boats.")):
        text = by_name(list(write_python(api_set, make_context(templates, locale))))["boats.py"]
        docstring = ast.get_docstring(_functions(text)["BoatsPath.get"]) or ""
        assert docstring.startswith(summary), locale


def test_output_does_not_depend_on_the_order_of_pages(files: list[StreamedFile], templates: str) -> None:
    turned = dict(reversed(PAGES.items()))
    again = write_python(link_pages(turned), make_context(templates))
    assert [(file.path, file.content, file.pages) for file in again] == [
        (file.path, file.content, file.pages) for file in files
    ]


HOSTILE_ROWS = {
    "code-in-names": [
        'x: int = open("PWNED","w") #',
        "x = PWNED()",
        "x): pass\\nclass Evil(PWNED",
        '"""; PWNED(); """',
        "x']; PWNED(); y['",
    ],
    "keywords": ["class", "None", "lambda", "import", "match", "type", "self"],
    "builtins": ["str", "list", "dict", "int", "object", "bool"],
    "dunders": ["__init__", "__slots__", "__class__", "__total__"],
    "imported-names": ["NotRequired", "Literal", "TypedDict", "Thing", "Protocol", "ODataAnnotations"],
    "methods-of-dict": ["keys", "items", "get", "update", "pop"],
    "collisions": ["user_name", "userName", "UserName", "USERNAME", "user-name"],
    "compatibility-forms": ["ﬁle", "file", "pаth", "path"],
    "hidden": ["bidi\u202ePorp", "zero\u200bWidth", "plain"],
    "annotations": ["@odata.type", "@odata.etag", "members@odata.bind", "a.b", "#action"],
}


@pytest.mark.parametrize("wires", HOSTILE_ROWS.values(), ids=HOSTILE_ROWS.keys())
def test_any_member_keeps_its_wire_name_and_is_no_code(wires: list[str], templates: str, tmp_path: Path) -> None:
    """What could be a name is one where a table has it, and anything is where an example does."""
    pages = {
        "api-reference/beta/resources/thing.md": resource_page(*((wire, "String", wire) for wire in wires)),
        "api-reference/beta/api/thing-get.md": page_that_answers("thing", dict.fromkeys(wires, "x")),
    }
    api_set = link_pages(pages)
    rows = [row.name for entry in api_set.canonical[0].types for row in entry.properties]
    assert rows
    stated = {*filter(is_member_name, rows), *(wire for wire in wires if "@" not in wire)}
    files = list(write_python(api_set, make_context(templates)))
    text = by_name(files)["things.py"]
    assert not {"\u202e", "\u200b"} & set(text)
    calls = {ast.unparse(node.func) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)}
    classes = [node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)]
    assert calls <= {"TypedDict"}
    assert calls or "Thing" in classes
    for file in files:
        path = tmp_path / file.path.replace(file.path.split("/stubs/")[0], "canonical/v1.0", 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    program = """
import json
from graph_types_beta.models import Thing
print(json.dumps(sorted(Thing.__optional_keys__)))
"""
    assert stated <= set(load(tmp_path / ROOT, program))
    assert type_check(tmp_path / ROOT).stdout == ""


@pytest.mark.parametrize("write", [write_python, write_typescript])
@pytest.mark.parametrize("locale", ["zh-CN", "en-US"])
def test_what_translation_made_of_a_name_is_no_member(
    write: Callable[[ApiSet, WriteContext], Iterator[OutputFile | StreamedFile]],
    templates: str,
    locale: str,
) -> None:
    page = resource_page(("state", "String", "Told of the sound one."), ("原因", "String", "Told of the lost one."))
    api_set = link_pages({"api-reference/beta/resources/thing.md": page}, locale)
    told = "".join(
        file.content.decode() for file in write(api_set, make_context(templates)) if "canonical" in file.path
    )
    assert ("Told of the sound one." in told, "Told of the lost one." in told) == (True, False)


@pytest.mark.parametrize("write", [write_python, write_typescript])
def test_many_names_that_are_none_take_no_longer_than_their_number(
    write: Callable[[ApiSet, WriteContext], Iterator[OutputFile | StreamedFile]], templates: str
) -> None:
    context = make_context(templates)

    def page(size: int) -> dict[str, str]:
        rows = ((f"a{'-' * (number % 7)}{number}", "String", "Text.") for number in range(size))
        return {"api-reference/beta/resources/thing.md": resource_page(*rows)}

    linked = {size: link_pages(page(size)) for size in (500, 2_000)}
    assert growth(lambda size: list(write(linked[size], replace(context, views=Views()))), 500) < LINEAR


def test_no_text_of_a_page_is_rendered_as_a_template(templates: str) -> None:
    page = resource_page(("plain", "String", "{{ 7 * 7 }} {% raw %} {{ PWNED }}"))
    text = by_name(
        list(write_python(link_pages({"api-reference/beta/resources/thing.md": page}), make_context(templates)))
    )
    assert "{{ 7 * 7 }} {% raw %} {{ PWNED }}" in text["unreached_types_1.py"]
