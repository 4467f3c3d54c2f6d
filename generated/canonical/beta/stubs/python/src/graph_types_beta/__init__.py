"""Types of Microsoft Graph beta, made from its documentation; a module for each workload."""

from typing import Final

API_VERSION: Final = "beta"
