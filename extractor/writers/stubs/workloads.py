"""Which declaration belongs to which workload: the tag from whose operations it is reached in the fewest steps.

In goes a `StubPackage`, out comes a workload for every declaration, None for a type that no operation reaches. A tie
goes to the first tag in order, so that the result depends on nothing else. How a workload becomes a file or a module is
for the language.
"""

from collections.abc import Iterator

from extractor.writers.stubs.declaration import Alternatives, Declaration, Shape, StubOperation, StubPackage
from extractor.writers.stubs.type_expression import TypeExpression, declared_keys


def assign_workloads(package: StubPackage) -> dict[str, str | None]:
    """The tag that each declaration belongs to, by its key."""
    owner: dict[str, str | None] = {}
    frontier = sorted({(stub.operation.tag, key) for stub in package.operations for key in operation_keys(stub)})
    while frontier:
        fresh = [(tag, key) for tag, key in frontier if owner.setdefault(key, tag) == tag]
        reached = {(tag, other) for tag, key in fresh for other in referenced_keys(package.declarations[key])}
        frontier = sorted((tag, key) for tag, key in reached if key not in owner)
    return {key: owner.get(key) for key in package.declarations}


def operation_keys(stub: StubOperation, *, failures: bool = True) -> Iterator[str]:
    """The declarations that an operation refers to, with or without those that only a failed call answers with."""
    for argument in stub.arguments:
        yield from declared_keys(argument.type)
    if stub.body is not None:
        yield from declared_keys(stub.body)
    for key in (stub.query, stub.headers):
        if key is not None:
            yield key
    for expression in (result.type for result in stub.results) if failures else _returned(stub):
        yield from declared_keys(expression)


def _returned(stub: StubOperation) -> Iterator[TypeExpression]:
    """What any way to call the operation returns."""
    yield from stub.success
    yield from (variant.result for variant in stub.variants)


def referenced_keys(declaration: Declaration) -> Iterator[str]:
    """The declarations that a declaration refers to."""
    if isinstance(declaration, Alternatives):
        yield from declaration.members
    if isinstance(declaration, Shape):
        for field in declaration.fields:
            yield from declared_keys(field.type)
