"""Compiles the Microsoft Graph API reference, in any language, to OpenAPI 3.1, test fixtures and typed stubs.

The names below are the public ones. Each is loaded when it is first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.compare.change import Change
    from extractor.engine.api import read_docs, read_page
    from extractor.engine.building import build
    from extractor.engine.comparing import diff
    from extractor.engine.result import BuildResult
    from extractor.model.diagnostic import Diagnostic
    from extractor.model.page import Page
    from extractor.sources.error import ExtractorError

__all__ = [
    "BuildResult",
    "Change",
    "Diagnostic",
    "ExtractorError",
    "Page",
    "build",
    "diff",
    "read_docs",
    "read_page",
]

_MODULES = {
    "BuildResult": "extractor.engine.result",
    "Change": "extractor.compare.change",
    "Diagnostic": "extractor.model.diagnostic",
    "ExtractorError": "extractor.sources.error",
    "Page": "extractor.model.page",
    "build": "extractor.engine.building",
    "diff": "extractor.engine.comparing",
    "read_docs": "extractor.engine.api",
    "read_page": "extractor.engine.api",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
