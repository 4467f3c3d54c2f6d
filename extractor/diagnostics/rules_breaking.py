"""Rules of changes that break clients: calls fail, or what clients read is not there.

Which change falls under which rule is decided in `extractor.compare.judge`. A new rule is an entry here, or in the
module of another class of changes, and a line in the tables there.
"""

from extractor.diagnostics.rule import Rule
from extractor.model.diagnostic import Severity

BREAKING_RULES: tuple[Rule, ...] = (
    Rule(
        name="operation-removed",
        severity=Severity.ERROR,
        message="{subject} is no longer documented",
        why="A call that no page documents any longer may stop working, and nobody can look it up.",
        example="The page of `POST /app/calls/{id}/reject` was removed.",
    ),
    Rule(
        name="operation-moved",
        severity=Severity.ERROR,
        message="{old} is {new} now",
        why=(
            "Every client calls the old path. Until each has changed, its calls fail as soon as the old path is "
            "switched off."
        ),
        example="`POST /app/calls` became `POST /communications/calls`.",
    ),
    Rule(
        name="access-removed",
        severity=Severity.ERROR,
        message="{subject}: the operation can no longer be called this way",
        why="Applications that sign in this way are refused from now on, whatever permissions they have.",
        example="`Application | Calls.Initiate.All` became `Application | Not supported`.",
    ),
    Rule(
        name="permission-removed",
        severity=Severity.ERROR,
        message="{subject} no longer suffices",
        why="An application that was granted only this permission is refused from now on.",
        example="`Calls.Initiate.All` left the row Application.",
    ),
    Rule(
        name="permissions-required",
        severity=Severity.ERROR,
        message="{subject}: a permission is needed now, where none was",
        why="An application without any permission is refused from now on.",
        example="`Application | None` became `Application | Calls.Initiate.All`.",
    ),
    Rule(
        name="required-parameter-added",
        severity=Severity.ERROR,
        message="{subject} is new and required",
        why="Calls that were written before it existed do not send it, and fail.",
        example="A row `reason | String | Required.` in the request body.",
    ),
    Rule(
        name="required-header-added",
        severity=Severity.ERROR,
        message="{subject} is new and required",
        why="Calls that were written before it existed do not send it, and fail.",
        example="A row `If-Match | String | Required.` in the request headers.",
    ),
    Rule(
        name="became-required",
        severity=Severity.ERROR,
        message="{subject} was optional and is required now",
        why="Calls that leave it out worked, and fail from now on.",
        example="`Optional.` became `Required.` in the description of a parameter.",
    ),
    Rule(
        name="parameter-type-changed",
        severity=Severity.ERROR,
        message="{subject} was {old} and is {new}",
        why="Clients send a value of the old type, which the service refuses or misreads.",
        example="`callbackUri | String` became `callbackUri | Uri collection`.",
    ),
    Rule(
        name="request-body-type-changed",
        severity=Severity.ERROR,
        message="{subject} was {old} and is {new}",
        why="Clients send the old object, which the service refuses or misreads.",
        example="The body was a call and is an invitation.",
    ),
    Rule(
        name="success-response-removed",
        severity=Severity.ERROR,
        message="{subject} is no longer an answer of the operation",
        why="Clients wait for this code and take any other for a failure.",
        example="`200 OK` became `202 Accepted`.",
    ),
    Rule(
        name="response-type-changed",
        severity=Severity.ERROR,
        message="{subject} was {old} and is {new}",
        why="Clients read the old object; its properties are not in the new one.",
        example="The answer was a call and is a collection of calls.",
    ),
    Rule(
        name="response-property-removed",
        severity=Severity.ERROR,
        message="{subject} is no longer returned",
        why="Clients that read the property find nothing.",
        example="The row `duration` left the table of what is returned.",
    ),
    Rule(
        name="response-property-type-changed",
        severity=Severity.ERROR,
        message="{subject} was {old} and is {new}",
        why="Clients read a value of the old type.",
        example="`duration | Int32` became `duration | Duration`.",
    ),
    Rule(
        name="type-removed",
        severity=Severity.ERROR,
        message="{subject} is no longer documented",
        why="What refers to the type has no meaning any longer, and generated code loses a class.",
        example="The page of the resource `callTranscript` was removed.",
    ),
    Rule(
        name="property-removed",
        severity=Severity.ERROR,
        message="{subject} is no longer documented",
        why="Clients that read the property find nothing, and generated code does not compile any longer.",
        example="The row `ringingTimeoutInSeconds` left the table of properties.",
    ),
    Rule(
        name="relationship-removed",
        severity=Severity.ERROR,
        message="{subject} is no longer documented",
        why="Clients can no longer follow it, or expand it with `$expand`.",
        example="The row `participants` left the table of relationships.",
    ),
    Rule(
        name="property-type-changed",
        severity=Severity.ERROR,
        message="{subject} was {old} and is {new}",
        why="Clients read or write a value of the old type.",
        example="`subject | String` became `subject | itemBody`.",
    ),
    Rule(
        name="enum-member-removed",
        severity=Severity.ERROR,
        message="{subject} is no longer a member",
        why="Clients that send it are refused.",
        example="`busy` left the members of `rejectReason`.",
    ),
    Rule(
        name="notification-removed",
        severity=Severity.ERROR,
        message="notifications of the type {subject} are no longer documented",
        why="A client that waits for the notification waits for ever.",
        example="The page no longer shows a payload of the type `commsNotifications`.",
    ),
)
