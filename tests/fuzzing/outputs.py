"""What must hold of every generated file, whatever the documentation says: it parses, and nothing in it is the page's.

In: files, and a name that only code which a page put there would use. Out: what is wrong, a line each. A new format is
a function and a line in `_JUDGES`.
"""

import ast
import json
import re
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any, Protocol

import yaml

from extractor.engine.output_path import folded_path, unsafe_reason

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# what no source file holds as it is: it would show as something else (CVE-2021-42574), or end a line for some reader
_NEVER_RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_LITERAL = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"", re.DOTALL)
_DIRECTIVE = re.compile(r"^\s*//[/#@]", re.MULTILINE)
_ACTIVE_TAGS = frozenset({"iframe", "object", "embed", "base"})
_POLICY = "content-security-policy"
_ACTIVE_SCHEMES = ("javascript:", "vbscript:", "data:text/html")


class Written(Protocol):
    """A file that some target wrote."""

    @property
    def path(self) -> str:
        """Relative to the output folder."""

    @property
    def content(self) -> bytes:
        """All of it."""


def problems_of(files: Iterable[Written], canary: str) -> Iterator[str]:
    """What is wrong with the files, each by itself and all together."""
    folded: dict[str, str] = {}
    for file in files:
        for problem in _problems(file, canary):
            yield f"{file.path[:200]!r}: {problem}"
        other = folded.setdefault(folded_path(file.path), file.path)
        if other != file.path:
            yield f"{file.path[:200]!r}: the same file as {other[:200]!r} on some system"


def _problems(file: Written, canary: str) -> Iterator[str]:
    reason = unsafe_reason(file.path)
    if reason is not None:
        yield f"the path is not safe: {reason}"
    try:
        text = file.content.decode()
    except UnicodeDecodeError as error:
        yield f"not UTF-8: {error.reason}"
        return
    if "\x00" in text:
        yield "NUL"
    judge = _JUDGES.get(PurePosixPath(file.path).suffix)
    if judge is not None:
        yield from judge(text, canary)


def _python(text: str, canary: str) -> Iterator[str]:
    yield from _raw(text)
    try:
        module = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        yield f"no Python: {error}"
        return
    nodes = list(ast.walk(module))
    # a type may be called so; then it is a name of the file's own, and is not called
    own = {name for node in nodes for name in _bound(node)}
    for node in nodes:
        used = {getattr(node, "attr", None)} if isinstance(node, ast.Attribute) else set()
        used |= {node.id} - own if isinstance(node, ast.Name) else set()
        called = _called(node) if isinstance(node, ast.Call) else None
        if canary in used or called in (canary, "eval", "exec", "open", "__import__"):
            yield f"line {getattr(node, 'lineno', '?')}: code of the page"


def _bound(node: ast.AST) -> Iterator[str]:
    """The names that a statement gives."""
    if isinstance(node, ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.alias):
        yield node.asname or node.name
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id


def _called(node: ast.Call) -> str | None:
    return getattr(node.func, "id", None) or getattr(node.func, "attr", None)


def _typescript(text: str, canary: str) -> Iterator[str]:
    yield from _raw(text)
    if _DIRECTIVE.search(text):
        yield "a directive for the compiler"
    code = _LITERAL.sub("''", text)
    if re.search(rf"\b{canary}\b\s*\(", code) or "*/" in code or "`" in code:
        yield "code of the page"


def _raw(text: str) -> Iterator[str]:
    found = _NEVER_RAW.search(text)
    if found is not None:
        yield f"U+{ord(found[0]):04X} as it is"


def _json(text: str, _: str) -> Iterator[str]:
    try:
        json.loads(text, object_pairs_hook=_distinct, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        yield f"no strict JSON: {error}"


def _distinct(members: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(members)
    if len(value) < len(members):
        raise ValueError("a key twice")
    return value


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _yaml(text: str, _: str) -> Iterator[str]:
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.AliasEvent) or (getattr(event, "tag", None) or "!") != "!":
                yield "an alias or a tag"
                return
        yaml.load(text, Loader=_LOADER)  # noqa: S506 - the safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        yield f"no YAML: {error}"


class _Active(HTMLParser):
    """Collects what a browser would run, and text of the page in a script."""

    def __init__(self, canary: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._canary = canary
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        for name, value in attrs:
            bare = re.sub(r"[\s\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or bare.startswith(_ACTIVE_SCHEMES):
                self.found.append(f"{name}={bare[:40]}")
        if tag in _ACTIVE_TAGS or (tag == "meta" and (dict(attrs).get("http-equiv") or _POLICY).lower() != _POLICY):
            self.found.append(f"<{tag}>")

    def handle_data(self, data: str) -> None:
        if self._in_script and self._canary in data:
            self.found.append("a script with text of the page")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = self._in_script and tag != "script"


def _html(text: str, canary: str) -> Iterator[str]:
    reader = _Active(canary)
    reader.feed(text)
    yield from reader.found


_JUDGES: dict[str, Callable[[str, str], Iterator[str]]] = {
    ".py": _python,
    ".pyi": _python,
    ".ts": _typescript,
    ".json": _json,
    ".yaml": _yaml,
    ".yml": _yaml,
    ".html": _html,
}
