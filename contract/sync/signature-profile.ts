/** How kiosk requests are signed after RFC 9421. Both sides use this one definition. */
export const signatureProfile = {
  name: "kiosk",
  algorithm: "ed25519",
  fields: ["@method", "@path", "@query", "content-digest"],
  params: ["keyid", "alg", "nonce"],
} as const;

/** The key id of the one request that is signed before the device has an id. */
export const enrolmentKeyId = "enrolment";

/** Response header with the nonce for the next request. The centre issues it, so that a wrong clock locks no device out. */
export const nonceHeader = "counterstar-nonce";

export const syncPaths = {
  nonces: "/v1/nonces",
  enrolment: "/v1/enrolment",
  ledger: "/v1/ledger",
  configuration: "/v1/configuration",
  pepper: "/v1/pepper",
  pictures: "/v1/pictures",
  staff: "/v1/staff",
  followUps: "/v1/follow-ups",
} as const;

/** Whether the page of a 带回家填写 code has been opened. */
export const followUpPath = (followUpHash: string): string => `${syncPaths.followUps}/${followUpHash}`;

/** Whether a 工号 is on shift at another window now. */
export const staffShiftPath = (staffNumber: string): string => `${syncPaths.staff}/${staffNumber}/shift`;
