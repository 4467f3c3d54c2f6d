"""The operations that a page documents: its request lines, and the calls of functions that only its examples spell out.

In comes a page; out come its request lines, each with the key and the template of its operation. A function that a
request line names without arguments (`/reports/getSummary`) while an example calls it with them
(`getSummary(period='D7')`) is one operation more, beside the line as it is written: the arguments of OData are part of
a path, so that no line without them describes such a call. An example that a line of the page matches adds nothing.
Which of two operations a request calls is `extractor.linking.matching`'s to say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.linking.operation_ids import OperationKey
from extractor.linking.templates import operation_key, read_template
from extractor.model.operation import Operation
from extractor.model.page import Page
from extractor.model.path_template import PathTemplate, Segment
from extractor.model.url_match import matches, parse_url

_ARGUMENT = r"\w+=(?:[\w.]*'\{\}'|\{\})"
_CALL = re.compile(rf"(?P<name>[A-Za-z_][\w.]*)\((?P<arguments>{_ARGUMENT}(?:,{_ARGUMENT})*)\)")
_VALUE = re.compile(r"(?P<name>\w+)=(?P<quote>[\w.]*'|)\{\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentedOperation:
    """A request line and the operation that it stands for; `template` has more arguments than the line where it may."""

    key: OperationKey
    template: PathTemplate
    line: Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """A call of a function that no request line of its page spells out; `arguments` with a placeholder for each."""

    method: str
    name: str
    arguments: str


def documented_operations(page: Page) -> tuple[DocumentedOperation, ...]:
    """Every request line as it stands, then those of functions with the arguments that the page's examples give."""
    lines = tuple(
        DocumentedOperation(key=operation_key(line), template=read_template(line.path), line=line)
        for line in page.operations
    )
    known = {item.key for item in lines}
    called = (item for call in _calls(page, lines) for item in _with_arguments(lines, call))
    return (*lines, *{item.key: item for item in called if item.key not in known}.values())


def _calls(page: Page, lines: Sequence[DocumentedOperation]) -> Iterator[_Call]:
    for example in page.examples:
        if example.method is None or "(" not in (example.url or "") or "=" not in (example.url or ""):
            continue
        url = parse_url(example.url or "")
        template = read_template(url.path)
        called = _CALL.fullmatch(template.segments[-1].literal) if url.calls_service and template.segments else None
        if called and not any(matches(item.template, url.path) for item in lines):
            yield _Call(
                method=example.method.upper(),
                name=_bare_name(called["name"]),
                arguments=_VALUE.sub(r"\g<name>=\g<quote>{\g<name>}", called["arguments"]),
            )


def _with_arguments(lines: Sequence[DocumentedOperation], call: _Call) -> Iterator[DocumentedOperation]:
    for item in lines:
        *before, last = item.template.segments or (Segment(parts=()),)
        if item.key[0] == call.method and not last.placeholders and _bare_name(last.literal) == call.name:
            called = read_template(f"/{last.literal}({call.arguments})").segments
            template = PathTemplate(segments=(*before, *called))
            yield DocumentedOperation(key=(call.method, template.key), template=template, line=item.line)


def _bare_name(literal: str) -> str:
    """The name of a function without its namespace, in lower case."""
    return literal.rpartition(".")[2].lower()
