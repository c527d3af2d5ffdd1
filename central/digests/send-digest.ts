import type { DigestPeriod, OwnDigests } from "../../contract/office/digests/digests.ts";
import { periodAround } from "../../contract/office/figures/periods.ts";
import { callerOfAccount } from "../accounts/read-caller.ts";
import type { Sql } from "../database/sql.ts";
import { type Mail, mailFailureOf } from "../mail/mail-sender.ts";
import { digestText } from "./digest-text.ts";
import { readContent } from "./read-content.ts";

export interface SendingParts {
  readonly sql: Sql;
  readonly clock: () => number;
  /** The address of the office's pages, without a slash at its end. */
  readonly officeUrl: () => string;
  readonly send: (mail: Mail) => Promise<void>;
}

interface Begun {
  readonly period: DigestPeriod;
  readonly firstDay: string;
  readonly account: string;
}

const begin = async (sql: Sql, id: string): Promise<Begun | undefined> => {
  const [begun] = await sql<Begun[]>`
    update digests set attempts = attempts + 1, changed_at = clock_timestamp()
    where id = ${id} and state = 'waiting'
    returning period, first_day as "firstDay", account`;
  return begun;
};

const end = async (sql: Sql, id: string, state: "sent" | "skipped"): Promise<void> => {
  await sql`
    update digests set state = ${state}, failure = null, changed_at = clock_timestamp()
    where id = ${id} and state = 'waiting'`;
};

const noteFailure = async (sql: Sql, id: string, failure: string): Promise<void> => {
  await sql`update digests set failure = ${failure}, changed_at = clock_timestamp() where id = ${id}`;
};

/** The mail as the person may read it now; undefined where there is none for the person any more. */
const compose = async (parts: SendingParts, { period, firstDay, account }: Begun): Promise<Mail | undefined> => {
  const { sql, clock, officeUrl } = parts;
  const caller = await callerOfAccount(sql, account);
  const [wishes] = await sql<Pick<OwnDigests, "mail" | "language">[]>`
    select mail, mail_language as language from accounts where id = ${account}`;
  if (!caller || !wishes || wishes.mail === null) return undefined;
  const days = periodAround(period, firstDay);
  const content = await readContent(sql, { caller, days, nowMs: clock() });
  const about = { period, days, language: wishes.language, officeUrl: officeUrl() };
  return content && { to: [wishes.mail], ...digestText(content, about) };
};

/**
 * Sends a digest, outside any `tx`. The mail may arrive twice where a centre dies between the mail server's answer and
 * its note: both have the same Message-ID. Throws the code of the failure alone, which is stored with the attempt.
 */
export const sendDigest = async (parts: SendingParts, id: string): Promise<void> => {
  const { sql, send } = parts;
  const begun = await begin(sql, id);
  if (!begun) return;
  const mail = await compose(parts, begun);
  if (!mail) return end(sql, id, "skipped");
  try {
    await send({ ...mail, id: `digest.${id}` });
  } catch (error) {
    const failure = mailFailureOf(error);
    await noteFailure(sql, id, failure);
    throw new Error(failure);
  }
  await end(sql, id, "sent");
};

/** Ends a digest that was tried for hours. */
export const giveUpDigest = async (sql: Sql, id: string): Promise<void> => {
  await sql`
    update digests set state = 'failed', failure = coalesce(failure, 'unknown'), changed_at = clock_timestamp()
    where id = ${id} and state = 'waiting'`;
};
