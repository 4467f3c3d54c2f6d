"""Changes for a person at a terminal: by workload and operation, each with its place on both sides.

Changes of the API are shown; those of words are counted, because there are often hundreds. Nothing in the output is
obeyed by a terminal but the colours that the caller paints classes with.
"""

from collections.abc import Callable, Iterator

from jinja2 import Environment

from extractor.compare.change import Change, ChangeClass, Changes
from extractor.diagnostics.renderers.printable import printable
from extractor.writers.changes.view import SubjectView, print_counts, print_places, stale_locales, view_groups

Paint = Callable[[ChangeClass, str], str]
_WIDTH = max(len(class_.value) for class_ in ChangeClass)
_MAX_ALSO = 3


def plain(_class: ChangeClass, text: str) -> str:
    """No colour."""
    return text


def render_text(changes: Changes, _templates: Environment | None = None) -> str:
    """Everything about the API, and a summary; ended by a line feed."""
    return paint_text(changes, everything=False, paint=plain)


def paint_text(changes: Changes, *, everything: bool, paint: Paint) -> str:
    """The same in colours; `everything` shows changes of words too."""
    shown = [change for change in changes.changes if everything or change.class_.is_api]
    lines = [line for group in view_groups(shown) for line in _group(group.version, group.tag, group.subjects, paint)]
    return "".join(f"{line}\n" for line in (*lines, *_summary(changes)))


def render_summary(changes: Changes) -> str:
    """The counts alone."""
    return "".join(f"{line}\n" for line in _summary(changes))


def _group(version: str, tag: str, subjects: tuple[SubjectView, ...], paint: Paint) -> Iterator[str]:
    yield printable(f"{version} {tag}")
    for subject in subjects:
        yield printable(f"  {subject.name}")
        for change in subject.changes:
            yield from _change(change, paint)
    yield ""


def _change(change: Change, paint: Paint) -> Iterator[str]:
    label = paint(change.class_, f"{change.class_.value:<{_WIDTH}}")
    yield f"    {label}  {printable(f'{change.message}  [{change.rule}]')}"
    margin = " " * (_WIDTH + 6)
    for line in (print_places(change), _also(change), _stale(change), _waived(change)):
        if line:
            yield f"{margin}{printable(line)}"


def _also(change: Change) -> str:
    if not change.also:
        return ""
    rest = len(change.also) - _MAX_ALSO
    more = f" and {rest} more" if rest > 0 else ""
    return f"also {', '.join(change.also[:_MAX_ALSO])}{more}"


def _stale(change: Change) -> str:
    stale = stale_locales(change)
    return f"not yet in {', '.join(stale)}" if stale else ""


def _waived(change: Change) -> str:
    return "" if change.waived is None else f"waived: {change.waived}"


def _summary(changes: Changes) -> Iterator[str]:
    pages = changes.pages
    yield print_counts(changes.count())
    yield (
        f"{pages.old} pages before, {pages.new} now; {pages.changed} say something else, "
        f"{pages.translation_only} of them in translation only"
    )
