import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { RoleName } from "../contract/office/accounts/roles.ts";
import { sentenceOf } from "../contract/problems/sentences.ts";
import { firstLink } from "./accounts/account-links.ts";
import type { Caller } from "./accounts/sessions.ts";
import type { SingleSignOnSettings } from "./accounts/single-sign-on/provider.ts";
import { buildApp } from "./app.ts";
import type { PolicyOverride } from "./centre.ts";
import { migrate } from "./database/migrate.ts";
import { readMigrations } from "./database/migrations.ts";
import { connect, type Sql } from "./database/sql.ts";
import { openDemoAccounts } from "./demo-office/demo-accounts.ts";
import { isDemonstration } from "./demo-office/demonstration-mark.ts";
import { seedDemoOffice } from "./demo-office/seed-demo-office.ts";
import { startAlerts } from "./devices/alerts/alert-service.ts";
import { type AlertSettings, openChannels } from "./devices/alerts/open-channels.ts";
import { openDigests } from "./digests/open-digests.ts";
import { startRollUp } from "./figures/roll-up/start-rounds.ts";
import { proxiesAmong } from "./http/addresses.ts";
import type { RequestLimits } from "./http/limits.ts";
import { jobWorks } from "./job-works.ts";
import { type Boss, startBoss } from "./jobs/boss.ts";
import { startJobs } from "./jobs/start-jobs.ts";
import { isIdentityOf, isSealingKeyOf } from "./keys/centre-identity.ts";
import { openPepperRoot } from "./keys/pepper.ts";
import { openSealingKeys, type SealingKeys, sealingKeyFile } from "./keys/sealing-key.ts";
import { openSigner, type Signer, signingKeyFile } from "./keys/signing-key.ts";
import type { MailServer } from "./mail/mail-sender.ts";
import { needs } from "./needs.ts";
import { openNotices } from "./notices/open-notices.ts";
import { openReceiver, type ReceiverSettings } from "./notices/open-receiver.ts";
import { openPlatform, type PlatformSettings } from "./platform/open-platform.ts";
import { startPlatform } from "./platform/start-platform.ts";
import { startErasing } from "./rectification/start-erasing.ts";
import { openSms } from "./sms/open-sms.ts";
import { StartupTrouble } from "./startup-trouble.ts";
import { readNeeds } from "./today/read-needs.ts";

export interface StartParameters {
  readonly databaseUrl: string;
  /** Holds the signing key, the sealing key and the pepper root; all are created at first start. */
  readonly dataFolder: string;
  readonly host: string;
  /** 0: the system chooses. */
  readonly port: number;
  /** The address of the centre for citizens' phones; by default the one that it listens on. */
  readonly publicUrl: string | undefined;
  /** Seeds the demonstration office where the database has no unit. */
  readonly isDemo: boolean;
  readonly policy: PolicyOverride;
  /** The office's provider, where it has one. */
  readonly singleSignOn?: SingleSignOnSettings | undefined;
  readonly authenticatorRoles?: readonly RoleName[] | undefined;
  /** The channels of alerts besides the page. */
  readonly alerts: AlertSettings;
  /** The mail server of digests; none by default. */
  readonly mail?: MailServer | null;
  /** The platform that ratings are uploaded to; none by default. */
  readonly platform?: PlatformSettings | null;
  /** The program that notices of work are posted to; none by default. */
  readonly notices?: ReceiverSettings | null;
  /** The file that describes how text messages are sent; none by default. */
  readonly smsFile?: string | null;
  readonly limits: RequestLimits;
  /** Proxies on other machines that may name the client. */
  readonly proxies: readonly string[];
  readonly clock: () => number;
  readonly logger: FastifyBaseLogger;
}

export interface RunningCentre {
  readonly url: string;
  /** The office's page; as long as there is no account, with the one-time link that creates the first one. Secret. */
  readonly officeAddress: string;
  /** The password of the invented accounts of a demonstration; undefined otherwise. Secret. */
  readonly demoPassword: string | undefined;
  readonly sql: Sql;
  readonly stop: () => Promise<void>;
}

const connectionsOfPool = 10;
/** How long running requests may take when the centre stops, milliseconds. */
const gracePeriodMs = 3_000;
const webPagesFolder = fileURLToPath(new URL("../out/central-web/", import.meta.url));

const prepareDatabase = async (sql: Sql, { isDemo, dataFolder }: StartParameters): Promise<string | undefined> => {
  const migrated = await migrate(sql, await readMigrations());
  if (!migrated.ok) throw new StartupTrouble(sentenceOf(migrated.problem, "zh"), sentenceOf(migrated.problem, "en"));
  if (isDemo) await seedDemoOffice(sql);
  return (await isDemonstration(sql)) ? openDemoAccounts(sql, dataFolder) : undefined;
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

/** PostgreSQL's code for a user who lacks a right. */
const notAllowed = "42501";

const startAllowedBoss = async (sql: Sql, logger: FastifyBaseLogger): Promise<Boss> => {
  try {
    return await startBoss(sql, logger);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === notAllowed)) throw error;
    throw new StartupTrouble(
      "数据库用户没有建立模式 counterstar_jobs 的权限。请由管理员执行：grant create on database <库名> to <用户>。",
      "The database user may not create the schema counterstar_jobs. As an administrator, run: grant create on database <name> to <user>.",
    );
  }
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
  const { dataFolder, host, port, policy, singleSignOn, authenticatorRoles } = parameters;
  const { limits, proxies, clock, logger } = parameters;
  const demoPassword = await prepareDatabase(sql, parameters);
  const signer = await openTrustedSigner(sql, dataFolder);
  const sealingKeys = await openKnownSealingKeys(sql, dataFolder);
  const pepperRoot = await openPepperRoot(dataFolder);
  let url = "";
  const publicUrl = () => parameters.publicUrl ?? url;
  const channels = await openChannels(parameters.alerts, dataFolder);
  const opened = parameters.platform ? await openPlatform(parameters.platform) : null;
  const receiver = parameters.notices ? await openReceiver(parameters.notices) : null;
  const sms = parameters.smsFile ? await openSms(parameters.smsFile) : null;
  const boss = await startAllowedBoss(sql, logger);
  const jobs = await startJobs({ boss, sql, logger, doWork: jobWorks({ sql, clock }) });
  const mail = parameters.mail ?? null;
  const needsOf = (caller: Caller) => readNeeds(needs, { centre: { sql, clock, authenticatorRoles }, caller });
  const digests = openDigests({ boss, sql, logger, clock, mail, officeUrl: publicUrl, readNeeds: needsOf });
  const stopping = new AbortController();
  const platform = await startPlatform({ boss, sql, logger, clock, platform: opened, stopping: stopping.signal });
  const posting = { receiver, officeUrl: publicUrl, stopping: stopping.signal };
  const notices = openNotices({ boss, sql, logger, clock, ...posting });
  const keys = { signer, sealingKeys, pepperRoot };
  const centre = { sql, ...keys, clock, random: randomBytes, policy, publicUrl, jobs, digests, platform, notices, sms };
  const app = buildApp({
    ...centre,
    singleSignOn,
    authenticatorRoles,
    logger,
    webPagesFolder,
    limits,
    isProxy: proxiesAmong(proxies),
  });
  const listenAndSend = async (): Promise<void> => {
    url = await listen(app, host, port);
    await digests.start();
    await notices.start();
    await startErasing({ boss, sql, logger, clock });
  };
  await listenAndSend().catch(async (error: unknown) => {
    stopping.abort();
    await jobs.stop();
    await app.close();
    throw error;
  });
  const stopAlerts = startAlerts({ sql, channels, clock, logger });
  const stopRollUp = startRollUp({ sql, databaseUrl: parameters.databaseUrl, clock, logger });
  const stop = async () => {
    await stopAlerts();
    await stopRollUp();
    stopping.abort();
    await jobs.stop();
    // A client that has connected and sent nothing yet would keep the server open for a minute.
    const impatience = setTimeout(() => app.server.closeAllConnections(), gracePeriodMs);
    await app.close();
    clearTimeout(impatience);
    await sql.end();
  };
  const officeAddress = (await firstLink(sql, url, new Date(clock()))) ?? `${url}/`;
  return { url, officeAddress, demoPassword, sql, stop };
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
