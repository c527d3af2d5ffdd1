import type { FastifyBaseLogger } from "fastify";
import type { Sql } from "../database/sql.ts";
import { type Boss, queues, workOn } from "../jobs/boss.ts";
import { eraseContacts } from "./erase-contacts.ts";

/** Outside the hours of the halls, by the office's clock. */
const everyNight = "20 3 * * *";
const timeZone = "Asia/Shanghai";

interface ErasingParts {
  readonly boss: Boss;
  readonly sql: Sql;
  readonly logger: Pick<FastifyBaseLogger, "info" | "warn">;
  readonly clock: () => number;
}

/** Begins to erase the contacts whose time is over, now and every night; stops with `boss`. */
export const startErasing = async ({ boss, sql, logger, clock }: ErasingParts): Promise<void> => {
  await workOn(boss, queues.contactErasures, async () => {
    try {
      const contacts = await eraseContacts(sql, clock());
      logger.info({ contacts }, "contacts erased");
    } catch (error) {
      logger.warn({ reason: error instanceof Error ? error.message : "unknown" }, "contacts not erased");
      throw error;
    }
  });
  await boss.schedule(queues.contactErasures, everyNight, null, { tz: timeZone });
  await boss.send(queues.contactErasures);
};
