import type { FastifyBaseLogger } from "fastify";
import type { DigestPeriod } from "../../contract/office/digests/digests.ts";
import type { Tx } from "../database/sql.ts";
import { type Boss, bossDatabase, queues, workOn } from "../jobs/boss.ts";
import { type MailServer, mailSender } from "../mail/mail-sender.ts";
import { makeRounds } from "./make-rounds.ts";
import { giveUpDigest, type SendingParts, sendDigest } from "./send-digest.ts";

export interface Digests {
  /** Whether this centre has a mail server. */
  readonly isSending: boolean;
  /** Sends the failed digests of a period again, in a `tx`; returns how many. */
  readonly sendAgain: (tx: Tx, period: DigestPeriod, firstDay: string) => Promise<number>;
  /** Begins to make and to send digests, where there is a mail server. Their links need the address of this centre. */
  readonly start: () => Promise<void>;
}

/** Every ten minutes: a digest that was due while all centres were away is made up, and one that was made is not. */
const lookEvery = "*/10 * * * *";
const timeZone = "Asia/Shanghai";

interface DigestNamed {
  readonly id: string;
}

const retryFailed = async (tx: Tx, period: DigestPeriod, firstDay: string): Promise<readonly string[]> => {
  const waiting = await tx<DigestNamed[]>`
    update digests set state = 'waiting', changed_at = clock_timestamp()
    where period = ${period} and first_day = ${firstDay} and state = 'failed' returning id`;
  return waiting.map(({ id }) => id);
};

export interface DigestParts extends Omit<SendingParts, "send"> {
  readonly boss: Boss;
  readonly logger: Pick<FastifyBaseLogger, "warn">;
  /** null where the office has none: this centre makes and sends no digest then. */
  readonly mail: MailServer | null;
}

const startSending = async (
  { boss, logger, ...parts }: DigestParts,
  mail: MailServer,
  handOut: (tx: Tx, ids: readonly string[]) => Promise<void>,
): Promise<void> => {
  const sending = { ...parts, send: mailSender(mail) };
  await workOn<DigestNamed>(boss, queues.digests, async ({ id }) => {
    await sendDigest(sending, id).catch((error: unknown) => {
      logger.warn({ digest: id, reason: error instanceof Error ? error.message : "unknown" }, "digest not sent");
      throw error;
    });
  });
  await workOn<DigestNamed>(boss, queues.brokenDigests, ({ id }) => giveUpDigest(parts.sql, id));
  await workOn(boss, queues.digestRounds, async () => {
    await makeRounds(parts.sql, parts.clock(), handOut).catch((error: unknown) => {
      logger.warn({ reason: error instanceof Error ? error.message : "unknown" }, "digests not made");
      throw error;
    });
  });
  await boss.schedule(queues.digestRounds, lookEvery, null, { tz: timeZone });
  await boss.send(queues.digestRounds);
};

/** The digests of an office. Their work stops with `boss`. */
export const openDigests = (parts: DigestParts): Digests => {
  const { boss, mail } = parts;
  const handOut = async (tx: Tx, ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    await boss.insert(
      queues.digests,
      ids.map((id) => ({ data: { id } })),
      { db: bossDatabase(tx) },
    );
  };
  return {
    isSending: mail !== null,
    sendAgain: async (tx, period, firstDay) => {
      const ids = await retryFailed(tx, period, firstDay);
      await handOut(tx, ids);
      return ids.length;
    },
    start: async () => {
      if (mail) await startSending(parts, mail, handOut);
    },
  };
};
