"""Which modules of the project a module imports, wherever in it the import stands.

In goes a syntax tree, out come line and full name: of imports at the top, in functions and for type checking, and of
the names that a table of names gives to `import_module`. A relative or computed name is given as None, for the policy
to refuse.
"""

import ast
import re
from collections.abc import Iterator

_MODULE_NAME = re.compile(r"extractor(\.[A-Za-z_]\w*)*")


def imported(tree: ast.Module) -> Iterator[tuple[int, str | None]]:
    """Line and name of everything of ours that the tree imports; `from a import b` is `a.b`, a module or its member."""
    dynamic = any(_is_dynamic_import(node) for node in ast.walk(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names if _is_ours(alias.name))
        elif isinstance(node, ast.ImportFrom):
            yield from _imported_from(node)
        elif isinstance(node, ast.Call) and _is_dynamic_import(node) and not _is_named(node):
            yield node.lineno, None
        elif dynamic and isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_ours(node.value):
            yield node.lineno, node.value


def _imported_from(node: ast.ImportFrom) -> Iterator[tuple[int, str | None]]:
    if node.level:
        yield node.lineno, None
    elif node.module and _is_ours(node.module):
        yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def _is_ours(name: str) -> bool:
    return _MODULE_NAME.fullmatch(name) is not None


def _is_dynamic_import(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"import_module", "__import__"}


def _is_named(call: ast.Call) -> bool:
    """Whether the name is a constant or a variable: then it is one of the module's constants, which are looked at."""
    return bool(call.args) and not isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.Call)
