import type { FastifyBaseLogger } from "fastify";
import type { Tx } from "../database/sql.ts";
import { type Boss, bossDatabase, queues, workOn } from "../jobs/boss.ts";
import { makeNotices } from "./make-notices.ts";
import type { Receiver } from "./open-receiver.ts";
import { type SendingParts, sendNotices, usualTimeoutMs } from "./send-notices.ts";

export interface Notices {
  /** Whether a receiver is set up. */
  readonly isSending: boolean;
  /** Has one of the centres post what is due, in a `tx` that made it so. */
  readonly sendSoon: (tx: Tx) => Promise<void>;
  /** Begins to make and to post notices, where there is a receiver. Their links need the address of this centre. */
  readonly start: () => Promise<void>;
}

const everyMinute = "* * * * *";

export interface NoticeParts extends Pick<SendingParts, "sql" | "clock" | "stopping"> {
  readonly boss: Boss;
  readonly logger: Pick<FastifyBaseLogger, "warn">;
  /** null where the office has none: this centre makes and posts nothing. */
  readonly receiver: Receiver | null;
  /** The address of the office's pages, without a slash at its end. */
  readonly officeUrl: () => string;
}

/** The notices of an office. Their work stops with `boss`, and at once with `stopping`. */
export const openNotices = ({ boss, logger, receiver, officeUrl, ...parts }: NoticeParts): Notices => {
  const start = async (): Promise<void> => {
    if (!receiver) return;
    await workOn(boss, queues.noticeRounds, async () => {
      try {
        await makeNotices(parts.sql, parts.clock(), officeUrl());
        await sendNotices({ ...parts, receiver, timeoutMs: usualTimeoutMs });
      } catch (error) {
        logger.warn({ reason: error instanceof Error ? error.message : "unknown" }, "notices not posted");
        throw error;
      }
    });
    await boss.schedule(queues.noticeRounds, everyMinute);
    await boss.send(queues.noticeRounds);
  };
  return {
    isSending: receiver !== null,
    sendSoon: async (tx) => {
      if (receiver) await boss.send(queues.noticeRounds, null, { db: bossDatabase(tx) });
    },
    start,
  };
};
