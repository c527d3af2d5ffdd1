import type { SyncDoing } from "../../contract/ipc/it-sync.ts";
import { backOffMs } from "../wire/retry-policy.ts";

export type SyncTask = "upload" | "configuration" | "heartbeat";

/** When each task is due, on the monotonic clock, milliseconds. */
export interface Schedule {
  /** How often configuration and heartbeat are due with nothing to send, and the longest back-off. */
  readonly everyMs: number;
  readonly failures: number;
  /** After a failure nothing is sent before this, however much comes in. */
  readonly notBeforeMs: number;
  /** The part of it that the centre asked for: nobody at this end shortens that. */
  readonly askedNotBeforeMs: number;
  /** null: nothing to send. */
  readonly uploadAtMs: number | null;
  readonly configurationAtMs: number;
  readonly heartbeatAtMs: number;
}

/** Entries of one moment travel together, and a receipt is not written while the citizen still reads the thanks. */
const gatherMs = 1_000;

export const firstSchedule = (nowMs: number, everyMs = 60_000): Schedule => ({
  everyMs,
  failures: 0,
  notBeforeMs: nowMs,
  askedNotBeforeMs: nowMs,
  uploadAtMs: nowMs,
  configurationAtMs: nowMs,
  heartbeatAtMs: nowMs + everyMs,
});

/**
 * The task that is due, or how long until one is, milliseconds. After every failure another task has the first turn: one
 * that keeps failing must not starve the others.
 */
export const dueTask = (schedule: Schedule, nowMs: number): SyncTask | { readonly waitMs: number } => {
  const due: readonly (readonly [SyncTask, number])[] = [
    ["configuration", schedule.configurationAtMs],
    ["upload", schedule.uploadAtMs ?? Number.POSITIVE_INFINITY],
    ["heartbeat", schedule.heartbeatAtMs],
  ];
  const startsAt = (atMs: number): number => Math.max(atMs, schedule.notBeforeMs);
  const turn = schedule.failures % due.length;
  const ready = [...due.slice(turn), ...due.slice(0, turn)].find(([, atMs]) => startsAt(atMs) <= nowMs);
  return ready ? ready[0] : { waitMs: Math.min(...due.map(([, atMs]) => startsAt(atMs))) - nowMs };
};

/** New entries: send them soon, together with what follows at once. */
export const afterAppended = (schedule: Schedule, nowMs: number): Schedule => ({
  ...schedule,
  uploadAtMs: schedule.uploadAtMs ?? nowMs + gatherMs,
});

/** `hasMore`: send on without a pause. What went up was a sign of life too. */
export const afterUploaded = (schedule: Schedule, nowMs: number, hasMore: boolean): Schedule => ({
  ...schedule,
  failures: 0,
  uploadAtMs: hasMore ? nowMs : null,
  heartbeatAtMs: nowMs + schedule.everyMs,
});

export const afterConfiguration = (schedule: Schedule, nowMs: number): Schedule => ({
  ...schedule,
  failures: 0,
  configurationAtMs: nowMs + schedule.everyMs,
});

/** What the centre ships depends on what this device has just come to hold. */
export const afterPepper = (schedule: Schedule, nowMs: number): Schedule => ({ ...schedule, configurationAtMs: nowMs });

export const afterFailure = (
  schedule: Schedule,
  nowMs: number,
  retryAfterMs: number,
  random: () => number,
): Schedule => {
  const failures = schedule.failures + 1;
  const notBeforeMs = nowMs + backOffMs(failures, random, retryAfterMs, schedule.everyMs);
  const askedNotBeforeMs = Math.max(schedule.askedNotBeforeMs, nowMs + retryAfterMs);
  return { ...schedule, failures, notBeforeMs, askedNotBeforeMs };
};

/** Somebody at the screen wants everything tried at once; with nothing to send, a sign of life. */
export const afterWish = (schedule: Schedule, nowMs: number): Schedule => ({
  ...schedule,
  failures: 0,
  notBeforeMs: Math.max(nowMs, schedule.askedNotBeforeMs),
  uploadAtMs: schedule.uploadAtMs === null ? null : nowMs,
  configurationAtMs: nowMs,
  heartbeatAtMs: nowMs,
});

/** Another way to the centre: whoever asked for a wait may have stood on the old one, and everything is tried at once. */
export const afterOtherWay = (schedule: Schedule, nowMs: number): Schedule =>
  afterWish({ ...schedule, askedNotBeforeMs: nowMs }, nowMs);

/** Why nothing is sent now. */
export const whyWaiting = (schedule: Schedule, nowMs: number): SyncDoing => {
  if (schedule.notBeforeMs > nowMs) return schedule.askedNotBeforeMs > nowMs ? "asked-to-wait" : "back-off";
  return schedule.uploadAtMs === null ? "nothing-due" : "gathering";
};
