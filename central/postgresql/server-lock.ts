import { setTimeout as wait } from "node:timers/promises";
import { connect, type Sql } from "../database/sql.ts";

/** Held on one connection as long as a centre runs on the cluster; PostgreSQL lets go of it when the centre is gone. */
const lockOfServer = 760_002;

const oneConnection = (url: string): Sql => connect(url, { connections: 1 });

const tryLock = async (sql: Sql): Promise<boolean> => {
  const [row] = await sql<{ taken: boolean }[]>`select pg_try_advisory_lock(${lockOfServer}) as taken`;
  return row?.taken ?? false;
};

export interface ServerLock {
  readonly release: () => Promise<void>;
}

/** Takes the lock; undefined where another centre holds it. */
export const takeServerLock = async (url: string): Promise<ServerLock | undefined> => {
  const sql = oneConnection(url);
  const taken = await tryLock(sql).catch(() => false);
  if (taken) return { release: () => sql.end({ timeout: 1 }) };
  await sql.end({ timeout: 1 });
  return undefined;
};

const pollMs = 100;
const patienceMs = 3_000;

/**
 * Whether a PostgreSQL that runs already belongs to a centre that runs. A killed centre's lock goes with its
 * connection, within moments; a server that does not let us in within that time is nobody's.
 */
export const isLockedByAnother = async (url: string): Promise<boolean> => {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
    const lock = await takeServerLock(url);
    if (lock) {
      await lock.release();
      return false;
    }
    await wait(pollMs);
  }
  const sql = oneConnection(url);
  const answers = await sql`select 1`.then(() => true).catch(() => false);
  await sql.end({ timeout: 1 });
  return answers;
};
