import { createHash, randomUUID } from "node:crypto";
import { inject } from "vitest";
import { connect, type Sql } from "../../../central/database/sql.ts";
import { startTestCluster, type TestCluster } from "./cluster.ts";

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

const onMaintenance = async (url: string, work: (sql: Sql) => Promise<unknown>): Promise<void> => {
  const sql = connect(withDatabase(url, "postgres"), { connections: 1 });
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
  /** Drops a database of its own; one that belongs to a folder stays for the next start. */
  readonly close: () => Promise<void>;
}

/** A fresh copy of the template; for a folder always the same one, so that a centre can be started again on it. */
export const openTestDatabase = async (folder: string | undefined): Promise<TestDatabase> => {
  const template = await templateUrl();
  const templateName = new URL(template).pathname.slice(1);
  const name = nameFor(folder);
  await onMaintenance(template, async (sql) => {
    const found = await sql`select from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)} template ${sql(templateName)}`;
  });
  const close = async () => {
    if (folder === undefined) await onMaintenance(template, (sql) => sql`drop database ${sql(name)} with (force)`);
    await leaveOwnCluster();
  };
  return { url: withDatabase(template, name), close };
};
