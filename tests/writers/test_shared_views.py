"""Targets of a group make what they share once, and what they write is the same as alone."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from extractor.writers.python.package import write_python
from extractor.writers.registry import WRITERS
from extractor.writers.target import OutputFile, StreamedFile, Views
from extractor.writers.typescript.package import write_typescript
from tests.writers.stub_pages import PAGES, link_pages, make_context


def test_view_is_made_once_for_each_subject_and_name() -> None:
    views = Views()
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    first, second = ["equal"], ["equal"]
    assert [views.once("a", first, make), views.once("a", first, make)] == [0, 0]
    assert [views.once("a", second, make), views.once("b", first, make)] == [1, 2]


def test_subjects_that_are_gone_leave_no_view_to_others() -> None:
    views = Views()
    assert [views.once("a", [number], partial(int, number)) for number in range(100)] == list(range(100))


def test_stubs_are_the_same_from_a_shared_view(project: Path) -> None:
    templates, api_set = str(project / "templates"), link_pages(PAGES)
    shared = make_context(templates)
    together = [contents(write_python(api_set, shared)), contents(write_typescript(api_set, shared))]
    apart = [contents(write(api_set, make_context(templates))) for write in (write_python, write_typescript)]
    assert together == apart


def contents(files: Iterable[OutputFile | StreamedFile]) -> list[tuple[str, bytes]]:
    """The files with all that they hold."""
    return [(file.path, file.content) for file in files]


def test_targets_of_a_group_stand_together() -> None:
    groups = [target.group for target in WRITERS]
    for group in {group for group in groups if group is not None}:
        places = [index for index, name in enumerate(groups) if name == group]
        assert places == list(range(places[0], places[-1] + 1))
