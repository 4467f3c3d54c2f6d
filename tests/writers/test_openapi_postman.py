"""Postman's own converter makes a collection of the OpenAPI document: no writer of ours is needed for it.

The option is the one that Postman's import dialogue calls "Parameter generation: Example".
"""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_METHODS = {"get", "put", "post", "delete", "patch", "head", "options"}
# what the converter makes of `4XX` and `5XX`
_RANGES = {400, 500}
_OPTIONS = "folderStrategy=Tags,parametersResolution=Example"


def operations(document: Any) -> Iterator[tuple[str, str, Any]]:
    for path, item in document["paths"].items():
        yield from ((method.upper(), path, operation) for method, operation in item.items() if method in _METHODS)


def shown_bodies(document: Any) -> list[Any]:
    contents = [operation.get("requestBody", {}).get("content", {}) for _, _, operation in operations(document)]
    media = [kind for content in contents for kind in content.values()]
    names = [reference["$ref"].rpartition("/")[2] for kind in media for reference in kind.get("examples", {}).values()]
    return [document["components"]["examples"][name]["value"] for name in names]


def requests(items: list[Any]) -> Iterator[Any]:
    for item in items:
        if "request" in item:
            yield item
        yield from requests(item.get("item", []))


@pytest.mark.parametrize("version", ["v1.0", "beta"])
def test_postman_imports_every_operation_with_its_documented_body(
    project: Path, node_tool: Callable[[str], str], tmp_path: Path, version: str
) -> None:
    source = project / "generated" / "canonical" / version / "openapi.json"
    made = tmp_path / "collection.json"
    command = [node_tool("openapi2postmanv2"), "-s", str(source), "-o", str(made), "-O", _OPTIONS]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert made.is_file(), done.stdout + done.stderr

    document, found = json.loads(source.read_bytes()), list(requests(json.loads(made.read_bytes())["item"]))
    wanted = [
        (method, path.count("/"), sorted(int(code) for code in operation["responses"] if code.isdigit()))
        for method, path, operation in operations(document)
    ]
    given = [
        (
            item["request"]["method"],
            len(item["request"]["url"]["path"]),
            sorted({response["code"] for response in item["response"]} - _RANGES),
        )
        for item in found
    ]
    assert sorted(given) == sorted(wanted)
    sent = [json.loads(item["request"]["body"]["raw"]) for item in found if item["request"].get("body")]
    shown = shown_bodies(document)
    assert [body for body in sent if body not in shown] == []
    assert bool(sent) is bool(shown)
