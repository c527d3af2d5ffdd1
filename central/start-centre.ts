import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import { sentenceOf } from "../contract/problems/sentences.ts";
import { buildApp } from "./app.ts";
import type { PolicyOverride } from "./centre.ts";
import { migrate } from "./database/migrate.ts";
import { readMigrations } from "./database/migrations.ts";
import { connect, type Sql } from "./database/sql.ts";
import { seedDemoOffice } from "./demo-office/seed-demo-office.ts";
import { startAlerts } from "./devices/alerts/alert-service.ts";
import { type AlertSettings, openChannels } from "./devices/alerts/open-channels.ts";
import { proxiesAmong } from "./http/addresses.ts";
import type { RequestLimits } from "./http/limits.ts";
import { isIdentityOf, isSealingKeyOf } from "./keys/centre-identity.ts";
import { openOfficeKey } from "./keys/office-key.ts";
import { openPepperRoot } from "./keys/pepper.ts";
import { openSealingKeys, type SealingKeys, sealingKeyFile } from "./keys/sealing-key.ts";
import { openSigner, type Signer, signingKeyFile } from "./keys/signing-key.ts";
import { StartupTrouble } from "./startup-trouble.ts";

export interface StartParameters {
  readonly databaseUrl: string;
  /** Holds the signing key, the sealing key, the pepper root and the office key; all are created at first start. */
  readonly dataFolder: string;
  readonly host: string;
  /** 0: the system chooses. */
  readonly port: number;
  /** The address of the centre for citizens' phones; by default the one that it listens on. */
  readonly publicUrl: string | undefined;
  /** Seeds the demonstration office where the database has no unit. */
  readonly isDemo: boolean;
  readonly policy: PolicyOverride;
  /** The channels of alerts besides the page. */
  readonly alerts: AlertSettings;
  readonly limits: RequestLimits;
  /** Proxies on other machines that may name the client. */
  readonly proxies: readonly string[];
  readonly clock: () => number;
  readonly logger: FastifyBaseLogger;
}

export interface RunningCentre {
  readonly url: string;
  readonly officeKey: string;
  readonly sql: Sql;
  readonly stop: () => Promise<void>;
}

const connectionsOfPool = 10;
/** How long running requests may take when the centre stops, milliseconds. */
const gracePeriodMs = 3_000;
const webPagesFolder = fileURLToPath(new URL("../out/central-web/", import.meta.url));

const prepareDatabase = async (sql: Sql, isDemo: boolean): Promise<void> => {
  const migrated = await migrate(sql, await readMigrations());
  if (!migrated.ok) throw new StartupTrouble(sentenceOf(migrated.problem, "zh"), sentenceOf(migrated.problem, "en"));
  if (isDemo) await seedDemoOffice(sql);
};

const openTrustedSigner = async (sql: Sql, dataFolder: string): Promise<Signer> => {
  const signer = await openSigner(dataFolder);
  if (await isIdentityOf(sql, signer)) return signer;
  const file = signingKeyFile(dataFolder);
  throw new StartupTrouble(
    `签名密钥 ${file} 与数据库登记的不一致，已入网的设备不会认它。请恢复原来的密钥文件。`,
    `The signing key ${file} does not match the one in the database. Enrolled devices will not accept it. Restore the original key file.`,
  );
};

const openKnownSealingKeys = async (sql: Sql, dataFolder: string): Promise<SealingKeys> => {
  const keys = await openSealingKeys(dataFolder);
  if (await isSealingKeyOf(sql, keys)) return keys;
  const file = sealingKeyFile(dataFolder);
  throw new StartupTrouble(
    `投诉加密密钥 ${file} 与数据库登记的不一致，用它打不开以前的投诉。请恢复原来的密钥文件。`,
    `The sealing key ${file} does not match the one in the database. It cannot open earlier complaints. Restore the original key file.`,
  );
};

const listen = async (app: FastifyInstance, host: string, port: number): Promise<string> => {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupTrouble(
      `无法在 ${host}:${port} 上提供服务（${reason}）。请检查 COUNTERSTAR_CENTRE_HOST 和 COUNTERSTAR_CENTRE_PORT。`,
      `Cannot listen on ${host}:${port} (${reason}). Check COUNTERSTAR_CENTRE_HOST and COUNTERSTAR_CENTRE_PORT.`,
    );
  }
};

const run = async (sql: Sql, parameters: StartParameters): Promise<RunningCentre> => {
  const { dataFolder, host, port, isDemo, policy, limits, proxies, clock, logger } = parameters;
  await prepareDatabase(sql, isDemo);
  const signer = await openTrustedSigner(sql, dataFolder);
  const sealingKeys = await openKnownSealingKeys(sql, dataFolder);
  const pepperRoot = await openPepperRoot(dataFolder);
  const officeKey = await openOfficeKey(dataFolder);
  let url = "";
  const publicUrl = () => parameters.publicUrl ?? url;
  const centre = { sql, signer, sealingKeys, pepperRoot, officeKey, clock, random: randomBytes, policy, publicUrl };
  const app = buildApp({ ...centre, logger, webPagesFolder, limits, isProxy: proxiesAmong(proxies) });
  const channels = await openChannels(parameters.alerts, dataFolder);
  url = await listen(app, host, port);
  const stopAlerts = startAlerts({ sql, channels, clock, logger });
  const stop = async () => {
    await stopAlerts();
    // A client that has connected and sent nothing yet would keep the server open for a minute.
    const impatience = setTimeout(() => app.server.closeAllConnections(), gracePeriodMs);
    await app.close();
    clearTimeout(impatience);
    await sql.end();
  };
  return { url, officeKey, sql, stop };
};

/** Migrates the database, opens the keys and listens. Throws `StartupTrouble`; everything is closed then. */
export const startCentre = async (parameters: StartParameters): Promise<RunningCentre> => {
  const onNotice = (message: string) => parameters.logger.debug({ message }, "notice of PostgreSQL");
  const sql = connect(parameters.databaseUrl, { connections: connectionsOfPool, onNotice });
  try {
    return await run(sql, parameters);
  } catch (error) {
    await sql.end();
    throw error;
  }
};
