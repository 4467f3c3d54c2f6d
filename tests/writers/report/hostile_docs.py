"""Pages whose every text tries to become something else: a script, a handler, a link that runs, a member, a template.

Whatever of it runs calls `XSSRUN`; what a browser shows must hold it as text alone.
"""

_ATTACKS = (
    "<script>XSSRUN(1)</script>",
    "</script><script>XSSRUN(2)</script>",
    "\"><img src=x onerror='XSSRUN(3)'>",
    "'\"--></style><svg/onload=XSSRUN(4)>",
    "[x](javascript:XSSRUN(5))",
    "{{ XSSRUN }}${XSSRUN}#{XSSRUN}",
    "\u202eXSSRUN\u2066\u200b",
    "~0^0 XSSRUN",
)
_ENTITIES = str.maketrans({"<": "&lt;", ">": "&gt;", "|": "&#124;"})


# an annotation can name a type with any character that JSON can write
_CONTROL = """# Control

Text.

## <a name="json-representation"></a>JSON representation

<!-- { "blockType": "resource", "@odata.type": "microsoft.graph.\\u0000\\u202e" } -->
```json
{ "id": "String" }
```
"""


def hostile_docs() -> dict[str, str]:
    """An operation and a type in two languages, with an attack in each place that holds a text or a name."""
    docs: dict[str, str] = {}
    for locale in ("en-US", "ar-SA"):
        for number, attack in enumerate(_ATTACKS):
            docs[f"{locale}/api-reference/beta/api/thing{number}-get.md"] = _operation(locale, number, attack)
            docs[f"{locale}/api-reference/beta/resources/thing{number}.md"] = _resource(locale, number, attack)
    docs["en-US/api-reference/beta/resources/control.md"] = _CONTROL
    return docs


def _operation(locale: str, number: int, attack: str) -> str:
    shown = attack.translate(_ENTITIES)
    body = attack.replace("\\", "\\\\").replace('"', '\\"')
    return f"""---
title: attack
ms.contentlocale: {locale}
---
# Get {shown}

{shown} XSSRUN {locale}

## <a name="permissions"></a>Permissions

|Permission type|Permissions|
|:---|:---|
|Delegated (work or school account)|{shown}, Thing.Read.All|

## <a name="http-request"></a>HTTP request

```http
POST /things{number}/{{{shown}}}/run
```

## <a name="request-headers"></a>Request headers

|Name|Description|
|:---|:---|
|Authorization|{shown}|

## <a name="request-body"></a>Request body

|Parameter|Type|Description|
|:---|:---|:---|
|{shown}|{shown}|{shown}|
|__proto__|String|{shown}|
|constructor|{"Int32" if locale == "ar-SA" else "String"}|{shown}|

## <a name="response"></a>Response

`200 OK`

## <a name="example"></a>Example

<!-- {{ "blockType": "request", "name": "run_{number}" }} -->
```http
POST https://graph.microsoft.com/beta/things{number}/1/run
X-Header: {attack}

{{ "__proto__": "{body}", "{body}": ["{body}"] }}
```

<!-- {{ "blockType": "response", "@odata.type": "microsoft.graph.{body}" }} -->
```http
HTTP/1.1 200 OK

{{ "id": "{body}" }}
```
"""


def _resource(locale: str, number: int, attack: str) -> str:
    shown = attack.translate(_ENTITIES)
    return f"""---
title: attack
ms.contentlocale: {locale}
---
# thing{number} resource type

{shown}

## <a name="properties"></a>Properties

|Property|Type|Description|
|:---|:---|:---|
|id|String|{shown}|
|__proto__|{shown}|{shown}|
|{shown}|Collection({shown})|{shown}|
"""
