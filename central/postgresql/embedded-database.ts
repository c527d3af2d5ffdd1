import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { connect } from "../database/sql.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { type Access, createAccess, readAccess, urlOf, writeAccess } from "./access-file.ts";
import { installedBinaries, reachableBinaries } from "./binaries.ts";
import { createCluster } from "./create-cluster.ts";
import { clusterFolder, holdsCluster } from "./data-folder.ts";
import { linkLibraries } from "./library-links.ts";
import { ensurePostgresUser, isRoot } from "./postgres-user.ts";
import { removeStalePidFile, runningServer, stopServer } from "./postmaster.ts";
import { endServer, type ServerPlan, startServer } from "./run-server.ts";
import { type LockHolder, lockHolder, takeServerLock } from "./server-lock.ts";

export interface EmbeddedDatabase {
  /** Address of the centre's database, with its password. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

type Say = (remark: string) => void;

const alreadyRunning = (dataFolder: string, { pid }: LockHolder): StartupTrouble => {
  const end = process.platform === "win32" ? `taskkill /pid ${pid}` : `kill ${pid}`;
  const [zh, en] = pid ? [`（进程 ${pid}，可用 ${end} 结束）`, ` (process ${pid}; "${end}" ends it)`] : ["", ""];
  return new StartupTrouble(
    `另一个中心${zh}正在使用数据目录 ${dataFolder}，这一次启动已取消。`,
    `Another centre${en} is using the data folder ${dataFolder}. This start was cancelled.`,
  );
};

/** Stops the PostgreSQL that a killed centre left running; refuses where a running centre uses it. */
const clearLeftovers = async (dataFolder: string, access: Access, say: Say): Promise<void> => {
  const cluster = clusterFolder(dataFolder);
  const pid = await runningServer(cluster);
  if (pid !== undefined) {
    const holder = await lockHolder(urlOf(access, "postgres"));
    if (holder) throw alreadyRunning(dataFolder, holder);
    say(`stopping PostgreSQL (process ${pid}), which a killed centre left running`);
    await stopServer(cluster, pid);
  }
  await removeStalePidFile(cluster);
};

const passwordLost = (dataFolder: string): StartupTrouble =>
  new StartupTrouble(
    `数据目录 ${dataFolder} 里有数据库，但缺少记录其口令的 database.json。请从备份恢复该文件。`,
    `The data folder ${dataFolder} has a database, but database.json with its password is missing. Restore that file from a backup.`,
  );

const knownAccess = async (dataFolder: string): Promise<Access> => {
  const known = await readAccess(dataFolder);
  if (known) return known;
  if (await holdsCluster(dataFolder)) throw passwordLost(dataFolder);
  const access = createAccess();
  // Written before the cluster is created with it: a lost password would make the cluster unreachable.
  await writeAccess(dataFolder, access);
  return access;
};

/** A port on the loopback address that is free at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });

const prepare = async (dataFolder: string, say: Say): Promise<ServerPlan> => {
  const installed = await installedBinaries();
  const user = isRoot() ? await ensurePostgresUser() : undefined;
  const binaries = user ? await reachableBinaries(installed, user, say) : installed;
  await linkLibraries(binaries.folder);
  const cluster = clusterFolder(dataFolder);
  const known = await knownAccess(dataFolder);
  await createCluster(binaries, cluster, known.password, user);
  await clearLeftovers(dataFolder, known, say);
  const access = { ...known, port: await freePort() };
  await writeAccess(dataFolder, access);
  return { binaries, cluster, logFile: join(dataFolder, "postgres.log"), access, user };
};

const createDatabase = async (access: Access): Promise<void> => {
  const sql = connect(urlOf(access, "postgres"), { connections: 1 });
  try {
    const name = new URL(urlOf(access)).pathname.slice(1);
    const found = await sql`select from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end();
  }
};

/** Restarts PostgreSQL whenever it ends unexpectedly; requests are refused as unavailable in the meantime. */
const keepRunning = async (plan: ServerPlan, say: Say): Promise<{ readonly stop: () => Promise<void> }> => {
  const maintenanceUrl = urlOf(plan.access, "postgres");
  let server = await startServer(plan);
  let lock = await takeServerLock(maintenanceUrl);
  let isStopping = false;
  const restart = async (): Promise<void> => {
    if (isStopping) return;
    say("PostgreSQL ended unexpectedly and is being restarted");
    await lock?.release();
    await wait(1_000);
    if (isStopping) return;
    server = await startServer(plan);
    watch();
    lock = await takeServerLock(maintenanceUrl);
  };
  const watch = () => {
    server.once(
      "exit",
      () => void restart().catch((error: unknown) => say(`PostgreSQL could not be restarted: ${String(error)}`)),
    );
  };
  watch();
  const stop = async () => {
    isStopping = true;
    await lock?.release();
    await endServer(server);
  };
  return { stop };
};

/** Runs the centre's own PostgreSQL in its data folder, which must exist. Throws `StartupTrouble`. */
export const startEmbeddedDatabase = async (dataFolder: string, say: Say): Promise<EmbeddedDatabase> => {
  const plan = await prepare(dataFolder, say);
  const { stop } = await keepRunning(plan, say);
  await createDatabase(plan.access);
  return { url: urlOf(plan.access), stop };
};
