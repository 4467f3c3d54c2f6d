"""The web application that the service notifies of calls, once as ASGI and once as WSGI."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from callbot.clients import HttpxClient


class Bot:
    """Declines every call that comes in, and remembers what it was told."""

    def __init__(self, client: HttpxClient) -> None:
        self.client = client
        self.changes: list[str] = []

    def handle(self, content: bytes) -> None:
        """Take a notification."""
        for item in json.loads(content)["value"]:
            self.changes.append(item["changeType"])
            call = item["resourceData"]
            if call.get("state") == "incoming":
                self.client.reject(item["resource"].rpartition("/")[2], "none")


def make_asgi(bot: Bot) -> Any:
    """The application for an ASGI server."""

    async def application(scope: Any, receive: Any, send: Any) -> None:
        event = await receive()
        found = scope["path"] == "/api/calls"
        if found:
            bot.handle(event["body"])
        await send({"type": "http.response.start", "status": 202 if found else 404, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    return application


def make_wsgi(bot: Bot) -> Callable[..., Iterable[bytes]]:
    """The application for a WSGI server."""

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        bot.handle(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        start_response("202 Accepted", [])
        return [b""]

    return application
