"""Changes for a person at a terminal: by workload and operation, each with its place on both sides.

Changes of the API are shown; those of words are counted, because there are often hundreds. Nothing in the output is
obeyed by a terminal but the colours that the caller paints classes with.
"""

from collections.abc import Callable, Iterator
from textwrap import wrap

from jinja2 import Environment

from extractor.compare.change import Change, ChangeClass, Changes
from extractor.diagnostics.renderers.printable import printable
from extractor.writers.changes.view import (
    GroupView,
    print_counts,
    print_message,
    print_places,
    stale_locales,
    view_groups,
)

Paint = Callable[[ChangeClass, str], str]
_WIDTH = max(len(class_.value) for class_ in ChangeClass)
_MAX_ALSO = 3
_NARROWEST = 30


def plain(_class: ChangeClass, text: str) -> str:
    """No colour."""
    return text


def render_text(changes: Changes, _templates: Environment | None = None) -> str:
    """Everything about the API, and a summary; ended by a line feed."""
    return paint_text(changes, everything=False, paint=plain)


def paint_text(changes: Changes, *, everything: bool, paint: Paint, width: int | None = None) -> str:
    """The same in colours, its lines no longer than `width`; `everything` shows changes of words too."""
    shown = [change for change in changes.changes if everything or change.class_.is_api]
    lines = [line for group in view_groups(shown) for line in _group(group, paint, width)]
    hidden = len(changes.changes) - len(shown)
    hint = [f"{hidden} of words alone are not listed: --verbose, or another --format, lists them"] if hidden else []
    return "".join(f"{line}\n" for line in (*lines, *_summary(changes), *hint))


def render_summary(changes: Changes) -> str:
    """The counts alone."""
    return "".join(f"{line}\n" for line in _summary(changes))


def _group(group: GroupView, paint: Paint, width: int | None) -> Iterator[str]:
    yield printable(f"{group.version} {group.tag}")
    for subject in group.subjects:
        yield printable(f"  {subject.name}")
        for change in subject.changes:
            yield from _change(change, paint, width)
    yield ""


def _change(change: Change, paint: Paint, width: int | None) -> Iterator[str]:
    margin = " " * (_WIDTH + 6)
    told = (f"{print_message(change)}  [{change.rule}]", print_places(change), _also(change), _stale(change))
    lines = [part for line in (*told, _waived(change)) if line for part in _wrap(printable(line), width, len(margin))]
    yield f"    {paint(change.class_, f'{change.class_.value:<{_WIDTH}}')}  {lines[0]}"
    yield from (f"{margin}{line}" for line in lines[1:])


def _wrap(line: str, width: int | None, margin: int) -> list[str]:
    """The line in parts that fit; a path is never cut, because terminals open it as a whole."""
    if width is None or margin + len(line) <= width:
        return [line]
    return wrap(line, max(width - margin, _NARROWEST), break_long_words=False, break_on_hyphens=False)


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
