"""The Markdown cases: a page, the facts that it must give, and every diagnostic that it must get.

A case is a folder of `tests/cases/`; its form is described in `.github/CONTRIBUTING.md`. Pages are read as the build
reads them: readers, recovery from the page's own evidence, checks.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractor.engine.completing import read_source
from extractor.model.codec import fact_to_json
from extractor.model.json_value import JsonObject
from extractor.model.page import Page
from extractor.model.source import Source
from tests.readers.expectation import differences

CASES = Path(__file__).resolve().parents[1] / "cases"
MEMBERS = frozenset({"path", "locale", "facts", "diagnostics"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A folder of `tests/cases/`: what is read, and what is expected of it."""

    folder: Path
    path: str
    locale: str | None
    facts: JsonObject
    diagnostics: tuple[tuple[str, int | None], ...]

    @property
    def source(self) -> Source:
        """The page as the documentation set would give it, with the version that its path states."""
        first, _, rest = self.path.partition("/")
        return Source(
            path=self.path,
            root_path=self.path,
            locale=self.locale,
            branch=None,
            api_version=rest.partition("/")[0] if first == "api-reference" else None,
            content=(self.folder / "page.md").read_bytes(),
        )

    def include(self, root_path: str, /) -> bytes | None:
        """The bytes of a file below the case's `includes/`."""
        file = self.folder / "includes" / root_path
        return file.read_bytes() if file.is_file() else None


def load_case(folder: Path) -> Case:
    """The case of a folder; raises `ValueError` where a member is missing or unknown."""
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    if not MEMBERS - {"locale"} <= set(expected) <= MEMBERS:
        raise ValueError(f"{folder.name}/expected.json has the members {sorted(expected)}, not {sorted(MEMBERS)}")
    return Case(
        folder=folder,
        path=expected["path"],
        locale=expected.get("locale"),
        facts=expected["facts"],
        diagnostics=tuple((rule, line) for rule, line in expected["diagnostics"]),
    )


def read_case(case: Case) -> Page:
    """The facts of the case's page."""
    return read_source(case.source, case.include)


def found_diagnostics(page: Page) -> tuple[tuple[str, int | None], ...]:
    """What a case says of diagnostics: rule and line of each, in the order in which they are printed."""
    return tuple((diagnostic.rule, diagnostic.line) for diagnostic in page.diagnostics)


FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_case_gives_its_facts_and_diagnostics(folder: Path) -> None:
    case = load_case(folder)
    page = read_case(case)
    assert differences(case.facts, fact_to_json(page)) == []
    assert found_diagnostics(page) == case.diagnostics


def test_there_are_cases() -> None:
    assert FOLDERS


PAGE = "# Get call\n\n## HTTP request\n\n```http\nGET /communications/calls/{id}\n```\n"
PATH = "api-reference/beta/api/call-get.md"


def planted(folder: Path, **expected: object) -> Path:
    """A case of a page with one operation, with other expectations."""
    members = {"path": PATH, "facts": {}, "diagnostics": [], **expected}
    (folder / "page.md").write_text(PAGE, encoding="utf-8")
    (folder / "expected.json").write_text(json.dumps(members), encoding="utf-8")
    return folder


def test_case_compares_what_was_read(tmp_path: Path) -> None:
    facts: JsonObject = {"operations": [{"method": "DELETE"}]}
    case = load_case(planted(tmp_path, facts=facts))
    assert differences(case.facts, fact_to_json(read_case(case))) == [
        "page.operations[0].method: expected 'DELETE', found 'GET'"
    ]


def test_case_has_the_version_of_its_path_and_the_locale_of_its_folder(tmp_path: Path) -> None:
    page = read_case(load_case(planted(tmp_path, locale="de-DE")))
    assert (page.api_version, page.locale, page.root_path) == ("beta", "de-DE", PATH)


def test_case_with_an_unknown_member_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="diagnostic"):
        load_case(planted(tmp_path, diagnosed=[]))


def test_include_of_a_case_is_found_below_it(tmp_path: Path) -> None:
    included = tmp_path / "includes" / "api-reference" / "includes" / "note.md"
    included.parent.mkdir(parents=True)
    included.write_bytes(b"> [!NOTE]\n")
    case = load_case(planted(tmp_path))
    assert case.include("api-reference/includes/note.md") == b"> [!NOTE]\n"
    assert case.include("api-reference/includes/other.md") is None
