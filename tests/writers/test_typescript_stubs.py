"""The TypeScript stubs are declarations that the strict compiler accepts, and that say what the pages say."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.linking.lexical import is_member_name
from extractor.writers.target import OutputFile
from extractor.writers.typescript.package import write_typescript
from tests.writers.stub_pages import PAGES, by_name, link_pages, make_context, page_that_answers, resource_page

ROOT = "canonical/v1.0/stubs/typescript/"
OPTIONS = ("--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext")


@pytest.fixture(scope="module")
def templates(project: Path) -> str:
    return str(project / "templates")


@pytest.fixture(scope="module")
def files(templates: str) -> list[OutputFile]:
    return list(write_typescript(link_pages(PAGES), make_context(templates)))


@pytest.fixture
def package(files: list[OutputFile], tmp_path: Path) -> Path:
    return _unpack(files, tmp_path)


def _unpack(files: list[OutputFile], folder: Path) -> Path:
    for file in files:
        (folder / file.path.rpartition("/")[2]).write_bytes(file.content)
    return folder


def _compile(tsc: str, package: Path, *names: str) -> list[str]:
    """The errors of the compiler, one per line."""
    result = subprocess.run(
        [tsc, *OPTIONS, "--pretty", "false", *names], cwd=package, capture_output=True, text=True, check=False
    )
    return [line for line in result.stdout.splitlines() if ": error " in line]


def test_package_holds_what_an_installer_needs(files: list[OutputFile]) -> None:
    assert [file.path for file in files] == [
        f"{ROOT}{name}" for name in ("package.json", "README.md", "index.d.ts", "models.d.ts", "operations.d.ts")
    ]
    manifest = json.loads(by_name(files)["package.json"])
    assert (manifest["name"], manifest["types"]) == ("graph-types-v1-0", "./index.d.ts")


def test_strict_compiler_accepts_the_package(package: Path, node_tool: Callable[[str], str]) -> None:
    assert _compile(node_tool("tsc"), package, "index.d.ts") == []


def test_values_that_a_sentence_lists_are_offered_and_others_accepted(templates: str) -> None:
    page = resource_page(("mood", "String", "Possible values are: `calm`, `merry`."))
    models = by_name(
        list(write_typescript(link_pages({"api-reference/v1.0/resources/thing.md": page}), make_context(templates)))
    )["models.d.ts"]
    assert 'export type ThingMood =\n  | "calm"\n  | "merry" | (string & {});' in models
    assert "  mood?: ThingMood;" in models


ACCEPTED = {
    "wire-names": 'const boat: Boat = { "@odata.type": "#microsoft.graph.boat", from: null, list: ["a"] };',
    "inherited": 'const sailor: Sailor = { id: "1", displayName: "Ann", rank: "mate" };',
    "create": 'const made: BoatCreate = { name: "Anna", berths: 4 };',
    "operation-key": 'type Sent = Operations["POST /boats/{boat-id}/sink"]["requestBody"];'
    ' const body: Sent = { content: { "application/json": { class: "slowly" } } };',
    "by-path": 'type Page = paths["/boats"]["get"]["responses"][200]["content"]["application/json"];'
    ' const page: Page = { value: [{ id: "1" }] };',
    "bytes": 'type Shot = Operations["GET /boats/{boat-id}/photo"]["responses"][200]["content"]["image/jpeg"];'
    " const shot: Shot = new Uint8Array(1);",
    "query": 'const query: Operations["GET /boats"]["parameters"]["query"] = { $top: 3 };',
}
REFUSED = {
    "unknown-member": "const boat: Boat = { sails: 3 };",
    "wrong-type": 'const boat: Boat = { berths: "four" };',
    "null-where-none-is-stated": "const boat: Boat = { name: null };",
    "value-not-listed": 'const rig: Rig = "brig";',
    "required-left-out": "const made: BoatCreate = { berths: 4 };",
    "read-only-sent": 'const made: BoatCreate = { name: "Anna", id: "1" };',
    "no-such-operation": 'type Gone = Operations["DELETE /boats"];',
    "no-such-method": 'const gone: paths["/boats"]["delete"] = {};',
    "type-of-another": 'const boat: Boat = { "@odata.type": "#microsoft.graph.sailor" };',
}


def test_types_say_what_the_pages_say(package: Path, node_tool: Callable[[str], str]) -> None:
    """One run of the compiler over all statements: an error on each line that must be refused, on no other."""
    lines = [*ACCEPTED.values(), *REFUSED.values()]
    head = 'import type { Boat, BoatCreate, Operations, Rig, Sailor, paths } from "./index.js";\n'
    (package / "cases.ts").write_text(head + "".join(f"{{ {line} }}\n" for line in lines))
    errors = _compile(node_tool("tsc"), package, "cases.ts")
    wrong = {int(error.partition("(")[2].partition(",")[0]) - 2 for error in errors}
    names = [*ACCEPTED, *REFUSED]
    assert {names[number] for number in wrong} == set(REFUSED)


def test_comments_tell_summary_permission_address_and_place(files: list[OutputFile]) -> None:
    text = by_name(files)["operations.d.ts"]
    comment = text[: text.index("export interface GetBoatsOperation")].rpartition("/**")[2]
    told = [line.removeprefix(" *").strip() for line in comment.splitlines()]
    assert told[1] == "Lists the boats."
    assert "Least privileged: delegated Boat.Read; application not supported" in told
    assert "https://docs.example.org/boats/api/boat-list?view=graph-rest-1.0" in told
    assert "api-reference/v1.0/api/boat-list.md:15" in told


def test_comments_come_from_the_locale_that_was_asked_for(templates: str) -> None:
    translated = {path: text.replace("Lists the boats.", "列出船只。") for path, text in PAGES.items()}
    english, chinese = link_pages(PAGES), link_pages(translated, "zh-CN")
    api_set = replace(english, localized=(*english.localized, *chinese.localized))
    for locale, summary in ((None, "Lists the boats."), ("zh-cn", "列出船只。"), ("fr-FR", "Lists the boats.")):
        text = by_name(list(write_typescript(api_set, make_context(templates, locale))))["operations.d.ts"]
        comment = text[: text.index("export interface GetBoatsOperation")].rpartition("/**")[2]
        assert comment.splitlines()[1] == f" * {summary}", locale


def test_output_does_not_depend_on_the_order_of_pages(files: list[OutputFile], templates: str) -> None:
    turned = dict(reversed(PAGES.items()))
    assert list(write_typescript(link_pages(turned), make_context(templates))) == files


HOSTILE_ROWS = {
    "code": ['"]: any; PWNED(); ["', "x: any; } PWNED(); interface y { z", "*/ PWNED(); /*", "`${PWNED()}`"],
    "reserved": ["class", "constructor", "__proto__", "prototype", "string", "readonly", "get", "new"],
    "collisions": ["user_name", "userName", "USERNAME", "user-name"],
    "hidden": ["bidi\u202ePorp", "zero\u200bWidth", "plain"],
    "annotations": ["@odata.type", "@odata.etag", "members@odata.bind", "a.b", "1st"],
}


@pytest.mark.parametrize("wires", HOSTILE_ROWS.values(), ids=HOSTILE_ROWS.keys())
def test_any_member_keeps_its_wire_name_and_is_no_code(
    wires: list[str], templates: str, tmp_path: Path, node_tool: Callable[[str], str]
) -> None:
    """What could be a name is one where a table has it, and anything is where an example does."""
    rows = [(wire, "String", f"{wire} */ PWNED(); /* @deprecated") for wire in wires]
    pages = {
        "api-reference/beta/resources/thing.md": resource_page(*rows),
        "api-reference/beta/api/thing-get.md": page_that_answers("thing", dict.fromkeys(wires, "x")),
    }
    api_set = link_pages(pages)
    stated = [row.name for entry in api_set.canonical[0].types for row in entry.properties]
    assert stated
    stated = [*filter(is_member_name, stated), *(wire for wire in wires if "@" not in wire)]
    package = _unpack(list(write_typescript(api_set, make_context(templates))), tmp_path)
    assert not {"\u202e", "\u200b"} & set((package / "models.d.ts").read_text())
    uses = "".join(f"thing[{json.dumps(wire)}];\n" for wire in stated)
    (package / "cases.ts").write_text(
        f'import type {{ Thing }} from "./index.js";\ndeclare const thing: Thing;\n{uses}'
    )
    assert _compile(node_tool("tsc"), package, "cases.ts", "index.d.ts") == []
