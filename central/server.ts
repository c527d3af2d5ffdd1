import { ConnectionLost } from "./database/connection-lost.ts";
import { createLogger } from "./http/logging.ts";
import { locateDataFolder, makeDataFolder } from "./postgresql/data-folder.ts";
import { startEmbeddedDatabase } from "./postgresql/embedded-database.ts";
import { readSettings, type Settings } from "./settings.ts";
import { startCentre } from "./start-centre.ts";
import { StartupTrouble } from "./startup-trouble.ts";

const logger = createLogger();
const say = (remark: string) => logger.warn(remark);

type Stop = () => Promise<void>;

/** The started parts, the last one first: the order in which they are stopped. */
const started: Stop[] = [];

const stopAll = async (): Promise<void> => {
  for (let stop = started.shift(); stop; stop = started.shift()) await stop();
};

const openDatabase = async ({ databaseUrl }: Settings, dataFolder: string): Promise<string> => {
  if (databaseUrl !== undefined) return databaseUrl;
  const embedded = await startEmbeddedDatabase(dataFolder, say);
  started.unshift(embedded.stop);
  return embedded.url;
};

/** PostgreSQL's codes for a user that it refuses, or a database that does not exist. */
const refused = /^(28\w{3}|3D000)$/;

const explain = (error: unknown): never => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!(error instanceof ConnectionLost) && !refused.test(code)) throw error;
  throw new StartupTrouble(
    `连不上数据库（${code}）。请检查 DATABASE_URL 的主机、端口、库名、用户和密码，以及数据库是否在运行。`,
    `The database cannot be reached (${code}). Check host, port, name, user and password in DATABASE_URL, and that the database is running.`,
  );
};

const start = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const { folder: dataFolder, remark } = await locateDataFolder(settings.dataFolder);
  if (remark !== undefined) say(remark);
  await makeDataFolder(dataFolder);
  const databaseUrl = await openDatabase(settings, dataFolder);
  const parameters = { ...settings, databaseUrl, dataFolder, clock: Date.now, logger };
  const centre = await startCentre(parameters).catch(explain);
  started.unshift(centre.stop);
  // One line for the calling process; the office's address may contain a link and is not logged.
  const { url: listening, officeAddress: office, demoPassword } = centre;
  const line = { listening, office, demoPassword, dataFolder };
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

const fail = async (error: unknown): Promise<never> => {
  if (error instanceof StartupTrouble) process.stderr.write(`${error.message}\n`);
  else logger.fatal({ err: error }, "the centre ends");
  await stopAll().catch(() => undefined);
  process.exit(1);
};

const beginning = start();

let isAskedToStop = false;

/** Waits for a running start, so that nothing it opens is left behind; a second signal still ends in order. */
const stopOnSignal = (): void => {
  if (isAskedToStop) return;
  isAskedToStop = true;
  void beginning
    .then(stopAll)
    .then(() => process.exit(0))
    .catch(fail);
};

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, stopOnSignal);
process.once("uncaughtException", (error) => void fail(error));
await beginning.catch(fail);
