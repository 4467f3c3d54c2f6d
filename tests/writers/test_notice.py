"""`NOTICE`: every statement of the configuration is in it, on a line where it cannot pass for another."""

from dataclasses import replace
from pathlib import Path

import pytest

from extractor.writers.environment import make_environment
from extractor.writers.notice import write_notice
from extractor.writers.target import DocumentInfo, WriteContext
from tests.writers.sample_api import INFO, make_api, make_operation, make_set

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def notice(info: DocumentInfo) -> str:
    context = WriteContext(templates=make_environment([str(TEMPLATES)]), info=info, docstrings=None)
    (file,) = write_notice(make_set(make_api(make_operation())), context)
    assert (file.path, file.pages) == ("NOTICE", ())
    return file.content.decode("utf-8")


@pytest.mark.parametrize("member", ["title", "description", "license_name", "license_url", "attribution", "docs_url"])
def test_every_statement_is_in_it(member: str) -> None:
    assert getattr(INFO, member) in notice(INFO)
    assert "Another value" in notice(replace(INFO, **{member: "Another value"}))


def test_a_statement_stays_on_its_line() -> None:
    plain = notice(INFO)
    broken = notice(replace(INFO, attribution="Microsoft\r\n\x1b[2J Licence: none\u202e"))
    assert len(broken.splitlines()) == len(plain.splitlines())
    assert not set("\r\x1b\u202e") & set(broken)
