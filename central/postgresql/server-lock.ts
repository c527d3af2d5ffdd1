import { setTimeout as wait } from "node:timers/promises";
import { connect, type Sql } from "../database/sql.ts";

/** Held on one connection as long as a centre runs on the cluster; PostgreSQL releases it when the centre is gone. */
const lockOfServer = 760_002;

const nameOfCentre = "counterstar-centre process ";

/** Connects under a name that tells a refused centre which process holds the lock. */
const oneConnection = (url: string): Sql => connect(url, { connections: 1, name: `${nameOfCentre}${process.pid}` });

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
  if (taken) return { release: () => sql.end() };
  await sql.end();
  return undefined;
};

const pollMs = 100;
const patienceMs = 3_000;

export interface LockHolder {
  /** undefined where the lock was released at this very moment. */
  readonly pid: number | undefined;
}

const readHolder = async (sql: Sql): Promise<LockHolder> => {
  const [row] = await sql<{ name: string }[]>`
    select application_name as name from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and objid = ${lockOfServer} and granted`;
  const pid = Number(row?.name.slice(nameOfCentre.length));
  return { pid: pid > 0 ? pid : undefined };
};

/**
 * The running centre that owns a running PostgreSQL; undefined where there is none. The lock of a killed centre ends
 * with its connection, within moments; a server that refuses the connection for longer counts as unowned.
 */
export const lockHolder = async (url: string): Promise<LockHolder | undefined> => {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
    const lock = await takeServerLock(url);
    if (lock) {
      await lock.release();
      return undefined;
    }
    await wait(pollMs);
  }
  const sql = oneConnection(url);
  const holder = await readHolder(sql).catch(() => undefined);
  await sql.end();
  return holder;
};
