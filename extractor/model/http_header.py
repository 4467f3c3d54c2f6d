"""What HTTP itself says of a header, whatever a page says of it: whose it is, and of which messages.

Names in lower case stand in sets. Which headers the reference knows, and how it spells them, is for `extractor.terms`.
A header that a further specification gives to connections, to answers or to clients goes here.
"""

# RFC 9110, 6.6.2 and 7.6.1: of one connection, whatever is sent over it
OF_CONNECTIONS = frozenset(
    {"connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"}
)
# computed from the message by whoever sends it (RFC 9110, 8.4 and 8.6), or from its connection
COMPUTED = OF_CONNECTIONS | {"content-encoding", "content-length"}
# what a client says of itself and of its way of asking, the same in every call (RFC 9110, 6.6.1, 7.2, 7.6.2, 7.6.3 and
# 10.1; RFC 9111, 5.2 and 5.4; RFC 6454, 7; RFC 7838, 5)
OF_CLIENTS = frozenset(
    {"alt-used", "cache-control", "date", "expect", "from", "host", "max-forwards", "origin", "pragma", "referer",
     "user-agent", "via"}
)  # fmt: skip
# who asks (RFC 9110, 11.6.2 and 11.7.2; RFC 6265, 4.2): security, and no part of an operation
CREDENTIALS = frozenset({"authorization", "proxy-authorization", "cookie"})
# what only answers say (RFC 9110, 8.8, 10.2, 11.6, 11.7, 12.5.5 and 14.3; RFC 9111, 5.1 and 5.3; RFC 6265, 4.1;
# RFC 6797, 6.1; RFC 7240, 3; OData 4.01 Protocol, 8.3), and the name that the service gives a request: what a client
# calls it is the `client-request-id`
OF_ANSWERS = frozenset(
    {"accept-ranges", "age", "allow", "authentication-info", "etag", "expires", "last-modified", "location",
     "odata-entityid", "preference-applied", "proxy-authenticate", "proxy-authentication-info", "request-id",
     "retry-after", "server", "set-cookie", "strict-transport-security", "vary", "www-authenticate"}
)  # fmt: skip
