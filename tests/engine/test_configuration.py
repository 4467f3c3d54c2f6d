"""What the configuration may say, where it is looked for, and what ends the run."""

import re
from pathlib import Path

import pytest

from extractor.diagnostics.policy import Policy
from extractor.engine.configuration import Configuration, load_configuration
from extractor.engine.options import DEFAULT_INFO
from extractor.model.diagnostic import Severity
from extractor.sources.error import ExtractorError
from tests.sources.planting import plant_files

FULL = """
docs = "pages"
out = "made"
locales = ["zh-CN"]
api-versions = ["beta"]
targets = ["openapi"]
fail-on = "never"
ignore = ["unreadable-file"]
[severity]
output-edited = "error"
[per-page-ignore]
"call-*" = ["case-collision"]
[info]
title = "Calls"
license-name = "MIT"
"""


def test_no_configuration_gives_the_defaults(tmp_path: Path) -> None:
    plant_files(tmp_path, {"pyproject.toml": "[tool.other]\ndocs = 1\n"})
    assert load_configuration(tmp_path) == Configuration()
    assert (Configuration().docs, Configuration().out) == ("docs_in", "generated")


def test_every_key(tmp_path: Path) -> None:
    plant_files(tmp_path, {"extractor.toml": FULL})
    found = load_configuration(tmp_path)
    assert (found.docs, found.out, found.locales, found.api_versions) == ("pages", "made", ("zh-CN",), ("beta",))
    assert (found.targets, found.fail_on, found.file) == (("openapi",), None, tmp_path / "extractor.toml")
    assert found.policy == Policy(
        severity={"output-edited": Severity.ERROR},
        ignore=("unreadable-file",),
        per_page_ignore=(("call-*", ("case-collision",)),),
    )
    assert (found.info.title, found.info.license_name) == ("Calls", "MIT")
    assert found.info.license_url == DEFAULT_INFO.license_url


def test_own_file_wins_as_a_whole(tmp_path: Path) -> None:
    plant_files(
        tmp_path, {"pyproject.toml": '[tool.extractor]\ndocs = "a"\nout = "b"\n', "extractor.toml": 'docs = "c"'}
    )
    found = load_configuration(tmp_path)
    assert (found.docs, found.out) == ("c", "generated")


def test_table_of_the_project(tmp_path: Path) -> None:
    plant_files(tmp_path, {"pyproject.toml": '[tool.extractor]\ndocs = "a"\n'})
    assert load_configuration(tmp_path).docs == "a"


WRONG = {
    "unknown-key": 'doc = "a"',
    "feature-of-nobody": "color = true",
    "wrong-type": "docs = 1",
    "wrong-items": "locales = [1]",
    "no-list": 'locales = "zh-CN"',
    "no-severity": '[severity]\noutput-edited = "fatal"',
    "no-fail-on": 'fail-on = "fatal"',
    "unknown-rule": 'ignore = ["no-such-rule"]',
    "unknown-rule-of-a-page": '[per-page-ignore]\n"a" = ["no-such-rule"]',
    "unknown-member": '[info]\ntitel = "a"',
    "no-table": 'info = "a"',
    "no-toml": "docs = ",
    "no-text": b"docs = \xff",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_configuration_that_cannot_be_used_ends_the_run(tmp_path: Path, text: str | bytes) -> None:
    plant_files(tmp_path, {"extractor.toml": text})
    with pytest.raises(ExtractorError, match=r"^extractor\.toml: "):
        load_configuration(tmp_path)


def test_error_names_the_key_that_was_meant(tmp_path: Path) -> None:
    plant_files(tmp_path, {"extractor.toml": "api-version = []"})
    with pytest.raises(ExtractorError, match="'api-versions'"):
        load_configuration(tmp_path)


def test_what_the_readme_shows_is_a_configuration(project: Path, tmp_path: Path) -> None:
    shown = re.findall(r"^```toml\n(.*?)^```$", (project / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    assert shown
    for number, configuration in enumerate(shown):
        plant_files(tmp_path / str(number), {"extractor.toml": configuration})
        assert load_configuration(tmp_path / str(number)) != Configuration()
