import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { readVersion } from "../../../central/policy/read-policy.ts";
import type { Picture } from "../../../central/roster/records/office-records.ts";
import { saveOffice } from "../../../central/roster/records/save-office.ts";
import { ConfigurationDocument, type Policy } from "../../../contract/sync/configuration.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { changePolicy } from "../../support/centre/change-policy.ts";
import { enrolDevice, sendAs, type TestDevice } from "../../support/centre/device.ts";
import { verifiedText } from "../../support/centre/receipts.ts";
import { type sampleMember, sampleOffice } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

export interface Configured {
  centre: TestCentre;
  /** For each test a new one, at window 3. */
  device: TestDevice;
  nowMs: number;
}

/** A centre that has the sample office, and the policy it began with, at the start of each test. */
export const configuredDevice = () => {
  const office = { nowMs: Date.parse("2026-03-01T01:00:00.000Z") } as Configured;
  beforeAll(async () => {
    office.centre = await startCentre({ clock: () => office.nowMs });
  });
  beforeEach(async () => {
    const { sql } = office.centre;
    office.device = await enrolDevice(office.centre);
    await saveOffice(sql, await sampleOffice());
    const first = await readVersion(sql, 0);
    if (first.ok) await changePolicy(sql, first.value, new Date(office.nowMs));
  });
  afterAll(() => office.centre.stop());

  const ask = (have: number | string, asker: TestDevice = office.device) =>
    sendAs(asker, { method: "GET", path: `${syncPaths.configuration}?have=${have}` });

  const documentFor = async (asker: TestDevice = office.device, have = 0) =>
    ConfigurationDocument.parse(JSON.parse(await verifiedText(asker, await ask(have, asker))));

  const saveStaff = async (...staff: readonly ReturnType<typeof sampleMember>[]) =>
    saveOffice(office.centre.sql, { ...(await sampleOffice()), staff });

  return { office, ask, documentFor, saveStaff };
};

export const defaultPolicy: Policy = {
  promptMs: 30_000,
  reasonsMs: 30_000,
  thanksMs: 10_000,
  changeWithinMs: 8_000,
  formMs: 60_000,
  walkUp: false,
  allowMouseRating: false,
  badgeLogin: "with-pin",
  sound: { volume: 0.6, quietHours: [] },
  logOutAsksPin: true,
  allowTwoWindows: false,
  responsibleOffice: { zh: "主管部门", en: "the responsible department" },
  complaintDays: 5,
  calendar: { off: [], worked: [] },
};

export const hashOf = (picture: Picture | null): string | null =>
  picture && createHash("sha256").update(picture.bytes).digest("hex");
