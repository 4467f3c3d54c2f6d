"""A derived error, bound to the operation that fails with it.

The error and an exchange of the operation go in, the response of that operation comes out. Where a page of the
operation documents an answer with that status, that one is it. A 403 names the permissions of the operation.
"""

import json
from dataclasses import replace

from extractor.pytest_plugin.documents import Body, Exchange, Response
from extractor.pytest_plugin.library import Library

_FORBIDDEN = 403


def bind_error(error: Exchange, exchange: Exchange, library: Library) -> Response:
    """The response with the status of the error that the operation of the exchange gives."""
    response = error.responses[0]
    own = _documented(exchange, response.status, library)
    if own is not None:
        return own
    return _naming_permissions(response, exchange.permissions) if response.status == _FORBIDDEN else response


def _documented(exchange: Exchange, status: int | None, library: Library) -> Response | None:
    """What a page of the operation shows; the index knows the first response of each exchange."""
    if exchange.operation_id is None:
        return None
    found = library.find(operation=exchange.operation_id, version=exchange.version, status=status)
    return library.exchange(found[0].id).responses[0] if found else None


def _naming_permissions(response: Response, permissions: tuple[str, ...]) -> Response:
    if not permissions:
        return response
    body = json.loads(json.dumps(response.body.value))
    wanted = ", ".join(permissions)
    body["error"]["message"] = f"Missing permissions on the request. API requires one of '{wanted}'."
    return replace(response, body=Body(value=body, text=None))
