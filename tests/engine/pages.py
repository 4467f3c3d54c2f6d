"""Hand-made pages of a small API, in two languages."""

OPERATION = """---
title: {title}
ms.contentlocale: {locale}
---
# {title}

{summary}

## <a name="permissions"></a>{permissions}

|{type}|{permissions} (1-9)|
|:---|:---|
|{work}|Calls.Read.All, Calls.ReadWrite.All|

## <a name="http-request"></a>HTTP

<!-- {{ "blockType": "ignored" }} -->
```http
GET {path}
```

## <a name="response"></a>{response}

`200 OK`

## <a name="example"></a>{example}

<!-- {{ "blockType": "request", "name": "get_{name}" }} -->
```http
GET https://graph.microsoft.com/{version}{url}
```

<!-- {{ "blockType": "response", "truncated": true, "@odata.type": "microsoft.graph.{name}" }} -->
```http
HTTP/1.1 200 OK
Content-Type: application/json

{{ "id": "1" }}
```
"""

RESOURCE = """---
title: {name} resource type
ms.contentlocale: {locale}
---
# {name} resource type

{summary}

## <a name="properties"></a>{properties}

|{property}|{type}|{description}|
|:---|:---|:---|
|id|String|{summary}|

## <a name="json-representation"></a>JSON

<!-- {{ "blockType": "resource", "@odata.type": "microsoft.graph.{name}", "keyProperty": "id" }} -->
```json
{{ "id": "String" }}
```
"""

WORDS = {
    "en-US": {
        "permissions": "Permissions",
        "work": "Delegated (work or school account)",
        "response": "Response",
        "example": "Example",
        "summary": "Reads it.",
        "properties": "Properties",
        "property": "Property",
        "type": "Type",
        "description": "Description",
    },
    "de-DE": {
        "permissions": "Berechtigungen",
        "work": "Delegiert (Geschäfts-, Schul- oder Unikonto)",
        "response": "Antwort",
        "example": "Beispiel",
        "summary": "Liest es.",
        "properties": "Eigenschaften",
        "property": "Eigenschaft",
        "type": "Typ",
        "description": "Beschreibung",
    },
}


def operation_page(name: str, *, locale: str = "en-US", version: str = "beta") -> str:
    """The page of `GET /app/<name>s/{id}`."""
    return OPERATION.format(
        title=f"Get {name}",
        name=name,
        locale=locale,
        version=version,
        path=f"/app/{name}s/{{id}}",
        url=f"/app/{name}s/1",
        **WORDS[locale],
    )


def resource_page(name: str, *, locale: str = "en-US") -> str:
    """The page of the type `microsoft.graph.<name>`."""
    return RESOURCE.format(name=name, locale=locale, **WORDS[locale])


def small_docs() -> dict[str, str]:
    """Calls and users in English (two versions) and German (one), by path."""
    files: dict[str, str] = {}
    for locale, version in (("en-US", "beta"), ("en-US", "v1.0"), ("de-DE", "beta")):
        root = f"{locale}/api-reference/{version}"
        for name in ("call", "user"):
            files[f"{root}/api/{name}-get.md"] = operation_page(name, locale=locale, version=version)
            files[f"{root}/resources/{name}.md"] = resource_page(name, locale=locale)
    return files
