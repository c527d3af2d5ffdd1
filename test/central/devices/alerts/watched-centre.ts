import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { alertRounds, type StartGrace } from "../../../../central/devices/alerts/alert-service.ts";
import type { Channel } from "../../../../central/devices/alerts/channel.ts";
import { openChannels } from "../../../../central/devices/alerts/open-channels.ts";
import { revokeDevice } from "../../../../central/devices/revoke-device.ts";
import { alertsQuestion } from "../../../../contract/office/devices/alerts.ts";
import { askOffice } from "../../../support/centre/ask-office.ts";
import { enrolDevice, type TestDevice, upload } from "../../../support/centre/device.ts";
import { endOf, startedDraft, writeLedger } from "../../../support/centre/ledger.ts";
import { startCentre, type TestCentre } from "../../../support/centre/start-centre.ts";

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export interface Watched {
  centre: TestCentre;
  /** For each test a new one, at window 3. */
  device: TestDevice;
  nowMs: number;
  dataFolder: string;
  warnings: unknown[];
}

/** The grace period of a centre that has always been running, however far a test moves the clock. */
export const always: StartGrace = { isOver: () => true, noteLook: () => undefined };

/** A centre whose devices are watched; each test begins ten days later, without alerts. */
export const watchedCentre = () => {
  const office = { nowMs: Date.parse("2026-03-01T01:00:00.000Z") } as Watched;
  beforeAll(async () => {
    office.centre = await startCentre({ clock: () => office.nowMs });
  });
  beforeEach(async () => {
    office.nowMs += 10 * dayMs;
    office.warnings = [];
    office.dataFolder = await mkdtemp(join(tmpdir(), "counterstar-alerts-"));
    // Alerts of the test before are old by now; only new ones may be sent.
    await office.centre.sql`delete from alerts`;
    office.device = await enrolDevice(office.centre);
    await upload(office.device, writeLedger(office.device.id, [startedDraft()]));
  });
  afterEach(async () => {
    await revokeDevice(office.centre.sql, office.device.id, new Date(office.nowMs));
    await rm(office.dataFolder, { recursive: true });
  });
  afterAll(() => office.centre.stop());

  const watching = (channels: readonly Channel[], { sql = office.centre.sql, grace = always } = {}) => {
    const logger = { warn: (facts: unknown) => void office.warnings.push(facts) };
    return alertRounds({ sql, channels, clock: () => office.nowMs, logger, grace });
  };

  const rounds = async (ways: { readonly webhook?: string; readonly smtpUrl?: string } = {}) => {
    const to = { from: "centre@office.example", to: ["it@office.example", "hall@office.example"] };
    const mail = ways.smtpUrl === undefined ? null : { smtpUrl: ways.smtpUrl, ...to };
    return watching(await openChannels({ webhookUrl: ways.webhook ?? null, mail }, office.dataFolder));
  };

  const ask = (path: string, body?: unknown, headers = office.centre.asCity) =>
    fetch(`${office.centre.url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });

  const listed = async () => {
    const alerts = await askOffice(office.centre, alertsQuestion);
    return alerts.filter((alert) => alert.device === office.device.id);
  };

  const kinds = async () =>
    (await listed()).map(({ kind, times }) => (times > 1 ? `${kind} x${times}` : kind)).reverse();

  const speak = () => upload(office.device, [], endOf(writeLedger(office.device.id, [startedDraft()])));

  const lose = async (round: () => Promise<unknown>): Promise<void> => {
    await round();
    office.nowMs += dayMs;
    await round();
  };

  return { office, watching, rounds, ask, listed, kinds, speak, lose };
};
