"""The site as files: every link leads somewhere, nothing is inline, and hostile text stays text in every page."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

_POLICY = re.compile(r"(\S+-src|default-src|base-uri|form-action) ([^;]+)")


@cache
def pages(site: Path) -> dict[Path, BeautifulSoup]:
    return {path: BeautifulSoup(path.read_text(encoding="utf-8"), "lxml") for path in sorted(site.rglob("*.html"))}


@pytest.fixture(params=["site", "hostile_site"])
def any_site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def links(parsed: dict[Path, BeautifulSoup]) -> Iterator[tuple[Path, str]]:
    for path, page in parsed.items():
        for name in ("href", "src"):
            yield from ((path, str(tag[name])) for tag in page.find_all(lambda tag, name=name: tag.has_attr(name)))


def test_every_link_leads_to_a_place_that_is_there(any_site: Path) -> None:
    parsed = pages(any_site)
    broken = []
    for path, link in links(parsed):
        parts = urlsplit(link)
        if parts.scheme == "data":
            continue
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        anchor = unquote(parts.fragment)
        is_state = target.name in ("explorer.html", "changes.html")
        if not target.is_file() or (anchor and not is_state and parsed[target].find(id=anchor) is None):
            broken.append(f"{path.name}: {link}")
    assert not broken


def test_every_link_has_a_scheme_that_runs_nothing(any_site: Path) -> None:
    schemes = {urlsplit(link).scheme for _, link in links(pages(any_site))}
    assert schemes <= {"", "data"}
    assert {link for _, link in links(pages(any_site)) if link.startswith("data")} <= {"data:,"}


def test_no_id_stands_twice(any_site: Path) -> None:
    for path, page in pages(any_site).items():
        ids = [tag["id"] for tag in page.find_all(id=True)]
        assert len(set(ids)) == len(ids), path.name


def test_nothing_is_inline_and_the_policy_says_so(any_site: Path) -> None:
    for path, page in pages(any_site).items():
        scripts = page.find_all("script")
        assert all(script.get("src") and not script.get_text().strip() for script in scripts), path.name
        assert not page.find_all("style"), path.name
        attributes = {name for tag in page.find_all(True) for name in tag.attrs}
        assert "style" not in attributes, path.name
        assert not [name for name in attributes if name.startswith("on")], path.name
        [stated] = page.select("meta[http-equiv=Content-Security-Policy]")
        policy = dict(_POLICY.findall(str(stated["content"])))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"].strip() == "'self' file:"
        assert "unsafe" not in str(policy)


def test_hostile_text_makes_no_element(hostile_site: Path) -> None:
    for path, page in pages(hostile_site).items():
        assert not page.find_all(["iframe", "object", "embed", "img", "base"]), path.name
        assert bool(page.find_all("form")) is (path.name in ("explorer.html", "reference.html")), path.name
        parents = {text.parent.name for text in page.find_all(string=re.compile("XSSRUN")) if text.parent is not None}
        assert parents <= {"a", "bdi", "code", "h2", "option", "td", "th", "title"}, path.name


def test_no_file_of_the_site_hides_a_character(hostile_site: Path) -> None:
    hidden = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2028\u2029]")
    own = [path for path in hostile_site.rglob("*") if path.is_file() and path.parent.name != "assets"]
    assert not [path.name for path in own if hidden.search(path.read_text(encoding="utf-8"))]
