/** The resources and enumerations of Microsoft Graph beta. */

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
 * https://learn.microsoft.com/graph/api/resources/call?view=graph-rest-beta
 * api-reference/beta/resources/call.md:55
 */
export type CallDirection =
  | "incoming"
  | "outgoing";

/**
 * Says how far a call has come. A call passes through some of these states in the order of their
 * values.
 *
 * microsoft.graph.callState
 *
 * https://learn.microsoft.com/graph/api/resources/callstate?view=graph-rest-beta
 * api-reference/beta/resources/callstate.md
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

/**
 * microsoft.graph.changeType
 *
 * https://learn.microsoft.com/graph/api/resources/commsnotification?view=graph-rest-beta
 * api-reference/beta/resources/commsnotification.md:26
 */
export type ChangeType =
  | "created"
  | "updated"
  | "deleted";

/**
 * microsoft.graph.mediaHost
 *
 * https://learn.microsoft.com/graph/api/resources/mediaconfig?view=graph-rest-beta
 * api-reference/beta/resources/mediaconfig.md:25
 */
export type MediaHost =
  | "application"
  | "service";

/** acceptedModalities of postAppCallsAnswer body: the values that are known, of which there may be more. */
export type PostAppCallsAnswerBodyAcceptedModalities =
  | "audio"
  | "video"
  | "screenSharing" | (string & {});

/** activeModalities of call: the values that are known, of which there may be more. */
export type CallActiveModalities =
  | "audio"
  | "video"
  | "screenSharing" | (string & {});

/** requestedModalities of call: the values that are known, of which there may be more. */
export type CallRequestedModalities =
  | "audio"
  | "video"
  | "screenSharing" | (string & {});

/** Query of GET /app/calls */
export interface GetAppCallsQuery {
  /** Limits the list to calls of one state or direction, for example state eq 'established'. */
  $filter?: string;
  /** Names the properties to return, separated by commas. */
  $select?: string;
  /** The number of calls on a page. The default is 20. */
  $top?: number;
}

/** Query of GET /app/calls/{call-id} */
export interface GetAppCallsByIdQuery {
  /**
   * This method supports the $select and $expand OData query parameters. Use $expand=participants to
   * read the participants with the call.
   */
  $select?: string;
  /**
   * This method supports the $select and $expand OData query parameters. Use $expand=participants to
   * read the participants with the call.
   */
  $expand?: string;
}

/** Query of GET /app/calls/{call-id}/participants */
export interface GetAppCallsParticipantsQuery {
  /** This method supports the $select and $top OData query parameters. */
  $select?: string;
  /** This method supports the $select and $top OData query parameters. */
  $top?: number;
}

/**
 * Represents a call that an application makes or receives. A call begins as incoming or establishing
 * and ends as terminated.
 *
 * microsoft.graph.call
 *
 * https://learn.microsoft.com/graph/api/resources/call?view=graph-rest-beta
 * api-reference/beta/resources/call.md:90
 */
export interface Call extends ODataAnnotations {
  "@odata.type"?: "#microsoft.graph.call";
  /** The modalities in use. Possible values are: audio, video, screenSharing. Read-only. */
  activeModalities?: Array<CallActiveModalities>;
  /** The participant that answered the call. Read-only. Nullable. */
  answeredBy?: ParticipantInfo | null;
  /** The HTTPS address that notifications of this call go to. */
  callbackUri?: string;
  /** When the call was created, in UTC. Read-only. */
  createdDateTime?: string;
  /** Whether the call came in or goes out. Read-only. */
  direction?: CallDirection;
  /** The identifier of the call. Inherited from entity. Key. Read-only. */
  id?: string;
  /** True while the call is being recorded. Read-only. */
  isRecorded?: boolean;
  /** Where the media of the call is processed. */
  mediaConfig?: MediaConfig;
  /** The identifier of the application's own participant. Read-only. */
  myParticipantId?: string;
  /** The modalities that the caller offers. Possible values are: audio, video, screenSharing. */
  requestedModalities?: Array<CallRequestedModalities>;
  /** How long an outgoing call rings before it ends. */
  ringingTimeoutInSeconds?: number;
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
  /** Everybody in the call. Read-only. Nullable. */
  participants?: Array<Participant> | null;
}

/**
 * Tells an application of one change to a call.
 *
 * microsoft.graph.commsNotification
 *
 * https://learn.microsoft.com/graph/api/resources/commsnotification?view=graph-rest-beta
 * api-reference/beta/resources/commsnotification.md:40
 */
export interface CommsNotification extends ODataAnnotations {
  "@odata.type"?: "#microsoft.graph.commsNotification";
  /** What happened to the resource. */
  changeType?: ChangeType;
  /** The path of the resource that changed. */
  resource?: string;
  /** The resource after the change. */
  resourceData?: ResourceData | Call;
}

/**
 * The body of a request that the service sends to the callback address of an application.
 *
 * microsoft.graph.commsNotifications
 *
 * https://learn.microsoft.com/graph/api/resources/commsnotifications?view=graph-rest-beta
 * api-reference/beta/resources/commsnotifications.md:30
 */
export interface CommsNotifications extends ODataAnnotations {
  "@odata.type"?: "#microsoft.graph.commsNotifications";
  /** The notifications, oldest first. */
  value?: Array<CommsNotification>;
}

/**
 * The type that every resource with an identifier is derived from.
 *
 * microsoft.graph.entity
 *
 * https://learn.microsoft.com/graph/api/resources/entity?view=graph-rest-beta
 * api-reference/beta/resources/entity.md:32
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
 * https://learn.microsoft.com/graph/api/resources/identity?view=graph-rest-beta
 * api-reference/beta/resources/identity.md:34
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
 * https://learn.microsoft.com/graph/api/resources/identityset?view=graph-rest-beta
 * api-reference/beta/resources/identityset.md:38
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
 * Says where the media of a call is processed: by the service, or by the application itself.
 *
 * microsoft.graph.mediaConfig
 *
 * https://learn.microsoft.com/graph/api/resources/mediaconfig?view=graph-rest-beta
 * api-reference/beta/resources/mediaconfig.md:41
 */
export interface MediaConfig extends ODataAnnotations {
  "@odata.type"?: "#microsoft.graph.mediaConfig";
  /** Settings for media that the application processes itself. Nullable. */
  blob?: string | null;
  /** Who processes the media. */
  mediaHost?: MediaHost;
}

/**
 * Represents one participant of a call.
 *
 * microsoft.graph.participant
 *
 * https://learn.microsoft.com/graph/api/resources/participant?view=graph-rest-beta
 * api-reference/beta/resources/participant.md:52
 */
export interface Participant extends ODataAnnotations {
  "@odata.type"?: "#microsoft.graph.participant";
  /** The identifier of the participant. Inherited from entity. Key. Read-only. */
  id?: string;
  /** Who the participant is. */
  info?: ParticipantInfo;
  /** True while the participant waits in the lobby. */
  isInLobby?: boolean;
  /** True if the participant is muted, by itself or by somebody else. */
  isMuted?: boolean;
  /** When the participant joined the call, in UTC. Read-only. */
  joinedDateTime?: string;
  /** Free text that the participant attaches to itself. Nullable. */
  metadata?: string | null;
}

/**
 * Says who takes part in a call, where, and in which language.
 *
 * microsoft.graph.participantInfo
 *
 * https://learn.microsoft.com/graph/api/resources/participantinfo?view=graph-rest-beta
 * api-reference/beta/resources/participantinfo.md:36
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

/**
 * Carries the resource that a notification is about. Besides the properties below it holds those
 * properties of the resource, for example of a call, that the change touches.
 *
 * microsoft.graph.resourceData
 *
 * https://learn.microsoft.com/graph/api/resources/resourcedata?view=graph-rest-beta
 * api-reference/beta/resources/resourcedata.md:33
 */
export interface ResourceData extends ODataAnnotations {
  "@odata.type"?: "#microsoft.graph.resourceData";
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

/** Sent to update: PATCH /app/calls/{call-id} */
export interface CallUpdate {
  "@odata.type"?: "#microsoft.graph.call";
  callbackUri?: string;
  ringingTimeoutInSeconds?: number;
  subject?: string;
}

/** Headers of PATCH /app/calls/{call-id} */
export interface PatchAppCallsByIdHeaders {
  /**
   * The etag of the call as it was last read. If the call has changed since then, the update fails.
   * Optional.
   */
  "If-Match"?: string;
}

/** Sent to create: POST /app/calls */
export interface CallCreate {
  "@odata.type"?: "#microsoft.graph.call";
  /** The HTTPS address that notifications of this call go to. Required. */
  callbackUri: string;
  /** Where the media of the call is processed. Required. */
  mediaConfig: MediaConfig;
  /** The modalities to offer. Possible values are: audio, video, screenSharing. Required. */
  requestedModalities: Array<CallRequestedModalities>;
  /** How long the call rings before it ends. Optional. */
  ringingTimeoutInSeconds?: number;
  /** The subject of the conversation. Optional. */
  subject?: string;
  /** Whom to call. Required. */
  targets: Array<ParticipantInfo>;
  source?: ParticipantInfo;
}

/** Body of POST /app/calls/{call-id}/answer */
export interface PostAppCallsAnswerBody {
  /** The HTTPS address that later notifications of this call go to. Optional. */
  callbackUri?: string;
  /** Where the media of the call is processed. Required. */
  mediaConfig: MediaConfig;
  /**
   * The modalities that the application accepts. Possible values are: audio, video, screenSharing.
   * Optional.
   */
  acceptedModalities?: Array<PostAppCallsAnswerBodyAcceptedModalities>;
  /** How many participants the application can handle in this call. Optional. */
  participantCapacity?: number;
}

/** Body of POST /app/calls/{call-id}/reject */
export interface PostAppCallsRejectBody {
  /** Why the call is declined. */
  reason?: string;
}
