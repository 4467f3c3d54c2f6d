"""Notifications of the service, delivered to the program under test: an ASGI or WSGI application, or a URL.

A notification of the fixtures goes in with the application, what the application answered comes out. Only the path of
the documented URL is used: the host is the program's own, never the one that a page names.
"""

import asyncio
import inspect
import io
import sys
from collections.abc import Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request as UrlRequest
from urllib.request import urlopen

from extractor.pytest_plugin.documents import Exchange, Pairs, Request
from extractor.pytest_plugin.messages import content_of, sendable

_TIMEOUT = 10.0
_DEFAULT_PATH = "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """What is delivered."""

    method: str
    path: str
    query: str
    headers: Pairs
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What the program answered; names of headers are lower case."""

    status: int
    headers: Pairs
    content: bytes


def notification_of(exchange: Exchange, path: str | None = None) -> Notification:
    """The notification that an exchange documents, for the documented path or another one."""
    request = exchange.request
    if request is None or request.body.is_empty:
        raise ValueError(f"{exchange.id} documents no notification")
    target = urlsplit(path or _path(request))
    return Notification(
        method=request.method or "POST",
        path=target.path or _DEFAULT_PATH,
        query=target.query,
        headers=sendable(request.headers, request.body),
        content=content_of(request.body),
    )


def _path(request: Request) -> str:
    """The path of the documented URL, with its query; of a notification whose URL no page shows, the root."""
    if request.url is None:
        return _DEFAULT_PATH
    parts = urlsplit(request.url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def deliver(target: Any, notification: Notification) -> Delivery:
    """Deliver to a URL (a string), an ASGI application or a WSGI application."""
    if isinstance(target, str):
        return _deliver_to_url(target, notification)
    if is_asgi(target):
        return _in_a_loop(deliver_to_asgi(target, notification))
    return _deliver_to_wsgi(target, notification)


def _in_a_loop(delivery: Coroutine[Any, Any, Delivery]) -> Delivery:
    """Run it in this thread, or beside a loop that another fixture keeps running here, as Playwright's browser does."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(delivery)
    context = copy_context()
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(context.run, asyncio.run, delivery).result()


def is_asgi(application: Any) -> bool:
    """Whether the application is called with a scope and awaited."""
    call = getattr(type(application), "__call__", None)  # noqa: B004 - the method itself is looked at, not whether there is one
    return inspect.iscoroutinefunction(application) or inspect.iscoroutinefunction(call)


async def deliver_to_asgi(application: Any, notification: Notification) -> Delivery:
    """Deliver to an ASGI application from within a running event loop."""
    sent: list[dict[str, Any]] = []
    events = [{"type": "http.request", "body": notification.content, "more_body": False}]

    async def receive() -> dict[str, Any]:
        return events.pop(0) if events else {"type": "http.disconnect"}

    async def send(event: dict[str, Any]) -> None:
        sent.append(event)

    await application(_scope(notification), receive, send)
    start = next((event for event in sent if event["type"] == "http.response.start"), None)
    if start is None:
        raise AssertionError(f"the application did not answer {notification.method} {notification.path}")
    headers = ((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in start.get("headers", ()))
    content = b"".join(event.get("body", b"") for event in sent if event["type"] == "http.response.body")
    return Delivery(status=start["status"], headers=tuple(headers), content=content)


def _scope(notification: Notification) -> dict[str, Any]:
    headers = [(b"host", b"testserver"), (b"content-length", str(len(notification.content)).encode())]
    headers += [(name.lower().encode(), value.encode("latin-1")) for name, value in notification.headers]
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": notification.method,
        "scheme": "http",
        "path": notification.path,
        "raw_path": notification.path.encode(),
        "query_string": notification.query.encode(),
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 0),
        "server": ("testserver", 80),
    }


def _deliver_to_wsgi(application: Any, notification: Notification) -> Delivery:
    answered: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> Any:
        answered.update(status=int(status.split(maxsplit=1)[0]), headers=headers)
        return lambda _: None

    body: Iterable[bytes] = application(_environ(notification), start_response)
    content = b"".join(body)
    close = getattr(body, "close", None)
    if close is not None:
        close()
    headers = tuple((name.lower(), value) for name, value in answered["headers"])
    return Delivery(status=answered["status"], headers=headers, content=content)


def _environ(notification: Notification) -> dict[str, Any]:
    environ = {
        "REQUEST_METHOD": notification.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": notification.path,
        "QUERY_STRING": notification.query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_LENGTH": str(len(notification.content)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(notification.content),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": True,
    }
    named = ((name.upper().replace("-", "_"), value) for name, value in notification.headers)
    return environ | {name if name == "CONTENT_TYPE" else f"HTTP_{name}": value for name, value in named}


def _deliver_to_url(url: str, notification: Notification) -> Delivery:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise ValueError(f"{url}: notifications go to http and https URLs, and to applications")
    has_path = parts.path not in ("", "/")
    query = f"?{notification.query}" if notification.query else ""
    target = url if has_path else f"{parts.scheme}://{parts.netloc}{notification.path}{query}"
    request = UrlRequest(  # noqa: S310 - the scheme is one of the two
        target, data=notification.content, headers=dict(notification.headers), method=notification.method
    )
    try:
        with urlopen(request, timeout=_TIMEOUT) as reply:  # noqa: S310 - as above
            return Delivery(status=reply.status, headers=_lower(reply.headers.items()), content=reply.read())
    except HTTPError as reply:
        return Delivery(status=reply.code, headers=_lower(reply.headers.items()), content=reply.read())


def _lower(headers: Iterable[tuple[str, str]]) -> Pairs:
    return tuple((name.lower(), value) for name, value in headers)
