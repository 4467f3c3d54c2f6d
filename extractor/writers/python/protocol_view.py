"""Operations to what the Python templates need of a protocol: one class per path, one method per HTTP method.

In goes the operations of a workload with the names of their package, out come views in which every name and annotation
is checked. Variable parts of the path are positional, everything else is passed by keyword. Whether a client is made
for these protocols, and how it sends a request, is not decided here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.model.path_template import PathTemplate, Placeholder
from extractor.writers.python.names import PythonIdentifier, PythonType, parameter_name
from extractor.writers.python.shape_view import PackageNames, print_documentation
from extractor.writers.python.types import print_parameter, print_result
from extractor.writers.stubs.declaration import StubOperation, Variant
from extractor.writers.stubs.naming import NameAllocator
from extractor.writers.stubs.type_expression import DeclaredType, union_of

_PARAMETERS = ("self", "body", "query", "headers", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterView:
    """A parameter of a method; `optional` ones may be left out."""

    name: PythonIdentifier
    annotation: PythonType
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureView:
    """A way to call a method; `text` is what is told of it, the first one's of the whole method."""

    keywords: tuple[ParameterView, ...]
    returns: PythonType
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """A method: positional parameters from the path, then the keywords of each signature; several are overloads."""

    name: PythonIdentifier
    positional: tuple[ParameterView, ...]
    signatures: tuple[SignatureView, ...]
    deprecated: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolView:
    """A path with its methods; `paths` are the ways in which its operations write it, mostly one."""

    name: PythonIdentifier
    paths: tuple[str, ...]
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
    written = dict.fromkeys(stub.operation.path for stub in operations)
    return ProtocolView(name=name, paths=tuple(written), methods=tuple(views))


def _view_method(stub: StubOperation, name: PythonIdentifier, names: PackageNames) -> MethodView:
    taken = NameAllocator(_PARAMETERS)
    positional = []
    told = []
    for argument in stub.arguments:
        parameter = taken.claim(argument.wire, (argument.wire, f"{argument.wire} value"), parameter_name)
        annotation = print_parameter(argument.type, names.spelled)
        positional.append(ParameterView(name=parameter, annotation=annotation, optional=False))
        if argument.text:
            told.append(f"{parameter}: {argument.text}")
    text = "\n\n".join([print_documentation(stub.documentation), *(["\n".join(told)] if told else [])])
    return MethodView(
        name=name,
        positional=tuple(positional),
        signatures=tuple(_signatures(stub, names, text)),
        deprecated=stub.documentation.deprecated,
    )


def _signatures(stub: StubOperation, names: PackageNames, text: str) -> Iterator[SignatureView]:
    """The one that fits every call and one for each variant; the first one tells all.

    A checker takes the first that fits: one that names a body stands before the general one, one that asks for a status
    fits no other call and stands behind it, where an editor does not show it first.
    """
    general = (None, union_of(stub.success))
    variants = [(variant, variant.result) for variant in stub.variants]
    by_body = any(variant.body is not None for variant in stub.variants)
    for variant, result in [*variants, general] if by_body else [general, *variants]:
        keywords = tuple(_keywords(stub, names, variant))
        yield SignatureView(keywords=keywords, returns=print_result(result, names.spelled), text=text)
        text = ""


def _keywords(stub: StubOperation, names: PackageNames, variant: Variant | None) -> Iterator[ParameterView]:
    if variant is not None and variant.status is not None:
        literal = PythonType(f"Literal[{variant.status}]")
        yield ParameterView(name=PythonIdentifier("status"), annotation=literal, optional=False)
    of_variant = None if variant is None else variant.body
    sent = (
        ("body", of_variant or stub.body, of_variant is not None or stub.body_required),
        ("query", None if stub.query is None else DeclaredType(key=stub.query), stub.query_required),
        ("headers", None if stub.headers is None else DeclaredType(key=stub.headers), stub.headers_required),
    )
    for name, expression, required in sent:
        if expression is None:
            continue
        annotation = print_parameter(expression, names.spelled)
        yield ParameterView(name=PythonIdentifier(name), annotation=annotation, optional=not required)
