"""Rules of changes that leave the API as it is: other words, other examples, another translation.

Which change falls under which rule is decided in `extractor.compare.judge`. A new rule is an entry here and a line in
the tables there.
"""

from extractor.diagnostics.rule import Rule
from extractor.model.diagnostic import Severity

DOCUMENTATION_RULES: tuple[Rule, ...] = (
    Rule(
        name="page-moved",
        severity=Severity.NOTE,
        message="the page {old} is {new} now",
        why="Nothing in the API changes; links to the old page break.",
        example="`call_reject.md` became `call-reject.md`.",
    ),
    Rule(
        name="title-changed",
        severity=Severity.NOTE,
        message="{subject}: the title changed",
        why="Only the words changed.",
        example="`Reject call` became `call: reject`.",
    ),
    Rule(
        name="summary-changed",
        severity=Severity.NOTE,
        message="{subject}: the summary changed",
        why="Only the words changed.",
        example="The first paragraph of the page was rewritten.",
    ),
    Rule(
        name="description-changed",
        severity=Severity.NOTE,
        message="{subject}: the description changed",
        why="Only the words changed. What a reader must do may have changed with them.",
        example="The description of `reason` was rewritten.",
    ),
    Rule(
        name="notice-changed",
        severity=Severity.NOTE,
        message="{subject}: the notices of its page changed",
        why="Only the words changed. A limitation may have come or gone with them.",
        example="A note on throttling was added.",
    ),
    Rule(
        name="example-added",
        severity=Severity.NOTE,
        message="{subject} is new",
        why="An example shows what the API already does.",
        example="A second request under Examples.",
    ),
    Rule(
        name="example-removed",
        severity=Severity.NOTE,
        message="{subject} is gone",
        why="The API still does what the example showed.",
        example="The response of the second example was removed.",
    ),
    Rule(
        name="example-renamed",
        severity=Severity.NOTE,
        message="{old} is called {new} now",
        why="Fixtures that are made from the example take its name.",
        example='`"name": "call_reject"` became `"name": "call-reject"`.',
    ),
    Rule(
        name="example-changed",
        severity=Severity.NOTE,
        message="{subject} shows something else",
        why="Fixtures and mocks that are made from the example change with it.",
        example="The body of the request has one more property.",
    ),
    Rule(
        name="fact-stated",
        severity=Severity.NOTE,
        message="{subject}: {fact} is stated now",
        why="The page did not say; the API need not have changed.",
        example="A type was added to a row that had none.",
    ),
    Rule(
        name="fact-no-longer-stated",
        severity=Severity.NOTE,
        message="{subject}: {fact} is no longer stated",
        why="The page does not say any longer; the API need not have changed.",
        example="A type was removed from a row.",
    ),
    Rule(
        name="no-longer-described",
        severity=Severity.NOTE,
        message="{subject} is no longer described, and is still there",
        why="Its row or table went, but the JSON of the type still holds it, or other facts still name it.",
        example="The row `mailNickname` was lost, and the JSON representation still shows it.",
    ),
    Rule(
        name="type-reference-changed",
        severity=Severity.NOTE,
        message="{subject} names {new}, and named {old}",
        why="Both are one type: its page or the type has another name now, or a link led elsewhere by mistake.",
        example="The link of `[chatMessage](channel.md)` was corrected to `chatmessage.md`.",
    ),
    Rule(
        name="permission-order-changed",
        severity=Severity.NOTE,
        message="{subject}: the higher permissions are listed in another order",
        why="The least privileged permission, and what suffices, stay the same.",
        example="`A, B, C` became `A, C, B`.",
    ),
    Rule(
        name="preview-announced",
        severity=Severity.NOTE,
        message="{subject} is called a preview now",
        why="Previews change without notice.",
        example="A banner says that the API is in preview.",
    ),
    Rule(
        name="preview-ended",
        severity=Severity.NOTE,
        message="{subject} is no longer called a preview",
        why="It changes with notice only.",
        example="The banner that says preview was removed.",
    ),
)

RETRANSLATION_RULES: tuple[Rule, ...] = (
    Rule(
        name="text-retranslated",
        severity=Severity.NOTE,
        message="{subject}: the translation of its {aspect} changed",
        why="Only the words of one language changed; the English is the same.",
        example="A description was translated anew.",
    ),
    Rule(
        name="name-damaged",
        severity=Severity.NOTE,
        message="{old} reads {new} now",
        why="The name was lost in translation and nothing settles what it was. The API did not change.",
        example="`reason` became `原因`.",
    ),
    Rule(
        name="name-repaired",
        severity=Severity.NOTE,
        message="{old} reads {new} now",
        why="A name that had been lost in translation is there again. The API did not change.",
        example="`原因` became `reason`.",
    ),
    Rule(
        name="type-damaged",
        severity=Severity.NOTE,
        message="{subject}: the type {old} reads {new} now",
        why="The type was lost in translation and nothing settles what it was. The API did not change.",
        example="`String` became `字符串`.",
    ),
    Rule(
        name="type-repaired",
        severity=Severity.NOTE,
        message="{subject}: the type {old} reads {new} now",
        why="A type that had been lost in translation is there again. The API did not change.",
        example="`字符串` became `String`.",
    ),
    Rule(
        name="permissions-damaged",
        severity=Severity.NOTE,
        message="{subject}: names were lost from the cell",
        why="Translation broke names in the cell of the table, and nothing settles what they were.",
        example="`Calls.Initiate.All` became `Calls.Ini tiate. All`.",
    ),
    Rule(
        name="permissions-repaired",
        severity=Severity.NOTE,
        message="{subject}: the cell can be read again",
        why="Names that translation had broken in the cell of the table are there again.",
        example="`Calls.Ini tiate. All` became `Calls.Initiate.All`.",
    ),
    Rule(
        name="translation-caught-up",
        severity=Severity.NOTE,
        message="{subject}: {locale} says what the API does now",
        why="The change is older than this translation of it.",
        example="The German page got a property that the English page had before.",
    ),
    Rule(
        name="translation-drifted",
        severity=Severity.NOTE,
        message="{subject}: {locale} says something else, and the API is the same",
        why="The translation says something that its source does not.",
        example="A row was lost from the German page alone.",
    ),
    Rule(
        name="translation-of-other-revision",
        severity=Severity.NOTE,
        message="{subject}: {locale} was translated from another revision of the page ({source})",
        why="Two languages are compared, and the hash that the page names as its source, `ms.openlocfilehash`, is not "
        "that of the other side: the revisions differ, and `extractor diff` of two revisions tells how.",
        example="The English page got a parameter after it had been translated.",
    ),
    Rule(
        name="page-in-one-language",
        severity=Severity.NOTE,
        message="{subject}: its page does not exist in {locale}",
        why="Two languages are compared, and one has no such page; the API is the same in all languages.",
        example="An operation whose page was added after the last hand-off.",
    ),
)
