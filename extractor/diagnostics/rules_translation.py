"""Rules of translation: names and types that machine translation changed, repaired or not.

Reported by `extractor.recovery`. Every repair is named, so that a maintainer of translations has the list to work from.
"""

from extractor.diagnostics.rule import Rule
from extractor.model.diagnostic import Severity

TRANSLATION_RULES: tuple[Rule, ...] = (
    Rule(
        name="translated-identifier",
        severity=Severity.WARNING,
        message="the name {value!r} was translated to {text!r}; read from evidence: {evidence}",
        why="A reader who sends the translated name gets an error, or sets nothing.",
        example="`原因` where the request body says `reason`.",
    ),
    Rule(
        name="translated-type",
        severity=Severity.NOTE,
        message="the type {value!r} was translated to {text!r}; read from evidence: {evidence}",
        why="Programs know types by their English names only.",
        example="`字符串` for `String`.",
    ),
    Rule(
        name="translated-header",
        severity=Severity.WARNING,
        message="the header {value!r} was translated to {text!r}; read from evidence: {evidence}",
        why="A header is sent by its name; the service ignores the translated one.",
        example="`授权` for `Authorization`.",
    ),
    Rule(
        name="translated-permission",
        severity=Severity.WARNING,
        message="the permissions {value!r} were translated to {text!r}; read from evidence: {evidence}",
        why="Who asks for a permission by any other name is refused.",
        example="`Group. Read. all` where every other page lists `Group.Read.All`.",
    ),
    Rule(
        name="translated-title",
        severity=Severity.NOTE,
        message="the title {text!r} does not name {value!r}, which the page is about",
        why="Whoever looks for the name finds the page in every language but this one.",
        example="`呼叫： 拒绝` where the English page has `call: reject`.",
    ),
    Rule(
        name="title-punctuation",
        severity=Severity.NOTE,
        message="the title {text!r} sets names apart in another way than the documentation does: {value!r}",
        why="Lists of contents sort and search by titles.",
        example="`call：reject` for `call: reject`.",
    ),
    Rule(
        name="unrecovered-identifier",
        severity=Severity.WARNING,
        message="{text!r} is no name that an API could have, and nothing settles what it was; it stays as written",
        why="What is generated holds a name that no service knows.",
        example="A translated enumeration member that stands in no example.",
    ),
    Rule(
        name="doubtful-identifier",
        severity=Severity.NOTE,
        message="{text!r} may be a word of the page's language: nothing sound in the documentation has this name",
        why="A translated name in the letters of English looks like a name; it is left as written.",
        example="`gesamt` where the English page has `total`.",
    ),
    Rule(
        name="damaged-cell",
        severity=Severity.WARNING,
        message="{locale}: {text!r} is not what the English says; {advice}",
        why="Who copies the cell into a program copies a name that no service knows.",
        example="`原因` in a table of properties: write `reason`.",
    ),
    Rule(
        name="stale-translation",
        severity=Severity.NOTE,
        message="{locale}: {advice}",
        why="What changed since is missing in this language.",
        example="A page whose `ms.openlocfilehash` is not the hash of the English page.",
    ),
    Rule(
        name="missing-translation",
        severity=Severity.NOTE,
        message="{locale}: the English page has no translation",
        why="Readers of this language find nothing, or the English.",
        example="An operation that was added after the last hand-off.",
    ),
    Rule(
        name="extra-translation",
        severity=Severity.NOTE,
        message="{locale}: there is no English page of this name",
        why="It describes what the service may no longer have.",
        example="A page that was renamed or removed in English.",
    ),
    Rule(
        name="unnamed-enumeration",
        severity=Severity.NOTE,
        message="nothing says what the enumeration of {text!r} is called",
        why="No property can be found that has it as its type.",
        example="A table of members under a translated title.",
    ),
    Rule(
        name="unrecovered-type",
        severity=Severity.WARNING,
        message="{text!r} is no type, and nothing settles what it was; it stays as written",
        why="The property has no type that a program could check.",
        example="A translated complex type without a link.",
    ),
    Rule(
        name="unrecovered-header",
        severity=Severity.WARNING,
        message="{text!r} cannot be the name of a header, and the vocabulary does not know it; it stays as written",
        why="No client can send the header.",
        example="A header name in a language without a vocabulary.",
    ),
)
