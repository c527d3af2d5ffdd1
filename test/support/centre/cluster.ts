import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "../../../central/database/migrate.ts";
import { readMigrations } from "../../../central/database/migrations.ts";
import { connect } from "../../../central/database/sql.ts";
import { startEmbeddedDatabase } from "../../../central/postgresql/embedded-database.ts";

export interface TestCluster {
  /** Address of the migrated template database; its path is the template's name. */
  readonly templateUrl: string;
  readonly stop: () => Promise<void>;
}

const migrateTemplate = async (url: string): Promise<void> => {
  const sql = connect(url, { connections: 1 });
  await migrate(sql, await readMigrations());
  await sql.end();
};

/** A real PostgreSQL with one migrated, empty database to copy. Stopping it removes all its data. */
export const startTestCluster = async (): Promise<TestCluster> => {
  const folder = await mkdtemp(join(tmpdir(), "counterstar-centre-test-"));
  await chmod(folder, 0o711);
  const { url, stop } = await startEmbeddedDatabase(folder, () => undefined);
  await migrateTemplate(url);
  return {
    templateUrl: url,
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
