"""Compiles the Microsoft Graph API reference, in any language, to OpenAPI 3.1, test fixtures and typed stubs."""
