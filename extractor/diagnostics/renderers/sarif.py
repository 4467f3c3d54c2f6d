"""SARIF 2.1.0, which code-scanning services and editors read: results with their rules' descriptions.

Only the rules that were broken are described, in the order of their names. A fingerprint of rule, path and arguments
lets a service follow a finding while lines above it come and go.
"""

import hashlib
import json
from collections.abc import Sequence
from urllib.parse import quote

from extractor.diagnostics.catalog import RULES
from extractor.diagnostics.renderers.printable import printable, printable_json
from extractor.model.diagnostic import Diagnostic
from extractor.model.json_value import JsonObject, JsonValue

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_PAGES = "DOCS"


def render_sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """A SARIF log with one run, indented, ended by a line feed."""
    names = sorted({diagnostic.rule for diagnostic in diagnostics})
    rules: list[JsonValue] = [_descriptor(name) for name in names]
    results: list[JsonValue] = [_result(diagnostic, names.index(diagnostic.rule)) for diagnostic in diagnostics]
    run: JsonObject = {
        "tool": {"driver": {"name": "extractor", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_PAGES: {"description": {"text": "The documentation folder that was given."}}},
        "results": results,
    }
    log: JsonObject = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return printable_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _descriptor(name: str) -> JsonObject:
    """What the catalog says of a rule."""
    rule = RULES[name]
    return {
        "id": name,
        "shortDescription": {"text": name.replace("-", " ").capitalize() + "."},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}\n\nExample:\n\n{rule.example}"},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(diagnostic: Diagnostic, index: int) -> JsonObject:
    place: JsonObject = {"artifactLocation": {"uri": _uri(diagnostic.path), "uriBaseId": _PAGES}}
    if diagnostic.line is not None:
        place["region"] = {"startLine": max(1, diagnostic.line)}
    return {
        "ruleId": diagnostic.rule,
        "ruleIndex": index,
        "level": diagnostic.severity,
        "message": {"text": printable(diagnostic.message)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"ruleAndArguments/v1": _fingerprint(diagnostic)},
    }


def _uri(path: str) -> str:
    """The path as a relative URI; bytes of a name that is no UTF-8 stay those bytes."""
    return quote(path.encode("utf-8", "surrogatepass"), safe="/")


def _fingerprint(diagnostic: Diagnostic) -> str:
    identity = json.dumps([diagnostic.rule, diagnostic.path, diagnostic.args], sort_keys=True)
    return hashlib.sha256(identity.encode()).hexdigest()[:32]
