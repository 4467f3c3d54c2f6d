/** Types of Microsoft Graph beta, made from its documentation. */

export * from "./models.js";
export * from "./operations.js";
