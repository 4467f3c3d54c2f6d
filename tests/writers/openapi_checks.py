"""What a written OpenAPI document is held against: the specification, and every example against its schema."""

from collections.abc import Iterator
from typing import Any, cast

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from extractor.model.json_value import JsonObject


def specification_errors(document: JsonObject) -> list[str]:
    """What openapi-spec-validator finds."""
    errors = OpenAPIV31SpecValidator(cast("dict[str, Any]", document)).iter_errors()
    return [f"{list(error.absolute_path)}: {error.message}" for error in errors]


def contents(document: Any) -> Iterator[tuple[str, Any]]:
    """Each media type of each request and response, with where it stands."""
    for group in (document["paths"], document["components"].get("pathItems", {})):
        for path, operations in group.items():
            for method, operation in operations.items():
                bodies = [("request", operation.get("requestBody", {})), *operation["responses"].items()]
                for part, body in bodies:
                    for kind, media in body.get("content", {}).items():
                        yield f"{method} {path} {part} {kind}", media


def example_errors(document: Any) -> list[str]:
    """Every named example that its schema rejects; also counts as one an example that no place refers to."""
    errors: list[str] = []
    examples = document["components"]["examples"]
    used: set[str] = set()
    root = {"$id": "urn:document", "components": {"schemas": document["components"]["schemas"]}}
    for where, media in contents(document):
        validator = Draft202012Validator(
            {**root, **media["schema"]}, format_checker=Draft202012Validator.FORMAT_CHECKER
        )
        for reference in media.get("examples", {}).values():
            key = reference["$ref"].removeprefix("#/components/examples/")
            used.add(key)
            errors += [
                f"{where}: {error.json_path}: {error.message[:200]}"
                for error in validator.iter_errors(examples[key]["value"])
            ]
    return errors + [f"unused example {key}" for key in sorted(set(examples) - used)]


def count_examples(document: Any) -> int:
    """How often an example is shown."""
    return sum(len(media.get("examples", {})) for _, media in contents(document))
