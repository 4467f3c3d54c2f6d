"""The HTTP libraries that a test suite mocks with, each behind the same two functions: start and stop.

A function that answers requests goes in; while a client is started, what the code under test sends reaches that
function. `responses` stands between requests and the network, `respx` between httpx and the network, and
`pytest-httpserver` is a server that the code is pointed at. A further library is a class and an entry of `CLIENTS`.
"""

import re
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, Protocol

from extractor.pytest_plugin.messages import Answer, SentRequest

Respond = Callable[[SentRequest], Answer]
_ANY_URL = re.compile(".*")
_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")


class Client(Protocol):
    """A way to intercept requests; `base_url` is where the code must send them, None where it need not care."""

    @property
    def base_url(self) -> str | None:
        """See the class."""

    def start(self) -> None:
        """Intercept from now on."""

    def stop(self) -> None:
        """Intercept no longer."""


class ResponsesClient:
    """What is sent through requests, by way of the library `responses`."""

    base_url: str | None = None

    def __init__(self, respond: Respond) -> None:
        """Answer by `respond`."""
        import responses  # noqa: PLC0415 - one of several libraries, loaded when a test mocks with it

        self._mock = responses.RequestsMock(assert_all_requests_are_fired=False)
        self._respond = respond

    def start(self) -> None:
        """Patch requests."""
        self._mock.start()
        for method in _METHODS:
            self._mock.add_callback(method, _ANY_URL, callback=self._answer, content_type=None)

    def stop(self) -> None:
        """Let requests go to the network again."""
        self._mock.stop(allow_assert=False)
        self._mock.reset()

    def _answer(self, request: Any) -> tuple[int, Any, bytes]:
        sent = SentRequest(
            method=request.method,
            url=request.url,
            headers=tuple((name, _text(value)) for name, value in request.headers.items()),
            content=_bytes(request.body),
        )
        answer = self._respond(sent)
        return answer.status, list(answer.headers), answer.content


class RespxClient:
    """What is sent through httpx, by way of respx."""

    base_url: str | None = None

    def __init__(self, respond: Respond) -> None:
        """Answer by `respond`."""
        import respx  # noqa: PLC0415 - one of several libraries, loaded when a test mocks with it

        self._router = respx.MockRouter(assert_all_called=False)
        self._router.route().mock(side_effect=self._answer)
        self._respond = respond

    def start(self) -> None:
        """Patch httpx."""
        self._router.start()

    def stop(self) -> None:
        """Let httpx go to the network again."""
        self._router.stop(quiet=True)

    def _answer(self, request: Any) -> Any:
        import httpx  # noqa: PLC0415 - loaded by respx already

        headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw)
        sent = SentRequest(method=request.method, url=str(request.url), headers=headers, content=request.read())
        answer = self._respond(sent)
        return httpx.Response(answer.status, headers=list(answer.headers), content=answer.content)


class ServerClient:
    """What is sent to a server of pytest-httpserver, by any library and from any process."""

    def __init__(self, respond: Respond) -> None:
        """Answer by `respond`; the server listens from now on."""
        from pytest_httpserver import HTTPServer  # noqa: PLC0415 - one of several libraries, loaded when a test mocks with it

        self._server = HTTPServer(host="127.0.0.1", port=0)
        self._respond = respond
        self.base_url: str | None = None

    def start(self) -> None:
        """Listen."""
        self._server.start()
        self._server.expect_request(_ANY_URL).respond_with_handler(self._answer)
        self.base_url = self._server.url_for("").rstrip("/")

    def stop(self) -> None:
        """Listen no longer."""
        self._server.stop()

    def _answer(self, request: Any) -> Any:
        from werkzeug import Response  # noqa: PLC0415 - loaded by pytest-httpserver already

        sent = SentRequest(
            method=request.method, url=_sent_url(request), headers=tuple(request.headers), content=request.get_data()
        )
        try:
            answer = self._respond(sent)
        except AssertionError as error:
            # the test itself fails when it ends; its client shall see why
            return Response(str(error), status=500, content_type="text/plain; charset=utf-8")
        return Response(answer.content, status=answer.status, headers=list(answer.headers))


def _sent_url(request: Any) -> str:
    """The URL as it came, nothing decoded."""
    target = request.environ.get("RAW_URI") or request.environ.get("REQUEST_URI") or request.full_path
    return f"http://{request.host}{target}"


CLIENTS: dict[str, tuple[tuple[str, ...], Callable[[Respond], Client]]] = {
    "responses": (("responses",), ResponsesClient),
    "respx": (("respx", "httpx"), RespxClient),
    "httpserver": (("pytest_httpserver",), ServerClient),
}
# What is used when a suite does not say: everything that needs no change of URLs
_IN_PROCESS = ("responses", "respx")


def choose_clients(names: tuple[str, ...]) -> tuple[str, ...]:
    """The clients of those names, or the installed ones that work in the process; raises `LookupError` for none."""
    unknown = [name for name in names if name not in CLIENTS]
    if unknown:
        raise LookupError(f"no such client: {', '.join(unknown)} (there are {', '.join(CLIENTS)})")
    missing = [name for name in names if not _is_installed(name)]
    if missing:
        raise LookupError(f"not installed: {', '.join(missing)}")
    chosen = names or tuple(name for name in _IN_PROCESS if _is_installed(name))
    if not chosen:
        raise LookupError("to mock the service, install responses (for requests) or respx (for httpx)")
    return chosen


def _is_installed(name: str) -> bool:
    modules, _ = CLIENTS[name]
    return all(find_spec(module) is not None for module in modules)


def _bytes(body: Any) -> bytes:
    if body is None:
        return b""
    if isinstance(body, str):
        return body.encode("utf-8")
    return bytes(body) if isinstance(body, bytes | bytearray) else b"".join(body)


def _text(value: Any) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)
