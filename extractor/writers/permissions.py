"""Permissions per locale and version, in two files that say the same from two ends.

`permissions.json` has the shape of Microsoft's own permission catalogue: from a permission to the operations that it
allows, `least=` where it is the least privileged one. Programs that read the catalogue refuse any other member, so the
rest stands beside it: `permissions.operations.json`, from an operation to its permissions, least privileged first, with
page and line and with what a page says besides names. The shape of the catalogue is made in `permission_catalogue`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from jinja2 import Template

from extractor.linking.api import Api, ApiOperation, ApiSet, PageRef
from extractor.writers.exchange_view import source_paths
from extractor.writers.file_name import safe_file_name
from extractor.writers.permission_catalogue import CataloguePermission, view_catalogue
from extractor.writers.permission_view import PermissionView, view_permissions
from extractor.writers.target import StreamedFile, Views, WriteContext

PERMISSIONS_FORMAT = 1
_CANONICAL = "canonical"


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPermissions:
    """An operation and what its pages say of permissions, the main page first."""

    operation_id: str
    method: str
    path: str
    permissions: tuple[PermissionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionSet:
    """The permissions of one version in one locale, from both ends."""

    version: str
    locale: str
    operations: tuple[OperationPermissions, ...]
    catalogue: tuple[CataloguePermission, ...]


def write_permissions(api_set: ApiSet, context: WriteContext) -> Iterator[StreamedFile]:
    """Both files of every locale and version."""
    pages = {(page.root_path, page.locale): page for page in api_set.pages}
    for api in api_set.localized:
        folder = f"{safe_file_name(api.locale or _CANONICAL)}/{safe_file_name(api.version)}"
        references = (page for operation in api.operations for page in _pages_of(operation))
        sources = source_paths(references, pages)
        for output, name in (("permissions.json", "catalogue"), ("permissions.operations.json", "operations")):
            template = context.templates.get_template(f"permissions/{name}.json.j2")
            chunks = partial(_chunks, template, api, context.views)
            yield StreamedFile(path=f"{folder}/{output}", chunks=chunks, pages=sources, made_of=_stated(api))


def _chunks(template: Template, api: Api, views: Views) -> Iterator[bytes]:
    permissions = views.once("permissions", api, partial(_view, api))
    yield template.render(format=PERMISSIONS_FORMAT, permissions=permissions).encode()


def _stated(api: Api) -> tuple[object, ...]:
    """All that the files of an API are made of."""
    operations = ((item.operation_id, item.method, item.path, item.permissions) for item in api.operations)
    return (api.version, api.locale, *operations)


def _pages_of(operation: ApiOperation) -> tuple[PageRef, ...]:
    return (*operation.pages, *(permission.page for permission in operation.permissions))


def _view(api: Api) -> PermissionSet:
    operations = sorted(api.operations, key=lambda operation: (operation.path, operation.method))
    views = tuple(
        OperationPermissions(
            operation_id=operation.operation_id,
            method=operation.method,
            path=operation.path,
            permissions=view_permissions(operation.permissions),
        )
        for operation in operations
    )
    claims = ((view.method, view.path, permission) for view in views for permission in view.permissions)
    return PermissionSet(
        version=api.version, locale=api.locale or _CANONICAL, operations=views, catalogue=view_catalogue(claims)
    )
