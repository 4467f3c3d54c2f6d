"""Labels, headers and cells to terms."""

import pytest

from extractor.model.operation import PrivilegeOrder, Scheme, Stated
from extractor.terms.lookup import (
    answer_of,
    column_of,
    header_name_of,
    name_of,
    order_of,
    scheme_of,
    section_of,
    stated_of,
    states_no_body,
)
from extractor.terms.slugs import SectionKind
from extractor.terms.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("locale", "label", "scheme"),
    [
        ("en-US", "Delegated (work or school account)", Scheme.DELEGATED_WORK),
        ("en-US", "**Delegated (personal Microsoft account)**", Scheme.DELEGATED_PERSONAL),
        ("en-US", "Delegated (personal Microsoft account", Scheme.DELEGATED_PERSONAL),
        ("zh-CN", "委派（工作或学校帐户）", Scheme.DELEGATED_WORK),
        ("zh-CN", "[委派](/graph/auth-v2-user)（工作或学校帐户）", Scheme.DELEGATED_WORK),
        ("zh-CN", "委派 (个人 Microsoft 帐户", Scheme.DELEGATED_PERSONAL),
        ("zh-CN", "委派（个人 Microsoft 帐户） <br /> **注:** 见下文", Scheme.DELEGATED_PERSONAL),
        ("zh-CN", "应用", Scheme.APPLICATION),
        ("zh-CN", "Application", Scheme.APPLICATION),
        ("zh-CN", "&nbsp; &nbsp; **应用**", None),
        ("zh-CN", "\u00a0应用", None),
        ("zh-CN", "设备配置", None),
        ("zh-CN", "", None),
        ("de-DE", "Delegiert (Geschäfts-, Schul- oder Unikonto)", Scheme.DELEGATED_WORK),
        ("de-DE", "Delegierte (Persönliches Microsoft-Konto", Scheme.DELEGATED_PERSONAL),
        ("ja-JP", "委任 (職場または学校アカウント)", Scheme.DELEGATED_WORK),
        ("ja-JP", "(個人用の Microsoft アカウントを委任します。", Scheme.DELEGATED_PERSONAL),
        ("pt-BR", "Delegada (conta pessoal da Microsoft", Scheme.DELEGATED_PERSONAL),
        ("ru-RU", "Для приложений", Scheme.APPLICATION),
        ("es-ES", "Delegado (cuenta Microsoft personal)", Scheme.DELEGATED_PERSONAL),
        ("fr-FR", "Déléguée (compte professionnel ou scolaire)", Scheme.DELEGATED_WORK),
        ("ko-KR", "위임됨(개인 Microsoft 계정)", Scheme.DELEGATED_PERSONAL),
    ],
)
def test_scheme(locale: str, label: str, scheme: Scheme | None) -> None:
    assert scheme_of(label, load_vocabulary(locale)) is scheme


@pytest.mark.parametrize(
    ("locale", "cell", "stated"),
    [
        ("en-US", "Not Supported.", Stated.NOT_SUPPORTED),
        ("en-US", "n/a", Stated.NOT_APPLICABLE),
        ("en-US", "None", Stated.NONE),
        ("en-US", "", None),
        ("en-US", "Calls.Initiate.All", None),
        ("zh-CN", "不受支持。", Stated.NOT_SUPPORTED),
        ("zh-CN", "无。", Stated.NONE),
        ("zh-CN", "Not supported.", Stated.NOT_SUPPORTED),
        ("zh-CN", "_随上下文_", None),
        ("zh-CN", r"\* \* TODO： 确定范围 \* \*", None),
        ("ja-JP", "該当なし", Stated.NOT_APPLICABLE),
        ("ja-JP", "なし。", Stated.NONE),
        ("de-DE", "Keine", Stated.NONE),
        ("de-DE", "N/V", Stated.NOT_APPLICABLE),
        ("pt-BR", "Sem suporte.", Stated.NOT_SUPPORTED),
        ("ru-RU", "Отсутствуют.", Stated.NONE),
        ("es-ES", "No admitida.", Stated.NOT_SUPPORTED),
    ],
)
def test_stated(locale: str, cell: str, stated: Stated | None) -> None:
    assert stated_of(cell, load_vocabulary(locale)) is stated


@pytest.mark.parametrize(
    ("locale", "header", "order"),
    [
        ("en-US", "Permissions (from least to most privileged)", PrivilegeOrder.LEAST_FIRST),
        ("en-US", "Permissions acting on self (from most to least privileged)", PrivilegeOrder.MOST_FIRST),
        ("en-US", "Permissions", None),
        ("zh-CN", "权限（从最高特权到最低特权）", PrivilegeOrder.MOST_FIRST),
        ("zh-CN", "权限", None),
        ("ja-JP", "アクセス許可 (特権の小さいものから大きいものへ)", PrivilegeOrder.LEAST_FIRST),
        ("ru-RU", "Разрешения (в порядке убывания привилегий)", PrivilegeOrder.MOST_FIRST),
    ],
)
def test_order(locale: str, header: str, order: PrivilegeOrder | None) -> None:
    assert order_of(header, load_vocabulary(locale)) is order


@pytest.mark.parametrize(
    ("locale", "cell", "name"),
    [
        ("zh-CN", "授权", "Authorization"),
        ("zh-CN", "首选：respond-async", "Prefer"),
        ("zh-CN", "Authorization", None),
        ("ja-JP", "優先: outlook.timezone", "Prefer"),
        ("de-DE", "Arbeitsmappensitzungs-ID", "Workbook-Session-Id"),
        ("de-DE", "Annehmen", "Accept"),
        ("ru-RU", "Принять-Язык", "Accept-Language"),
        ("en-US", "Annehmen", None),
        ("en-US", "", None),
    ],
)
def test_header_name(locale: str, cell: str, name: str | None) -> None:
    assert header_name_of(cell, load_vocabulary(locale)) == name


@pytest.mark.parametrize(
    ("locale", "header", "column"),
    [
        ("en-US", "Return Type", "return type"),
        ("en-US", "Least privileged permissions", "least privileged permissions"),
        ("zh-CN", "**说明**", "description"),
        ("zh-CN", "Description", "description"),
        ("zh-CN", "是否必需？", "required"),
        ("ja-JP", "種類", "type"),
        ("ja-JP", "アクセス許可の種類", "permission type"),
        ("de-DE", "Kopfzeile", "header"),
        ("zh-CN", "分辨率", None),
    ],
)
def test_column(locale: str, header: str, column: str | None) -> None:
    assert column_of(header, load_vocabulary(locale)) == column


@pytest.mark.parametrize(("cell", "answer"), [("是", True), ("否", False), ("Yes", True), ("取决于角色设置", None)])
def test_answer(cell: str, answer: bool | None) -> None:
    assert answer_of(cell, load_vocabulary("zh-CN")) is answer


@pytest.mark.parametrize(("cell", "name"), [("原因", "reason"), ("说明", None), ("reason", None)])
def test_name(cell: str, name: str | None) -> None:
    assert name_of(cell, load_vocabulary("zh-CN")) == name


@pytest.mark.parametrize(
    ("locale", "heading", "kind"),
    [
        ("en-US", "Optional query parameters", SectionKind.QUERY_PARAMETERS),
        ("en-US", "Example 2: list", SectionKind.EXAMPLES),
        ("zh-CN", "请求标头", SectionKind.HEADERS),
        ("zh-CN", "Methods", SectionKind.METHODS),
        ("zh-CN", "示例 1：列出所有频道", SectionKind.EXAMPLES),
        ("zh-CN", "请求 2", SectionKind.REQUEST),
        ("zh-CN", "通知-传入", SectionKind.NOTIFICATION),
        ("zh-CN", "权限 2", SectionKind.OTHER),
        ("de-DE", "HTTP-Anforderung", SectionKind.HTTP_REQUEST),
        ("de-DE", "Beispiel (Dateianlage)", SectionKind.EXAMPLES),
        ("ru-RU", "Разрешения:", SectionKind.PERMISSIONS),
        ("zh-CN", "后续步骤", SectionKind.OTHER),
    ],
)
def test_section(locale: str, heading: str, kind: SectionKind) -> None:
    assert section_of(heading, load_vocabulary(locale)) is kind


@pytest.mark.parametrize(
    ("locale", "text", "stated"),
    [
        ("en-US", "Do not supply a request body for this method.", True),
        ("en-US", "Don't supply a request body for this method.", True),
        ("en-US", "No request body. It is ignored.", True),
        ("en-US", "In the request body, supply a JSON representation of the parameters.", False),
        ("zh-CN", "请勿提供此方法的请求正文。 将忽略请求正文。", True),
        ("zh-CN", "在请求正文中，提供具有以下参数的 JSON 对象。", False),
        ("de-DE", "Geben Sie für diese Methode keinen Anforderungstext an.", True),
        ("ja-JP", "このメソッドには、要求本文を指定しません。", True),
    ],
)
def test_no_request_body(locale: str, text: str, stated: bool) -> None:
    assert states_no_body(text, load_vocabulary(locale)) is stated
