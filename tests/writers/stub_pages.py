"""A small documentation set for the tests of the stubs, and the API that linking makes of any set of pages.

The pages hold one of each thing that the stubs have to tell apart: wire names that are keywords or no identifiers,
enumerations, inheritance, nullable members, tables and resources as bodies, pages of collections, values and bytes.
"""

import json
from collections.abc import Iterable

from extractor.linking.api import ApiSet
from extractor.linking.link import link_api
from extractor.model.json_value import JsonObject
from extractor.model.source import Source
from extractor.readers.page import read_page
from extractor.writers.environment import make_environment
from extractor.writers.target import DocumentInfo, OutputFile, StreamedFile, WriteContext

INFO = DocumentInfo(
    title="Boats API",
    description="Boats, from their documentation.",
    license_name="CC BY 4.0",
    license_url="https://creativecommons.org/licenses/by/4.0/",
    attribution="The boat people",
    docs_url="https://docs.example.org/boats/api",
)

BOAT = """# boat resource type

Namespace: microsoft.graph

Represents a boat.

## Properties

|Property|Type|Description|
|:---|:---|:---|
|id|String|The identifier. Read-only.|
|name|String|What is painted on it. Required.|
|crew|[sailor](sailor.md) collection|Who sails it.|
|from|String|Where it comes from. Nullable.|
|length|Double|In metres.|
|list|String collection|Its papers.|
|rig|[rig](#rig-values)|How it is rigged.|
|berths|Int32|How many sleep on it.|

### rig values

|Member|Value|Description|
|:---|:---|:---|
|sloop|0|One mast.|
|ketch|1|Two masts.|
|unknownFutureValue|2|Not used.|

## Relationships

|Relationship|Type|Description|
|:---|:---|:---|
|owner|[person](person.md)|Who owns it.|

## JSON representation

<!-- {"blockType": "resource", "@odata.type": "microsoft.graph.boat", "keyProperty": "id"} -->
```json
{"@odata.type": "#microsoft.graph.boat", "id": "String", "name": "String"}
```
"""

PERSON = """# person resource type

Namespace: microsoft.graph

Represents a person.

## Properties

|Property|Type|Description|
|:---|:---|:---|
|id|String|The identifier.|
|displayName|String|How the person is called.|

## JSON representation

<!-- {"blockType": "resource", "@odata.type": "microsoft.graph.person", "keyProperty": "id"} -->
```json
{"@odata.type": "#microsoft.graph.person", "id": "String", "displayName": "String"}
```
"""

SAILOR = """# sailor resource type

Namespace: microsoft.graph

Represents a person who sails.

## Properties

|Property|Type|Description|
|:---|:---|:---|
|rank|String|What the sailor is on board.|

## JSON representation

<!-- {"blockType": "resource", "@odata.type": "microsoft.graph.sailor", "baseType": "microsoft.graph.person"} -->
```json
{"@odata.type": "#microsoft.graph.sailor", "rank": "String"}
```
"""

_PERMISSIONS = """## Permissions

|Permission type|Permissions (from least to most privileged)|
|:---|:---|
|Delegated (work or school account)|Boat.Read, Boat.ReadWrite|
|Application|Not supported|
"""

BOAT_LIST = f"""# List boats

Lists the boats.

{_PERMISSIONS}
## HTTP request

```http
GET /boats
```

## Optional query parameters

|Parameter|Type|Description|
|:---|:---|:---|
|$filter|String|Which boats.|
|$top|Int32|How many.|

## Request headers

|Name|Description|
|:---|:---|
|Authorization|Bearer {{token}}. Required.|
|Prefer|What to prefer. Optional.|

## Request body

Do not supply a request body for this method.

## Response

Returns `200 OK` and a collection of [boat](../resources/boat.md) objects in the response body.

## Example

<!-- {{"blockType": "request", "name": "list_boats"}} -->
```http
GET https://graph.microsoft.com/v1.0/boats
```

<!-- {{"blockType": "response", "@odata.type": "microsoft.graph.boat", "isCollection": true}} -->
```http
HTTP/1.1 200 OK
Content-Type: application/json

{{"value": [{{"id": "1", "name": "Anna", "rig": "sloop"}}]}}
```
"""

BOAT_POST = f"""# Create boat

Adds a boat.

{_PERMISSIONS}
## HTTP request

```http
POST /boats
```

## Request body

In the request body, supply a JSON representation of the [boat](../resources/boat.md) object.

## Response

Returns `201 Created` and a [boat](../resources/boat.md) object in the response body.

## Example

<!-- {{"blockType": "request", "name": "create_boat"}} -->
```http
POST https://graph.microsoft.com/v1.0/boats
Content-Type: application/json

{{"name": "Anna", "berths": 4}}
```

<!-- {{"blockType": "response", "@odata.type": "microsoft.graph.boat"}} -->
```http
HTTP/1.1 201 Created
Content-Type: application/json

{{"id": "1", "name": "Anna", "berths": 4}}
```
"""

BOAT_SINK = """# boat: sink

Sinks a boat.

## HTTP request

```http
POST /boats/{id}/sink
```

## Request body

|Parameter|Type|Description|
|:---|:---|:---|
|class|String|How it sinks. Required.|
|depth|Int32|How deep.|

## Response

Returns `204 No Content`. It does not return anything in the response body.
"""

BOAT_PHOTO = """# Get photo

Gets the photo of a boat.

## HTTP request

```http
GET /boats/{id}/photo
```

## Response

Returns `200 OK` and the photo.

## Example

<!-- {"blockType": "request", "name": "get_photo"} -->
```http
GET https://graph.microsoft.com/v1.0/boats/1/photo
```

<!-- {"blockType": "response"} -->
```http
HTTP/1.1 200 OK
Content-Type: image/jpeg

Binary data.
```
"""

PAGES = {
    "api-reference/v1.0/resources/boat.md": BOAT,
    "api-reference/v1.0/resources/person.md": PERSON,
    "api-reference/v1.0/resources/sailor.md": SAILOR,
    "api-reference/v1.0/api/boat-list.md": BOAT_LIST,
    "api-reference/v1.0/api/boat-post.md": BOAT_POST,
    "api-reference/v1.0/api/boat-sink.md": BOAT_SINK,
    "api-reference/v1.0/api/boat-photo.md": BOAT_PHOTO,
}


def no_includes(root_path: str, /) -> bytes | None:
    """No file may be read."""
    return None


def link_pages(pages: dict[str, str], locale: str = "en-US") -> ApiSet:
    """The APIs of the pages, which are given by their paths from the documentation root."""
    sources = [
        Source(
            path=path,
            root_path=path,
            locale=locale,
            branch=None,
            api_version=path.split("/")[1],
            content=text.encode("utf-8", "surrogatepass"),
        )
        for path, text in pages.items()
    ]
    api_set, _ = link_api([read_page(source, no_includes) for source in sources])
    return api_set


def make_context(templates: str, docstrings: str | None = None) -> WriteContext:
    """What the writers get besides the API."""
    return WriteContext(templates=make_environment([templates]), info=INFO, docstrings=docstrings)


def resource_page(*rows: tuple[str, str, str], name: str = "thing") -> str:
    """A resource page with these properties: name, type, description."""
    table = "\n".join(f"|{wire}|{kind}|{description}|" for wire, kind, description in rows)
    return (
        f"# {name} resource type\n\nRepresents it.\n\n## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n"
        f"{table}\n\n## JSON representation\n\n"
        f'<!-- {{"blockType": "resource", "@odata.type": "microsoft.graph.{name}"}} -->\n```json\n{{}}\n```\n'
    )


def page_that_answers(name: str, body: JsonObject) -> str:
    """A page of an operation that answers with the body, as one of the type."""
    answer = f'<!-- {{"blockType": "response", "@odata.type": "microsoft.graph.{name}"}} -->'
    return (
        f"# Get {name}\n\nGets it.\n\n## HTTP request\n\n```http\nGET /{name}s/{{id}}\n```\n\n## Example\n\n"
        f'<!-- {{"blockType": "request", "name": "get_it"}} -->\n```http\nGET /{name}s/1\n```\n\n{answer}\n'
        f"```http\nHTTP/1.1 200 OK\nContent-type: application/json\n\n{json.dumps(body)}\n```\n"
    )


def by_name(files: Iterable[OutputFile | StreamedFile]) -> dict[str, str]:
    """The texts of the files by the last part of their paths."""
    return {file.path.rpartition("/")[2]: file.content.decode() for file in files}
