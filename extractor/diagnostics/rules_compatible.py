"""Rules of changes of the API that no client needs to answer.

Which change falls under which rule is decided in `extractor.compare.judge`. A new rule is an entry here and a line in
the tables there.
"""

from extractor.diagnostics.rule import Rule
from extractor.model.diagnostic import Severity

COMPATIBLE_RULES: tuple[Rule, ...] = (
    Rule(
        name="operation-added",
        severity=Severity.NOTE,
        message="{subject} is new",
        why="Clients can do something that they could not.",
        example="A page for `POST /app/calls/{id}/reject` was added.",
    ),
    Rule(
        name="access-added",
        severity=Severity.NOTE,
        message="{subject}: the operation can be called this way now",
        why="Applications that sign in this way can use the operation.",
        example="`Application | Not supported` became `Application | Calls.Initiate.All`.",
    ),
    Rule(
        name="permission-added",
        severity=Severity.NOTE,
        message="{subject} suffices too",
        why="Whoever has this permission can call the operation now.",
        example="`Calls.JoinGroupCall.All` joined the row Application.",
    ),
    Rule(
        name="permission-combination-relaxed",
        severity=Severity.NOTE,
        message="{subject}: a part of it suffices now",
        why="Whoever has all the permissions that were needed together has the ones that are still needed.",
        example="`User.Read.All and Group.Read.All` became `User.Read.All`.",
    ),
    Rule(
        name="lower-permission-added",
        severity=Severity.NOTE,
        message="{subject} suffices, and is the least privileged now",
        why="Applications that asked for more can ask for less.",
        example="`Calls.Access.All` joined the row Application in the first place.",
    ),
    Rule(
        name="permissions-no-longer-required",
        severity=Severity.NOTE,
        message="{subject}: no permission is needed any longer",
        why="Applications can drop a permission.",
        example="`Application | Calls.Initiate.All` became `Application | None`.",
    ),
    Rule(
        name="parameter-added",
        severity=Severity.NOTE,
        message="{subject} is new",
        why="Clients can send something that they could not, and need not.",
        example="A row `callbackUri | String` in the table of the request body.",
    ),
    Rule(
        name="header-added",
        severity=Severity.NOTE,
        message="{subject} is new",
        why="Clients can send something that they could not, and need not.",
        example="A row `If-Match` in the request headers.",
    ),
    Rule(
        name="became-optional",
        severity=Severity.NOTE,
        message="{subject} was required and is not any longer",
        why="Calls may leave it out.",
        example="`Required.` left the description of a parameter.",
    ),
    Rule(
        name="response-added",
        severity=Severity.NOTE,
        message="{subject} is a new answer",
        why="Clients that treat every code of the same hundred alike need not change.",
        example="`206 Partial Content` is named in the prose.",
    ),
    Rule(
        name="error-response-removed",
        severity=Severity.NOTE,
        message="{subject} is no longer documented",
        why="Handling an error that no longer comes does no harm.",
        example="`404 Not Found` left the prose.",
    ),
    Rule(
        name="response-property-added",
        severity=Severity.NOTE,
        message="{subject} is returned too",
        why="Clients that ignore what they do not know need not change.",
        example="A row `duration` in the table of what is returned.",
    ),
    Rule(
        name="type-added",
        severity=Severity.NOTE,
        message="{subject} is new",
        why="Nothing used it before.",
        example="A page for the resource `callTranscript` was added.",
    ),
    Rule(
        name="property-added",
        severity=Severity.NOTE,
        message="{subject} is new",
        why="Clients that ignore what they do not know need not change.",
        example="A row `ringingTimeoutInSeconds` in the table of properties.",
    ),
    Rule(
        name="relationship-added",
        severity=Severity.NOTE,
        message="{subject} is new",
        why="It is only returned when it is asked for.",
        example="A row `participants` in the table of relationships.",
    ),
    Rule(
        name="enum-member-added",
        severity=Severity.NOTE,
        message="{subject} is a new member",
        why="Clients may send it; none receives it unasked.",
        example="`forbidden` joined the members of `rejectReason`.",
    ),
    Rule(
        name="response-enum-member-removed",
        severity=Severity.NOTE,
        message="{subject} is no longer a member of what the service returns",
        why="Handling a value that no longer comes does no harm.",
        example="`transferring` left the members of `callState`.",
    ),
    Rule(
        name="allowed-value-added",
        severity=Severity.NOTE,
        message="{subject} is a new allowed value",
        why="Clients may send it.",
        example="`csv` joined the table of formats.",
    ),
    Rule(
        name="notification-added",
        severity=Severity.NOTE,
        message="notifications of the type {subject} are new",
        why="A client that waits for others need not change.",
        example="The page shows a payload of the type `commsNotifications`.",
    ),
    Rule(
        name="became-always-present",
        severity=Severity.NOTE,
        message="{subject} is in every answer now",
        why="Clients need not check whether it is there.",
        example="`tenantId` left the annotation's `optionalProperties`.",
    ),
    Rule(
        name="became-writable",
        severity=Severity.NOTE,
        message="{subject} is no longer read-only",
        why="Clients may write it.",
        example="`Read-only.` left a description.",
    ),
    Rule(
        name="type-opened",
        severity=Severity.NOTE,
        message="{subject} takes further properties now",
        why="Clients may store properties of their own.",
        example="`openType: true` joined the annotation.",
    ),
    Rule(
        name="type-became-concrete",
        severity=Severity.NOTE,
        message="{subject} is no longer abstract",
        why="Clients may create values of the type itself.",
        example="`abstract: true` left the annotation.",
    ),
    Rule(
        name="deprecation-withdrawn",
        severity=Severity.NOTE,
        message="{subject} is no longer deprecated",
        why="It is here to stay.",
        example="The banner that says deprecated was removed.",
    ),
)
