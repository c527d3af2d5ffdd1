import type { SyncDoing } from "../../contract/ipc/it-sync.ts";
import { backOffMs } from "../wire/retry-policy.ts";

export type SyncTask = "upload" | "configuration" | "heartbeat";

/** When each task is due, on the monotonic clock, milliseconds. */
export interface Schedule {
  /** Interval of configuration and heartbeat with nothing to send, and the longest back-off. */
  readonly everyMs: number;
  readonly failures: number;
  /** After a failure nothing is sent before this time, even when new entries arrive. */
  readonly notBeforeMs: number;
  /** The part of the wait that the centre asked for: this device never shortens it. */
  readonly askedNotBeforeMs: number;
  /** null: nothing to send. */
  readonly uploadAtMs: number | null;
  readonly configurationAtMs: number;
  readonly heartbeatAtMs: number;
  /** The mark of the configuration in the last receipt; undefined before the first, and from an older centre. */
  readonly markNamed: string | undefined;
}

/**
 * Collects the entries of one moment into one batch. Also delays the writing of the receipt until the citizen has read
 * the thanks.
 */
const gatherMs = 1_000;
/**
 * How many intervals pass until a confirmed configuration is asked for again, although no receipt has named another
 * mark: an update of the centre may have changed the document.
 */
const confirmedFor = 15;

export const firstSchedule = (nowMs: number, everyMs = 60_000): Schedule => ({
  everyMs,
  failures: 0,
  notBeforeMs: nowMs,
  askedNotBeforeMs: nowMs,
  uploadAtMs: nowMs,
  configurationAtMs: nowMs,
  heartbeatAtMs: nowMs + everyMs,
  markNamed: undefined,
});

/**
 * The task that is due, or the time until the next one, milliseconds. After every failure another task goes first, so
 * that a task that keeps failing does not starve the others.
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

/** After new entries: sends them soon, together with those that follow at once. */
export const afterAppended = (schedule: Schedule, nowMs: number): Schedule => ({
  ...schedule,
  uploadAtMs: schedule.uploadAtMs ?? nowMs + gatherMs,
});

/** `hasMore`: the next batch follows without a pause. An upload also counts as a heartbeat. */
export const afterUploaded = (schedule: Schedule, nowMs: number, hasMore: boolean): Schedule => ({
  ...schedule,
  failures: 0,
  uploadAtMs: hasMore ? nowMs : null,
  heartbeatAtMs: nowMs + schedule.everyMs,
});

/** `isConfirmed`: the centre has no other document than the one in use. Otherwise it is asked again soon. */
export const afterConfiguration = (schedule: Schedule, nowMs: number, isConfirmed = false): Schedule => {
  const intervals = isConfirmed && schedule.markNamed !== undefined ? confirmedFor : 1;
  return { ...schedule, failures: 0, configurationAtMs: nowMs + intervals * schedule.everyMs };
};

/** After a receipt: another mark makes the configuration due at once. */
export const afterMark = (schedule: Schedule, nowMs: number, markNamed: string | undefined): Schedule =>
  markNamed === schedule.markNamed ? schedule : { ...schedule, markNamed, configurationAtMs: nowMs };

/** After a new pepper: asks for the configuration again, because its content depends on the device's pepper. */
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

/** After a request from the screen to try everything at once; with nothing to send, a heartbeat. */
export const afterWish = (schedule: Schedule, nowMs: number): Schedule => ({
  ...schedule,
  failures: 0,
  notBeforeMs: Math.max(nowMs, schedule.askedNotBeforeMs),
  uploadAtMs: schedule.uploadAtMs === null ? null : nowMs,
  configurationAtMs: nowMs,
  heartbeatAtMs: nowMs,
});

/**
 * After a change of the network path, or of the centre's opinion of this device: tries everything at once. The wait was
 * asked for on the old path, or from a revoked device.
 */
export const afterOtherWay = (schedule: Schedule, nowMs: number): Schedule =>
  afterWish({ ...schedule, askedNotBeforeMs: nowMs }, nowMs);

/** The reason why nothing is sent now. */
export const whyWaiting = (schedule: Schedule, nowMs: number): SyncDoing => {
  if (schedule.notBeforeMs > nowMs) return schedule.askedNotBeforeMs > nowMs ? "asked-to-wait" : "back-off";
  return schedule.uploadAtMs === null ? "nothing-due" : "gathering";
};
