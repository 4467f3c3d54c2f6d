"""Prose of a page: what its own language says, and the English that the page itself carries.

Both are plain text, without Markdown and without translation spans. Text is data: nothing ever evaluates it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """`text` is the page's own language with translation spans stripped; `en` the English half of those spans.

    `en` is None when the page carries no English, and equals `text` on an English page.
    """

    text: str
    en: str | None

    @property
    def english(self) -> str:
        """The English where there is one, else the page's own language."""
        return self.text if self.en is None else self.en
