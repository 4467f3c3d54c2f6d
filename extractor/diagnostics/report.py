"""The sink for findings: turns a rule's name, a place and arguments into a `Diagnostic`.

Readers and checks receive a `Report` and return facts. What a page suppresses in its own annotation, and what the
configuration says of severities, is applied later, by `extractor.diagnostics.policy`.
"""

from extractor.diagnostics.catalog import RULES
from extractor.model.diagnostic import Diagnostic
from extractor.model.json_value import JsonValue
from extractor.model.origin import Origin

# More findings than this for one page say nothing new and would fill the memory of a hostile page's reader.
MAX_PER_PAGE = 1000

# A megabyte that a page calls a name would be repeated in every message about it.
_LONGEST = 500


class Report:
    """Collects the diagnostics of one page or of one documentation set."""

    __slots__ = ("_diagnostics", "_path", "_root")

    def __init__(self, path: str, root_path: str = "") -> None:
        """`path` is that of the page, relative to the folder given, `root_path` the same from its documentation root.

        Origins name included files from the documentation root; what is reported names them as `path` is named.
        """
        self._path = path
        self._root = path.removesuffix(root_path) if root_path and path.endswith(root_path) else ""
        self._diagnostics: dict[tuple[str, str, int | None, str], Diagnostic] = {}

    def add(self, rule: str, origin: Origin | int | None, **args: JsonValue) -> None:
        """Record that `rule` is broken at `origin` (an `Origin`, a line of the page, or None for the whole page).

        Raises `KeyError` for a rule that the catalog does not hold, or an argument that its message needs and lacks.
        """
        line, file = (origin.line, origin.file) if isinstance(origin, Origin) else (origin, None)
        self.add_at(rule, self._path if file is None else self._root + file, line, **args)

    def add_at(self, rule: str, path: str, line: int | None, /, **args: JsonValue) -> None:
        """Record a finding in another file: `path` is relative to the folder given. Long arguments are cut."""
        entry = RULES[rule]
        args = {name: value[:_LONGEST] if isinstance(value, str) else value for name, value in args.items()}
        message = entry.message.format(**args)
        key = (rule, path, line, message)
        if key not in self._diagnostics and len(self._diagnostics) < MAX_PER_PAGE:
            self._diagnostics[key] = Diagnostic(
                rule=rule, severity=entry.severity, message=message, path=path, line=line, args=args
            )

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was recorded, in the order of path, line, rule and message; repetitions once."""
        return tuple(sorted(self._diagnostics.values(), key=lambda diagnostic: diagnostic.sort_key))
