"""No word of a locale stands in code: words live in the TOML file of their locale."""

import ast
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.policy.tree import Module, Policy, Violation, files, listed, modules, places, plant

# Characters outside ASCII that code may name, and why. Letters, marks and digits of a script may not be named at all;
# symbols, blanks and control characters may. Whatever is named is written as an escape, so that a reader can see it.
PUNCTUATION = {
    "\N{FULLWIDTH COLON}": "stands for a colon",
    "\N{FULLWIDTH COMMA}": "separates names",
    "\N{IDEOGRAPHIC COMMA}": "separates names",
    "\N{FULLWIDTH SEMICOLON}": "separates names",
    "\N{IDEOGRAPHIC FULL STOP}": "ends a sentence",
    "\N{FULLWIDTH FULL STOP}": "ends a sentence",
    "\N{FULLWIDTH EXCLAMATION MARK}": "ends a sentence",
    "\N{FULLWIDTH QUESTION MARK}": "ends a sentence",
    "\N{EN DASH}": "stands for a hyphen, or for an empty cell",
    "\N{EM DASH}": "stands for a hyphen, or for an empty cell",
    "\N{HORIZONTAL ELLIPSIS}": "says that something is left out",
}
QUOTES_AND_BRACKETS = frozenset({"Pi", "Pf", "Ps", "Pe"})  # of any script: translation puts them around names
# Letters and marks by category that show nothing, and that code names to cut them out.
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe0e\ufe0f")

LOCALES = "extractor/terms/locales"
ALSO_ENGLISH = frozenset({"data", "element", "exceptions", "notes"})  # Portuguese, German, French, and English
SHORTEST_PHRASE = 4  # shorter ones are words of other things as well

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([89a-fA-F][0-9a-fA-F])|N\{([^}]+)\})")
_CLASS = re.compile(r"\[[^\]]*\]")
_RANGE = re.compile(r".-[^\x00-\x7f]", re.DOTALL)
_ANCHOR = re.compile(r"^(?:\\b|[\s^?:])+|(?:\\b|[\s$?])+$")


def words_in_code(root: Path) -> list[Violation]:
    """String literals and names with letters outside ASCII; docstrings, comments and examples of rules apart.

    A range of a character class names a script, not a word, and is left alone.
    """
    return [violation for module in modules(root) for violation in _of_module(module)]


def vocabulary_in_code(root: Path) -> list[Violation]:
    """String literals that are, or offer as an alternative, a phrase of a vocabulary other than the English one."""
    phrases = _foreign_phrases(root)
    return [
        Violation(module.path, node.lineno, f"{phrase!r} is a phrase of {phrases[phrase]}")
        for module in modules(root)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for phrase in sorted(_alternatives(node.value) & phrases.keys())
    ]


def _foreign_phrases(root: Path) -> dict[str, str]:
    """Each phrase, folded, and its file; what is English too, or is what a phrase stands for, is no foreign word."""
    vocabularies = {
        path: tomllib.loads((root / path).read_text(encoding="utf-8")) for path in files(root, LOCALES, suffix=".toml")
    }
    english = {path for path in vocabularies if path.endswith("/en-US.toml")}
    known = {name.casefold() for vocabulary in vocabularies.values() for name in _names(vocabulary)} | ALSO_ENGLISH
    known |= {phrase.casefold() for path in english for phrase in _phrases(vocabularies[path])}
    return {
        phrase.casefold(): path
        for path in sorted(vocabularies.keys() - english)
        for phrase in _phrases(vocabularies[path])
        if phrase.casefold() not in known and len(phrase) >= SHORTEST_PHRASE
    }


def _phrases(value: object) -> Iterator[str]:
    """The strings of the lists of a vocabulary, at any depth."""
    if isinstance(value, dict):
        yield from (phrase for member in value.values() for phrase in _phrases(member))
    elif isinstance(value, list):
        yield from (phrase for phrase in value if isinstance(phrase, str))


def _names(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from _names(member)


def _alternatives(literal: str) -> set[str]:
    folded = literal.casefold()
    return {folded.strip(), *(_ANCHOR.sub("", part) for part in re.split(r"[|()]", folded))}


def _of_module(module: Module) -> Iterator[Violation]:
    prose = {*_docstrings(module.tree), *_shown_pages(module.tree)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes) and node not in prose:
            text = _text_of(node.value)
            fault = None if text.isascii() else _fault(text, ast.get_source_segment(module.text, node) or "")
            if fault:
                yield Violation(module.path, node.lineno, fault)
        elif isinstance(node, ast.Name) and not node.id.isascii():
            yield Violation(module.path, node.lineno, f"the name {node.id}")


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Strings that stand alone as statements: docstrings of modules, classes, functions and attributes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def _shown_pages(tree: ast.Module) -> Iterator[ast.Constant]:
    """What the catalog shows of a page that breaks a rule: text for people, which nothing is compared with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Rule":
            shown = [word.value for word in node.keywords if word.arg == "example"]
            yield from (part for value in shown for part in ast.walk(value) if isinstance(part, ast.Constant))


def _text_of(value: str | bytes) -> str:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return _CLASS.sub(lambda match: _RANGE.sub("", match[0]), _ESCAPE.sub(_unescape, text))


def _unescape(match: re.Match[str]) -> str:
    four, eight, two, name = match.groups()
    return unicodedata.lookup(name) if name else chr(int(four or eight or two, 16))


def _fault(text: str, written: str) -> str | None:
    if words := "".join(filter(_is_word_character, text)):
        return f"{words!r} in a string"
    if raw := "".join(character for character in written if not character.isascii()):
        return f"{raw!a} in a string, not written as an escape"
    return None


def _is_word_character(character: str) -> bool:
    if character.isascii() or character in FILLERS:
        return False
    category = unicodedata.category(character)
    is_punctuation = category[0] == "P" and category not in QUOTES_AND_BRACKETS
    is_of_a_script = category[0] in "LM" or category in {"Nd", "Nl"}
    return is_of_a_script or (is_punctuation and character not in PUNCTUATION)


POLICIES: dict[str, Policy] = {"foreign-letters": words_in_code, "vocabulary": vocabulary_in_code}


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_project_keeps_words_out_of_code(project: Path, policy: Policy) -> None:
    found = policy(project)
    assert not found, listed(found)


PLANTED = {
    "message-of-a-rule": ("RULE = Rule(name='x', message='\u539f\u56e0')\n", [1]),
    "chinese": ("x = '\u539f\u56e0'\n", [1]),
    "german": ("def f(h):\n    return h == 'Schl\u00fcssel'\n", [2]),
    "in-a-pattern": ("import re\nX = re.compile(r'(?:\u5fc5\u9700|\u8a8d\u53ef)')\n", [2]),
    "escaped": ("x = '\\u539f\\u56e0'\n", [1]),
    "escaped-in-a-raw-string": ("x = r'\\u539f\\u56e0'\n", [1]),
    "named-in-a-raw-string": ("x = r'\\N{CYRILLIC SMALL LETTER A}'\n", [1]),
    "joined-by-a-hyphen": ("x = '\u539f-\u56e0'\n", [1]),
    "bytes": ("x = b'\\xe5\\x8e\\x9f'\n", [1]),
    "formatted": ("def f(y):\n    return f'{y}\u3044'\n", [2]),
    "dictionary-key": ("x = {\n    'String': 1,\n    '\u5b57': 2,\n}\n", [3]),
    "name": ("gr\u00f6\u00dfe = 1\n", [1]),
    "unlisted-punctuation": ("x = '\u30fb'\n", [1]),
    "listed-punctuation-unescaped": ("x = '\uff1a'\n", [1]),
}


@pytest.mark.parametrize(("text", "lines"), PLANTED.values(), ids=PLANTED)
def test_planted_word_is_found(tmp_path: Path, text: str, lines: list[int]) -> None:
    path = "extractor/readers/a.py"
    assert places(words_in_code(plant(tmp_path, {path: text}))) == [(path, line) for line in lines]


def test_what_is_no_word_is_left_alone(tmp_path: Path) -> None:
    text = (
        '"""Reads `\u539f\u56e0`."""\n# seen as \u539f\u56e0\nA = "\\uff1a\\u3001\\u300c"\nB = r"[\\u4e00-\\u9fff]+"\n'
        'C = "[\\u0400-\\u04ff]"\n\ndef f():\n    """Gives \u539f\u56e0."""\n    return "reason"  # \u539f\u56e0\n'
    )
    rule = "RULE = Rule(name='x', example='\u539f\u56e0')\n"
    tree = {"extractor/readers/a.py": text, "extractor/diagnostics/a.py": rule}
    assert words_in_code(plant(tmp_path, tree)) == []


VOCABULARIES = {
    f"{LOCALES}/de-DE.toml": '[stated]\nnone = ["Keine", "Notes"]\n[types]\nDate = ["Date", "Boolesch", "Datum"]\n',
    f"{LOCALES}/en-US.toml": '[stated]\nnone = ["None"]\n',
}


@pytest.mark.parametrize(
    "text", ["x = 'keine'\n", "X = ('a', 'boolesch')\n", "import re; X = re.compile(r'\\b(?:none|Datum)\\b')\n"]
)
def test_planted_phrase_of_a_vocabulary_is_found(tmp_path: Path, text: str) -> None:
    path = "extractor/readers/a.py"
    assert places(vocabulary_in_code(plant(tmp_path, VOCABULARIES | {path: text}))) == [(path, 1)]


def test_english_and_what_a_phrase_stands_for_are_left_alone(tmp_path: Path) -> None:
    tree = VOCABULARIES | {"extractor/readers/a.py": "X = ('None', 'Date', 'notes', 'a keine b')\n"}
    assert vocabulary_in_code(plant(tmp_path, tree)) == []


def test_project_has_vocabularies(project: Path) -> None:
    assert len(_foreign_phrases(project)) > len(files(project, LOCALES))
