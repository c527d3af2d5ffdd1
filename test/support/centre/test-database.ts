import { createHash, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { inject } from "vitest";
import { connect, type Sql } from "../../../central/database/sql.ts";
import { officeTemplates, startTestCluster, type TestCluster } from "./cluster.ts";

let ownCluster: Promise<TestCluster> | undefined;
let usersOfOwnCluster = 0;

/** The run's PostgreSQL; one of this file's own where no global setup started one. */
const templateUrl = async (): Promise<string> => {
  const provided: string | undefined = inject("centreTemplateUrl");
  if (provided !== undefined) return provided;
  usersOfOwnCluster += 1;
  ownCluster ??= startTestCluster();
  return (await ownCluster).templateUrl;
};

const leaveOwnCluster = async (): Promise<void> => {
  if (ownCluster === undefined) return;
  usersOfOwnCluster -= 1;
  if (usersOfOwnCluster > 0) return;
  const cluster = await ownCluster;
  ownCluster = undefined;
  await cluster.stop();
};

const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

const withPort = (url: string, port: number | undefined): string => {
  const changed = new URL(url);
  if (port !== undefined) changed.port = String(port);
  return changed.href;
};

/** Through the pooler, in a run that has one. */
const pooled = (url: string): string => withPort(url, inject("centrePoolerPort"));

/** Without the pooler. */
const direct = (url: string): string => {
  const provided: string | undefined = inject("centreTemplateUrl");
  return withPort(url, provided === undefined ? undefined : Number(new URL(provided).port));
};

const onMaintenance = async (url: string, work: (sql: Sql) => Promise<unknown>): Promise<void> => {
  const sql = connect(withDatabase(direct(url), "postgres"), { connections: 1 });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
};

const nameFor = (folder: string | undefined): string =>
  folder === undefined
    ? `centre_${randomUUID().replaceAll("-", "")}`
    : `centre_${createHash("sha256").update(folder).digest("hex").slice(0, 24)}`;

export interface TestDatabase {
  readonly url: string;
  /** Without the pooler, in a run that has one. */
  readonly directUrl: string;
  /** Drops a database of its own; one that belongs to a folder stays for the next start. */
  readonly close: () => Promise<void>;
}

const createDatabase = (url: string, name: string, template: string): Promise<void> =>
  onMaintenance(url, async (sql) => {
    const found = await sql`select from pg_database where datname = ${name}`;
    // The other strategy writes the copy to the log as well.
    if (found.length === 0) await sql`create database ${sql(name)} template ${sql(template)} strategy file_copy`;
  });

const dropDatabase = (url: string, name: string): Promise<void> =>
  onMaintenance(url, (sql) => sql`drop database ${sql(name)} with (force)`);

/**
 * A new migrated database, with an office or without one; for a folder always the same database, so that a centre can be
 * restarted on it.
 */
export const openTestDatabase = async (
  folder: string | undefined,
  office?: keyof typeof officeTemplates,
): Promise<TestDatabase> => {
  const url = await templateUrl();
  const name = nameFor(folder);
  await createDatabase(url, name, office ? officeTemplates[office] : new URL(url).pathname.slice(1));
  const close = async () => {
    if (folder === undefined) await dropDatabase(url, name);
    await leaveOwnCluster();
  };
  const directUrl = withDatabase(url, name);
  return { url: pooled(directUrl), directUrl, close };
};

/** A database without any table. */
export const openEmptyDatabase = async (): Promise<TestDatabase> => {
  const url = await templateUrl();
  const name = nameFor(undefined);
  await createDatabase(url, name, "template1");
  const close = async () => {
    await dropDatabase(url, name);
    await leaveOwnCluster();
  };
  const directUrl = withDatabase(url, name);
  return { url: pooled(directUrl), directUrl, close };
};

/** An empty database of its own, while `work` runs. */
export const withEmptyDatabase = async (work: (sql: Sql, url: string) => Promise<void>): Promise<void> => {
  const { url, close } = await openEmptyDatabase();
  const sql = connect(url, { connections: 4 });
  try {
    await work(sql, url);
  } finally {
    await sql.end();
    await close();
  }
};

/** A pooler retries after a second. */
const untilOpen = async (url: string): Promise<void> => {
  const sql = connect(url, { connections: 1 });
  while (!(await sql`select 1`.catch(() => undefined))) await wait(50);
  await sql.end();
};

/** Disconnects all users of a database and blocks new ones. Returns a function that ends this. */
export const cutOff = async (url: string): Promise<() => Promise<void>> => {
  const name = new URL(url).pathname.slice(1);
  await onMaintenance(url, async (sql) => {
    await sql`alter database ${sql(name)} allow_connections false`;
    // Waits for their end, milliseconds: a connection that ended after the reopening would abort another request.
    await sql`select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = ${name}`;
  });
  return async () => {
    await onMaintenance(url, (sql) => sql`alter database ${sql(name)} allow_connections true`);
    await untilOpen(url);
  };
};
