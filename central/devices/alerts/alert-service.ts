import type { FastifyBaseLogger } from "fastify";
import type { Sql } from "../../database/sql.ts";
import type { Channel } from "./channel.ts";
import { deliverAlerts } from "./deliver-alerts.ts";
import { watchDevices } from "./watch-devices.ts";

/** The centre checks its devices every half minute: after a longer pause it was not receiving. */
const longestPauseMs = 10 * 60_000;
/** The time within which every working kiosk has reconnected to a centre that was away, milliseconds. */
const graceMs = 30 * 60_000;

export interface StartGrace {
  /** Whether silent devices are to be reported; asked before every check of the devices. */
  readonly isOver: () => boolean;
  /** Notes that a check succeeded: the database was reachable. */
  readonly noteLook: () => void;
}

/**
 * A grace period after the centre starts, and after it or its database was away: every device is silent then. It begins
 * again where the clock goes back.
 */
export const startGrace = (clock: () => number): StartGrace => {
  let sinceMs = clock();
  let lookedAtMs = sinceMs;
  return {
    isOver: () => {
      const nowMs = clock();
      if (nowMs < lookedAtMs || nowMs - lookedAtMs > longestPauseMs) sinceMs = nowMs;
      return nowMs - sinceMs >= graceMs;
    },
    noteLook: () => {
      lookedAtMs = clock();
    },
  };
};

export interface AlertParts {
  readonly sql: Sql;
  readonly channels: readonly Channel[];
  readonly clock: () => number;
  readonly logger: Pick<FastifyBaseLogger, "warn">;
  /** Suppresses alerts about silent devices until it is over. */
  readonly grace: StartGrace;
}

/**
 * One round: checks the devices, then sends on every channel. A failure is retried in a later round, with longer waits
 * the longer it lasts.
 */
export interface AlertRounds {
  readonly round: () => Promise<void>;
}

const everyMs = 30_000;
const longestWaitMs = 3_600_000;

/** The wait after this many failures in a row, milliseconds. */
const waitMs = (failures: number): number => Math.min(longestWaitMs, everyMs * 2 ** failures);

/** The failed channel and its error, without addresses or passwords, which errors of a mail server may quote. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "unknown";
  if ("code" in error && typeof error.code === "string") return error.code;
  return /^HTTP \d{3}$/.test(error.message) ? error.message : error.name;
};

export const alertRounds = ({ sql, channels, clock, logger, grace }: AlertParts): AlertRounds => {
  const failures = new Map<Channel, { readonly count: number; readonly notBeforeMs: number }>();
  const deliver = async (channel: Channel): Promise<void> => {
    const failed = failures.get(channel);
    if (failed && clock() < failed.notBeforeMs) return;
    try {
      await deliverAlerts(sql, channel, new Date(clock()));
      failures.delete(channel);
    } catch (error) {
      const count = (failed?.count ?? 0) + 1;
      failures.set(channel, { count, notBeforeMs: clock() + waitMs(count) });
      logger.warn({ channel: channel.name, reason: reasonOf(error), failures: count }, "alerts not handed over");
    }
  };
  return {
    round: async () => {
      try {
        await watchDevices(sql, new Date(clock()), grace.isOver());
        grace.noteLook();
      } catch (error) {
        logger.warn({ reason: reasonOf(error) }, "devices not watched");
      }
      for (const channel of channels) await deliver(channel);
    },
  };
};

/** Runs rounds until stopped; stopping waits for the current round. */
export const startAlerts = (parts: Omit<AlertParts, "grace">): (() => Promise<void>) => {
  const rounds = alertRounds({ ...parts, grace: startGrace(parts.clock) });
  let timer: ReturnType<typeof setTimeout>;
  let current = Promise.resolve();
  let isStopped = false;
  const next = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => {
      current = rounds.round().then(next);
    }, everyMs);
  };
  next();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await current;
  };
};
