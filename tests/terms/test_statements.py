"""What a description states."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.terms.statements import (
    default_of,
    key_of,
    nullable_of,
    read_only_of,
    required_to_create,
    requirement_of,
    sentences,
    statements_of,
)
from extractor.terms.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("locale", "description", "required"),
    [
        ("en-US", "Required. The rejection reason.", True),
        ("en-US", "The reason. Optional.", False),
        ("en-US", "Optional, UTC assumed if absent.", False),
        ("en-US", "**Required**: the id.", True),
        ("en-US", "Not required.", False),
        ("en-US", "Bearer {token}. Required.", True),
        ("en-US", "Bearer &lt;token&gt; Required.", True),
        ("en-US", "Bearer &lt;code&gt; *Required*", True),
        ("en-US", "Required if launching an app service.", None),
        ("en-US", "Required, if the type is mail.", None),
        ("en-US", "The required password type.", None),
        ("en-US", "Possible values are: `allowed`, `required`, `optional`.", None),
        ("en-US", "Required, optional.", None),
        ("en-US", "Required. Sometimes not. Optional.", None),
        ("en-US", "application/json (Optional)", False),
        ("en-US", "The plan (required by law).", None),
        ("zh-CN", "租户的标识（可选）。", False),
        ("en-US", "This property is required when a user is created.", None),
        ("en-US", "", None),
        ("zh-CN", "Bearer {token}。必需。", True),
        ("zh-CN", "必填。名称。", True),
        ("zh-CN", "可选。", False),
        ("zh-CN", "Optional.", False),
        ("zh-CN", "必需的密码类型。", None),
        ("de-DE", "Bearer&lt;token&gt; erforderlich", True),
        ("de-DE", "Diese Eigenschaft ist erforderlich, wenn ein Benutzer erstellt wird.", None),
        ("ja-JP", "ベアラー &lt;トークン&gt; が必須。", True),
        ("ru-RU", "Необязательный параметр. Имя.", False),
        ("ru-RU", "Обязательно, если задано имя.", None),
        ("fr-FR", "Obligatoire. Le nom.", True),
    ],
)
def test_required(locale: str, description: str, required: bool | None) -> None:
    assert requirement_of(description, load_vocabulary(locale)) is required


@pytest.mark.parametrize(
    ("locale", "description", "read_only", "nullable", "key"),
    [
        ("en-US", "Read-only. Nullable.", True, True, None),
        ("en-US", "The id. Key. Not nullable. Read-only.", True, False, True),
        ("en-US", "Key, immutable, not nullable, unique", None, False, True),
        ("en-US", "Read-only, Key, Not nullable", True, False, True),
        ("en-US", "Key of the entity. Inherited from device.", None, None, True),
        ("en-US", "Key of the entity the Android package name belongs to", None, None, True),
        ("en-US", "Key, value pairs.", None, None, None),
        ("en-US", "SCEP Key Usage.", None, None, None),
        ("en-US", "Represents read-only access to the notebook.", None, None, None),
        ("zh-CN", "实体的键。 此为只读，且自动生成。", True, None, True),
        ("zh-CN", "密钥，不可为 NULL。", None, False, True),
        ("de-DE", "Schlüssel der Entität Geerbt von device.", None, None, True),
        ("de-DE", "Schreibgeschützt. Lässt Nullwerte zu.", True, True, None),
        ("ja-JP", "読み取り専用、Null 許容型", True, True, None),
        ("pt-BR", "Somente leitura. Não anulável.", True, False, None),
    ],
)
def test_other_statements(
    locale: str, description: str, read_only: bool | None, nullable: bool | None, key: bool | None
) -> None:
    vocabulary = load_vocabulary(locale)
    assert read_only_of(description, vocabulary) is read_only
    assert nullable_of(description, vocabulary) is nullable
    assert key_of(description, vocabulary) is key


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two", ["One", " Two"]),
        ("一。二", ["一", "二"]),
        ("See v1.0 of `a. b`.", ["See v1.0 of  `` "]),
        ("a <b> c\nd", ["a ", " c", "d"]),
        (" . ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts


@given(st.text(alphabet="abc `,.x必需。", max_size=60))
def test_code_never_states_anything(text: str) -> None:
    """Whatever stands in a code span, the description states the same."""
    vocabulary = load_vocabulary("zh-CN")
    prose = text.replace("`", "")
    assert statements_of(f"{prose} `Required.`", vocabulary) == statements_of(f"{prose} `x`", vocabulary)


@pytest.mark.parametrize(
    ("locale", "description", "default"),
    [
        ("en-US", "Whether it is on. The default value is false. Read-only.", "false"),
        ("en-US", "Default: Manual. Possible values are many.", "Manual"),
        ("en-US", "The default is 1.5", "1.5"),
        ("en-US", "Default is 30 minutes.", None),
        ("en-US", "Default is to show it.", None),
        ("en-US", "Shows the default value.", None),
        ("en-US", "Default is on. Default is off.", None),
        ("en-US", "Default is on. Default is on.", "on"),
        ("zh-CN", "\u9ed8\u8ba4\u503c\u4e3a FALSE\u3002 \u53ef\u9009\u3002", "FALSE"),
        ("zh-CN", "\u9ed8\u8ba4\u503c\u4e3a45\u3002", "45"),
        ("ja-JP", "\u65e2\u5b9a\u5024\u306f true \u3067\u3059\u3002", "true"),
        ("de-DE", "Der Standardwert ist \u201efalse\u201c.", "false"),
        ("fi-FI", "Oletus on pois.", None),
        ("en-US", "", None),
    ],
)
def test_default(locale: str, description: str, default: str | None) -> None:
    assert default_of(description, load_vocabulary(locale)) == default


@pytest.mark.parametrize(
    ("locale", "description", "required"),
    [
        ("en-US", "The name of the lamp. Required on create.", True),
        ("en-US", "This property is required when a lamp is created. Supports `$filter`.", True),
        ("en-US", "This property is required when a lamp is created and it cannot be cleared during updates.", True),
        ("en-US", "Required on create if the lamp is new.", None),
        ("en-US", "This is a required property when creating any single ceiling-mounted lamp of a room.", True),
        ("en-US", "This property is required when a user whose mail is hidden is created.", None),
        ("en-US", "This property is required when a lamp without shade is created.", None),
        ("en-US", "This property is required when a lamp, or when no wall is free a room is created.", None),
        ("en-US", "This property is required when a lamp or, failing that, a room is created.", None),
        ("en-US", "This property is required when a lamp if lit is created.", None),
        ("en-US", "Required.", None),
        ("en-US", "", None),
        ("zh-CN", "创建任何单个房间的灯时，这是必需的属性。", True),
        ("zh-CN", "此属性在创建灯，如果没有墙，或房间时是必需的。", None),
        ("zh-CN", "创建其邮件被隐藏的用户时此属性是必需的。", None),
        ("de-DE", "Diese Eigenschaft ist beim Erstellen eines neuen Lichts erforderlich.", True),
        ("de-DE", "Diese Eigenschaft ist erforderlich, wenn ein Licht mit Schirm erstellt wird.", None),
        ("de-DE", "Diese Eigenschaft ist erforderlich, wenn ein Licht, wenn es neu ist, erstellt wird.", None),
        ("ja-JP", "このプロパティは、新しいランプの作成時に必須です。", True),
        ("ja-JP", "このプロパティは、メールが非表示のユーザーの作成時に必要です。", None),
        ("zh-CN", "灯的名称。 创建时为必需项。", True),
        ("zh-CN", "创建灯时此属性是必需的。支持筛选。", True),
        ("de-DE", "Der Name. Diese Eigenschaft ist erforderlich, wenn ein Licht erstellt wird.", True),
        ("ja-JP", "名前。 このプロパティは、ランプの作成時に必要です。", True),
        ("fi-FI", "Pakollinen luotaessa.", None),
        ("fi-FI", "Required on create.", True),
    ],
)
def test_required_to_create(locale: str, description: str, required: bool | None) -> None:
    vocabulary = load_vocabulary(locale)
    assert required_to_create(description, vocabulary) is required
    assert required is None or requirement_of(description, vocabulary) is None
