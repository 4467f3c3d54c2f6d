"""Rules about files: of the documentation, which may be unreadable or not files at all, and of the output.

A new one is an entry here and one place that reports it.
"""

from extractor.diagnostics.rule import Rule
from extractor.model.diagnostic import Severity

FILE_RULES: tuple[Rule, ...] = (
    Rule(
        name="unreadable-file",
        severity=Severity.ERROR,
        message="the file cannot be read: {reason}",
        why="Nothing that the page states is in any output.",
        example="A page without read permission, or one that disappears while the documentation is read.",
    ),
    Rule(
        name="unreadable-folder",
        severity=Severity.ERROR,
        message="the folder cannot be listed: {reason}",
        why="The pages in it, if there are any, are in no output.",
        example="A folder without read permission.",
    ),
    Rule(
        name="not-a-regular-file",
        severity=Severity.ERROR,
        message="this is a {kind}, not a regular file, and is not read",
        why="A pipe never ends, a device is no documentation, and a link can lead anywhere on the machine. Put the "
        "page itself in its place.",
        example="`api/call-get.md` is a symbolic link to a file elsewhere.",
    ),
    Rule(
        name="outside-root",
        severity=Severity.ERROR,
        message="this lies outside the documentation root and is not read",
        why="Documentation is text from strangers: it must not make the program read other files of the machine.",
        example="`api-reference/beta/api` is a link to a folder elsewhere.",
    ),
    Rule(
        name="file-too-large",
        severity=Severity.ERROR,
        message="the file has {size} bytes, more than the {limit} that are read",
        why="No page of documentation is that long; reading it could exhaust the machine's memory.",
        example="A log file renamed to `call-get.md`.",
    ),
    Rule(
        name="case-collision",
        severity=Severity.WARNING,
        message="the path differs from {other} in nothing but case or Unicode form",
        why="Windows and macOS keep only one of the two files, so the documentation reads differently there.",
        example="`api/Call-get.md` beside `api/call-get.md`.",
    ),
    Rule(
        name="unprintable-file-name",
        severity=Severity.WARNING,
        message="the file's name holds bytes or characters that cannot be printed; it is shown with escapes",
        why="Such a name cannot be written in a link or typed, and can hide what stands on a terminal.",
        example="A file name with a line break in it.",
    ),
    Rule(
        name="internal-error",
        severity=Severity.ERROR,
        message="reading the page failed inside the extractor: {error} in {place}",
        why="This is a defect of the program, not of the page: nothing that the page states is in any output. Please "
        "report it with the page.",
        example="Any page; there is no known one.",
    ),
    Rule(
        name="page-too-slow",
        severity=Severity.ERROR,
        message="reading the page took more than {seconds} seconds and was given up",
        why="Nothing that the page states is in any output. The slowest real page takes less than a second.",
        example="A page made to make its reader slow.",
    ),
    Rule(
        name="reader-died",
        severity=Severity.ERROR,
        message="the process that read the page died, twice",
        why="Nothing that the page states is in any output. The page needs more memory than a process may have, or "
        "met a defect in a library.",
        example="A page made to exhaust the memory.",
    ),
    Rule(
        name="target-failed",
        severity=Severity.ERROR,
        message="the target {target} failed inside the extractor: {error} in {place}",
        why="This is a defect of the program. The other targets are written; the files of this one stay as they were.",
        example="Any documentation; there is no known one.",
    ),
    Rule(
        name="unsafe-output-path",
        severity=Severity.ERROR,
        message="the target {target} names a file that is not safe on every system: {reason}; it is not written",
        why="The documentation must not choose where files are written, and the output must be the same everywhere.",
        example="A resource whose name would become a path with `..` in it.",
    ),
    Rule(
        name="output-collision",
        severity=Severity.ERROR,
        message="the target {target} names a file that differs from {other} in nothing but case or Unicode form; it is "
        "not written",
        why="On Windows and macOS one file would overwrite the other.",
        example="Two resources whose names differ in case only.",
    ),
    Rule(
        name="output-edited",
        severity=Severity.WARNING,
        message="the file is not as the last build wrote it, and is replaced or removed",
        why="Someone edited a generated file by hand, and the next build undoes that. Put the change into the "
        "documentation, a template or another file.",
        example="A line added to `generated/canonical/beta/openapi.yaml`.",
    ),
)
