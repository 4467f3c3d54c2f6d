"""What every section reader needs: the page's place, language, vocabulary, sections, and who has read which block.

A reader *claims* each block that it turns into facts; what nobody claimed at the end is named in a diagnostic by
`extractor.readers.accounting`. A context lives for one page.
"""

from collections.abc import Iterator

from extractor.diagnostics.report import Report
from extractor.model.origin import Evidence, Origin, Recovered
from extractor.model.text import Text
from extractor.readers.annotations import Annotation
from extractor.readers.blocks import Block
from extractor.readers.includes import resolve_target
from extractor.readers.inline import read_inline
from extractor.readers.sections import Section
from extractor.readers.spans import Sides
from extractor.terms.slugs import SectionKind
from extractor.terms.vocabulary import Vocabulary


class PageContext:
    """The page that is being read."""

    __slots__ = ("_annotations", "_claimed", "report", "root_path", "sections", "sides", "vocabulary")

    def __init__(
        self,
        *,
        root_path: str,
        sides: Sides,
        vocabulary: Vocabulary,
        report: Report,
        sections: tuple[Section, ...],
        annotations: dict[int, Annotation],
    ) -> None:
        """`annotations` holds what each comment means, by the identity of its block."""
        self.root_path = root_path
        self.sides = sides
        self.vocabulary = vocabulary
        self.report = report
        self.sections = sections
        self._annotations = annotations
        self._claimed: set[int] = set()

    def claim(self, *blocks: object) -> None:
        """Note that blocks (or rows of tables) were read into facts or reported."""
        self._claimed.update(id(block) for block in blocks)

    def is_claimed(self, block: object) -> bool:
        """Whether a reader has claimed the block."""
        return id(block) in self._claimed

    def annotation_of(self, comment: Block) -> Annotation:
        """What a comment of the page means."""
        return self._annotations[id(comment)]

    def areas(self, *kinds: SectionKind) -> Iterator[Section]:
        """The sections outside the examples whose meaning is one of `kinds`."""
        return (section for section in self.sections if section.area in kinds and not section.in_examples)

    def text(self, raw: str) -> Text:
        """A raw string in both languages, as plain text."""
        return self.sides.text(raw)

    def canonical(self, raw: str) -> str:
        """A raw string as plain text, English where the page carries it."""
        return self.sides.canonical(raw)

    def page_of(self, target: str, file: str | None = None) -> str | None:
        """The page that a link leads to, from the documentation root; None when it leaves it or is no page.

        `file` is the include that the link stands in, to which its target is relative.
        """
        resolved = resolve_target(target, file or self.root_path)
        return resolved if resolved is not None and resolved.lower().endswith(".md") else None

    def linked_page(self, raw: str, origin: Origin) -> str | None:
        """The page that the first link of a cell leads to, None where it holds none or that is no page."""
        if "[" not in raw:
            return None
        links = read_inline(self.sides.english_raw(raw), self.sides.references).links
        return self.page_of(links[0].target, origin.file) if links else None

    def span_repair(self, local: str, canonical: str, origin: Origin) -> Recovered | None:
        """The record of a name that only the English half of its spans has right; None where both halves agree."""
        if local == canonical:
            return None
        return Recovered(from_=local, evidence=Evidence.SPAN, line=origin.line, file=origin.file)
