"""Two clients of the calls API in the manner of its SDKs: a base URL, a bearer, a method for each operation."""

from dataclasses import dataclass, field
from typing import Any

import httpx
import requests

BASE_URL = "https://graph.microsoft.com/beta"


class CallFailedError(Exception):
    """The service refused; `retry_after` is the number of seconds that it asks to wait, None where it does not."""

    def __init__(self, status: int, code: str, message: str, retry_after: int | None) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after


def _check(status: int, headers: Any, body: Any) -> None:
    if status < 400:
        return
    error = body["error"]
    wait = headers.get("Retry-After")
    raise CallFailedError(status, error["code"], error["message"], None if wait is None else int(wait))


@dataclass
class HttpxClient:
    """Written with httpx."""

    bearer: str = "a-bearer"
    base_url: str = BASE_URL

    def reject(self, call_id: str, reason: str) -> None:
        """Decline a call."""
        reply = httpx.post(
            f"{self.base_url}/app/calls/{call_id}/reject",
            json={"reason": reason},
            headers={"Authorization": f"Bearer {self.bearer}"},
        )
        _check(reply.status_code, reply.headers, reply.json() if reply.content else None)

    def get(self, call_id: str) -> Any:
        """A call."""
        headers = {"Authorization": f"Bearer {self.bearer}"}
        reply = httpx.get(f"{self.base_url}/app/calls/{call_id}", headers=headers)
        _check(reply.status_code, reply.headers, reply.json())
        return reply.json()


@dataclass
class RequestsClient:
    """Written with requests."""

    bearer: str = "a-bearer"
    base_url: str = BASE_URL
    session: requests.Session = field(default_factory=requests.Session)

    def _send(self, method: str, path: str, body: Any = None) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.bearer}"}
        reply = self.session.request(method, self.base_url + path, json=body, headers=headers, timeout=5)
        _check(reply.status_code, reply.headers, reply.json() if reply.content else None)
        return reply

    def reject(self, call_id: str, reason: str) -> None:
        """Decline a call."""
        self._send("POST", f"/app/calls/{call_id}/reject", {"reason": reason})

    def hang_up(self, call_id: str) -> None:
        """End a call."""
        self._send("DELETE", f"/app/calls/{call_id}")
