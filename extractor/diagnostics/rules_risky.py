"""Rules of changes that break some clients, or may: the documentation alone cannot tell.

Which change falls under which rule is decided in `extractor.compare.judge`. A new rule is an entry here and a line in
the tables there.
"""

from extractor.diagnostics.rule import Rule
from extractor.model.diagnostic import Severity

RISKY_RULES: tuple[Rule, ...] = (
    Rule(
        name="parameter-removed",
        severity=Severity.WARNING,
        message="{subject} is no longer documented",
        why="Some services ignore what they do not know, others refuse it: calls that send it may fail.",
        example="The row `callbackUri` left the table of the request body.",
    ),
    Rule(
        name="header-removed",
        severity=Severity.WARNING,
        message="{subject} is no longer documented",
        why="Calls that send it may lose the effect they count on.",
        example="The row `If-Match` left the request headers.",
    ),
    Rule(
        name="request-body-added",
        severity=Severity.WARNING,
        message="{subject}: the operation takes a body now",
        why="Whether a call without a body still works is not said.",
        example="`Do not supply a request body` became a table of properties.",
    ),
    Rule(
        name="request-body-removed",
        severity=Severity.WARNING,
        message="{subject}: the operation takes no body any longer",
        why="Some services ignore a body they do not expect, others refuse it.",
        example="A table of properties became `Do not supply a request body`.",
    ),
    Rule(
        name="stated-as-required",
        severity=Severity.WARNING,
        message="{subject} is said to be required now",
        why="Calls that leave it out may have worked until now; the page did not say.",
        example="`Required.` was added to the description of a parameter.",
    ),
    Rule(
        name="alternative-response-removed",
        severity=Severity.WARNING,
        message="{subject} is no longer an answer, and another code of success still is",
        why=(
            "If the page named both by mistake, nothing changed. If not, clients that wait for this one take the "
            "other for a failure."
        ),
        example="A page whose prose says 200 and whose example says 202 says 202 in both places now.",
    ),
    Rule(
        name="request-property-removed",
        severity=Severity.WARNING,
        message="{subject} is no longer documented, in a type that clients only send",
        why="Some services ignore what they do not know, others refuse it.",
        example="The row `removeFromDefaultAudioGroup` left a type that is only sent.",
    ),
    Rule(
        name="access-restated",
        severity=Severity.WARNING,
        message="{subject} said {old} and says {new}",
        why=(
            "`None` can mean that no permission is needed or that there is none: whether callers gain or lose "
            "access is not clear."
        ),
        example="`Application | None` became `Application | Not supported`.",
    ),
    Rule(
        name="least-permission-changed",
        severity=Severity.WARNING,
        message="{subject}: another permission is the least privileged now",
        why=(
            "An application that asks for the least it needs should ask for another one, and may have asked for "
            "too much."
        ),
        example="`Calls.Access.All, Calls.Initiate.All` became `Calls.Initiate.All, Calls.Access.All`.",
    ),
    Rule(
        name="type-refined",
        severity=Severity.WARNING,
        message="{subject} was {old} and is {new}",
        why=(
            "What is sent stays a value of the same kind, but another range or set of values; generated code "
            "changes its type."
        ),
        example="`Int32` became `Int64`, or `String` became an enumeration.",
    ),
    Rule(
        name="name-recased",
        severity=Severity.WARNING,
        message="{old} is spelled {new} now",
        why=("Names are compared letter by letter by most clients; if the service changed too, they find nothing."),
        example="`ID` became `id`.",
    ),
    Rule(
        name="type-renamed",
        severity=Severity.WARNING,
        message="{old} is called {new} now",
        why="Clients that read `@odata.type`, and generated code, know the old name.",
        example="The resource `meetingInfo` became `onlineMeetingInfo`.",
    ),
    Rule(
        name="namespace-changed",
        severity=Severity.WARNING,
        message="{old} is {new} now",
        why="Clients that read or send `@odata.type` use the whole name.",
        example="`recordingInfo` moved from `microsoft.graph` to `microsoft.graph.calls`.",
    ),
    Rule(
        name="response-enum-member-added",
        severity=Severity.WARNING,
        message="{subject} is a new member of what the service returns",
        why="Clients that know the old members only may fail on the new one.",
        example="`establishing` joined the members of `callState`.",
    ),
    Rule(
        name="allowed-value-removed",
        severity=Severity.WARNING,
        message="{subject} is no longer an allowed value",
        why="Clients that send it may be refused.",
        example="`xml` left the table of formats.",
    ),
    Rule(
        name="became-omittable",
        severity=Severity.WARNING,
        message="{subject} may be left out of answers now",
        why="Clients that count on the property fail when it is missing.",
        example="`tenantId` joined the annotation's `optionalProperties`.",
    ),
    Rule(
        name="nullability-changed",
        severity=Severity.WARNING,
        message="{subject}: that it may be null was {old} and is {new}",
        why="Clients that never met null may fail on it, and clients that send null may be refused.",
        example="`Nullable.` was added to a description.",
    ),
    Rule(
        name="became-read-only",
        severity=Severity.WARNING,
        message="{subject} is read-only now",
        why="Calls that write it are refused, or the value is ignored.",
        example="`Read-only.` was added to a description.",
    ),
    Rule(
        name="default-changed",
        severity=Severity.WARNING,
        message="{subject}: the default was {old} and is {new}",
        why="Calls that leave the property out mean something else than before.",
        example="`The default value is false.` became `The default value is true.`",
    ),
    Rule(
        name="key-changed",
        severity=Severity.WARNING,
        message="{subject}: the key was {old} and is {new}",
        why="Clients build addresses of single objects from the key.",
        example="`keyProperty` was `id` and is `callId`.",
    ),
    Rule(
        name="relationship-changed",
        severity=Severity.WARNING,
        message="{subject} moved between the tables of properties and of relationships",
        why="A relationship is only returned when it is asked for with `$expand`.",
        example="The row `participants` moved to the table of relationships.",
    ),
    Rule(
        name="enum-value-changed",
        severity=Severity.WARNING,
        message="{subject} was {old} and is {new}",
        why="Clients that store or send the number mean another member now.",
        example="`busy | 1` became `busy | 2`.",
    ),
    Rule(
        name="type-kind-changed",
        severity=Severity.WARNING,
        message="{subject} was {old} and is {new}",
        why=("An entity has a key and an address of its own, a complex type has none, and an enumeration is a string."),
        example="A complex type became an entity.",
    ),
    Rule(
        name="base-type-changed",
        severity=Severity.WARNING,
        message="{subject} was derived from {old} and is derived from {new}",
        why="What the type inherits is something else now.",
        example="`baseType` was `microsoft.graph.entity` and is `microsoft.graph.directoryObject`.",
    ),
    Rule(
        name="type-closed",
        severity=Severity.WARNING,
        message="{subject} takes no further properties any longer",
        why="Clients that store properties of their own are refused.",
        example="`openType: true` left the annotation.",
    ),
    Rule(
        name="type-became-abstract",
        severity=Severity.WARNING,
        message="{subject} is abstract now",
        why="Nobody can create a value of the type itself any longer.",
        example="`abstract: true` joined the annotation.",
    ),
    Rule(
        name="deprecated",
        severity=Severity.WARNING,
        message="{subject} is deprecated",
        why="It still works; one day it will not.",
        example="A banner says that the API is deprecated.",
    ),
)
