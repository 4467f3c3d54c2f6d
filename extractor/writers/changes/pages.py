"""Changes as a document to read: a Markdown changelog to commit or paste, and a page of HTML that stands alone.

In come changes; out comes text from the templates in `templates/diff`. Layout is theirs; grouping is the view's.
"""

from jinja2 import Environment

from extractor.compare.change import Changes
from extractor.writers.changes.view import view_document


def render_markdown(changes: Changes, templates: Environment) -> str:
    """A changelog of the API; changes of words are counted."""
    return _render(changes, templates, "diff/changes.md.j2", everything=False)


def render_html(changes: Changes, templates: Environment) -> str:
    """A page with every change."""
    return _render(changes, templates, "diff/changes.html.j2", everything=True)


def _render(changes: Changes, templates: Environment, name: str, *, everything: bool) -> str:
    shown = [change for change in changes.changes if everything or change.class_.is_api]
    return templates.get_template(name).render(view_document(changes, shown))
