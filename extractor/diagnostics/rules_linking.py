"""Rules of facts that only the whole documentation set shows; a new one is an entry here and one place that reports it.

All but one stand where `extractor.linking` merges pages into one API.
"""

from extractor.diagnostics.rule import Rule
from extractor.model.diagnostic import Severity

LINKING_RULES: tuple[Rule, ...] = (
    Rule(
        name="unresolved-type",
        severity=Severity.NOTE,
        message="{member} has the type {type}, which no page of the set describes",
        why=(
            "What a value of the type looks like is written nowhere, so every output leaves it open: no validator, "
            "mock or type checker can help with it."
        ),
        example="| mediaConfig | [mediaConfig](../resources/mediaconfig.md) | ... |   where no page describes it",
    ),
    Rule(
        name="method-without-operation",
        severity=Severity.NOTE,
        message="the methods table links {page}, which documents no operation of the set",
        why=(
            "The table says what can be done with the type, and this row leads nowhere: the link is misspelled, or the "
            "operation is described on no page and so is in no output."
        ),
        example="| [Reject call](../api/call-rejct.md) | None | ... |",
    ),
    Rule(
        name="base-type-cycle",
        severity=Severity.WARNING,
        message="{type} is derived from {base}, which is derived from {type}",
        why="A type cannot be its own ancestor. The derivation is left out, and inherited properties with it.",
        example='"@odata.type": "microsoft.graph.call", "baseType": "microsoft.graph.call"',
    ),
    Rule(
        name="base-type-too-deep",
        severity=Severity.WARNING,
        message="{type} has too many ancestors; its base {base} is left out",
        why="What every output writes of a type grows with its ancestors. No API has a chain of this length, and a page"
        " that means harm could make one without an end.",
        example='"@odata.type": "microsoft.graph.t33", "baseType": "microsoft.graph.t32", and so on to t0',
    ),
    Rule(
        name="type-differs-in-case",
        severity=Severity.WARNING,
        message="the type {type} differs in nothing but case from {other} ({first}); they are taken for one type",
        why="Types are known by name whatever the case, as file names on Windows and macOS are: what was meant as two"
        " types is one in every output.",
        example="# callRoute resource type   on one page, and   # CallRoute resource type   on another",
    ),
    Rule(
        name="type-described-differently",
        severity=Severity.NOTE,
        message="{type}: {first} gives other types to {members}",
        why="Two pages describe one type. Outputs follow the first page by path; a reader of the other is misled.",
        example="| state | String | ... |   on one page, and   | state | callState | ... |   on another",
    ),
    Rule(
        name="example-without-operation",
        severity=Severity.NOTE,
        message="no documented operation is {method} {url}",
        why=(
            "The example shows a call that no page documents: the path is misspelled, or the HTTP request section "
            "leaves it out. It cannot be attached to an operation, and a mock cannot serve it."
        ),
        example="GET https://graph.microsoft.com/beta/app/call   where the page documents /app/calls",
    ),
    Rule(
        name="schema-widened",
        severity=Severity.NOTE,
        message="the example shows {shown} at {pointer}, where the documentation states {stated}",
        why=(
            "A real example contradicts a table of the documentation. Every output accepts both, and so says less "
            "than the documentation meant to."
        ),
        example='| state | callState | ... |   and in an example   "state": 3',
    ),
    Rule(
        name="permissions-differ-across-pages",
        severity=Severity.WARNING,
        message="{method} {path} needs other {scheme} permissions according to {first}",
        why="Several pages document one operation and disagree on who may call it. A reader may ask for too little.",
        example="Calls.Initiate.All on one page, Calls.JoinGroupCall.All on the other, both for POST /app/calls",
    ),
    Rule(
        name="request-line-without-path",
        severity=Severity.ERROR,
        message="the request line {line!r} holds no path; the operation is in no output",
        why="A generator wrote what it did not find where the path belongs, so that nobody can call the operation.",
        example="GET ** Entity URI for room not found",
    ),
    Rule(
        name="permission-tables-unassigned",
        severity=Severity.NOTE,
        message="none of the {tables} permission tables is told to be for {path}; all count",
        why="The page has several tables and no heading says which is for this path: too many may be asked for.",
        example="### For applications\n### For users\n\nand   POST /directory/deletedItems/{id}/restore",
    ),
    Rule(
        name="locales-disagree",
        severity=Severity.WARNING,
        message="{subject} is {value} here and {canonical} in {locales}",
        why=(
            "A fact cannot depend on the language of its page: one of the translations is damaged or out of date. "
            "The canonical API follows the other one."
        ),
        example="`202 Accepted` on the English page, `200 OK` on the German one",
    ),
    Rule(
        name="deprecation-of-another",
        severity=Severity.NOTE,
        message="{subject} is not marked as deprecated: the notice speaks of other operations",
        why=(
            "A notice that names paths speaks of the first of them; one that stands on operations of something that "
            "another notice deprecates, and on others as well, speaks of the former. Its text is kept."
        ),
        example="a notice that /privacy/requests is deprecated, on the page of GET /security/requests",
    ),
    Rule(
        name="operations-in-flood",
        severity=Severity.ERROR,
        message="{operations} operations of the page are left out: each would repeat its {facts} facts",
        why="Every output repeats the permissions, parameters and examples of a page at each of its operations. No"
        " page of an API has a tenth of these, and a small one that means harm could make an output of any size.",
        example="a page of a thousand request lines whose permission table lists a thousand privileges",
    ),
    Rule(
        name="unknown-api-version",
        severity=Severity.NOTE,
        message="nothing says which version of the API the page belongs to; it is taken for {version}",
        why="Neither the path of the page nor the URL of an example names a version: it may end in the wrong API.",
        example="a loose page whose examples have no host and no version",
    ),
)
