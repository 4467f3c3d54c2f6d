"""Titles that name a member, as `call: reject` does, and what translation made of them.

A page about an action or a function has the name of that member in its title, behind a colon, in its file name and at
the end of its path. Titles are texts and stay as they are written; what is wrong with one is only told. The case of a
name says nothing, because English titles begin it as they please. A title of another form names nothing, and is not
judged.
"""

import re
from dataclasses import dataclass

from extractor.model.page import Page
from extractor.model.path_template import parse_path
from extractor.terms.names import is_identifier

_PARTED = re.compile(r"(?P<owner>[^:\uff1a]{1,80}?)(?P<colon>\s*[:\uff1a]\s*)(?P<member>.{1,200})", re.DOTALL)
_COLON = ": "
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class LostTitle:
    """A title that translation changed: `member` is what it should name, `meant` how it should read, else None."""

    text: str
    member: str
    meant: str | None


def find_lost_title(page: Page) -> LostTitle | None:
    """What a title lost that should name the member its page is about, None where it is sound."""
    member = _member_of(page)
    text = "" if page.title is None else page.title.text.strip()
    parts = _PARTED.fullmatch(text)
    if parts is None or member is None:
        return None
    if member.lower() not in map(str.lower, _WORD.findall(parts["member"])):
        return LostTitle(text=text, member=member, meant=None)
    if parts["colon"] == _COLON or not is_identifier(parts["owner"]) or not is_identifier(parts["member"]):
        return None
    return LostTitle(text=text, member=member, meant=f"{parts['owner']}{_COLON}{parts['member']}")


def _member_of(page: Page) -> str | None:
    """The name at the end of every path of the page, which its file is named after."""
    ends = {_last_name(operation.path) for operation in page.operations}
    name = ends.pop() if len(ends) == 1 else None
    file = page.root_path.rpartition("/")[2].lower().removesuffix(".md")
    return name if name is not None and file.endswith(f"-{name.lower()}") else None


def _last_name(path: str) -> str | None:
    """The last segment, of a function the part before its arguments, if it is a name."""
    segments = parse_path(path).segments
    name = segments[-1].literal.partition("(")[0].rpartition(".")[2] if segments else ""
    return name if is_identifier(name) else None
