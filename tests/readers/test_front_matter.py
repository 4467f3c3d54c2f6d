"""Front matter: what YAML says of it, what translation makes of it, and what strangers put into it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.diagnostics.report import Report
from extractor.readers.front_matter import FrontMatter, read_front_matter, read_provenance
from tests.readers.pages import PATH, read, rules_of

READABLE = {
    "plain": ("title: Get lamp\nauthor: x\n", {"title": "Get lamp", "author": "x"}),
    "quoted": ('title: "Call: reject"\n', {"title": "Call: reject"}),
    "no-number-no-date": ("a: 0123\nb: no\nc: 12:30:45\n", {"a": "0123", "b": "no", "c": "12:30:45"}),
    "folded": ("title:\n  Get\n  lamp\n", {"title": "Get lamp"}),
    "list-below-is-passed-over": ("title: a\ntags:\n- b\n- c\nauthor: d\n", {"title": "a", "author": "d"}),
    "comment": ("# required\ntitle: a # b\n", {"title": "a"}),
    "empty-value": ("title:\nauthor: a\n", {"title": "", "author": "a"}),
    "empty": ("", {}),
}
DAMAGED = {
    "bare-colon": ("title: Call: reject\nauthor: x\n", {"title": "Call: reject", "author": "x"}),
    "full-width-colons-on-one-line": (
        'title\uff1a "a type" description\uff1a "b" ms.prod\uff1a "c"\nms.locfileid: "7"\n',
        {"title": "a type", "description": "b", "ms.prod": "c", "ms.locfileid": "7"},
    ),
    "indented-key": ("  title: a\nauthor: b\n", {"title": "a", "author": "b"}),
}
REFUSED = {
    "nested without an end": (f"title: a\nx: {'[' * 40}\n", 3),
    "list": ("- title\n", 2),
    "scalar": ("only words\n", 2),
    "alias": ("a: &x b\ntitle: *x\n", 3),
    "sequence-as-a-key": ("a: b\n? [c, d]\n: e\nf: g\n", 3),
    "mapping-as-a-key": ("a: b\n{c: d}: e\n", 3),
    "tag": ("a: b\nc: !!python/name:os.system x\n", 3),
}
FOREIGN = {
    "json": ('{\n"title": "evil", "content": 1\n}\n# A\n', 1),
    "brace": ("{\nno json at all\n}\n# A\n", 1),
    "toml": ("+++\ntitle = 'x'\n+++\n# A\n", 1),
    "semicolons": (";;;\ntitle: x\n;;;\n# A\n", 1),
    "too-late": ("\n\n---\ntitle: x\n---\n# A\n", 3),
    "too-long": ("-----\ntitle: x\n-----\n# A\n", 1),
}
ORDINARY_BEGINNINGS = {
    "heading": "# A\n",
    "rule": "\n---\n\n# A\n",
    "fence": "```json\n{}\n```\n",
    "comment": "<!-- {} -->\n# A\n",
    "nothing": "",
}
UNCLOSED = {
    "no-second-line": "title: a\n\n# A\n",
    "page-before-the-next-rule": "title: a\n\n# A\n\nSome text.\n\n## B\n\n---\n\nEnd.\n",
}


def front_of(text: str) -> tuple[FrontMatter, Report]:
    report = Report(PATH)
    return read_front_matter(text, report), report


@pytest.mark.parametrize(("block", "members"), READABLE.values(), ids=READABLE)
def test_members_are_text(block: str, members: dict[str, str]) -> None:
    front, report = front_of(f"---\n{block}---\n# A\n")
    assert front.members == members
    assert rules_of(report) == []


@pytest.mark.parametrize(("block", "members"), DAMAGED.values(), ids=DAMAGED)
def test_damaged_front_matter_keeps_the_known_keys(block: str, members: dict[str, str]) -> None:
    front, report = front_of(f"---\n{block}---\n# A\n")
    assert front.members == members
    assert [rule for rule, _ in rules_of(report)] == ["front-matter-damaged"]
    assert front.body.strip() == "# A"


@pytest.mark.parametrize(("block", "line"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_plain_mapping_is_refused(block: str, line: int) -> None:
    front, report = front_of(f"---\n{block}---\n# A\n")
    assert rules_of(report) == [("front-matter-unreadable", line)]
    assert front.body.strip() == "# A"


@pytest.mark.parametrize("text", UNCLOSED.values(), ids=UNCLOSED)
def test_unclosed_front_matter_swallows_nothing(text: str) -> None:
    front, report = front_of(f"---\n{text}")
    assert (front.body, front.body_line) == (f"---\n{text}", 1)
    assert rules_of(report) == [("unclosed-front-matter", 1)]


@pytest.mark.parametrize(("text", "line"), FOREIGN.values(), ids=FOREIGN)
def test_front_matter_of_another_kind_is_named_and_stays_text(text: str, line: int) -> None:
    front, report = front_of(text)
    assert (front.members, front.body) == ({}, text)
    assert rules_of(report) == [("foreign-front-matter", line)]


@pytest.mark.parametrize("text", ORDINARY_BEGINNINGS.values(), ids=ORDINARY_BEGINNINGS)
def test_page_without_front_matter_is_left_alone(text: str) -> None:
    assert rules_of(front_of(text)[1]) == []


@pytest.mark.parametrize("between", ["", "author: x\n", "a: 'b'\n"], ids=["adjacent", "apart", "needs-yaml"])
def test_repeated_key_is_named(between: str) -> None:
    front, report = front_of(f"---\ntitle: a\n{between}title: b\n---\n# A\n")
    assert front.members["title"] == "b"
    assert rules_of(report) == [("repeated-front-matter-key", 3 + between.count("\n"))]


@pytest.mark.parametrize(
    ("stated", "locale", "found"),
    [
        ("de-de", "de-DE", False),
        ("ZH-hans-cn", "zh-Hans-CN", False),
        ("en", "en-US", False),
        ("xx", "xx", False),
        ("German", "fr-FR", True),
        ("../x", "fr-FR", True),
        ("canonical", "fr-FR", True),
        ("de-DE/x", "fr-FR", True),
    ],
)
def test_locale_is_spelled_in_one_way_and_is_one(stated: str, locale: str, found: bool) -> None:
    page = read(f"---\nms.contentlocale: {stated}\n---\n# A\n", locale="fr-FR")
    assert page.locale == locale
    assert ("unknown-locale" in [rule for rule, _ in rules_of(page)]) == found


def test_indented_end_is_an_end() -> None:
    front, _ = front_of("---\ntitle: a\n    ---\n# A\n\n---\n")
    assert front.members == {"title": "a"}
    assert front.body.startswith("\n# A")


@given(st.integers(0, 5), st.integers(0, 3))
def test_body_line_is_where_the_body_begins(members: int, blanks: int) -> None:
    block = "".join(f"k: {index}\n" for index in range(members))
    text = "---\n" + block + "---\n" + "\n" * blanks + "# A\n"
    front, _ = front_of(text)
    line = front.body_line + front.body[: front.body.index("# A")].count("\n")
    assert text.split("\n")[line - 1] == "# A"


TOKENS = [
    *("title", "ms.date", ": ", ":", " ", "a", "Get lamp", "no", "12"),
    *"\"'#-{}[]|>%@\\?,\t\u4e2d\u2028\x85\ufeff",
    *("&x", "*x", "!t"),
]


@given(st.lists(st.sampled_from([*TOKENS, "\n"]), max_size=14).map("".join))
def test_simple_lines_are_read_as_yaml_reads_them(block: str) -> None:
    """The lines that never reach YAML mean what YAML makes of them: a comment line sends the same block through it."""
    simple, found = front_of(f"---\n{block}\n---\n")
    through_yaml, found_by_yaml = front_of(f"---\n#\n{block}\n---\n")
    if not rules_of(found) and not rules_of(found_by_yaml):
        assert simple.members == through_yaml.members
    assert bool(rules_of(found)) == bool(rules_of(found_by_yaml))


@given(st.text(max_size=60))
def test_any_front_matter_is_survived(block: str) -> None:
    front_of(f"---\n{block}\n---\n# A\n")


DATES = {
    "month-first": ("12/18/2018", "2018-12-18"),
    "short": ("1/2/2019", "2019-01-02"),
    "day-first": ("18/12/2018", None),
    "no-date": ("x", None),
}


@pytest.mark.parametrize(("written", "handoff"), DATES.values(), ids=DATES)
def test_handoff_is_an_iso_date(written: str, handoff: str | None) -> None:
    assert read_provenance({"ms.lasthandoff": written}).handoff == handoff


def test_hash_of_another_form_counts_as_absent() -> None:
    assert read_provenance({"ms.openlocfilehash": "ab" * 20}).source_hash == "ab" * 20
    assert read_provenance({"ms.openlocfilehash": "x"}).source_hash is None
