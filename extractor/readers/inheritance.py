"""What the text under a page's title says of inheritance: `Inherits from [directoryObject](directoryobject.md).`

Paragraphs come in, the type that they name goes out. Which words say so is in the vocabulary; that a type is meant is
told by its link, which translation leaves alone. The clause must be about the page's own type: it is all that its
sentence links, or begins it. A page that names several types so says nothing. A new form is a line of the locale's
file.
"""

import posixpath
import re
from collections.abc import Iterator

from extractor.model.resource import Inherited
from extractor.readers.blocks import Paragraph
from extractor.readers.bodies import resource_links
from extractor.readers.context import PageContext
from extractor.readers.inline import Link
from extractor.terms.lookup import says_inherits
from extractor.terms.statements import clauses, sentences

_LINK = re.compile(r"\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])")
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# stands for a link while its sentence is looked at; no text holds these two code points
_MARK = re.compile("\ufdd3(\\d+)\ufdd4")
_RESERVED = re.compile("[\ufdd3\ufdd4]")


def read_inherited(context: PageContext, name: str | None) -> Inherited | None:
    """The type that the page says its own type `name` is derived from, None where it says nothing or names several."""
    found = [link for paragraph in _under_the_title(context) for link in _inherited(paragraph, context, name or "")]
    return found[0] if len({link.page.lower() for link in found}) == 1 else None


def _under_the_title(context: PageContext) -> Iterator[Paragraph]:
    for section in context.sections:
        if section.level <= 1 and not section.in_examples:
            for block in section.blocks:
                if isinstance(block, Paragraph) and not block.quoted and not block.listed and block.origin.file is None:
                    yield block


def _inherited(paragraph: Paragraph, context: PageContext, name: str) -> Iterator[Inherited]:
    if "](" not in paragraph.raw and "][" not in paragraph.raw:
        return
    links: list[Inherited] = []
    marked = _mark_links(paragraph, context, links)
    for sentence in sentences(marked):
        for index, clause in enumerate(clauses(sentence)):
            marks = _MARK.findall(clause)
            is_own = index == 0 or len(_MARK.findall(sentence)) == 1
            if len(marks) == 1 and is_own and says_inherits(_MARK.sub(" item ", clause), name, context.vocabulary):
                yield links[int(marks[0])]


def _mark_links(paragraph: Paragraph, context: PageContext, links: list[Inherited]) -> str:
    """The text with a mark for each link to another resource page, which is appended to `links`."""

    def mark(match: re.Match[str]) -> str:
        target = next(iter(resource_links(match[0], context)), None)
        if target is None or target[1].lower() == context.root_path.lower():
            return match[0]
        link, page = target
        before, linked, behind = _cut_out(link, page)
        links.append(Inherited(name=linked, page=page, origin=paragraph.origin))
        return f"{before}\ufdd3{len(links) - 1}\ufdd4{behind}"

    return _LINK.sub(mark, _RESERVED.sub("", context.sides.english_raw(paragraph.raw)))


def _cut_out(link: Link, page: str) -> tuple[str, str, str]:
    """The name of the linked page in the link's text, and the words that translation drew into the link."""
    stem = posixpath.basename(page).lower().removesuffix(".md").rpartition("-")[2]
    own = next((word for word in _IDENTIFIER.finditer(link.text) if word[0].lower() == stem), None)
    return ("", link.text, "") if own is None else (link.text[: own.start()], own[0], link.text[own.end() :])
