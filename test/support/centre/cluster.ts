import { chmod, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { migrate } from "../../../central/database/migrate.ts";
import { readMigrations } from "../../../central/database/migrations.ts";
import { connect, type Sql } from "../../../central/database/sql.ts";
import { seedDemoOffice } from "../../../central/demo-office/seed-demo-office.ts";
import { startBoss } from "../../../central/jobs/boss.ts";
import { startEmbeddedDatabase } from "../../../central/postgresql/embedded-database.ts";
import { saveOffice } from "../../../central/roster/records/save-office.ts";
import { memoryFolder } from "../memory-folder.ts";
import { sampleOffice } from "./sample-office.ts";

export interface TestCluster {
  /** Address of the migrated database without an office; its path is its name. */
  readonly templateUrl: string;
  readonly stop: () => Promise<void>;
}

/** The databases to copy, beside the migrated one without an office. Filling them costs a second: a PIN is slow to hash. */
export const officeTemplates = { sample: "sample_office", demo: "demo_office" } as const;

const onDatabase = async (url: string, work: (sql: Sql) => Promise<unknown>): Promise<void> => {
  const sql = connect(url, { connections: 2 });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
};

const fillTemplate = async (url: string, name: string, fill: (sql: Sql) => Promise<unknown>): Promise<void> => {
  const filled = new URL(url);
  filled.pathname = `/${name}`;
  await onDatabase(filled.href, fill);
};

/** A migrated database, and copies of it with the sample office and with the demonstration office. */
const createTemplates = async (url: string): Promise<void> => {
  const { sample, demo } = officeTemplates;
  await onDatabase(url, async (sql) => {
    await migrate(sql, await readMigrations());
    // A second for each test centre otherwise.
    await (await startBoss(sql, { warn: () => undefined })).stop();
  });
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  await onDatabase(maintenance.href, async (sql) => {
    const migrated = new URL(url).pathname.slice(1);
    for (const name of [sample, demo]) await sql`create database ${sql(name)} template ${sql(migrated)}`;
  });
  await Promise.all([
    fillTemplate(url, sample, async (sql) => saveOffice(sql, await sampleOffice())),
    fillTemplate(url, demo, seedDemoOffice),
  ]);
};

/** A real PostgreSQL with migrated databases to copy. Stopping it removes all its data. */
export const startTestCluster = async (): Promise<TestCluster> => {
  const folder = await mkdtemp(join(memoryFolder(), "counterstar-centre-test-"));
  await chmod(folder, 0o711);
  const { url, stop } = await startEmbeddedDatabase(folder, () => undefined);
  await createTemplates(url);
  return {
    templateUrl: url,
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
