"""Page text reaches an output only through an escaping filter, and every template is one that a writer renders."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.meta import find_referenced_templates

from extractor.writers.environment import FILTERS, make_environment
from tests.policy.tree import Violation, files, listed, modules, places, plant

ENVIRONMENT = make_environment([])
# Filters that may go over what is escaped already, and why.
LAYOUT = {"indent": "adds blanks after line ends, and nothing else"}
_NAME = re.compile(r"templates/\S+/\S+\.j2")


def unescaped_outputs(root: Path) -> list[Violation]:
    """Expressions of templates that print something no escaping filter has gone over, and what switches escaping off.

    Where a template is autoescaped (HTML), only its scripts and styles need a filter: there the escapes of HTML are not
    enough.
    """
    return [violation for path in _templates(root) for violation in _of_template(path, _read(root, path))]


def stray_templates(root: Path) -> list[Violation]:
    """Templates that nothing renders, and names of templates that no file stands for."""
    existing = set(_templates(root))
    named = {(path, f"templates/{name}") for path in existing for name in _referenced(path, _read(root, path))}
    named |= {(module.path, f"templates/{name}") for module in modules(root) for name in _strings(module.tree)}
    missing = sorted(pair for pair in named if _NAME.fullmatch(pair[1]) and pair[1] not in existing)
    rendered = {name for path, name in named if path != name} | set(_composed(root, existing))
    return [
        *(Violation(path, 0, f"names {name}, which is not there") for path, name in missing),
        *(Violation(name, 0, "nothing renders it") for name in sorted(existing - rendered)),
    ]


def compiled_texts(root: Path) -> list[Violation]:
    """Places that could compile a text as a template, or that make an environment of their own."""
    makers = {"Environment", "SandboxedEnvironment", "NativeEnvironment", "Template", "from_string", "Markup"}
    return [
        Violation(module.path, node.lineno, f"calls {ast.unparse(node.func)}")
        for module in modules(root)
        if module.path != "extractor/writers/environment.py"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in makers
    ]


def undelivered_assets(root: Path) -> list[Violation]:
    """Files among the templates that are none, and that no writer delivers with its output."""
    named = {name for module in modules(root) for name in _strings(module.tree)}
    assets = set(files(root, "templates")) - set(_templates(root))
    return [Violation(path, 0, "nothing delivers it") for path in sorted(assets) if path.split("/")[-1] not in named]


def _templates(root: Path) -> list[str]:
    return files(root, "templates", suffix=".j2")


def _read(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def _strings(tree: ast.Module) -> Iterator[str]:
    return (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def _composed(root: Path, existing: set[str]) -> Iterator[str]:
    """Templates whose names code puts together: `f"fixtures/{name}.json.j2"`, with a `name` that its package spells."""
    spelled: dict[str, set[str]] = {}
    composed: list[tuple[str, re.Pattern[str]]] = []
    for module in modules(root):
        package = module.path.rpartition("/")[0]
        spelled.setdefault(package, set()).update(_strings(module.tree))
        composed += [
            (package, _pattern(node))
            for node in ast.walk(module.tree)
            if isinstance(node, ast.JoinedStr) and ast.unparse(node).endswith((".j2'", '.j2"'))
        ]
    for package, pattern in composed:
        matches = (pattern.fullmatch(name) for name in existing)
        yield from (match[0] for match in matches if match and set(match.groups()) <= spelled[package])


def _pattern(name: ast.JoinedStr) -> re.Pattern[str]:
    parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)" for part in name.values)
    return re.compile("templates/" + "".join(parts))


def _referenced(path: str, text: str) -> Iterator[str]:
    try:
        names = list(find_referenced_templates(ENVIRONMENT.parse(text)))
    except TemplateSyntaxError:
        return  # reported by `unescaped_outputs`
    yield from (name or "computed/name.j2" for name in names)


def _of_template(path: str, text: str) -> Iterator[Violation]:
    try:
        tree = ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        yield Violation(path, error.lineno, str(error))
        return
    macros = _macros(tree)
    for line, node, in_script in _printed(tree):
        is_html = ENVIRONMENT.autoescape(path) if callable(ENVIRONMENT.autoescape) else ENVIRONMENT.autoescape
        if not _is_escaped(node, macros) and (in_script or not is_html):
            yield Violation(path, line, "printed without an escaping filter")
    yield from (Violation(path, line, what) for line, what in _switched_off(tree))


def _switched_off(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """What undoes an escape after it was made, or keeps HTML from being escaped."""
    for modifier in tree.find_all((nodes.EvalContextModifier, nodes.ScopedEvalContextModifier)):
        yield modifier.lineno, "changes autoescape"
    for block in tree.find_all(nodes.FilterBlock):
        if block.filter.name not in LAYOUT:
            yield block.lineno, f"changes what is escaped, by {block.filter.name}"
    for marked in tree.find_all(nodes.Filter):
        if marked.name in {"safe", "forceescape"}:
            yield marked.lineno, f"uses {marked.name}"


def _macros(tree: nodes.Template) -> set[str]:
    """Names whose calls print what a macro's own outputs print, which are looked at where the macro stands."""
    own = {macro.name for macro in tree.find_all(nodes.Macro)} | {"caller", "super"}
    imported = {
        name if isinstance(name, str) else name[1] for node in tree.find_all(nodes.FromImport) for name in node.names
    }
    return own | imported | {f"{node.target}." for node in tree.find_all(nodes.Import)}


def _printed(tree: nodes.Template) -> Iterator[tuple[int, nodes.Expr, bool]]:
    """Line, expression, and whether it stands inside a script or a style, of everything that the template prints."""
    inside = False
    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                inside = _ends_inside(node.data.lower(), inside)
            else:
                yield node.lineno, node, inside


def _ends_inside(text: str, inside: bool) -> bool:
    opened = max(text.rfind("<script"), text.rfind("<style"))
    closed = max(text.rfind("</script"), text.rfind("</style"))
    return opened > closed if max(opened, closed) >= 0 else inside


def _is_escaped(node: nodes.Node | None, macros: set[str]) -> bool:
    match node:
        case nodes.Filter():
            return node.name in FILTERS or (node.name in LAYOUT and _is_escaped(node.node, macros))
        case nodes.Const():
            return True
        case nodes.CondExpr():
            return _is_escaped(node.expr1, macros) and (node.expr2 is None or _is_escaped(node.expr2, macros))
        case nodes.Call(node=nodes.Name(name=name)):
            return name in macros
        case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=name))):
            return f"{name}." in macros
    return False


def test_every_output_of_the_project_is_escaped(project: Path) -> None:
    found = unescaped_outputs(project)
    assert not found, listed(found)


def test_every_template_of_the_project_is_rendered(project: Path) -> None:
    found = stray_templates(project)
    assert not found, listed(found)


def test_every_asset_of_the_project_is_delivered(project: Path) -> None:
    found = undelivered_assets(project)
    assert not found, listed(found)


def test_planted_asset_that_nothing_delivers_is_found(tmp_path: Path) -> None:
    tree = {
        "templates/report/assets/a.js": "'use strict';",
        "templates/report/assets/b.js": "{{ no template }}",
        "extractor/writers/report/assets.py": "OWN = ('a.js',)\n",
    }
    assert places(undelivered_assets(plant(tmp_path, tree))) == [("templates/report/assets/b.js", 0)]


def test_no_text_of_the_project_is_compiled(project: Path) -> None:
    found = compiled_texts(project)
    assert not found, listed(found)


def test_project_has_templates(project: Path) -> None:
    assert _templates(project)


def test_an_undefined_name_is_an_error() -> None:
    assert ENVIRONMENT.undefined is StrictUndefined
    with pytest.raises(UndefinedError):
        ENVIRONMENT.from_string("{{ no_such_name }}").render()


@pytest.mark.parametrize(("name", "escaped"), [("report/index.html.j2", True), ("python/models.py.j2", False)])
def test_only_html_is_escaped_by_itself(tmp_path: Path, name: str, escaped: bool) -> None:
    plant(tmp_path, {name: "{{ text }}"})
    rendered = make_environment([str(tmp_path)]).get_template(name).render(text="<b>")
    assert (rendered == "&lt;b&gt;") is escaped


FILTER = min(FILTERS)
PLANTED = {
    "bare": ("a\n{{ x }}\n", [2]),
    "member": ("{% for x in y %}\n{{ x.name }}{% endfor %}", [2]),
    "filter-of-jinja": ("{{ x | upper }}", [1]),
    "filter-that-is-not-last": (f"{{{{ x | {FILTER} | title }}}}", [1]),
    "indented-before-nothing": ("{{ x | indent(2) }}", [1]),
    "unescaped-by-a-block": (f"{{% filter replace('a', 'b') %}}{{{{ x | {FILTER} }}}}{{% endfilter %}}", [1]),
    "one-branch": (f"{{{{ x | {FILTER} if x else y }}}}", [1]),
    "concatenated": (f"{{{{ x | {FILTER} ~ y }}}}", [1]),
    "call-of-a-value": ("{{ x.name() }}", [1]),
    "unknown-macro": ("{% import '_a.j2' as a %}\n{{ b.row(x) }}", [2]),
    "inside-a-macro": ("{% macro row(x) %}\n{{ x }}\n{% endmacro %}{{ row(1) }}", [2]),
    "captured": (f"{{% set y %}}{{{{ x | {FILTER} }}}}{{% endset %}}\n{{{{ y }}}}", [2]),
    "broken": ("\n{% if %}", [2]),
}


@pytest.mark.parametrize(("text", "lines"), PLANTED.values(), ids=PLANTED)
def test_planted_unescaped_output_is_found(tmp_path: Path, text: str, lines: list[int]) -> None:
    path = "templates/python/a.py.j2"
    assert places(unescaped_outputs(plant(tmp_path, {path: text}))) == [(path, line) for line in lines]


PLANTED_HTML = {
    "in-a-script": ("<script>\nlet x = {{ x }};</script>{{ x }}", [2]),
    "in-a-style": ("<p>{{ x }}</p><style>\n{{ x }}", [2]),
    "declared-safe": ("<p>\n{{ x | safe }}</p>", [2]),
    "autoescape-off": ("{% autoescape false %}\n{{ x }}{% endautoescape %}", [1]),
}


@pytest.mark.parametrize(("text", "lines"), PLANTED_HTML.values(), ids=PLANTED_HTML)
def test_planted_hole_in_html_is_found(tmp_path: Path, text: str, lines: list[int]) -> None:
    path = "templates/report/a.html.j2"
    assert places(unescaped_outputs(plant(tmp_path, {path: text}))) == [(path, line) for line in lines]


def test_escaped_outputs_are_left_alone(tmp_path: Path) -> None:
    text = (
        "{% import '_a.j2' as a %}{% from '_a.j2' import row, cell as c %}"
        "{% macro own(x) %}{{ x | FILTER }}{% endmacro %}{{ own(x) }}{{ a.row(x) }}{{ c(x) }}"
        "{{ x.y | upper | FILTER }}{{ x | FILTER if x else '' }}{{ x | FILTER(1) if x }}"
        "{{ x | FILTER | indent(2) }}{{ own(x) | indent(4) }}{% filter indent(2) %}{{ x | FILTER }}{% endfilter %}"
        "{# {{ x }} #}{% raw %}{{ x }}{% endraw %}{% for y in x if y.z %}{{ y | FILTER }}{% endfor %}"
    ).replace("FILTER", FILTER)
    tree = {"templates/python/a.py.j2": text, "templates/report/a.html.j2": "<p title='{{ x }}'>{{ x.y }}</p>"}
    assert unescaped_outputs(plant(tmp_path, tree)) == []


def test_planted_orphan_and_missing_template_are_found(tmp_path: Path) -> None:
    tree = {
        "templates/python/a.py.j2": "{% include 'python/_b.j2' %}{% include 'python/_gone.j2' %}",
        "templates/python/_b.j2": "{% include name %}",
        "templates/python/orphan.j2": "{% include 'python/orphan.j2' %}",
        "templates/python/c.py.j2": "c",
        "templates/python/d.py.j2": "d",
        "extractor/writers/python/write.py": "A = 'python/a.py.j2'\nB = 'python/lost.j2'\nC = f'python/{c}.py.j2'\n",
        "extractor/writers/python/name.py": "C = 'c'\n",
        "extractor/writers/typescript/name.py": "D = 'd'\n",
    }
    assert places(stray_templates(plant(tmp_path, tree))) == [
        ("extractor/writers/python/write.py", 0),
        ("templates/python/_b.j2", 0),
        ("templates/python/a.py.j2", 0),
        ("templates/python/d.py.j2", 0),
        ("templates/python/orphan.j2", 0),
    ]


PLANTED_COMPILERS = {
    "environment": "from jinja2 import Environment\nx = Environment(autoescape=True)\n",
    "from-string": "def f(e, text):\n    return e.from_string(text)\n",
    "template": "import jinja2\nx = jinja2.Template('a')\n",
    "markup": "import markupsafe\nx = markupsafe.Markup('a')\n",
}


@pytest.mark.parametrize("text", PLANTED_COMPILERS.values(), ids=PLANTED_COMPILERS)
def test_planted_compiler_of_text_is_found(tmp_path: Path, text: str) -> None:
    path = "extractor/writers/a.py"
    assert places(compiled_texts(plant(tmp_path, {path: text}))) == [(path, 2)]
