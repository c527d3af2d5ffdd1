import { dirname } from "node:path";
import type { Position } from "../../contract/ledger/chain.ts";
import type { Problem } from "../../contract/problems/problem.ts";
import type { Checkpoint } from "../../contract/sync/checkpoint.ts";
import type { ReadConnection } from "../../db/database.ts";
import { newestOfKinds } from "../../db/ledger/entries.ts";
import { waitingEntries } from "../../db/receipts.ts";
import { freeMibOf } from "../wire/free-space.ts";

type Status = Checkpoint["status"];
export type DeviceHealth = Pick<
  Status,
  "unsent" | "oldestUnsentMs" | "freeMib" | "sinceRatingMs" | "trouble" | "proxy" | "privateAuthorities" | "machine"
>;

/** The time of an event, or now, on both clocks; `mono` is valid within that boot only. */
export interface Moment {
  readonly at: string;
  readonly boot: string;
  readonly mono: number;
}

/**
 * Milliseconds from then to now, on the monotonic clock within a boot. An event of an earlier boot is at least as old
 * as this boot, whatever the wall clock says.
 */
export const ageMs = (then: Moment, now: Moment): number => {
  if (then.boot === now.boot) return Math.max(0, Math.round(now.mono - then.mono));
  return Math.max(0, Math.round(now.mono), Date.parse(now.at) - Date.parse(then.at));
};

/** MiB; null where the system does not answer. */
const freeMibAt = (file: string): number | null => {
  try {
    return freeMibOf(dirname(file));
  } catch {
    return null;
  }
};

/** The device's report about itself. `covered` is the position of the checkpoint that contains the report. */
export const deviceHealth = (
  connection: ReadConnection,
  databaseFile: string,
  now: Moment,
  covered: Position,
): Omit<DeviceHealth, "trouble"> => {
  const waiting = waitingEntries(connection, covered);
  const [oldest] = waiting;
  const rating = newestOfKinds(connection, ["rating-given"]);
  return {
    unsent: waiting.reduce((sum, { count }) => sum + count, 0),
    oldestUnsentMs: oldest ? ageMs(oldest.first, now) : null,
    freeMib: freeMibAt(databaseFile),
    sinceRatingMs: rating ? ageMs(rating, now) : null,
  };
};

/**
 * Decides when health is reported, and stores the newest failure. Monotonic clock, milliseconds.
 * @param everyMs time between a report that arrived and the next one
 */
export const healthReports = (nowMs: () => number, everyMs = 60_000) => {
  let reportedAtMs: number | undefined;
  let offeredAtMs: number | undefined;
  let trouble: { readonly code: string; readonly atMs: number } | undefined;
  return {
    /** The report to add to a checkpoint now; empty where one arrived less than `everyMs` ago. */
    next: (read: () => Omit<DeviceHealth, "trouble">): DeviceHealth => {
      const isDue = reportedAtMs === undefined || nowMs() - reportedAtMs >= everyMs;
      offeredAtMs = isDue ? nowMs() : undefined;
      if (!isDue) return {};
      return { ...read(), trouble: trouble ? { code: trouble.code, agoMs: Math.round(nowMs() - trouble.atMs) } : null };
    },
    /** The checkpoint has its receipt. */
    arrived: (): void => {
      reportedAtMs = offeredAtMs ?? reportedAtMs;
    },
    failed: ({ code }: Problem): void => {
      trouble = { code, atMs: nowMs() };
    },
  };
};
