"""Redocly's recommended rules for a document with one of each thing; skipped where Redocly is not installed."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from extractor.linking.link import link_api
from tests.building import make_page, make_property, make_resource_page, make_status
from tests.writers.test_openapi import rejecting_page, write


def test_redocly_finds_no_error(node_tool: Callable[[str], str], tmp_path: Path) -> None:
    pages = [
        rejecting_page(),
        make_resource_page("call", (make_property("id"), make_property("parent", "call"))),
        make_page(operations=("GET /calls/{id}", "GET /calls/delta", "GET /"), responses=(make_status(200, "call"),)),
    ]
    for output in write(link_api(pages)[0]).values():
        if output.path.startswith("canonical/"):
            file = tmp_path / Path(output.path).name
            file.write_bytes(output.content)
            command = [node_tool("redocly"), "lint", "--extends", "recommended", "--format", "json", str(file)]
            found = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
            report = json.loads(found.stdout[found.stdout.index("{") :])
            assert report["totals"]["errors"] == 0, report["problems"]
