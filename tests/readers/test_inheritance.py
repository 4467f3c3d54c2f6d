"""What the text under a title says of inheritance, in any language, and what it does not say."""

import pytest

from tests.readers.pages import RESOURCE, read

DEVICE = "[device](device.md)"
TABLE = "\n\n## Properties\n\n|Property|Type|Description|\n|:--|:--|:--|\n|a|String|x|\n"


def inherited(prose: str, locale: str = "en-US") -> tuple[str, str] | None:
    page = read(f"# lamp resource type\n\n{prose}{TABLE}", RESOURCE, locale=locale)
    assert page.resource is not None
    found = page.resource.inherits
    return None if found is None else (found.name, found.page)


STATED = {
    "sentence": ("en-US", f"Shines. Inherits from {DEVICE}."),
    "clause": ("en-US", f"A kind of light, derived from {DEVICE}."),
    "own-name": ("en-US", f"The table is long. **lamp** inherits from {DEVICE}."),
    "beside-another-link": ("en-US", f"A subclass of {DEVICE}, which [room](room.md) holds."),
    "twice": ("en-US", f"Derived from {DEVICE}.\n\nThis type inherits from {DEVICE}."),
    "zh": ("zh-CN", f"表示灯。 继承自 {DEVICE}。"),
    "zh-words-in-the-link": ("zh-CN", "此资源是 [device 的子类](device.md)。"),
    "de": ("de-DE", f"Sie erbt von {DEVICE}."),
    "ja": ("ja-JP", f"{DEVICE} から継承します。"),
    "fr": ("fr-FR", f"Hérite de {DEVICE}."),
    "es": ("es-ES", f"Hereda de {DEVICE}."),
    "pt": ("pt-BR", f"Herda de {DEVICE}."),
    "ru": ("ru-RU", f"Наследуется от {DEVICE}."),
    "ko": ("ko-KR", f"{DEVICE}에서 상속됩니다."),
    "english-on-a-page-of-another-language": ("de-DE", f"Inherits from {DEVICE}."),
}


@pytest.mark.parametrize(("locale", "prose"), STATED.values(), ids=STATED)
def test_a_clause_names_the_base(locale: str, prose: str) -> None:
    assert inherited(prose, locale) == ("device", "api-reference/beta/resources/device.md")


NOT_STATED = {
    "of-something-else": f"Its properties are derived from {DEVICE}.",
    "the-other-way-round": f"{DEVICE} inherits from this type.",
    "without-a-link": "Inherits from device.",
    "to-no-resource": "Inherits from [device](../api/device-get.md).",
    "itself": "Inherits from [lamp](lamp.md).",
    "two-types": f"Inherits from {DEVICE}. Derived from [thing](thing.md).",
    "behind-another-type": f"A [room](room.md) has one, derived from {DEVICE}.",
    "alert": f"> Inherits from {DEVICE}.",
    "list": f"- Inherits from {DEVICE}.",
    "below-a-heading": f"## About\n\nInherits from {DEVICE}.",
}


@pytest.mark.parametrize("prose", NOT_STATED.values(), ids=NOT_STATED)
def test_what_names_no_base(prose: str) -> None:
    assert inherited(prose) is None


def test_it_stands_where_its_paragraph_does() -> None:
    page = read(f"# lamp\n\nShines.\n\nInherits from {DEVICE}.{TABLE}", RESOURCE)
    assert page.resource is not None
    assert page.resource.inherits is not None
    assert page.resource.inherits.origin.line == 5
    assert page.resource.base_type is None
