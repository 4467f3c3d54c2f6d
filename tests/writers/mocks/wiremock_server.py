"""A real WireMock in a process of its own, and a client that sends documented requests to it.

The server is the standalone archive of Maven Central, from the local Maven repository or `EXTRACTOR_WIREMOCK`; a test
that needs it skips where there is none, or fails where `EXTRACTOR_REQUIRE_JAVA=1` says that it must be there.
"""

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import pytest

VERSION = "3.13.2"
ARTIFACT = f"org.wiremock:wiremock-standalone:{VERSION}"
# a whole version on a busy machine; the small sets of the tests need a second or two
_STARTS_WITHIN = 300.0


def wiremock_archive() -> Path:
    """The archive; skips the test where it, or Java, is not installed."""
    name = f"org/wiremock/wiremock-standalone/{VERSION}/wiremock-standalone-{VERSION}.jar"
    repository = Path(os.environ.get("MAVEN_REPOSITORY") or Path.home() / ".m2" / "repository")
    archive = Path(os.environ.get("EXTRACTOR_WIREMOCK") or repository / name)
    if shutil.which("java") is None or not archive.is_file():
        reason = f"WireMock is not installed: run `mvn dependency:get -Dartifact={ARTIFACT}`"
        if os.environ.get("EXTRACTOR_REQUIRE_JAVA") == "1":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back."""

    status: int
    headers: list[tuple[str, str]]
    content: bytes

    def json(self) -> Any:
        return json.loads(self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running server; each request is sent over one kept connection."""

    connection: HTTPConnection

    def send(self, method: str, target: str, headers: Mapping[str, str], content: bytes | None = None) -> Reply:
        """The reply to a request whose target is sent as it is."""
        try:
            self.connection.request(method, target, body=content, headers=dict(headers))
            response = self.connection.getresponse()
            return Reply(status=response.status, headers=response.getheaders(), content=response.read())
        except HTTPException:
            self.connection.close()
            raise

    def mappings(self) -> list[Any]:
        """The stubs that the server has read."""
        found: list[Any] = self.send("GET", "/__admin/mappings", {}).json()["mappings"]
        return found


@contextmanager
def serve(root: Path) -> Iterator[Server]:
    """A server of the mappings below `root`, until the block ends."""
    port = _free_port()
    options = ["--port", str(port), "--root-dir", str(root), "--no-request-journal", "--disable-banner"]
    command = ["java", "-Xmx1500m", "-jar", str(wiremock_archive()), *options, "--bind-address", "127.0.0.1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            _wait(process, port)
            yield Server(connection=HTTPConnection("127.0.0.1", port, timeout=120))
        finally:
            process.kill()


def _free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port: int = chosen.getsockname()[1]
        return port


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < deadline:
        if process.poll() is not None and process.stdout is not None:
            pytest.fail(process.stdout.read().decode(errors="replace"))
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("WireMock did not start")
