"""Operations to what the Python templates need of a protocol: one class per path, one method per HTTP method.

In goes the operations of a workload with the names of their package, out come views in which every name and annotation
is checked. Variable parts of the path are positional, everything else is passed by keyword. Whether a client is made
for these protocols, and how it sends a request, is not decided here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.model.path_template import PathTemplate, Placeholder
from extractor.writers.python.names import PythonIdentifier, PythonType, parameter_name
from extractor.writers.python.shape_view import PackageNames, print_documentation
from extractor.writers.python.types import print_parameter, print_result
from extractor.writers.stubs.declaration import StubOperation
from extractor.writers.stubs.naming import NameAllocator
from extractor.writers.stubs.type_expression import DeclaredType, union_of

_PARAMETERS = ("self", "body", "query", "headers")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterView:
    """A parameter of a method; `optional` ones default to None."""

    name: PythonIdentifier
    annotation: PythonType
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """A method: positional parameters from the path, then keywords."""

    name: PythonIdentifier
    positional: tuple[ParameterView, ...]
    keywords: tuple[ParameterView, ...]
    returns: PythonType
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolView:
    """A path with its methods."""

    name: PythonIdentifier
    path: str
    methods: tuple[MethodView, ...]


def group_by_path(operations: Iterable[StubOperation]) -> dict[str, list[StubOperation]]:
    """The operations by the key of their path, in their order."""
    grouped: dict[str, list[StubOperation]] = {}
    for stub in operations:
        grouped.setdefault(stub.operation.template.key, []).append(stub)
    return grouped


def protocol_candidate(template: PathTemplate) -> str:
    """What the protocol of a path would like to be called: its segments, `item` for a placeholder that stands alone."""
    words = []
    for segment in template.segments:
        literal = " ".join(part for part in segment.parts if not isinstance(part, Placeholder))
        words.append(literal.partition("(")[0] if literal else "item")
    return f"{' '.join(words) or 'root'} path"


def view_protocol(name: PythonIdentifier, operations: list[StubOperation], names: PackageNames) -> ProtocolView:
    """The protocol of one path."""
    methods = NameAllocator()
    views = [
        _view_method(stub, methods.claim(stub.operation.operation_id, (stub.operation.method,), parameter_name), names)
        for stub in operations
    ]
    return ProtocolView(name=name, path=operations[0].operation.path, methods=tuple(views))


def _view_method(stub: StubOperation, name: PythonIdentifier, names: PackageNames) -> MethodView:
    taken = NameAllocator(_PARAMETERS)
    positional = []
    told = []
    for argument in stub.arguments:
        parameter = taken.claim(argument.wire, (argument.wire, f"{argument.wire} value"), parameter_name)
        annotation = print_parameter(argument.type, names.classes)
        positional.append(ParameterView(name=parameter, annotation=annotation, optional=False))
        if argument.text:
            told.append(f"{parameter}: {argument.text}")
    text = print_documentation(stub.documentation)
    return MethodView(
        name=name,
        positional=tuple(positional),
        keywords=tuple(_keywords(stub, names)),
        returns=print_result(union_of(stub.success), names.classes),
        text="\n\n".join([text, "\n".join(told)]) if told else text,
    )


def _keywords(stub: StubOperation, names: PackageNames) -> Iterable[ParameterView]:
    sent = (
        ("body", stub.body, stub.body_required),
        ("query", None if stub.query is None else DeclaredType(key=stub.query), stub.query_required),
        ("headers", None if stub.headers is None else DeclaredType(key=stub.headers), stub.headers_required),
    )
    for name, expression, required in sent:
        if expression is None:
            continue
        annotation = print_parameter(expression, names.classes, optional=not required)
        yield ParameterView(name=PythonIdentifier(name), annotation=annotation, optional=not required)
