"""The neutral fixtures: one JSON file per exchange and per scenario, an index, and the schema of all three.

The canonical APIs go in, the files of `canonical/<version>/fixtures/` come out. What an exchange holds is decided in
`extractor.writers.exchange_view`, which every other fixture target shares; here are only the places of the files. A new
member is a line of a template, of the schema beside it, and a field of the view.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from jinja2 import Environment

from extractor.linking.api import ApiSet
from extractor.writers.error_view import ERRORS_PAGE
from extractor.writers.exchange_view import FixtureExchange, FixtureScenario, FixtureSet, view_fixtures
from extractor.writers.file_name import FileNames, safe_file_name
from extractor.writers.target import OutputFile, StreamedFile, WriteContext

FIXTURES_FORMAT = 1
_INDEX = "index.json"
_SCHEMA = "fixture.schema.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedExchange:
    """An exchange and its file, relative to the folder of the fixtures."""

    file: str
    exchange: FixtureExchange


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedScenario:
    """A scenario and its file, relative to the folder of the fixtures."""

    file: str
    scenario: FixtureScenario


def write_fixtures(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile | StreamedFile]:
    """The neutral fixtures of every version, as `contract/python.md` describes them."""
    for api in api_set.canonical:
        fixtures = view_fixtures(api, api_set.pages)
        yield from _write_version(fixtures, context.templates)


def _write_version(fixtures: FixtureSet, templates: Environment) -> Iterator[OutputFile | StreamedFile]:
    folder = f"canonical/{safe_file_name(fixtures.version)}/fixtures"
    exchanges, errors, scenarios = _place(fixtures)
    for placed in (*exchanges, *errors):
        make = partial(_chunks, templates, "exchange", exchange=placed.exchange)
        path, made_of = f"{folder}/{placed.file}", placed.exchange
        yield StreamedFile(path=path, chunks=make, pages=made_of.pages, made_of=made_of)
    for item in scenarios:
        make = partial(_chunks, templates, "scenario", scenario=item.scenario)
        path, steps = f"{folder}/{item.file}", item.scenario
        yield StreamedFile(path=path, chunks=make, pages=steps.pages, made_of=steps)
    pages = {page for placed in exchanges for page in placed.exchange.pages}
    pages |= {page for item in scenarios for page in item.scenario.pages}
    index = _render(templates, "index", exchanges=exchanges, errors=errors, scenarios=scenarios)
    yield OutputFile(path=f"{folder}/{_INDEX}", content=index, pages=tuple(sorted(pages)))
    yield OutputFile(path=f"{folder}/{_SCHEMA}", content=_render(templates, "fixture.schema"), pages=())


def _chunks(templates: Environment, name: str, **values: object) -> Iterator[bytes]:
    yield _render(templates, name, **values)


def _render(templates: Environment, name: str, **values: object) -> bytes:
    template = templates.get_template(f"fixtures/{name}.json.j2")
    return template.render(format=FIXTURES_FORMAT, **values).encode("utf-8")


def _place(
    fixtures: FixtureSet,
) -> tuple[tuple[PlacedExchange, ...], tuple[PlacedExchange, ...], tuple[PlacedScenario, ...]]:
    """A folder for each page and a file for each id; names are given in the order of ids, so that they are stable."""
    folders = FileNames(reserved=(_INDEX, _SCHEMA, ERRORS_PAGE))
    names: defaultdict[str, FileNames] = defaultdict(FileNames)

    def place(identifier: str, suffix: str) -> str:
        _, _, rest = identifier.partition("/")
        page, _, name = rest.partition("/")
        folder = folders.name(page)
        return f"{folder}/{names[folder].name(name, suffix)}"

    exchanges = tuple(PlacedExchange(file=place(item.id, ".json"), exchange=item) for item in fixtures.exchanges)
    errors = tuple(PlacedExchange(file=f"{ERRORS_PAGE}/{item.status}.json", exchange=item) for item in fixtures.errors)
    scenarios = tuple(
        PlacedScenario(file=place(item.id, ".scenario.json"), scenario=item) for item in fixtures.scenarios
    )
    return exchanges, errors, scenarios
