"""`NOTICE`: whose texts the output holds, under which licence, and what was changed in them.

Only the configuration's `info` goes in, one file at the root of the output comes out; it is the same for any limits of
a build. The words are the template's, so that a user's own folder of templates can replace them.
"""

from collections.abc import Iterator

from extractor.linking.api import ApiSet
from extractor.writers.target import OutputFile, WriteContext


def write_notice(_api_set: ApiSet, context: WriteContext) -> Iterator[OutputFile]:
    """The attribution that the licence of the documentation asks for."""
    content = context.templates.get_template("notice/NOTICE.j2").render(info=context.info)
    yield OutputFile(path="NOTICE", content=content.encode("utf-8"), pages=())
