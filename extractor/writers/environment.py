"""The Jinja2 environment that every template is rendered in.

`StrictUndefined`, so that a typo is an error; no autoescape outside HTML, because each output context has its own
escaping filter and page text reaches an output only through one. Documentation text is data: it is never compiled.
"""

from collections.abc import Callable, Sequence
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from extractor.writers.escaping.fragment import FRAGMENT_FILTERS
from extractor.writers.escaping.http_file import HTTP_FILE_FILTERS
from extractor.writers.escaping.json import JSON_FILTERS
from extractor.writers.escaping.python import PYTHON_FILTERS
from extractor.writers.escaping.text import TEXT_FILTERS
from extractor.writers.escaping.typescript import TYPESCRIPT_FILTERS
from extractor.writers.escaping.yaml import YAML_FILTERS

FILTERS: dict[str, Callable[..., Any]] = {
    **JSON_FILTERS,
    **YAML_FILTERS,
    **PYTHON_FILTERS,
    **TYPESCRIPT_FILTERS,
    **TEXT_FILTERS,
    **HTTP_FILE_FILTERS,
    **FRAGMENT_FILTERS,
}


def make_environment(folders: Sequence[str]) -> Environment:
    """An environment over template `folders`, the first of which shadow the later ones file by file."""
    environment = Environment(
        loader=FileSystemLoader(list(folders), encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(enabled_extensions=("html.j2", "html"), default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    return environment
