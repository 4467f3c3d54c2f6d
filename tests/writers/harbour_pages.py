"""A documentation set of operations that can be called in several ways, or answer in several.

A base type with derived ones as body and as result, examples that name one of them each, two successes of different
types, a deprecation, a member that only an example shows, and a notification.
"""

from tests.writers.stub_pages import resource_page

_TYPED = """# {name} resource type

Namespace: microsoft.graph

Represents a {name}.

## Properties

|Property|Type|Description|
|:---|:---|:---|
{rows}

## JSON representation

<!-- {{"blockType": "resource", "@odata.type": "microsoft.graph.{name}"{more}}} -->
```json
{{"@odata.type": "#microsoft.graph.{name}"}}
```
"""


def _resource(name: str, rows: str, more: str = "") -> str:
    return _TYPED.format(name=name, rows=rows, more=more)


def _derived(name: str, rows: str) -> str:
    return _resource(name, rows, ', "baseType": "microsoft.graph.vessel"')


VESSEL_POST = """# Create vessel

> [!CAUTION]
> Creating a vessel is deprecated and stops working on Monday.

Registers a vessel.

## HTTP request

```http
POST /harbour/vessels
```

## Request body

In the request body, supply a JSON representation of the [vessel](../resources/vessel.md) object.

## Response

Returns `201 Created` and a [vessel](../resources/vessel.md) object in the response body.

## Examples

### Example 1: Create a ferry

<!-- {"blockType": "request", "name": "create_ferry"} -->
```http
POST https://graph.microsoft.com/v1.0/harbour/vessels
Content-Type: application/json

{"@odata.type": "#microsoft.graph.ferry", "name": "Anna", "seats": 40}
```

<!-- {"blockType": "response", "@odata.type": "microsoft.graph.ferry"} -->
```http
HTTP/1.1 201 Created
Content-Type: application/json

{"@odata.type": "#microsoft.graph.ferry", "id": "1", "name": "Anna", "seats": 40, "flag": "DK"}
```

### Example 2: Create a tug

<!-- {"blockType": "request", "name": "create_tug"} -->
```http
POST https://graph.microsoft.com/v1.0/harbour/vessels
Content-Type: application/json

{"@odata.type": "#microsoft.graph.tug", "name": "Max", "pull": 12.5}
```

<!-- {"blockType": "response", "@odata.type": "microsoft.graph.tug"} -->
```http
HTTP/1.1 201 Created
Content-Type: application/json

{"@odata.type": "#microsoft.graph.tug", "id": "2", "name": "Max", "pull": 12.5}
```
"""

VESSEL_GET = """# Get vessel

Reads a vessel.

## HTTP request

```http
GET /harbour/vessels/{id}
```

## Response

Returns `200 OK` and a [vessel](../resources/vessel.md) object in the response body.

If some of it is at sea, this returns `206 Partial Content`.
"""

_OPTIONS = "the [OData query parameters](/graph/query-parameters)"
_LIST = """# List {what}

Lists {what}.

## HTTP request

```http
GET /harbour/{path}
```

## Optional query parameters

This method supports {options} to help customize the response.

## Response

Returns `200 OK` and a collection of [vessel](../resources/vessel.md) objects in the response body.

## Examples

<!-- {{"blockType": "request", "name": "list_{what}"}} -->
```http
GET https://graph.microsoft.com/v1.0/harbour/{path}
```

<!-- {{"blockType": "response", "@odata.type": "microsoft.graph.vessel", "isCollection": true}} -->
```http
HTTP/1.1 200 OK
Content-Type: application/json

{{"value": [{{"@odata.type": "#microsoft.graph.{shown}", "number": 1}}, {{"draught": 3}}]}}
```
"""

MARK_POST = """# Mark what is there

Marks what it is sent to.

## HTTP request

```http
POST /harbour/vessels/{id}/repair
POST /harbour/marks
POST /harbour/marks/{id}/lights
```

## Response

Returns `200 OK` or `201 Created`.
"""

VESSEL_UPDATE = """# Update vessel

> [!CAUTION]
> Changing a vessel is deprecated.

Changes a vessel.

## HTTP request

```http
PATCH /harbour/vessels/{id}
```

## Request body

|Property|Type|Description|
|:---|:---|:---|
|name|String|What is painted on it.|

## Response

Returns `200 OK` and a [vessel](../resources/vessel.md) object in the response body.
"""

REPAIR = """# vessel: repair

Has a vessel repaired, at once or later.

## HTTP request

```http
POST /harbour/vessels/{id}/repair
```

## Request body

Do not supply a request body for this method.

## Response

If there is room, this returns `200 OK` and a [vessel](../resources/vessel.md) object in the response body.

Else it returns `202 Accepted` and a [ticket](../resources/ticket.md) object in the response body.

## Examples

### Example 1: At once

<!-- {"blockType": "request", "name": "repair_at_once"} -->
```http
POST https://graph.microsoft.com/v1.0/harbour/vessels/1/repair
```

<!-- {"blockType": "response", "@odata.type": "microsoft.graph.vessel"} -->
```http
HTTP/1.1 200 OK
Content-Type: application/json

{"@odata.type": "#microsoft.graph.ferry", "id": "1"}
```

### Example 2: Later

<!-- {"blockType": "request", "name": "repair_later"} -->
```http
POST https://graph.microsoft.com/v1.0/harbour/vessels/1/repair
```

<!-- {"blockType": "response", "@odata.type": "microsoft.graph.ticket"} -->
```http
HTTP/1.1 202 Accepted
Content-Type: application/json

{"number": 7}
```
"""

ARRIVAL = """# Arrivals

Tells of arrivals.

## Notification

<!-- {"blockType": "example", "@odata.type": "microsoft.graph.arrivalNotification"} -->
```json
{"@odata.type": "#microsoft.graph.arrivalNotification", "number": 7, "vessel": "1"}
```
"""

HARBOUR_PAGES = {
    "api-reference/v1.0/resources/vessel.md": _resource(
        "vessel", "|id|String|The identifier. Read-only.|\n|name|String|What is painted on it. Required.|"
    ),
    "api-reference/v1.0/resources/ferry.md": _derived("ferry", "|seats|Int32|How many travel on it.|"),
    "api-reference/v1.0/resources/tug.md": _derived("tug", "|pull|Double|In tonnes.|"),
    "api-reference/v1.0/resources/ticket.md": resource_page(("number", "Int32", "Its number."), name="ticket"),
    "api-reference/v1.0/resources/arrivalnotification.md": resource_page(
        ("number", "Int32", "Its number."), ("vessel", "String", "Which came."), name="arrivalNotification"
    ),
    "api-reference/v1.0/api/vessel-post.md": VESSEL_POST,
    "api-reference/v1.0/api/vessel-get.md": VESSEL_GET,
    "api-reference/v1.0/api/vessel-update.md": VESSEL_UPDATE,
    "api-reference/v1.0/api/vessel-repair.md": REPAIR,
    "api-reference/v1.0/api/arrival.md": ARRIVAL,
    "api-reference/v1.0/api/vessel-list.md": _LIST.format(
        what="vessels", path="vessels", shown="ferry", options=_OPTIONS
    ),
    "api-reference/v1.0/api/vessel-list-queue.md": _LIST.format(
        what="queue", path="vessels/{id}/queue", shown="ticket", options="`$top`"
    ),
    "api-reference/v1.0/api/mark-post.md": MARK_POST,
}
