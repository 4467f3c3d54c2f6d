"""Rules for what one page states twice and differently, or leaves open: each is one check in `extractor.checks`.

All of these are *warning* (the page contradicts itself) or *note* (worth a look; often the page is right): whatever
they find, every fact of the page is still in the outputs.
"""

from extractor.diagnostics.rule import Rule
from extractor.diagnostics.rules_form import FORM_RULES
from extractor.model.diagnostic import Severity

_PERMISSION_RULES = (
    Rule(
        name="no-usable-permission",
        severity=Severity.WARNING,
        message="the permission table lets nobody call this: no scheme lists a permission",
        why="A reader cannot tell whether the call needs no permission at all, or cannot be made. Generated security"
        " requirements differ widely between the two.",
        example="| Delegated (work or school account) | Not supported |\n"
        "| Delegated (personal Microsoft account) | Not supported |\n"
        "| Application | None |",
    ),
    Rule(
        name="privilege-order-differs",
        severity=Severity.WARNING,
        message="`{weaker}` and its write permission stand against the stated order, {order}",
        why="The header says in which order the permissions are listed, and tools take the first or the last as the"
        " least privileged. A misplaced one makes them ask users for more than the call needs.",
        example="| Permission type | Permissions (from least to most privileged) |\n"
        "| Application | Mail.ReadWrite, Mail.Read |",
    ),
    Rule(
        name="permissions-missing",
        severity=Severity.NOTE,
        message="the page states no permissions for its operations",
        why="Without permissions nobody can say which consent an app needs; generated documents leave security open.",
        example="A page with an HTTP request section and no permission table.",
    ),
    Rule(
        name="permission-scheme-missing",
        severity=Severity.NOTE,
        message="the permission table says nothing of {missing}",
        why="A missing row can mean that the scheme is not supported, or that it was forgotten.",
        example="| Delegated (work or school account) | Calls.Read |\n| Application | Calls.Read.All |",
    ),
    Rule(
        name="me-with-application-permission",
        severity=Severity.NOTE,
        message="every operation is on `/me`, which an application without a user cannot call with {privileges}",
        why="Application permissions have no signed-in user, so `/me` means nothing to them. Either the table is wrong"
        " or a path for other users is missing.",
        example="GET /me/messages\n\n| Application | Mail.Read |",
    ),
)

_URL_RULES = (
    Rule(
        name="malformed-path",
        severity=Severity.WARNING,
        message="the path {path!r} is malformed: {reason}",
        why="It is read as the path that it most likely means, which may be another one than the API has.",
        example="```http\nGET /users/{id/messages\n```",
    ),
    Rule(
        name="example-path-differs",
        severity=Severity.NOTE,
        message="{method} {url} matches no operation of the page",
        why="The example calls something that the page does not document: a typo in one of the two, or an alternative"
        " path that is missing from the HTTP request section.",
        example="```http\nGET /workbook/names\n```\n\n"
        "```http\nGET https://graph.microsoft.com/v1.0/me/drive/items/{id}/workbook/names\n```",
    ),
    Rule(
        name="example-method-differs",
        severity=Severity.WARNING,
        message="the example uses {method}, the page documents {documented}",
        why="A reader who copies the example calls another operation than the page describes.",
        example="```http\nPUT /me/activities/{id}\n```\n\n```http\n"
        "DELETE https://graph.microsoft.com/v1.0/me/activities/1\n```",
    ),
    Rule(
        name="example-version-differs",
        severity=Severity.WARNING,
        message="the example calls version {version}, the page belongs to {page_version}",
        why="An example copied from the other version may show members and paths that this version does not have.",
        example="api-reference/beta/api/user-get.md: GET https://graph.microsoft.com/v1.0/me",
    ),
    Rule(
        name="request-example-missing",
        severity=Severity.NOTE,
        message="the page shows no request for its operations",
        why="No fixture and no mock can be made of an operation that is never shown.",
        example="A page with an HTTP request section and no example of a request.",
    ),
    Rule(
        name="operation-missing",
        severity=Severity.WARNING,
        message="the page documents an operation and states no request line that could be read",
        why="The operation is in no output, whatever else the page says of it.",
        example="A page with permissions and an example whose HTTP request section holds no fence.",
    ),
)

_PARAMETER_RULES = (
    Rule(
        name="placeholder-undocumented",
        severity=Severity.NOTE,
        message="the page documents path parameters, but not `{name}` of {path}",
        why="Readers must guess what to put there, and generated parameters have no description.",
        example="GET /teams/{team-id}/channels/{channel-id}\n\n"
        "## Path parameters\n| Parameter | Type |\n|:--|:--|\n| team-id | String |",
    ),
    Rule(
        name="parameter-unused",
        severity=Severity.NOTE,
        message="the parameter `{name}` is documented and stands in no URL of the page",
        why="Either the URL lacks it or the row is left over; a client cannot know where to send it.",
        example="GET /me/drive\n\n## Function parameters\n| Parameter | Type |\n|:--|:--|\n| period | String |",
    ),
    Rule(
        name="function-argument-undocumented",
        severity=Severity.NOTE,
        message="the page documents function parameters, but not `{name}` of {path}",
        why="Readers must guess the argument's type and meaning.",
        example="GET /me/reminderView(start={start},end={end})\n\n"
        "## Function parameters\n| Parameter | Type |\n|:--|:--|\n| start | String |",
    ),
    Rule(
        name="duplicate-parameter",
        severity=Severity.WARNING,
        message="the parameter `{name}` is documented as {first_type} and again as {type}",
        why="Only one of the types can be right; generated clients follow the first.",
        example="| Parameter | Type |\n|:--|:--|\n| index | Int32 |\n| index | String |",
    ),
)

_BODY_RULES = (
    Rule(
        name="body-on-bodiless-method",
        severity=Severity.WARNING,
        message="the example sends a body with {method}",
        why="A body has no meaning with this method; many clients and proxies drop it or refuse the request.",
        example='```http\nGET https://graph.microsoft.com/v1.0/me\n\n{ "id": "1" }\n```',
    ),
    Rule(
        name="body-where-none-stated",
        severity=Severity.WARNING,
        message="the prose asks for no request body, the example sends one",
        why="A client generated from the prose sends nothing where the service may expect a body, or the reverse.",
        example="## Request body\nDo not supply a request body for this method.\n\n"
        '```http\nPOST https://graph.microsoft.com/v1.0/me/x\n\n{ "a": 1 }\n```',
    ),
    Rule(
        name="body-example-missing",
        severity=Severity.NOTE,
        message="the page documents a request body, and its examples show none",
        why="Readers have a table and nothing that shows how its members fit together.",
        example="A page with a table under Request body whose example requests have no body.",
    ),
    Rule(
        name="body-key-undocumented",
        severity=Severity.NOTE,
        message="the example sends `{name}`, which the table of the request body does not hold",
        why="The member is misspelt in one of the two, was translated in the table, or is not documented at all.",
        example='| Parameter | Type |\n|:--|:--|\n| reason | String |\n\n{ "cause": "busy" }',
    ),
    Rule(
        name="required-parameter-missing",
        severity=Severity.NOTE,
        message="no example sends the required parameter `{name}`",
        why="A reader who copies the example gets an error, or the parameter is not required after all.",
        example='| callbackUri | String | Required. |\n\n{ "mediaConfig": {} }',
    ),
    Rule(
        name="example-value-type-differs",
        severity=Severity.WARNING,
        message="the example gives `{name}` as {kind}, the table documents {type}",
        why="A typed client refuses the example, or the service refuses what follows the table.",
        example='| count | Int32 |\n\n{ "count": true }',
    ),
)

_RESPONSE_RULES = (
    Rule(
        name="prose-status-differs",
        severity=Severity.WARNING,
        message="the prose says {prose}, the example responds {shown}",
        why="Client code that waits for the documented code treats a successful call as failed. Which of the two the"
        " service sends, the page does not say.",
        example="If successful, this method returns `200 OK`.\n\n```http\nHTTP/1.1 202 Accepted\n```",
    ),
    Rule(
        name="example-status-undocumented",
        severity=Severity.NOTE,
        message="the example responds {status}, the prose names only {prose}",
        why="A second code of success is easily overlooked where the prose does not mention it.",
        example="If successful, this method returns `200 OK`.\n\n```http\nHTTP/1.1 302 Found\n```",
    ),
    Rule(
        name="prose-status-missing",
        severity=Severity.NOTE,
        message="the prose names no status code, the example responds {shown}",
        why="The code is then known from an example alone.",
        example="## Response\nIf successful, this method returns a collection.\n\n```http\nHTTP/1.1 200 OK\n```",
    ),
    Rule(
        name="no-content-with-body",
        severity=Severity.WARNING,
        message="a 204 response shows a body",
        why="204 means that there is no content: clients never read the body that the example shows.",
        example='```http\nHTTP/1.1 204 No Content\n\n{ "id": "1" }\n```',
    ),
    Rule(
        name="type-without-body",
        severity=Severity.NOTE,
        message="the response is annotated as {type} and shows no body",
        why="Either the body is missing from the example, or the annotation promises one that never comes.",
        example='<!-- { "blockType": "response", "@odata.type": "microsoft.graph.call" } -->\n'
        "```http\nHTTP/1.1 204 No Content\n```",
    ),
    Rule(
        name="collection-flag-missing",
        severity=Severity.NOTE,
        message="the response holds a collection of {type}, its annotation describes a single one",
        why="Tools that follow the annotation generate a single object as the result.",
        example='<!-- { "blockType": "response", "@odata.type": "microsoft.graph.call" } -->\n'
        '```http\nHTTP/1.1 200 OK\n\n{ "value": [ { "id": "1" } ] }\n```',
    ),
    Rule(
        name="collection-flag-without-value",
        severity=Severity.NOTE,
        message="the response is annotated as a collection of {type} and holds none",
        why="Tools that follow the annotation generate a list where a single object comes.",
        example='<!-- { "blockType": "response", "@odata.type": "microsoft.graph.call", "isCollection": true } -->\n'
        '```http\nHTTP/1.1 200 OK\n\n{ "id": "1" }\n```',
    ),
    Rule(
        name="odata-type-differs",
        severity=Severity.NOTE,
        message="the annotation says {annotation}, the body says {body}",
        why="One of the two names another type. A derived type in the body is right; a wrong name breaks clients.",
        example='<!-- { "blockType": "response", "@odata.type": "microsoft.graph.message" } -->\n'
        '```http\nHTTP/1.1 200 OK\n\n{ "@odata.type": "#microsoft.graph.event" }\n```',
    ),
    Rule(
        name="response-type-missing",
        severity=Severity.NOTE,
        message="the annotation of the response does not say of which type its body is",
        why="Nobody can check the body, and tools that follow annotations generate no result type.",
        example='<!-- { "blockType": "response" } --> before `{ "id": "1" }`',
    ),
    Rule(
        name="error-body-on-success",
        severity=Severity.WARNING,
        message="the {status} response shows an error object",
        why="Services send an error object with a code of 400 and above; a client takes this one for the result.",
        example='HTTP/1.1 200 OK with the body `{ "error": { "code": "x" } }`',
    ),
    Rule(
        name="content-type-differs",
        severity=Severity.WARNING,
        message="the body is JSON, the header calls it {stated}",
        why="A client goes by the header and does not parse the body.",
        example='Content-Type: text/plain with the body `{ "id": "1" }`',
    ),
)

_PAIRING_RULES = (
    Rule(
        name="duplicate-example-name",
        severity=Severity.WARNING,
        message="a request named `{name}` stands on line {first_line} already",
        why="Responses find their request by its name, and so do the people who use a fixture.",
        example='<!-- { "blockType": "request", "name": "get_call" } --> twice on a page',
    ),
    Rule(
        name="orphan-response",
        severity=Severity.WARNING,
        message="the {status} response stands before every request",
        why="Nothing says what it answers, so it belongs to no fixture.",
        example="A response block at the start of an example section without a request.",
    ),
    Rule(
        name="response-name-unmatched",
        severity=Severity.NOTE,
        message="the response names the request `{name}`, which the page does not have",
        why="The response is taken to answer the request before it, which may be the wrong one.",
        example='<!-- { "blockType": "request", "name": "get_call" } -->\n'
        '<!-- { "blockType": "response", "name": "get_calls" } -->',
    ),
    Rule(
        name="request-without-response",
        severity=Severity.NOTE,
        message="nothing on the page answers {method} {url}",
        why="A fixture of it has no answer to give.",
        example="Two request blocks one after the other.",
    ),
)

_RESOURCE_RULES = (
    Rule(
        name="property-not-represented",
        severity=Severity.NOTE,
        message="the property `{name}` is missing from the JSON representation",
        why="Readers who go by the representation do not see the property.",
        example='| id | String |\n| state | String |\n\n{ "id": "String" }',
    ),
    Rule(
        name="represented-property-undocumented",
        severity=Severity.NOTE,
        message="the JSON representation shows `{name}`, which no table of the page holds",
        why="The member is misspelt in one of the two, was translated in the table, or is not documented at all.",
        example='| id | String |\n\n{ "id": "String", "state": "String" }',
    ),
    Rule(
        name="represented-type-differs",
        severity=Severity.WARNING,
        message="the JSON shows `{name}` as {kind}, the table documents {type}",
        why="A client typed after the table cannot read what the JSON shows.",
        example='| tags | String collection |\n\n{ "tags": { "a": 1 } }',
    ),
    Rule(
        name="required-property-missing",
        severity=Severity.NOTE,
        message="the example leaves out `{name}`, which the type's annotation does not list as optional",
        why="By the annotation the property is always there; a client may rely on it.",
        example='"optionalProperties": [ "state" ] with properties id and state, and an example { "state": "a" }',
    ),
    Rule(
        name="unknown-optional-property",
        severity=Severity.NOTE,
        message="the annotation lists `{name}` as optional, no table of the page holds it",
        why="The name is misspelt or outdated, so the property that was meant counts as required.",
        example='"optionalProperties": [ "stat" ] on a page that documents `state`',
    ),
    Rule(
        name="unknown-key-property",
        severity=Severity.WARNING,
        message="the annotation names the key `{name}`, no table of the page holds it",
        why="A type without its key cannot be addressed; tools drop the key and with it the entity.",
        example='"keyProperty": "callId" on a page that documents `id`',
    ),
    Rule(
        name="duplicate-property",
        severity=Severity.WARNING,
        message="the property `{name}` is documented on line {first_line} already",
        why="Two rows for one property rarely say the same.",
        example="| state | String |\n| state | callState |",
    ),
    Rule(
        name="namespace-differs",
        severity=Severity.WARNING,
        message="the annotation puts the type into {annotation}, the page into {page_namespace}",
        why="A qualified type name built from the wrong one is unknown to the service.",
        example="Namespace: microsoft.graph.security\n\n"
        '<!-- { "blockType": "resource", "@odata.type": "microsoft.graph.alert" } -->',
    ),
    Rule(
        name="resource-type-missing",
        severity=Severity.WARNING,
        message="the annotation of the representation does not name the type",
        why="Nobody can tell which type the block shows; tools leave it out.",
        example='<!-- { "blockType": "resource", "keyProperty": "id" } -->',
    ),
)

_ENUM_RULES = (
    Rule(
        name="duplicate-enum-member",
        severity=Severity.WARNING,
        message="the enumeration lists `{name}` twice",
        why="One of the two is probably another member whose name was lost.",
        example="| Member | Value |\n|:--|:--|\n| none | 0 |\n| none | 1 |",
    ),
    Rule(
        name="duplicate-enum-value",
        severity=Severity.WARNING,
        message="`{name}` has the value {value}, which `{first_name}` has already",
        why="Two members with one number cannot be told apart.",
        example="| Member | Value |\n|:--|:--|\n| none | 0 |\n| busy | 0 |",
    ),
    Rule(
        name="enum-value-unknown",
        severity=Severity.WARNING,
        message="the example gives `{name}` the value `{value}`, which its table of values does not list",
        why="A client generated from the table refuses the value.",
        example='| Member |\n|:--|\n| busy |\n\n{ "reason": "occupied" }',
    ),
    Rule(
        name="date-value-invalid",
        severity=Severity.WARNING,
        message="the example gives `{name}` the value {value!r}, which is no {type}",
        why="A client that reads the type as documented cannot parse the value.",
        example='| start | DateTimeOffset |\n\n{ "start": "July 8, 2015 3:48 PM" }',
    ),
    Rule(
        name="null-not-allowed",
        severity=Severity.WARNING,
        message="the example gives null for `{name}`, which the table calls not nullable",
        why="One of the two is wrong, and typed clients follow the table.",
        example='| state | String | Not nullable. |\n\n{ "state": null }',
    ),
)

_NAME_RULES: tuple[Rule, ...] = (
    Rule(
        name="improbable-name",
        severity=Severity.WARNING,
        message="the {what} {name!r} has a name that no API could have",
        why="Outputs keep it where they hold text; where they need an identifier or a file name they use what is left"
        " of it, so that nothing a page says can become code or a path.",
        example='| Property | Type |\n|:--|:--|\n| id; import os | String |\n\n`<!-- { "name": "../../get_call" } -->`',
    ),
)

CONSISTENCY_RULES: tuple[Rule, ...] = (
    *_PERMISSION_RULES,
    *_URL_RULES,
    *_PARAMETER_RULES,
    *_BODY_RULES,
    *_RESPONSE_RULES,
    *_PAIRING_RULES,
    *_RESOURCE_RULES,
    *_ENUM_RULES,
    *_NAME_RULES,
    *FORM_RULES,
)
