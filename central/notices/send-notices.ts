import { alertSignatureHeader } from "../../contract/office/devices/alerts.ts";
import { idempotencyHeader } from "../../contract/office/notices/notices.ts";
import type { Queries, Sql } from "../database/sql.ts";
import { outsideFailureOf } from "../http/outside-answer.ts";
import { webhookSignature } from "../keys/webhook-signature.ts";
import type { Receiver } from "./open-receiver.ts";

/** Of one request, milliseconds. */
export const usualTimeoutMs = 10_000;
/** A failed notice is tried again after this time, and then twice as long, up to an hour, seconds. */
const firstWaitSeconds = 60;
const longestWaitSeconds = 3_600;

export interface SendingParts {
  readonly sql: Sql;
  readonly clock: () => number;
  readonly receiver: Receiver;
  readonly timeoutMs: number;
  readonly stopping: AbortSignal;
}

interface Claimed {
  readonly id: string;
  readonly bodyJson: string;
}

/** Takes the next notice, and notes its wait before it is posted: another centre takes it up after this one's death. */
const claimNext = async (sql: Queries, at: Date): Promise<Claimed | undefined> => {
  const [claimed] = await sql<Claimed[]>`
    update notices set attempts = attempts + 1, next_at = ${at}::timestamptz
      + least(${firstWaitSeconds} * power(2, least(attempts, 10)), ${longestWaitSeconds}) * interval '1 second'
    where id = (
      select id from notices where state = 'waiting' and next_at <= ${at}
      order by day, unit_code limit 1 for update skip locked)
    returning id, body_json as "bodyJson"`;
  return claimed;
};

/** null where the receiver has it. The answer is not read: only its status counts, and no redirect is followed. */
const post = async ({ receiver, timeoutMs, stopping }: SendingParts, notice: Claimed, at: Date) => {
  try {
    const answer = await fetch(receiver.url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        [idempotencyHeader]: notice.id,
        [alertSignatureHeader]: webhookSignature(receiver.secret, notice.bodyJson, at),
      },
      body: notice.bodyJson,
      redirect: "manual",
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), stopping]),
    });
    await answer.body?.cancel();
    return answer.ok ? null : `HTTP ${answer.status}`;
  } catch (error) {
    return outsideFailureOf(error);
  }
};

const giveUp = async (sql: Queries, at: Date): Promise<void> => {
  await sql`
    update notices set state = 'failed', failure = coalesce(failure, 'not-tried')
    where state = 'waiting' and give_up_at <= ${at}`;
};

/**
 * Posts the notices that are due, outside any `tx`, up to the first failure: a receiver that is away gets one request a
 * round. One may arrive twice where a centre dies before it notes the answer: both have the same key and bytes.
 */
export const sendNotices = async (parts: SendingParts): Promise<void> => {
  const { sql, clock, stopping } = parts;
  await giveUp(sql, new Date(clock()));
  while (!stopping.aborted) {
    const at = new Date(clock());
    const notice = await claimNext(sql, at);
    if (!notice) return;
    const failure = await post(parts, notice, at);
    if (failure !== null) {
      if (!stopping.aborted) await sql`update notices set failure = ${failure} where id = ${notice.id}`;
      return;
    }
    await sql`update notices set state = 'sent', failure = null where id = ${notice.id}`;
  }
};

/** Sends the failed ones of a day again, for another day; returns how many. */
export const retryNotices = async (sql: Queries, day: string, at: Date): Promise<number> => {
  const again = await sql`
    update notices set state = 'waiting', attempts = 0, next_at = ${at}, give_up_at = ${at}::timestamptz + interval '1 day'
    where day = ${day} and state = 'failed'`;
  return again.count;
};
