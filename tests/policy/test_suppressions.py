"""Every suppression says what it suppresses and why, on its own line."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.policy.tree import Module, Violation, listed, modules, places, plant

_DIRECTIVE = re.compile(
    r"#\s*(?P<name>noqa|type:\s*ignore|pragma:\s*no\s*cover|ruff:\s*noqa|(?:mypy|pyright):\s*[\w-]+)"
    r"(?P<codes>:?\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*|\[[\w, -]+\])?(?P<reason>.*)"
)
_NEEDS_CODES = re.compile(r"noqa|type:\s*ignore")
_WORD = re.compile(r"[A-Za-z]{2,}")
_MARKS = frozenset({"skip", "skipif", "xfail"})


def silent_suppressions(root: Path) -> list[Violation]:
    """Comments, test marks and lines of the linter's configuration that switch something off without a reason."""
    found = [violation for module in modules(root, "extractor", "tests") for violation in _of_module(module)]
    return [*found, *_of_configuration(root / "pyproject.toml")]


def _of_module(module: Module) -> Iterator[Violation]:
    for token in tokenize.generate_tokens(io.StringIO(module.text).readline):
        match = _DIRECTIVE.search(token.string) if token.type == tokenize.COMMENT else None
        if match and not _is_explained(match):
            yield Violation(module.path, token.start[0], f"{match['name']} without codes or without a reason")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute | ast.Call) and _is_bare_mark(node):
            yield Violation(module.path, node.lineno, "a test mark without a reason")


def _is_explained(match: re.Match[str]) -> bool:
    named = match["codes"] is not None or not _NEEDS_CODES.search(match["name"])
    return named and len(_WORD.findall(match["reason"])) > 1


def _is_bare_mark(node: ast.Attribute | ast.Call) -> bool:
    """`@pytest.mark.skip` as such, or called without `reason`."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name, value=ast.Attribute(attr="mark")), keywords=keywords):
            return name in _MARKS and "reason" not in {word.arg for word in keywords}
    return False


def _of_configuration(path: Path) -> Iterator[Violation]:
    """Entries of the linter's ignore lists and the type checker's overrides that no comment explains."""
    inside = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() if path.is_file() else (), start=1):
        opens = line.startswith(("ignore = [", "[tool.ruff.lint.per-file-ignores]"))
        inside = opens or (inside and line.strip() not in ("]", ""))
        entry = line.strip().startswith('"') if inside else line.startswith("ignore_missing_imports")
        if entry and "#" not in line:
            yield Violation("pyproject.toml", number, "a suppression without a reason")


def test_suppressions_of_the_project_say_why(project: Path) -> None:
    found = silent_suppressions(project)
    assert not found, listed(found)


# Joined from halves, so that this file suppresses nothing itself.
NOQA, IGNORE = "# no" + "qa", "# type: " + "ignore"
PLANTED = {
    "bare-noqa": ("extractor/model/a.py", f"x = 1  {NOQA}\n", [1]),
    "codes-without-reason": ("extractor/model/a.py", f"x = 1  {NOQA}: S101\n", [1]),
    "reason-without-codes": ("extractor/model/a.py", f"x = 1  {NOQA} - it is fine here\n", [1]),
    "one-word": ("extractor/model/a.py", f"x = 1  {NOQA}: S101 - fine\n", [1]),
    "type-ignore": ("extractor/model/a.py", f"\nx = 1  {IGNORE}[attr-defined]\n", [2]),
    "bare-type-ignore": ("tests/model/a.py", f"x = 1  {IGNORE}  # the library is untyped\n", [1]),
    "no-cover": ("extractor/model/a.py", "x = 1  # pragma: " + "no cover\n", [1]),
    "type-checker-off": ("extractor/model/a.py", "# my" + "py: ignore-errors\nx = 1\n", [1]),
    "skip-without-reason": ("tests/model/a.py", "@pytest.mark.skip()\ndef test_x():\n    pass\n", [1]),
    "xfail-without-reason": ("tests/model/a.py", "@pytest.mark.xfail(strict=True)\ndef test_x():\n    pass\n", [1]),
    "lint-configuration": ("pyproject.toml", '[tool.ruff.lint]\nignore = [\n  "D107", # why\n  "D203",\n]\n', [4]),
    "per-file": ("pyproject.toml", '[tool.ruff.lint.per-file-ignores]\n"tests/**" = ["D1"]\n', [2]),
    "missing-imports": ("pyproject.toml", "[[tool.mypy.overrides]]\nignore_missing_imports = true\n", [2]),
}


@pytest.mark.parametrize(("path", "text", "lines"), PLANTED.values(), ids=PLANTED)
def test_planted_suppression_is_found(tmp_path: Path, path: str, text: str, lines: list[int]) -> None:
    assert places(silent_suppressions(plant(tmp_path, {path: text}))) == [(path, line) for line in lines]


def test_explained_suppressions_are_left_alone(tmp_path: Path) -> None:
    text = (
        f"x = 1  {NOQA}: S101, PLR2004 - a number of the format\n"
        f"y = 2  {IGNORE}[attr-defined]  # the library is untyped\n"
        f"z = '{NOQA}'\n"
    )
    assert silent_suppressions(plant(tmp_path, {"extractor/model/a.py": text})) == []
