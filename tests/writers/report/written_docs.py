"""One operation and one type in languages of many scripts, two of them from right to left; written for the tests."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a page says in a language; `cell` is how its translation wrote the type String."""

    title: str
    text: str
    name: str
    cell: str


WORDS = {
    "en-US": Words(title="Get lamp", text="Get the lamp of a room, by its name.", name="The name.", cell="String"),
    "ar-SA": Words(
        title="الحصول على مصباح",
        text="احصل على مصباح الغرفة بالاسم (Lamp) من /lamps.",
        name="اسم المصباح، مثل Hall 1.",
        cell="سلسلة",
    ),
    "he-IL": Words(
        title="קבלת מנורה", text="קבל את המנורה של חדר לפי שמה (Lamp).", name="שם המנורה, למשל Hall 1.", cell="מחרוזת"
    ),
    "ru-RU": Words(
        title="Получить лампу", text="Возвращает лампу комнаты по её имени.", name="Имя лампы.", cell="Строка"
    ),
    "ja-JP": Words(
        title="ランプを取得する",
        text="部屋のランプを名前で取得します。",
        name="ランプの名前。",
        cell="文字列",
    ),
    "zh-CN": Words(title="获取灯", text="按名称获取房间的灯。", name="灯的名称。", cell="字符串"),
}
RIGHT_TO_LEFT = ("ar-SA", "he-IL")

_OPERATION = """---
ms.contentlocale: {locale}
---
# {words.title}

{words.text}

## <a name="permissions"></a>Permissions

|Permission type|Permissions|
|:---|:---|
|Delegated (work or school account)|Lamp.Read.All, Lamp.ReadWrite.All|
|Application|Lamp.Read.All|

## <a name="http-request"></a>HTTP request

```http
GET /rooms/{{id}}/lamps/{{id}}
```

## <a name="request-body"></a>Request body

|Parameter|Type|Description|
|:---|:---|:---|
|name|{words.cell}|{words.name}|

## <a name="response"></a>Response

`200 OK`

## <a name="example"></a>Example

<!-- {{ "blockType": "request", "name": "get_lamp" }} -->
```http
GET https://graph.microsoft.com/beta/rooms/1/lamps/2
```

<!-- {{ "blockType": "response", "@odata.type": "microsoft.graph.lamp" }} -->
```http
HTTP/1.1 200 OK
Content-type: application/json

{{ "name": "{words.title}" }}
```
"""

_RESOURCE = """---
ms.contentlocale: {locale}
---
# {words.title}

{words.text}

## <a name="properties"></a>Properties

|Property|Type|Description|
|:---|:---|:---|
|name|{words.cell}|{words.name}|

## <a name="json-representation"></a>JSON representation

<!-- {{ "blockType": "resource", "@odata.type": "microsoft.graph.lamp" }} -->
```json
{{ "name": "String" }}
```
"""


def written_docs() -> dict[str, str]:
    """The pages of every language."""
    docs: dict[str, str] = {}
    for locale, words in WORDS.items():
        folder = f"{locale}/api-reference/beta"
        docs[f"{folder}/api/lamp-get.md"] = _OPERATION.format(locale=locale, words=words)
        docs[f"{folder}/resources/lamp.md"] = _RESOURCE.format(locale=locale, words=words)
    return docs
