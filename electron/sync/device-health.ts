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

/** When something was, or is, by both clocks; `mono` is of that boot alone. */
export interface Moment {
  readonly at: string;
  readonly boot: string;
  readonly mono: number;
}

/**
 * Milliseconds from then to now: by the monotonic clock within a boot. What another boot wrote is at least as old as
 * this boot, whatever the wall clock says.
 */
export const ageMs = (then: Moment, now: Moment): number => {
  if (then.boot === now.boot) return Math.max(0, Math.round(now.mono - then.mono));
  return Math.max(0, Math.round(now.mono), Date.parse(now.at) - Date.parse(then.at));
};

/** Where the system does not say, nobody knows. */
const freeMibAt = (file: string): number | null => {
  try {
    return freeMibOf(dirname(file));
  } catch {
    return null;
  }
};

/** What the device says of itself. `covered` is what the checkpoint that carries it covers. */
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
 * When health is reported, and the newest failure; on the monotonic clock, milliseconds.
 * @param everyMs how long after a report that arrived the next one goes up
 */
export const healthReports = (nowMs: () => number, everyMs = 60_000) => {
  let reportedAtMs: number | undefined;
  let offeredAtMs: number | undefined;
  let trouble: { readonly code: string; readonly atMs: number } | undefined;
  return {
    /** What to add to a checkpoint now; nothing where a report arrived less than `everyMs` ago. */
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
