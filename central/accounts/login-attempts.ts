import { sha256 } from "../../contract/node/hash.ts";
import type { Queries, Sql } from "../database/sql.ts";

/** A login has to wait after this many wrong attempts. */
const mostAttempts = 5;
/** The first wait, seconds; it doubles with each further attempt. */
const shortestWait = 15;
const longestWait = 15 * 60;

/** As it is stored and compared. */
export const loginOf = (typed: string): string => typed.normalize("NFKC").trim().toLowerCase();

const hashOf = (login: string): Buffer => sha256(login);

/**
 * Counts an attempt before its password is looked at, in one statement: two processes that try at the same moment are
 * counted as two, and a free one locks nothing for a process whose clock is behind. Returns 0, or the seconds until the next attempt is allowed.
 */
export const countAttempt = async (sql: Sql, login: string, now: Date): Promise<number> => {
  const key = hashOf(login);
  const counted = await sql`
    insert into login_failures as known (login_hash, failures, locked_until) values (${key}, 1, '-infinity')
    on conflict (login_hash) do update set failures = known.failures + 1,
      locked_until = case when known.failures + 1 < ${mostAttempts} then '-infinity'
        else ${now}::timestamptz + make_interval(secs => least(${longestWait}, ${shortestWait} * 2 ^ (known.failures + 1 - ${mostAttempts}))) end
    where known.locked_until <= ${now}
    returning failures`;
  if (counted.count > 0) return 0;
  const [row] = await sql<{ lockedUntil: Date }[]>`
    select locked_until as "lockedUntil" from login_failures where login_hash = ${key}`;
  return Math.max(1, Math.ceil(((row?.lockedUntil.getTime() ?? 0) - now.getTime()) / 1_000));
};

/** Takes back the last counted attempt, which was neither right nor wrong yet. */
export const uncountAttempt = async (sql: Sql, login: string): Promise<void> => {
  await sql`
    with uncounted as (
      update login_failures set failures = failures - 1, locked_until = '-infinity'
      where login_hash = ${hashOf(login)} and failures > 1)
    delete from login_failures where login_hash = ${hashOf(login)} and failures = 1`;
};

export const forgetAttempts = async (sql: Queries, login: string): Promise<void> => {
  await sql`delete from login_failures where login_hash = ${hashOf(login)}`;
};
