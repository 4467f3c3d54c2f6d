/** The resources and enumerations of Microsoft Graph v1.0. */

/** An object whose members no page describes. */
export interface JsonObject {
  [member: string]: unknown;
}

/** A body that is no JSON. */
export type BinaryBody = ArrayBuffer | Uint8Array | string;

/** What the service may add to any object. */
export interface ODataAnnotations {
  "@odata.context"?: string;
  "@odata.editLink"?: string;
  "@odata.etag"?: string;
  "@odata.id"?: string;
  "@odata.mediaContentType"?: string;
}

/** A page of a collection; `@odata.nextLink` leads to the next one and is absent on the last. */
export interface CollectionPage<Item> {
  "@odata.context"?: string;
  "@odata.count"?: number;
  "@odata.deltaLink"?: string;
  "@odata.nextLink"?: string;
  value: Array<Item>;
}

/** A value that is no resource, wrapped in an object. */
export interface SingleValue<Item> {
  "@odata.context"?: string;
  "@odata.type"?: string;
  value: Item;
}

/**
 * microsoft.graph.callDirection
 *
 * https://learn.microsoft.com/graph/api/resources/call?view=graph-rest-1.0
 * api-reference/v1.0/resources/call.md:46
 */
export type CallDirection =
  | "incoming"
  | "outgoing";

/**
 * Says how far a call has come.
 *
 * microsoft.graph.callState
 *
 * https://learn.microsoft.com/graph/api/resources/callstate?view=graph-rest-1.0
 * api-reference/v1.0/resources/callstate.md
 */
export type CallState =
  | "incoming"
  | "establishing"
  | "established"
  | "hold"
  | "transferring"
  | "transferAccepted"
  | "redirecting"
  | "terminating"
  | "terminated"
  | "unknownFutureValue";

/** requestedModalities of call: the values that are known, of which there may be more. */
export type CallRequestedModalities =
  | "audio"
  | "video"
  | "screenSharing" | (string & {});

/** The query options that OData defines for a collection, where the page of an operation lists none. */
export interface CollectionQuery {
  $count?: boolean;
  $expand?: string;
  $filter?: string;
  $orderby?: string;
  $search?: string;
  $select?: string;
  $skip?: number;
  $top?: number;
}

/** Query of GET /communications/calls */
export interface GetCommunicationsCallsQuery {
  /** This method supports the $filter, $select, and $top OData query parameters. */
  $filter?: string;
  /** This method supports the $filter, $select, and $top OData query parameters. */
  $select?: string;
  /** This method supports the $filter, $select, and $top OData query parameters. */
  $top?: number;
}

/** Query of GET /communications/calls/{call-id} */
export interface GetCommunicationsCallsByIdQuery {
  /** This method supports the $select OData query parameter. */
  $select?: string;
}

/**
 * Represents a call that an application makes or receives.
 *
 * microsoft.graph.call
 *
 * https://learn.microsoft.com/graph/api/resources/call?view=graph-rest-1.0
 * api-reference/v1.0/resources/call.md:74
 */
export interface Call extends ODataAnnotations {
  "@odata.type"?: "#microsoft.graph.call";
  /** The HTTPS address that notifications of this call go to. */
  callbackUri?: string;
  /** When the call was created, in UTC. Read-only. */
  createdDateTime?: string;
  /** Whether the call came in or goes out. The possible values are: incoming, outgoing. Read-only. */
  direction?: CallDirection;
  /** The identifier of the call. Inherited from entity. Key. Read-only. */
  id?: string;
  /** True while the call is being recorded. Read-only. */
  isRecorded?: boolean;
  /** The modalities that the caller offers. Possible values are: audio, video, screenSharing. */
  requestedModalities?: Array<CallRequestedModalities>;
  /** Who calls. */
  source?: ParticipantInfo;
  /** How far the call has come. Read-only. */
  state?: CallState;
  /** The subject of the conversation. Nullable. */
  subject?: string | null;
  /** Who is called. */
  targets?: Array<ParticipantInfo>;
  /** The identifier of the tenant that the call belongs to. Read-only. */
  tenantId?: string;
  /** Why the call ended. Read-only. Nullable. */
  terminationReason?: string | null;
}

/**
 * The type that every resource with an identifier is derived from.
 *
 * microsoft.graph.entity
 *
 * https://learn.microsoft.com/graph/api/resources/entity?view=graph-rest-1.0
 * api-reference/v1.0/resources/entity.md:37
 */
export interface Entity extends ODataAnnotations {
  "@odata.type"?: "#microsoft.graph.entity";
  /** The identifier of the resource. Key. Not nullable. Read-only. */
  id?: string;
}

/**
 * Identifies a user, an application, or a device.
 *
 * microsoft.graph.identity
 *
 * https://learn.microsoft.com/graph/api/resources/identity?view=graph-rest-1.0
 * api-reference/v1.0/resources/identity.md:39
 */
export interface Identity extends ODataAnnotations {
  "@odata.type"?: "#microsoft.graph.identity";
  /** The name to show. It can be out of date or missing. Nullable. */
  displayName?: string | null;
  /** The identifier of the user, application, or device. */
  id?: string;
}

/**
 * Holds the identities behind one participant. Usually only one of them is present.
 *
 * microsoft.graph.identitySet
 *
 * https://learn.microsoft.com/graph/api/resources/identityset?view=graph-rest-1.0
 * api-reference/v1.0/resources/identityset.md:43
 */
export interface IdentitySet extends ODataAnnotations {
  "@odata.type"?: "#microsoft.graph.identitySet";
  /** The application that takes part. Nullable. */
  application?: Identity | null;
  /** The device that takes part, for example a room phone. Nullable. */
  device?: Identity | null;
  /** The user who takes part. Nullable. */
  user?: Identity | null;
}

/**
 * Says who takes part in a call, where, and in which language.
 *
 * microsoft.graph.participantInfo
 *
 * https://learn.microsoft.com/graph/api/resources/participantinfo?view=graph-rest-1.0
 * api-reference/v1.0/resources/participantinfo.md:41
 */
export interface ParticipantInfo extends ODataAnnotations {
  "@odata.type"?: "#microsoft.graph.participantInfo";
  /** The user, application, or device that takes part. */
  identity?: IdentitySet;
  /** The language of the participant as a culture name, for example en-US. Nullable. */
  languageId?: string | null;
  /** The region that the participant calls from, for example westus. Nullable. */
  region?: string | null;
}

/** odata.error. */
export interface ODataError {
  error: OdataErrorError;
}

/** error of odata.error. */
export interface OdataErrorError {
  code: string;
  message: string;
  target?: string;
  details?: Array<OdataErrorErrorDetailsItem>;
  innerError?: JsonObject;
}

/** item of odata.error error details. */
export interface OdataErrorErrorDetailsItem {
  code: string;
  message: string;
  target?: string;
}
