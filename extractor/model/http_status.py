"""What HTTP itself says of a status code, whatever a page says of it (RFC 9110).

A code goes in, an answer comes out. What codes mean in words is `terms`' to say, which of them a page documents the
readers'. A new rule of the protocol that readers of outputs and writers must agree on goes here.
"""

_WITHOUT_CONTENT = frozenset({204, 205, 304})


def has_content(status: int | None) -> bool:
    """Whether a response of the status can have a body: 204, 205 and 304 end with their headers.

    >>> has_content(200), has_content(204)
    (True, False)
    """
    return status not in _WITHOUT_CONTENT
