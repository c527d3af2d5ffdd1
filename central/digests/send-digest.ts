import type { DigestPeriod, OwnDigests } from "../../contract/office/digests/digests.ts";
import type { NeedRow } from "../../contract/office/today/needs.ts";
import { callerOfAccount } from "../accounts/read-caller.ts";
import type { Caller } from "../accounts/sessions.ts";
import type { Sql } from "../database/sql.ts";
import { type Mail, mailFailureOf } from "../mail/mail-sender.ts";
import { dayText } from "./day-text.ts";
import { type DigestAbout, digestText } from "./digest-text.ts";
import { daysOf } from "./due-digests.ts";
import { readContent } from "./read-content.ts";

export interface SendingParts {
  readonly sql: Sql;
  readonly clock: () => number;
  /** The address of the office's pages, without a slash at its end. */
  readonly officeUrl: () => string;
  /** What waits for a person on 今日. */
  readonly readNeeds: (caller: Caller) => Promise<readonly NeedRow[]>;
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

type Text = ReturnType<typeof digestText>;

/** The text as the person may read it now; undefined where there is none for the person. */
const write = async (parts: SendingParts, caller: Caller, about: DigestAbout): Promise<Text | undefined> => {
  if (about.period === "day") {
    const needs = await parts.readNeeds(caller);
    return needs.length > 0 ? dayText(needs, about) : undefined;
  }
  const content = await readContent(parts.sql, { caller, days: about.days, nowMs: parts.clock() });
  return content && digestText(content, about);
};

const compose = async (parts: SendingParts, { period, firstDay, account }: Begun): Promise<Mail | undefined> => {
  const { sql, officeUrl } = parts;
  const caller = await callerOfAccount(sql, account);
  const [wishes] = await sql<Pick<OwnDigests, "mail" | "language">[]>`
    select mail, mail_language as language from accounts where id = ${account}`;
  if (!caller || !wishes || wishes.mail === null) return undefined;
  const about = { period, days: daysOf(period, firstDay), language: wishes.language, officeUrl: officeUrl() };
  const text = await write(parts, caller, about);
  return text && { to: [wishes.mail], ...text };
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
