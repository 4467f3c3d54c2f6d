"""Blocks to sections: what stands directly under each heading, with the meaning that the heading's slug gives it.

The slug is the `<a name>` that the translation pipeline puts into every heading, equal in every locale; a heading
without one gets GitHub's slug of its English text, and where that means nothing, the vocabulary's word for it. A
duplicate slug stays as it is: sections are told apart by their path and place.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.readers.blocks import Block, Fence, Heading, Rule
from extractor.readers.spans import Sides
from extractor.readers.tabs import TabState, tab_of
from extractor.terms.lookup import section_of
from extractor.terms.slugs import SectionKind, github_slug, section_kind
from extractor.terms.vocabulary import Vocabulary

# Sections that keep their meaning over their sub-headings: `## Permissions` > `### For users`
_INHERITED = frozenset(SectionKind) - {SectionKind.OTHER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the blocks up to the next one; `heading` is None for what stands before the first.

    `kind` is what its own slug means, `area` the meaning that counts: its own, else that of the nearest heading above
    that has one. `in_examples` says that the section or one above it is an example section; `example` is the slug of
    the one example that it belongs to: of `### Example 2` for the `#### Request` below it. `tabbed` holds the blocks
    that stand in the tab of a programming language.
    """

    heading: Heading | None
    slug: str | None
    level: int
    kind: SectionKind
    area: SectionKind
    in_examples: bool
    example: str | None
    blocks: tuple[Block, ...]
    tabbed: tuple[Block, ...]


def split_sections(blocks: Iterable[Block], sides: Sides, vocabulary: Vocabulary) -> tuple[Section, ...]:
    """The sections of a page in order; the headings of tabs belong to the section they stand in."""
    splitter = _Splitter(sides, vocabulary)
    for block in blocks:
        if isinstance(block, Heading | Rule):
            splitter.take(block)
        else:
            splitter.open.append(block)
    return splitter.finish()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Above:
    """A heading above; `example` is what the sections below it belong to as an example, None outside the examples."""

    level: int
    area: SectionKind
    example: str | None


class _Splitter:
    """The section that is open, and the headings above it; `open` takes the blocks that come next."""

    __slots__ = (
        "_above",
        "_blocks",
        "_heading",
        "_sections",
        "_sides",
        "_tabbed",
        "_tabs",
        "_titled",
        "_vocabulary",
        "open",
    )

    def __init__(self, sides: Sides, vocabulary: Vocabulary) -> None:
        self._sides = sides
        self._vocabulary = vocabulary
        self._sections: list[Section] = []
        self._above: list[_Above] = []
        self._heading: Heading | None = None
        self._blocks: list[Block] = []
        self._tabbed: list[Block] = []
        self.open = self._blocks
        self._tabs = TabState()
        self._titled = False

    def take(self, block: Heading | Rule) -> None:
        if isinstance(block, Heading) and tab_of(block) is None:
            self._close()
            self._heading = block
        self._tabs.take(block)
        self.open = self._blocks if self._tabs.is_content else self._tabbed

    def finish(self) -> tuple[Section, ...]:
        self._close()
        return tuple(self._sections)

    def _close(self) -> None:
        heading = self._heading
        level = 0 if heading is None else heading.level
        while self._above and self._above[-1].level >= level:
            self._above.pop()
        slug = None if heading is None else slug_of(heading, self._sides)
        kind = SectionKind.OTHER if heading is None or self._is_title(heading) else self._kind_of(heading, slug or "")
        above = self._above[-1] if self._above else None
        area = kind if kind in _INHERITED or above is None else above.area
        example, below = self._examples(kind, slug or "", None if above is None else above.example)
        self._above.append(_Above(level=level, area=area, example=below))
        self._sections.append(
            Section(
                heading=heading,
                slug=slug,
                level=level,
                kind=kind,
                area=area,
                in_examples=below is not None,
                example=example,
                blocks=tuple(self._blocks),
                tabbed=tuple(self._tabbed),
            )
        )
        self._blocks, self._tabbed = [], []

    def _examples(self, kind: SectionKind, slug: str, above: str | None) -> tuple[str | None, str | None]:
        """The example that a section belongs to, and the one that the sections below it do.

        A heading that says neither request nor response begins an example of its own when headings stand below it, or
        more than one fence: `### Get the lamps of a room`.
        """
        if kind is SectionKind.EXAMPLES:
            return slug, slug
        if above is None or kind is not SectionKind.OTHER:
            return above, above
        holds_several = sum(isinstance(block, Fence) for block in self._blocks) > 1
        return slug if holds_several else above, slug

    def _is_title(self, heading: Heading) -> bool:
        """Whether it is the page's first level-1 heading, whose slug names no section; ten pages have a second."""
        is_first = heading.level == 1 and not self._titled
        self._titled = self._titled or is_first
        return is_first

    def _kind_of(self, heading: Heading, slug: str) -> SectionKind:
        kind = section_kind(slug)
        if kind is SectionKind.OTHER and not heading.anchors:
            return section_of(self._sides.canonical(heading.raw), self._vocabulary)
        return kind


def slug_of(heading: Heading, sides: Sides) -> str:
    """The last anchor of the heading, else GitHub's slug of its text."""
    return heading.anchors[-1] if heading.anchors else github_slug(sides.canonical(heading.raw))
