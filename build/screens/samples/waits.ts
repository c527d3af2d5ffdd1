import type { Wait } from "../../../contract/ipc/view.ts";

/** So much time is left that the screen does not ask. */
export const unhurried: Wait = { remainingMs: 600_000, timeoutMs: 600_000 };

/** 您还在填写吗？ */
export const nearlyOver: Wait = { remainingMs: 9_000, timeoutMs: 60_000 };
