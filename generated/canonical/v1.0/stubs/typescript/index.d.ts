/** Types of Microsoft Graph v1.0, made from its documentation. */

export * from "./models.js";
export * from "./operations.js";
