import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Logger, pino } from "pino";
import type { SingleSignOnSettings } from "../../../central/accounts/single-sign-on/provider.ts";
import type { PolicyOverride } from "../../../central/centre.ts";
import type { Sql } from "../../../central/database/sql.ts";
import type { AlertSettings } from "../../../central/devices/alerts/open-channels.ts";
import { issueEnrolmentCode } from "../../../central/devices/enrolment/enrolment-code.ts";
import { judgeSignals } from "../../../central/figures/roll-up/judge-signals.ts";
import { areFiguresBehind, areSignalsBehind, rollUp } from "../../../central/figures/roll-up/roll-up.ts";
import { type RequestLimits, usualLimits } from "../../../central/http/limits.ts";
import type { MailServer } from "../../../central/mail/mail-sender.ts";
import type { ReceiverSettings } from "../../../central/notices/open-receiver.ts";
import type { PlatformSettings } from "../../../central/platform/open-platform.ts";
import { startCentre as startRealCentre } from "../../../central/start-centre.ts";
import type { RoleName } from "../../../contract/office/accounts/roles.ts";
import type { WindowKey } from "../../../contract/office/devices/enrolment-codes.ts";
import { type PageHeaders, pageHeadersOf } from "./page-headers.ts";
import { sampleWindow } from "./sample-office.ts";
import { openTestDatabase } from "./test-database.ts";

export interface TestCentreOptions {
  /** The folder of the keys; a centre restarted on the same folder, in the same run, finds its keys and database. */
  readonly dataFolder?: string;
  /** 0, the default, lets the system choose. */
  readonly port?: number;
  /** The demonstration office in place of the sample office. */
  readonly demo?: boolean;
  readonly policy?: PolicyOverride;
  readonly singleSignOn?: SingleSignOnSettings;
  readonly authenticatorRoles?: readonly RoleName[];
  /** The receivers of alerts; none by default. */
  readonly alerts?: AlertSettings;
  /** The mail server of digests; none by default. */
  readonly mail?: MailServer;
  /** The platform that ratings are uploaded to; none by default. */
  readonly platform?: PlatformSettings;
  /** The program that notices of work are posted to; none by default. */
  readonly notices?: ReceiverSettings;
  /** The file that describes how text messages are sent; none by default. */
  readonly smsFile?: string;
  /** The address for citizens' phones; the centre's own by default. */
  readonly publicUrl?: string;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  readonly logger?: Logger;
  /** Limits of connections and bodies; the usual ones by default. */
  readonly limits?: Partial<RequestLimits>;
}

export interface TestCentre {
  /** Without a slash at its end. */
  readonly url: string;
  /** Of a person of the city office, whose work is stored as done by `cityPerson`. */
  readonly asCity: PageHeaders;
  /** Of the invented accounts of a demonstration. */
  readonly demoPassword: string | undefined;
  readonly sql: Sql;
  readonly databaseUrl: string;
  /** Counts and publishes the figures and judges the signals now; the centre does so by itself every second. */
  readonly rollUp: () => Promise<void>;
  /** For window 3 of unit 330100-XZFW by default. */
  readonly newEnrolmentCode: (window?: WindowKey) => Promise<string>;
  /** Closes everything; a second call has no effect. */
  readonly stop: () => Promise<void>;
}

export const cityPerson = "赵科长";

const noAlerts: AlertSettings = { webhookUrl: null, mail: null };

const once = (work: () => Promise<void>): (() => Promise<void>) => {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
};

/** The real centre on a real PostgreSQL, with an office in it, listening on the loopback address. */
export const startCentre = async (options: TestCentreOptions = {}): Promise<TestCentre> => {
  const {
    port = 0,
    demo = false,
    policy = {},
    alerts = noAlerts,
    clock = Date.now,
    logger = pino({ level: "silent" }),
  } = options;
  const database = await openTestDatabase(options.dataFolder, demo ? "demo" : "sample");
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), "counterstar-centre-keys-")));
  const { publicUrl } = options;
  const limits = { ...usualLimits, ...options.limits };
  const shared = {
    dataFolder,
    host: "127.0.0.1",
    port,
    publicUrl,
    isDemo: demo,
    policy,
    singleSignOn: options.singleSignOn,
    authenticatorRoles: options.authenticatorRoles,
    alerts,
    mail: options.mail ?? null,
    platform: options.platform ?? null,
    notices: options.notices ?? null,
    smsFile: options.smsFile ?? null,
    limits,
    proxies: [],
    clock,
    logger,
  };
  const centre = await startRealCentre({ databaseUrl: database.url, ...shared });
  const asCity = await pageHeadersOf(centre.sql, cityPerson);
  return {
    url: centre.url,
    asCity,
    demoPassword: centre.demoPassword,
    sql: centre.sql,
    databaseUrl: database.url,
    rollUp: async () => {
      const at = new Date(clock());
      do {
        await rollUp(centre.sql, at);
        await judgeSignals(centre.sql, { at });
      } while ((await areFiguresBehind(centre.sql, at)) || (await areSignalsBehind(centre.sql)));
    },
    newEnrolmentCode: (window = sampleWindow) => issueEnrolmentCode(centre.sql, window, { clock, random: randomBytes }),
    stop: once(async () => {
      await centre.stop();
      await database.close();
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
    }),
  };
};
