import type { FastifyBaseLogger } from "fastify";
import type { Sql, Tx } from "../database/sql.ts";
import { dayAt } from "../figures/running-part.ts";
import { type Boss, bossDatabase, queues, workOn } from "../jobs/boss.ts";
import type { Mapping } from "./mapping.ts";
import type { Platform } from "./open-platform.ts";
import { usualTimeoutMs } from "./post-batch.ts";
import { uploadRound } from "./upload-round.ts";

export interface PlatformUploads {
  /** Of the mapping; null where no platform is set up. */
  readonly rules: Pick<Mapping, "waitHours" | "windowDays"> | null;
  /** Has one of the centres send what is due, in a `tx` that made it so. */
  readonly sendSoon: (tx: Tx) => Promise<void>;
}

const everyMinute = "* * * * *";

export interface PlatformParts {
  readonly boss: Boss;
  readonly sql: Sql;
  readonly clock: () => number;
  readonly logger: Pick<FastifyBaseLogger, "warn">;
  /** null where the office has none: this centre sends nothing. */
  readonly platform: Platform | null;
  /** Ends the running round. */
  readonly stopping: AbortSignal;
}

/** Days before this one are uploaded only where a person asks for it. */
const begin = async (sql: Sql, nowMs: number): Promise<void> => {
  await sql`insert into platform_begin (first_day) values (${dayAt(nowMs)}) on conflict do nothing`;
};

/** Begins to send ratings to the platform, where there is one; stops with `boss`, and at once with `stopping`. */
export const startPlatform = async ({ boss, platform, logger, ...parts }: PlatformParts): Promise<PlatformUploads> => {
  const sendSoon = async (tx: Tx): Promise<void> => {
    await boss.send(queues.platformRounds, null, { db: bossDatabase(tx) });
  };
  if (!platform) return { rules: null, sendSoon };
  await begin(parts.sql, parts.clock());
  const round = { ...parts, platform, timeoutMs: usualTimeoutMs };
  await workOn(boss, queues.platformRounds, async () => {
    await uploadRound(round).catch((error: unknown) => {
      logger.warn({ reason: error instanceof Error ? error.message : "unknown" }, "ratings not uploaded");
      throw error;
    });
  });
  await boss.schedule(queues.platformRounds, everyMinute);
  await boss.send(queues.platformRounds);
  return { rules: platform.mapping, sendSoon };
};
