"""The configuration: `extractor.toml`, or `[tool.extractor]` of `pyproject.toml`, in the working directory.

In: a folder. Out: a checked `Configuration`; the first of the two files that is there wins as a whole. A key that is
unknown or has the wrong type ends the run, because a misspelt one would silently do nothing. It is never taken from the
documentation: what strangers wrote does not configure this program. A new key is a field and an entry in `_READERS`.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from extractor.compare.change import Waiver
from extractor.diagnostics.catalog import RULES
from extractor.diagnostics.policy import Policy
from extractor.engine.options import DEFAULT_INFO
from extractor.model.diagnostic import Severity
from extractor.sources.error import ExtractorError
from extractor.writers.target import DocumentInfo

DEFAULT_DOCS = "docs_in"
DEFAULT_OUT = "generated"
_NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """What the configuration says, with the defaults for what it does not; `file` is where, None when there is none.

    `fail_on` None is `never`.
    """

    file: Path | None = None
    docs: str = DEFAULT_DOCS
    out: str = DEFAULT_OUT
    locales: tuple[str, ...] = ()
    api_versions: tuple[str, ...] = ()
    targets: tuple[str, ...] | None = None
    fail_on: Severity | None = Severity.ERROR
    policy: Policy = field(default_factory=Policy)
    info: DocumentInfo = DEFAULT_INFO
    waivers: tuple[Waiver, ...] = ()
    metadata: tuple[str, ...] = ()
    permissions: str | None = None
    evidence: tuple[str, ...] = ()


def load_configuration(folder: Path) -> Configuration:
    """The configuration in a folder; raises `ExtractorError` for one that cannot be used."""
    for name, path in (("extractor.toml", ()), ("pyproject.toml", ("tool", "extractor"))):
        file = folder / name
        if file.is_file():
            table = _table(file, path)
            if table is not None:
                return _read(file, table)
    return Configuration()


def parse_fail_on(text: str) -> Severity | None:
    """The severity from which findings fail a run, None for `never`; raises `ValueError` for anything else."""
    return None if text == _NEVER else Severity(text)


def _table(file: Path, path: tuple[str, ...]) -> dict[str, Any] | None:
    try:
        table: Any = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ExtractorError(f"{file.name}: cannot be read: {error}") from error
    for key in path:
        table = table.get(key) if isinstance(table, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ExtractorError(f"{file.name}: {'.'.join(path)} is not a table")
    return table


def _read(file: Path, table: dict[str, Any]) -> Configuration:
    configuration = Configuration(file=file)
    for key, value in table.items():
        if key not in _READERS:
            raise ExtractorError(f"{file.name}: unknown key {key!r}{_suggestion(key, _READERS)}")
        try:
            configuration = _READERS[key](configuration, value)
        except (TypeError, ValueError) as error:
            raise ExtractorError(f"{file.name}: {key}: {error}") from error
    if configuration.policy.unknown_rules:
        raise ExtractorError(f"{file.name}: no such rule: {', '.join(configuration.policy.unknown_rules)}")
    return configuration


def _suggestion(key: str, known: dict[str, Any]) -> str:
    close = get_close_matches(key, sorted(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(sorted(known))}"


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError("not a list of strings")
    return tuple(value)


def _members(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("not a table")
    return value


def _fail_on(value: Any) -> Severity | None:
    try:
        return parse_fail_on(_text(value))
    except ValueError:
        raise ValueError(f"not one of {', '.join(Severity)}, {_NEVER}") from None


def _severities(value: Any) -> dict[str, Severity]:
    try:
        return {rule: Severity(_text(severity)) for rule, severity in _members(value).items()}
    except ValueError:
        raise ValueError(f"a severity is one of {', '.join(Severity)}") from None


def _per_page(value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((glob, _texts(rules)) for glob, rules in _members(value).items())


def _info(value: Any) -> DocumentInfo:
    known = {item.name.replace("_", "-"): item.name for item in fields(DocumentInfo)}
    table = _members(value)
    unknown = [key for key in table if key not in known]
    if unknown:
        raise ValueError(f"unknown key {unknown[0]!r}{_suggestion(unknown[0], known)}")
    return replace(DEFAULT_INFO, **{known[key]: _text(item) for key, item in table.items()})


def _waivers(value: Any) -> tuple[Waiver, ...]:
    if not isinstance(value, list):
        raise TypeError("not a list of tables")
    return tuple(_waiver(_members(item)) for item in value)


def _waiver(table: dict[str, Any]) -> Waiver:
    """A waiver says why: without a reason it is none, and a misspelt rule would waive nothing."""
    known = {item.name for item in fields(Waiver)}
    unknown = [key for key in table if key not in known]
    if unknown:
        raise ValueError(f"unknown key {unknown[0]!r}; there are {', '.join(sorted(known))}")
    rule, reason = _text(table.get("rule", "*")), _text(table.get("reason", "")).strip()
    if rule not in (*RULES, "*"):
        raise ValueError(f"no such rule: {rule}")
    if not reason:
        raise ValueError(f"the waiver of {rule} gives no reason")
    return Waiver(rule=rule, subject=_text(table.get("subject", "*")), reason=reason, until=_day(table.get("until")))


def _day(value: Any) -> date | None:
    if value is None:
        return None
    return value if type(value) is date else date.fromisoformat(_text(value))


def _policy(configuration: Configuration, **changes: Any) -> Configuration:
    return replace(configuration, policy=replace(configuration.policy, **changes))


_READERS: dict[str, Callable[[Configuration, Any], Configuration]] = {
    "docs": lambda found, value: replace(found, docs=_text(value)),
    "out": lambda found, value: replace(found, out=_text(value)),
    "locales": lambda found, value: replace(found, locales=_texts(value)),
    "api-versions": lambda found, value: replace(found, api_versions=_texts(value)),
    "targets": lambda found, value: replace(found, targets=_texts(value)),
    "fail-on": lambda found, value: replace(found, fail_on=_fail_on(value)),
    "metadata": lambda found, value: replace(found, metadata=_texts(value)),
    "evidence": lambda found, value: replace(found, evidence=_texts(value)),
    "permissions": lambda found, value: replace(found, permissions=_text(value)),
    "severity": lambda found, value: _policy(found, severity=_severities(value)),
    "ignore": lambda found, value: _policy(found, ignore=_texts(value)),
    "per-page-ignore": lambda found, value: _policy(found, per_page_ignore=_per_page(value)),
    "info": lambda found, value: replace(found, info=_info(value)),
    "waivers": lambda found, value: replace(found, waivers=_waivers(value)),
}
