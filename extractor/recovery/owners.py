"""Which types a page is about: what recovery and linking paths to types ask of a page.

A resource page is about its own type. Any other is about what its annotations state and what its body links, and may be
about several. Nothing is guessed from its file name.
"""

from extractor.model.page import Page


def owners_of(page: Page) -> tuple[str, ...]:
    """The types, in lower case, whose members the tables of a page list: its own, else those it sends or returns."""
    if page.resource is not None:
        return () if page.resource.name is None else (page.resource.name.lower(),)
    named = [example.odata_type for example in page.examples if example.odata_type is not None]
    if page.request_body is not None and page.request_body.resource is not None:
        named.append(page.request_body.resource.name)
    return tuple(dict.fromkeys(name.rsplit(".", 1)[-1].rstrip(")").lower() for name in named))
