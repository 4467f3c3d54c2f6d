"""Assignments of every body that the documentation shows to the type that the stubs give it.

In goes an API with the folder that its stubs were written to, out come cases that a type checker can judge line by
line, in Python and in TypeScript. What type a body has is read from the stubs themselves, as a user would: from the
methods of the protocols, and from the maps of operations and webhooks.
"""

import ast
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.linking.api import Api, ApiOperation, Exchange
from extractor.model.json_value import JsonValue

FIRST_ERROR = 400
UNKNOWN_MEMBER = "memberThatNoPageKnows"
# Types that take any object or any value: nothing that is put into them is wrong.
OPEN_TYPES = frozenset({"object", "JsonObject", "unknown", "SingleValue[object]", "CollectionPage[object]"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBody:
    """A body of an example: what is sent to an operation, comes back with a status, or is a notification."""

    place: str
    operation: str
    status: int | None
    value: JsonValue


def shown_bodies(api: Api) -> Iterator[ShownBody]:
    """Every body that an exchange of the API shows as JSON."""
    for operation in api.operations:
        for exchange in operation.exchanges:
            yield from _bodies_of_call(operation, exchange)
    for webhook in api.webhooks:
        for exchange in webhook.exchanges:
            if exchange.payload is not None and exchange.payload.body is not None:
                name = f"webhook {webhook.name}"
                yield ShownBody(place=exchange.id, operation=name, status=None, value=exchange.payload.body)


def _bodies_of_call(operation: ApiOperation, exchange: Exchange) -> Iterator[ShownBody]:
    key = f"{operation.method} {operation.path}"
    request = exchange.request
    if request is not None and request.body is not None and operation.body_shape is not None:
        yield ShownBody(place=exchange.id, operation=key, status=None, value=request.body)
    for response in exchange.responses:
        if response.body is not None and response.status is not None:
            yield ShownBody(place=exchange.id, operation=key, status=response.status, value=response.body)


def with_unknown_member(value: JsonValue) -> JsonValue:
    """The body with a member that no page knows."""
    return {**value, UNKNOWN_MEMBER: 1} if isinstance(value, dict) else {UNKNOWN_MEMBER: value}


def with_wrong_leaves(value: JsonValue) -> JsonValue:
    """The body with a list in place of every text, number and truth value that is no annotation."""
    if isinstance(value, dict):
        return {name: item if name.startswith("@") else with_wrong_leaves(item) for name, item in value.items()}
    if isinstance(value, list):
        return [with_wrong_leaves(item) for item in value]
    return None if value is None else [[["wrong"]]]


def typescript_type(body: ShownBody) -> str:
    """The type that the stubs' maps give the body."""
    kind, _, name = body.operation.partition(" ")
    if kind == "webhook":
        return f'webhooks[{json.dumps(name)}]["post"]["requestBody"]["content"]["application/json"]'
    operation = f"Operations[{json.dumps(body.operation)}]"
    if body.status is None:
        return f'NonNullable<{operation}["requestBody"]>["content"]["application/json"]'
    return f'{operation}["responses"][{body.status}]["content"]["application/json"]'


def typescript_case(number: int, body: ShownBody, value: JsonValue) -> str:
    """One line that assigns the value to the body's type."""
    return f"export const case{number}: {typescript_type(body)} = {json.dumps(_as_json(value))};"


class PythonTypes:
    """The annotations of a Python stub package, by operation."""

    def __init__(self, source: Path) -> None:
        """`source` is the folder of the package's modules."""
        self._package = source.name
        self._home: dict[str, str] = {}
        self._annotations: dict[tuple[str, int | None], str] = {}
        for path in sorted(source.glob("*.py")):
            if path.stem not in ("__init__", "models", "paths"):
                self._read(path.stem, ast.parse(path.read_text("utf-8")))

    def annotation(self, body: ShownBody) -> str | None:
        """The annotation of the body, None where the stubs say that there is none."""
        if body.status is not None and body.status >= FIRST_ERROR:
            return "ODataError"
        exact = self._annotations.get((body.operation, body.status))
        return exact if exact is not None or body.status is None else self._annotations.get((body.operation, 0))

    def program(self, lines: list[str], annotations: list[str]) -> str:
        """The lines as a module on one line each, below a single line of imports."""
        names = {node.id for text in annotations for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
        known = sorted(name for name in names if name in self._home)
        imports = [f"from {self._package}.{self._home[name]} import {name}" for name in known]
        return "\n".join(["; ".join(["from collections.abc import Sequence", *imports]), *lines, ""])

    def _read(self, module: str, tree: ast.Module) -> None:
        for node, after in zip(tree.body, [*tree.body[1:], None], strict=True):
            if isinstance(node, ast.ClassDef):
                self._home[node.name] = module
                self._read_methods(node)
            elif isinstance(node, ast.AnnAssign | ast.Assign):
                target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
                name = ast.unparse(target)
                self._home[name] = module
                if module == "notifications" and isinstance(after, ast.Expr):
                    told = str(ast.literal_eval(after.value))
                    self._annotations[f"webhook {told.partition(': ')[2].removesuffix('.')}", None] = name

    def _read_methods(self, node: ast.ClassDef) -> None:
        keys: dict[str, str] = {}
        for method in node.body:
            if not isinstance(method, ast.FunctionDef):
                continue
            told = ast.get_docstring(method)
            if told is not None:
                keys[method.name] = next(
                    line for line in told.split("\n") if line.startswith(f"{method.name.upper()} /")
                )
            self._read_signature(keys[method.name], method)

    def _read_signature(self, key: str, method: ast.FunctionDef) -> None:
        keywords = {argument.arg: _text(argument.annotation) for argument in method.args.kwonlyargs}
        if "body" in keywords:
            self._annotations[key, None] = keywords["body"]
        status = keywords.get("status", "Literal[0]").removeprefix("Literal[").removesuffix("]")
        self._annotations[key, int(status)] = _text(method.returns)


def python_case(number: int, annotation: str, value: JsonValue) -> str:
    """One line that assigns the value to the annotation."""
    return f"case_{number}: {annotation!r} = {_as_json(value)!a}"


def _text(annotation: ast.expr | None) -> str:
    """An annotation, its quotes removed."""
    assert annotation is not None
    return str(annotation.value) if isinstance(annotation, ast.Constant) else ast.unparse(annotation)


def _as_json(value: JsonValue) -> JsonValue:
    """The value with numbers as JSON has them: 2.0 is 2, and what JSON cannot spell is text."""
    if isinstance(value, dict):
        return {name: _as_json(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    if isinstance(value, float):
        if not math.isfinite(value):
            return str(value)
        return int(value) if value.is_integer() else value
    return value
