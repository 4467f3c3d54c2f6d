"""A web server that keeps what was sent to it and answers everything alike."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A request as it came over the wire; names of headers are lower case."""

    method: str
    target: str
    headers: dict[str, str]
    content: bytes


@dataclass(slots=True, kw_only=True)
class Listener:
    """Where the server listens and what it got, in order."""

    url: str = ""
    received: list[Received] = field(default_factory=list)


@contextmanager
def listen() -> Iterator[Listener]:
    """A running server, until the block ends."""
    listener = Listener()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            received = Received(method=self.command, target=self.path, headers=headers, content=content)
            listener.received.append(received)
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815 - the names are those of the base class

        def log_message(self, *arguments: object) -> None:
            """Nothing: the test says what went wrong."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield listener
    finally:
        server.shutdown()
        server.server_close()
