"""What several pages grant to one operation: when two of their grants are one, and whether that one is sure."""

from dataclasses import replace

import pytest

from extractor.linking.link import link_api
from extractor.model.operation import Scheme
from tests.building import make_grant, make_page

BOTH = make_grant(Scheme.APPLICATION, "A.R", "B.R", combinations=(("A.R", "B.R"),))


@pytest.mark.parametrize(
    ("cells", "unsure"),
    [((True, False), False), ((False, True), False), ((True, True), True), ((True, True, False), False)],
)
def test_equal_permissions_are_unsure_where_no_page_is_sure(cells: tuple[bool, ...], unsure: bool) -> None:
    grants = [replace(BOTH, unsure=cell) for cell in cells]
    pages = [make_page(f"a{at}", operations=("GET /a",), permissions=(grant,)) for at, grant in enumerate(grants)]
    (operation,) = link_api(pages)[0].canonical[0].operations
    assert [item.grant.unsure for item in operation.permissions] == [unsure]


def test_a_permission_that_is_unsure_differs_from_one_that_is_not() -> None:
    assert replace(BOTH, unsure=True) != BOTH
