"""Prism over a mock document, and every request that the document documents put to it by name.

What a request must be answered with is what the document shows under the same name; each answer that differs is
reported with the request. Nothing here asserts.
"""

import json
import re
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_JSON = "application/json"
# Nobody can be sent a body with these, whatever a page shows (RFC 9110, 6.4.1)
_WITHOUT_CONTENT = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)
_VALUES = {
    "boolean": "true",
    "date": "2019-03-04",
    "date-time": "2019-03-04T09:12:45Z",
    "duration": "P1D",
    "time-local": "09:12:45",
    "uuid": "33434233-3030-3739-3043-393039324633",
}


@dataclass(slots=True)
class Answers:
    """How many requests were put, and those that were answered otherwise than documented."""

    asked: int = 0
    wrong: list[str] = field(default_factory=list)


@contextmanager
def serve(prism: str, document: Path, log: Path, *, seconds: float = 60) -> Iterator[str]:
    """The address of Prism serving the document; raises `TimeoutError` or `ChildProcessError` when it does not."""
    port = _free_port()
    with log.open("wb") as output:
        server = subprocess.Popen([prism, "mock", "--port", str(port), str(document)], stdout=output, stderr=output)
    try:
        _wait(server, log, seconds)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(server: subprocess.Popen[bytes], log: Path, seconds: float) -> None:
    until = time.monotonic() + seconds
    while b"listening" not in log.read_bytes():
        if server.poll() is not None:
            raise ChildProcessError(log.read_text(encoding="utf-8", errors="replace")[-2000:])
        if time.monotonic() > until:
            raise TimeoutError(f"{seconds:.0f} s")
        time.sleep(0.1)


def ask_everything(document: Any, address: str) -> Answers:
    """Put each documented request of each exchange, and compare what comes with what is documented."""
    answers = Answers()
    examples = document["components"]["examples"]
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            for status, kind, name, reference in _shown(operation):
                value = examples[reference.rpartition("/")[2]]["value"]
                request = _request(address + _filled(path, operation), method, operation, examples, name)
                request.add_header("Prefer", f"code={status}, example={name}")
                request.add_header("Accept", kind)
                answers.asked += 1
                wrong = _compare(_answer(request), int(status), kind, value)
                if wrong:
                    answers.wrong.append(f"{method.upper()} {path} {name}: {wrong}")
    return answers


def _filled(path: str, operation: Any) -> str:
    """The path with a value of its type for each placeholder."""
    schemas = {item["name"]: item["schema"] for item in operation.get("parameters", ()) if item["in"] == "path"}
    return _PLACEHOLDER.sub(lambda match: _value(schemas[match[0].strip("{}")]), path)


def _value(schema: Any) -> str:
    return _VALUES.get(schema.get("format") or schema.get("type"), "1")


def _shown(operation: Any) -> Iterator[tuple[str, str, str, str]]:
    for status, response in operation["responses"].items():
        for kind, media in response.get("content", {}).items():
            for name, reference in media.get("examples", {}).items():
                yield status, kind, name, reference["$ref"]


def _request(url: str, method: str, operation: Any, examples: Any, name: str) -> urllib.request.Request:
    """The documented request of the exchange, with what the document requires of any."""
    contents = operation.get("requestBody", {}).get("content", {})
    kind = next((kind for kind, media in contents.items() if name in media.get("examples", {})), _JSON)
    bodies = contents.get(kind, {}).get("examples", {})
    chosen = bodies.get(name) or next(iter(bodies.values()), None)
    body = None if chosen is None else examples[chosen["$ref"].rpartition("/")[2]]["value"]
    data = None if body is None else (json.dumps(body) if "json" in kind else str(body)).encode()
    request = urllib.request.Request(_with_required(url, operation), data=data, method=method.upper())  # noqa: S310 - the local mock server
    request.add_header("Authorization", "Bearer token")
    if data is not None:
        request.add_header("Content-Type", kind + _boundary(kind, data))
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "header" and parameter.get("required"):
            request.add_header(parameter["name"], str(parameter.get("example", "value")))
    return request


def _boundary(kind: str, body: bytes) -> str:
    """The parameter of a multipart type, which is told by the first line of the body."""
    opening = body.split(maxsplit=1)[:1] if kind.startswith("multipart/") else []
    return f"; boundary={opening[0].removeprefix(b'--').decode()}" if opening else ""


def _with_required(url: str, operation: Any) -> str:
    required = [item for item in operation.get("parameters", ()) if item["in"] == "query" and item.get("required")]
    query = {item["name"]: str(item.get("example", 1)) for item in required}
    return f"{url}?{urllib.parse.urlencode(query)}" if query else url


def _answer(request: urllib.request.Request) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(request, timeout=120) as response:  # noqa: S310 - as above
            return response.status, response.read()
    except HTTPError as error:
        return error.code, error.read()
    except URLError as error:
        return 0, str(error.reason).encode()


def _compare(answer: tuple[int, bytes], status: int, kind: str, value: Any) -> str:
    """What is wrong with the answer, "" where nothing is."""
    given, content = answer
    if given != status:
        return f"status {given} instead of {status}: {content[:200].decode(errors='replace')}"
    if status in _WITHOUT_CONTENT:
        same = not content
    elif "json" in kind:
        same = json.loads(content or b"null") == value
    else:
        same = content.decode(errors="replace").strip('"') in (value, json.dumps(value).strip('"'))
    return "" if same else f"another body: {content[:200].decode(errors='replace')}"
