/** The operations of Microsoft Graph v1.0. */

import type {
  Call,
  CollectionPage,
  CollectionQuery,
  GetCommunicationsCallsByIdQuery,
  GetCommunicationsCallsQuery,
} from "./models.js";

/**
 * List the active call objects of an application.
 *
 * GET /communications/calls
 *
 * Least privileged: delegated CallEvents.Read; personal account not supported; application
 * CallEvents.Read.All
 *
 * Status: 200
 *
 * https://learn.microsoft.com/graph/api/call-list?view=graph-rest-1.0
 * api-reference/v1.0/api/call-list.md:33
 */
export interface GetCommunicationsCallsOperation {
  parameters: {
    query?: GetCommunicationsCallsQuery;
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
 * List the call objects that were active in a period of time, including those that have ended since.
 *
 * GET /communications/calls/getActiveSince(from={from},to={to})
 *
 * Least privileged: delegated CallEvents.Read; personal account not supported; application
 * CallEvents.Read.All
 *
 * Status: 200
 *
 * https://learn.microsoft.com/graph/api/call-getactivesince?view=graph-rest-1.0
 * api-reference/v1.0/api/call-getactivesince.md:31
 */
export interface GetCommunicationsCallsGetActiveSinceWithFromToOperation {
  parameters: {
    query?: CollectionQuery;
    header?: never;
    path: {
      /** The beginning of the period, in UTC. Required. */
      from: string;
      /** The end of the period, in UTC. At most 30 days after the beginning. Required. */
      to: string;
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
 * Read the properties of one call object.
 *
 * GET /communications/calls/{call-id}
 *
 * Least privileged: delegated, personal account not supported; application Calls.Initiate.All
 *
 * Status: 200
 *
 * https://learn.microsoft.com/graph/api/call-get?view=graph-rest-1.0
 * api-reference/v1.0/api/call-get.md:33
 */
export interface GetCommunicationsCallsByIdOperation {
  parameters: {
    query?: GetCommunicationsCallsByIdQuery;
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

/** Every operation by its method and path. */
export interface Operations {
  "GET /communications/calls": GetCommunicationsCallsOperation;
  "GET /communications/calls/getActiveSince(from={from},to={to})": GetCommunicationsCallsGetActiveSinceWithFromToOperation;
  "GET /communications/calls/{call-id}": GetCommunicationsCallsByIdOperation;
}

/** Every path with its methods. */
export interface paths {
  "/communications/calls": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: GetCommunicationsCallsOperation;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/communications/calls/getActiveSince(from={from},to={to})": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: GetCommunicationsCallsGetActiveSinceWithFromToOperation;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/communications/calls/{call-id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get: GetCommunicationsCallsByIdOperation;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}

/** Every notification that the service sends to the client, by the name of its payload. */
export interface webhooks {
}
