"""Includes: which file a target names, what is never opened, and where the facts of an include stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.readers.includes import MAX_DEPTH, MAX_INCLUDES, MAX_TOTAL_SIZE, resolve_target
from tests.readers.pages import PATH, RESOURCE, read, rules_of

TARGETS = {
    "sibling": ("lamp.md", "api-reference/beta/api/lamp.md"),
    "above": ("../resources/lamp.md#x", "api-reference/beta/resources/lamp.md"),
    "root": ("~/includes/a.md", "includes/a.md"),
    "query": ("lamp.md?view=x", "api-reference/beta/api/lamp.md"),
    "escaped": ("lamp%20a.md", "api-reference/beta/api/lamp a.md"),
    "backslashes": ("..\\resources\\lamp.md", "api-reference/beta/resources/lamp.md"),
    "site": ("/graph/auth", None),
    "outside": ("../../../../etc/passwd", None),
    "outside-escaped": ("..%2f..%2f..%2f..%2fetc/passwd", None),
    "outside-from-the-root": ("~/../x.md", None),
    "drive": ("C:/x.md", None),
    "address": ("https://contoso.com/x.md", None),
    "nul": ("a\x00.md", None),
    "fragment": ("#x", None),
    "empty": ("", None),
}


@pytest.mark.parametrize(("target", "path"), TARGETS.values(), ids=TARGETS)
def test_target_is_a_path_below_the_root(target: str, path: str | None) -> None:
    assert resolve_target(target, PATH) == path


@given(st.text(alphabet="./\\%2eEfF~ab:#?\x00", max_size=20))
def test_no_target_leaves_the_root(target: str) -> None:
    path = resolve_target(target, PATH)
    assert path is None or not (path.startswith(("/", "../", "~")) or path == ".." or "\x00" in path)


TABLE = "|Property|Type|Description|\n|:--|:--|:--|\n|color|[hue](hue.md)|Its color.|\n"


WRITTEN = {
    "relative": "[!INCLUDE [x](../../includes/a.md)]",
    "root": "[!INCLUDE [x](~/api-reference/includes/a.md)]",
    "slash": "[!INCLUDE [x](/api-reference/includes/a.md)]",
    "behind-prose": "Text. [!INCLUDE [x](../../includes/a.md)]",
}


@pytest.mark.parametrize("include", WRITTEN.values(), ids=WRITTEN)
def test_facts_of_an_include_name_its_file_and_line(include: str) -> None:
    page = read(
        f"# lamp\n\n## Properties\n\n{include}\n",
        RESOURCE,
        files={"api-reference/includes/a.md": f"---\nauthor: x\n---\n\n{TABLE}"},
    )
    assert page.resource is not None
    (found,) = page.resource.properties
    assert (found.name, found.origin.line, found.origin.file) == ("color", 7, "api-reference/includes/a.md")
    assert found.type_page == "api-reference/includes/hue.md"
    assert page.files == ("api-reference/includes/a.md",)
    assert (page.seen.tables, page.accounted.includes) == (0, 1)


def test_spans_in_an_include_have_both_languages() -> None:
    unit = '<span data-ttu-id="a-1">Ja</span><span class="sxs-lookup"><span data-stu-id="a-1">Yes</span></span>'
    page = read(
        "# A\n\n> [!INCLUDE [x](a.md)]\n\n[!INCLUDE [x](a.md)]\n",
        locale="de-DE",
        files={"api-reference/beta/api/a.md": f"> [!NOTE]\n> {unit}\n"},
    )
    assert {(notice.text.text, notice.text.en) for notice in page.notices} == {("Ja", "Yes")}


def test_heading_in_an_include_opens_a_section() -> None:
    page = read(
        "# Get lamp\n\n## Properties\n\n[!INCLUDE [x](a.md)]\n\n|Name|Description|\n|---|---|\n|Prefer|x|\n",
        files={"api-reference/beta/api/a.md": "## Request headers\n"},
    )
    assert [header.name for header in page.request_headers] == ["Prefer"]


REFUSED = {
    "missing": ("[!INCLUDE [x](gone.md)]", {}),
    "outside": ("[!INCLUDE [x](../../../../x.md)]", {"x.md": "x"}),
    "itself": ("[!INCLUDE [x](lamp-get.md)]", {PATH: "x"}),
}


@pytest.mark.parametrize(("include", "files"), REFUSED.values(), ids=REFUSED)
def test_include_that_is_not_read_is_named(include: str, files: dict[str, str]) -> None:
    page = read(f"# A\n\n{include}\n", files=files)
    assert [rule for rule, _ in rules_of(page)] == ["unresolved-include"]
    assert page.seen == page.accounted


CUT = {
    "cycle": {"a.md": "[!INCLUDE [x](b.md)]", "b.md": "[!INCLUDE [x](a.md)]"},
    "depth": {"a.md": "[!INCLUDE [x](0.md)]"}
    | {f"{n}.md": f"[!INCLUDE [x]({n + 1}.md)]" for n in range(2 * MAX_DEPTH)},
    "size": {"a.md": "[!INCLUDE [x](b.md)]", "b.md": "x" * MAX_TOTAL_SIZE},
}


@pytest.mark.parametrize("files", CUT.values(), ids=CUT)
def test_include_that_is_read_in_part_is_named_on_the_page_too(files: dict[str, str]) -> None:
    page = read("# A\n\n[!INCLUDE [x](a.md)]\n", files={f"api-reference/beta/api/{at}": files[at] for at in files})
    assert ("cut-include", 3) in rules_of(page)
    assert page.seen == page.accounted


def test_size_is_bounded() -> None:
    page = read(
        "# A\n\n[!INCLUDE [x](a.md)]\n\n[!INCLUDE [x](a.md)]\n",
        files={"api-reference/beta/api/a.md": "x" * (MAX_TOTAL_SIZE // 2 + 1)},
    )
    assert rules_of(page) == [("unresolved-include", 5)]
    assert page.files == ("api-reference/beta/api/a.md",)


def test_depth_is_bounded() -> None:
    files = {f"api-reference/beta/api/{n}.md": f"[!INCLUDE [x]({n + 1}.md)]" for n in range(2 * MAX_DEPTH)}
    page = read("# A\n\n[!INCLUDE [x](0.md)]\n", files=files)
    assert len(page.files) == MAX_DEPTH
    assert sorted(rule for rule, _ in rules_of(page)) == ["cut-include", "unresolved-include"]


def test_number_is_bounded_where_files_include_each_other() -> None:
    names = [f"{n}.md" for n in range(6)]
    text = "\n\n".join(f"[!INCLUDE [x]({name})]" for name in names)
    files = {f"api-reference/beta/api/{name}": text for name in names}
    page = read(f"# A\n\n{text}\n", files=files)
    assert len(page.files) <= MAX_INCLUDES
    assert {rule for rule, _ in rules_of(page)} == {"cut-include", "unresolved-include"}


def test_include_in_the_tab_of_a_language_stays_closed() -> None:
    page = read(
        "# A\n\n# [HTTP](#tab/http)\n\n[!INCLUDE [x](h.md)]\n\n# [C#](#tab/csharp)\n\n[!INCLUDE [x](c.md)]\n\n---\n",
        files={"api-reference/beta/api/h.md": "h", "api-reference/beta/api/c.md": "c"},
    )
    assert page.files == ("api-reference/beta/api/h.md",)
    assert page.accounted.includes == 2
