import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { issueEnrolmentCode } from "../../../central/devices/enrolment/enrolment-code.ts";
import { usualLimits } from "../../../central/http/limits.ts";
import { startEmbeddedDatabase } from "../../../central/postgresql/embedded-database.ts";
import { saveOffice } from "../../../central/roster/records/save-office.ts";
import { startCentre } from "../../../central/start-centre.ts";
import { atTheEnd } from "../../bench/support/clean-up.ts";
import { sampleOffice, sampleWindow } from "../../support/centre/sample-office.ts";
import type { TrialTime } from "./time.ts";
import type { TrialCentre } from "./trial.ts";

/** The real centre on its own PostgreSQL, below a folder that may be in memory: no trial cuts its power. */
export const startWireCentre = async (parentFolder: string, clock: TrialTime["centreMs"]): Promise<TrialCentre> => {
  const dataFolder = await mkdtemp(join(parentFolder, "counterstar-wire-centre-"));
  atTheEnd(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 5 }));
  await chmod(dataFolder, 0o711);
  const database = await startEmbeddedDatabase(dataFolder, () => undefined);
  atTheEnd(database.stop);
  const centre = await startCentre({
    databaseUrl: database.url,
    dataFolder,
    host: "127.0.0.1",
    port: 0,
    publicUrl: undefined,
    isDemo: false,
    policy: {},
    alerts: { webhookUrl: null, mail: null },
    limits: usualLimits,
    proxies: [],
    clock,
    logger: pino({ level: "silent" }),
  });
  atTheEnd(centre.stop);
  await saveOffice(centre.sql, await sampleOffice());
  const { url, sql } = centre;
  return { url, sql, newEnrolmentCode: () => issueEnrolmentCode(sql, sampleWindow, { clock, random: randomBytes }) };
};
