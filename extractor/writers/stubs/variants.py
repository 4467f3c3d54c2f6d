"""Ways to call one operation that have results of their own: what makes the overloads of a method.

In goes an operation with the types of its body and results, out come variants that a type checker can tell apart: by
the status code, where pages document several successes of different types, or by the type of the body, where examples
show that each type has its own answer. What no page and no example shows is no variant.
"""

from collections.abc import Iterator, Sequence

from extractor.linking.api import ApiOperation, Exchange
from extractor.linking.inference import odata_type
from extractor.writers.stubs.declaration import Shape, StatusResult, Variant
from extractor.writers.stubs.messages import Body
from extractor.writers.stubs.shapes import ShapeReader
from extractor.writers.stubs.type_expression import DeclaredType, TypeExpression, UnionType

_SUCCESS = range(200, 300)


def find_variants(
    operation: ApiOperation, body: Body | None, results: Sequence[StatusResult], shapes: ShapeReader
) -> tuple[Variant, ...]:
    """The variants of the operation, none where there is one way to call it."""
    successes = [result for result in results if result.succeeds]
    if len({result.type for result in successes}) > 1:
        return tuple(Variant(result=result.type, status=result.status) for result in successes)
    if body is None or not isinstance(body.type, UnionType) or len(successes) != 1:
        return ()
    pairs = dict(_shown_pairs(operation, body.type, shapes))
    return tuple(Variant(result=result, body=sent) for sent, result in pairs.items()) if len(pairs) > 1 else ()


def _shown_pairs(
    operation: ApiOperation, body: UnionType, shapes: ShapeReader
) -> Iterator[tuple[TypeExpression, TypeExpression]]:
    """The type of the body and of the result of each example that names both."""
    sent_as = {name: member for member in body.members for name in _names_of(member, shapes)}
    for exchange in operation.exchanges:
        sent = sent_as.get(_sent_type(exchange) or "")
        result = _result_type(exchange, shapes)
        if sent is not None and result is not None:
            yield sent, result


def _names_of(member: TypeExpression, shapes: ShapeReader) -> tuple[str, ...]:
    """What `@odata.type` can be in this alternative; nothing where it may be left out."""
    declaration = shapes.declarations.get(member.key) if isinstance(member, DeclaredType) else None
    return declaration.odata_types if isinstance(declaration, Shape) and declaration.type_required else ()


def _sent_type(exchange: Exchange) -> str | None:
    return None if exchange.request is None else odata_type(exchange.request.body)


def _result_type(exchange: Exchange, shapes: ShapeReader) -> TypeExpression | None:
    for response in exchange.responses:
        if response.status in _SUCCESS:
            named = (odata_type(response.body) or response.odata_type or "").removeprefix("#")
            return None if shapes.resource(named) is None else DeclaredType(key=named)
    return None
