"""The target `openapi`: one OpenAPI 3.1 document per locale and version, and a canonical one per version.

`document` is the way in; one module beside it for each part of a document. View objects hold JSON trees and strings;
the templates in `templates/openapi` put them in order, in YAML and in JSON.
"""
