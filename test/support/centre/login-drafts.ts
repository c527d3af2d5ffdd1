import type { Draft } from "./ledger.ts";

type Changes = Readonly<Record<string, unknown>>;

/** Valid entries of log-ins. */
export const attemptDraft = (verifierId: string, changes: Changes = {}): Draft => ({
  kind: "login-attempted",
  body: { staffNumber: "1001", verifierId, unlocks: 0, ...changes },
});

export const loggedInDraft = (staffNumber = "1001"): Draft => ({
  kind: "login-succeeded",
  body: { staffNumber, by: "pin" },
});

export const unlockedDraft = (staffNumber = "1001", by = "centre"): Draft => ({
  kind: "login-unlocked",
  body: { staffNumber, by },
});
