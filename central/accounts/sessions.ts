import { randomBytes } from "node:crypto";
import { z } from "zod";
import { sha256 } from "../../contract/node/hash.ts";
import { Grant } from "../../contract/office/accounts/roles.ts";
import type { Queries } from "../database/sql.ts";

/** A session ends this long after its last request, and this long after it began, milliseconds. */
export const idleMs = 60 * 60_000;
export const longestMs = 12 * 60 * 60_000;

/** The time of the last request is stored this exactly, milliseconds, so that a page that polls does not write each time. */
const notedEveryMs = 60_000;

/** A person or a program that sends a request. */
export interface Caller {
  readonly kind: "account" | "token";
  /** The login of the account, or the name of the token. */
  readonly name: string;
  /** As a page shows it: the person's name, or again the token's. */
  readonly shownName: string;
  readonly accountId: string | null;
  readonly grants: readonly Grant[];
  /** A person who has logged in with a password alone, and has no authenticator. */
  readonly hasPasswordAlone: boolean;
}

interface SessionRow {
  readonly accountId: string;
  readonly name: string;
  readonly shownName: string;
  readonly grants: unknown;
  readonly hasPasswordAlone: boolean;
  readonly usedAt: Date;
}

const Grants = z.array(Grant);

/** Begins a session; returns its identifier: 32 random bytes in base64url, stored as their hash only. */
export const beginSession = async (
  sql: Queries,
  accountId: string,
  now: Date,
  isByProvider = false,
): Promise<string> => {
  const id = randomBytes(32).toString("base64url");
  await sql`
    insert into sessions (id_hash, account, is_by_provider, began_at, used_at)
    values (${sha256(id)}, ${accountId}, ${isByProvider}, ${now}, ${now})`;
  return id;
};

/**
 * The person whose session this is; undefined where it has ended, or the account is disabled or waits. A question of an
 * unattended page is no use of the session.
 */
export const callerOfSession = async (
  sql: Queries,
  id: string,
  now: Date,
  isAttended = true,
): Promise<Caller | undefined> => {
  const key = sha256(id);
  const [row] = await sql<SessionRow[]>`
    select account as "accountId", login as name, accounts.name as "shownName", used_at as "usedAt",
      totp is null and not is_by_provider as "hasPasswordAlone", coalesce((
        select jsonb_agg(jsonb_strip_nulls(
          jsonb_build_object('role', role, 'unitCode', unit_code, 'windowNumber', window_number)))
        from account_grants where account_grants.account = sessions.account), '[]') as grants
    from sessions join accounts on accounts.id = account
    where id_hash = ${key} and disabled_at is null and awaits_since is null
      and used_at > ${new Date(now.getTime() - idleMs)} and began_at > ${new Date(now.getTime() - longestMs)}`;
  if (!row) return undefined;
  if (isAttended && now.getTime() - row.usedAt.getTime() > notedEveryMs) {
    await sql`update sessions set used_at = ${now} where id_hash = ${key} and used_at < ${now}`;
  }
  return {
    kind: "account",
    name: row.name,
    shownName: row.shownName,
    accountId: row.accountId,
    grants: Grants.parse(row.grants),
    hasPasswordAlone: row.hasPasswordAlone,
  };
};

/** When a session ends at the latest. */
export const sessionEndsAt = async (sql: Queries, id: string): Promise<Date> => {
  const [row] = await sql<{ beganAt: Date }[]>`
    select began_at as "beganAt" from sessions where id_hash = ${sha256(id)}`;
  return new Date((row?.beganAt.getTime() ?? 0) + longestMs);
};

export const endSession = async (sql: Queries, id: string): Promise<void> => {
  await sql`delete from sessions where id_hash = ${sha256(id)}`;
};

/** Ends all sessions of an account, except for one where `but` names it. */
export const endSessionsOf = async (sql: Queries, accountId: string, but = ""): Promise<number> => {
  const ended = await sql`delete from sessions where account = ${accountId} and id_hash <> ${sha256(but)}`;
  return ended.count;
};
