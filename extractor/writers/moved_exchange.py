"""What a page shows for one of its request lines, as it holds for another: `/me/messages` for `/users/{id}/messages`.

A page lists every path that an operation may be called at and shows an example of one. An exchange and the operation of
another line of its page go in, an exchange of that operation comes out: the messages are the page's, the URL is the
path of the operation, with its placeholders as they stand. Which operations are alike was decided in linking.
"""

from dataclasses import replace

from extractor.linking.api import ApiOperation, Exchange
from extractor.model.url_match import parse_url


def move_exchange(exchange: Exchange, operation: ApiOperation) -> Exchange:
    """The exchange for the operation; its id names both, so that it is the same in every locale and rebuild."""
    request = exchange.request
    return replace(
        exchange,
        id=f"{exchange.id}.{operation.operation_id}",
        operation_id=operation.operation_id,
        request=request and replace(request, url=request.url and move_url(request.url, operation.path)),
    )


def move_url(url: str, path: str) -> str:
    """The URL with another path; host, version and query stay.

    >>> move_url("https://graph.microsoft.com/beta/me/messages?$top=5", "/users/{user-id}/messages")
    'https://graph.microsoft.com/beta/users/{user-id}/messages?$top=5'
    >>> move_url("/me", "/users/{user-id}")
    '/users/{user-id}'
    """
    parsed = parse_url(url)
    host = "" if parsed.host is None else f"https://{parsed.host}"
    version = "" if parsed.version is None else f"/{parsed.version}"
    query = "" if parsed.query is None else f"?{parsed.query}"
    return f"{host}{version}{path}{query}"
