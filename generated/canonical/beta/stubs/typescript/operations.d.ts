/** The operations of Microsoft Graph beta. */

import type {
  Call,
  CallCreate,
  CallUpdate,
  CollectionPage,
  CommsNotifications,
  GetAppCallsByIdQuery,
  GetAppCallsParticipantsQuery,
  GetAppCallsQuery,
  Participant,
  PatchAppCallsByIdHeaders,
  PostAppCallsAnswerBody,
  PostAppCallsRejectBody,
} from "./models.js";

/**
 * List the active calls of an application. A call that has ended is no longer part of the list.
 *
 * GET /app/calls
 *
 * Least privileged: delegated, personal account not supported; application Calls.Initiate.All
 *
 * Status: 200
 *
 * https://learn.microsoft.com/graph/api/call-list?view=graph-rest-beta
 * api-reference/beta/api/call-list.md:29
 */
export interface GetAppCallsOperation {
  parameters: {
    query?: GetAppCallsQuery;
    header?: never;
    path?: never;
    cookie?: never;
  };
  requestBody?: never;
  responses: {
    200: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": CollectionPage<Call>;
      };
    };
  };
}

/**
 * Place an outgoing call to one user or to several.
 *
 * POST /app/calls
 *
 * Least privileged: delegated, personal account not supported; application Calls.Initiate.All
 *
 * Status: 201
 *
 * https://learn.microsoft.com/graph/api/application-post-calls?view=graph-rest-beta
 * api-reference/beta/api/application-post-calls.md:31
 */
export interface PostAppCallsOperation {
  parameters: {
    query?: never;
    header?: never;
    path?: never;
    cookie?: never;
  };
  requestBody: {
    content: {
      "application/json": CallCreate;
    };
  };
  responses: {
    201: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Call;
      };
    };
  };
}

/**
 * End an active call by hanging up.
 *
 * DELETE /app/calls/{call-id}
 *
 * Least privileged: delegated, personal account not supported; application none needed
 *
 * Status: 204
 *
 * https://learn.microsoft.com/graph/api/call-delete?view=graph-rest-beta
 * api-reference/beta/api/call-delete.md:29
 */
export interface DeleteAppCallsByIdOperation {
  parameters: {
    query?: never;
    header?: never;
    path: {
      "call-id": string;
    };
    cookie?: never;
  };
  requestBody?: never;
  responses: {
    204: {
      headers: {
        [name: string]: unknown;
      };
      content?: never;
    };
  };
}

/**
 * Read the properties of one call, for example to see whether it is established.
 *
 * GET /app/calls/{call-id}
 *
 * Least privileged: delegated, personal account not supported; application Calls.Initiate.All
 *
 * Status: 200
 *
 * https://learn.microsoft.com/graph/api/call-get?view=graph-rest-beta
 * api-reference/beta/api/call-get.md:29
 */
export interface GetAppCallsByIdOperation {
  parameters: {
    query?: GetAppCallsByIdQuery;
    header?: never;
    path: {
      "call-id": string;
    };
    cookie?: never;
  };
  requestBody?: never;
  responses: {
    200: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Call;
      };
    };
  };
}

/**
 * Change the subject, callback address, or ringing time of a call.
 *
 * PATCH /app/calls/{call-id}
 *
 * Least privileged: delegated, personal account not supported; application Calls.Initiate.All
 *
 * Status: 200
 *
 * https://learn.microsoft.com/graph/api/call-update?view=graph-rest-beta
 * api-reference/beta/api/call-update.md:31
 * @deprecated The update call API is deprecated and stops accepting requests on December 31, 2020. Set the subject
 * and the callback address when you create the call instead.
 */
export interface PatchAppCallsByIdOperation {
  parameters: {
    query?: never;
    header?: PatchAppCallsByIdHeaders;
    path: {
      "call-id": string;
    };
    cookie?: never;
  };
  requestBody: {
    content: {
      "application/json": CallUpdate;
    };
  };
  responses: {
    200: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Call;
      };
    };
  };
}

/**
 * Answer an incoming call. The application learns of the call from a notification, answers it, and
 * follows its progress through further notifications.
 *
 * POST /app/calls/{call-id}/answer
 *
 * Least privileged: delegated, personal account not supported; application Calls.Initiate.All
 *
 * Status: 202
 *
 * https://learn.microsoft.com/graph/api/call-answer?view=graph-rest-beta
 * api-reference/beta/api/call-answer.md:32
 */
export interface PostAppCallsAnswerOperation {
  parameters: {
    query?: never;
    header?: never;
    path: {
      "call-id": string;
    };
    cookie?: never;
  };
  requestBody: {
    content: {
      "application/json": PostAppCallsAnswerBody;
    };
  };
  responses: {
    202: {
      headers: {
        [name: string]: unknown;
      };
      content?: never;
    };
  };
}

/**
 * List the participants of a call, the application itself included.
 *
 * GET /app/calls/{call-id}/participants
 *
 * Least privileged: delegated, personal account not supported; application Calls.JoinGroupCall.All
 *
 * Status: 200
 *
 * https://learn.microsoft.com/graph/api/call-list-participants?view=graph-rest-beta
 * api-reference/beta/api/call-list-participants.md:29
 */
export interface GetAppCallsParticipantsOperation {
  parameters: {
    query?: GetAppCallsParticipantsQuery;
    header?: never;
    path: {
      "call-id": string;
    };
    cookie?: never;
  };
  requestBody?: never;
  responses: {
    200: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": CollectionPage<Participant>;
      };
    };
  };
}

/**
 * Decline an incoming call.
 *
 * POST /app/calls/{call-id}/reject
 *
 * Least privileged: delegated, personal account not supported; application none needed
 *
 * Status: 200, 202
 *
 * https://learn.microsoft.com/graph/api/call-reject?view=graph-rest-beta
 * api-reference/beta/api/call-reject.md:28
 */
export interface PostAppCallsRejectOperation {
  parameters: {
    query?: never;
    header?: never;
    path: {
      "call-id": string;
    };
    cookie?: never;
  };
  requestBody: {
    content: {
      "application/json": PostAppCallsRejectBody;
    };
  };
  responses: {
    200: {
      headers: {
        [name: string]: unknown;
      };
      content?: never;
    };
    202: {
      headers: {
        [name: string]: unknown;
      };
      content?: never;
    };
  };
}

/**
 * List the active calls of an application. A call that has ended is no longer part of the list.
 *
 * GET /applications/{application-id}/calls
 *
 * Least privileged: delegated, personal account not supported; application Calls.Initiate.All
 *
 * Status: 200
 *
 * https://learn.microsoft.com/graph/api/call-list?view=graph-rest-beta
 * api-reference/beta/api/call-list.md:30
 */
export interface GetApplicationsCallsOperation {
  parameters: {
    query?: GetAppCallsQuery;
    header?: never;
    path: {
      "application-id": string;
    };
    cookie?: never;
  };
  requestBody?: never;
  responses: {
    200: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": CollectionPage<Call>;
      };
    };
  };
}

/**
 * Place an outgoing call to one user or to several.
 *
 * POST /applications/{application-id}/calls
 *
 * Least privileged: delegated, personal account not supported; application Calls.Initiate.All
 *
 * Status: 201
 *
 * https://learn.microsoft.com/graph/api/application-post-calls?view=graph-rest-beta
 * api-reference/beta/api/application-post-calls.md:32
 */
export interface PostApplicationsCallsOperation {
  parameters: {
    query?: never;
    header?: never;
    path: {
      "application-id": string;
    };
    cookie?: never;
  };
  requestBody: {
    content: {
      "application/json": CallCreate;
    };
  };
  responses: {
    201: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Call;
      };
    };
  };
}

/**
 * End an active call by hanging up.
 *
 * DELETE /applications/{application-id}/calls/{call-id}
 *
 * Least privileged: delegated, personal account not supported; application none needed
 *
 * Status: 204
 *
 * https://learn.microsoft.com/graph/api/call-delete?view=graph-rest-beta
 * api-reference/beta/api/call-delete.md:30
 */
export interface DeleteApplicationsCallsByIdOperation {
  parameters: {
    query?: never;
    header?: never;
    path: {
      "application-id": string;
      "call-id": string;
    };
    cookie?: never;
  };
  requestBody?: never;
  responses: {
    204: {
      headers: {
        [name: string]: unknown;
      };
      content?: never;
    };
  };
}

/**
 * Read the properties of one call, for example to see whether it is established.
 *
 * GET /applications/{application-id}/calls/{call-id}
 *
 * Least privileged: delegated, personal account not supported; application Calls.Initiate.All
 *
 * Status: 200
 *
 * https://learn.microsoft.com/graph/api/call-get?view=graph-rest-beta
 * api-reference/beta/api/call-get.md:30
 */
export interface GetApplicationsCallsByIdOperation {
  parameters: {
    query?: GetAppCallsByIdQuery;
    header?: never;
    path: {
      "application-id": string;
      "call-id": string;
    };
    cookie?: never;
  };
  requestBody?: never;
  responses: {
    200: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Call;
      };
    };
  };
}

/**
 * Change the subject, callback address, or ringing time of a call.
 *
 * PATCH /applications/{application-id}/calls/{call-id}
 *
 * Least privileged: delegated, personal account not supported; application Calls.Initiate.All
 *
 * Status: 200
 *
 * https://learn.microsoft.com/graph/api/call-update?view=graph-rest-beta
 * api-reference/beta/api/call-update.md:32
 * @deprecated The update call API is deprecated and stops accepting requests on December 31, 2020. Set the subject
 * and the callback address when you create the call instead.
 */
export interface PatchApplicationsCallsByIdOperation {
  parameters: {
    query?: never;
    header?: PatchAppCallsByIdHeaders;
    path: {
      "application-id": string;
      "call-id": string;
    };
    cookie?: never;
  };
  requestBody: {
    content: {
      "application/json": CallUpdate;
    };
  };
  responses: {
    200: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Call;
      };
    };
  };
}

/**
 * Answer an incoming call. The application learns of the call from a notification, answers it, and
 * follows its progress through further notifications.
 *
 * POST /applications/{application-id}/calls/{call-id}/answer
 *
 * Least privileged: delegated, personal account not supported; application Calls.Initiate.All
 *
 * Status: 202
 *
 * https://learn.microsoft.com/graph/api/call-answer?view=graph-rest-beta
 * api-reference/beta/api/call-answer.md:33
 */
export interface PostApplicationsCallsAnswerOperation {
  parameters: {
    query?: never;
    header?: never;
    path: {
      "application-id": string;
      "call-id": string;
    };
    cookie?: never;
  };
  requestBody: {
    content: {
      "application/json": PostAppCallsAnswerBody;
    };
  };
  responses: {
    202: {
      headers: {
        [name: string]: unknown;
      };
      content?: never;
    };
  };
}

/**
 * List the participants of a call, the application itself included.
 *
 * GET /applications/{application-id}/calls/{call-id}/participants
 *
 * Least privileged: delegated, personal account not supported; application Calls.JoinGroupCall.All
 *
 * Status: 200
 *
 * https://learn.microsoft.com/graph/api/call-list-participants?view=graph-rest-beta
 * api-reference/beta/api/call-list-participants.md:30
 */
export interface GetApplicationsCallsParticipantsOperation {
  parameters: {
    query?: GetAppCallsParticipantsQuery;
    header?: never;
    path: {
      "application-id": string;
      "call-id": string;
    };
    cookie?: never;
  };
  requestBody?: never;
  responses: {
    200: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": CollectionPage<Participant>;
      };
    };
  };
}

/**
 * Decline an incoming call.
 *
 * POST /applications/{application-id}/calls/{call-id}/reject
 *
 * Least privileged: delegated, personal account not supported; application none needed
 *
 * Status: 200, 202
 *
 * https://learn.microsoft.com/graph/api/call-reject?view=graph-rest-beta
 * api-reference/beta/api/call-reject.md:29
 */
export interface PostApplicationsCallsRejectOperation {
  parameters: {
    query?: never;
    header?: never;
    path: {
      "application-id": string;
      "call-id": string;
    };
    cookie?: never;
  };
  requestBody: {
    content: {
      "application/json": PostAppCallsRejectBody;
    };
  };
  responses: {
    200: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": unknown;
      };
    };
    202: {
      headers: {
        [name: string]: unknown;
      };
      content?: never;
    };
  };
}

/** Every operation by its method and path. */
export interface Operations {
  "GET /app/calls": GetAppCallsOperation;
  "POST /app/calls": PostAppCallsOperation;
  "DELETE /app/calls/{call-id}": DeleteAppCallsByIdOperation;
  "GET /app/calls/{call-id}": GetAppCallsByIdOperation;
  "PATCH /app/calls/{call-id}": PatchAppCallsByIdOperation;
  "POST /app/calls/{call-id}/answer": PostAppCallsAnswerOperation;
  "GET /app/calls/{call-id}/participants": GetAppCallsParticipantsOperation;
  "POST /app/calls/{call-id}/reject": PostAppCallsRejectOperation;
  "GET /applications/{application-id}/calls": GetApplicationsCallsOperation;
  "POST /applications/{application-id}/calls": PostApplicationsCallsOperation;
  "DELETE /applications/{application-id}/calls/{call-id}": DeleteApplicationsCallsByIdOperation;
  "GET /applications/{application-id}/calls/{call-id}": GetApplicationsCallsByIdOperation;
  "PATCH /applications/{application-id}/calls/{call-id}": PatchApplicationsCallsByIdOperation;
  "POST /applications/{application-id}/calls/{call-id}/answer": PostApplicationsCallsAnswerOperation;
  "GET /applications/{application-id}/calls/{call-id}/participants": GetApplicationsCallsParticipantsOperation;
  "POST /applications/{application-id}/calls/{call-id}/reject": PostApplicationsCallsRejectOperation;
}

/** Every path with its methods. */
export interface paths {
  "/app/calls": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: GetAppCallsOperation;
    put?: never;
    post: PostAppCallsOperation;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/app/calls/{call-id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: GetAppCallsByIdOperation;
    put?: never;
    post?: never;
    delete: DeleteAppCallsByIdOperation;
    options?: never;
    head?: never;
    patch: PatchAppCallsByIdOperation;
    trace?: never;
  };
  "/app/calls/{call-id}/answer": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: PostAppCallsAnswerOperation;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/app/calls/{call-id}/participants": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: GetAppCallsParticipantsOperation;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/app/calls/{call-id}/reject": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: PostAppCallsRejectOperation;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/applications/{application-id}/calls": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: GetApplicationsCallsOperation;
    put?: never;
    post: PostApplicationsCallsOperation;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/applications/{application-id}/calls/{call-id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: GetApplicationsCallsByIdOperation;
    put?: never;
    post?: never;
    delete: DeleteApplicationsCallsByIdOperation;
    options?: never;
    head?: never;
    patch: PatchApplicationsCallsByIdOperation;
    trace?: never;
  };
  "/applications/{application-id}/calls/{call-id}/answer": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: PostApplicationsCallsAnswerOperation;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/applications/{application-id}/calls/{call-id}/participants": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: GetApplicationsCallsParticipantsOperation;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/applications/{application-id}/calls/{call-id}/reject": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post: PostApplicationsCallsRejectOperation;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}

/** Every notification that the service sends to the client, by the name of its payload. */
export interface webhooks {
  /** What the service sends to the client: commsNotifications. */
  commsNotifications: {
    post: {
      requestBody: {
        content: {
          "application/json": CommsNotifications;
        };
      };
    };
  };
}
