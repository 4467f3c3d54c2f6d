"""Texts of the documentation in the language of a document, harmless wherever Markdown is shown.

A text and the locale of a document go in, a string comes out; None is the canonical document, which speaks English
wherever a page does. What a string is in YAML or JSON is for the filters of the templates.
"""

from extractor.linking.api import PageRef
from extractor.model.json_value import JsonObject
from extractor.model.text import Text
from extractor.writers.escaping.text import harmless_markdown, one_line


def speaks_english(locale: str | None) -> bool:
    """Whether the texts of a document are English: of the canonical one, and of any English locale."""
    return locale is None or locale.partition("-")[0].lower() == "en"


def say(text: Text | None, locale: str | None) -> str:
    """The text for a document of `locale`: the page's own, or its English for the canonical document (None)."""
    if text is None:
        return ""
    return harmless_markdown(text.english if locale is None else text.text)


def say_on_one_line(text: Text | None, locale: str | None) -> str:
    """The same for a title or a summary."""
    return one_line(say(text, locale))


def place(reference: PageRef) -> JsonObject:
    """Where the documentation states something."""
    line: JsonObject = {} if reference.line is None else {"line": reference.line}
    return {"path": one_line(reference.path), **line, "locale": one_line(reference.locale)}


def described(tree: JsonObject, text: str) -> JsonObject:
    """The tree with a description, where there is one."""
    return {**tree, "description": text} if text else tree
