"""The commands from the outside: results, findings, exit codes, and what is never shown."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractor.commands.check import Format
from extractor.commands.main import app
from extractor.diagnostics.catalog import RULES
from extractor.diagnostics.renderers import RENDERERS
from extractor.writers.registry import WRITERS
from tests.engine.pages import operation_page, small_docs
from tests.sources.planting import plant_files

PAGE = "en-US/api-reference/beta/api/call-get.md"
DAMAGED = operation_page("call").replace("`200 OK`", "`204 No Content`")
VERBS = ("build", "facts", "strip", "check", "explain", "targets")


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A set without findings that matter, in a working directory without configuration."""
    monkeypatch.chdir(tmp_path)
    return plant_files(tmp_path / "docs_in", small_docs())


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def program(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "extractor", *map(str, arguments)]
    variables = os.environ | environment
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=variables, check=False, timeout=60)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(verb: str) -> None:
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert f"Example: extractor {verb}" in result.output
    assert "--quiet" in result.output
    assert "--verbose" in result.output


def test_program_has_help_and_version() -> None:
    assert "Example: extractor" in run("--help").output
    assert run("--version").output.startswith("extractor ")


def test_build_with_defaults(docs: Path) -> None:
    result = run("build")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert (docs.parent / "generated" / "manifest.json").is_file()
    assert "12 (de-DE beta: 4, en-US beta: 4, en-US v1.0: 4)" in result.stderr


def test_check_option_names_stale_files(docs: Path) -> None:
    assert run("build", "--check").exit_code == 1
    assert run("build").exit_code == 0
    assert run("build", "--check").exit_code == 0
    (docs.parent / "generated" / "NOTICE").unlink()
    result = run("build", "--check", "-q")
    assert (result.exit_code, result.stderr) == (1, "generated/NOTICE: missing\n")


def test_fail_on_decides_the_exit_code(docs: Path) -> None:
    plant_files(docs, {PAGE: DAMAGED})
    codes = {
        severity: run("build", "--fail-on", severity).exit_code for severity in ("never", "error", "warning", "note")
    }
    assert codes == {"never": 0, "error": 0, "warning": 1, "note": 1}


def test_quiet_and_verbose(docs: Path) -> None:
    plant_files(docs, {PAGE: DAMAGED})
    assert run("build", "-q").stderr == ""
    usual, verbose = run("build").stderr, run("build", "-v").stderr
    assert "warning[" in usual
    assert "note[" not in usual
    assert set(usual.splitlines()) < set(verbose.splitlines())


def test_findings_of_one_rule_are_counted_after_twenty(docs: Path) -> None:
    for number in range(30):
        (docs / f"en-US/api-reference/beta/api/link{number:02}.md").symlink_to("call-get.md")
    result = run("build")
    assert result.exit_code == 1
    assert result.stderr.count("error[not-a-regular-file]") == 20
    assert "10 more of not-a-regular-file" in result.stderr


def test_lists_repeat_or_take_commas(docs: Path) -> None:
    assert run("build", "--locale", "de-DE,en").exit_code == 0
    assert (docs.parent / "generated" / "en-US").is_dir()
    assert run("build", "--out", "other", "--locale", "de-DE", "--locale", "ja-JP").exit_code == 0
    assert sorted(path.name for path in (docs.parent / "other").iterdir()) == [
        "NOTICE",
        "canonical",
        "de-DE",
        "manifest.json",
        "report",
    ]


def test_configuration_is_used_and_options_win(docs: Path) -> None:
    plant_files(docs.parent, {"extractor.toml": 'out = "made"\nlocales = ["de-DE"]\ntargets = ["permissions"]\n'})
    assert run("build").exit_code == 0
    assert sorted(path.name for path in (docs.parent / "made").iterdir()) == ["NOTICE", "de-DE", "manifest.json"]
    assert run("build", "--out", "other", "--locale", "en-US").exit_code == 0
    assert (docs.parent / "other" / "en-US").is_dir()


def test_configuration_in_the_documentation_is_not_used(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant_files(docs, {"extractor.toml": 'out = "../stolen"\nfail-on = "never"\n'})
    monkeypatch.chdir(docs)
    assert run("build", docs, "--out", docs.parent / "out").exit_code == 0
    assert run("build").exit_code == 2
    plant_files(docs, {"extractor.toml": 'docs = "."\nout = "../stolen"\n'})
    assert run("build").exit_code == 2
    assert not (docs.parent / "stolen").exists()


IMPOSSIBLE: dict[str, tuple[str, ...]] = {
    "no-such-verb": ("compile",),
    "no-such-option": ("build", "--no-such-option"),
    "no-such-severity": ("build", "--fail-on", "fatal"),
    "no-such-docs": ("build", "nowhere"),
    "no-such-target": ("build", "--only", "cobol"),
    "no-such-locale": ("build", "--locale", "ja-JP"),
    "no-processes": ("build", "--jobs", "0"),
    "no-such-templates": ("build", "--templates", "nowhere"),
    "overlap": ("build", "--out", "docs_in/out"),
    "output-is-a-file": ("build", "--out", "file"),
    "facts-of-nothing": ("facts",),
    "facts-of-no-folder": ("facts", "nowhere"),
    "strip-of-nothing": ("strip", "nowhere"),
    "check-of-nothing": ("check", "nowhere"),
    "check-in-no-format": ("check", "--format", "pdf"),
    "no-such-rule": ("explain", "no-such-rule"),
}


@pytest.mark.parametrize("arguments", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_impossible_runs_end_with_2(docs: Path, arguments: tuple[str, ...]) -> None:
    plant_files(docs.parent, {"file": "precious"})
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr != ""
    assert "Traceback" not in result.stderr
    assert (docs.parent / "file").read_text(encoding="utf-8") == "precious"


def test_defect_of_the_program_ends_with_2_and_no_traceback(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise RecursionError("too deep\x1b[31m")

    monkeypatch.setattr("extractor.engine.parts.link_api", fail)
    result = run("build")
    assert result.exit_code == 2
    assert "RecursionError" in result.stderr
    assert "Traceback" not in result.stderr
    assert "\x1b" not in result.stderr


def test_facts_are_json_lines_in_the_order_of_paths(docs: Path) -> None:
    result = run("facts", docs)
    pages = [json.loads(line) for line in result.stdout.splitlines()]
    assert [page["path"] for page in pages] == sorted(small_docs())
    assert {page["format"] for page in pages} == {1}
    assert (result.exit_code, result.stderr) == (0, "")


def test_facts_of_several_places(docs: Path) -> None:
    result = run("facts", docs / PAGE, docs / "de-DE", "--jobs", "2")
    paths = [json.loads(line)["path"] for line in result.stdout.splitlines()]
    assert paths[0] == "api-reference/beta/api/call-get.md"
    assert len(paths) == 5


def test_facts_of_what_cannot_be_read_end_with_1(docs: Path) -> None:
    (docs / "de-DE/api-reference/beta/api/zoo-get.md").symlink_to("call-get.md")
    result = run("facts", docs)
    assert result.exit_code == 1
    last = [json.loads(line) for line in result.stdout.splitlines() if "zoo" in line]
    assert [item["rule"] for page in last for item in page["diagnostics"]] == ["not-a-regular-file"]


def test_schema_of_facts_is_json() -> None:
    result = run("facts", "--schema")
    assert result.exit_code == 0
    assert "$schema" in json.loads(result.stdout)


LOOKUP = '<span class="sxs-lookup"><span data-stu-id="1-1">Call</span></span>'
SIDE_BY_SIDE = f'# <a name="x"></a><span data-ttu-id="1-1">Ruf</span>{LOOKUP}\r\n'


@pytest.mark.parametrize(("options", "text"), [((), b"Ruf\r\n"), (("--english",), b"Call\r\n")], ids=["own", "english"])
def test_strip(tmp_path: Path, options: tuple[str, ...], text: bytes) -> None:
    page = plant_files(tmp_path, {"a.md": SIDE_BY_SIDE}) / "a.md"
    result = run("strip", page, *options)
    assert result.exit_code == 0
    assert result.stdout_bytes == b'# <a name="x"></a>' + text


def test_strip_of_what_is_no_text_names_the_line(tmp_path: Path) -> None:
    page = plant_files(tmp_path, {"a.md": b"a\nb\xff"}) / "a.md"
    result = run("strip", page)
    assert result.exit_code == 2
    assert f"{page}:2" in result.stderr


def test_formats_of_check_are_the_renderers() -> None:
    assert [item.value for item in Format] == list(RENDERERS)


@pytest.mark.parametrize("name", RENDERERS)
def test_check_in_every_format(docs: Path, name: str) -> None:
    plant_files(docs, {PAGE: DAMAGED})
    result = run("check", "--format", name, "--fail-on", "warning")
    assert result.exit_code == 1
    assert "prose-status-differs" in result.stdout
    assert not (docs.parent / "generated").exists()


def test_check_of_one_locale(docs: Path) -> None:
    plant_files(docs, {PAGE: DAMAGED})
    assert "prose-status-differs" not in run("check", "--locale", "de-DE").stdout
    assert run("check", "--locale", "de-DE").exit_code == 0


def test_explain_and_targets_say_everything() -> None:
    listed = run("explain").stdout
    assert [rule for rule in RULES if rule not in listed] == []
    assert "unreadable-file" in run("explain", "unreadable-file").stdout
    targets = run("targets").stdout
    assert [target.name for target in WRITERS if target.name not in targets] == []


def test_hostile_text_does_not_reach_the_terminal(docs: Path) -> None:
    (docs / "en-US/api-reference/beta/api/a\x1b[31m\u202e.md").symlink_to("call-get.md")
    for arguments in (("build",), ("check",)):
        result = run(*arguments)
        assert "not-a-regular-file" in result.output
        assert "\x1b" not in result.output
        assert "\u202e" not in result.output


def test_facts_obey_no_text_and_say_the_same(docs: Path) -> None:
    hidden = "a\u202eb\u009b2Jc\u200bd"
    file = plant_files(docs / "hidden", {"api-reference/beta/api/lamp-get.md": f"# {hidden}\n\n{hidden}\n"})
    shown = run("facts", file).stdout
    assert not {"\u202e", "\u009b", "\u200b", "\x1b"} & set(shown)
    assert json.loads(shown)["title"]["text"] == hidden


@pytest.mark.parametrize("module", ["rich", "markdown_it", "jinja2", "yaml", "bs4", "pygit2", "json5"])
def test_help_loads_nothing_heavy(tmp_path: Path, module: str) -> None:
    probe = "import sys, extractor.commands.main; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert module not in loaded.stdout.split()


def test_reader_that_stops_early_is_no_failure(docs: Path) -> None:
    command = [sys.executable, "-m", "extractor", "facts", str(docs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        assert started.stderr.read() == b""
    assert started.returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_interrupted_build_ends_with_130(docs: Path) -> None:
    more = {f"en-US/api-reference/beta/api/thing{n:04}-get.md": operation_page(f"thing{n:04}") for n in range(600)}
    plant_files(docs, more)
    command = [sys.executable, "-m", "extractor", "build", "--jobs", "2"]
    with subprocess.Popen(
        command, cwd=docs.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as started:
        while not (docs.parent / "generated").is_dir():  # made just before the first page is read
            time.sleep(0.01)
        os.killpg(started.pid, signal.SIGINT)
        _, errors = started.communicate(timeout=60)
    assert started.returncode == 130
    assert b"Traceback" not in errors
    assert list((docs.parent / "generated").iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize("delay", [0.02, 0.05, 0.1, 0.2])
def test_interrupt_while_the_program_loads_shows_no_traceback(docs: Path, delay: float) -> None:
    """As a terminal does it: the whole group is interrupted. What the interpreter does before is its own."""
    probe = "from extractor.commands.start import main; print(flush=True); main()"
    command = [sys.executable, "-c", probe, "build", "--no-cache"]
    with subprocess.Popen(
        command, cwd=docs.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as started:
        assert started.stdout is not None
        started.stdout.readline()
        time.sleep(delay)
        os.killpg(started.pid, signal.SIGINT)
        _, errors = started.communicate(timeout=60)
    assert b"Traceback" not in errors
    assert started.returncode == 130


@pytest.mark.skipif(os.name != "posix", reason="needs signals and locks")
def test_processes_of_a_killed_build_end_and_free_its_output(docs: Path) -> None:
    more = {f"en-US/api-reference/beta/api/thing{n:04}-get.md": operation_page(f"thing{n:04}") for n in range(600)}
    plant_files(docs, more)
    out = docs.parent / "generated"
    command = [sys.executable, "-m", "extractor", "build", "--jobs", "2"]
    with subprocess.Popen(command, cwd=docs.parent, stderr=subprocess.DEVNULL) as started:
        while not out.is_dir():
            time.sleep(0.01)
        time.sleep(0.3)
        started.kill()
    # A process that outlived its parent would hold the lock it inherited, and this build would wait for ever.
    assert program("build", "--page", "call-get", cwd=docs.parent).returncode == 0
    assert (out / "manifest.json").is_file()


def test_console_without_unicode_shows_escapes(docs: Path) -> None:
    (docs / "en-US/api-reference/beta/api/原因.md").symlink_to("call-get.md")
    result = program("build", cwd=docs.parent, PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    assert "\\u539f\\u56e0.md" in result.stderr


def test_no_colour_when_asked(docs: Path) -> None:
    result = program("--help", cwd=docs.parent, NO_COLOR="1", FORCE_COLOR="1", TERM="xterm-256color")
    assert "\x1b[3" not in result.stdout


def test_report_tells_where_the_site_is(docs: Path) -> None:
    assert run("report").exit_code == 2
    assert run("build", "-q").exit_code in (0, 1)
    result = run("report")
    assert (result.exit_code, result.stdout) == (0, "generated/report/index.html\n")


@pytest.mark.parametrize(("starts", "code"), [(True, 0), (False, 2)], ids=["a-browser", "no-browser"])
def test_report_opens_the_site_from_disk(docs: Path, monkeypatch: pytest.MonkeyPatch, starts: bool, code: int) -> None:
    opened: list[str] = []

    def show(url: str) -> bool:
        opened.append(url)
        return starts

    monkeypatch.setattr("webbrowser.open", show)
    run("build", "-q", "--only", "report")
    assert run("report", "--open").exit_code == code
    assert opened == [(docs.parent / "generated" / "report" / "index.html").resolve().as_uri()]
