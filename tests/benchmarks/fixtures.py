"""How much of a documentation set is in its fixtures, and whether a real server answers as they say.

    python -m tests.benchmarks.fixtures DOCS [--replay]

For each version it prints: the annotated answers to requests that a plain text scan counts, and which of them are
neither in the fixtures nor in a diagnostic; the exchanges that pages show and those derived for the other paths of a
page, in all and for each API page with an example; how far their bodies can be relied on. With `--replay` a WireMock
serves the stub mappings, every documented request is sent, and the answers that differ are named.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractor.engine.api import read_docs
from extractor.engine.options import DEFAULT_INFO
from extractor.engine.templates import template_folders
from extractor.linking.api import ApiSet
from extractor.linking.link import link_api
from extractor.writers.environment import make_environment
from extractor.writers.fixtures import write_fixtures
from extractor.writers.mocks.wiremock import write_wiremock
from extractor.writers.target import OutputFile, StreamedFile, WriteContext
from tests.writers.mocks.replay import difference, documented, send
from tests.writers.mocks.wiremock_server import Server, serve
from tests.writers.test_annotation_scan import lost_of

_SHOWN = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path)
    parser.add_argument("--replay", action="store_true", help="send every documented request to a WireMock")
    arguments = parser.parse_args()
    pages = tuple(read_docs(arguments.docs, jobs=None))
    api_set, linked = link_api(pages)
    count, missing = lost_of(arguments.docs, pages, api_set, linked)
    say(f"annotated answers: {count}; in neither fixtures nor diagnostics: {len(missing)}")
    show(f"{path}:{line}" for path, line in missing)
    with tempfile.TemporaryDirectory() as folder:
        write(api_set, Path(folder))
        for version in sorted(Path(folder, "canonical").iterdir()):
            measure(version)
            if arguments.replay:
                with serve(version / "mocks" / "wiremock") as server:
                    replay(version, server)


def write(api_set: ApiSet, folder: Path) -> None:
    context = WriteContext(
        templates=make_environment(template_folders(None)),
        info=DEFAULT_INFO,
        docstrings=None,
    )
    for file in written(api_set, context):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)


def written(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile | StreamedFile]:
    yield from write_fixtures(api_set, context)
    yield from write_wiremock(api_set, context)


def measure(version: Path) -> None:
    exchanges = [exchange for exchange in read(version) if exchange["origin"]["page"] is not None]
    shown = [exchange for exchange in exchanges if not exchange["derived"]]
    pages = len({exchange["origin"]["page"] for exchange in shown})
    say(f"{version.name}: {pages} pages with an example")
    say(f"  exchanges shown {len(shown)}, {len(shown) / max(pages, 1):.2f} a page")
    say(f"  with those for other paths {len(exchanges)}, {len(exchanges) / max(pages, 1):.2f} a page")
    bodies = Counter(message["body_validity"] or "none" for exchange in exchanges for message in messages(exchange))
    say("  bodies: " + ", ".join(f"{count} {mark}" for mark, count in bodies.most_common()))


def read(version: Path) -> Iterator[Any]:
    folder = version / "fixtures"
    for entry in json.loads((folder / "index.json").read_bytes())["exchanges"].values():
        yield json.loads((folder / entry["file"]).read_bytes())


def messages(exchange: Any) -> Iterator[Any]:
    if exchange["request"] is not None:
        yield exchange["request"]
    yield from exchange["responses"]


def replay(version: Path, server: Server) -> None:
    calls = list(documented(version / "fixtures"))
    wrong = []
    for call in calls:
        found = difference(call.response, send(server, call, x_graph_docs_example=call.example))
        if found is not None:
            wrong.append(f"{call.example}: {found}")
    share = 100 * (1 - len(wrong) / max(len(calls), 1))
    say(f"  replayed {len(calls)}, as documented {len(calls) - len(wrong)} ({share:.2f} %)")
    show(wrong)


def show(items: Iterable[str]) -> None:
    for item in list(items)[:_SHOWN]:
        say(f"    {item}")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
