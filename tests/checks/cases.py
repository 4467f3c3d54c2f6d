"""For every consistency rule a page that breaks it, and pages that come close and do not."""

from tests.checks.body_cases import BODY_CASES
from tests.checks.case import Case
from tests.checks.form_cases import FORM_CASES
from tests.checks.operation_cases import PARAMETER_CASES, PERMISSION_CASES, URL_CASES
from tests.checks.response_cases import PAIRING_CASES, RESPONSE_CASES
from tests.checks.type_cases import ENUM_CASES, NAME_CASES, RESOURCE_CASES, VALUE_CASES

CASES: dict[str, Case] = {
    **PERMISSION_CASES,
    **URL_CASES,
    **PARAMETER_CASES,
    **BODY_CASES,
    **RESPONSE_CASES,
    **PAIRING_CASES,
    **RESOURCE_CASES,
    **ENUM_CASES,
    **NAME_CASES,
    **VALUE_CASES,
    **FORM_CASES,
}
