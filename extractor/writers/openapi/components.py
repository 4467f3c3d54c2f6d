"""The schemas of a document, printed: each by itself, once as it is and once for mock servers.

In: an API. Out: fragments, by key. What a schema holds is decided in `schemas`, what mock servers do without in
`profiles`. What an earlier build printed of the same shape is printed no more.
"""

from dataclasses import dataclass
from functools import partial

from extractor.linking.api import Api
from extractor.writers.escaping.fragment import Fragment
from extractor.writers.openapi.printing import ComponentView, Printer
from extractor.writers.openapi.profiles import find_closing, find_targets, open_schema
from extractor.writers.openapi.schemas import NamedShape, named_shapes, view_named
from extractor.writers.target import NO_MEMO, Memo


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaPiece:
    """A printed schema, and the keys of those that it refers to."""

    schema: Fragment
    targets: tuple[str, ...]


class PrintedSchemas:
    """The schemas of one API."""

    def __init__(self, api: Api, printer: Printer, memo: Memo = NO_MEMO) -> None:
        """Print them, or recall what was printed."""
        self._printer = printer
        self._memo = memo
        self._shapes = named_shapes(api)
        self._pieces = [memo.once("schema", item, SchemaPiece, partial(self._print, item)) for item in self._shapes]

    @property
    def fragments(self) -> tuple[Fragment, ...]:
        """The schemas as they are."""
        return tuple(piece.schema for piece in self._pieces)

    def without_recursion(self) -> tuple[Fragment, ...]:
        """The schemas without circles of references."""
        closing = find_closing({piece.schema.key: piece.targets for piece in self._pieces})
        return tuple(self._open(item, closing[item.key]) for item in self._shapes)

    def _print(self, item: NamedShape) -> SchemaPiece:
        tree = view_named(item)
        schema = self._printer.print_component(ComponentView(key=item.key, tree=tree))
        return SchemaPiece(schema=schema, targets=find_targets(tree))

    def _open(self, item: NamedShape, closing: tuple[str, ...]) -> Fragment:
        def make() -> Fragment:
            tree = open_schema(view_named(item), closing)
            return self._printer.print_component(ComponentView(key=item.key, tree=tree))

        return self._memo.once("open schema", (item, closing), Fragment, make)
