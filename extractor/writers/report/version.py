"""The part of the site about one version of the API: tables, data of the explorer, and pages in all their languages.

The API of a version goes in, with all findings; files below `report/<version>/` come out, and at last what the overview
needs to know of the version. Each kind of file is a method here; what stands in it is the views' to say.
"""

from collections.abc import Iterable, Iterator

from extractor.compare.agreement import carries_english
from extractor.linking.api import Api, ApiSet, PageRef
from extractor.model.codec import fact_to_json
from extractor.model.json_value import JsonObject, JsonValue
from extractor.writers.file_name import safe_file_name
from extractor.writers.report.index_entry import FIELDS, index_operation, index_page, index_type
from extractor.writers.report.knowledge import know_version
from extractor.writers.report.operation_entry import view_operation_entry
from extractor.writers.report.packing import pack
from extractor.writers.report.reference import Reference
from extractor.writers.report.rule_view import rule_file, view_rules
from extractor.writers.report.shards import shard_operations, shard_types
from extractor.writers.report.summary import Summary, summarize
from extractor.writers.report.table_view import view_operation_line, view_type_line
from extractor.writers.report.type_entry import view_type_entry
from extractor.writers.target import Gathered, OutputFile, WriteContext

FOLDER = "report"


def write_version(api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile | Gathered]:
    """The files about each version that the set holds, and what is to be known of it."""
    for api in api_set.canonical:
        version = _Version(api, api_set, context)
        yield from version.operation_files()
        yield from version.type_files()
        yield from version.page_files()
        yield from version.rule_files()
        yield version.index_file()
        yield version.schema_file()
        yield Gathered(content=fact_to_json(version.summary()))


class _Version:
    """One version while its files are written."""

    def __init__(self, api: Api, api_set: ApiSet, context: WriteContext) -> None:
        self._api = api
        self._pages = api_set.pages
        self._api_set = api_set
        self._context = context
        self._known = know_version(api_set, context.policy)
        self._name = safe_file_name(api.version)
        self._folder = f"{FOLDER}/{self._name}"
        localized = [item for item in api_set.localized if item.version == api.version]
        bilingual = {page.locale for page in api_set.pages if carries_english(page)}
        self._reference = Reference(api, localized, context.info, bilingual)
        self._operations = shard_operations(api.operations)
        self._types = shard_types(api.types)
        self._by_path: dict[str, list[str]] = {}
        for page in api_set.pages:
            self._by_path.setdefault(page.root_path, []).append(page.path)

    def operation_files(self) -> Iterator[OutputFile]:
        """A table and the entries of each shard of operations."""
        known = self._known
        for shard in self._operations:
            lines = [view_operation_line(item, self._found(item.pages), known.links) for item in shard.items]
            entries: list[JsonValue] = [
                view_operation_entry(item, known.places, known.operations.get(item.operation_id, {}))
                for item in shard.items
            ]
            paths = self._paths(page.path for item in shard.items for page in item.pages)
            yield self._page(shard.name, "report/operations.html.j2", paths, shard=shard, lines=lines)
            yield self._script(shard.name, {"entries": entries, **self._reference.view_operations(shard.items)}, paths)

    def type_files(self) -> Iterator[OutputFile]:
        """The same of each shard of types."""
        known = self._known
        for shard in self._types:
            lines = [view_type_line(item, self._found(item.pages), known.links) for item in shard.items]
            entries: list[JsonValue] = [
                view_type_entry(item, known.places, known.types.get(item.qualified_name, {})) for item in shard.items
            ]
            paths = self._paths(page.path for item in shard.items for page in item.pages)
            yield self._page(shard.name, "report/types.html.j2", paths, shard=shard, lines=lines)
            yield self._script(shard.name, {"entries": entries}, paths)

    def page_files(self) -> Iterator[OutputFile]:
        """The pages of each shard of which something is to be said, language by language."""
        for shard in self._known.page_shards:
            views = [self._known.views[path] for path in shard.items]
            yield self._page(
                shard.name,
                "report/pages.html.j2",
                self._paths(shard.items),
                shard=shard,
                pages=[view for view in views if view.says_something],
                silent=[view.path for view in views if not view.says_something],
            )

    def rule_files(self) -> Iterator[OutputFile]:
        """Where each rule is broken."""
        for view in view_rules(self._pages, self._known.findings, self._known.shards):
            yield self._page(view.name, "report/rule.html.j2", (), rule=view, file_of=rule_file)

    def index_file(self) -> OutputFile:
        """What the explorer searches."""
        fields: list[JsonValue] = list(FIELDS)
        locales: list[JsonValue] = list(self._known.locales)
        content: JsonObject = {
            "version": self._api.version,
            "fields": fields,
            "locales": locales,
            "records": list(self._records()),
        }
        return self._script("index", content, tuple(page.path for page in self._pages))

    def schema_file(self) -> OutputFile:
        """The schemas that the reference needs, whatever is chosen in it."""
        return self._script("schemas", self._reference.view_schemas(), tuple(page.path for page in self._pages))

    def _records(self) -> Iterator[JsonValue]:
        known = self._known
        for operations in self._operations:
            for operation in operations.items:
                yield index_operation(operation, operations.name, known)
        for types in self._types:
            for item in types.items:
                yield index_type(item, types.name, known)
        for path, view in known.views.items():
            yield index_page(known.agreements[path], view, known)

    def summary(self) -> Summary:
        """What the files about all versions need to know of this one."""
        return summarize(self._api_set, self._api, self._known, (self._operations, self._types))

    def _found(self, pages: Iterable[PageRef]) -> int:
        return self._known.count_findings(pages)

    def _paths(self, root_paths: Iterable[str]) -> tuple[str, ...]:
        """The pages of every locale at those paths; an include belongs to the pages that show it."""
        return tuple(path for root_path in sorted(set(root_paths)) for path in self._by_path.get(root_path, ()))

    def _page(self, name: str, template: str, made_from: tuple[str, ...], /, **view: object) -> OutputFile:
        rendered = self._context.templates.get_template(template).render(
            info=self._context.info, version=self._api.version, folder=self._name, root="../", **view
        )
        return OutputFile(path=f"{self._folder}/{name}.html", content=rendered.encode(), pages=made_from)

    def _script(self, name: str, content: JsonObject, pages: tuple[str, ...]) -> OutputFile:
        template = self._context.templates.get_template("report/shard.js.j2")
        rendered = template.render(name=f"{self._name}/{name}", content=pack(content))
        return OutputFile(path=f"{self._folder}/{name}.js", content=rendered.encode(), pages=pages)
