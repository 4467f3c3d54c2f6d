"""Types of Microsoft Graph v1.0, made from its documentation; a module for each workload."""

from typing import Final

API_VERSION: Final = "v1.0"
